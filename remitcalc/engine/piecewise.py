"""Charges and margins as straight pieces: one shape to evaluate, invert and draw them all.

A flat charge, whole or marginal bands, surveyed pairs and the minimum and maximum that hold a
charge are all straight lines between edges. Here they become lists of such pieces over integer
bases, with one denominator, so that a value is one multiplication and one rounded division.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil, gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import INT64_MAX, Amounts, muldiv_round
from remitcalc.model.charge import Bands, Charge, Flat, Observed
from remitcalc.model.exchange import MARGIN_DECIMALS, MarginBands, ObservedMargins
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints

MARGIN_UNITS = 10**MARGIN_DECIMALS
"""Units of a margin by amount in one percent."""


class Line(NamedTuple):
    """The value `slope × base + level` for bases from `start` to `end` (exclusive; None: none)."""

    start: int
    end: int | None
    slope: Fraction
    level: Fraction
    status: Status

    def at(self, base: int) -> Fraction:
        """Return the exact value at `base`."""
        return self.slope * base + self.level


@frozen
class Piecewise:
    """Straight pieces: the value at a base is (num × base + offset) / den, rounded once.

    `starts` ascend, the first included; bases at or above `end` are not taken. `surveyed` holds
    the first and last surveyed base where the figures are surveyed pairs.
    """

    starts: tuple[int, ...]
    end: int | None
    nums: tuple[int, ...]
    offsets: tuple[int, ...]
    den: int
    statuses: tuple[Status, ...]
    surveyed: tuple[int, int] | None = None

    def taken(self, bases: Ints) -> NDArray[np.bool_]:
        """Return where `bases` lie within the pieces."""
        taken: NDArray[np.bool_] = bases >= self.starts[0]
        return taken if self.end is None else taken & (bases < self.end)

    def piece(self, base: int) -> int:
        """Return the index of the piece that holds `base`, which must be taken."""
        return max(bisect_right(self.starts, base) - 1, 0)

    def at(self, bases: Amounts) -> Amounts:
        """Return the rounded value at each base; where a base is not taken, the nearest piece's."""
        if isinstance(bases, int):
            piece = self.piece(bases)
            return muldiv_round(bases, self.nums[piece], self.den, self.offsets[piece])
        low, high = int(bases.min()), int(bases.max())
        first, last = self.piece(low), self.piece(high)
        if first == last:
            return muldiv_round(bases, self.nums[first], self.den, self.offsets[first])
        pieces = self.pieces(bases)
        if self._largest(max(abs(low), abs(high))) > INT64_MAX:
            return self._one_by_one(bases, pieces)
        nums = np.array(self.nums, dtype=np.int64).take(pieces)
        offsets = np.array(self.offsets, dtype=np.int64).take(pieces)
        return muldiv_round(bases, nums, self.den, offsets)

    def _largest(self, base: int) -> int:
        """Return what no intermediate value passes at bases up to `base`, whatever the piece."""
        steepest, highest = max(map(abs, self.nums)), max(map(abs, self.offsets))
        return max(base, 1) * steepest + highest + self.den

    def _one_by_one(self, bases: Ints, pieces: NDArray[np.intp]) -> Ints:
        """Return the values piece by piece, each over a denominator of its own.

        The common one of pairs surveyed at unround amounts leaves 64 bits no room.
        """
        values = np.empty_like(bases)
        for piece in np.unique(pieces).tolist():
            num, offset, den = self.nums[piece], self.offsets[piece], self.den
            common = gcd(num, offset, den)
            here = pieces == piece
            values[here] = muldiv_round(bases[here], num // common, den // common, offset // common)
        return values

    def pieces(self, bases: Ints) -> NDArray[np.intp]:
        """Return the index of the piece of each base, shape (n,)."""
        return np.searchsorted(np.array(self.starts[1:], dtype=np.int64), bases, side="right")

    def status(self, bases: Ints) -> NDArray[np.uint8] | Status:
        """Return the weakest status of the figures used: one for all, or one per base."""
        if len(set(self.statuses)) == 1:
            return self.statuses[0]
        return np.array(self.statuses, dtype=np.uint8)[self.pieces(bases)]

    def outside(self, bases: Ints) -> NDArray[np.bool_] | None:
        """Return where bases lie outside the surveyed range, or None where none does."""
        if self.surveyed is None:
            return None
        first, last = self.surveyed
        if first <= bases.min() and bases.max() <= last:
            return None
        return (bases < first) | (bases > last)

    @property
    def unmarked(self) -> Piecewise:
        """The same figures without the range they were surveyed in."""
        return self if self.surveyed is None else replace(self, surveyed=None)

    @property
    def lines(self) -> list[Line]:
        """The pieces as exact lines."""
        ends = (*self.starts[1:], self.end)
        return [
            Line(start, end, Fraction(num, self.den), Fraction(offset, self.den), status)
            for start, end, num, offset, status in zip(
                self.starts, ends, self.nums, self.offsets, self.statuses, strict=True
            )
        ]


def joined(lines: Iterable[Line], surveyed: tuple[int, int] | None = None) -> Piecewise:
    """Return contiguous `lines` on one denominator."""
    lines = list(lines)
    den = lcm(*(x.denominator for line in lines for x in (line.slope, line.level)))
    return Piecewise(
        starts=tuple(line.start for line in lines),
        end=lines[-1].end,
        nums=tuple(int(line.slope * den) for line in lines),
        offsets=tuple(int(line.level * den) for line in lines),
        den=den,
        statuses=tuple(line.status for line in lines),
        surveyed=surveyed,
    )


@lru_cache(maxsize=4096)
def charge_pieces(charge: Charge) -> Piecewise:
    """Return a charge as pieces, held between its minimum and maximum, in minor units."""
    surveyed = None
    match charge.tariff:
        case Flat(fixed, percent):
            lines = [_line(0, None, percent, fixed, charge.provenance.status)]
        case Bands():
            lines = _band_lines(charge.tariff, charge.provenance.status)
        case Observed(pairs):
            points = [
                (p.amount, Fraction(p.value), (p.provenance or charge.provenance).status)
                for p in pairs
            ]
            lines = _interpolated(points)
            surveyed = (pairs[0].amount, pairs[-1].amount)
    if charge.minimum is not None or charge.maximum is not None:
        lines = [piece for line in lines for piece in _held(line, charge.minimum, charge.maximum)]
    return joined(lines, surveyed)


@lru_cache(maxsize=4096)
def margin_pieces(margin: MarginBands | ObservedMargins) -> Piecewise:
    """Return margins by principal as pieces, in millionths of a percent."""
    if isinstance(margin, MarginBands):
        flat = Fraction(0)
        return joined(
            Line(b.start, b.end, flat, Fraction(b.percent) * MARGIN_UNITS, b.provenance.status)
            for b in margin.bands
        )
    points = [
        (p.amount, Fraction(p.percent) * MARGIN_UNITS, p.provenance.status) for p in margin.pairs
    ]
    return joined(_interpolated(points), (points[0][0], points[-1][0]))


def _band_lines(tariff: Bands, inherited: Status) -> list[Line]:
    lines = []
    owed = Fraction(0)
    weakest = Status.PUBLISHED
    for band in tariff.bands:
        status = band.provenance.status if band.provenance else inherited
        if tariff.mode == "whole":
            lines.append(_line(band.start, band.end, band.percent, band.fixed, status))
            continue
        weakest = max(weakest, status)
        slope = Fraction(band.percent) / 100
        owed += band.fixed
        lines.append(Line(band.start, band.end, slope, owed - slope * band.start, weakest))
        owed += slope * ((band.end or band.start) - band.start)
    return lines


def _interpolated(points: list[tuple[int, Fraction, Status]]) -> list[Line]:
    """Return the lines through `points`, level outside them.

    A piece starts just after the pair before it, so that a base that was surveyed uses its own
    pair's figure and status alone.
    """
    flat = Fraction(0)
    first, level, status = points[0]
    lines = [Line(0, first + 1, flat, level, status)]
    for (a, low, status_a), (b, high, status_b) in pairwise(points):
        slope = (high - low) / (b - a)
        if b > a + 1:
            lines.append(Line(a + 1, b, slope, low - slope * a, max(status_a, status_b)))
        lines.append(Line(b, b + 1, flat, high, status_b))
    _, level, status = points[-1]
    return [*lines[:-1], Line(lines[-1].start, None, flat, level, status)]


def _held(line: Line, least: int | None, most: int | None) -> Iterable[Line]:
    """Cut `line` where it crosses its bounds, and level the pieces beyond them."""
    cuts = {line.start}
    if line.slope:
        for bound in (least, most):
            cut = ceil((bound - line.level) / line.slope) if bound is not None else line.start
            if cut > line.start and (line.end is None or cut < line.end):
                cuts.add(cut)
    starts = sorted(cuts)
    for start, end in zip(starts, [*starts[1:], line.end], strict=True):
        ends = line.at(start), line.at(start + 1 if end is None else end - 1)
        level = None
        if least is not None and max(ends) <= least:
            level = Fraction(least)
        elif most is not None and min(ends) >= most:
            level = Fraction(most)
        if level is None:
            yield line._replace(start=start, end=end)
        else:
            yield Line(start, end, Fraction(0), level, line.status)


def _line(start: int, end: int | None, percent: Decimal, fixed: int, status: Status) -> Line:
    return Line(start, end, Fraction(percent) / 100, Fraction(fixed), status)
