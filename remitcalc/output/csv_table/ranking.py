"""The CSV of a ranking: a row per service, ranked ones first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Figure
from remitcalc.output.csv_table.comparison import origin
from remitcalc.output.csv_table.layout import CsvColumn, CsvFigures, flags
from remitcalc.output.decimal_text import figure_text, percent_text
from remitcalc.output.figures import service_figures
from remitcalc.output.language import PlainEnglish
from remitcalc.output.sources import lines_of
from remitcalc.output.tables.services import ranking_rows
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow


def ranking_columns(
    corridor: Corridor, ranking: Ranking, day: datetime.date
) -> list[CsvColumn | CsvFigures]:
    """Return the columns of `ranking`'s table."""
    rows = ranking_rows(ranking, corridor)
    receipts = [row.receipt for row in rows]
    outside = flags([one.is_outside_range for one in receipts])
    figures = [figure for row in rows for figure in service_figures(row.service)]
    amount = Figure(ranking.amount, corridor.sending_currency)

    def told(word: Callable[[Receipt], str]) -> list[str | None]:
        return [word(one) if one.is_possible else None for one in receipts]

    def figures_of(name: str, of: Callable[[Receipt], Figure]) -> CsvFigures:
        return CsvFigures(name, lambda mark: [figure_text(of(one), mark) for one in receipts])

    return [
        CsvColumn("place", [None if row.place is None else str(row.place) for row in rows]),
        CsvColumn("service", [row.service.id for row in rows], is_text=True),
        CsvColumn("provider", [row.service.provider for row in rows], is_text=True, is_own=True),
        CsvColumn("status", told(lambda one: one.status.word)),
        figures_of("amount", lambda _: amount),
        *(figures_of(part, partial(_part, part)) for part in PARTS),
        figures_of("total", lambda one: one.total),
        CsvColumn("total_bound", told(lambda one: one.total.bound.word)),
        CsvFigures(
            "cost_percent", lambda mark: [percent_text(one.percent, mark=mark) for one in receipts]
        ),
        figures_of("received", lambda one: one.received),
        CsvColumn("received_bound", told(lambda one: one.received.bound.word)),
        CsvColumn("outside_surveyed_range", outside, is_flag=True),
        CsvColumn("apart", [_apart(row) for row in rows], is_text=True),
        *origin(corridor, day.isoformat(), lambda language: lines_of(figures, language), len(rows)),
    ]


def _part(part: str, receipt: Receipt) -> Figure:
    return receipt.parts[part]


def _apart(row: ServiceRow) -> str | None:
    return sentence(row.apart, PlainEnglish()) if row.apart else None
