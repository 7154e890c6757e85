"""What is said on the chart of a corridor's history; averages are exact until they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.chart import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language

AMOUNTS = ("USD 200", "USD 500")
"""The survey's amounts; each country's are their frozen counterparts in its own currency."""


class HistoryWords:
    """Words for one corridor; a row is a quarter in which it was surveyed."""

    def __init__(self, quarters: Sequence[SurveyedCorridor], language: Language) -> None:
        self._quarters = quarters
        self._language = language

    def finding(self) -> str:
        """Return what sending cost on average in the last quarter."""
        text = self._language.text
        if not self._quarters or self._quarters[-1].average_200 is None:
            return text("Average cost by quarter")
        last = self._quarters[-1]
        return text(
            "Sending USD 200 cost {cost} on average in {quarter}",
            cost=self._cost(last.average_200),
            quarter=self._language.numbers.period(last.period),
        )

    def series(self) -> tuple[tuple[str, list[Fraction | None]], ...]:
        """Return the name and the average costs of each amount."""
        return (
            (AMOUNTS[0], [one.average_200 for one in self._quarters]),
            (AMOUNTS[1], [one.average_500 for one in self._quarters]),
        )

    def span(self) -> str:
        """Return the first and the last quarter."""
        first, last = (self._quarters[at].period for at in (0, -1))
        period = self._language.numbers.period
        return period(first) if first == last else f"{period(first)} – {period(last)}"

    def hover(self, row: int) -> str:
        """Return what is known of a quarter, a line each."""
        one, text = self._quarters[row], self._language.text
        figures = zip(AMOUNTS, (one.average_200, one.average_500), strict=True)
        lines = [self._language.numbers.period(one.period)]
        lines += [
            text("{amount}: {cost}", amount=amount, cost=self._cost(cost))
            for amount, cost in figures
        ]
        return "\n".join([*lines, self._services(one)])

    def table(self) -> Table:
        """Return the figures of every quarter that was surveyed."""
        text = self._language.text
        headers = (text("Quarter"), *AMOUNTS, text("Services"), text("Undisclosed"))
        return Table(headers, len(self._quarters), self._row)

    def _row(self, row: int) -> tuple[str, ...]:
        one, count = self._quarters[row], self._language.numbers.count
        costs = (self._cost(one.average_200), self._cost(one.average_500))
        period = self._language.numbers.period(one.period)
        return (period, *costs, count(one.services), count(one.undisclosed))

    def summary(self) -> str:
        """Return the chart in a sentence or two."""
        if not self._quarters:
            return ""
        first, last = self._quarters[0], self._quarters[-1]
        text, period = self._language.text, self._language.numbers.period
        said = [
            text(
                "{quarter}: on average {small} of USD 200, {large} of USD 500.",
                quarter=period(last.period),
                small=self._cost(last.average_200),
                large=self._cost(last.average_500),
            )
        ]
        if first is not last and first.average_200 is not None:
            said.append(
                text(
                    "In {quarter} it was {small} of USD 200.",
                    quarter=period(first.period),
                    small=self._cost(first.average_200),
                )
            )
        return " ".join(said)

    def method(self) -> str:
        """Return what the averages are made of."""
        return self._language.text(
            "Simple averages over the services that disclose their margin; quarters without a"
            " point were not surveyed."
        )

    def _services(self, one: SurveyedCorridor) -> str:
        said = self._language.plural("{count} service", "{count} services", one.services)
        if not one.undisclosed:
            return said
        hidden = self._language.plural(
            "{count} does not disclose its margin",
            "{count} do not disclose their margin",
            one.undisclosed,
        )
        return f"{said}, {hidden}"

    def _cost(self, cost: Fraction | None) -> str:
        if cost is None:
            return self._language.text("unknown")
        return self._language.numbers.percent(cost)
