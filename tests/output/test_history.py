"""A corridor's history: gaps stay gaps, unknown stays unknown, words say what is drawn."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from remitcalc.model.survey import SurveyedCorridor
from remitcalc.output.chart_data.history import history_chart
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import PlainEnglish

SOURCE = "The World Bank"


def quarter(number: int, small: str | None, large: str | None, hidden: int = 0) -> SurveyedCorridor:
    averages = [None if cost is None else Fraction(cost) for cost in (small, large)]
    counts = ("Kenya", "Rwanda", number, 4, 9, hidden, 0)
    return SurveyedCorridor("KEN", "RWA", *counts, 9, averages[0], 9, averages[1])


QUARTERS = (
    quarter(20111, "8.005", "6"),
    quarter(20113, "7", None, hidden=2),
    quarter(20114, None, None, hidden=9),
    quarter(20121, "-0.5", "4.1"),
)


def test_quarters_stand_where_they_are_in_time_and_unknown_ones_have_no_cost() -> None:
    chart = history_chart(QUARTERS, SOURCE, PlainEnglish())
    assert (chart.at - chart.at[0]).tolist() == [0, 2, 3, 4]
    small, large = (one.costs for one in chart.series)
    np.testing.assert_array_equal(small, [8.005, 7, np.nan, -0.5])
    np.testing.assert_array_equal(large, [6, np.nan, np.nan, 4.1])
    low, high = chart.cost_range
    assert low < -0.5
    assert high > 8.005
    assert [level.value for level in chart.levels] == [3, 5]


def test_words_and_table_give_exact_figures() -> None:
    chart = history_chart(QUARTERS, SOURCE, PlainEnglish())
    assert [line.replace("\xa0", " ") for line in chart.hover(1)] == [
        "2011-Q3",
        "USD 200: 7.00 %",
        "USD 500: unknown",
        "9 services, 2 do not disclose their margin",
    ]
    shown = [FigureWords(PlainEnglish()).shown(cell) for cell in chart.table.row(0)]
    assert shown == ["2011-Q1", "8.01\xa0%", "6.00\xa0%", "9", "0"]
    assert chart.captions.subtitle == "Kenya → Rwanda · 2011-Q1 – 2012-Q1"
    assert "2012-Q1: on average -0.50" in chart.captions.summary
    assert SOURCE in chart.captions.footer[-1]


def test_what_was_never_disclosed_or_surveyed_is_said() -> None:
    for quarters in (QUARTERS[2:3], ()):
        assert history_chart(quarters, SOURCE, PlainEnglish()).nothing
