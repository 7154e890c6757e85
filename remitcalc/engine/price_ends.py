"""Services and corridors with figures at an end of their ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from remitcalc.model.exchange import QuotedRate
from remitcalc.model.price_place import OF_SERVICE, changed_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.price_place import Priced
    from remitcalc.model.price_range import PriceRange
    from remitcalc.model.service import Service

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")
_One = TypeVar("_One", bound="Priced")


def ranged_parts(service: Service) -> Iterator[str]:
    """Yield the parts of a service in which any figure has a range; the exchange is "fx"."""
    for part in OF_SERVICE:
        if any(one.low != one.high for one in _ranges_in(service, part)):
            yield part


def _ranges_in(service: Service, part: str) -> list[PriceRange]:
    found: list[PriceRange] = []

    def note(one: _One, *_: int) -> _One:
        found.extend(one.ranges)
        return one

    changed_part(service, part, note)
    return found


def part_at_end(service: Service, part: str, end: End) -> Service:
    """Return a service with all figures of one part at an end of their ranges.

    Raises
    ------
    ModelError
        At that end figures contradict each other, such as a least above a most.
    """
    return changed_part(service, part, lambda one, *_: moved_to(one, end))


def cheapest(service: Service) -> Service:
    """Return a service with every figure at the end that makes it cheapest; raise as above."""
    return _at_ends(service, "low", "high")


def dearest(service: Service) -> Service:
    """Return a service with every figure at the end that makes it dearest; raise as above."""
    return _at_ends(service, "high", "low")


def moved_to(figure: _One, end: End) -> _One:
    """Return a figure at one end of its ranges, which it then has no more."""
    if not figure.ranges:
        return figure
    moved = {one.figure: getattr(one, end) for one in figure.ranges}
    return replace(figure, **moved, ranges=())


def shared_variants(corridor: Corridor) -> Iterator[Corridor]:
    """Yield the corridor with what all its ways share at each end of its range.

    That is the reference rate, and the taxes, all of them at the same end; as it is where neither
    has a range.
    """
    rates = [corridor.reference]
    if corridor.reference is not None and corridor.reference.ranges:
        rates = [moved_to(corridor.reference, end) for end in ENDS]
    taxes = [corridor.taxes]
    if any(tax.ranges for tax in corridor.taxes):
        taxes = [tuple(moved_to(tax, end) for tax in corridor.taxes) for end in ENDS]
    for rate in rates:
        for some in taxes:
            yield replace(corridor, reference=rate, taxes=some)


def _at_ends(service: Service, price_end: End, rate_end: End) -> Service:
    """Return a service with prices at one end and a quoted rate at another."""
    for part in ranged_parts(service):
        is_rate = part == "fx" and isinstance(service.exchange, QuotedRate)
        service = part_at_end(service, part, rate_end if is_rate else price_end)
    return service
