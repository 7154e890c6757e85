"""From a scenario to its comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.break_even import break_even, no_break_even
from remitcalc.engine.comparison import Comparison, Group
from remitcalc.engine.exact import INT64_MAX
from remitcalc.engine.outcome import PARTS, Outcome
from remitcalc.engine.pools import Pools
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import baseline, rank
from remitcalc.engine.savings import Difference, Savings, one_payday
from remitcalc.engine.season import season
from remitcalc.engine.shown import Shown
from remitcalc.engine.standing import standing
from remitcalc.engine.warnings import warnings
from remitcalc.engine.worse_off import worse_off
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remitcalc.engine.break_even import BreakEven
    from remitcalc.model.scenario import Scenario

    Tick = Callable[[float], object]

_ALONE_DONE, _POOLED_DONE = 0.2, 0.4
"""About how much of a comparison is done by then; the rest is the season."""


def compare(
    scenario: Scenario, tick: Tick | None = None, side_by_side: Iterable[str] | None = None
) -> Comparison:
    """Return what pooling changes for every worker of `scenario`, exactly.

    Parameters
    ----------
    scenario : Scenario
    tick : callable, optional
        Called from time to time with the fraction that is done, 0 to 1. Whatever it raises ends
        the comparison and is passed on: this is how to cancel.
    side_by_side : iterable of str, optional
        The ids of the pooled services that stand beside the scenario's own; those that a bank
        offered, if not given.

    Raises
    ------
    ModelError
        An amount is beyond what can be computed, or no service can be compared with.
    """
    try:
        beside = scenario.offers if side_by_side is None else tuple(side_by_side)
        return _compared(scenario, tick or _no_tick, beside)
    except OverflowError:
        raise ModelError([message("beyond_integers")]) from None


def _no_tick(fraction: float) -> None:
    """Go on."""


def _compared(scenario: Scenario, tick: Tick, beside: tuple[str, ...]) -> Comparison:
    tick(0)
    corridor, day = scenario.corridor, scenario.date
    pools = Pools(scenario)
    ranking = rank(corridor, pools.senders, day=day, amount_is=scenario.amount_is)
    base = baseline(corridor, scenario.individual, ranking)
    priced = PricedScenario(scenario, base.service, pools)
    alone = priced.first_alone
    tick(_ALONE_DONE)
    joined = priced.first_joined
    tick(_POOLED_DONE)
    whole = season(priced, lambda part: tick(_POOLED_DONE + (1 - _POOLED_DONE) * part))
    if scenario.share == "no-one-worse-off" and whole.pooled_reason is not None:
        # Where the season cannot be settled as asked, no payday of it is.
        joined = priced.refuse_pool(whole.pooled_reason)
    pooled = priced.first_pooled
    payday = Difference(one_payday(priced), priced, one_payday)
    savings = payday.by_worker()
    shown = Shown(priced, alone, pooled)
    if shown.stands_for != ranking.workers:  # nobody pays the mean: ways are told as the pool is
        ranking = rank(corridor, pools.ranked_amounts, day=day, amount_is=scenario.amount_is)
    comparison = Comparison(
        scenario=scenario,
        baseline=base,
        pooled_service=priced.pooled_service,
        individual_services=priced.services,
        individual=alone,
        pooled=pooled,
        saving=savings.saving,
        bound=savings.bound,
        before=savings.before,
        group_saving=payday.of_group(savings, pools.joining),
        employer=joined.employer + exact_sum(joined.outcome.employer),
        individual_employer=exact_sum(alone.employer),
        staying_employer=exact_sum(alone.employer[pools.staying]),
        alone=shown.alone,
        together=shown.together,
        stands_for=shown.stands_for,
        shown_row=shown.row,
        saving_by_part=_by_part(alone, pooled),
        ranking=ranking,
        standing=standing(priced, ranking, shown.together),
        worse_off=worse_off(whole, corridor),
        break_even=_break_even(priced),
        season_totals=whole,
        groups=_groups(priced, payday, savings),
        status=_weakest(alone, pooled),
        warnings=(),
        priced=priced,
        side_by_side=tuple(dict.fromkeys((scenario.pooled, *beside))),
    )
    _refuse_uncountable(comparison)
    return replace(comparison, warnings=warnings(comparison))


def _break_even(priced: PricedScenario) -> BreakEven:
    """Return where pooling pays; nowhere, with the reason, where there is no service for it.

    Where nobody joins there is no pool to have a margin.
    """
    day, amount = priced.scenario.date, priced.payroll.mean_amount
    alone = price(priced.corridor, priced.baseline, day)
    if priced.pooled_service is None:
        return no_break_even(alone, amount, priced.terms)
    pooled = price(priced.corridor, priced.pooled_service, day)
    found = break_even(pooled, alone, amount, priced.pools.size, priced.terms)
    if priced.pools.refusal is None:
        return found
    return found._replace(margin_percent=None, no_margin=None)


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


def _by_part(alone: Outcome, pooled: Outcome) -> dict[str, int | None]:
    """Return where the saving comes from; a part unknown for any worker is None."""
    sums, minus = alone.part_sums(), pooled.part_sums()
    differences: dict[str, int | None] = {}
    for part in PARTS:
        known, less = sums[part], minus[part]
        differences[part] = None if known is None or less is None else known - less
    return differences


def _groups(priced: PricedScenario, payday: Difference, savings: Savings) -> tuple[Group, ...]:
    if priced.payroll.groups is None:
        return ()
    alone, pooled = payday.sides
    return tuple(
        Group(
            name,
            len(rows),
            alone.sum_of(rows),
            pooled.sum_of(rows),
            payday.of_group(savings, rows),
        )
        for name, rows in priced.pools.groups
    )


def _weakest(alone: Outcome, pooled: Outcome) -> Status:
    used = [int(outcome.status[outcome.is_possible].max(initial=0)) for outcome in (alone, pooled)]
    return Status(max(used))
