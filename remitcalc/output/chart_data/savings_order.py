"""The workers that the chart of savings draws: which way each one's saving goes, and the order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import AT_LEAST, AT_MOST, EXACT, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison

SAVES, UNSURE, WORSE_OFF = KINDS = range(3)
"""Which way a saving goes: for certain up, either way as only a bound is known, for certain down.
Workers of one kind stand together, in this order from the left."""


class SavingsOrder:
    """The workers who join and whose saving is known or bounded, by kind, most saved first.

    Attributes
    ----------
    workers : intp array, their rows in the payroll; of equals the first of the payroll first.
    kind : uint8 array of the same length, `SAVES`, `UNSURE` or `WORSE_OFF`.
    saving : int64 array of the same length, minor units.
    bound : uint8 array of the same length, how far each saving holds.
    before : int, codes of what is left out of any of these savings.
    """

    def __init__(self, comparison: Comparison) -> None:
        kinds = _kinds(comparison)
        known = np.flatnonzero(comparison.pools.joins & (comparison.bound != UNKNOWN))
        self.workers: NDArray[np.intp] = known[
            np.lexsort((known, -comparison.saving[known], kinds[known]))
        ]
        self.kind: NDArray[np.uint8] = kinds[self.workers]
        self.saving = comparison.saving[self.workers]
        self.bound = comparison.bound[self.workers]
        self.before = int(np.bitwise_or.reduce(comparison.before[self.workers], initial=0))

    def __len__(self) -> int:
        return len(self.workers)

    def of(self, kind: int) -> NDArray[np.intp]:
        """Return the workers of a kind."""
        found: NDArray[np.intp] = self.workers[self.kind == kind]
        return found

    @cached_property
    def are_alike(self) -> bool:
        """Whether several workers save the same, but for a rounding unit."""
        return (
            len(self) > 1
            and int(self.saving.max()) - int(self.saving.min()) <= 1
            and bool((self.bound == self.bound[0]).all() and (self.kind == self.kind[0]).all())
        )


def _kinds(comparison: Comparison) -> NDArray[np.uint8]:
    saving, bound = comparison.saving, comparison.bound
    saves = (saving >= 0) & ((bound == EXACT) | (bound == AT_LEAST))
    loses = (saving < 0) & ((bound == EXACT) | (bound == AT_MOST))
    kinds = np.full(len(saving), UNSURE, dtype=np.uint8)
    kinds[saves], kinds[loses] = SAVES, WORSE_OFF
    return kinds
