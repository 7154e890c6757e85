"""Runs of identical workers in pools of several sizes, and how totals are shared among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import INT64_MAX, magnitude
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.engine.exact import Ints


@frozen(eq=False)
class Cohorts:
    """Runs of identical workers, shape (cohorts, sizes): the first row of each, and how many.

    A cohort may be empty. `sizes`, shape (sizes,), is the number of workers of each pool.
    """

    sizes: Ints
    first: Ints
    count: Ints

    @classmethod
    def between(cls, sizes: Ints, edges: list[Ints]) -> Cohorts:
        """Return the cohorts between `edges`, rows of each size, none above it."""
        starts = np.sort(np.stack([np.zeros_like(sizes), *edges]), axis=0)
        return cls(sizes, starts, np.diff(starts, axis=0, append=sizes[np.newaxis]))

    def share(self, total: Ints) -> Ints:
        """Return each cohort's equal share of each size's `total`, by largest remainder.

        The rows below total mod size get one unit more; no cohort may lie across that edge.
        """
        shares: Ints = total // self.sizes + (self.first < total % self.sizes)
        return shares

    def summed(self, each: Ints) -> Ints:
        """Return the sum over the workers of each size of what one of each cohort has.

        Raises
        ------
        OverflowError
            A sum does not fit int64.
        """
        count = self.count
        if magnitude(each) * magnitude(self.sizes) > INT64_MAX:
            count = count.astype(object)
        sums: Ints = (count * each).sum(axis=0).astype(np.int64)
        return sums

    def cut(self, edge: Ints) -> Cohorts:
        """Return twice as many cohorts, cut at the row `edge` of each size."""
        return self.halved(np.clip(edge - self.first, 0, self.count))

    def halved(self, low: Ints) -> Cohorts:
        """Return twice as many cohorts: the first `low` workers of each, then the others."""
        first = np.concatenate([self.first, self.first + low])
        return Cohorts(self.sizes, first, np.concatenate([low, self.count - low]))


def shared_by_weight(total: Ints, weights: Ints, cohorts: Cohorts) -> tuple[Ints, Cohorts]:
    """Share each size's `total` in proportion to `weights`, by largest remainder.

    Parameters
    ----------
    total : int64 array, shape (sizes,)
    weights : int64 array, shape (cohorts, sizes)

    Returns
    -------
    shares : int64 array, shape (2 × cohorts, sizes)
    cohorts : Cohorts
        Each cut where the units left over end: first those with one unit more, then the others.
    """
    whole = np.maximum((weights * cohorts.count).sum(axis=0), 1)
    if magnitude(total) * magnitude(weights) <= INT64_MAX:
        product = weights * total
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
    return np.concatenate([share + 1, share]), cohorts.halved(extra)
