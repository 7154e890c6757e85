"""Cost by the amount sent, alone and pooled: where a service's bands make it jump."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.amount_curve import amount_curve, default_range
from remitcalc.engine.figure import Bound
from remitcalc.engine.outcome import impossible
from remitcalc.model.noun import noun
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.amount_words import AmountWords
from remitcalc.output.chart_data.captions import (
    captions,
    curve_alone_name,
    fringe,
    percent_names,
)
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.amount_curve import AmountCurve
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.language import Language

_POINTS, _FEW_POINTS = 96, 24
_MANY_WORKERS = 10_000
_HEADROOM = 1.15


@noun(eq=False)
class AmountCost:
    """One way's cost by amount, in major units.

    Attributes
    ----------
    cost : float array; NaN where the service does not take the amount.
    is_outside : bool array; where the figures lie outside the surveyed amounts.
    is_open : whether it costs at least so much.
    own : what the scenario's own amount costs, or None.
    label : the way's name, with that cost.
    """

    cost: NDArray[np.float64]
    is_outside: NDArray[np.bool_]
    is_open: bool
    own: float | None
    label: str


@noun
class PercentLine:
    """A share of the amount, such as 3 for 3 %, and its name."""

    percent: int
    label: str


@noun(eq=False)
class AmountChart(Chart):
    """Cost per worker and payday by amount; figures in major units.

    Attributes
    ----------
    amounts : float array, ascending.
    percents : 3 % and 5 % of each amount, lines from the origin.
    own_amount : the scenario's own, the mean where they differ; `own_label` is it as text.
    outside_label : what a dotted curve means; empty where none is.
    open_label : what the fringe of a curve means; empty where none has one.
    cost_range : what to show.
    """

    scale: MoneyScale
    amount_scale: MoneyScale
    amounts: NDArray[np.float64]
    alone: AmountCost
    pooled: AmountCost
    percents: tuple[PercentLine, ...]
    own_amount: float
    own_label: str
    outside_label: str
    open_label: str
    cost_range: tuple[float, float]


def amount_chart(comparison: Comparison, language: Language) -> AmountChart:
    """Return the cost of one worker like the answer's by amount, up to twice the own one."""
    answer = Answer(comparison, language)
    text, currency = language.text, comparison.scenario.corridor.sending_currency
    curve = _curve(comparison)
    if (why := comparison.ways.no_pool) is not None:
        curve = replace(curve, pooled=impossible(len(curve.amounts), why))
    words = AmountWords(answer, curve)
    scale = MoneyScale(words.cost_title(), currency, language)
    own = words.own_row
    alone = _cost(scale, curve.alone, own, words.label(curve_alone_name(answer), curve.alone))
    pooled = _cost(scale, curve.pooled, own, words.label(text("Pooled"), curve.pooled))
    is_empty = bool(np.isnan(alone.cost).all() and np.isnan(pooled.cost).all())
    is_outside = bool((alone.is_outside | pooled.is_outside).any())
    return AmountChart(
        captions=captions(
            answer,
            words.finding(),
            text("Cost by the amount sent"),
            words.summary(),
            of_all_services=False,
        ),
        table=words.table(),
        hover=words.hover,
        nothing=words.nothing() if is_empty else "",
        scale=scale,
        amount_scale=MoneyScale(words.amount_title(), currency, language),
        amounts=curve.amounts.astype(np.float64) * scale.major(1),
        alone=alone,
        pooled=pooled,
        percents=tuple(PercentLine(*one) for one in percent_names(answer).items()),
        own_amount=scale.major(comparison.average_amount),
        own_label=words.own_label(),
        outside_label=text("dotted: outside the surveyed amounts") if is_outside else "",
        open_label=fringe(language) if alone.is_open or pooled.is_open else "",
        cost_range=_cost_range(alone, pooled),
    )


def _curve(comparison: Comparison) -> AmountCurve:
    many = comparison.ways.pool_size > _MANY_WORKERS
    points, (low, high) = _FEW_POINTS if many else _POINTS, default_range(comparison)
    try:
        return amount_curve(comparison, low, high, points)
    except OverflowError:
        # Twice the amount cannot be computed any more; the own one can.
        return amount_curve(comparison, low, comparison.average_amount, points)


def _cost(scale: MoneyScale, found: Outcome, own: int, label: str) -> AmountCost:
    known = found.is_possible & (found.total_bound != Bound.UNKNOWN)
    cost = np.where(known, found.total * scale.major(1), np.nan)
    outside = found.outside_range.astype(np.bool_) & found.is_possible
    own_cost = float(cost[own]) if known[own] else None
    is_open = bool((found.total_bound[found.is_possible] != Bound.EXACT).any())
    return AmountCost(cost, outside, is_open, own_cost, label)


def _cost_range(*ways: AmountCost) -> tuple[float, float]:
    costs = np.concatenate([way.cost[~np.isnan(way.cost)] for way in ways])
    costs = np.append(costs, [way.own for way in ways if way.own is not None])
    low, high = float(costs.min(initial=0.0)), float(costs.max(initial=0.0))
    return (_HEADROOM * low, _HEADROOM * high or 1.0)
