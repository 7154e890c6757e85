"""Every way of sharing a pool's cost side by side: who loses under each, and what would close it.

What would close it is the least sum that the employer, or anybody, would have to add to the pay of
those who lose so that none is worse off than alone over the season: what each of them loses, no
more. At outlays a worker loses what arrives less; that is worth its amount at the reference rate,
rounded up to a whole sending minor unit per worker, so that the sum surely closes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import all_bits
from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.season import season
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.season_totals import Season
    from remitcalc.model.message import Message
    from remitcalc.model.scenario import SharingRule

RULES: tuple[SharingRule, ...] = ("equal", "proportional", "no-one-worse-off")


class RuleResult(NamedTuple):
    """What one rule does to those who join, over the season.

    Attributes
    ----------
    saving : int64 array, shape (joining workers,)
        Sending minor units, by `bound`, a uint8 array of the same shape.
    losses : int64 array of the same shape
        What each loses, sending minor units; 0 for who does not.
    losing : how many of them lose, as far as `held` says: *at most* where some may lose less than
        is known, or nothing.
    largest, closing : the largest loss, and the least sum that leaves none of them worse off.
    reason : why this rule is refused, or None; the rest then means nothing.
    """

    rule: SharingRule
    saving: NDArray[np.int64]
    bound: NDArray[np.uint8]
    losses: NDArray[np.int64]
    losing: int
    held: Bound
    largest: Figure
    closing: Figure
    reason: Message | None


def sharing_rules(comparison: Comparison) -> tuple[RuleResult, ...]:
    """Return each rule's result for the comparison's workers, in the order of `RULES`.

    Raises
    ------
    OverflowError
        A sum is beyond 64 bits.
    """
    return tuple(_result(comparison, rule) for rule in RULES)


def _result(comparison: Comparison, rule: SharingRule) -> RuleResult:
    priced = comparison.priced
    found = comparison.season_totals
    if rule != comparison.scenario.share:
        other = priced.changed(comparison.scenario.replace(share=rule), keeps_alone=True)
        found = season(other, lambda _: None)
    rows = comparison.pools.joining
    saving, bound = found.saving[rows], found.bound[rows]
    reason = found.individual_reason or found.pooled_reason
    currency, before = comparison.scenario.corridor.sending_currency, 0
    losses, held = np.zeros(len(rows), dtype=np.int64), Bound.UNKNOWN
    if reason is None:
        losses = losses_of(found, reference_rate(comparison.scenario.corridor))[rows]
        held, before = _held(losses, bound), all_bits(found.before[rows])
    figure = Figure(0, currency, held, before=before, status=comparison.status)
    return RuleResult(
        rule,
        saving,
        bound,
        losses,
        int(np.count_nonzero(losses)),
        held,
        replace(figure, minor=int(losses.max(initial=0))),
        replace(figure, minor=exact_sum(losses)),
        reason,
    )


def _held(losses: NDArray[np.int64], bound: NDArray[np.uint8]) -> Bound:
    """Return how far losses hold: who saves at least so much loses that at most, and reversed."""
    is_most = bool(((bound == Bound.AT_LEAST) & (losses > 0)).any())
    is_least = bool((bound == Bound.AT_MOST).any())
    if (bound == Bound.UNKNOWN).any() or (is_most and is_least):
        return Bound.UNKNOWN
    if is_most:
        return Bound.AT_MOST
    return Bound.AT_LEAST if is_least else Bound.EXACT


def losses_of(found: Season, reference: Fraction | None) -> NDArray[np.int64]:
    """Return what each worker loses over the season, sending minor units, 0 for who does not.

    `reference` is what one sending minor unit is worth in receiving ones; needed at outlays.
    """
    if found.shortfall is None:
        return np.maximum(-found.saving, 0)
    assert reference is not None
    short = np.maximum(found.shortfall, 0)
    worth = [
        -(-int(one) * reference.denominator // reference.numerator) for one in short[short > 0]
    ]
    losses = np.zeros(len(short), dtype=np.int64)
    losses[short > 0] = np.array(worth, dtype=np.int64)
    return losses
