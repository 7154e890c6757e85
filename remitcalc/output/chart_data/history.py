"""A surveyed corridor quarter by quarter: average costs of sending USD 200 and 500."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.chart import Captions, Chart, ChartTable, Level
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

_QUARTERS = 4
_TARGETS = (3, 5)
_ABOVE = 1.12
AMOUNTS = ("USD 200", "USD 500")
"""The survey's amounts; each country's are their frozen counterparts in its own currency."""


@frozen(eq=False)
class HistorySeries:
    """One amount: its name, and the average cost in percent of each row; NaN where unknown."""

    label: str
    costs: NDArray[np.float64]


@frozen(eq=False)
class HistoryChart(Chart):
    """Average costs by quarter, a row for each that was surveyed; percents as floats, for drawing.

    Attributes
    ----------
    at : int64 array
        Where each row stands in time: four times the year plus the quarter, counted from 0. Where
        two rows are further apart than 1, no survey was made between them.
    series : the smaller amount, then the larger.
    levels : 3 % and 5 %.
    cost_range : what to show.
    """

    cost_title: str
    time_title: str
    at: NDArray[np.int64]
    series: tuple[HistorySeries, ...]
    levels: tuple[Level, ...]
    cost_range: tuple[float, float]
    language: Language

    def quarter_name(self, at: int) -> str:
        """Return the name of a quarter."""
        year, quarter = divmod(at, _QUARTERS)
        return self.language.numbers.period(f"{year}-Q{quarter + 1}")


def history_chart(
    quarters: Sequence[SurveyedCorridor], source: str, language: Language, name: str = ""
) -> HistoryChart:
    """Return the history of one corridor.

    Parameters
    ----------
    quarters : sequence of SurveyedCorridor
        The same corridor in each quarter in which it was surveyed, ascending.
    source : str
        Who must be named.
    language : Language
    name : str
        The corridor's; by default as the survey writes it.
    """
    text, words = language.text, HistoryWords(quarters, language)
    series = tuple(
        HistorySeries(label, np.array([_float(cost) for cost in costs]))
        for label, costs in words.series()
    )
    newest = quarters[-1] if quarters else None
    of = name or (f"{newest.source_name} → {newest.destination_name}" if newest else "")
    known = np.concatenate([one.costs for one in series])
    known = known[np.isfinite(known)]
    return HistoryChart(
        captions=Captions(
            title=words.finding(),
            topic=text("Average cost by quarter"),
            language=language.tag,
            subtitle=f"{of} · {words.span()}" if quarters else of,
            summary=words.summary(),
            example="",
            notes=(words.method(),),
            sources=text("Source: {source} (CC BY 4.0)", source=source),
        ),
        table=words.table(),
        hover=words.hover,
        nothing="" if len(known) else text("No quarter has a disclosed price."),
        cost_title=text("total cost, percent of the amount"),
        time_title=text("quarter of the survey"),
        at=np.array([_place(one.quarter) for one in quarters], dtype=np.int64),
        series=series,
        levels=tuple(_level(percent, language) for percent in _TARGETS),
        cost_range=_cost_range(known),
        language=language,
    )


def _level(percent: int, language: Language) -> Level:
    name = f"{percent}{NO_BREAK_SPACE}%"
    if percent == _TARGETS[0]:
        name = language.text("{percent} (SDG 10.c)", percent=name)
    return Level(float(percent), name)


def _place(quarter: int) -> int:
    """Return where a quarter such as 20253 stands in time."""
    year, number = divmod(quarter, 10)
    return year * _QUARTERS + number - 1


def _cost_range(known: NDArray[np.float64]) -> tuple[float, float]:
    """Return a range from zero, or below it where costs are, to above costs and targets."""
    costs = [*known.tolist(), 0.0, float(_TARGETS[-1])]
    return (min(costs) * _ABOVE, max(costs) * _ABOVE)


def _float(cost: Fraction | None) -> float:
    return float("nan") if cost is None else float(cost)


class HistoryWords:
    """Words for one corridor; a row is a quarter in which it was surveyed."""

    def __init__(self, quarters: Sequence[SurveyedCorridor], language: Language) -> None:
        self._quarters = quarters
        self._language = language
        self._words = FigureWords(language)

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

    def hover(self, row: int) -> tuple[str, ...]:
        """Return what is known of a quarter, a line each."""
        one, text = self._quarters[row], self._language.text
        figures = zip(AMOUNTS, (one.average_200, one.average_500), strict=True)
        costs = (
            text("{amount}: {cost}", amount=amount, cost=self._cost(cost))
            for amount, cost in figures
        )
        return (self._language.numbers.period(one.period), *costs, self._services(one))

    def table(self) -> ChartTable:
        """Return the figures of every quarter that was surveyed."""
        text = self._language.text
        headers = (text("Quarter"), *AMOUNTS, text("Services"), text("Undisclosed"))
        return ChartTable(headers, len(self._quarters), self._row)

    def _row(self, row: int) -> tuple[Cell, ...]:
        one = self._quarters[row]
        costs = map(self._words.average, (one.average_200, one.average_500))
        period = self._language.numbers.period(one.period)
        return (period, *costs, one.services, one.undisclosed)

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
        return self._words.shown(self._words.average(cost))
