"""What a season costs one worker by how often pay is sent: fewer transfers against longer waits."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pricing import price
from remitcalc.engine.season import days_waiting, paydays_sent
from remitcalc.engine.season_sum import season_charges
from remitcalc.engine.uniform_pool import first_worker
from remitcalc.model.money import LARGEST_AMOUNT, LARGEST_POOL

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.service import Service

_MOST = 6


class WayTotal(NamedTuple):
    """One way's season total, sending minor units; None: not possible. A bound is a least."""

    total: int | None
    is_lower_bound: bool = False


class Frequency(NamedTuple):
    """Season totals of one worker who sends every `every`-th payday, and the mean wait in days."""

    every: int
    alone: WayTotal
    pooled: WayTotal
    days_waiting: Fraction


def season_frequencies(comparison: Comparison) -> tuple[Frequency, ...]:
    """Return the season of a worker like `Comparison.each` by how often pay is sent.

    Every payday to every sixth, as far as the season has so many, and what the scenario says.
    Where all send the same amount and share equally, its own figures are the first worker's.
    """
    scenario = comparison.scenario
    chosen = {scenario.individual_every, scenario.pooled_every}
    wanted = {*range(1, min(scenario.paydays, _MOST) + 1), *chosen}
    return tuple(
        Frequency(
            every,
            _total(comparison, comparison.ways.baseline, every, _alone(comparison)),
            _total(comparison, comparison.ways.pooled_service, every, _pooled(comparison)),
            days_waiting(scenario.paydays, every, scenario.payday_days),
        )
        for every in sorted(wanted)
    )


def _alone(comparison: Comparison) -> Callable[[datetime.date, int], Outcome]:
    ways, amount_is = comparison.ways, comparison.scenario.amount_is

    def priced(day: datetime.date, amount: int) -> Outcome:
        pricing = price(ways.corridor, ways.baseline, day)
        return priced_alone(pricing, np.array([amount]), amount_is)

    return priced


def _pooled(comparison: Comparison) -> Callable[[datetime.date, int], Outcome]:
    ways = comparison.ways

    def priced(day: datetime.date, amount: int) -> Outcome:
        pricing = price(ways.corridor, ways.pooled_service, day)
        return first_worker(pricing, amount, ways.pool_size, ways.terms)

    return priced


def _total(
    comparison: Comparison,
    service: Service,
    every: int,
    priced: Callable[[datetime.date, int], Outcome],
) -> WayTotal:
    scenario, ways = comparison.scenario, comparison.ways
    once = season_charges(ways.corridor, service)
    total, is_lower = once.own, not once.is_known
    known: dict[tuple[int, tuple[bool, ...]], Outcome] = {}
    for payday, times in paydays_sent(scenario.paydays, every):
        amount = scenario.payroll.mean_amount * times
        if amount > LARGEST_AMOUNT or amount * ways.pool_size > LARGEST_POOL:
            return WayTotal(None)
        day = scenario.date + datetime.timedelta(days=(payday - 1) * scenario.payday_days)
        due = tuple(tax.is_due(service.instrument, day) for tax in ways.corridor.taxes)
        if (times, due) not in known:
            try:
                known[times, due] = priced(day, amount)
            except OverflowError:
                return WayTotal(None)
        outcome = known[times, due]
        if outcome.reason[0]:
            return WayTotal(None)
        total += int(outcome.total[0])
        is_lower = is_lower or bool(outcome.absent[0])
    return WayTotal(total, is_lower)
