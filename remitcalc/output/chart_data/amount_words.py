"""Words for the chart of cost by the amount sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import Figure
from remitcalc.output.chart_data.chart import ChartTable
from remitcalc.output.figure_words import SPOKEN
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.tables.cell import Percent
from remitcalc.output.tables.way_columns import WayColumns

if TYPE_CHECKING:
    from remitcalc.engine.amount_curve import AmountCurve
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.cell import Cell


class NamedWay(NamedTuple):
    """One of the other ways, what it is called, and whether it can be ranked."""

    name: str
    way: WayColumns
    is_ranked: bool


class AmountWords:
    """Words for the amounts of one comparison; a row is an amount. Costs are money or percent."""

    def __init__(self, answer: Answer, curve: AmountCurve, *, is_percent: bool) -> None:
        self._answer, self._curve = answer, curve
        self.is_percent = is_percent
        self._language = answer.language
        corridor = answer.comparison.scenario.corridor
        self.alone = WayColumns(curve.alone, corridor)
        self.pooled = WayColumns(curve.pooled, corridor)
        ranked = {one.service.id for one in answer.comparison.ranking.ranked}
        self.others = tuple(
            NamedWay(
                answer.label(one.service),
                WayColumns(one.outcome, corridor),
                one.service.id in ranked,
            )
            for one in curve.others
        )
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

    def topic(self) -> str:
        """Return what the chart shows."""
        if self.is_percent:
            return self._language.text("Cost in percent by the amount sent")
        return self._language.text("Cost by the amount sent")

    def cost_title(self) -> str:
        """Return what the costs are."""
        if self.is_percent:
            return self._percent_title()
        comparison = self._answer.comparison
        if comparison.employer or comparison.individual_employer:
            return self._language.text("cost per worker and payday, without the employer's part")
        return self._language.text("cost per worker and payday")

    def _percent_title(self) -> str:
        comparison = self._answer.comparison
        if comparison.employer or comparison.individual_employer:
            return self._language.text(
                "cost in percent of what is delivered, without the employer's part"
            )
        return self._language.text("cost in percent of what is delivered")

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

    def offered_label(self) -> str:
        """Return what the offer's own curve is called beside another, with the same cost."""
        if not self.pooled.is_possible[self.own_row]:
            return self._language.text("As offered")
        amount = self._price(self.pooled, self.own_row)
        return self._language.text("As offered {amount}", amount=amount)

    def label(self, name: str, way: WayColumns) -> str:
        """Return a way's name, and what it costs at the scenario's own amount where it takes it."""
        row = self.own_row
        return f"{name} {self._price(way, row)}" if way.is_possible[row] else name

    def hover(self, row: int) -> tuple[str, ...]:
        """Return what an amount costs either way, and from which to which the other ways reach."""
        return tuple(filter(None, (self._both(row), self._reach(row))))

    def _reach(self, row: int) -> str:
        """Return the cheapest and the dearest other way of those ranked; empty: there is none."""
        known = [one for one in self.others if one.is_ranked and one.way["total"].is_known[row]]
        if not known:
            return ""
        known.sort(key=lambda one: int(one.way["total"].minor[row]))
        least, most = known[0], known[-1]
        if len(known) == 1:
            return self._language.text(
                "one other way: {service}, {price}",
                service=least.name,
                price=self._price(least.way, row),
            )
        return self._language.text(
            "{count} other ways: from {least} ({cheapest}) to {most} ({dearest})",
            count=len(known),
            least=self._price(least.way, row),
            cheapest=least.name,
            most=self._price(most.way, row),
            dearest=most.name,
        )

    def others_label(self) -> str:
        """Return what the grey lines are; empty where there are none."""
        if not self.others:
            return ""
        return self._language.plural(
            "grey: {count} other way", "grey: {count} other ways", len(self.others)
        )

    def _both(self, row: int) -> str:
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
        headers += [one.name for one in self.others]
        return ChartTable(tuple(headers), len(self._curve.amounts), self._cells)

    def _cells(self, row: int) -> tuple[Cell, ...]:
        answer = self._answer
        amount = Figure(int(self._curve.amounts[row]), answer.sending_currency)
        ways = (self._cell(way, row) for way in (self.alone, self.pooled))
        others = (self._cell(one.way, row) for one in self.others)
        return (amount, *ways, *self._ends(row), *others)

    def _cell(self, way: WayColumns, row: int) -> Cell:
        total = way["total"].at(row)
        if total is None:
            return self._language.text("not possible")
        return self._measured(total, way, row)

    def _measured(self, total: Figure, way: WayColumns, row: int) -> Figure | Percent:
        """Return a total as it is, or as a share of what is delivered."""
        if not self.is_percent:
            return total
        return Percent.of(total, int(way["principal"].minor[row]))

    def _ends(self, row: int) -> tuple[Cell, ...]:
        """Return what the pool may cost at an amount; nothing where it has no range."""
        found, pooled = self._curve.spread, self.pooled["total"].at(row)
        if found is None:
            return ()
        if pooled is None or not found.is_possible[row]:
            return (self._language.text("not possible"),) * 2
        ends = (replace(pooled, minor=int(end[row])) for end in (found.least, found.most))
        return tuple(self._measured(end, self.pooled, row) for end in ends)

    def row(self, row: int) -> tuple[str, str, str]:
        """Return one amount and what it costs alone and pooled, as sentences say it."""
        amount = self._answer.money(int(self._curve.amounts[row]))
        return (amount, self._price(self.alone, row), self._price(self.pooled, row))

    def summary(self) -> str:
        """Return what the least and the largest amount shown cost, and the scenario's own."""
        last = len(self._curve.amounts) - 1
        rows = dict.fromkeys((0, self.own_row, last))
        said = [self.nothing(), *(f"{self._both(row)}." for row in rows)]
        reach = self._reach(self.own_row)
        said += [f"{self.own_label()}: {reach}."] if reach else []
        return " ".join(filter(None, said))

    def nothing(self) -> str:
        """Return why pooling is not possible; empty where it is."""
        return no_pool(self._answer)

    def _price(self, way: WayColumns, row: int) -> str:
        total = way["total"].at(row)
        if total is None:
            return self._language.text("not possible")
        found = self._measured(total, way, row)
        if isinstance(found, Figure) or not total.is_known:
            return self._answer.words.spoken(total)
        share = self._language.numbers.percent(found.value)
        return self._language.text(SPOKEN[found.bound], amount=share)
