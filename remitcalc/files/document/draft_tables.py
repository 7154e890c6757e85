"""The draft within a document: its tables in JSON, and where in them something is half typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.document.corridor_tables import with_days, without_days
from remitcalc.files.document.fields import Anything
from remitcalc.files.grammar import BrokenError, Kind, broken
from remitcalc.files.grammar_tables import Entry, Key, Listing, TomlTable, joined
from remitcalc.files.limits import MOST_ENTRIES
from remitcalc.model.corridor_draft import CorridorDraft, Retold, Settled, Typed
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.files.problems import Problems
    from remitcalc.model.corridor_draft import Path

_SOURCES = "provenance"
_PLAIN = (str, int, Decimal, bool)


class _Steps(Kind):
    """A path: keys of tables, and positions in lists."""

    types = (list,)
    wanted = ("list",)

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        if raw and all(type(step) in (str, int) for step in raw):
            return tuple(raw)
        return broken(problems, "draft_not_a_path", key, "")


class _Texts(Kind):
    """A list of so many texts; None: of any number."""

    types = (list,)
    wanted = ("list",)

    def __init__(self, count: int | None = None) -> None:
        self.count = count

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        if all(isinstance(one, str) for one in raw) and self.count in (None, len(raw)):
            return tuple(raw)
        return broken(problems, "draft_not_a_path", key, "")


DRAFT = TomlTable(
    (
        Key("tables", Anything(), "The tables of the corridor's file.", is_required=True),
        Key("typed", Listing(_Steps(), 0, MOST_ENTRIES), "Where text stands for a value."),
        Key("settled", Listing(_Texts(3), 0, MOST_ENTRIES), "Warnings that are right."),
        Key("retold", Listing(_Texts(3), 0, MOST_ENTRIES), "What its sources did not tell."),
        Key("sources", _Texts(), "The order of the sources."),
    )
)


def draft_said(draft: CorridorDraft) -> dict[str, Any]:
    """Return the table of a draft."""
    said: dict[str, Any] = {"tables": without_days(_without_typed(draft.tables))}
    typed = [list(path) for path in _typed_in(draft.tables, ())]
    if typed:
        said["typed"] = typed
    if draft.settled:
        said["settled"] = [list(one) for one in sorted(draft.settled)]
    if draft.retold:
        said["retold"] = [list(one) for one in sorted(draft.retold)]
    sources = draft.tables.get(_SOURCES)
    if isinstance(sources, dict) and sources:
        said["sources"] = [*sources]
    return said


def draft_taken(raw: object, at: str, problems: Problems) -> CorridorDraft:
    """Return the draft of a table.

    Raises
    ------
    BrokenError
        It is of no shape that is known; noted.
    """
    entry = DRAFT.read(raw, at, problems)
    if not isinstance(entry, Entry):
        raise BrokenError
    stated = entry.need("tables", dict)
    if not _are_values(stated, joined(at, "tables"), problems):
        raise BrokenError
    draft = CorridorDraft(with_days(CORRIDOR, stated))
    as_said = CorridorDraft(stated)
    for number, path in enumerate(entry.items("typed", tuple)):
        text = as_said.value(path)
        if not isinstance(text, str):
            problems.add(message("draft_not_a_path"), f"{joined(at, 'typed')}[{number}]")
            raise BrokenError
        draft = draft.with_value(path, Typed(text))
    sources = draft.tables.get(_SOURCES)
    if isinstance(sources, dict):
        order = [name for name in entry.get("sources", tuple) or () if name in sources]
        named = {name: sources[name] for name in (*order, *sources)}
        draft = draft.with_value((_SOURCES,), named)
    draft = draft.with_retold(*(Retold(*one) for one in entry.items("retold", tuple)))
    return draft.with_settled(frozenset(Settled(*one) for one in entry.items("settled", tuple)))


def _without_typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_typed(one) for one in value]
    return value.text if isinstance(value, Typed) else value


def _typed_in(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, Typed):
        yield path
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _typed_in(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _typed_in(one, (*path, at))


def _are_values(value: Any, at: str, problems: Problems) -> bool:
    """Return whether tables hold nothing that no file of a corridor could; noted."""
    if isinstance(value, dict):
        return all(_are_values(one, joined(at, key), problems) for key, one in value.items())
    if isinstance(value, list):
        return all(_are_values(one, f"{at}[{n}]", problems) for n, one in enumerate(value))
    if isinstance(value, _PLAIN):
        return True
    problems.add(
        message("wrong_type", wanted=("text", "number", "list", "table"), found="nothing"), at
    )
    return False
