"""What a pool costs by its size, when everyone sends the same amount and shares equally.

Workers who send the same amount differ by at most a unit in each share, so a pool of any size is a
handful of cohorts of identical workers. Here every cohort of every size is one cell of an array,
which makes thousands of sizes as cheap as a few; the sums are those of `pool`, to the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import INT64_MAX, muldiv_round
from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.pricing import Charges, Pricing, sums_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.model.scenario import AmountIs


@dataclass(frozen=True, eq=False)
class SizeCurve:
    """A pool's cost by size, shape (sizes,), sending minor units, with the employer's part.

    Where `is_possible` is False the pool of that size is not possible, or rests on figures outside
    their surveyed range, and its `total` means nothing.
    """

    sizes: Ints
    total: Ints
    is_possible: NDArray[np.bool_]


def size_curve(
    pricing: Pricing,
    amount: int,
    sizes: Ints,
    *,
    amount_is: AmountIs = "principal",
    employer_share: Fraction = Fraction(0),
) -> SizeCurve:
    """Return what pools of `sizes` workers cost who each send `amount` sending minor units."""
    one = np.array([amount])
    own = int(sums_at(pricing.own_sending, one)[0])
    own_usable = _usable(_pieces(pricing.own_sending + pricing.employer_own_sending), one)
    budgets = sizes * (amount - own)
    if not own_usable[0] or (amount_is == "outlay" and amount <= own):
        return SizeCurve(sizes, np.zeros_like(sizes), np.zeros(len(sizes), dtype=np.bool_))
    if amount_is == "outlay":
        principal = largest_principals(pricing.per_transfer, budgets, employer_share)
    else:
        principal = sizes * amount
    transfers = _Transfers(pricing, sizes, principal, employer_share)
    change = budgets - principal - transfers.on_top if amount_is == "outlay" else None
    total = transfers.total(amount, own, change)
    own_employer = int(sums_at(pricing.employer_own_sending, one)[0])
    return SizeCurve(sizes, total + sizes * own_employer, transfers.is_possible)


@dataclass(frozen=True)
class _Cohorts:
    """Runs of identical workers, shape (cohorts, sizes): the first row of each, and how many."""

    first: Ints
    count: Ints

    def share(self, total: Ints, sizes: Ints) -> Ints:
        """Return each cohort's equal share of `total`; the cohorts must not straddle its edge."""
        return total // sizes + (self.first < total % sizes)

    def cut(self, edge: Ints) -> _Cohorts:
        """Return the cohorts cut in two at the row `edge` of each size."""
        low = np.clip(edge - self.first, 0, self.count)
        first = np.concatenate([self.first, self.first + low])
        return _Cohorts(first, np.concatenate([low, self.count - low]))


class _Transfers:
    """The one transfer of each size, and its cost."""

    def __init__(
        self, pricing: Pricing, sizes: Ints, principal: Ints, employer_share: Fraction
    ) -> None:
        self.pricing, self.sizes, self.principal = pricing, sizes, principal
        sending = sums_at(pricing.sending, principal)
        self.employer = muldiv_round(sending, employer_share.numerator, employer_share.denominator)
        self.sending = sending - self.employer
        self.taxes = [muldiv_round(principal, t.numerator, t.denominator) for t in pricing.taxes]
        self.transit = sums_at(pricing.transit, principal)
        self.net = np.maximum(principal - self.transit, 0)
        figures = [*pricing.figures_by_principal, *_pieces(pricing.employer_sending)]
        self.is_possible = (principal > 0) & _usable(figures, principal)

    @property
    def on_top(self) -> Ints:
        """What the workers share on top of the principal."""
        return self.sending + sum(self.taxes, np.zeros_like(self.sending))

    def total(self, amount: int, own_sending: int, change: Ints | None) -> Ints:
        """Return the cost of each size: every worker's total and the employer's part."""
        cohorts = self._cohorts(change)
        tax = sum((cohorts.share(t, self.sizes) for t in self.taxes), np.int64(0))
        sending = cohorts.share(self.sending, self.sizes) + own_sending
        principal = np.full_like(cohorts.first, amount)
        if change is not None:
            principal = amount - sending - tax - cohorts.share(change, self.sizes)
        transit = cohorts.share(self.transit, self.sizes)
        net = principal - transit
        self._refuse(cohorts, net <= 0)
        costs = self._converted(cohorts, np.maximum(net, 0))
        costs += (cohorts.count * (sending + tax + transit)).sum(axis=0)
        own_employer = sums_at(self.pricing.employer_sending, self.principal)
        return costs + self.employer + own_employer

    def _cohorts(self, change: Ints | None) -> _Cohorts:
        """Return cohorts cut wherever a share of the sending side changes."""
        cohorts = _Cohorts(np.zeros((1, len(self.sizes)), dtype=np.int64), self.sizes[np.newaxis])
        totals = [self.sending, *self.taxes, self.transit, *([] if change is None else [change])]
        for total in totals:
            cohorts = cohorts.cut(total % self.sizes)
        return cohorts

    def _converted(self, cohorts: _Cohorts, net: Ints) -> Ints:
        """Return the cost of exchange and of arrival, by size."""
        pricing, conversion = self.pricing, self.pricing.conversion
        if not pricing.received_known:
            return conversion.margin_cost(self.net, self.principal)
        gross = conversion.converted(self.net, self.principal)
        self.is_possible &= _usable(_pieces(pricing.receiving), gross)
        base_cost = (cohorts.count * net).sum(axis=0)
        received, cohorts = _shared_by_weight(gross, net, cohorts)
        arrival = sums_at(pricing.receiving, gross)
        edge = arrival % self.sizes
        cohorts, received = cohorts.cut(edge), np.concatenate([received, received])
        charged = cohorts.share(arrival, self.sizes)
        charged += sums_at(pricing.own_receiving, received)
        self._refuse(cohorts, received <= charged)
        self._refuse(cohorts, ~_usable(_pieces(pricing.own_receiving), received))
        worth = conversion.worth(charged) - conversion.worth(received)
        cost: Ints = base_cost + (cohorts.count * worth).sum(axis=0)
        return cost

    def _refuse(self, cohorts: _Cohorts, where: NDArray[np.bool_]) -> None:
        self.is_possible &= ~(where & (cohorts.count > 0)).any(axis=0)


def _shared_by_weight(total: Ints, weights: Ints, cohorts: _Cohorts) -> tuple[Ints, _Cohorts]:
    """Share each size's `total` by largest remainder over its cohorts.

    Returns the share of each cohort, and the cohorts cut where a unit left over ends.
    """
    whole = np.maximum((weights * cohorts.count).sum(axis=0), 1)
    if int(total.max()) * int(weights.max()) <= INT64_MAX:
        product = weights * total
        share, remainder = product // whole, product % whole
    else:
        product = weights.astype(object) * total
        share = (product // whole).astype(np.int64)
        remainder = (product % whole).astype(np.int64)
    left = total - (share * cohorts.count).sum(axis=0)
    order = np.lexsort((cohorts.first, -remainder), axis=0)
    counts = np.take_along_axis(cohorts.count, order, axis=0)
    given = np.clip(left - (np.cumsum(counts, axis=0) - counts), 0, counts)
    extra = np.empty_like(given)
    np.put_along_axis(extra, order, given, axis=0)
    cut = _Cohorts(
        np.concatenate([cohorts.first, cohorts.first + extra]),
        np.concatenate([extra, cohorts.count - extra]),
    )
    return np.concatenate([share + 1, share]), cut


def _usable(figures: list[Piecewise], bases: Ints) -> NDArray[np.bool_]:
    """Return where all `figures` take `bases`, within their surveyed range."""
    usable = np.ones(bases.shape, dtype=np.bool_)
    for pieces in figures:
        usable &= pieces.taken(bases)
        outside = pieces.outside(bases)
        if outside is not None:
            usable &= ~outside
    return usable


def _pieces(charges: Charges) -> list[Piecewise]:
    return [priced.pieces for priced in charges]
