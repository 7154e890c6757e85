"""The corridor that is typed: every edit of it undone by name, read as soon as one pauses."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from remitcalc.files.corridor_draft.following import Followed, with_draft
from remitcalc.files.corridor_draft.price_forms import unknown_prices
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.sentences import sentences_in
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.files.limits import MOST_SERVICES
from remitcalc.files.text_source import read_text
from remitcalc.model.message import ModelError
from remitcalc.output.draft_words import notation_of
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.files.corridor_draft.reading import DraftRead
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft

LARGEST_AT_ONCE = 100
"""Services up to which a draft is read with each key; longer ones are when the typing pauses."""
_PAUSE = 400
"""Milliseconds without an edit after which a long draft is read."""
_KEY = "draft"


class Drafting(QObject):
    """Puts what is typed into the draft of the document, and reads it.

    Attributes
    ----------
    read : DraftRead or None
        What the draft means, and what is wrong with it; None: it is not read yet.
    sentences : list of str
        What can be translated, as it was when the draft was last read.
    unknown : int
        How many prices nobody knew then.
    is_resting : bool
        Whether nobody looks, and nothing is followed.

    Signals
    -------
    changed
        The draft is another one.
    understood
        `read` is that of the draft of now.
    told : str
        What could not stay as it was set, because of an edit.
    """

    changed = Signal()
    understood = Signal()
    told = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: CorridorDraft | None = None
        self._stated: tuple[Corridor, CorridorDraft] | None = None
        self.read: DraftRead | None = None
        self.sentences: list[str] = []
        self.unknown = 0
        self._known: tuple[CorridorDraft, DraftRead] | None = None
        self._waiting: _Waiting | None = None
        self.is_resting = False
        self._held: CorridorDraft | None = None
        self._edits = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read)
        self.notation = notation_of(session.language, datetime.date.today())  # noqa: DTZ011 - the user's own day
        session.edited.connect(self.follow)

    @property
    def draft(self) -> CorridorDraft:
        """The corridor as it is typed, or, where nothing is, as the scenario's is stated."""
        document = self._session.document
        if self._held is not None:
            return self._held
        if document.draft is not None:
            return document.draft
        corridor = document.scenario.corridor
        if self._stated is None or self._stated[0] is not corridor:
            origin = document.corridor_origin
            text = "" if origin is None or not origin.path else read_text(origin.path)[0]
            self._stated = corridor, draft_of(corridor, text or "")
        return self._stated[1]

    @property
    def is_large(self) -> bool:
        """Whether reading takes so long that one would wait for it."""
        return _services(self.draft) > LARGEST_AT_ONCE

    @property
    def is_compared(self) -> bool:
        """Whether the comparison is of this corridor, be it as it was before it had faults."""
        return self._session.document.is_compared and bool(ways_in(self.draft))

    def known(self, draft: CorridorDraft) -> DraftRead | None:
        """Return what a draft means, where it was the last one that was read."""
        return self._known[1] if self._known is not None and self._known[0] is draft else None

    def edit(
        self, name: str, change: Callable[[CorridorDraft], CorridorDraft], merge: str = ""
    ) -> bool:
        """Change the draft, undoably; return whether it was changed.

        Where it can be read, the scenario follows at once; that of a large one when typing pauses.
        """
        before = self.draft
        after = change(before)
        if after is before:
            return False
        self.put(name, after, merge)
        return True

    def begin(self, name: str, draft: CorridorDraft) -> None:
        """Go on with another corridor, which is of no file; what is lost by that is told."""
        followed = self._followed(draft)
        made = followed.document.replace(corridor_origin=None)
        self._session.edit_document(name, lambda _: made)
        self._tell(followed)

    def put(self, name: str, draft: CorridorDraft, merge: str = "") -> None:
        """Make another draft that of the document, undoably."""
        if self._held is not None:
            self._held = draft
            return
        if _services(draft) > LARGEST_AT_ONCE:
            self._edits += 1
            merge = merge or f"draft {self._edits}"  # so that what follows is of the same edit
            self._session.edit_document(name, lambda d: d.replace(draft=draft), merge)
            self._waiting = _Waiting(draft, name, merge)
            return
        before = self._session.scenario.corridor
        followed = self._followed(draft)
        self._session.edit_document(name, lambda _: followed.document, merge)
        if followed.document.scenario.corridor.id == before.id:
            self._tell(followed)

    def _tell(self, followed: Followed) -> None:
        if followed.told:
            said = (sentence(one, self._session.language) for one in followed.told)
            self.told.emit(" ".join(said))

    def _followed(self, draft: CorridorDraft, read: DraftRead | None = None) -> Followed:
        """Return what an edit makes of the document, and of the comparison where that can follow.

        A corridor with which the present workers or settings make no scenario is told of.
        """
        document = self._session.document
        read = read_draft(draft) if read is None else read
        self._known = draft, read
        try:
            return with_draft(document, draft, read)
        except ModelError as error:
            return Followed(document.replace(draft=draft), read, error.messages)

    @contextmanager
    def as_one(self, name: str) -> Iterator[None]:
        """Make one edit of all that are made meanwhile."""
        before = self._held = self.draft
        try:
            yield
        finally:
            after, self._held = self._held, None
        if after is not before:
            self.put(name, after)

    def end_edit(self) -> None:
        """End an edit that goes on: the next one is undone on its own."""
        self._session.end_edit()

    def follow(self) -> None:
        """Show the draft of now, and read it soon."""
        if self.is_resting:
            return
        draft = self.draft
        if draft is self._shown:
            return
        self._shown, self.read = draft, None
        self.changed.emit()
        if self.is_large:
            self._pause.start()
        else:
            self._read()

    def _read(self) -> None:
        draft = self.draft
        read = self.known(draft)
        if not self.is_large:
            self._took(draft, _looked_over(draft, read))
        else:
            self._session.tasks.run(
                lambda _: _looked_over(draft, read),
                lambda found: self._took(draft, found),
                key=_KEY,
            )

    def _took(self, draft: CorridorDraft, found: _Found) -> None:
        if draft is not self.draft:
            return
        read = found.read
        self.read, self._known = read, (draft, read)
        self.sentences, self.unknown = found.sentences, found.unknown
        waiting, self._waiting = self._waiting, None
        is_waited_for = waiting is not None and waiting.draft is draft  # else undone, or another's
        if waiting is not None and is_waited_for and read.corridor is not None:
            followed = self._followed(draft, read)
            self._session.edit_document(waiting.name, lambda _: followed.document, waiting.merge)
        self.understood.emit()


class _Waiting(NamedTuple):
    """A draft that the comparison is to follow once it is read, and the edit that it came by."""

    draft: CorridorDraft
    name: str
    merge: str


class _Found(NamedTuple):
    read: DraftRead
    sentences: list[str]
    unknown: int


def _looked_over(draft: CorridorDraft, read: DraftRead | None) -> _Found:
    """Return what a draft means, unless that is known, and what else takes long to find."""
    unknown = sum(map(unknown_prices, ways_in(draft)))
    first = _first_ways(draft)
    return _Found(read or read_draft(first), sentences_in(first), unknown)


def _first_ways(draft: CorridorDraft) -> CorridorDraft:
    """Return a draft with a way too many at most: one that has more is no corridor, whatever else.

    Reading ten thousand ways beside the window would slow each key that is typed meanwhile.
    """
    ways = ways_in(draft)
    if len(ways) <= MOST_SERVICES:
        return draft
    return draft.with_value(("services",), ways[: MOST_SERVICES + 1])


def _services(draft: CorridorDraft) -> int:
    return len(ways_in(draft))
