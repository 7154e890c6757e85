"""From which group size pooling pays, and up to which exchange margin of the pool."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import added, muldiv_round
from remitcalc.engine.figure import FX, Bound, difference_bound
from remitcalc.engine.individual import priced_alone
from remitcalc.engine.uniform_pool import size_curve
from remitcalc.model.message import Message, message
from remitcalc.model.money import LARGEST_POOL

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.pool import PoolTerms
    from remitcalc.engine.pricing import Pricing

LEAST_SEARCHED = 100
MOST_SEARCHED = 10_000
MARGIN_STEP = Fraction(1, 100)
"""The break-even margin is found to this many percent."""


class BreakEven(NamedTuple):
    """From which group size pooling pays; None where there is none up to `searched_to`.

    `size`: the smallest from which the pool is never dearer. `first_size`: the first at which it is
    cheaper. `margin_percent`: the widest pool margin, to 0.01 %, at which it does not cost more at
    the scenario's own size. `sizes`, `pooled_total` and `alone_total` are the curve: int64, group
    cost in sending minor units with the employer's part; `is_possible` is False where a size is not
    taken. `employer_total` is the employer's part of `pooled_total`. `no_margin` says why there is
    no such margin, `unpriced` which sizes count as dearer though no price says so, `unknown` why
    there is no break-even at all. Where only the price alone is a bound pooling pays from `size` at
    the latest and up to `margin_percent` at least; where only the pool's is, at the earliest and at
    most; where both are, the curve leaves out `before`.
    """

    size: int | None
    first_size: int | None
    searched_to: int
    margin_percent: Fraction | None
    sizes: NDArray[np.int64]
    pooled_total: NDArray[np.int64]
    alone_total: NDArray[np.int64]
    is_possible: NDArray[np.bool_]
    no_margin: Message | None = None
    unpriced: Message | None = None
    unknown: Message | None = None
    bound: Bound = Bound.EXACT
    before: int = 0
    employer_total: NDArray[np.int64] | None = None


def break_even(  # noqa: PLR0913 - both ways, and for whom
    pricing: Pricing,
    alone_pricing: Pricing,
    amount: int,
    workers: int,
    terms: PoolTerms,
    *,
    finds_margin: bool = True,
) -> BreakEven:
    """Return where pooling stops and starts to pay.

    Everyone sends `amount` and the pool is shared equally. Sizes up to twice `workers` are
    compared, at least 100 and at most 10,000, in integers: every worker's total and the employer's
    part against as many times the total alone. A size that is not possible counts as dearer.

    Parameters
    ----------
    pricing : Pricing
        The pooled service.
    alone_pricing : Pricing
        The baseline's.
    amount : int
        Sending minor units.
    finds_margin : bool
        Whether the break-even margin is searched for too, which is half of the work.
    """
    bound, before = difference_bound(alone_pricing.absent, pricing.absent)
    pricing, alone_pricing = pricing.without(before), alone_pricing.without(before)
    alone = priced_alone(alone_pricing, np.array([amount]), terms.amount_is)
    each = int(alone.total[0]) + int(alone.employer[0])
    found = _searched(pricing, amount, workers, terms, each)._replace(bound=bound, before=before)
    unknown = _why_unknown(pricing, alone, bound, terms)
    if unknown is not None:
        nowhere = found._replace(size=None, first_size=None, unpriced=None)
        return nowhere._replace(unknown=unknown, bound=Bound.UNKNOWN)
    if not finds_margin:
        return found
    margin = _margin(pricing, amount, workers, terms, each * workers)
    return found._replace(margin_percent=margin.percent, no_margin=margin.why)


def no_break_even(alone_pricing: Pricing, amount: int, terms: PoolTerms) -> BreakEven:
    """Return that there is no pool to search for: a single size, which is not possible."""
    alone = priced_alone(alone_pricing, np.array([amount]), terms.amount_is)
    nothing = np.zeros(1, dtype=np.int64)
    return BreakEven(
        size=None,
        first_size=None,
        searched_to=1,
        margin_percent=None,
        sizes=np.ones(1, dtype=np.int64),
        pooled_total=nothing,
        alone_total=added(alone.total, alone.employer),
        is_possible=np.zeros(1, dtype=np.bool_),
        unknown=message("no_pool"),
        bound=Bound.UNKNOWN,
        employer_total=nothing,
    )


def _searched(
    pricing: Pricing, amount: int, workers: int, terms: PoolTerms, each: int
) -> BreakEven:
    """Return the curve and where it crosses what is paid alone, `each` by every worker."""
    countable = _most_countable(pricing, amount, each)
    most = min(max(LEAST_SEARCHED, 2 * workers), MOST_SEARCHED, countable)
    curve = size_curve(pricing, amount, np.arange(1, most + 1), terms)
    alone_total = muldiv_round(curve.sizes, each, 1)
    dearer = ~curve.is_possible | (curve.total > alone_total)
    cheaper = curve.is_possible & (curve.total < alone_total)
    last_dearer = int(np.max(np.flatnonzero(dearer), initial=-1))
    first_cheaper = int(np.argmax(cheaper))
    size = last_dearer + 2 if last_dearer + 1 < most else None
    return BreakEven(
        size=size,
        first_size=first_cheaper + 1 if cheaper[first_cheaper] else None,
        searched_to=most,
        margin_percent=None,
        sizes=curve.sizes,
        pooled_total=curve.total,
        alone_total=alone_total,
        is_possible=curve.is_possible,
        unpriced=_unpriced(curve.is_possible, size),
        employer_total=curve.employer,
    )


def _most_countable(pricing: Pricing, amount: int, each: int) -> int:
    """Return up to which size the money, and what it costs alone, fits 64 bits: at least 1."""
    arriving = 0
    if pricing.received_known:
        arriving = pricing.conversion.converted(amount, amount)
    return max(LARGEST_POOL // (2 * max(amount, arriving, abs(each))), 1)


def _why_unknown(
    pricing: Pricing, alone: Outcome, bound: Bound, terms: PoolTerms
) -> Message | None:
    if not alone.all_possible:
        return message("break_even_needs_alone")
    if int(alone.absent[0]) & FX or alone.total_bound[0] == Bound.UNKNOWN:
        return message("break_even_needs_margin_alone")
    jumps = pricing.bounds(terms.amount_is)[0] == Bound.UNKNOWN
    if pricing.absent & FX or jumps or bound == Bound.UNKNOWN:
        return message("break_even_needs_margin_pooled")
    return None


def _unpriced(is_possible: NDArray[np.bool_], size: int | None) -> Message | None:
    """Return which sizes count as dearer though no price says so, where they decide; or None."""
    unpriced = np.flatnonzero(~is_possible)
    if size is None and not is_possible[-1]:
        priced = np.flatnonzero(is_possible)
        return message("sizes_unpriced_from", workers=int(priced[-1]) + 2 if len(priced) else 1)
    if size is not None and size - 2 in unpriced:
        return message("sizes_unpriced_below", workers=size)
    return None


class _Margin(NamedTuple):
    """The break-even margin, in percent; without one, why there is none."""

    percent: Fraction | None
    why: Message | None = None


def _margin(
    pricing: Pricing, amount: int, workers: int, terms: PoolTerms, alone_total: int
) -> _Margin:
    """Return the widest margin at which the pool does not cost more than alone.

    In steps of 0.01 %. The cost rises with the margin, in a straight line as long as charges on
    arrival do not bend it: the search starts where the line would reach the cost alone. The price
    decides, not how far it was surveyed; none where even no margin is too dear, nor where the pool
    pays up to what it does not take.
    """
    pricing = pricing.unmarked

    def cost(steps: int) -> int | None:
        margin = steps * MARGIN_STEP / 100
        conversion = replace(pricing.conversion, margin=margin, by_amount=None, quoted=None)
        curve = size_curve(
            replace(pricing, conversion=conversion), amount, np.array([workers]), terms
        )
        return int(curve.total[0]) if curve.is_possible[0] else None

    def pays(steps: int) -> bool:
        pooled = cost(steps)
        return pooled is not None and pooled <= alone_total

    free = cost(0)
    if free is None:
        return _Margin(None)
    if free > alone_total:
        return _Margin(None, message("no_margin_pays"))
    most = int(100 / MARGIN_STEP) - 1
    guess = min((alone_total - free) * (most + 1) // (amount * workers), most)
    last = last_that_holds(pays, guess, most)
    if last < most and cost(last + 1) is None:
        percent = Decimal(last * MARGIN_STEP.numerator) / MARGIN_STEP.denominator
        return _Margin(None, message("margin_not_taken", percent=percent))
    return _Margin(last * MARGIN_STEP)


def last_that_holds(holds: Callable[[int], bool], guess: int, most: int) -> int:
    """Return the last number up to `most` that `holds`: 0 and all up to it do, none beyond it.

    The steps away from `guess` double, then halve: near it two calls are enough.
    """
    step = 1
    if holds(guess):
        low, high = guess, most + 1
        while low + step <= most:
            if not holds(low + step):
                high = low + step
                break
            low, step = low + step, 2 * step
    else:
        low, high = 0, guess
        while high - step > 0:
            if holds(high - step):
                low = high - step
                break
            high, step = high - step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
