"""Figures of a corridor typed over: one at a time, with a source of its own, and back again.

A figure that is typed over stands with whoever typed it, and nobody else's source changes with it
but that of what has the same one: fixed amount, percentage, least and most of a charge are one
price. What is not known becomes a price, and a price may become unknown: with it all of its part.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.model.charge import Band, Charge, Flat, Observation
from remitcalc.model.charge_sources import source_in, with_source_in
from remitcalc.model.countable import number_fault
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message, refuse
from remitcalc.model.money import LARGEST_AMOUNT
from remitcalc.model.price_place import (
    SIDES,
    figures_in,
    part_at,
    price_at,
    with_part,
    with_price,
)
from remitcalc.model.price_range import PriceRange
from remitcalc.model.service import Side

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.price_place import Priced, PricePlace
    from remitcalc.model.provenance import Provenance

_ALL_OF_IT = 100
_LIMITS = ("minimum", "maximum")


@frozen
class TypedFigure:
    """What was typed for a figure: minor units, or an exact decimal, and maybe the ends of a range.

    `is_none` where it was said that there is none: a limit that is none holds nothing, while one
    of zero does.
    """

    value: int | Decimal
    ends: tuple[int | Decimal, int | Decimal] | None = None
    is_none: bool = False


UNKNOWN = None
"""In place of a figure: it is not known."""


def typed_over(
    corridor: Corridor,
    place: PricePlace,
    typed: TypedFigure | None,
    told: Provenance,
    name: str = "",
) -> Corridor:
    """Return a corridor with another figure at a place; the same one where it says nothing new.

    Parameters
    ----------
    typed : TypedFigure or None
        None: it is not known, and so the whole part is not.
    told : Provenance
        Of the figure.
    name : str
        What a receipt calls a charge that comes to be, where none was stated, or none was known.

    Raises
    ------
    ModelError
        It can be no such figure, or contradicts another one.
    """
    if typed is None:
        return _unknown(corridor, place)
    refuse(_faults(place, typed))
    priced = price_at(corridor, place)
    if priced is None:
        return _stated_anew(corridor, place, typed, told, name)
    moved = _moved(priced, place, typed)
    if moved == priced:
        return corridor
    return with_source(with_price(corridor, place, moved), place, told)


def with_source(corridor: Corridor, place: PricePlace, told: Provenance) -> Corridor:
    """Return a corridor in which a figure has another source, and what inherits none other.

    Raises
    ------
    ModelError
        The figure is not known: there is nothing to prove.
    """
    part = part_at(corridor, place)
    if isinstance(part, Side) and part.charges:
        charge = part.charges[place.at]
        priced = price_at(corridor, place)
        entry = place.entry if isinstance(priced, Band | Observation) else None
        charges = list(part.charges)
        charges[place.at] = with_source_in(charge, told, entry)
        return with_part(corridor, place, replace(part, charges=tuple(charges)))
    if isinstance(part, Side | Undisclosed):
        if not part.is_surveyed:
            refuse([message("unknown_without_source")])
        return with_part(corridor, place, replace(part, provenance=told))
    return with_price(corridor, place, replace(price_at(corridor, place), provenance=told))


def source_at(corridor: Corridor, place: PricePlace) -> Provenance:
    """Return where the figure at a place comes from, or that it is not known."""
    part: Any = part_at(corridor, place)
    priced = price_at(corridor, place)
    if place.part in SIDES and priced is not None:
        return source_in(part.charges[place.at], priced)
    source: Provenance = (part if priced is None else priced).provenance
    return source


def _unknown(corridor: Corridor, place: PricePlace) -> Corridor:
    part = part_at(corridor, place)
    if place.part in ("reference", "tax"):
        refuse([message("figure_needed")])
    if isinstance(part, Undisclosed) or (isinstance(part, Side) and not part.is_surveyed):
        return corridor
    own = corridor.service(place.service).provenance  # there is nothing to prove
    unknown: Side | Undisclosed = Undisclosed(own, is_surveyed=False)
    if place.part in SIDES:
        unknown = Side((), own, is_surveyed=False)
    return with_part(corridor, place, unknown)


def _stated_anew(
    corridor: Corridor, place: PricePlace, typed: TypedFigure, told: Provenance, name: str
) -> Corridor:
    """Return a corridor with a price where none was stated, or none was known."""
    if place.part == "fx":
        margin = Margin(Decimal(typed.value), told, _range("percent", typed))
        return with_part(corridor, place, margin)
    part = part_at(corridor, place)
    assert isinstance(part, Side)
    if not typed.value and not any(typed.ends or ()):
        return corridor if part.is_surveyed else with_part(corridor, place, Side((), told))
    figure = "fixed" if isinstance(typed.value, int) else "percent"
    tariff = replace(Flat(), **{figure: typed.value}, ranges=_range(figure, typed))  # type: ignore[arg-type]
    charge = Charge(name, place.part, tariff, told)  # type: ignore[arg-type]
    own = corridor.service(place.service).provenance
    return with_part(corridor, place, Side((charge,), own))


def _moved(priced: Priced, place: PricePlace, typed: TypedFigure) -> Any:
    figure = place.figure
    value = None if typed.is_none and figure in _LIMITS else typed.value
    others = [one for one in priced.ranges if one.figure != figure]
    ranges = [*others, *(_range(figure, typed) if value is not None else ())]
    ranges.sort(key=lambda one: figures_in(priced).index(one.figure))
    return replace(priced, **{figure: value}, ranges=tuple(ranges))  # type: ignore[arg-type]


def _range(figure: str, typed: TypedFigure) -> tuple[PriceRange, ...]:
    if typed.ends is None or typed.ends[0] == typed.ends[1]:
        return ()
    return (PriceRange(figure, *typed.ends),)


def _faults(place: PricePlace, typed: TypedFigure) -> list[Message]:
    """Return what no file could hold, whatever the figure is."""
    numbers = [typed.value, *(typed.ends or ())]
    faults = []
    for one in numbers:
        fault = number_fault(one)
        is_amount = isinstance(one, int)
        if fault is None and is_amount and abs(one) > LARGEST_AMOUNT:
            fault = message("number_too_large", most=LARGEST_AMOUNT)
        if fault is None and not is_amount and place.part in SIDES and one > _ALL_OF_IT:
            fault = message("percent_out_of_range", value=one)
        faults += [] if fault is None else [fault]
    return faults
