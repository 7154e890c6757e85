"""The journal of kept work: what is on the table, and as much of the way there as fits."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from remitcalc.files.grammar import BrokenError
from remitcalc.files.kept.states import StateReader, pieces_of, state_said
from remitcalc.model.message import ModelError
from remitcalc.model.work import Step, Work

if TYPE_CHECKING:
    from remitcalc.files.kept.shelf import Shelf
    from remitcalc.files.problems import Problems
    from remitcalc.model.document import Document

NEWEST_FORMAT: Final = 1
MOST_STEPS: Final = 200
MOST_BYTES: Final = 64_000_000
"""Of all pieces that a journal needs for its steps, beside those of the present state."""

_FAULTS = (BrokenError, ModelError, KeyError, TypeError, ValueError, IndexError, AttributeError)


class Told(NamedTuple):
    """What a journal tells without any piece being read; `time` is that of the last edit, in UTC.

    `is_saved`: a file holds all of it.
    """

    title: str
    path: str
    time: datetime.datetime
    is_saved: bool


class Journal:
    """Says work as a journal; what it said of a document is known again.

    Documents must never change once they are here.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._said: dict[int, tuple[Document, dict[str, Any]]] = {}
        self._there: set[str] = set()

    def said(self, work: Work, time: datetime.datetime) -> tuple[bytes, set[str]]:
        """Return the journal of work, and the digests of all pieces that it needs.

        Raises
        ------
        NotWrittenError
            A piece could not be written.
        """
        self._there = self._shelf.present()
        first, last = self._fitting(work)
        steps = work.steps[first:last]
        places: dict[int, int] = {}
        states: list[dict[str, Any]] = []

        def place(document: Document) -> int:
            if id(document) not in places:
                places[id(document)] = len(states)
                states.append(self._state(document))
            return places[id(document)]

        index = work.index - first
        is_clean_kept = work.clean is not None and first <= work.clean <= last
        table = {
            "format": NEWEST_FORMAT,
            "time": time.isoformat(timespec="milliseconds"),
            "title": work.title,
            "path": work.path,
            "digest": work.digest,
            "index": index,
            "clean": work.clean - first if work.clean is not None and is_clean_kept else None,
            "is_saved": work.is_saved,
            "present": place(work.document),
            "steps": [[step.name, place(step.before), place(step.after)] for step in steps],
            "states": states,
        }
        kept = {id(work.document), *(id(d) for s in steps for d in (s.before, s.after))}
        self._said = {at: said for at, said in self._said.items() if at in kept}
        used = set().union(*map(pieces_of, states))
        return json.dumps(table, separators=(",", ":")).encode(), used

    def _state(self, document: Document) -> dict[str, Any]:
        known = self._said.get(id(document))
        # Pieces that vanished are written again.
        if known is None or known[0] is not document or not pieces_of(known[1]) <= self._there:
            known = document, state_said(document, self._shelf)
            self._said[id(document)] = known
            self._there |= pieces_of(known[1])
        return known[1]

    def _fitting(self, work: Work) -> tuple[int, int]:
        """Return the first and past the last of the steps that fit: those around the present."""
        first = last = work.index
        counted = pieces_of(self._state(work.document))
        room = MOST_BYTES
        goes_on = {True: first > 0, False: last < len(work.steps)}
        while last - first < MOST_STEPS and any(goes_on.values()):
            for is_back in (True, False):
                if not goes_on[is_back] or last - first >= MOST_STEPS:
                    continue
                step = work.steps[first - 1 if is_back else last]
                needed = set().union(
                    *(pieces_of(self._state(d)) for d in (step.before, step.after))
                )
                room -= sum(self._shelf.sizes.get(digest, 0) for digest in needed - counted)
                counted |= needed
                if room < 0:
                    goes_on[is_back] = False
                    continue
                first, last = (first - 1, last) if is_back else (first, last + 1)
                goes_on[is_back] = first > 0 if is_back else last < len(work.steps)
        return first, last


def parsed(content: bytes) -> dict[str, Any] | None:
    """Return the table of a journal; None: it is none."""
    try:
        table = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) and type(table.get("format")) is int else None


def is_newer(table: dict[str, Any]) -> bool:
    """Return whether a journal is of a newer program, for which it is left as it is."""
    return bool(table["format"] > NEWEST_FORMAT)


def told(table: dict[str, Any]) -> Told | None:
    """Return what a journal tells at once; None: it is broken."""
    try:
        time = datetime.datetime.fromisoformat(table["time"]).astimezone(datetime.UTC)
        return Told(str(table["title"]), str(table["path"]), time, table["is_saved"] is True)
    except _FAULTS:
        return None


def taken(table: dict[str, Any], shelf: Shelf, problems: Problems) -> tuple[Work | None, bool]:
    """Return the work of a journal, and whether all of it is whole.

    Where a step cannot be read the way back is lost and the present is kept; where the present
    cannot, the nearest state of a step that can takes its place. None: there is nothing whole.
    """
    reader = StateReader(shelf, problems)
    try:
        index, steps = int(table["index"]), list(table["steps"])
        present = _document(table, table["present"], reader)
        way = _steps(table, steps, reader)
    except _FAULTS:
        return None, False
    finally:
        shelf.forget_read()
    named = {key: str(table.get(key, "")) for key in ("path", "digest", "title")}
    clean = table.get("clean")
    if present is not None and way is not None and 0 <= index <= len(way):
        is_place = type(clean) is int and 0 <= clean <= len(way)
        return Work(present, way, index, clean if is_place else None, **named), True
    found = present or _nearest(table, steps, index, reader)
    is_clean = present is not None and clean == index
    return (None if found is None else Work(found, (), 0, 0 if is_clean else None, **named)), False


def _document(table: dict[str, Any], place: int, reader: StateReader) -> Document | None:
    try:
        return reader.document(table["states"][place])
    except _FAULTS:
        return None


def _steps(table: dict[str, Any], steps: list[Any], reader: StateReader) -> tuple[Step, ...] | None:
    """Return the steps; None where one of them cannot be read."""
    made: dict[int, Document] = {}
    way = []
    for name, *ends in steps:
        for place in ends:
            document = made.get(place) or _document(table, place, reader)
            if document is None:
                return None
            made[place] = document
        before, after = (made[place] for place in ends)
        way.append(Step(str(name), before, after))
    return tuple(way)


def _nearest(
    table: dict[str, Any], steps: list[Any], index: int, reader: StateReader
) -> Document | None:
    """Return the state of a step nearest to the present that can be read."""
    places = [
        (abs(at + end - index), step[1 + end]) for at, step in enumerate(steps) for end in (0, 1)
    ]
    for _, place in sorted(places):
        document = _document(table, place, reader)
        if document is not None:
            return document
    return None
