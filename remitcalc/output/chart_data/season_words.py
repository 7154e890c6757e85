"""What is said on the chart of the season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure
from remitcalc.output.chart_data.chart import Table
from remitcalc.output.number_format import rounded
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.season_frequency import Frequency, WayTotal
    from remitcalc.output.answer import Answer


class SeasonWords:
    """Words for the frequencies of one comparison; a row is a frequency."""

    def __init__(self, answer: Answer, found: Sequence[Frequency]) -> None:
        self._answer, self._found = answer, found
        self._language = answer.language

    def frequency(self, row: int) -> str:
        """Return how many paydays' pay goes in one transfer."""
        return self._language.plural("{count} payday", "{count} paydays", self._found[row].every)

    def wait(self, row: int) -> str:
        """Return how many days pay waits on average."""
        days = rounded(self._found[row].days_waiting, 1)
        whole = days.to_integral_value()
        shown = self._language.numbers.decimal(whole if days == whole else days)
        return self._language.text("{days} days", days=shown)

    def labels(self, row: int) -> tuple[str, str]:
        """Return both totals as they stand over their bars; empty where not possible."""
        one = self._found[row]
        alone, pooled = (self._price(way) for way in (one.alone, one.pooled))
        return (
            "" if one.alone.total is None else alone,
            "" if one.pooled.total is None or self._answer.pool_reason else pooled,
        )

    def hover(self, row: int) -> str:
        """Return both totals, and the wait."""
        _, wait, alone, pooled, _ = self.row(row)
        return self._language.text(
            "{paydays} in one transfer, mean wait {wait}: alone {alone}, pooled {pooled}",
            paydays=self.frequency(row),
            wait=wait,
            alone=alone,
            pooled=pooled,
        )

    def table(self) -> Table:
        """Return the totals of every frequency."""
        text = self._language.text
        headers = (
            text("Paydays in one transfer"),
            text("Mean wait"),
            text("Alone"),
            text("Pooled"),
            text("Saved"),
        )
        return Table(headers, len(self._found), self.row)

    def row(self, row: int) -> tuple[str, ...]:
        """Return one frequency's cells."""
        one, text = self._found[row], self._language.text
        alone, pooled = one.alone.total, one.pooled.total
        if self._answer.pool_reason:
            pooled = None
        is_known = not (one.alone.is_lower_bound or one.pooled.is_lower_bound)
        saved = text("unknown")
        if alone is not None and pooled is not None and is_known:
            saved = self._answer.money(alone - pooled)
        return (
            self._language.numbers.count(one.every),
            self.wait(row),
            self._price(one.alone),
            text("not possible") if pooled is None else self._price(one.pooled),
            saved,
        )

    def summary(self) -> str:
        """Return the scenario's own season, and that of the least frequent sending."""
        every = [one.every for one in self._found]
        scenario = self._answer.comparison.scenario
        rows = [every.index(e) for e in (scenario.individual_every, scenario.pooled_every)]
        said = [self.hover(row) for row in dict.fromkeys([*rows, len(every) - 1])]
        return ". ".join([*said, ""]).strip()

    def nothing(self) -> str:
        """Return why there is no total at all."""
        reason = self._answer.pool_reason or self._answer.comparison.season_totals.individual_reason
        said = sentence(reason, self._language) if reason is not None else ""
        return self._language.text("There are no season totals. {reason}", reason=said).strip()

    def _price(self, way: WayTotal) -> str:
        if way.total is None:
            return self._language.text("not possible")
        bound = Bound.AT_LEAST if way.is_lower_bound else Bound.EXACT
        return self._answer.words.spoken(Figure(way.total, self._answer.sending_currency, bound))
