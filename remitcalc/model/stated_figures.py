"""The corridor as it is stated, beside the one in which figures were typed over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.charge_sources import source_in
from remitcalc.model.corridor import ReferenceRate
from remitcalc.model.exchange import QuotedRate, Undisclosed
from remitcalc.model.figure_edits import source_at
from remitcalc.model.message import ModelError
from remitcalc.model.price_place import (
    OF_SERVICE,
    SIDES,
    PricePlace,
    changed_charge,
    figures_in,
    part_at,
    price_at,
    price_in,
    put_through,
    with_part,
    with_price,
)
from remitcalc.model.price_range import range_of
from remitcalc.model.service import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.price_place import Priced
    from remitcalc.model.service import Service


def is_typed_over(corridor: Corridor, stated: Corridor | None, place: PricePlace) -> bool:
    """Return whether a figure is another one than is stated, or has another source.

    What only shares the source of a figure that was typed over was not.
    """
    if stated is None:
        return False
    now, was = part_at(corridor, place), part_at(stated, place)
    if was is None or now == was:
        return False
    if not place.figure or _shape(now, place) != _shape(was, place):
        return True
    one, other = price_at(corridor, place), price_at(stated, place)
    if not _is_same(one, other, place.figure):
        return True
    return _is_one_price(now, was, place) and source_at(corridor, place) != source_at(stated, place)


def taken_back(corridor: Corridor, stated: Corridor | None, place: PricePlace) -> Corridor:
    """Return a corridor in which a figure is again what is stated, with its source.

    Where the figure is of a part that was stated otherwise, or was not known, that part is again
    what it was. The source that it shares stays while other figures with it are typed over.

    Raises
    ------
    ModelError
        Beside other figures that were typed over it cannot be.
    """
    was = None if stated is None else part_at(stated, place)
    if stated is None or was is None:
        return corridor
    now = part_at(corridor, place)
    if not place.figure or _shape(now, place) != _shape(was, place):
        return with_part(corridor, place, was)
    one, other = price_at(corridor, place), price_at(stated, place)
    if one is None or other is None:
        return corridor
    moved = with_price(corridor, place, _with_figure(one, other, place.figure))
    part: Any = part_at(moved, place)
    if place.part in SIDES:
        part = _resourced(part, was, place)
    elif _is_one_price(part, was, place):
        part = put_through(part, place, lambda one, *at: other if _is_at(place, at) else one)
    return with_part(moved, place, part)


def all_taken_back(
    corridor: Corridor, stated: Corridor | None, places: Iterable[PricePlace]
) -> Corridor:
    """Return a corridor in which several figures are again what is stated; raise as above.

    One that cannot be beside another one waits for that: a most below the least that was typed.
    """
    waiting = [*places]
    while waiting:
        refused: list[ModelError] = []
        later = []
        for place in waiting:
            try:
                corridor = taken_back(corridor, stated, place)
            except ModelError as error:
                refused.append(error)
                later.append(place)
        if len(later) == len(waiting):
            raise refused[0]
        waiting = later
    return corridor


def rebased(stated: Corridor | None, before: Corridor, after: Corridor) -> Corridor | None:
    """Return what is stated once an edit of another kind made `after` of `before`.

    Parts that the edit changed are stated so from now on: they were not typed over figure by
    figure. None: no figure that is left was.
    """
    if stated is None or after is before:
        return stated
    olds, bases = ({one.id: one for one in of.services} for of in (before, stated))
    services = tuple(
        _rebased(bases[one.id], olds[one.id], one) if one.id in olds and one.id in bases else one
        for one in after.services
    )
    found = replace(after, services=services)
    if after.reference == before.reference:
        found = replace(found, reference=stated.reference)
    if after.taxes == before.taxes:
        found = replace(found, taxes=stated.taxes)
    return None if found == after else found


def _rebased(stated: Service, before: Service, after: Service) -> Service:
    names = ("exchange" if part == "fx" else part for part in OF_SERVICE)
    kept = {
        name: getattr(stated, name)
        for name in names
        if getattr(after, name) == getattr(before, name)
    }
    try:
        return replace(after, **kept)
    except ModelError:  # who bears what is another one now: what was stated cannot be any more
        return after


def _with_figure(one: Any, other: Any, figure: str) -> Any:
    ranges = [one_range for one_range in one.ranges if one_range.figure != figure]
    own = range_of(other.ranges, figure)
    ranges += [] if own is None else [own]
    ranges.sort(key=lambda one_range: figures_in(one).index(one_range.figure))
    return replace(one, **{figure: getattr(other, figure)}, ranges=tuple(ranges))


def _is_same(one: Priced, other: Priced, figure: str) -> bool:
    is_same = bool(getattr(one, figure) == getattr(other, figure))
    return is_same and range_of(one.ranges, figure) == range_of(other.ranges, figure)


def _is_at(place: PricePlace, at: tuple[int, int]) -> bool:
    return (place.at, place.entry) == at


def _is_one_price(now: Any, was: Any, place: PricePlace) -> bool:
    """Return whether all figures that share the source of one are what is stated."""
    one, other = price_in(now, place), price_in(was, place)
    if place.part not in SIDES or isinstance(one, Band | Observation):
        return bool(_unsourced(one) == _unsourced(other))
    return _is_alike(now.charges[place.at], was.charges[place.at])


def _is_alike(charge: Charge, stated: Charge) -> bool:
    """Return whether what has the source of a charge itself is what is stated."""
    limits = (charge.minimum, charge.maximum, charge.ranges)
    is_same = limits == (stated.minimum, stated.maximum, stated.ranges)
    return is_same and (not isinstance(charge.tariff, Flat) or charge.tariff == stated.tariff)


def _resourced(part: Side, was: Any, place: PricePlace) -> Side:
    """Return a side in which a figure that is what is stated has the source that is stated."""
    if not _is_one_price(part, was, place):
        return part
    charge, stated = part.charges[place.at], was.charges[place.at]
    is_entry = isinstance(price_in(part, place), Band | Observation)
    own = charge.provenance if is_entry else stated.provenance
    sources = [source_in(charge, one) for one in _entries(charge)]
    if is_entry:
        sources[place.entry] = source_in(stated, _entries(stated)[place.entry])

    def sourced(one: Any, _: int, entry: int) -> Any:
        if not isinstance(one, Band | Observation):
            return one
        inherits = _entries(stated)[entry].provenance is None and sources[entry] == own
        return replace(one, provenance=None if inherits else sources[entry])

    charges = list(part.charges)
    charges[place.at] = replace(changed_charge(charge, place.at, sourced), provenance=own)
    return replace(part, charges=tuple(charges))


def _entries(charge: Charge) -> tuple[Any, ...]:
    match charge.tariff:
        case Bands(_, entries) | Observed(entries):
            return entries
    return ()


def _unsourced(priced: Any) -> Any:
    return replace(priced, provenance=None) if hasattr(priced, "provenance") else priced


def _shape(part: Any, place: PricePlace) -> Any:
    """Return a part without its figures and sources: alike where only these differ."""
    if part is None:
        return None
    shape = put_through(part, place, lambda one, *_: _unsourced(_blank(one)))
    return _unsourced(shape) if isinstance(shape, Side | Undisclosed) else shape


def _blank(priced: Any) -> Any:
    empty: Any = Decimal(0)
    if isinstance(priced, Charge):
        empty = None
    elif isinstance(priced, QuotedRate | ReferenceRate):
        empty = Decimal(1)
    return replace(priced, **dict.fromkeys(figures_in(priced), empty), ranges=())
