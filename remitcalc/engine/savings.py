"""What each worker saves by pooling, and the group: differences by the rule of bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import all_bits, difference, distinct
from remitcalc.engine.figure import (
    ALL_PARTS,
    UNDISCLOSED,
    UNVALUED,
    Bound,
    Figure,
    agreed,
    difference_bound,
)
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ways import Ways


class Savings(NamedTuple):
    """Totals alone less pooled, one row per worker, sending minor units.

    `bound` says how far each holds, `before` holds the bits of the parts that both sides of a row
    were computed without.
    """

    saving: Ints
    bound: NDArray[np.uint8]
    before: NDArray[np.uint8]


class Totals(NamedTuple):
    """Totals of one way, a row per worker, and what is known of them: see `Outcome`."""

    total: Ints
    absent: NDArray[np.uint8]
    bound: NDArray[np.uint8]
    status: NDArray[np.uint8]
    is_possible: NDArray[np.bool_]

    @classmethod
    def of(cls, outcome: Outcome) -> Totals:
        """Return the totals of one transfer per worker."""
        return cls(
            outcome.total,
            outcome.absent,
            outcome.total_bound,
            outcome.status,
            outcome.is_possible,
        )

    def sum_of(self, rows: NDArray[np.intp], currency: str) -> Figure | None:
        """Return the sum of some rows' totals, or None where any is not possible."""
        if not self.is_possible[rows].all():
            return None
        if not len(rows):
            return Figure(0, currency)
        return Figure(
            exact_sum(self.total[rows]),
            currency,
            Bound(all_bits(self.bound[rows])),
            all_bits(self.absent[rows]),
            status=Status(int(self.status[rows].max())),
        )


class Sides(NamedTuple):
    """The totals that are compared."""

    alone: Totals
    pooled: Totals


def one_payday(ways: Ways) -> Sides:
    """Return the totals of the first payday, alone and pooled."""
    return Sides(Totals.of(ways.first_alone), Totals.of(ways.first_pooled))


class Difference:
    """The savings of all workers, and of groups of them, computed anew where both sides lack parts.

    Parameters
    ----------
    sides : Sides
    ways : Ways
        What the totals were computed by.
    priced : callable
        From ways without some parts to their totals: one payday's, or a season's.
    """

    def __init__(self, sides: Sides, ways: Ways, priced: Callable[[Ways], Sides]) -> None:
        self.sides, self.ways, self.priced = sides, ways, priced

    def by_worker(self) -> Savings:
        """Return what each worker saves; who does not join saves exactly nothing."""
        alone, pooled = self.sides
        saving = difference(alone.total, pooled.total)
        bound, before = np.zeros((2, len(saving)), dtype=np.uint8)
        lacking, stay = pairs(alone.absent, pooled.absent), self.ways.staying
        lacking[stay] = 0  # the same either way: nothing to be priced anew
        kinds = distinct(lacking)
        for kind in kinds:
            held, left_out = difference_bound(kind >> 8, kind & 255)
            rows = lacking == kind if len(kinds) > 1 else slice(None)
            bound[rows], before[rows] = held, left_out
            if left_out:
                anew, is_possible = self._anew(left_out)
                saving[rows] = anew[rows]
                bound[rows] = np.where(is_possible[rows], held, Bound.UNKNOWN)
        jumps = (alone.bound == Bound.UNKNOWN) | (pooled.bound == Bound.UNKNOWN)
        bound[jumps & (before == 0)] = Bound.UNKNOWN
        saving[stay], bound[stay], before[stay] = 0, Bound.EXACT, 0
        bound[~(alone.is_possible & pooled.is_possible)] = Bound.UNKNOWN
        return Savings(saving, bound, before)

    def of_group(self, savings: Savings, rows: NDArray[np.intp]) -> Figure:
        """Return what some joined workers save together.

        Their own savings where all hold alike or exactly, else like for like for all, else unknown.
        """
        alone, pooled = self.sides
        absent = all_bits(alone.absent[rows]) | all_bits(pooled.absent[rows])
        found = Figure(0, self.ways.corridor.sending_currency, Bound.UNKNOWN, absent)
        if not len(rows) or not (alone.is_possible[rows] & pooled.is_possible[rows]).all():
            return found
        weakest = max(int(alone.status[rows].max()), int(pooled.status[rows].max()))
        found = replace(found, status=Status(weakest))
        kinds = distinct(pairs(savings.bound[rows], savings.before[rows]))
        held = agreed((Bound(kind >> 8), kind & 255) for kind in kinds)
        if held is not None:
            total = exact_sum(savings.saving[rows])
            return replace(found, minor=total, bound=held[0], before=held[1])
        if absent & (UNDISCLOSED | UNVALUED):
            return found
        before = absent & ALL_PARTS
        anew, is_possible = self._anew(before)
        if not is_possible[rows].all():
            return found
        total = exact_sum(anew[rows])
        return replace(found, minor=total, bound=Bound.EXACT, before=before)

    def _anew(self, left_out: int) -> tuple[Ints, NDArray[np.bool_]]:
        alone, pooled = self.priced(self.ways.without(left_out))
        return difference(alone.total, pooled.total), alone.is_possible & pooled.is_possible


def pairs(high: NDArray[np.uint8], low: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return two columns of bits as one, which a row's pair can be told apart by."""
    return high.astype(np.uint16) << np.uint16(8) | low
