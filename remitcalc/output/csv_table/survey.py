"""The CSV of surveyed corridors: a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.csv_table.layout import CsvColumn
from remitcalc.output.decimal_text import percent_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.survey import SurveyedCorridor

_DECIMALS = 3
"""Of an average: the publisher's own, which a reader may want to check."""

_TEXTS = ("corridor", "source_name", "destination_name", "period", "attribution")
_NAMES = (
    *("corridor", "source_name", "destination_name", "period", "quarters", "services"),
    *("undisclosed", "flagged", "counted_200", "average_cost_percent_200"),
    *("counted_500", "average_cost_percent_500", "attribution"),
)


def survey_columns(corridors: Sequence[SurveyedCorridor], source: str) -> list[CsvColumn]:
    """Return the columns of the table; `source` is who must be named."""
    rows = [
        (
            c.code,
            c.source_name,
            c.destination_name,
            c.period,
            str(c.quarters),
            str(c.services),
            str(c.undisclosed),
            str(c.flagged),
            str(c.counted_200),
            percent_text(c.average_200, _DECIMALS),
            str(c.counted_500),
            percent_text(c.average_500, _DECIMALS),
            source,
        )
        for c in corridors
    ]
    return [
        CsvColumn(name, [row[at] for row in rows], is_text=name in _TEXTS)
        for at, name in enumerate(_NAMES)
    ]
