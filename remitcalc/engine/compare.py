"""From a scenario to its comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.break_even import break_even
from remitcalc.engine.comparison import (
    UNKNOWN,
    CheaperService,
    Comparison,
    Group,
    Ranking,
    Season,
    bounds,
)
from remitcalc.engine.exact import INT64_MAX, difference
from remitcalc.engine.individual import send_alone
from remitcalc.engine.outcome import PARTS, Outcome, impossible
from remitcalc.engine.pool import Pooled
from remitcalc.engine.pricing import Pricing, price
from remitcalc.engine.ranking import baseline, rank
from remitcalc.engine.season import first_payday, season
from remitcalc.engine.uniform_pool import first_worker
from remitcalc.engine.warnings import warnings
from remitcalc.engine.ways import Ways
from remitcalc.engine.worse_off import worse_off
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.model.scenario import Scenario

    Tick = Callable[[float], object]

_ALONE_DONE, _POOLED_DONE = 0.2, 0.4
"""About how much of a comparison is done by then; the rest is the season."""


def compare(scenario: Scenario, tick: Tick | None = None) -> Comparison:
    """Return what pooling changes for every worker of `scenario`, exactly.

    Parameters
    ----------
    scenario : Scenario
    tick : callable, optional
        Called from time to time with the fraction that is done, 0 to 1. Whatever it raises ends
        the comparison and is passed on: this is how to cancel.

    Raises
    ------
    ModelError
        An amount is beyond what can be computed, or no service can be compared with.
    """
    try:
        return _compared(scenario, tick or _no_tick)
    except OverflowError:
        raise ModelError([message("beyond_integers")]) from None


def _no_tick(fraction: float) -> None:
    """Go on."""


def _compared(scenario: Scenario, tick: Tick) -> Comparison:
    tick(0)
    corridor, day = scenario.corridor, scenario.date
    mean = scenario.payroll.mean_amount
    ranking = rank(corridor, mean, day=day, amount_is=scenario.amount_is)
    base = baseline(corridor, scenario.individual, ranking)
    ways = Ways(scenario, base.service)
    pricing = price(corridor, ways.pooled_service, day)
    alone = ways.alone(day)
    tick(_ALONE_DONE)
    joined = first_payday(ways, alone)
    tick(_POOLED_DONE)
    whole = season(ways, alone, joined, lambda part: tick(_POOLED_DONE + (1 - _POOLED_DONE) * part))
    joined = _refused_with(whole, joined, scenario)
    pooled = ways.with_staying(joined.outcome, alone)
    saving, bound = _saving(alone, pooled)
    each = _each(ways, pricing, mean, joined.outcome)
    position, cheaper = _standing(ranking, each)
    one_alone = send_alone(
        corridor, base.service, np.array([mean]), day=day, amount_is=scenario.amount_is
    )
    like_pricing = ways.like_for_like(pricing)
    comparison = Comparison(
        scenario=scenario,
        baseline=base,
        pooled_service=ways.pooled_service,
        individual_services=ways.services,
        individual=alone,
        pooled=pooled,
        saving=saving,
        bound=bound,
        employer=joined.employer + exact_sum(joined.outcome.employer),
        individual_employer=exact_sum(alone.employer),
        staying_employer=exact_sum(alone.employer[ways.staying]),
        each=each,
        like_for_like_each=_total(_each(ways, like_pricing, mean, joined.outcome))
        if like_pricing
        else None,
        ways=ways,
        saving_by_part=_by_part(alone, pooled),
        ranking=ranking,
        position=position,
        cheaper=cheaper,
        worse_off=worse_off(whole, corridor),
        break_even=break_even(pricing, one_alone, mean, ways.pool_size, ways.terms),
        season_totals=whole,
        groups=_groups(ways, alone, pooled),
        status=_weakest(alone, pooled),
        before_arrival=_before_arrival(ways),
        warnings=(),
    )
    _refuse_uncountable(comparison)
    return replace(comparison, warnings=warnings(comparison))


def _refused_with(season: Season, joined: Pooled, scenario: Scenario) -> Pooled:
    """Return the first payday's pool, refused where the season cannot be settled as asked."""
    reason = season.pooled_reason
    if scenario.share != "no-one-worse-off" or reason is None:
        return joined
    return Pooled(impossible(len(joined.outcome), reason), 0)


def _refuse_uncountable(comparison: Comparison) -> None:
    """Refuse columns whose sums do not fit int64: whoever shows a column sums it."""
    season = comparison.season_totals
    columns = []
    for outcome in (comparison.individual, comparison.pooled):
        if outcome.all_possible:
            columns += [outcome.total, outcome.paid, outcome.received]
    columns += [] if season.individual_reason else [season.individual_total]
    columns += [] if season.pooled_reason else [season.pooled_total]
    for column in columns:
        if abs(exact_sum(column)) > INT64_MAX:
            raise OverflowError


def _saving(alone: Outcome, pooled: Outcome) -> tuple[Ints, NDArray[np.uint8]]:
    bound = bounds(alone.is_lower_bound, pooled.is_lower_bound)
    bound[(alone.reason > 0) | (pooled.reason > 0)] = UNKNOWN
    return difference(alone.total, pooled.total), bound


def _each(ways: Ways, pricing: Pricing, mean: int, pooled: Outcome) -> Outcome:
    """Return the first worker of a pool of the usual size that all send the mean amount."""
    if ways.no_pool is not None:
        return impossible(1, ways.no_pool)
    if pooled.reason.all():
        return impossible(1, pooled.reason_at(0) or message("pool_needs_two"))
    return first_worker(pricing, mean, ways.pool_size, ways.terms)


def _total(outcome: Outcome) -> int | None:
    return int(outcome.total[0]) if outcome.all_possible else None


def _standing(ranking: Ranking, each: Outcome) -> tuple[int | None, tuple[CheaperService, ...]]:
    """Return the pool's place among the ranked services, and those that are cheaper."""
    if not each.all_exact or each.outside_range[0]:
        return None, ()
    pooled = int(each.total[0])
    cheaper = tuple(
        CheaperService(s.service, int(s.outcome.total[0]), pooled - int(s.outcome.total[0]))
        for s in ranking.ranked
        if int(s.outcome.total[0]) < pooled
    )
    return len(cheaper) + 1, cheaper


def _by_part(alone: Outcome, pooled: Outcome) -> dict[str, int | None]:
    """Return where the saving comes from; a part unknown for any worker is None."""
    sums, minus = alone.part_sums(), pooled.part_sums()
    differences: dict[str, int | None] = {}
    for part in PARTS:
        known, less = sums[part], minus[part]
        differences[part] = None if known is None or less is None else known - less
    return differences


def _groups(ways: Ways, alone: Outcome, pooled: Outcome) -> tuple[Group, ...]:
    if ways.payroll.groups is None:
        return ()
    return tuple(
        Group(name, len(rows), _sum_of(alone, rows), _sum_of(pooled, rows))
        for name, rows in ways.groups
    )


def _sum_of(outcome: Outcome, rows: NDArray[np.intp]) -> int | None:
    return None if outcome.reason[rows].any() else exact_sum(outcome.total[rows])


def _weakest(alone: Outcome, pooled: Outcome) -> Status:
    used = [int(outcome.status[outcome.is_possible].max(initial=0)) for outcome in (alone, pooled)]
    return Status(max(used))


def _before_arrival(ways: Ways) -> bool:
    """Return whether only one side is priced on arrival."""
    pool = ways.pooled_service
    pooled = pool.transit.is_surveyed and pool.receiving.is_surveyed
    return any(
        (s.transit.is_surveyed and s.receiving.is_surveyed) != pooled for s, _ in ways.by_service
    )
