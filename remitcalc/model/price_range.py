"""How far a figure may be from its value: a low and a high end that somebody gives a reason for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal


@frozen
class PriceRange:
    """The ends between which one figure of a charge, a margin, a rate or a tax may be.

    `figure` is the attribute of the object that holds the range, such as "fixed". The ends are
    what that attribute is: minor units, or an exact decimal.
    """

    figure: str
    low: int | Decimal
    high: int | Decimal
    reason: str = ""


Ranges = tuple[PriceRange, ...]


def range_of(ranges: Ranges, figure: str) -> PriceRange | None:
    """Return the range of one figure, or None where it is taken as it is."""
    return next((one for one in ranges if one.figure == figure), None)


def ends(ranges: Ranges) -> Iterator[int | Decimal]:
    """Yield the low and the high end of every range: each passes the checks of its value."""
    for one in ranges:
        yield one.low
        yield one.high


def range_faults(of: object, ranges: Iterable[PriceRange]) -> list[Message]:
    """Return the ranges that do not hold the value of the figure they belong to.

    >>> class Wire: fixed = 1500
    >>> range_faults(Wire, [PriceRange("fixed", 1000, 3000)])
    []
    >>> range_faults(Wire, [PriceRange("fixed", 2000, 3000)])[0].code
    'value_outside_range'
    """
    return [
        message("value_outside_range", low=one.low, high=one.high)
        for one in ranges
        if not one.low <= getattr(of, one.figure) <= one.high
    ]
