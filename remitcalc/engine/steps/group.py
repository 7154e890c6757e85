"""The one transfer of a pool, as far as all its workers have it in common: columns for shares."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import (
    added,
    constant,
    difference,
    equal_shares,
    largest_remainder,
)
from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.pool import PoolTerms, priced_pool
from remitcalc.engine.pricing import Pricing, sums_at
from remitcalc.engine.sharing import Floor, shared
from remitcalc.engine.transfer import transfer_at
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.transfer import Transfer


class Against(NamedTuple):
    """What a pool is settled against, a row per worker: sums alone, and pooled up to then.

    Each holds total and what is parted with, sending minor units, and what arrives, receiving ones.
    """

    alone: Floor
    earlier: Floor

    @property
    def floor(self) -> Floor:
        """What the transfer must leave each worker."""
        total, received, spare = map(difference, self.alone, self.earlier)
        return Floor(total, received, spare)

    def rows(self, rows: NDArray[np.intp]) -> Against:
        """Return what some workers are settled against."""
        return Against(self.alone.rows(rows), self.earlier.rows(rows))


class Group:
    """The workers of a pool and the columns by which sums are shared among them.

    Parameters
    ----------
    amounts : int64 array, shape (workers,)
        What each sends with this transfer, or parts with where amounts are outlays.
    against : Against, optional
        What the rule "no-one-worse-off" settles against.
    of : str, int array of shape (workers,) or None
        What the payroll calls the group, empty where there is one pool, and the workers' rows in
        the payroll; None: these are all of it.
    """

    def __init__(
        self,
        pricing: Pricing,
        amounts: Ints,
        terms: PoolTerms,
        against: Against | None = None,
        of: tuple[str, NDArray[np.intp] | None] = ("", None),
    ) -> None:
        self.pricing, self.amounts, self.terms, self.against = pricing, amounts, terms, against
        self.name, self._rows = of

    def __len__(self) -> int:
        return len(self.amounts)

    def number(self, place: int) -> int:
        """Return the number of a worker in the payroll, from 1; `place` counts from 0."""
        return (place if self._rows is None else int(self._rows[place])) + 1

    @cached_property
    def total_amount(self) -> int:
        """What all send, or part with, together."""
        return exact_sum(self.amounts)

    @cached_property
    def own_sending(self) -> Ints:
        """Each worker's own charges on top."""
        return sums_at(self.pricing.own_sending, self.amounts)

    @cached_property
    def principal(self) -> int:
        """The pool's principal; 0 where outlays pay for none."""
        if self.terms.amount_is == "principal":
            return self.total_amount
        budget = self.total_amount - exact_sum(self.own_sending)
        if budget <= 0:
            return 0
        share = self.terms.employer_share
        found = largest_principals(self.pricing.per_transfer, np.array([budget]), share)
        return int(found[0])

    @cached_property
    def transfer(self) -> Transfer:
        """The one transfer, before it is shared."""
        return transfer_at(self.pricing, self.principal, self.terms.employer_share)

    @cached_property
    def nets(self) -> Ints:
        """What of each worker's money is converted."""
        transit = shared(self.transfer.transit, self.terms.rule, self.amounts)
        return self.principals - transit

    @cached_property
    def principals(self) -> Ints:
        """What of each worker's money is delivered."""
        transfer = self.transfer
        if self.terms.amount_is == "principal":
            return self.amounts
        taxes = [largest_remainder(due, self.amounts) for due in transfer.taxes]
        tax = added(constant(np.int64(0), len(self)), *taxes)
        sending = shared(transfer.shared_sending, self.terms.rule, self.amounts)
        spent = self.principal + transfer.shared_sending + sum(transfer.taxes)
        left = self.total_amount - exact_sum(self.own_sending) - spent
        return self.amounts - sending - self.own_sending - tax - equal_shares(left, len(self))

    @cached_property
    def unsettled(self) -> Outcome:
        """The workers' rows with equal shares, before anything is settled."""
        terms = self.terms._replace(rule="equal")
        return priced_pool(self.pricing, self.amounts, terms).outcome

    @cached_property
    def outcome(self) -> Outcome:
        """The workers' rows."""
        floor = None if self.against is None else self.against.floor
        return priced_pool(self.pricing, self.amounts, self.terms, floor).outcome
