"""Pools in which everyone sends the same amount and shares equally: what they cost by size.

Workers who send the same amount differ by at most a unit in each share, so a pool of any size is a
handful of cohorts of identical workers. Here every cohort of every size is one cell of an array,
which makes thousands of sizes as cheap as a few; the figures are those of `pool`, to the unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.cohorts import Cohorts, shared_by_weight
from remitcalc.engine.exact import added, muldiv_round
from remitcalc.engine.figure import Figure
from remitcalc.engine.outcome import PARTS, Outcome, assembled
from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.pool import PoolTerms, pool_outcome, priced_pool
from remitcalc.engine.pricing import Charges, Pricing, sums_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.piecewise import Piecewise

_BLOCK = 1250
"""Sizes worked on together: their columns fit a processor's cache."""


class SizeCurve(NamedTuple):
    """A pool's cost by size, shape (sizes,), sending minor units, with the employer's part.

    `employer` is that part. Where `is_possible` is False the pool of that size is not possible, or
    rests on figures outside their surveyed range, and its `total` means nothing.
    """

    sizes: Ints
    total: Ints
    employer: Ints
    is_possible: NDArray[np.bool_]


def size_curve(pricing: Pricing, amount: int, sizes: Ints, terms: PoolTerms) -> SizeCurve:
    """Return what pools of `sizes` workers cost who each send `amount` sending minor units."""
    total, employer = np.zeros_like(sizes), np.zeros_like(sizes)
    is_possible = np.zeros(sizes.shape, dtype=np.bool_)
    for start in range(0, len(sizes), _BLOCK):
        block = slice(start, start + _BLOCK)
        pools = _Pools(pricing, np.array([amount]), sizes[block], terms)
        if pools.is_possible.any():
            total[block] = pools.total()
            employer[block] = pools.employer
        is_possible[block] = pools.is_possible
    return SizeCurve(sizes, total, employer, is_possible)


def first_workers(
    pricing: Pricing, amounts: Ints, workers: int, terms: PoolTerms, *, is_average: bool = False
) -> Outcome:
    """Return the first rows of pools of `workers` who all send one of `amounts`: a row per amount.

    With `is_average` a total is what they pay on average, rounded, where the pool is possible
    within the surveyed amounts.
    """
    pools = _Pools(pricing, amounts, np.full(len(amounts), workers), terms)
    pieces = []
    if pools.is_possible.any():
        found = pools.first_rows(terms, is_average=is_average)
        rows = np.flatnonzero(pools.is_possible)
        pieces.append((rows, found.rows(rows)))
    for row in np.flatnonzero(~pools.is_possible):
        # Only the pool itself can tell why, or which figures lie outside their range.
        uniform = np.full(workers, amounts[row], dtype=np.int64)
        outcome = priced_pool(pricing, uniform, terms._replace(rule="equal")).outcome
        pieces.append((np.array([row]), outcome.rows(np.array([0]))))
    return assembled(len(amounts), pieces)


class _Pools:
    """Pools while their parts are made, shape (pools,): of several sizes, or of several amounts.

    `amounts` has an amount for each, or one for all.
    """

    def __init__(self, pricing: Pricing, amounts: Ints, sizes: Ints, terms: PoolTerms) -> None:
        self.pricing, self.amounts, self.sizes = pricing, amounts, sizes
        self.is_outlay = terms.amount_is == "outlay"
        self.own_sending = sums_at(pricing.own_sending, amounts)
        share = terms.employer_share
        budgets = muldiv_round(sizes, np.maximum(amounts - self.own_sending, 0), 1)
        self.principal = muldiv_round(sizes, amounts, 1)
        if self.is_outlay:
            self.principal = largest_principals(pricing.per_transfer, budgets, share)
        charged = sums_at(pricing.sending, self.principal)
        borne = muldiv_round(charged, share.numerator, share.denominator)
        self.sending = charged - borne
        own_employer = sums_at(pricing.employer_own_sending, amounts)
        self.employer = added(
            borne,
            sums_at(pricing.employer_sending, self.principal),
            muldiv_round(sizes, own_employer, 1),
        )
        self.taxes = [
            muldiv_round(self.principal, tax.numerator, tax.denominator) for tax in pricing.taxes
        ]
        self.transit = sums_at(pricing.transit, self.principal)
        on_top = added(self.sending, *self.taxes)
        self.change = budgets - self.principal - on_top if self.is_outlay else np.zeros_like(sizes)
        net = np.maximum(self.principal - self.transit, 0)
        self.gross, self.margin_cost = np.zeros_like(sizes), np.zeros_like(sizes)
        if pricing.received_known:
            self.gross = pricing.conversion.converted(net, self.principal)
        elif pricing.fx_known:
            self.margin_cost = pricing.conversion.margin_cost(net, self.principal)
        self.arrival = sums_at(pricing.receiving, self.gross)
        self.is_possible = self._usable()

    def _usable(self) -> NDArray[np.bool_]:
        pricing = self.pricing
        usable = (self.principal > 0) & _usable(pricing.figures_by_principal, self.principal)
        usable &= _usable(pricing.own_figures, self.amounts)
        if pricing.received_known:
            usable &= _usable(_pieces(pricing.receiving), self.gross)
        return usable

    def total(self) -> Ints:
        """Return what each pool costs, with the employer's part; refuse sizes.

        The shares of a charge add up to it, whoever has which: only what is exchanged has to be
        looked at worker by worker.
        """
        before = (self.sending, *self.taxes, self.change) if self.is_outlay else ()
        cohorts, _, exchanged = self._exchanged((*before, self.transit))
        return added(
            cohorts.summed(added(exchanged["fx"], exchanged["receiving"])),
            self.employer,
            muldiv_round(self.sizes, self.own_sending, 1),
            self.sending,
            *self.taxes,
            self.transit,
        )

    def parts(self) -> tuple[Cohorts, dict[str, Ints]]:
        """Return the cohorts and their columns as in `Outcome`, and `gross`; refuse sizes."""
        shared = (self.sending, *self.taxes, self.transit, self.change)
        cohorts, net, exchanged = self._exchanged(shared)
        tax = added(np.zeros_like(cohorts.first), *(cohorts.share(t) for t in self.taxes))
        transit = cohorts.share(self.transit)
        columns = {"principal": net + transit, "tax": tax, "transit": transit}
        columns["sending"] = cohorts.share(self.sending)
        if self.own_sending.any():
            columns["sending"] = muldiv_round(columns["sending"], 1, 1, self.own_sending)
        return cohorts, columns | exchanged

    def first_rows(self, terms: PoolTerms, *, is_average: bool) -> Outcome:
        """Return what the first worker of each pool does; refuse pools, whose rows mean nothing."""
        cohorts, parts = self.parts()
        cells = np.argmax((cohorts.first == 0) & (cohorts.count > 0), axis=0)
        pools = np.arange(len(self.sizes))
        rows = {name: column[cells, pools] for name, column in parts.items()}
        gross = rows.pop("gross")
        rows["total"] = added(*(rows[part] for part in PARTS))
        if is_average:
            paid = cohorts.summed(added(*(parts[part] for part in PARTS)))
            each = zip(paid.tolist(), self.sizes.tolist(), strict=True)
            means = [Figure(total, "").each(size).minor for total, size in each]
            rows["total"] = np.array(means, dtype=np.int64)
        rows["paid"] = added(rows["principal"], rows["sending"], rows["tax"])
        rows["employer"] = sums_at(self.pricing.employer_own_sending, self.amounts)
        converted = (self.gross, gross)
        amount_is = terms.amount_is
        return pool_outcome(self.pricing, amount_is, self.amounts, self.principal, converted, rows)

    def _exchanged(self, shared: Sequence[Ints]) -> tuple[Cohorts, Ints, dict[str, Ints]]:
        """Return cohorts that differ in shares of `shared`, what each exchanges, and its worth."""
        pricing = self.pricing
        edges = [total % self.sizes for total in shared if total.any()]
        cohorts = Cohorts.between(self.sizes, edges)
        net = self._net(cohorts)
        self._refuse(cohorts, net <= 0)
        to_share = self.gross if pricing.received_known else self.margin_cost
        share, cohorts = shared_by_weight(to_share, np.maximum(net, 0), cohorts)
        if self.arrival.any():
            share = np.concatenate([share, share])
            cohorts = cohorts.cut(self.arrival % self.sizes)
        net = self._net(cohorts)
        if pricing.received_known:
            return cohorts, net, self._arrivals(cohorts, net, share)
        nothing = np.zeros_like(share)
        unknown = dict.fromkeys(("receiving", "received", "gross"), nothing)
        return cohorts, net, {"fx": share, **unknown}

    def _net(self, cohorts: Cohorts) -> Ints:
        """Return what of each worker's amount is exchanged."""
        kept = cohorts.share(self.transit)
        if self.is_outlay:
            before = (self.sending, *self.taxes, self.change)
            kept = sum((cohorts.share(one) for one in before), kept + self.own_sending)
        net: Ints = self.amounts - kept
        return net

    def _arrivals(self, cohorts: Cohorts, net: Ints, gross: Ints) -> dict[str, Ints]:
        pricing, worth = self.pricing, self.pricing.conversion.worth
        arrival = added(cohorts.share(self.arrival), sums_at(pricing.own_receiving, gross))
        self._refuse(cohorts, gross <= arrival)
        self._refuse(cohorts, ~_usable(_pieces(pricing.own_receiving), gross))
        nothing = np.zeros_like(gross)
        charged = bool(pricing.all_receiving) and pricing.receiving_known
        return {
            "fx": net - worth(gross) if pricing.fx_known else nothing,
            "receiving": worth(arrival) if charged else nothing,
            "received": gross - arrival,
            "gross": gross,
        }

    def _refuse(self, cohorts: Cohorts, where: NDArray[np.bool_]) -> None:
        self.is_possible &= ~(where & (cohorts.count > 0)).any(axis=0)


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
