"""Any value of a draft as a cell: shown, and typed over, as the grammar of the file wants it."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_draft.figures import (
    day_typed,
    days_typed,
    figure_typed,
    period_typed,
    price_typed,
    text_of,
)
from remitcalc.files.corridor_draft.keys import kind_at, quantity_at
from remitcalc.files.corridor_draft.sources import TABLE, priced_alone, source_named, told_before
from remitcalc.files.corridor_draft.words import NOTHING_TOLD, meant_by, plain
from remitcalc.files.corridor_format import NONE
from remitcalc.files.grammar import Choice, Day, Number, Period, Text, Whole
from remitcalc.files.grammar_tables import Either, Listing
from remitcalc.files.ranged_price import Price
from remitcalc.model.corridor_draft import CorridorDraft, Typed
from remitcalc.model.draft_cell import DraftCell

if TYPE_CHECKING:
    from collections.abc import Collection

    from remitcalc.files.corridor_draft.figures import Quantity
    from remitcalc.files.grammar import Kind
    from remitcalc.model.corridor_draft import Path
    from remitcalc.model.notation import Notation

_BLANK = DraftCell("blank")
_BETWEEN_WORDS = re.compile(r"[;,\n]")


def cell_at(draft: CorridorDraft, path: Path) -> DraftCell:
    """Return what a cell shows of the value at a path, whatever stands there."""
    value = draft.value(path)
    if value is None:
        return _BLANK
    if isinstance(value, Typed):
        return DraftCell("typed", text=value.text)
    kind = kind_at(path)
    if path[-1] == TABLE or (len(path) > 1 and path[-1] in ("none", "undisclosed")):
        found = source_named(draft, value)
        if found is not None:
            return DraftCell("text", text=found.source, status=found.status)
    if isinstance(kind, Number | Price | Whole):
        return figure_cell(value, quantity_at(path, draft.tables))
    return _plain_cell(value, kind)


def figure_cell(value: Any, quantity: Quantity) -> DraftCell:
    """Return the cell of a number, of one with its ends, or of what is typed in its place."""
    unit, currency = quantity
    if isinstance(value, dict):
        figures = [value.get(name) for name in ("value", "low", "high")]
        typed = next((one for one in figures if isinstance(one, Typed)), None)
        if typed is not None:
            return DraftCell("typed", text=typed.text)
        if all(_is_number(one) for one in figures):
            return DraftCell(
                "range", figures[0], figures[1], figures[2], unit=unit, currency=currency
            )
        value = figures[0]
    if _is_number(value):
        return DraftCell("number", value, unit=unit, currency=currency)
    return DraftCell("typed", text=value.text if isinstance(value, Typed) else str(value))


def typed_at(draft: CorridorDraft, path: Path, text: str, notation: Notation) -> CorridorDraft:
    """Return a draft with a text typed into the value at a path; itself where it says the same.

    What is no value of the kind that may stand there stays as it was typed. Nothing typed: nothing
    stands there.
    """
    text, before = text_of(text), draft.value(path)
    kind = kind_at(path)
    if isinstance(kind, Number | Price) and plain(text) in NOTHING_TOLD:
        text = "0" if NOTHING_TOLD[plain(text)] == NONE else text
    if not text:
        is_price = _is_price(path, kind) and _is_figure(before)
        known = told_before(draft, holder_of(draft, path)) if is_price else draft
        made = _emptied(known, path)
        return draft if made is known else made
    if isinstance(before, Typed) and before.text == text:
        return draft
    quantity = quantity_at(path, draft.tables)
    value = value_typed(text, kind, quantity, notation)
    if says_the_same(before, value) and not _is_written_otherwise(before, value, quantity):
        return draft
    if isinstance(before, dict) and isinstance(value, dict) and "reason" in before:
        value = {**value, "reason": before["reason"]}
    if path[-1] == "id" and path[0] == "services" and isinstance(before, str):
        draft = _renamed(draft, before, str(value))
    made = draft.with_value(path, value)
    if _is_price(path, kind):
        return priced_alone(made, holder_of(made, path), notation, before)
    return made


def value_typed(  # noqa: PLR0911
    text: str, kind: Kind | None, quantity: Quantity, notation: Notation
) -> object:
    """Return the value of a kind that a text is, else the text as it was typed."""
    match kind:
        case Price():
            return price_typed(text, quantity, notation)
        case Number():
            return figure_typed(text, quantity, notation)
        case Whole():
            value = figure_typed(text, quantity, notation)
            return value if type(value) is int else Typed(text)
        case Day():
            return day_typed(text)
        case Period():
            return period_typed(text)
        case Choice(choices):
            return _word(text, choices)
        case Listing(Choice(choices)):
            parts = [part.strip() for part in _BETWEEN_WORDS.split(text)]
            return [_word(part, choices) for part in parts if part] or Typed(text)
        case Listing(Whole()):
            return days_typed(text)
        case Either(options):
            choices = [word for one in options if isinstance(one, Choice) for word in one.choices]
            meant = NOTHING_TOLD.get(plain(text), text)
            return meant if meant in choices else Typed(text)
        case Text():
            return text
    return Typed(text)


def says_the_same(before: object, after: object) -> bool:
    """Return whether a value is what stands there already, however it is written."""
    if type(before) is bool or type(after) is bool:
        return before is after
    if isinstance(before, dict) and isinstance(after, dict):
        names = ("value", "low", "high")
        return all(says_the_same(before.get(name), after.get(name)) for name in names)
    return before == after


def _is_written_otherwise(before: object, after: object, quantity: Quantity) -> bool:
    """Return whether a rate or a percentage has other decimals, which are shown as they are."""
    is_shown = quantity.unit in ("rate", "percent") and _is_number(before) and _is_number(after)
    return is_shown and str(before) != str(after)


def _is_price(path: Path, kind: Kind | None) -> bool:
    """Return whether a value is a figure that somebody tells."""
    return isinstance(kind, Number | Price) and path[0] in ("services", "taxes", "reference_rate")


def _is_figure(value: object) -> bool:
    return _is_number(value) or isinstance(value, dict)


def holder_of(draft: CorridorDraft, path: Path) -> Path:
    """Return the table around a figure that may name a source of its own."""
    at = path[:-1]
    while at and not (isinstance(draft.value(at), dict) and _names_a_source(at)):
        at = at[:-1]
    return at


def _names_a_source(at: Path) -> bool:
    return kind_at((*at, TABLE)) is not None


def _emptied(draft: CorridorDraft, path: Path) -> CorridorDraft:
    """Return a draft without a value; a list of two keeps its places."""
    if isinstance(path[-1], int):
        return draft.with_value(path, Typed("")) if draft.value(path) is not None else draft
    made = draft.without(path)
    if path[0] == "translations" and not made.value(path[:-1]):
        made = made.without(path[:-1])
        return made if made.tables.get("translations") else made.without(("translations",))
    return made


def _renamed(draft: CorridorDraft, before: str, after: str) -> CorridorDraft:
    """Return a draft in which what names a service names it by its new id."""
    for path in (("defaults", "pooled_service"), ("typical", "service")):
        if draft.value(path) == before:
            draft = draft.with_value(path, after)
    return draft


def _word(text: str, choices: Collection[str]) -> str:
    """Return the word of the format that is meant, else the text."""
    if text in choices:
        return text
    folded = {choice.casefold(): choice for choice in choices}
    return folded.get(text.casefold()) or meant_by(text, choices) or text


def _plain_cell(value: Any, kind: Kind | None) -> DraftCell:
    if isinstance(value, datetime.date):
        return DraftCell("day", value)
    if isinstance(kind, Choice):
        is_known = isinstance(value, str) and value in kind.choices
        return DraftCell("word", word=value) if is_known else DraftCell("typed", text=str(value))
    if isinstance(value, list):
        if value and all(type(day) is int for day in value):
            return DraftCell("days", value[0], value[0], value[-1])
        return DraftCell("words", words=tuple(map(str, value)))
    if isinstance(value, str):
        return DraftCell("text", text=value)
    return DraftCell("typed", text=str(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
