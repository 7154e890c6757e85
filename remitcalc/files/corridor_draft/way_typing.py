"""Typing into the grid of ways: a number, a range, none, a question mark, who said so, a word.

Whatever is typed has a place: what is no value yet stays as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.band_text import bands_typed
from remitcalc.files.corridor_draft.cells import says_the_same, typed_at
from remitcalc.files.corridor_draft.figures import (
    PERCENT,
    Quantity,
    currency_beside,
    price_typed,
    text_of,
)
from remitcalc.files.corridor_draft.keys import quantity_at
from remitcalc.files.corridor_draft.sources import (
    TABLE,
    date_typed,
    may_say,
    named_sources,
    not_known,
    priced,
    source_typed,
    told_before,
    with_own_source,
    without_lone,
)
from remitcalc.files.corridor_draft.way_cells import (
    MARGIN,
    SIDE_OF,
    cell,
    flat_charge,
    is_none,
    is_unknown,
)
from remitcalc.files.corridor_draft.way_rows import with_kind, with_new_way
from remitcalc.files.corridor_draft.words import (
    NOTHING_TOLD,
    STATED_OTHERWISE,
    UNKNOWN_SIGN,
    meant_by,
    plain,
)
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED, UNDISCLOSED
from remitcalc.files.numbers.currency_signs import is_of
from remitcalc.model.corridor_draft import CorridorDraft, Typed

if TYPE_CHECKING:
    from collections.abc import Collection

    from remitcalc.model.corridor_draft import Path
    from remitcalc.model.notation import Notation

_TWO = 2
_KINDS = ("individual", "pooled")
_COUNT = re.compile(r"\(\d+\)|[\u203a>\u2026]")


def typed(
    draft: CorridorDraft, row: int, column: str, text: str, notation: Notation
) -> CorridorDraft:
    """Return a draft with a text typed into a cell; itself where it says what stands there.

    A row below the last is another way, of which nothing is known but what is typed.
    """
    text = text_of(text)
    services = draft.value(("services",))
    count = len(services) if isinstance(services, list) else 0
    if row >= count:
        if not text:
            return draft
        draft, row = with_new_way(draft, notation, text if column == "provider" else "")
    shown = cell(draft, row, column)
    if shown.kind == "typed" and shown.text == text:
        return draft  # in another language it might be a value: nobody said so
    owner = ("services", row)
    before = set(named_sources(draft.value(owner)))
    made = _typed(draft, row, column, text, notation)
    if made is draft:
        return draft
    return without_lone(made, before - set(named_sources(made.value(owner))))


def _typed(  # noqa: PLR0911
    draft: CorridorDraft, row: int, column: str, text: str, notation: Notation
) -> CorridorDraft:
    owner: Path = ("services", row)
    if column == "percent":
        return _percent_typed(draft, row, text, notation)
    if column in SIDE_OF:
        money = _money(draft, (*owner, SIDE_OF[column]))
        both = _fixed_and_percent(text, money, notation)
        if both is not None:
            return _both_typed(draft, row, column, both, notation)
        banded = bands_typed(draft, (*owner, SIDE_OF[column]), text, notation)
        if banded is not None:
            return banded
        return _side_typed(draft, row, column, text, notation)
    if column == "margin":
        return _margin_typed(draft, row, text, notation)
    if column == "source":
        return source_typed(draft, owner, text, notation)
    if column == "date":
        return date_typed(draft, owner, text, notation)
    if column == "kind":
        meant = meant_by(text, _KINDS) or text if text else "individual"
        return with_kind(draft, row, meant)
    return typed_at(draft, (*owner, column), text, notation)


def _side_typed(
    draft: CorridorDraft, row: int, column: str, text: str, notation: Notation
) -> CorridorDraft:
    path: Path = ("services", row, SIDE_OF[column])
    stated, meant = draft.value(path), _nothing_told(text)
    charge = flat_charge(stated)
    is_beside = column == "fee" and charge is not None and "percent" in charge
    if is_beside and (not text or meant == NONE):
        return told_before(draft, (*path, 0)).without((*path, 0, "fixed"))
    if meant == NONE:
        return _nobody(draft, path, notation)
    if meant or not text:
        return draft if is_unknown(stated) else not_known(draft, path, NOT_SURVEYED)
    is_percent = column != "fee" and currency_beside(text) == "%"
    key, quantity = ("percent", PERCENT) if is_percent else ("fixed", _money(draft, path))
    value = price_typed(text, quantity, notation)
    if _is_kept(draft, row, column, text, value):
        return draft
    if charge is not None and says_the_same(charge.get(key), value):
        return draft
    other = {"fixed", "percent"} - {key} if column != "fee" else set()
    kept = {name: one for name, one in (charge or {}).items() if name not in other}
    named = {"name": _charge_name(column, notation)} | kept
    made = draft.with_value(path, [{**named, key: _reasoned(kept.get(key), value)}])
    return priced(made, (*path, 0), notation, _replaced(stated, {key, *other}))


def _fixed_and_percent(text: str, money: Quantity, notation: Notation) -> dict[str, object] | None:
    """Return the amount and the percentage that a text adds up; None: it is not certainly that."""
    parts = [part.strip() for part in text.split("+")]
    if len(parts) != _TWO or not all(parts):
        return None
    parts.sort(key=lambda part: currency_beside(part) == "%")
    if [currency_beside(part) == "%" for part in parts] != [False, True]:
        return None
    values = price_typed(parts[0], money, notation), price_typed(parts[1], PERCENT, notation)
    if any(isinstance(one, Typed) for one in values):
        return None
    return dict(zip(("fixed", "percent"), values, strict=True))


def _both_typed(
    draft: CorridorDraft, row: int, column: str, both: dict[str, object], notation: Notation
) -> CorridorDraft:
    """Return a draft with a charge on a side that is an amount and a percentage."""
    path: Path = ("services", row, SIDE_OF[column])
    stated = draft.value(path)
    charge = flat_charge(stated) or {"name": _charge_name(column, notation)}
    if all(says_the_same(charge.get(key), value) for key, value in both.items()):
        return draft
    figures = {key: _reasoned(charge.get(key), value) for key, value in both.items()}
    before = _replaced(stated, {*both})
    return priced(draft.with_value(path, [charge | figures]), (*path, 0), notation, before)


def _percent_typed(  # noqa: PLR0911
    draft: CorridorDraft, row: int, text: str, notation: Notation
) -> CorridorDraft:
    """Return a draft with a percentage beside the fee; the fee stays unknown where it is."""
    path: Path = ("services", row, "sending")
    stated, meant = draft.value(path), _nothing_told(text)
    charge = flat_charge(stated)
    if not text or meant == NONE:
        if charge is None or "percent" not in charge:
            return draft
        if "fixed" in charge:
            return told_before(draft, (*path, 0)).without((*path, 0, "percent"))
        return _nobody(draft, path, notation) if meant else not_known(draft, path, NOT_SURVEYED)
    if meant and (charge is None or "fixed" not in charge):
        return draft if is_unknown(stated) else not_known(draft, path, NOT_SURVEYED)
    value = Typed(text) if meant else price_typed(text, PERCENT, notation)
    if _is_kept(draft, row, "fee", text, value):
        return draft
    if charge is not None and says_the_same(charge.get("percent"), value):
        return draft
    unknown = {"fixed": Typed(UNKNOWN_SIGN)} if charge is None and not is_none(stated) else {}
    table = {"name": _charge_name("fee", notation), **unknown, **(charge or {})}
    table["percent"] = _reasoned(table.get("percent"), value)
    made = draft.with_value(path, [table])
    return priced(made, (*path, 0), notation, _replaced(stated, {"percent"}))


def _margin_typed(draft: CorridorDraft, row: int, text: str, notation: Notation) -> CorridorDraft:
    path: Path = ("services", row, "exchange")
    stated, meant = draft.value(path), _nothing_told(text)
    if meant == UNDISCLOSED:
        if cell(draft, row, "margin").kind == "undisclosed":
            return draft
        made, said = _sourced(draft, path, meant, notation)
        return made.with_value(path, said)
    if meant == NOT_SURVEYED or not text:
        return draft if is_unknown(stated) else not_known(draft, path, NOT_SURVEYED)
    receiving = quantity_at((*path, "rate"), draft.tables).currency
    beside = currency_beside(text)
    is_rate = bool(beside) and beside != "%" and is_of(beside, receiving)
    key, quantity = ("rate", Quantity("rate", receiving)) if is_rate else (MARGIN, PERCENT)
    value = price_typed("0" if meant == NONE else text, quantity, notation)
    before = stated if isinstance(stated, dict) and key in stated else {}
    is_same = says_the_same(before.get(key), value)
    if is_same or _is_kept(draft, row, "margin", text, value):
        return draft
    named = {TABLE: before[TABLE]} if TABLE in before else {}
    made = draft.with_value(path, {key: _reasoned(before.get(key), value), **named})
    return priced(made, path, notation, None if is_unknown(stated) else stated)


def _nobody(draft: CorridorDraft, path: Path, notation: Notation) -> CorridorDraft:
    """Return a draft in which nobody charges anything on a side, by who can say so."""
    if is_none(draft.value(path)):
        return draft
    made, value = _sourced(draft, path, NONE, notation)
    return made.with_value(path, value)


def _sourced(
    draft: CorridorDraft, path: Path, word: str, notation: Notation
) -> tuple[CorridorDraft, object]:
    """Return a word by the source of its service, or by the user's own where that cannot say it."""
    if may_say(draft, path, None if is_unknown(draft.value(path)) else draft.value(path)):
        return draft, word
    made, own = with_own_source(draft, notation)
    return made, {word: own}


def _replaced(stated: object, keys: Collection[str]) -> object:
    """Return what stood in the place of figures of a charge; None: nothing was known there."""
    charge = flat_charge(stated)
    if charge is None:
        return None if is_unknown(stated) else stated
    return next((charge[key] for key in keys if key in charge), None)


def _is_kept(draft: CorridorDraft, row: int, column: str, text: str, value: object) -> bool:
    """Return whether what is stated otherwise stays: by no value it is typed over."""
    if cell(draft, row, column).kind != "otherwise":
        return False
    said = plain(_COUNT.sub("", text))
    return said in STATED_OTHERWISE or isinstance(value, Typed)


def _reasoned(before: object, value: object) -> object:
    """Return a figure with the reason that its range had."""
    if isinstance(before, dict) and isinstance(value, dict) and "reason" in before:
        return {**value, "reason": before["reason"]}
    return value


def _nothing_told(text: str) -> str:
    """Return which word of the format stands for a price that is not there; empty: it is there.

    >>> [_nothing_told(text) for text in ("?", "? ask", "? not told", "Ninguno", "15")]
    ['not surveyed', 'not surveyed', 'undisclosed', 'none', '']
    """
    if text.startswith(UNKNOWN_SIGN):
        rest = plain(text.lstrip("? "))
        return NOTHING_TOLD.get(rest, "") if rest else NOT_SURVEYED
    return NOTHING_TOLD.get(plain(text), "")


def _money(draft: CorridorDraft, path: Path) -> Quantity:
    return quantity_at((*path, 0, "fixed"), draft.tables)


def _charge_name(column: str, notation: Notation) -> str:
    names = notation.names
    return {"fee": names.fee, "transit": names.transit, "receiving": names.arrival}[column]
