"""A season of paydays: sums of transfers, each computed and rounded as one."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import added, difference, muldiv_round
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.engine.savings import Difference, Sides
from remitcalc.engine.season_sum import Sent
from remitcalc.engine.season_totals import Season

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.season_sum import SeasonSum
    from remitcalc.model.corridor import Tax
    from remitcalc.model.scenario import Scenario, SharingRule


def paydays_sent(paydays: int, every: int) -> list[tuple[int, int]]:
    """Return each transfer as (payday, how many paydays' pay it carries).

    What is left at the end goes with the last payday.

    >>> paydays_sent(5, 2)
    [(2, 2), (4, 2), (5, 1)]
    """
    sent = [(payday, every) for payday in range(every, paydays + 1, every)]
    return [*sent, (paydays, paydays % every)] if paydays % every else sent


def days_waiting(paydays: int, every: int, days: int) -> Fraction:
    """Return the money-weighted mean of days from earning payday to transfer payday.

    >>> days_waiting(5, 2, 14)
    Fraction(28, 5)
    """
    waited = sum(times * (times - 1) // 2 for _, times in paydays_sent(paydays, every))
    return Fraction(waited * days, paydays)


def season(priced: PricedScenario, tick: Callable[[float], object]) -> Season:
    """Return the season's totals, and what they save.

    The first payday's single transfers need not be priced again. `tick` is called with the fraction
    that is priced.
    """
    scenario = priced.scenario
    days_apart = scenario.payday_days
    alone_sent, pooled_sent = _sent(priced, tick)
    alone, pooled = priced.alone_sum(alone_sent), priced.pooled_sum(pooled_sent)
    staying = priced.pools.staying
    stay_alone = priced.alone_sum(alone_sent, staying) if len(staying) else None
    sides = _compared(priced, alone, pooled)
    difference_ = Difference(sides, priced, season_sides)
    savings = difference_.by_worker()
    return Season(
        paydays=scenario.paydays,
        individual_total=alone.total,
        pooled_total=sides.pooled.minor,
        individual_employer=alone.employer,
        employer=pooled.employer,
        staying_employer=stay_alone.employer if stay_alone else 0,
        shortfall=_shortfall(priced, alone, pooled),
        saving=savings.saving,
        bound=savings.bound,
        before=savings.before,
        group_alone=sides.alone.sum_of(priced.pools.joining),
        group_pooled=sides.pooled.sum_of(priced.pools.joining),
        group_saving=difference_.of_group(savings, priced.pools.joining),
        staying=sides.alone.sum_of(staying) if stay_alone else None,
        individual_days_waiting=days_waiting(
            scenario.paydays, scenario.individual_every, days_apart
        ),
        pooled_days_waiting=days_waiting(scenario.paydays, scenario.pooled_every, days_apart),
        stays=~priced.pools.joins,
        individual_reason=alone.reason,
        pooled_reason=pooled.reason,
    )


def season_sides(priced: PricedScenario) -> Sides:
    """Return the season's totals alone and pooled, a row per worker."""
    alone_sent, pooled_sent = _sent(priced, _no_tick)
    return _compared(priced, priced.alone_sum(alone_sent), priced.pooled_sum(pooled_sent))


def _no_tick(fraction: float) -> None:
    """Go on."""


def _sent(priced: PricedScenario, tick: Callable[[float], object]) -> tuple[list[Sent], list[Sent]]:
    """Return the transfers of the season, alone and pooled."""
    scenario = priced.scenario
    is_settled_last = scenario.share == "no-one-worse-off" and scenario.paydays > 1
    alone_due = _transfers(scenario, scenario.individual_every)
    pooled_due = _transfers(scenario, scenario.pooled_every)
    first = _Transfer(1, _due(scenario, scenario.date))
    each = 1 / (len(alone_due) + len(pooled_due))
    alone_sent: list[Sent] = []
    for transfer, days in alone_due.items():
        tick(each * len(alone_sent))
        single = priced.first_alone if transfer == first else priced.alone(days[0], transfer.times)
        alone_sent.append(Sent(single, 0, len(days)))
    pooled_sent: list[Sent] = []
    rule: SharingRule | None = "equal" if is_settled_last else None
    for transfer, days in pooled_due.items():
        tick(each * (len(alone_due) + len(pooled_sent)))
        if transfer == first:
            part = priced.first_joined
        else:
            part = priced.pooled(days[0], transfer.times, rule=rule)
        pooled_sent.append(Sent(*part, len(days)))
    if is_settled_last:
        pooled_sent = _settled(priced, alone_sent, pooled_sent)
    return alone_sent, pooled_sent


def _compared(priced: PricedScenario, alone: SeasonSum, pooled: SeasonSum) -> Sides:
    """Return both sides, a row per worker: who does not join sends alone in both."""
    currency = priced.corridor.sending_currency
    theirs, joined = alone.totals(currency), pooled.totals(currency)
    both = FigureColumn(
        minor=_with_staying(priced, joined.minor, theirs.minor),
        currency=currency,
        bound=_with_staying(priced, joined.bound, theirs.bound),
        absent=_with_staying(priced, joined.absent, theirs.absent),
        before=_with_staying(priced, joined.before, theirs.before),
        status=_with_staying(priced, joined.status, theirs.status),
        is_possible=_with_staying(priced, joined.is_possible, theirs.is_possible),
    )
    return Sides(theirs, both)


class _Transfer(NamedTuple):
    """What tells one transfer of a season from another: the paydays it carries, the taxes due."""

    times: int
    taxes: tuple[Tax, ...]


def _transfers(scenario: Scenario, every: int) -> dict[_Transfer, list[datetime.date]]:
    """Return the days of each different transfer of the season."""
    days: dict[_Transfer, list[datetime.date]] = {}
    for payday, times in paydays_sent(scenario.paydays, every):
        after = datetime.timedelta(days=(payday - 1) * scenario.payday_days)
        day = scenario.date + after
        days.setdefault(_Transfer(times, _due(scenario, day)), []).append(day)
    return days


def _due(scenario: Scenario, day: datetime.date) -> tuple[Tax, ...]:
    """Return the taxes of the corridor that some payment instrument owes on `day`."""
    return tuple(
        tax for tax in scenario.corridor.taxes if any(tax.is_due(i, day) for i in tax.instruments)
    )


def _settled(priced: PricedScenario, alone_sent: Sequence[Sent], equal: list[Sent]) -> list[Sent]:
    """Return the pool's transfers, the last of them settled."""
    if any(not sent.outcome.all_possible for sent in equal):
        return equal
    scenario = priced.scenario
    payday, times = paydays_sent(scenario.paydays, scenario.pooled_every)[-1]
    day = scenario.date + datetime.timedelta(days=(payday - 1) * scenario.payday_days)
    kinds = list(_transfers(scenario, scenario.pooled_every))
    last = kinds.index(_Transfer(times, _due(scenario, day)))
    earlier = list(equal)
    earlier[last] = equal[last]._replace(times=equal[last].times - 1)
    earlier = [sent for sent in earlier if sent.times]
    settled = priced.pooled(day, times, floor=priced.floor(alone_sent, earlier))
    return [*earlier, Sent(*settled, 1)]


def _with_staying(
    priced: PricedScenario, joining: NDArray[Any], alone: NDArray[Any]
) -> NDArray[Any]:
    """Return a column of all workers: who does not join follows the schedule of sending alone."""
    if not len(priced.pools.staying):
        return joining
    column = alone.copy()
    column[priced.pools.joining] = joining
    return column


def _shortfall(priced: PricedScenario, alone: SeasonSum, pooled: SeasonSum) -> Ints | None:
    """Return what arrives too little to be as well off as alone; see `Season`."""
    reference = reference_rate(priced.corridor)
    if reference is None or not priced.has_arrivals:
        return None
    paid = _with_staying(priced, pooled.paid, alone.paid)
    received = _with_staying(priced, pooled.received, alone.received)
    more = difference(paid, alone.paid)
    worth = muldiv_round(more, reference.numerator, reference.denominator)
    return difference(added(alone.received, worth), received)
