"""Reads a draft as its file would be read, so that every problem stands at its cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.corridor_draft.figures import fits_beside, has_ends
from remitcalc.files.corridor_draft.keys import key_of, kind_at, quantity_at
from remitcalc.files.corridor_draft.words import UNKNOWN_SIGN
from remitcalc.files.corridor_file import corridor_of
from remitcalc.files.grammar import BROKEN, Day, Number, Whole
from remitcalc.files.grammar_tables import Listing
from remitcalc.files.numbers.currency_signs import is_money
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.numbers.typed import meanings
from remitcalc.files.problems import Problems
from remitcalc.files.ranged_price import Price
from remitcalc.model.corridor_draft import Settled, Typed
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.corridor_draft.figures import Quantity
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.message import Message

_WAYS = "services"
_UNTOLD = frozenset({"unused_provenance"})
"""What is no fault of what is being typed: a source may be listed before anything names it."""

_WITHOUT_WAYS = frozenset(
    {
        ("services", "missing_key"),
        ("services", "wrong_length"),
        ("services", "no_individual_service"),
        ("provenance", "missing_key"),
        ("provenance", "empty_table"),
    }
)
"""What a reader says of a draft without any way, by key and code: one sentence says it."""

_SAID_HERE = {
    "empty_text": "typed_nothing",
    "missing_key": "typed_nothing",
    "no_form": "typed_nothing",
    "no_individual_service": "draft_without_individual",
    "unknown_choice": "typed_unknown_word",
    "unknown_provenance": "draft_unknown_source",
}
_SIDES = ("sending", "transit", "receiving")
_FIGURES = re.compile(r"\d[\d.,'\u2019]*+")
_TWO = 2


class DraftRead(NamedTuple):
    """The corridor of a draft, None where anything in it is wrong, and all that is to be settled.

    Problems stand at keys of the tables; see `places.place_of`.
    """

    corridor: Corridor | None
    problems: tuple[Problem, ...]


def read_draft(draft: CorridorDraft) -> DraftRead:
    """Read a draft by the rules of a corridor's file; nothing is raised, whatever stands in it."""
    problems = Problems("")
    if not draft.tables.get(_WAYS):
        problems.add(message("draft_without_ways"), _WAYS)
    raw = _Readable(draft.tables, problems).of(draft.tables, ())
    corridor = corridor_of(raw, problems)
    found = problems.listed()
    is_bare = not draft.tables.get(_WAYS)
    kept = (one for one in found if not (is_bare and _is_of_no_ways(one)))
    shown = tuple(_said_here(one) for one in kept if not _is_settled(one, draft))
    return DraftRead(None if problems.has_errors else corridor, shown)


def settled_by(problem: Problem, draft: CorridorDraft) -> Settled:
    """Return what says that a warning is right; a way is known by its id, wherever it stands."""
    key, found = problem.place.key, problem.found
    top, bracket, rest = key.partition("[")
    if top == _WAYS and bracket:
        at, _, within = rest.partition("]")
        key = f"{draft.value((_WAYS, int(at), 'id'))}{within}"
    return Settled(problem.message.code, key, found)


def _is_settled(problem: Problem, draft: CorridorDraft) -> bool:
    if not problem.is_warning:
        return False
    return problem.message.code in _UNTOLD or (
        bool(draft.settled) and settled_by(problem, draft) in draft.settled
    )


def _said_here(problem: Problem) -> Problem:
    """Return a problem in the words of who types in cells: not in those of a file's keys."""
    code = _SAID_HERE.get(problem.message.code, "")
    is_within = "." in problem.place.key or problem.place.key == _WAYS
    if not code or not is_within:
        return problem
    return replace(problem, message=message(code), expected=())


def _is_of_no_ways(problem: Problem) -> bool:
    return (problem.place.key, problem.message.code) in _WITHOUT_WAYS


class _Readable:
    """Makes tables with `BROKEN` in the place of what was typed, its faults noted."""

    def __init__(self, tables: Mapping[str, Any], problems: Problems) -> None:
        self._tables, self._problems = tables, problems

    def of(self, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            return {
                key: self.of(one, (*path, key)) if isinstance(one, dict | list | Typed) else one
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [
                self.of(one, (*path, at)) if isinstance(one, dict | list | Typed) else one
                for at, one in enumerate(value)
            ]
        if isinstance(value, Typed):
            said = _fault(value.text, path, self._tables)
            self._problems.add(said, key_of(path), found=value.text)
            return BROKEN
        return value


def _fault(text: str, path: Path, tables: Mapping[str, Any]) -> Message:
    """Return why what was typed is no value of the kind that may stand there."""
    kind = kind_at(path)
    if not text:
        return message("typed_nothing")
    if isinstance(kind, Number | Price | Whole):
        said = _of_number(text, quantity_at(path, tables))
        is_none = said.code == "typed_no_number"
        is_several = is_none and _is_flat(path) and len(_FIGURES.findall(text)) > 1
        return message("typed_several") if is_several else said
    if isinstance(kind, Day):
        return message("typed_no_day")
    if isinstance(kind, Listing) and isinstance(kind.of, Whole):
        return message("typed_no_days")
    return message("typed_unknown_word")


def _is_flat(path: Path) -> bool:
    """Return whether a fixed amount stands alone, neither in bands nor among surveyed amounts."""
    return (
        path[0] == _WAYS
        and path[-1] == "fixed"
        and isinstance(path[-2], int)
        and (path[-3] in _SIDES)
    )


def _of_number(text: str, quantity: Quantity) -> Message:  # noqa: PLR0911
    if text == UNKNOWN_SIGN:
        return message("draft_part_unknown")
    if has_ends(text):
        return message("typed_only_ends")
    figure = figure_in(text)
    if figure is None:
        return message("typed_no_number")
    if not fits_beside(figure.words, quantity):
        is_other = quantity.unit == "money" and is_money(figure.words)
        if is_other and quantity.currency:
            return message("typed_other_currency", beside=figure.words, currency=quantity.currency)
        return message("typed_beside", beside=figure.words)
    found = [f"{value.normalize():f}" for value in meanings(figure.number)]
    if len(found) == _TWO:
        return message("number_in_two_ways", larger=found[0], smaller=found[1])
    if found and " " in figure.number:
        return message("typed_uncertain", number=found[0])
    return message("typed_no_number")
