"""The forms in which a price may be stated, and going from one to another with what it says.

A side of a service says that nobody charges anything, that nobody asked, or lists charges. A charge
is a fixed amount and a percentage, bands, or surveyed amounts; an exchange is a margin, bands,
surveyed margins, a rate, or several conversions.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from remitcalc.files.corridor_draft.sources import (
    QUOTED,
    TABLE,
    may_say,
    not_known,
    priced,
    status_at,
    told_before,
    with_own_source,
)
from remitcalc.files.corridor_draft.way_cells import MARGIN, is_none, is_unknown
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED, UNDISCLOSED
from remitcalc.model.corridor_draft import Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.notation import Notation

FLAT, WHOLE, MARGINAL, OBSERVED = "flat", "whole", "marginal", "observed"
BANDS, RATE, STEPS = "bands", "rate", "fx_steps"
SIDE_FORMS: Final = (NONE, NOT_SURVEYED, FLAT, WHOLE, MARGINAL, OBSERVED)
EXCHANGE_FORMS: Final = (NOT_SURVEYED, UNDISCLOSED, MARGIN, BANDS, OBSERVED, RATE, STEPS)
_LISTS = (WHOLE, MARGINAL, OBSERVED)
_OF_FLAT = ("fixed", "percent")


def charges_at(draft: CorridorDraft, side: Path) -> list[Any]:
    """Return the charges of a side; none where it says something else."""
    found = draft.value(side)
    return found if isinstance(found, list) else []


def side_form(draft: CorridorDraft, side: Path, at: int = 0) -> str:
    """Return the form of a charge of a side, or what the side says instead.

    >>> from remitcalc.model.corridor_draft import CorridorDraft
    >>> draft = CorridorDraft({"a": "none", "b": [{"fixed": 8}], "c": [{"whole": []}], "d": []})
    >>> [side_form(draft, (key,)) for key in "abcd"]
    ['none', 'flat', 'whole', 'not surveyed']
    """
    stated = draft.value(side)
    if is_unknown(stated):
        return NOT_SURVEYED
    if is_none(stated):
        return NONE
    charges = charges_at(draft, side)
    charge = charges[at] if at < len(charges) else None
    if not isinstance(charge, dict):
        return FLAT
    return next((form for form in _LISTS if form in charge), FLAT)


def with_side_form(
    draft: CorridorDraft, side: Path, form: str, notation: Notation, at: int = 0
) -> CorridorDraft:
    """Return a draft in which a charge of a side is stated in a form; `side_form` tells it.

    What the charge says stays as far as the new form holds it: a fixed amount becomes that of the
    first band, the first band that of all amounts. What is missing is asked for, not guessed.
    """
    if side_form(draft, side, at) == form:
        return draft
    if form == NOT_SURVEYED:
        return not_known(draft, side, NOT_SURVEYED)
    if form == NONE:
        if may_say(draft, side, _known(draft.value(side))):
            return draft.with_value(side, NONE)
        draft, own = with_own_source(draft, notation)
        return draft.with_value(side, {NONE: own})
    charges = charges_at(draft, side)
    charge = charges[at] if at < len(charges) and isinstance(charges[at], dict) else {}
    named = {"name": _name(side, notation)} | charge
    kept = {key: one for key, one in named.items() if key not in (*_OF_FLAT, *_LISTS)}
    made = [*charges[:at], kept | _in_form(charge, form), *charges[at + 1 :]]
    return _sourced(draft.with_value(side, made), (*side, at), notation, charge)


def with_another_charge(draft: CorridorDraft, side: Path, notation: Notation) -> CorridorDraft:
    """Return a draft with one more charge on a side, whose amount is to be typed."""
    charge = {"name": _name(side, notation), "fixed": Typed("")}
    charges = charges_at(draft, side)
    made = draft.with_value(side, [*charges, charge])
    return priced(made, (*side, len(charges)), notation)


def without_charge(draft: CorridorDraft, side: Path, at: int) -> CorridorDraft:
    """Return a draft without a charge; without the last one nobody knows what is charged."""
    charges = charges_at(draft, side)
    if len(charges) <= 1:
        return not_known(draft, side, NOT_SURVEYED)
    return draft.without((*side, at))


def exchange_form(draft: CorridorDraft, exchange: Path) -> str:
    """Return the form of an exchange.

    >>> from remitcalc.model.corridor_draft import CorridorDraft
    >>> draft = CorridorDraft({"a": {"rate": 18}, "b": "undisclosed", "c": None})
    >>> [exchange_form(draft, (key,)) for key in "abc"]
    ['rate', 'undisclosed', 'not surveyed']
    """
    stated = draft.value(exchange)
    if isinstance(stated, dict):
        return next((form for form in EXCHANGE_FORMS if form in stated), NOT_SURVEYED)
    return UNDISCLOSED if stated == UNDISCLOSED else NOT_SURVEYED


def with_exchange_form(
    draft: CorridorDraft, exchange: Path, form: str, notation: Notation
) -> CorridorDraft:
    """Return a draft in which an exchange is stated in a form; a margin stays one in the new form.

    A margin is never made of a rate, nor a rate of a margin: neither is what somebody told.
    """
    if exchange_form(draft, exchange) == form:
        return draft
    if form == NOT_SURVEYED:
        return not_known(draft, exchange, NOT_SURVEYED)
    if form == UNDISCLOSED:
        if may_say(draft, exchange, _known(draft.value(exchange))):
            return draft.with_value(exchange, UNDISCLOSED)
        draft, own = with_own_source(draft, notation)
        return draft.with_value(exchange, {UNDISCLOSED: own})
    stated = draft.value(exchange)
    before = stated if isinstance(stated, dict) else {}
    named = {TABLE: before[TABLE]} if TABLE in before else {}
    made = draft.with_value(exchange, named | _exchange_in(before, form))
    return _sourced(made, exchange, notation, before)


def unknown_prices(way: object) -> int:
    """Return how many prices of a way nobody knows yet.

    >>> unknown_prices({"sending": "none", "transit": "not surveyed", "receiving": "none"})
    2
    """
    if not isinstance(way, dict):
        return 0
    exchange = way.get("exchange")
    is_hidden = is_unknown(exchange) or exchange == UNDISCLOSED
    is_hidden = is_hidden or (isinstance(exchange, dict) and UNDISCLOSED in exchange)
    sides = (way.get(side) for side in ("sending", "transit", "receiving"))
    return sum(map(is_unknown, sides)) + is_hidden


def new_item(form: str, items: Sequence[Any]) -> dict[str, Any]:
    """Return another band or surveyed amount below others: a band begins where the last one ends.

    >>> new_item("whole", [{"from": 0, "to": 100, "fixed": 3}]), new_item("observed", [])
    ({'from': 100}, {})
    """
    if form in (OBSERVED, STEPS):
        return {}
    last = items[-1] if items and isinstance(items[-1], dict) else {"to": 0}
    return {"from": last["to"]} if "to" in last else {}


def _in_form(charge: dict[str, Any], form: str) -> dict[str, Any]:
    """Return what a charge says, in another form."""
    first = _first(charge)
    flat = {key: first[key] for key in _OF_FLAT if key in first}
    if form == FLAT:
        return flat or {"fixed": Typed("")}
    if form == OBSERVED:
        return {OBSERVED: [{"amount": Typed(""), "fee": flat.get("fixed", Typed(""))}]}
    other = WHOLE if form == MARGINAL else MARGINAL
    if other in charge:
        return {form: charge[other]}
    return {form: [{"from": 0} | (flat or {"fixed": Typed("")})]}


def _first(charge: dict[str, Any]) -> dict[str, Any]:
    """Return what the first band, or surveyed amount, of a charge says; a flat charge itself."""
    for form in _LISTS:
        items = charge.get(form)
        if isinstance(items, list) and items and isinstance(items[0], dict):
            item = items[0]
            return {"fixed": item["fee"]} if form == OBSERVED and "fee" in item else item
    return charge


def _exchange_in(before: dict[str, Any], form: str) -> dict[str, Any]:
    margin: Any = before.get(MARGIN, Typed(""))
    for form_before in (BANDS, OBSERVED, STEPS):
        items = before.get(form_before)
        if isinstance(items, list) and items and isinstance(items[0], dict):
            margin = items[0].get(MARGIN, margin)
    if form in (MARGIN, RATE):
        return {form: margin if form == MARGIN else Typed("")}
    if form == BANDS:
        return {BANDS: [{"from": 0, MARGIN: margin}]}
    if form == STEPS:
        return {STEPS: [{"name": Typed(""), MARGIN: margin}]}
    return {OBSERVED: [{"amount": Typed(""), MARGIN: margin}]}


def _known(stated: object) -> object:
    return None if is_unknown(stated) else stated


def _sourced(
    draft: CorridorDraft, holder: Path, notation: Notation, before: dict[str, Any]
) -> CorridorDraft:
    """Return a draft in which a price in another form has a source it may have.

    Whoever is quoted for one price of all amounts told it in either form, and nothing that is typed
    beside it; of several prices, another form says something else.
    """
    if not has_figure(before):
        return priced(draft, holder, notation)
    found = next((before[form] for form in (*_LISTS, BANDS, STEPS) if form in before), None)
    items = found if isinstance(found, list) else []
    is_of_all = len(items) <= 1 and not any("to" in one for one in items if isinstance(one, dict))
    if is_of_all and status_at(draft, holder) == QUOTED:
        return told_before(draft, holder)
    return priced(draft, holder, notation, before)


def has_figure(stated: object) -> bool:
    """Return whether anything in a price is a number: it was told, not only begun."""
    if isinstance(stated, dict):
        return any(map(has_figure, stated.values()))
    if isinstance(stated, list):
        return any(map(has_figure, stated))
    return isinstance(stated, int | Decimal)


def _name(side: Path, notation: Notation) -> str:
    names = notation.names
    found = {"sending": names.fee, "transit": names.transit, "receiving": names.arrival}
    return found.get(str(side[-1]), names.fee)
