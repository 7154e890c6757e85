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
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.engine.priced_scenario import PricedScenario


class Savings(NamedTuple):
    """Totals alone less pooled, one row per worker, sending minor units.

    `bound` says how far each holds, `before` holds the bits of the parts that both sides of a row
    were computed without.
    """

    saving: Ints
    bound: NDArray[np.uint8]
    before: NDArray[np.uint8]


class Sides(NamedTuple):
    """The totals that are compared."""

    alone: FigureColumn
    pooled: FigureColumn


def one_payday(priced: PricedScenario) -> Sides:
    """Return the totals of the first payday, alone and pooled."""
    currency = priced.corridor.sending_currency
    return Sides(
        priced.first_alone.figures("total", currency),
        priced.first_pooled.figures("total", currency),
    )


class Difference:
    """The savings of all workers, and of groups of them, computed anew where both sides lack parts.

    Parameters
    ----------
    sides : Sides
    priced : PricedScenario
        What the totals were computed by.
    sides_of : callable
        From a scenario priced without some parts to their totals: one payday's, or a season's.
    """

    def __init__(
        self, sides: Sides, priced: PricedScenario, sides_of: Callable[[PricedScenario], Sides]
    ) -> None:
        self.sides, self.priced, self.sides_of = sides, priced, sides_of

    def by_worker(self) -> Savings:
        """Return what each worker saves; who does not join saves exactly nothing."""
        alone, pooled = self.sides
        saving = difference(alone.minor, pooled.minor)
        bound, before = np.zeros((2, len(saving)), dtype=np.uint8)
        lacking, stay = pairs(alone.absent, pooled.absent), self.priced.pools.staying
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
        found = Figure(0, self.priced.corridor.sending_currency, Bound.UNKNOWN, absent)
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
        alone, pooled = self.sides_of(self.priced.without(left_out))
        return difference(alone.minor, pooled.minor), alone.is_possible & pooled.is_possible


def pairs(high: NDArray[np.uint8], low: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return two columns of bits as one, which a row's pair can be told apart by."""
    return high.astype(np.uint16) << np.uint16(8) | low
