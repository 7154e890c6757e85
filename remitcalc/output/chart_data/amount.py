"""Cost by the amount sent, of every way: where a service's bands make it jump."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.amount_curve import amount_curve, default_range
from remitcalc.engine.figure import Bound
from remitcalc.engine.pulled_line import PulledTo
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.amount_words import AmountWords
from remitcalc.output.chart_data.captions import (
    captions,
    curve_alone_name,
    fringe,
    percent_names,
)
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale, PercentScale, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.amount_curve import AmountCurve
    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.offered_line import OfferedLine
    from remitcalc.output.tables.way_columns import WayColumns

_POINTS, _FEW_POINTS = 96, 24
_MANY_WORKERS = 10_000
_HEADROOM = 1.15
_MOST_MARKED = 5.0
"""Percent: the higher of the lines that costs are compared with."""


@frozen(eq=False)
class AmountCost:
    """One way's cost by amount, in major units or in percent of the principal.

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


@frozen
class PercentLine:
    """A share of the amount, such as 3 for 3 %, and its name."""

    percent: int
    label: str


@frozen(eq=False)
class AmountChart(Chart):
    """Cost per worker and payday by amount; costs in major units, or in percent.

    Attributes
    ----------
    amounts : float array, ascending.
    percents : 3 % and 5 % of each amount, lines from the origin.
    is_percent : whether costs are in percent; then the percents are lines across.
    others : the other ways alone, as the ranking has them; `others_label` says what they are, empty
        where there are none.
    own_amount : the scenario's own, the mean where they differ; `own_label` is it as text.
    outside_label : what a dotted curve means; empty where none is.
    open_label : what the fringe of a curve means; empty where none has one.
    band : the least and the most that the pool may cost as its figures range, float arrays, NaN
        where not possible; None: it does not range. `band_label` says what lies between them.
    cost_range : what to show.
    pulled : what the pool's line is pulled to, from a row of the table and a cost as it is drawn.
    offered_label : what its curve is called behind that of a quote that is tried.
    offered : where a quote is tried, the curve of the offer as it is; else None.
    """

    scale: Scale
    amount_scale: MoneyScale
    amounts: NDArray[np.float64]
    alone: AmountCost
    pooled: AmountCost
    others: tuple[AmountCost, ...]
    others_label: str
    is_percent: bool
    percents: tuple[PercentLine, ...]
    own_amount: float
    own_label: str
    outside_label: str
    open_label: str
    band: tuple[NDArray[np.float64], NDArray[np.float64]] | None
    band_label: str
    cost_range: tuple[float, float]
    pulled: Callable[[int, float], PulledTo]
    offered_label: str
    offered: OfferedLine | None = None


def amount_chart(answer: Answer) -> AmountChart:
    """Return the cost of one worker like the answer's by amount, up to twice the own one."""
    return _chart(answer, is_percent=False)


def percent_amount_chart(answer: Answer) -> AmountChart:
    """Return the same cost in percent of what is sent."""
    return _chart(answer, is_percent=True)


def _chart(answer: Answer, *, is_percent: bool) -> AmountChart:
    comparison, language = answer.comparison, answer.language
    text, currency = language.text, comparison.scenario.corridor.sending_currency
    curve = _curve(comparison)
    words = AmountWords(answer, curve, is_percent=is_percent)
    costs = Costs(words, MoneyScale(words.cost_title(), currency, language))
    alone = costs.of(words.alone, curve_alone_name(answer))
    pooled = costs.of(words.pooled, text("Pooled"))
    others = tuple(costs.of(one.way, one.name) for one in words.others)
    band = costs.band(curve)
    ways = (alone, pooled, *others)
    is_outside = any(bool(way.is_outside.any()) for way in ways)
    scale = MoneyScale(words.amount_title(), currency, language)
    return AmountChart(
        captions=captions(
            answer, words.finding(), words.topic(), words.summary(), of_all_services=bool(others)
        ),
        table=words.table(),
        hover=words.hover,
        nothing=words.nothing() if all(np.isnan(way.cost).all() for way in ways[:2]) else "",
        scale=costs.scale,
        amount_scale=scale,
        amounts=curve.amounts.astype(np.float64) * scale.major(1),
        alone=alone,
        pooled=pooled,
        others=others,
        others_label=words.others_label(),
        is_percent=is_percent,
        percents=tuple(PercentLine(*one) for one in percent_names(answer).items()),
        own_amount=scale.major(comparison.average_amount),
        own_label=words.own_label(),
        outside_label=text("dotted: outside the surveyed amounts") if is_outside else "",
        open_label=fringe(language) if any(way.is_open for way in ways) else "",
        band=band,
        band_label="" if band is None else text("shaded: as the pool's figures range"),
        cost_range=costs.range((alone, pooled), others),
        pulled=costs.pulled(curve, comparison.pools.size),
        offered_label=words.offered_label(),
    )


def _curve(comparison: Comparison) -> AmountCurve:
    many = comparison.pools.size > _MANY_WORKERS
    points, (low, high) = _FEW_POINTS if many else _POINTS, default_range(comparison)
    try:
        return amount_curve(comparison, low, high, points)
    except OverflowError:
        # Twice the amount cannot be computed any more; the own one can.
        return amount_curve(comparison, low, comparison.average_amount, points)


class Costs:
    """Makes the costs of ways as floats, in money or in percent of what each way delivers."""

    def __init__(self, words: AmountWords, money: MoneyScale) -> None:
        self._words, self._money = words, money
        self.scale: Scale = money
        if words.is_percent:
            self.scale = PercentScale(money.title, money.language)

    def of(self, way: WayColumns, name: str) -> AmountCost:
        """Return one way, its name with what it costs at the scenario's own amount."""
        total, own = way["total"], self._words.own_row
        cost = np.where(total.is_known, self._drawn(way, total.minor), np.nan)
        own_cost = float(cost[own]) if total.is_known[own] else None
        is_open = bool((total.bound[way.is_possible] != Bound.EXACT).any())
        label = self._words.label(name, way)
        return AmountCost(cost, way.is_outside_range, is_open, own_cost, label)

    def band(self, curve: AmountCurve) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """Return what the pool may cost at least and at most; None where that is one figure."""
        found = curve.spread
        if found is None or np.array_equal(found.least, found.most):
            return None
        least, most = (
            np.where(found.is_possible, self._drawn(self._words.pooled, end), np.nan)
            for end in (found.least, found.most)
        )
        return least, most

    def pulled(self, curve: AmountCurve, workers: int) -> Callable[[int, float], PulledTo]:
        """Return what makes of a row and a cost the place that the pool's line is pulled to."""
        is_percent = self._words.is_percent
        minor = 1.0 if is_percent else self._money.major(1)

        def to(row: int, cost: float) -> PulledTo:
            amount, wanted = int(curve.amounts[row]), Fraction(cost / minor)
            return PulledTo(workers, amount, wanted, is_of_amounts=True, is_percent=is_percent)

        return to

    def range(
        self, both: Sequence[AmountCost], others: Sequence[AmountCost]
    ) -> tuple[float, float]:
        """Return the costs to show: all of both ways, those of others at the own amount.

        Of shares, which small amounts drive up without end, those from half the own amount on.
        """
        first = len(both[0].cost) // 4 if self._words.is_percent else 0
        shown = [float(cost) for way in both for cost in way.cost[first:] if not np.isnan(cost)]
        shown += [way.own for way in (*both, *others) if way.own is not None]
        if self._words.is_percent:
            shown.append(_MOST_MARKED)
        low, high = min(shown, default=0.0), max(shown, default=0.0)
        return (_HEADROOM * min(low, 0.0), _HEADROOM * max(high, 0.0) or 1.0)

    def _drawn(self, way: WayColumns, minor: NDArray[np.int64]) -> NDArray[np.float64]:
        if not self._words.is_percent:
            return minor.astype(np.float64) * self._money.major(1)
        principal = way["principal"].minor
        whole = np.where(principal > 0, principal, 1).astype(np.float64)
        return minor.astype(np.float64) * 100.0 / whole
