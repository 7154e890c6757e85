"""Cost per worker by the size of the pool: where pooling starts to pay."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Bound
from remitcalc.engine.pulled_line import PulledTo
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.captions import captions, percent_levels
from remitcalc.output.chart_data.chart import Chart, Level
from remitcalc.output.chart_data.group_size_words import SizeWords
from remitcalc.output.chart_data.money_scale import MoneyScale

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.break_even import BreakEven
    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.offered_line import OfferedLine

_LINEAR_UP_TO = 400
_LEAST_SHOWN = 12
_BEYOND_OWN = 1.5
_BEYOND_BREAK_EVEN = 2
_TIMES_ALONE = 2.2
_ABOVE_LEVEL = 1.25
_ABOVE_OWN = 1.15


@frozen
class SizeMark:
    """A size that stands out, with its cost per worker in major units and what is said of it."""

    size: int
    cost: float
    label: str


@frozen(eq=False)
class GroupSizeChart(Chart):
    """Cost per worker and payday by group size; figures in major units.

    Attributes
    ----------
    sizes : int64 array, 1, 2, …, as far as they were searched.
    shown : int
        The largest size worth showing; the table goes up to it.
    pooled : float array
        What the whole pool costs, with the employer's part, by worker; NaN where not possible.
    workers : float array or None
        The same without the employer's part; None where there is none. `workers_label` names it,
        `employer_label` what lies between the two.
    pooled_is_open, alone_is_open : bool
        Whether these cost at least so much; `open_label` says so, empty where neither does.
    band : two float arrays, or None
        The least and the most that `pooled` may be as its figures range, as far as that was
        searched; NaN where not possible. `band_label` says what lies between them.
    has_saving : bool
        Whether the difference between the two says anything.
    alone : Level or None
        The service compared with; None where it does not take the amount.
    levels : 3 % and 5 % of the amount.
    break_even : SizeMark or None
        From where on the pool never costs more.
    own : SizeMark or None
        The scenario's size, the mean where there are several pools, and what its workers pay each;
        None where it is not possible or lies beyond the sizes searched.
    cost_range : what to show; the pooled curve leaves it at small sizes.
    is_logarithmic : whether sizes are so many that they should be spaced by their logarithm.
    pulled : what the pool's line is pulled to, from a row of the table and a cost in major units.
    offered_label : what its line is called behind that of a quote that is tried.
    offered : OfferedLine or None
        Where a quote is tried, the line of the offer as it is.
    """

    scale: MoneyScale
    size_title: str
    pooled_label: str
    sizes: NDArray[np.int64]
    shown: int
    pooled: NDArray[np.float64]
    workers: NDArray[np.float64] | None
    workers_label: str
    employer_label: str
    pooled_is_open: bool
    alone_is_open: bool
    open_label: str
    band: tuple[NDArray[np.float64], NDArray[np.float64]] | None
    band_label: str
    has_saving: bool
    alone: Level | None
    levels: tuple[Level, ...]
    break_even: SizeMark | None
    own: SizeMark | None
    cost_range: tuple[float, float]
    is_logarithmic: bool
    pulled: Callable[[int, float], PulledTo]
    offered_label: str
    offered: OfferedLine | None = None


def group_size_chart(answer: Answer) -> GroupSizeChart:
    """Return the cost per worker by group size."""
    comparison, language = answer.comparison, answer.language
    text, curve = language.text, comparison.break_even
    corridor = comparison.scenario.corridor
    words = SizeWords(answer)
    scale = MoneyScale(words.cost_title(), corridor.sending_currency, language)
    most = largest_shown(curve, answer.pool_size)
    costs = curve.pooled_total / curve.sizes * scale.major(1)
    pooled = np.where(curve.is_possible, costs, np.nan)
    alone = Level(scale.major(words.alone), words.alone_label()) if words.alone_known else None
    levels = percent_levels(answer, scale, comparison.average_amount)
    own = _mark(scale, words, answer.pool_size, most, words.own_label())
    if own is not None:
        own = SizeMark(own.size, scale.major(words.own), own.label)
    size = curve.size if curve.size and curve.size <= most else None
    topic = text("Cost per worker by group size")
    band = _band(comparison, scale)
    workers, has_service = _workers(comparison, scale), comparison.pooled_service is not None
    return GroupSizeChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=words.table(most),
        hover=lambda row: (words.hover(row),),
        nothing="" if curve.is_possible.any() or (alone and has_service) else words.nothing(),
        scale=scale,
        size_title=text("workers in the pool"),
        pooled_label=text("Pooled")
        if workers is None
        else text("Pooled, with the employer's part"),
        sizes=curve.sizes,
        shown=most,
        pooled=pooled,
        workers=workers,
        workers_label="" if workers is None else text("the workers' part"),
        employer_label="" if workers is None else text("the employer's part"),
        pooled_is_open=words.pooled_bound != Bound.EXACT,
        alone_is_open=words.alone_bound != Bound.EXACT,
        open_label=words.open_label(),
        band=band,
        band_label="" if band is None else text("shaded: as the pool's figures range"),
        has_saving=curve.unknown is None,
        alone=alone,
        levels=levels,
        break_even=_mark(scale, words, size, most, words.break_even_label()),
        own=own,
        cost_range=cost_range(pooled[:most], alone, levels, own.cost if own else None),
        is_logarithmic=most > _LINEAR_UP_TO,
        pulled=partial(_pulled, comparison.average_amount, scale),
        offered_label=words.offered_label(),
    )


def _pulled(amount: int, scale: MoneyScale, row: int, cost: float) -> PulledTo:
    return PulledTo(row + 1, amount, Fraction(cost / scale.major(1)))


def _workers(comparison: Comparison, scale: MoneyScale) -> NDArray[np.float64] | None:
    """Return what the pool costs its workers each by size; None where the employer pays nothing."""
    curve = comparison.break_even
    if curve.employer_total is None or not curve.employer_total.any():
        return None
    costs = (curve.pooled_total - curve.employer_total) / curve.sizes * scale.major(1)
    return np.where(curve.is_possible, costs, np.nan)


def _band(
    comparison: Comparison, scale: MoneyScale
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the least and the most a pool may cost by worker and size; None: it has no range."""
    found = None if comparison.range is None else comparison.range.by_size
    if found is None or np.array_equal(found.least, found.most):
        return None
    sizes = np.arange(1, len(found.least) + 1)
    least, most = (
        np.where(found.is_possible, total / sizes * scale.major(1), np.nan)
        for total in (found.least, found.most)
    )
    return least, most


def _mark(
    scale: MoneyScale, words: SizeWords, size: int | None, most: int, label: str
) -> SizeMark | None:
    if not size or size > most or not words.is_possible(size - 1):
        return None
    return SizeMark(size, scale.major(words.pooled(size - 1)), label)


def largest_shown(curve: BreakEven, own: int) -> int:
    """Return the largest size to show: past the scenario's own and past break-even."""
    wanted = max(ceil(_BEYOND_OWN * own), _BEYOND_BREAK_EVEN * (curve.size or 0), _LEAST_SHOWN)
    step = 5 * int(10 ** max(floor(log10(wanted)) - 1, 0))
    return min(ceil(wanted / step) * step, curve.searched_to)


def cost_range(
    pooled: NDArray[np.float64],
    alone: Level | None,
    levels: tuple[Level, ...],
    own: float | None,
) -> tuple[float, float]:
    """Return the costs to show: from zero to what is compared, not to the dearest small pool.

    Only what costs less than nothing, a promotion, makes the axis begin below zero.
    """
    costs = pooled[~np.isnan(pooled)]
    tops = [_ABOVE_LEVEL * level.value for level in levels]
    tops += [min(_TIMES_ALONE, _needed(costs, alone)) * alone.value] if alone else []
    tops += [_ABOVE_OWN * own] if own is not None else []
    tops += [_ABOVE_OWN * float(costs.min())] if len(costs) else []
    bottom = min([0.0, *costs.tolist()] + ([alone.value] if alone else []))
    return (_ABOVE_OWN * bottom, max(tops))


def _needed(costs: NDArray[np.float64], alone: Level) -> float:
    """Return how many times the cost alone the curve reaches, with some air above both."""
    dearest = float(costs.max()) if len(costs) and alone.value > 0 else 0.0
    return max(_ABOVE_LEVEL, _ABOVE_OWN * dearest / alone.value if alone.value > 0 else 0.0)
