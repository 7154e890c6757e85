"""How a pool's cost is shared among its workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import difference, equal_shares, largest_remainder
from remitcalc.engine.refusals import NotPossibleError
from remitcalc.model.message import message
from remitcalc.model.money import Money
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from remitcalc.engine.exact import Ints
    from remitcalc.model.scenario import SharingRule


def shared(total: int, rule: SharingRule, weights: Ints) -> Ints:
    """Return each worker's part of `total`: int64, summing to it exactly.

    "no-one-worse-off" starts from equal parts; `settlement` does the rest.
    """
    if rule == "proportional":
        return largest_remainder(total, weights)
    return equal_shares(total, len(weights))


def settlement(pooled: Ints, alone: Ints, currency: str) -> Ints:
    """Return what to add to each worker's sending part so that nobody is worse off.

    Those whose pooled total exceeds sending alone get the excess back; those who gain pay it, in
    proportion to their gain. The sum is zero.

    Raises
    ------
    NotPossibleError
        Those who gain do not gain enough.
    """
    change = difference(pooled, alone)
    excess = np.maximum(change, 0)
    owed = exact_sum(excess)
    if not owed:
        return np.zeros(len(pooled), dtype=np.int64)
    gains = np.maximum(-change, 0)
    gained = exact_sum(gains)
    if gained < owed:
        values = {"gains": Money(gained, currency), "losses": Money(owed, currency)}
        raise NotPossibleError(message("gains_do_not_cover", **values))
    contributions = largest_remainder(owed, gains)
    contributions -= excess
    return contributions
