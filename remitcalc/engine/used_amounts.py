"""At which amounts the prices of a service are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.charge import Charge


class UsedAmounts(NamedTuple):
    """At which amounts a service is used: whole transfers', and those of each worker in them."""

    principals: NDArray[np.int64]
    received: NDArray[np.int64]
    own_principals: NDArray[np.int64]
    own_received: NDArray[np.int64]

    @classmethod
    def alone(cls, outcome: Outcome) -> UsedAmounts:
        """Return the amounts of transfers that each worker sends alone."""
        return cls(outcome.principal, outcome.received, outcome.principal, outcome.received)

    @classmethod
    def pooled(cls, outcome: Outcome, pools: list[NDArray[np.intp]]) -> UsedAmounts:
        """Return the amounts of one transfer per pool."""
        joining = np.concatenate(pools)
        principals, received = (
            np.array([exact_sum(column[rows]) for rows in pools], dtype=np.int64)
            for column in (outcome.principal, outcome.received)
        )
        return cls(principals, received, outcome.principal[joining], outcome.received[joining])

    def base_of(self, charge: Charge) -> NDArray[np.int64]:
        """Return the amounts that a charge goes by."""
        if charge.side == "receiving":
            return self.received if charge.per == "transfer" else self.own_received
        return self.principals if charge.per == "transfer" else self.own_principals
