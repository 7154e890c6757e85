"""What is said on the chart of cost by amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.chart import Table
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.amount_curve import AmountCurve
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer


class AmountWords:
    """Words for the amounts of one comparison; a row is an amount."""

    def __init__(self, answer: Answer, curve: AmountCurve) -> None:
        self._answer, self._curve = answer, curve
        self._language = answer.language
        self.own_row = curve.row_of(answer.comparison.average_amount)

    def finding(self) -> str:
        """Return what the scenario's own amount costs either way."""
        answer, text = self._answer, self._language.text
        if answer.pool_reason is not None or not self._curve.pooled.is_possible[self.own_row]:
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

    def label(self, name: str, outcome: Outcome) -> str:
        """Return a way's name, and what it costs at the scenario's own amount where it takes it."""
        row = self.own_row
        return f"{name} {self._price(outcome, row)}" if outcome.is_possible[row] else name

    def hover(self, row: int) -> str:
        """Return what an amount costs either way."""
        amount, alone, pooled = self.row(row)
        said = self._language.text(
            "{amount}: pooled {pooled}, alone {alone}", amount=amount, pooled=pooled, alone=alone
        )
        outside = self._curve.alone.outside_range[row] or self._curve.pooled.outside_range[row]
        if not outside:
            return said
        return self._language.text("{figures} (outside the surveyed amounts)", figures=said)

    def table(self) -> Table:
        """Return the cost of every amount."""
        text = self._language.text
        headers = (text("Amount"), text("Alone"), text("Pooled"))
        return Table(headers, len(self._curve.amounts), self._cells)

    def _cells(self, row: int) -> tuple[str, str, str]:
        amount = self._answer.money(int(self._curve.amounts[row]))
        prices = (self._curve.alone, self._curve.pooled)
        alone, pooled = (self._answer.short_total(outcome, row) for outcome in prices)
        return (amount, alone, pooled)

    def row(self, row: int) -> tuple[str, str, str]:
        """Return one amount and what it costs alone and pooled, as sentences say it."""
        amount = self._answer.money(int(self._curve.amounts[row]))
        return (amount, self._price(self._curve.alone, row), self._price(self._curve.pooled, row))

    def summary(self) -> str:
        """Return what the least and the largest amount shown cost, and the scenario's own."""
        last = len(self._curve.amounts) - 1
        rows = dict.fromkeys((0, self.own_row, last))
        said = [self.nothing(), *(f"{self.hover(row)}." for row in rows)]
        return " ".join(filter(None, said))

    def nothing(self) -> str:
        """Return why pooling is not possible; empty where it is."""
        reason = self._answer.pool_reason
        if reason is None:
            return ""
        said = sentence(reason, self._language)
        return self._language.text("Pooling is not possible. {reason}", reason=said)

    def _price(self, outcome: Outcome, row: int) -> str:
        if outcome.reason[row]:
            return self._language.text("not possible")
        return self._answer.total(outcome, row)
