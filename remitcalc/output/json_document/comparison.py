"""The JSON of a comparison.

Money is decimal text in major units with all the decimals of its currency; percentages and days
are decimal text to two decimals. Where the documented keys leave room:

- A row that is not possible has null figures and status, false bounds, and the reason.
- `saving` is null where its bound is "unknown"; `totals.saving` also where some rows are "at_least"
  and others "at_most".
- `totals.individual` and `totals.pooled` are what the workers bear; `totals.employer` is the
  employer's part of the pool, and `saving_with_employer` what all save together, after it.
- `rank.of` counts the pool among the services that can be ranked, whether or not it has a place.
- The bounds of season figures are those of one payday.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.comparison import AT_LEAST, AT_MOST, BOUND_WORDS, UNKNOWN
from remitcalc.engine.outcome import PARTS
from remitcalc.model.provenance import Status
from remitcalc.output.decimal_text import known_only, money_text, money_texts, percent_text
from remitcalc.output.language import PlainEnglish
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json

FORMAT = 1
_STATUS_WORDS = [status.word for status in Status]


def comparison_document(comparison: Comparison, *, with_names: bool = False) -> Json:
    """Return the documented object for `comparison`."""
    scenario = comparison.scenario
    english = PlainEnglish()
    return {
        "format": FORMAT,
        "date": scenario.date.isoformat(),
        "amount_is": scenario.amount_is,
        "corridor": corridor_entry(scenario.corridor),
        "individual_service": comparison.baseline.service.id,
        "pooled_service": comparison.pooled_service.id,
        "share": scenario.share,
        "employer_share": f"{scenario.employer_share_percent:f}",
        "paydays": scenario.paydays,
        "status": comparison.status.word,
        "workers": _workers(comparison, with_names=with_names),
        "season": _season(comparison, with_names=with_names),
        "totals": _totals(comparison),
        "saving_by_part": {
            part: _money(comparison, comparison.saving_by_part[part]) for part in PARTS
        },
        "rank": {"position": comparison.position, "of": len(comparison.ranking.ranked) + 1},
        "worse_off": _worse_off(comparison),
        "break_even": _break_even(comparison),
        "cheaper_individual_services": [
            {
                "service": cheaper.service.id,
                "total": _money(comparison, cheaper.total),
                "saving_against_pool": _money(comparison, cheaper.saving_against_pool),
            }
            for cheaper in comparison.cheaper
        ],
        "groups": _groups(comparison),
        "warnings": [sentence(warning, english) for warning in comparison.warnings],
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


def saving_column(comparison: Comparison, saving: NDArray[np.int64]) -> list[int | None]:
    """Return savings with None where nothing can be said."""
    return known_only(saving, comparison.bound != UNKNOWN)


def total_saving(comparison: Comparison, with_employer: int = 0) -> int | None:
    """Return what all workers save in one payday, or None where no bound holds for the sum."""
    bound = comparison.bound
    mixed = bool((bound == AT_LEAST).any() and (bound == AT_MOST).any())
    if mixed or bool((bound == UNKNOWN).any()):
        return None
    return int(comparison.saving.sum()) - with_employer


def _money(comparison: Comparison, minor: int | None) -> str | None:
    return money_text(minor, comparison.scenario.corridor.sending_currency)


def _worse_off(comparison: Comparison) -> dict[str, Json]:
    """Return who is surely worse off over the season; unknown where it is not possible."""
    if not comparison.pooled.all_possible:
        return {"count": None, "largest_loss": None}
    worse = comparison.worse_off
    return {"count": worse.workers, "largest_loss": _money(comparison, worse.largest_loss)}


def _workers(comparison: Comparison, *, with_names: bool) -> list[Json]:
    scenario, services = comparison.scenario, comparison.individual_services
    payroll, corridor = scenario.payroll, scenario.corridor
    count = len(payroll)
    ids = [s.id for s in services] if len(services) == count else [services[0].id] * count
    joins = comparison.ways.joins.tolist()
    savings = money_texts(saving_column(comparison, comparison.saving), corridor.sending_currency)
    columns = zip(
        worker_names(payroll, with_names=with_names),
        money_texts(payroll.amounts.tolist(), corridor.sending_currency),
        ids,
        joins,
        _outcome(comparison.individual, corridor),
        _outcome(comparison.pooled, corridor),
        savings,
        [BOUND_WORDS[code] for code in comparison.bound.tolist()],
        strict=True,
    )
    keys = (
        "worker",
        "amount",
        "individual_service",
        "joins",
        "individual",
        "pooled",
        "saving",
        "saving_bound",
    )
    return [dict(zip(keys, row, strict=True)) for row in columns]


def _outcome(outcome: Outcome, corridor: Corridor) -> list[Json]:
    possible = outcome.is_possible.tolist()
    sending, receiving = corridor.sending_currency, corridor.receiving_currency
    columns: dict[str, list[Json]] = {}
    for name in (*PARTS, "total"):
        columns[name] = _figures(outcome, name, sending)
    columns["total_is_lower_bound"] = (outcome.is_lower_bound & outcome.is_possible).tolist()
    columns["received"] = _figures(outcome, "received", receiving)
    columns["paid"] = _figures(outcome, "paid", sending)
    columns["status"] = [
        _STATUS_WORDS[status] if is_possible else None
        for status, is_possible in zip(outcome.status.tolist(), possible, strict=True)
    ]
    columns["outside_surveyed_range"] = (outcome.outside_range & outcome.is_possible).tolist()
    english = PlainEnglish()
    reasons = [None, *(sentence(reason, english) for reason in outcome.reasons)]
    columns["reason"] = [reasons[code] for code in outcome.reason.tolist()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _figures(outcome: Outcome, name: str, currency: str) -> list[Json]:
    values = known_only(getattr(outcome, name), outcome.is_known(name))
    return [*money_texts(values, currency)]


def _season(comparison: Comparison, *, with_names: bool) -> Json:
    season, scenario = comparison.season_totals, comparison.scenario
    currency = scenario.corridor.sending_currency
    alone = known_only(season.individual_total, season.individual_known)
    pooled = known_only(season.pooled_total, season.pooled_known)
    are_known = season.individual_known & season.pooled_known
    saved = known_only(season.saving, (season.bound != UNKNOWN) & are_known)
    rows = zip(
        worker_names(scenario.payroll, with_names=with_names),
        money_texts(alone, currency),
        money_texts(pooled, currency),
        money_texts(saved, currency),
        strict=True,
    )
    keys = ("worker", "individual_total", "pooled_total", "saving")
    return {
        "workers": [dict(zip(keys, row, strict=True)) for row in rows],
        "individual_days_waiting": percent_text(season.individual_days_waiting),
        "pooled_days_waiting": percent_text(season.pooled_days_waiting),
    }


def _totals(comparison: Comparison) -> Json:
    together = comparison.employer + comparison.staying_employer
    employer = together - comparison.individual_employer
    return {
        "individual": _money(comparison, comparison.individual_total),
        "pooled": _money(comparison, comparison.pooled_total),
        "saving": _money(comparison, total_saving(comparison)),
        "employer": _money(
            comparison, comparison.employer if comparison.pooled.all_possible else None
        ),
        "saving_with_employer": _money(comparison, total_saving(comparison, employer)),
        "like_for_like_pooled": _money(comparison, comparison.like_for_like),
    }


def _break_even(comparison: Comparison) -> Json:
    found = comparison.break_even
    return {
        "size": found.size,
        "first_size": found.first_size,
        "searched_to": found.searched_to,
        "margin_percent": percent_text(found.margin_percent),
    }


def _groups(comparison: Comparison) -> list[Json]:
    return [
        {
            "group": group.name,
            "workers": group.workers,
            "individual": _money(comparison, group.individual),
            "pooled": _money(comparison, group.pooled),
            "saving": _money(comparison, group.saving),
        }
        for group in comparison.groups
    ]
