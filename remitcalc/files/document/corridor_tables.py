"""The corridor within a document: what its own file states, in JSON, where days are text."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_file import corridor_of
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated
from remitcalc.files.document.fields import day_of
from remitcalc.files.grammar import Day
from remitcalc.files.grammar_tables import Either, Listing, NamedTables, TomlTable, joined
from remitcalc.files.problems import Problems

if TYPE_CHECKING:
    from remitcalc.files.grammar import Kind
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor


def corridor_tables(corridor: Corridor) -> dict[str, Any]:
    """Return the tables of a corridor, without the source of a side that needs none.

    Where a side has charges each has a source of its own; where it was not surveyed there is
    nothing to prove.
    """
    tables: dict[str, Any] = without_days(stated(corridor, SourceNames({})))
    return tables


def corridor_in(
    raw: dict[str, object], file: str, at: str
) -> tuple[Corridor | None, tuple[Problem, ...]]:
    """Read a corridor's tables; its problems stand at keys below `at`.

    A text that a spreadsheet shows for an error was taken once: it loads with a warning, so that
    no document is lost for it. Offers may stand where the corridor has no pool of its own. The
    editor and a corridor's own file call either a fault.
    """
    problems = Problems(file, of_document=True)
    corridor = corridor_of(with_days(CORRIDOR, raw), problems)
    placed = (
        replace(problem, place=replace(problem.place, key=joined(at, problem.place.key)))
        for problem in problems.listed()
    )
    return corridor, tuple(placed)


def without_days(value: Any) -> Any:
    """Return a value with days as text: JSON has none."""
    if isinstance(value, dict):
        return {key: without_days(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [without_days(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def with_days(kind: Kind | None, raw: Any) -> Any:
    """Return a value with days where the grammar wants them; what is none stays, to be refused."""
    match kind, raw:
        case Day(), str():
            return day_of(raw) or raw
        case TomlTable(), dict():
            return {key: with_days(kind.kinds.get(key), entry) for key, entry in raw.items()}
        case NamedTables(), dict():
            return {key: with_days(kind.of, entry) for key, entry in raw.items()}
        case Listing(), list():
            return [with_days(kind.of, entry) for entry in raw]
        case Either(), _:
            taken = next((option for option in kind.options if option.accepts(raw)), None)
            return with_days(taken, raw)
    return raw
