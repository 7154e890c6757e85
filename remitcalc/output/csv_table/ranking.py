"""The CSV of a ranking: a row per service, ranked ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound
from remitcalc.model.provenance import Status
from remitcalc.output.csv_table.comparison import origin
from remitcalc.output.csv_table.layout import Column, flags
from remitcalc.output.decimal_text import money_texts, percent_text
from remitcalc.output.figures import service_figures
from remitcalc.output.json_document.ranking import cost_percent
from remitcalc.output.language import PlainEnglish
from remitcalc.output.sources import lines_of
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.model.corridor import Corridor


def ranking_columns(corridor: Corridor, ranking: Ranking, day: datetime.date) -> list[Column]:
    """Return the columns of `ranking`'s table."""
    rows = ranking.services
    sending, receiving = corridor.sending_currency, corridor.receiving_currency
    possible = [row.total is not None for row in rows]
    bounds = [
        Bound(int(row.outcome.total_bound[0])).word if is_possible else None
        for row, is_possible in zip(rows, possible, strict=True)
    ]
    statuses = [
        Status(int(row.outcome.status[0])).word if is_possible else None
        for row, is_possible in zip(rows, possible, strict=True)
    ]
    received = [
        Bound(int(row.outcome.received_bound[0])).word if is_possible else None
        for row, is_possible in zip(rows, possible, strict=True)
    ]
    outside = flags([bool(row.outcome.outside_range[0]) for row in rows])
    figures = [figure for row in rows for figure in service_figures(row.service)]
    return [
        Column("place", [None if row.place is None else str(row.place) for row in rows]),
        Column("service", [row.service.id for row in rows], is_text=True),
        Column("provider", [row.service.provider for row in rows], is_text=True),
        Column("status", statuses),
        Column("amount", money_texts([ranking.amount] * len(rows), sending)),
        *(Column(part, money_texts([_figure(r, part) for r in rows], sending)) for part in PARTS),
        Column("total", money_texts([row.total for row in rows], sending)),
        Column("total_bound", bounds),
        Column("cost_percent", [percent_text(cost_percent(row)) for row in rows]),
        Column("received", money_texts([_figure(row, "received") for row in rows], receiving)),
        Column("received_bound", received),
        Column("outside_surveyed_range", outside, is_flag=True),
        Column("apart", [_apart(row) for row in rows], is_text=True),
        *origin(corridor, day.isoformat(), lines_of(figures, PlainEnglish()), len(rows)),
    ]


def _figure(ranked: RankedService, name: str) -> int | None:
    is_known = ranked.outcome.is_known_at(name)
    return int(getattr(ranked.outcome, name)[0]) if is_known else None


def _apart(ranked: RankedService) -> str | None:
    return sentence(ranked.apart, PlainEnglish()) if ranked.apart else None
