"""A season of paydays: sums of transfers, each computed and rounded as one."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from remitcalc.engine.comparison import EXACT, Season, bounds
from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import added, difference, muldiv_round
from remitcalc.engine.season_sum import SeasonSum, Sent, season_charges
from remitcalc.engine.sharing import Floor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.pool import Pooled
    from remitcalc.engine.ways import Ways
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


def first_payday(ways: Ways, alone: Outcome) -> Pooled:
    """Return the first payday's pooled transfer, a row per worker who joins.

    "no-one-worse-off" settles a season once, with its last transfer: until then shares are equal.
    """
    scenario = ways.scenario
    if scenario.share != "no-one-worse-off":
        return ways.pooled(scenario.date)
    if scenario.paydays > 1:
        return ways.pooled(scenario.date, rule="equal")
    floor = _floor(ways, [Sent(alone, 0, 1)], [])
    return ways.pooled(scenario.date, floor=floor)


def season(ways: Ways, alone: Outcome, pooled: Pooled, tick: Callable[[float], object]) -> Season:
    """Return the season's totals.

    `alone` and `pooled` are the first payday's single transfers, which need not be priced again;
    `pooled` has a row per worker who joins. `tick` is called with the fraction that is priced.
    """
    scenario = ways.scenario
    is_settled_last = scenario.share == "no-one-worse-off" and scenario.paydays > 1
    alone_due = _transfers(scenario, scenario.individual_every)
    pooled_due = _transfers(scenario, scenario.pooled_every)
    first = _Transfer(1, _due(scenario, scenario.date))
    each = 1 / (len(alone_due) + len(pooled_due))
    alone_sent: list[Sent] = []
    for transfer, days in alone_due.items():
        tick(each * len(alone_sent))
        single = alone if transfer == first else ways.alone(days[0], transfer.times)
        alone_sent.append(Sent(single, 0, len(days)))
    pooled_sent: list[Sent] = []
    rule: SharingRule | None = "equal" if is_settled_last else None
    for transfer, days in pooled_due.items():
        tick(each * (len(alone_due) + len(pooled_sent)))
        part = pooled
        if transfer != first:
            part = ways.pooled(days[0], transfer.times, rule=rule)
        pooled_sent.append(Sent(*part, len(days)))
    if is_settled_last:
        pooled_sent = _settled(ways, alone_sent, pooled_sent)
    return _season(ways, alone_sent, pooled_sent)


def _season(ways: Ways, alone_sent: Sequence[Sent], pooled_sent: Sequence[Sent]) -> Season:
    scenario, staying = ways.scenario, ways.staying
    alone, pooled = _alone_sum(ways, alone_sent), _pooled_sum(ways, pooled_sent)
    stay_alone = _alone_sum(ways, alone_sent, staying) if len(staying) else None
    days_apart = scenario.payday_days
    bound = bounds(alone.lower, _with_staying(ways, pooled.lower, alone.lower))
    bound[staying] = EXACT  # the same in both columns
    return Season(
        paydays=scenario.paydays,
        individual_total=alone.total,
        pooled_total=_with_staying(ways, pooled.total, alone.total),
        individual_employer=alone.employer,
        employer=pooled.employer,
        staying_employer=stay_alone.employer if stay_alone else 0,
        shortfall=_shortfall(ways, alone, pooled),
        bound=bound,
        individual_days_waiting=days_waiting(
            scenario.paydays, scenario.individual_every, days_apart
        ),
        pooled_days_waiting=days_waiting(scenario.paydays, scenario.pooled_every, days_apart),
        stays=~ways.joins,
        individual_reason=alone.reason,
        pooled_reason=pooled.reason,
    )


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


def _alone_sum(ways: Ways, sent: Sequence[Sent], rows: NDArray[np.intp] | None = None) -> SeasonSum:
    """Return the sum alone of all workers, or of some `rows` of them."""
    if rows is not None:
        sent = [one._replace(outcome=one.outcome.rows(rows)) for one in sent]
    count = len(ways.payroll) if rows is None else len(rows)
    season = SeasonSum.of(sent, count, has_arrivals=_has_arrivals(ways))
    for service, theirs in ways.by_service:
        where = theirs if rows is None else np.flatnonzero(np.isin(rows, theirs))
        season.charge(season_charges(ways.corridor, service), where)
    return season


def _has_arrivals(ways: Ways) -> bool:
    """Return whether what arrives decides who is worse off: everyone parts with the same."""
    return ways.scenario.amount_is == "outlay"


def _pooled_sum(ways: Ways, sent: Sequence[Sent]) -> SeasonSum:
    """Return the sum pooled of the workers who join."""
    workers = len(ways.joining)
    season = SeasonSum.of(sent, workers, has_arrivals=_has_arrivals(ways))
    season.charge(season_charges(ways.corridor, ways.pooled_service), np.arange(workers))
    return season


def _floor(ways: Ways, alone_sent: Sequence[Sent], earlier: Sequence[Sent]) -> Floor | None:
    """Return what the last transfer must leave each worker who joins; None: alone not possible."""
    rows = ways.joining if len(ways.staying) else None
    alone, before = _alone_sum(ways, alone_sent, rows), _pooled_sum(ways, earlier)
    if alone.reason is not None:
        return None
    return Floor(
        total=difference(alone.total, before.total),
        received=difference(alone.received, before.received),
        spare=difference(alone.paid, before.paid),
    )


def _settled(ways: Ways, alone_sent: Sequence[Sent], equal: list[Sent]) -> list[Sent]:
    """Return the pool's transfers, the last of them settled."""
    if any(not sent.outcome.all_possible for sent in equal):
        return equal
    scenario = ways.scenario
    payday, times = paydays_sent(scenario.paydays, scenario.pooled_every)[-1]
    day = scenario.date + datetime.timedelta(days=(payday - 1) * scenario.payday_days)
    kinds = list(_transfers(scenario, scenario.pooled_every))
    last = kinds.index(_Transfer(times, _due(scenario, day)))
    earlier = list(equal)
    earlier[last] = equal[last]._replace(times=equal[last].times - 1)
    earlier = [sent for sent in earlier if sent.times]
    settled = ways.pooled(day, times, floor=_floor(ways, alone_sent, earlier))
    return [*earlier, Sent(*settled, 1)]


def _with_staying(ways: Ways, joining: NDArray[Any], alone: NDArray[Any]) -> NDArray[Any]:
    """Return a column of all workers: who does not join follows the schedule of sending alone."""
    if not len(ways.staying):
        return joining
    column = alone.copy()
    column[ways.joining] = joining
    return column


def _shortfall(ways: Ways, alone: SeasonSum, pooled: SeasonSum) -> Ints | None:
    """Return what arrives too little to be as well off as alone; see `Season`."""
    reference = reference_rate(ways.corridor)
    if reference is None or not _has_arrivals(ways):
        return None
    paid = _with_staying(ways, pooled.paid, alone.paid)
    received = _with_staying(ways, pooled.received, alone.received)
    more = difference(paid, alone.paid)
    worth = muldiv_round(more, reference.numerator, reference.denominator)
    return difference(added(alone.received, worth), received)
