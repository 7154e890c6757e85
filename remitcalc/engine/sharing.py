"""How a pool's cost is shared among its workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import difference, equal_shares, largest_remainder
from remitcalc.engine.refusals import NotPossibleError
from remitcalc.model.message import message
from remitcalc.model.money import Money
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.scenario import SharingRule


class Floor(NamedTuple):
    """What a transfer must leave each worker so that nobody is worse off than alone.

    The most it may cost, sending minor units; where amounts are outlays, what must arrive,
    receiving minor units, when it is added to that what the worker then parts with beyond `spare`.

    Attributes
    ----------
    total : int64 array, shape (workers,)
        Alone, less what earlier transfers of the season cost pooled.
    received : int64 array, shape (workers,)
        What arrives alone, less what earlier transfers bring pooled.
    spare : int64 array, shape (workers,)
        What is parted with alone, less in earlier transfers pooled, sending minor units.
    """

    total: Ints
    received: Ints
    spare: Ints

    @classmethod
    def of(cls, alone: Outcome) -> Floor | None:
        """Return the floor of one transfer; None where sending alone is not possible for all."""
        if not alone.all_possible:
            return None
        return cls(alone.total, alone.received, alone.paid)

    def rows(self, rows: NDArray[np.intp]) -> Floor:
        """Return the floor of some workers."""
        return Floor(self.total[rows], self.received[rows], self.spare[rows])


def shared(total: int, rule: SharingRule, weights: Ints) -> Ints:
    """Return each worker's part of `total`: int64, summing to it exactly.

    "no-one-worse-off" starts from equal parts; `settlement` does the rest.
    """
    if rule == "proportional":
        return largest_remainder(total, weights)
    return equal_shares(total, len(weights))


def settlement(found: Ints, wanted: Ints, currency: str) -> Ints:
    """Return what to add to each `found` so that none stays above what is `wanted` at most.

    Those above it get the excess back; those below it pay that, in proportion to what they have
    left. The sum is zero.

    Raises
    ------
    NotPossibleError
        Those below have not enough left.
    """
    change = difference(found, wanted)
    excess = np.maximum(change, 0)
    owed = exact_sum(excess)
    if not owed:
        return np.zeros(len(found), dtype=np.int64)
    gains = np.maximum(-change, 0)
    gained = exact_sum(gains)
    if gained < owed:
        values = {"gains": Money(gained, currency), "losses": Money(owed, currency)}
        raise NotPossibleError(message("gains_do_not_cover", **values))
    contributions = largest_remainder(owed, gains)
    contributions -= excess
    return contributions
