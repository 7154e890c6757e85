"""The CSV of surveyed corridors: a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.csv_table.layout import CsvColumn, CsvFigures
from remitcalc.output.decimal_text import percent_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from remitcalc.model.survey import SurveyedCorridor

_DECIMALS = 3
"""Of an average: the publisher's own, which a reader may want to check."""


def survey_columns(
    corridors: Sequence[SurveyedCorridor], source: str
) -> list[CsvColumn | CsvFigures]:
    """Return the columns of the table; `source` is who must be named."""

    def words(name: str, of: Callable[[SurveyedCorridor], str]) -> CsvColumn:
        return CsvColumn(name, [of(one) for one in corridors], is_text=True)

    def counts(name: str, of: Callable[[SurveyedCorridor], int]) -> CsvColumn:
        return CsvColumn(name, [str(of(one)) for one in corridors])

    def averages(name: str, of: Callable[[SurveyedCorridor], Fraction | None]) -> CsvFigures:
        return CsvFigures(
            name, lambda mark: [percent_text(of(one), _DECIMALS, mark) for one in corridors]
        )

    return [
        words("corridor", lambda one: one.code),
        words("source_name", lambda one: one.source_name),
        words("destination_name", lambda one: one.destination_name),
        words("period", lambda one: one.period),
        counts("quarters", lambda one: one.quarters),
        counts("services", lambda one: one.services),
        counts("undisclosed", lambda one: one.undisclosed),
        counts("flagged", lambda one: one.flagged),
        counts("counted_200", lambda one: one.counted_200),
        averages("average_cost_percent_200", lambda one: one.average_200),
        counts("counted_500", lambda one: one.counted_500),
        averages("average_cost_percent_500", lambda one: one.average_500),
        words("attribution", lambda _: source),
    ]
