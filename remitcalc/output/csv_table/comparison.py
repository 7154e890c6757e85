"""The CSV of a comparison: a row per worker and a row of totals.

A total stands only where every row above it is known. The last columns say which corridor, date
and sources the figures have; the sources stand once, in the last row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.comparison import BOUND_WORDS, UNKNOWN
from remitcalc.engine.outcome import PARTS
from remitcalc.model.provenance import Status
from remitcalc.output.csv_table.layout import Column, flags
from remitcalc.output.decimal_text import known_only, money_texts
from remitcalc.output.json_document.comparison import saving_column
from remitcalc.output.language import PlainEnglish
from remitcalc.output.sources import source_lines
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor

_TOTALS = "TOTAL"


def comparison_columns(comparison: Comparison, *, with_names: bool = False) -> list[Column]:
    """Return the columns of `comparison`'s table."""
    scenario = comparison.scenario
    corridor, payroll = scenario.corridor, scenario.payroll
    count, currency = len(payroll), corridor.sending_currency
    services = comparison.individual_services
    ids = [s.id for s in services] if len(services) == count else [services[0].id] * count
    joins = comparison.ways.joins.tolist()
    bounds = [BOUND_WORDS[code] for code in comparison.bound.tolist()]
    return [
        Column("worker", [*worker_names(payroll, with_names=with_names), _TOTALS], is_text=True),
        _money("amount", payroll.amounts.tolist(), currency),
        Column("individual_service", [*ids, None], is_text=True),
        Column("joins", [*flags(joins), None]),
        *_outcome("individual", comparison.individual, corridor),
        *_outcome("pooled", comparison.pooled, corridor),
        _money("saving", saving_column(comparison, comparison.saving), currency),
        Column("saving_bound", [*bounds, None]),
        *_season(comparison),
        *origin(corridor, scenario.date.isoformat(), source_lines(comparison), count + 1),
    ]


def origin(corridor: Corridor, date: str, sources: Sequence[str], rows: int) -> list[Column]:
    """Return the columns that say where the figures come from."""
    return [
        Column("corridor", [corridor.id] * rows, is_text=True),
        Column("date", [date] * rows),
        Column("sources", [*[None] * (rows - 1), "; ".join(sources)], is_text=True),
    ]


def _money(name: str, minors: list[int | None], currency: str) -> Column:
    known = [minor for minor in minors if minor is not None]
    total = sum(known) if len(known) == len(minors) else None
    return Column(name, money_texts([*minors, total], currency))


def _outcome(way: str, outcome: Outcome, corridor: Corridor) -> list[Column]:
    currencies = {"received": corridor.receiving_currency}
    columns = [
        _money(
            f"{way}_{name}",
            known_only(getattr(outcome, name), outcome.is_known(name)),
            currencies.get(name, corridor.sending_currency),
        )
        for name in (*PARTS, "total", "received", "paid")
    ]
    possible = outcome.is_possible
    words = [
        Status(code).word if is_possible else None
        for code, is_possible in zip(outcome.status.tolist(), possible.tolist(), strict=True)
    ]
    reasons = [None, *(sentence(reason, PlainEnglish()) for reason in outcome.reasons)]
    why = [reasons[code] for code in outcome.reason.tolist()]
    lower = (outcome.is_lower_bound & possible).tolist()
    outside = (outcome.outside_range & possible).tolist()
    return [
        *columns,
        Column(f"{way}_total_is_lower_bound", [*flags(lower), None]),
        Column(f"{way}_status", [*words, None]),
        Column(f"{way}_outside_surveyed_range", [*flags(outside), None]),
        Column(f"{way}_reason", [*why, None], is_text=True),
    ]


def _season(comparison: Comparison) -> list[Column]:
    season = comparison.season_totals
    currency = comparison.scenario.corridor.sending_currency
    alone, pooled = season.individual_known, season.pooled_known
    saved = alone & pooled & (season.bound != UNKNOWN)
    return [
        _money("season_individual_total", known_only(season.individual_total, alone), currency),
        _money("season_pooled_total", known_only(season.pooled_total, pooled), currency),
        _money("season_saving", known_only(season.saving, saved), currency),
    ]
