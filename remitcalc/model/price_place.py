"""Where a price stands in a corridor, and the one walk through all that is priced in it.

What is priced is an object with figures that may have ranges: a flat charge, a band, a surveyed
pair, the limits of a charge, a margin, a rate, a tax. Whoever moves, lists or replaces prices goes
this way through them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.corridor import ReferenceRate, Tax
from remitcalc.model.exchange import (
    Margin,
    MarginBand,
    MarginBands,
    MarginObservation,
    MarginStep,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from remitcalc.model.charge import Tariff
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.service import Service, Side

    Priced = (
        Flat
        | Band
        | Observation
        | Charge
        | Margin
        | MarginBand
        | MarginObservation
        | MarginStep
        | QuotedRate
        | ReferenceRate
        | Tax
    )
    Change = Callable[[Any, int, int], Any]
    PlacedPart = Side | Exchange | ReferenceRate | Tax

Part = Literal["sending", "transit", "receiving", "fx", "tax", "reference"]
SIDES = ("sending", "transit", "receiving")
OF_SERVICE: tuple[Part, ...] = ("sending", "transit", "receiving", "fx")
"""The parts that a service states itself, in the order of a receipt."""

_FIGURES: dict[type, tuple[str, ...]] = {
    Flat: ("fixed", "percent"),
    Band: ("fixed", "percent"),
    Observation: ("value",),
    Charge: ("minimum", "maximum"),
    Margin: ("percent",),
    MarginBand: ("percent",),
    MarginObservation: ("percent",),
    MarginStep: ("percent",),
    QuotedRate: ("rate",),
    ReferenceRate: ("rate",),
    Tax: ("percent",),
}


@frozen
class PricePlace:
    """Where one figure stands.

    Attributes
    ----------
    service : str
        The id of the service; empty: of the corridor.
    part : str
        The part of the cost, or "reference".
    at : int
        Which charge of the side, or which tax, counted from 0.
    entry : int
        Which band, surveyed pair or step of it, counted from 0.
    figure : str
        The attribute that holds it, such as "fixed"; empty: the part as a whole, of which none is
        stated, or which is not known.
    """

    service: str
    part: Part
    at: int = 0
    entry: int = 0
    figure: str = ""

    @property
    def whole(self) -> PricePlace:
        """The place of the part that it stands in."""
        return PricePlace(self.service, self.part, self.at if self.part == "tax" else 0)


def figures_in(priced: Priced) -> tuple[str, ...]:
    """Return the attributes of what is priced that are figures, in the order of a file.

    >>> figures_in(Flat(800))
    ('fixed', 'percent')
    """
    return _FIGURES[type(priced)]


def stated_figures(priced: Priced) -> Iterator[str]:
    """Yield the figures that say something: what is zero beside another one does not.

    >>> from decimal import Decimal
    >>> [*stated_figures(Flat(0, Decimal(2)))], [*stated_figures(Flat(0))]
    (['percent'], ['fixed'])
    """
    ranged = {one.figure for one in priced.ranges}
    for figure in figures_in(priced):
        value = getattr(priced, figure)
        if isinstance(priced, Flat | Band):
            is_only = figure == "fixed" and not priced.percent and not ranged
            if value or figure in ranged or is_only:
                yield figure
        elif value is not None:
            yield figure


def changed_part(service: Service, part: str, change: Change) -> Service:
    """Return a service with everything priced in one part put through `change`.

    Parameters
    ----------
    change : callable
        From what is priced, which charge it belongs to, and which entry of that it is, to what
        stands in its place: of the same type, and maybe the same.

    Raises
    ------
    ModelError
        Figures contradict each other then, such as a least above a most.
    """
    if part == "fx":
        exchange = changed_exchange(service.exchange, change)
        return service if exchange is service.exchange else replace(service, exchange=exchange)
    side: Side = getattr(service, part)
    changed = changed_side(side, change)
    return service if changed is side else replace(service, **{part: changed})  # type: ignore[arg-type]


def changed_side(side: Side, change: Change) -> Side:
    """Return a side with everything priced in it put through `change`; see `changed_part`."""
    charges = tuple(changed_charge(one, at, change) for at, one in enumerate(side.charges))
    is_same = all(map(_is_same, charges, side.charges))
    return side if is_same else replace(side, charges=charges)


def changed_exchange(exchange: Exchange, change: Change) -> Exchange:
    """Return an exchange with everything priced in it put through `change`.

    What is not disclosed has no price.
    """
    match exchange:
        case Margin() | QuotedRate():
            made: Exchange = change(exchange, 0, 0)
            return made
        case MarginBands(entries):
            changed = _changed_entries(entries, 0, change)
            return exchange if changed is entries else MarginBands(changed)
        case ObservedMargins(entries):
            changed = _changed_entries(entries, 0, change)
            return exchange if changed is entries else ObservedMargins(changed)
        case MarginSteps(entries):
            changed = _changed_entries(entries, 0, change)
            return exchange if changed is entries else MarginSteps(changed)
        case _:
            return exchange


def price_at(corridor: Corridor, place: PricePlace) -> Any:
    """Return what is priced at a place, of `Priced`; None: nothing is there, or of another kind."""
    part = part_at(corridor, place)
    return None if part is None else price_in(part, place)


def price_in(part: PlacedPart, place: PricePlace) -> Any:
    """Return what is priced at a place of a part; None as above."""
    found: list[Any] = []

    def note(one: Any, at: int, entry: int) -> Any:
        if _is_at(place, one, at, entry):
            found.append(one)
        return one

    put_through(part, place, note)
    return found[0] if found else None


def with_price(corridor: Corridor, place: PricePlace, priced: Priced) -> Corridor:
    """Return a corridor with another price at a place where there is one; raise as above."""
    part = part_at(corridor, place)
    assert part is not None
    return with_part(
        corridor,
        place,
        put_through(part, place, lambda one, *at: priced if _is_at(place, one, *at) else one),
    )


def part_at(corridor: Corridor, place: PricePlace) -> PlacedPart | None:
    """Return the part that a place is in; None: there is none."""
    if place.part == "reference":
        return corridor.reference
    if place.part == "tax":
        return corridor.taxes[place.at] if place.at < len(corridor.taxes) else None
    service = next((one for one in corridor.services if one.id == place.service), None)
    if service is None:
        return None
    part: PlacedPart = service.exchange if place.part == "fx" else getattr(service, place.part)
    return part


def with_part(corridor: Corridor, place: PricePlace, part: Any) -> Corridor:
    """Return a corridor with another part where a place is."""
    if part is part_at(corridor, place):
        return corridor
    if place.part == "reference":
        return replace(corridor, reference=part)
    if place.part == "tax":
        taxes = corridor.taxes
        return replace(corridor, taxes=(*taxes[: place.at], part, *taxes[place.at + 1 :]))
    name = "exchange" if place.part == "fx" else place.part
    services = tuple(
        replace(one, **{name: part}) if one.id == place.service else one
        for one in corridor.services
    )
    return replace(corridor, services=services)


def places_in(part: PlacedPart, whole: PricePlace) -> Iterator[tuple[PricePlace, Priced]]:
    """Yield each figure that a part states, and what is priced there, in the order of a receipt.

    Nothing is yielded of a part that states none, or is not known.
    """
    found: list[tuple[PricePlace, Any]] = []

    def note(one: Any, at: int, entry: int) -> Any:
        at = whole.at if whole.part == "tax" else at
        found.extend(
            (PricePlace(whole.service, whole.part, at, entry, figure), one)
            for figure in stated_figures(one)
        )
        return one

    put_through(part, whole, note)
    yield from found


def places_of(corridor: Corridor, service: Service | None = None) -> Iterator[PricePlace]:
    """Yield the place of each figure that a service states, or that the corridor does itself.

    A part of a service that states none, or is not known, is one place.
    """
    parts: list[tuple[PricePlace, PlacedPart]]
    if service is None:
        parts = [(PricePlace("", "tax", at), tax) for at, tax in enumerate(corridor.taxes)]
        if corridor.reference is not None:
            parts.append((PricePlace("", "reference"), corridor.reference))
    else:
        wholes = (PricePlace(service.id, part) for part in OF_SERVICE)
        sides = (service.sending, service.transit, service.receiving, service.exchange)
        parts = list(zip(wholes, sides, strict=True))
    for whole, part in parts:
        found = [place for place, _ in places_in(part, whole)]
        yield from found or [whole]


def put_through(part: Any, place: PricePlace, change: Change) -> Any:
    """Return the part that a place is in, all that is priced in it put through `change`."""
    if place.part in SIDES:
        return changed_side(part, change)
    if place.part == "fx":
        return changed_exchange(part, change)
    return change(part, place.at, 0)


def _is_at(place: PricePlace, one: Priced, at: int, entry: int) -> bool:
    return (place.at, place.entry) == (at, entry) and place.figure in figures_in(one)


def changed_charge(charge: Charge, at: int, change: Change) -> Charge:
    """Return a charge with all that is priced in it put through `change`; see `changed_part`."""
    tariff = _changed_tariff(charge.tariff, at, change)
    limited: Charge = change(charge, at, 0)
    return limited if tariff is limited.tariff else replace(limited, tariff=tariff)


def _changed_tariff(tariff: Tariff, at: int, change: Change) -> Tariff:
    match tariff:
        case Flat():
            made: Tariff = change(tariff, at, 0)
            return made
        case Bands(mode, entries):
            changed = _changed_entries(entries, at, change)
            return tariff if changed is entries else Bands(mode, changed)
        case Observed(entries):
            changed = _changed_entries(entries, at, change)
            return tariff if changed is entries else Observed(changed)


def _changed_entries(entries: tuple[Any, ...], at: int, change: Change) -> tuple[Any, ...]:
    changed = tuple(change(one, at, entry) for entry, one in enumerate(entries))
    return entries if all(map(_is_same, changed, entries)) else changed


def _is_same(one: object, other: object) -> bool:
    return one is other
