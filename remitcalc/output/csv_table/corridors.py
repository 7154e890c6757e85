"""The CSV of the corridors at hand: a row per corridor and indicator amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.indicators import indicator
from remitcalc.output.csv_table.layout import CsvColumn, CsvFigures
from remitcalc.output.decimal_text import percent_text
from remitcalc.output.figures import as_of, sourced_share

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from remitcalc.model.corridor import Corridor


def corridors_columns(corridors: Iterable[Corridor]) -> list[CsvColumn | CsvFigures]:
    """Return the columns of the table of `corridors`."""
    rows: list[list[str | None]] = []
    averages: list[Fraction | None] = []
    for corridor in corridors:
        sourced, figures = sourced_share(corridor)
        known = [
            corridor.id,
            corridor.name("en"),
            corridor.sending_currency,
            corridor.receiving_currency,
            str(len(corridor.services)),
            as_of(corridor),
            str(sourced),
            str(figures),
        ]
        for amount in corridor.indicator_amounts or {"": 0}:
            average = indicator(corridor, amount).average if amount else None
            rows.append([*known, amount])
            averages.append(average)
    names = (
        "id name sending_currency receiving_currency services as_of sourced_figures figures"
        " indicator_amount"
    ).split()
    columns = [
        CsvColumn(name, [row[at] for row in rows], is_text=name in ("id", "name"))
        for at, name in enumerate(names)
    ]
    return [
        *columns,
        CsvFigures(
            "average_cost_percent", lambda mark: [percent_text(one, mark=mark) for one in averages]
        ),
    ]
