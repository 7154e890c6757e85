"""What a season comes to: totals over all paydays, and what pooling saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.model.message import Message


class Season(NamedTuple):
    """Totals over all paydays: int64, one row per worker, sending minor units.

    `saving`, `bound` and `before` are those of `Savings`, `group_saving` is what those who join
    save together, `group_alone` and `group_pooled` what they pay, `staying` what those pay who do
    not join, None where all do. The employer pays `employer` for the pool,
    `individual_employer` for all who send alone, and `staying_employer` either way: for those of
    them who do not join. `shortfall` is None at principals and without a reference rate; else what
    arrives pooled below what arrives alone and the worth of what more is parted with, receiving
    minor units: above zero is worse off. Waiting is in days, money-weighted, exact. A reason says
    why a way is not possible; its figures then mean nothing. Who `stays` out of the pool has the
    figures of sending alone in both columns.
    """

    paydays: int
    individual_total: NDArray[np.int64]
    pooled_total: NDArray[np.int64]
    individual_employer: int
    employer: int
    staying_employer: int
    shortfall: NDArray[np.int64] | None
    saving: NDArray[np.int64]
    bound: NDArray[np.uint8]
    before: NDArray[np.uint8]
    group_alone: Figure | None
    group_pooled: Figure | None
    group_saving: Figure
    staying: Figure | None
    individual_days_waiting: Fraction
    pooled_days_waiting: Fraction
    stays: NDArray[np.bool_]
    individual_reason: Message | None = None
    pooled_reason: Message | None = None

    @property
    def individual_known(self) -> NDArray[np.bool_]:
        """Whether each worker has a total alone."""
        return np.full(len(self.stays), self.individual_reason is None)

    @property
    def pooled_known(self) -> NDArray[np.bool_]:
        """Whether each worker has a total pooled: who does not join, that of sending alone."""
        joined = self.pooled_reason is None
        return np.where(self.stays, self.individual_reason is None, joined)
