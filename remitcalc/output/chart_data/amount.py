"""Cost by the amount sent, alone and pooled: where a service's bands make it jump."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.amount_curve import amount_curve, default_range
from remitcalc.engine.figure import Bound, Figure
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.captions import (
    captions,
    curve_alone_name,
    fringe,
    percent_names,
)
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.tables.way_columns import WayColumns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.amount_curve import AmountCurve
    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.cell import Cell

_POINTS, _FEW_POINTS = 96, 24
_MANY_WORKERS = 10_000
_HEADROOM = 1.15


@frozen(eq=False)
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


@frozen
class PercentLine:
    """A share of the amount, such as 3 for 3 %, and its name."""

    percent: int
    label: str


@frozen(eq=False)
class AmountChart(Chart):
    """Cost per worker and payday by amount; figures in major units.

    Attributes
    ----------
    amounts : float array, ascending.
    percents : 3 % and 5 % of each amount, lines from the origin.
    own_amount : the scenario's own, the mean where they differ; `own_label` is it as text.
    outside_label : what a dotted curve means; empty where none is.
    open_label : what the fringe of a curve means; empty where none has one.
    band : the least and the most that the pool may cost as its figures range, float arrays, NaN
        where not possible; None: it does not range. `band_label` says what lies between them.
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
    band: tuple[NDArray[np.float64], NDArray[np.float64]] | None
    band_label: str
    cost_range: tuple[float, float]


def amount_chart(answer: Answer) -> AmountChart:
    """Return the cost of one worker like the answer's by amount, up to twice the own one."""
    comparison, language = answer.comparison, answer.language
    text, currency = language.text, comparison.scenario.corridor.sending_currency
    curve = _curve(comparison)
    words = AmountWords(answer, curve)
    scale = MoneyScale(words.cost_title(), currency, language)
    own = words.own_row
    alone = _cost(scale, words.alone, own, words.label(curve_alone_name(answer), words.alone))
    pooled = _cost(scale, words.pooled, own, words.label(text("Pooled"), words.pooled))
    band = _band(curve, scale)
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
        hover=lambda row: (words.hover(row),),
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
        band=band,
        band_label="" if band is None else text("shaded: as the pool's figures range"),
        cost_range=_cost_range(alone, pooled),
    )


def _band(
    curve: AmountCurve, scale: MoneyScale
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    found = curve.spread
    if found is None or np.array_equal(found.least, found.most):
        return None
    least, most = (
        np.where(found.is_possible, total * scale.major(1), np.nan)
        for total in (found.least, found.most)
    )
    return least, most


def _curve(comparison: Comparison) -> AmountCurve:
    many = comparison.pools.size > _MANY_WORKERS
    points, (low, high) = _FEW_POINTS if many else _POINTS, default_range(comparison)
    try:
        return amount_curve(comparison, low, high, points)
    except OverflowError:
        # Twice the amount cannot be computed any more; the own one can.
        return amount_curve(comparison, low, comparison.average_amount, points)


def _cost(scale: MoneyScale, way: WayColumns, own: int, label: str) -> AmountCost:
    total = way["total"]
    cost = np.where(total.is_known, total.minor * scale.major(1), np.nan)
    own_cost = float(cost[own]) if total.is_known[own] else None
    is_open = bool((total.bound[way.is_possible] != Bound.EXACT).any())
    return AmountCost(cost, way.is_outside_range, is_open, own_cost, label)


def _cost_range(*ways: AmountCost) -> tuple[float, float]:
    costs = np.concatenate([way.cost[~np.isnan(way.cost)] for way in ways])
    costs = np.append(costs, [way.own for way in ways if way.own is not None])
    low, high = float(costs.min(initial=0.0)), float(costs.max(initial=0.0))
    return (_HEADROOM * low, _HEADROOM * high or 1.0)


class AmountWords:
    """Words for the amounts of one comparison; a row is an amount."""

    def __init__(self, answer: Answer, curve: AmountCurve) -> None:
        self._answer, self._curve = answer, curve
        self._language = answer.language
        corridor = answer.comparison.scenario.corridor
        self.alone = WayColumns(curve.alone, corridor)
        self.pooled = WayColumns(curve.pooled, corridor)
        self.own_row = curve.row_of(answer.comparison.average_amount)

    def finding(self) -> str:
        """Return what the scenario's own amount costs either way."""
        answer, text = self._answer, self._language.text
        if answer.pool_reason is not None:
            return no_pool_finding(answer)
        if not self.pooled.is_possible[self.own_row]:
            return text("Pooling is not possible")
        amount, alone, pooled = self.row(self.own_row)
        if answer.is_mixed:
            return text(
                "The average of {amount} costs {pooled} pooled, {alone} alone",
                amount=amount,
                pooled=pooled,
                alone=alone,
            )
        return text(
            "{amount} costs {pooled} pooled, {alone} alone",
            amount=amount,
            pooled=pooled,
            alone=alone,
        )

    def cost_title(self) -> str:
        """Return what the costs are."""
        comparison = self._answer.comparison
        if comparison.employer or comparison.individual_employer:
            return self._language.text("cost per worker and payday, without the employer's part")
        return self._language.text("cost per worker and payday")

    def own_label(self) -> str:
        """Return the scenario's own amount, the average where amounts differ."""
        amount = self._answer.money(self._answer.comparison.average_amount)
        if not self._answer.is_mixed:
            return amount
        return self._language.text("{amount} on average", amount=amount)

    def amount_title(self) -> str:
        """Return what the amounts are."""
        if self._answer.comparison.scenario.amount_is == "outlay":
            return self._language.text("what a worker parts with per payday, fees included")
        return self._language.text("what a worker sends per payday")

    def label(self, name: str, way: WayColumns) -> str:
        """Return a way's name, and what it costs at the scenario's own amount where it takes it."""
        row = self.own_row
        return f"{name} {self._price(way, row)}" if way.is_possible[row] else name

    def hover(self, row: int) -> str:
        """Return what an amount costs either way."""
        amount, alone, pooled = self.row(row)
        said = self._language.text(
            "{amount}: pooled {pooled}, alone {alone}", amount=amount, pooled=pooled, alone=alone
        )
        if not (self.alone.is_outside_range[row] or self.pooled.is_outside_range[row]):
            return said
        return self._language.text("{figures} (outside the surveyed amounts)", figures=said)

    def table(self) -> ChartTable:
        """Return the cost of every amount."""
        text = self._language.text
        headers = [text("Amount"), text("Alone"), text("Pooled")]
        if self._curve.spread is not None:
            headers += [text("Pooled, at least"), text("Pooled, at most")]
        return ChartTable(tuple(headers), len(self._curve.amounts), self._cells)

    def _cells(self, row: int) -> tuple[Cell, ...]:
        answer = self._answer
        amount = Figure(int(self._curve.amounts[row]), answer.sending_currency)
        receipts = [way.receipt(row) for way in (self.alone, self.pooled)]
        ways = (answer.if_possible(one, one.total) for one in receipts)
        return (amount, *ways, *self._ends(row))

    def _ends(self, row: int) -> tuple[Cell, ...]:
        """Return what the pool may cost at an amount; nothing where it has no range."""
        found, pooled = self._curve.spread, self.pooled["total"].at(row)
        if found is None:
            return ()
        if pooled is None or not found.is_possible[row]:
            return (self._language.text("not possible"),) * 2
        return tuple(replace(pooled, minor=int(end[row])) for end in (found.least, found.most))

    def row(self, row: int) -> tuple[str, str, str]:
        """Return one amount and what it costs alone and pooled, as sentences say it."""
        amount = self._answer.money(int(self._curve.amounts[row]))
        return (amount, self._price(self.alone, row), self._price(self.pooled, row))

    def summary(self) -> str:
        """Return what the least and the largest amount shown cost, and the scenario's own."""
        last = len(self._curve.amounts) - 1
        rows = dict.fromkeys((0, self.own_row, last))
        said = [self.nothing(), *(f"{self.hover(row)}." for row in rows)]
        return " ".join(filter(None, said))

    def nothing(self) -> str:
        """Return why pooling is not possible; empty where it is."""
        return no_pool(self._answer)

    def _price(self, way: WayColumns, row: int) -> str:
        total = way["total"].at(row)
        if total is None:
            return self._language.text("not possible")
        return self._answer.words.spoken(total)
