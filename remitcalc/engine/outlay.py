"""From what workers part with to what can be delivered: the largest principal that fits.

Between two edges of its charges the cost of a principal is a straight line but for rounding. The
line bounds the answer from above, and a few steps down from there reach it exactly; going from the
highest stretch to the lowest finds it also where a fee drops at a band edge.

Where bands end, the search goes on as if the last of them did not: a principal found there shows
that only the end keeps it from growing, and the service does not take such an outlay.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import INT64_MAX, added, muldiv_round
from remitcalc.engine.pricing import Charges, Pricing, sum_at, sums_at, taxes_at
from remitcalc.model.money import LARGEST_POOL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints

NO_SHARE = Fraction(0)
SEARCHED = 1_000_000


def largest_principals(
    pricing: Pricing, budgets: Ints, employer_share: Fraction = NO_SHARE
) -> Ints:
    """Return the largest principal within each budget that the service could deliver.

    Whoever prices it refuses one at or above the end of any bands: the outlay is not taken, though
    less money would be.

    Parameters
    ----------
    budgets : int64 array, shape (n,)
        Sending minor units: principal, sending charges and taxes must fit.
    employer_share : Fraction
        The part of the sending charges that the employer bears.

    Returns
    -------
    int64 array, shape (n,)
        0 where no principal fits.
    """
    costs = _Costs(pricing, employer_share)
    found = np.zeros(len(budgets), dtype=np.int64)
    unfound = np.arange(len(budgets))
    for start, end in reversed(_stretches(pricing)):
        wanted = budgets[unfound]
        best = costs.fitting(wanted, start, end)
        hit = best >= start
        for row in _undelivered(pricing, best, hit):
            best[row] = _delivered_below(costs, int(best[row]), int(wanted[row]), start)
            hit[row] = best[row] >= start
        found[unfound[hit]] = best[hit]
        unfound = unfound[~hit]
        if not len(unfound):
            break
    return found


class _Costs:
    """What is paid on top of a principal, as a line on each stretch and exactly."""

    def __init__(self, pricing: Pricing, employer_share: Fraction) -> None:
        self.pricing = pricing
        self.charges: Charges = pricing.all_sending
        self.taxes = pricing.taxes
        self.employer_share = employer_share
        self.slack = Fraction(len(self.charges) + len(self.taxes) + 1, 2)

    def fitting(self, budgets: Ints, start: int, end: int) -> Ints:
        """Return the largest fitting principal from `start` to `end`; below `start` where none."""
        slope, level = self._line(start)
        best = np.full(len(budgets), end - 1, dtype=np.int64)
        lowest = start
        if slope > 0:
            # (budget − level + slack) / slope, rounded, plus one: never below the answer.
            free = self.slack - level
            num, den = slope.denominator * free.denominator, slope.numerator * free.denominator
            most = min(ceil(slope * (end - 1) - free) + 1, INT64_MAX)
            bound = muldiv_round(
                np.minimum(budgets, most), num, den, free.numerator * slope.denominator
            )
            best = np.minimum(best - 1, bound) + 1
        elif slope < 0:
            lowest = max(start, end - 2 - ceil(2 * self.slack / -slope))
        rows = np.flatnonzero(best >= lowest)
        while len(rows):
            rows = rows[~self.fit(best[rows], budgets[rows])]
            best[rows] -= 1
            rows = rows[best[rows] >= lowest]
        best[best < lowest] = start - 1
        return best

    def fit(self, principals: Ints, budgets: Ints | int) -> NDArray[np.bool_]:
        """Return where principals and what is paid on top of them fit `budgets`."""
        spent: NDArray[np.bool_] = added(principals, *self._on_top(principals)) <= budgets
        return spent

    def _on_top(self, principals: Ints) -> tuple[Ints, Ints]:
        charged = sums_at(self.charges, principals)
        if self.employer_share:
            share = self.employer_share
            charged = charged - muldiv_round(charged, share.numerator, share.denominator)
        return charged, taxes_at(self.taxes, principals)

    def _line(self, base: int) -> tuple[Fraction, Fraction]:
        slope, level = Fraction(0), Fraction(0)
        for priced in self.charges:
            pieces = priced.pieces
            at = pieces.piece(base)
            slope += Fraction(pieces.nums[at], pieces.den)
            level += Fraction(pieces.offsets[at], pieces.den)
        kept = 1 - self.employer_share
        return 1 + slope * kept + sum(self.taxes), level * kept


def _stretches(pricing: Pricing) -> list[tuple[int, int]]:
    """Return the stretches between all edges, from the first that takes a principal on."""
    pieces = [c.pieces for c in pricing.all_sending + pricing.all_employer_sending]
    pieces += [c.pieces for c in pricing.transit]
    if pricing.conversion.by_amount is not None:
        pieces.append(pricing.conversion.by_amount)
    first = max([1, *(p.starts[0] for p in pieces)])
    last = LARGEST_POOL
    edges = {edge for p in pieces for edge in p.starts if first < edge < last}
    return list(pairwise(sorted({first, last, *edges}))) if first < last else []


def _undelivered(pricing: Pricing, best: Ints, hit: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the rows whose principal fits but cannot be delivered: rarely any."""
    return np.flatnonzero(hit & ~_are_delivered(pricing, np.maximum(best, 1)))


def _delivered_below(costs: _Costs, top: int, budget: int, start: int) -> int:
    """Return the largest principal from `top` down to `start` that fits and can be delivered.

    Looked for one by one over `SEARCHED` minor units; further down just below the edges of the
    charges on arrival, between which more sent is more received. Below `start` where none is found.
    """
    pricing, lowest = costs.pricing, max(start, top - SEARCHED + 1)
    above, width = top + 1, 64
    while above > lowest:
        near = np.arange(above - 1, max(above - width, lowest) - 1, -1)
        found = np.flatnonzero(_are_delivered(pricing, near) & costs.fit(near, budget))
        if len(found):
            return int(near[found[0]])
        above, width = int(near[-1]), 8 * width
    far = np.array([p for p in _below_edges(pricing, start, lowest) if p < lowest], dtype=np.int64)
    if len(far):
        far = far[_are_delivered(pricing, far) & costs.fit(far, budget)]
    return int(far.max(initial=start - 1))


def _are_delivered(pricing: Pricing, principals: Ints) -> NDArray[np.bool_]:
    net = principals - sums_at(pricing.transit, principals)
    delivered: NDArray[np.bool_] = net > 0
    if pricing.received_known:
        gross = pricing.conversion.converted(np.maximum(net, 0), principals)
        delivered &= gross > sums_at(pricing.all_receiving, gross)
        for priced in pricing.all_receiving:
            delivered &= gross >= priced.pieces.starts[0]
    return delivered


def _below_edges(pricing: Pricing, start: int, top: int) -> list[int]:
    """Return the principals just below each edge of the charges on arrival, down to `start`."""

    def gross(principal: int) -> int:
        net = principal - sum_at(pricing.transit, principal)
        return pricing.conversion.converted(max(net, 0), principal)

    if not pricing.received_known:
        return []
    pieces = [c.pieces for c in pricing.all_receiving]
    edges = {edge for p in pieces for edge in p.starts}
    reached = range(start, top + 1)
    below = (start + bisect_left(reached, edge, key=gross) - 1 for edge in edges)
    return [principal for principal in below if start <= principal]
