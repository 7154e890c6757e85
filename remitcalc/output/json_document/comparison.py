"""The JSON of a comparison, format 2.

Money is decimal text in major units with all the decimals of its currency; percentages and days
are decimal text to two decimals. A bound is exact, at_least, at_most or unknown. Where the
documented keys leave room:

- A row that is not possible has null figures, bounds and statuses, and the reason; `pooled` is null
  for who does not join.
- A figure whose bound is unknown is null, a part that is absent too.
- `totals.individual` and `totals.pooled` are what those who join pay, `not_joining` what the others
  do; `totals.employer` is the employer's part of the pool, and `saving_with_employer` what all save
  together, after it.
- `rank.of` counts the pool among the services that can be ranked, whether or not it has a place.
- The offers are those side by side, the answer's first. A margin to match is in percent, to 0.01:
  at it the group pays no more than the way alone. It is null where there is none, and where it
  does not hold by itself: a part of the pool's price is not known.
- `range` is null where nothing the answer rests on has a range; an end of it is null where it is
  not possible or not known. A rank is a place, a break-even a size; null: none up to where sizes
  are searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import ALL_PARTS, PARTS, Bound, parts_in
from remitcalc.model.provenance import Status
from remitcalc.output.decimal_text import (
    column_texts,
    figure_text,
    known_only,
    money_text,
    money_texts,
    percent_text,
)
from remitcalc.output.language import PlainEnglish
from remitcalc.output.tables.offers import offer_rows
from remitcalc.output.tables.totals import Totals
from remitcalc.output.tables.workers import WorkersTable
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.quotes import Quote
    from remitcalc.engine.sides_range import SidesRange
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.tables.offers import OfferRow
    from remitcalc.output.tables.way_columns import WayColumns

FORMAT = 2
_STATUS_WORDS = [status.word for status in Status]
_BOUND_WORDS = [bound.word for bound in Bound]
_ABSENT = [list(parts_in(bits & ALL_PARTS)) for bits in range(256)]


def comparison_document(comparison: Comparison, *, with_names: bool = False) -> Json:
    """Return the documented object for `comparison`."""
    scenario, totals = comparison.scenario, Totals.of(comparison)
    english = PlainEnglish()
    return {
        "format": FORMAT,
        "date": scenario.date.isoformat(),
        "amount_is": scenario.amount_is,
        "corridor": corridor_entry(scenario.corridor),
        "individual_service": comparison.baseline.service.id,
        "pooled_service": comparison.scenario.pooled or None,
        "share": scenario.share,
        "employer_share": f"{scenario.employer_share_percent:f}",
        "paydays": scenario.paydays,
        "status": comparison.status.word,
        "workers": _workers(comparison, with_names=with_names),
        "season": _season(comparison, with_names=with_names),
        "totals": _totals(totals),
        "saving_by_part": {
            part: _money(comparison, comparison.saving_by_part[part]) for part in PARTS
        },
        "rank": _rank(comparison),
        "worse_off": _worse_off(totals),
        "break_even": _break_even(comparison),
        "range": _range(comparison),
        "offers": [_offer(row) for row in offer_rows(comparison)],
        "cheaper_individual_services": [
            {
                "service": cheaper.service.id,
                "total": figure_text(cheaper.total),
                "bound": cheaper.total.bound.word,
                "saving_against_pool": figure_text(cheaper.saving),
            }
            for cheaper in comparison.cheaper
        ],
        "groups": _groups(comparison),
        "warnings": [sentence(warning, english) for warning in comparison.warnings],
    }


def _range(comparison: Comparison) -> Json:
    found, whole = comparison.range, None
    if found is None:
        return None
    if comparison.scenario.paydays > 1:
        whole = comparison.season_range
    ranks, sizes = (found.best, found.worst), (found.earliest, found.latest)
    return {
        "pooled": [figure_text(one) for one in found.pooled],
        "saving": [figure_text(one) for one in found.saving],
        "rank": [one and one.position for one in ranks],
        "break_even": [one and one.size for one in sizes],
        "season": None if whole is None else _season_range(whole),
    }


def _season_range(found: SidesRange) -> Json:
    return {
        "pooled": [figure_text(one) for one in found.all_pooled],
        "saving": [figure_text(one) for one in found.all_saving],
    }


def corridor_entry(corridor: Corridor) -> dict[str, Json]:
    """Return what a document says of its corridor."""
    reference = corridor.reference
    return {
        "id": corridor.id,
        "sending_currency": corridor.sending_currency,
        "receiving_currency": corridor.receiving_currency,
        "reference_rate": f"{reference.rate:f}" if reference else None,
        "reference_date": reference.provenance.date if reference else None,
    }


def _total(figure: Figure | None) -> dict[str, Json]:
    bound = Bound.UNKNOWN if figure is None else figure.bound
    return {"total": figure_text(figure), "bound": bound.word}


def _rank(comparison: Comparison) -> Json:
    found = comparison.standing
    bound = Bound.UNKNOWN if found.position is None else found.bound
    return {
        "position": found.position,
        "of": found.of,
        "bound": bound.word,
        "before": list(parts_in(found.before)),
    }


def _offer(row: OfferRow) -> Json:
    return {
        "service": row.service.id,
        **_total(row.total),
        "rank": row.offer.standing.position,
        "break_even": row.offer.break_even.size,
        "margin_to_match_baseline": _margin_text(row.offer.to_match_baseline),
        "margin_to_match_cheapest": _margin_text(row.offer.to_match_cheapest),
    }


def _margin_text(quote: Quote | None) -> str | None:
    if quote is None or quote.margin.before or not quote.margin.is_enough:
        return None
    return percent_text(quote.margin.percent)


def _money(comparison: Comparison, minor: int | None) -> str | None:
    return money_text(minor, comparison.scenario.corridor.sending_currency)


def _worse_off(totals: Totals) -> dict[str, Json]:
    """Return who is surely worse off over the season; unknown where it is not possible."""
    found = totals.worse_off
    if found is None:
        return {"count": None, "largest_loss": None}
    loss = money_text(found.largest_loss, totals.saving.currency)
    return {"count": found.workers, "largest_loss": loss}


def _workers(comparison: Comparison, *, with_names: bool) -> list[Json]:
    scenario, table = comparison.scenario, WorkersTable(comparison)
    outlays = table.amount.minor if scenario.amount_is == "outlay" else None
    joins = table.joins.tolist()
    pooled = zip(_way(table.pooled, outlays), joins, strict=True)
    saving = table.saving
    columns: dict[str, list[Json]] = {
        "worker": [*worker_names(scenario.payroll, with_names=with_names)],
        "group": [*table.groups],
        "amount": [*column_texts(table.amount)],
        "individual_service": [*table.service_ids],
        "joins": joins,
        "individual": _way(table.individual, outlays),
        "pooled": [row if is_in else None for row, is_in in pooled],
        "saving": [*column_texts(saving)],
        "saving_bound": [_BOUND_WORDS[code] for code in saving.bound.tolist()],
        "saving_before": [_ABSENT[bits] for bits in saving.before.tolist()],
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _way(way: WayColumns, outlays: NDArray[np.int64] | None) -> list[Json]:
    """Return what one way does to each worker; of outlays, the change that is left as well."""
    possible, english = way.is_possible, PlainEnglish()
    paid = way["paid"]
    change: list[Json] = [None] * len(way)
    if outlays is not None:
        left = known_only(outlays - paid.minor, possible)
        change = [*money_texts(left, paid.currency)]
    columns: dict[str, list[Json]] = {
        **_bounded(way, "principal"),
        **{part: [*column_texts(way[part])] for part in PARTS},
        **_bounded(way, "total"),
        "total_status": _words(_STATUS_WORDS, way.status, possible),
        **_bounded(way, "received"),
        "received_status": _words(_STATUS_WORDS, way.received_status, possible),
        **_bounded(way, "paid"),
        "change": change,
        "absent": [
            _ABSENT[bits] if is_possible else []
            for bits, is_possible in zip(way.absent.tolist(), possible, strict=True)
        ],
        "outside_surveyed_range": way.is_outside_range.tolist(),
        "reason": [sentence(reason, english) if reason else None for reason in way.reasons],
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _bounded(way: WayColumns, name: str) -> dict[str, list[Json]]:
    """Return a column of figures and how far each holds."""
    figures = way[name]
    bounds = _words(_BOUND_WORDS, figures.bound, figures.is_possible)
    return {name: [*column_texts(figures)], f"{name}_bound": bounds}


def _words(words: list[str], codes: NDArray[np.uint8], possible: NDArray[np.bool_]) -> list[Json]:
    return [
        words[code] if is_possible else None
        for code, is_possible in zip(codes.tolist(), possible.tolist(), strict=True)
    ]


def _season(comparison: Comparison, *, with_names: bool) -> Json:
    season, table = comparison.season_totals, WorkersTable(comparison)
    rows = zip(
        worker_names(comparison.scenario.payroll, with_names=with_names),
        column_texts(table.season_individual),
        column_texts(table.season_pooled),
        column_texts(table.season_saving),
        [_BOUND_WORDS[code] for code in table.season_saving.bound.tolist()],
        strict=True,
    )
    keys = ("worker", "individual_total", "pooled_total", "saving", "saving_bound")
    return {
        "workers": [dict(zip(keys, row, strict=True)) for row in rows],
        "individual_days_waiting": percent_text(season.individual_days_waiting),
        "pooled_days_waiting": percent_text(season.pooled_days_waiting),
    }


def _totals(totals: Totals) -> Json:
    saving = totals.saving
    return {
        "individual": _total(totals.individual),
        "pooled": _total(totals.pooled),
        "not_joining": _total(totals.not_joining),
        "saving": {
            "amount": figure_text(saving),
            "bound": saving.bound.word,
            "before": list(parts_in(saving.before)),
        },
        "employer": figure_text(totals.employer),
        "saving_with_employer": figure_text(totals.saving_with_employer),
        "like_for_like_pooled": _total(totals.like_for_like),
    }


def _break_even(comparison: Comparison) -> Json:
    found = comparison.break_even
    return {
        "size": found.size,
        "first_size": found.first_size,
        "searched_to": found.searched_to,
        "margin_percent": percent_text(found.margin_percent),
        "bound": found.bound.word,
        "before": list(parts_in(found.before)),
    }


def _groups(comparison: Comparison) -> list[Json]:
    return [
        {
            "group": group.name,
            "workers": group.workers,
            "individual": figure_text(group.individual),
            "pooled": figure_text(group.pooled),
            "saving": figure_text(group.saving),
        }
        for group in comparison.groups
    ]
