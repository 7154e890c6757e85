"""What a total, a part or a saving *is*: an amount, which parts it lacks, and so how far it holds.

The rule is "Bounds" of the cost model. A part is known, or absent: its provider does not disclose
it, nobody surveyed it, or no reference rate can value it. A sum of known parts where one is absent
is *at least*; what arrives is then *at most*. Bounds are two bits, so that bounds of sums are their
bitwise or, for one figure as for a column of them: what is at least one amount and at most another
is unknown.
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

PARTS = ("sending", "tax", "transit", "fx", "receiving")
"""The parts of a total, in the order of a receipt."""

PART_BITS = {part: 1 << at for at, part in enumerate(PARTS)}
"""A set of parts as bits: one byte a row."""
SENDING, TAX, TRANSIT, FX, RECEIVING = PART_BITS.values()
UNDISCLOSED = 1 << len(PARTS)
"""Stands beside `FX`: the provider tells neither its margin nor its rate."""
UNVALUED = UNDISCLOSED << 1
"""Stands beside `FX`: there is a rate, and no reference rate to value it by."""
UNVALUED_ARRIVAL = UNVALUED << 1
"""Stands beside `RECEIVING`: charges are stated, and no reference rate to value them by."""
ALL_PARTS = UNDISCLOSED - 1
"""The bits of parts, without what stands beside them."""


class Bound(IntEnum):
    """How far a figure holds; the bound of a sum is the bitwise or of its parts' bounds.

    >>> Bound(Bound.AT_LEAST | Bound.AT_MOST).word, Bound.AT_LEAST.flipped.word
    ('unknown', 'at_most')
    """

    EXACT = 0
    AT_LEAST = 1
    AT_MOST = 2
    UNKNOWN = 3

    @property
    def word(self) -> str:
        """The bound as JSON and CSV spell it."""
        return self.name.lower()

    @property
    def flipped(self) -> Bound:
        """The bound of the same figure with the other sign."""
        return _FLIPPED[self]


EXACT, AT_LEAST, AT_MOST, UNKNOWN = Bound
_FLIPPED = (Bound.EXACT, Bound.AT_MOST, Bound.AT_LEAST, Bound.UNKNOWN)


def flipped(bounds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a column of bounds with the other sign."""
    return np.array(_FLIPPED, dtype=np.uint8)[bounds]


def parts_in(bits: int) -> tuple[str, ...]:
    """Return the parts that stand in a set of bits, in the order of a receipt.

    >>> parts_in(FX | TRANSIT | UNDISCLOSED)
    ('transit', 'fx')
    """
    return tuple(part for part, bit in PART_BITS.items() if bits & bit)


@frozen
class Figure:
    """An amount of money and how far it holds.

    Attributes
    ----------
    minor : int
        Minor units of `currency`; means nothing where `bound` is unknown.
    bound : Bound
    absent : int
        Bits of the parts that the sum lacks; see `parts_in`.
    before : int
        Bits of the parts that both sides of a difference were computed without.
    status : Status
        The weakest of the figures it is made of.

    Examples
    --------
    >>> alone = Figure(1688, "CAD", Bound.AT_LEAST, absent=RECEIVING)
    >>> saved = alone - Figure(1069, "CAD")
    >>> saved.minor, saved.bound.word, (-saved).bound.word, (alone - alone).is_known
    (619, 'at_least', 'at_most', False)
    """

    minor: int
    currency: str
    bound: Bound = Bound.EXACT
    absent: int = 0
    before: int = 0
    status: Status = Status.PUBLISHED

    @property
    def is_known(self) -> bool:
        """Whether the amount says anything."""
        return self.bound != Bound.UNKNOWN

    @property
    def is_of_nothing(self) -> bool:
        """Whether no part that can be unknown is known: "at least 0" would say nothing."""
        is_bare = self.bound == Bound.AT_LEAST and self.minor == 0
        return is_bare and self.absent & ALL_PARTS & ~TAX == ALL_PARTS & ~TAX

    @property
    def is_exact(self) -> bool:
        """Whether nothing is missing; a difference may still be one before some charges."""
        return self.bound == Bound.EXACT

    @property
    def is_at_most(self) -> bool:
        """Whether it is surely no more than it says."""
        return self.bound in (Bound.EXACT, Bound.AT_MOST)

    def __add__(self, other: Figure) -> Figure:
        return self._with(other, self.minor + other.minor, other.bound)

    def __sub__(self, other: Figure) -> Figure:
        return self._with(other, self.minor - other.minor, other.bound.flipped)

    def __neg__(self) -> Figure:
        return replace(self, minor=-self.minor, bound=self.bound.flipped)

    def __abs__(self) -> Figure:
        return -self if self.minor < 0 else self

    def each(self, count: int) -> Figure:
        """Return the mean of `count` alike, rounded half away from zero to a minor unit.

        >>> Figure(-42740, "CAD").each(40).minor
        -1069
        """
        size, half = 2 * count, abs(2 * self.minor) + count
        return replace(self, minor=half // size if self.minor >= 0 else -(half // size))

    def _with(self, other: Figure, minor: int, bound: Bound) -> Figure:
        assert self.currency == other.currency
        return Figure(
            minor,
            self.currency,
            Bound(self.bound | bound),
            self.absent | other.absent,
            self.before | other.before,
            max(self.status, other.status),
        )


def difference_bound(alone: int, pooled: int) -> tuple[Bound, int]:
    """Return the bound of alone − pooled, and the parts both must be computed anew without.

    Parameters
    ----------
    alone, pooled : int
        Bits of the parts that either side lacks.

    Examples
    --------
    >>> difference_bound(RECEIVING, 0), difference_bound(0, FX | UNDISCLOSED)
    ((<Bound.AT_LEAST: 1>, 0), (<Bound.AT_MOST: 2>, 0))
    >>> difference_bound(TRANSIT, RECEIVING) == (Bound.EXACT, TRANSIT | RECEIVING)
    True
    >>> difference_bound(TRANSIT, FX | UNDISCLOSED)
    (<Bound.UNKNOWN: 3>, 0)
    """
    if not alone and not pooled:
        return Bound.EXACT, 0
    if not pooled:
        return Bound.AT_LEAST, 0
    if not alone:
        return Bound.AT_MOST, 0
    lacking = alone | pooled
    if lacking & (UNDISCLOSED | UNVALUED):
        return Bound.UNKNOWN, 0
    return Bound.EXACT, lacking & ALL_PARTS


def agreed(bounds: Iterable[tuple[Bound, int]]) -> tuple[Bound, int] | None:
    """Return the bound of a sum of differences where all agree or are exact, else None.

    >>> agreed([(Bound.EXACT, 0), (Bound.AT_LEAST, 0), (Bound.AT_LEAST, 0)])
    (<Bound.AT_LEAST: 1>, 0)
    >>> agreed([(Bound.AT_MOST, 0), (Bound.AT_LEAST, 0)])
    """
    told = {one for one in bounds if one != (Bound.EXACT, 0)}
    if not told:
        return Bound.EXACT, 0
    return told.pop() if len(told) == 1 else None
