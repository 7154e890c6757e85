"""A season of paydays: sums of transfers, each computed and rounded as one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.comparison import Season
from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import added, muldiv_round
from remitcalc.engine.figure import PART_BITS, RECEIVING, Bound
from remitcalc.engine.refusals import NotPossibleError
from remitcalc.engine.savings import Difference, Sides, Totals
from remitcalc.engine.sharing import settlement
from remitcalc.model.charge import Flat
from remitcalc.model.message import Message, message
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ways import Ways
    from remitcalc.model.corridor import Corridor, Tax
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service


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


@dataclass(eq=False)
class _Sum:
    """Season totals of one way, while they are added up."""

    total: Ints
    absent: NDArray[np.uint8]
    bound: NDArray[np.uint8]
    status: NDArray[np.uint8]
    employer: int = 0
    reason: Message | None = None

    @property
    def totals(self) -> Totals:
        """The totals as they are compared: where the season is not possible none is."""
        is_possible = np.full(len(self.total), self.reason is None)
        return Totals(self.total, self.absent, self.bound, self.status, is_possible)

    @classmethod
    def of(cls, transfers: list[tuple[Outcome, int, int]]) -> _Sum:
        """Return the sum of `transfers`: outcome, the employer's part of it, how often."""
        outcome, _, count = transfers[0]
        season = cls(
            muldiv_round(outcome.total, count, 1),
            outcome.absent.copy(),
            outcome.total_bound.copy(),
            outcome.status.copy(),
        )
        for outcome, _, count in transfers[1:]:
            season.total = added(season.total, muldiv_round(outcome.total, count, 1))
            season.absent |= outcome.absent
            season.bound |= outcome.total_bound
            season.status = np.maximum(season.status, outcome.status)
        for outcome, employer, count in transfers:
            season.employer += (exact_sum(outcome.employer) + employer) * count
            if season.reason is None and not outcome.all_possible:
                season.reason = outcome.reason_at(int(np.argmax(outcome.reason > 0)))
        return season


def season(ways: Ways, tick: Callable[[float], object]) -> Season:
    """Return the season's totals, and what they save.

    `tick` is called with the fraction of transfers that are priced.
    """
    scenario, days_apart = ways.scenario, ways.scenario.payday_days
    currency = ways.corridor.sending_currency
    alone, pooled = _sums(ways, tick)
    difference = Difference(Sides(alone.totals, pooled.totals), ways, _sides)
    savings = difference.by_worker()
    return Season(
        paydays=scenario.paydays,
        individual_total=alone.total,
        pooled_total=pooled.total,
        individual_employer=alone.employer,
        employer=pooled.employer,
        saving=savings.saving,
        bound=savings.bound,
        before=savings.before,
        group_alone=alone.totals.sum_of(ways.joining, currency),
        group_pooled=pooled.totals.sum_of(ways.joining, currency),
        group_saving=difference.of_group(savings, ways.joining),
        staying=alone.totals.sum_of(ways.staying, currency) if len(ways.staying) else None,
        individual_days_waiting=days_waiting(
            scenario.paydays, scenario.individual_every, days_apart
        ),
        pooled_days_waiting=days_waiting(scenario.paydays, scenario.pooled_every, days_apart),
        individual_reason=alone.reason,
        pooled_reason=pooled.reason,
    )


def _sides(ways: Ways) -> Sides:
    alone, pooled = _sums(ways, _no_tick)
    return Sides(alone.totals, pooled.totals)


def _no_tick(fraction: float) -> None:
    """Go on."""


def _sums(ways: Ways, tick: Callable[[float], object]) -> tuple[_Sum, _Sum]:
    """Return the sums of the season's transfers, alone and pooled.

    The first payday's single transfers need not be priced again.
    """
    scenario = ways.scenario
    settles = scenario.share == "no-one-worse-off"
    terms = ways.terms._replace(rule="equal") if settles else ways.terms
    first = _Transfer(1, _due(scenario, scenario.date))
    alone_by = {first: ways.first_alone}
    pooled_by = {} if settles else {first: ways.first_pooled}
    alone_sent: list[tuple[Outcome, int, int]] = []
    pooled_sent: list[tuple[Outcome, int, int]] = []
    alone_due = _transfers(scenario, scenario.individual_every)
    pooled_due = _transfers(scenario, scenario.pooled_every)
    each = 1 / (len(alone_due) + len(pooled_due))
    for transfer, days in alone_due.items():
        tick(each * len(alone_sent))
        if transfer not in alone_by:
            alone_by[transfer] = ways.alone(days[0], transfer.times)
        alone_sent.append((alone_by[transfer], 0, len(days)))
    for transfer, days in pooled_due.items():
        tick(each * (len(alone_due) + len(pooled_sent)))
        if transfer not in alone_by:
            alone_by[transfer] = ways.alone(days[0], transfer.times)
        if transfer not in pooled_by:
            single = alone_by[transfer]
            pooled_by[transfer] = ways.pooled(days[0], single, transfer.times, terms)
        part = pooled_by[transfer]
        pooled_sent.append((part.outcome, part.employer, len(days)))
    alone_sum, pooled_sum = _Sum.of(alone_sent), _Sum.of(pooled_sent)
    for service, rows in ways.by_service:
        _add_season_charges(alone_sum, ways, service, rows)
    _add_season_charges(pooled_sum, ways, ways.pooled_service, ways.joining)
    if len(ways.staying):
        pooled_sum.total[ways.staying] = alone_sum.total[ways.staying]
    if settles:
        _settle(ways, alone_sum, pooled_sum)
    return alone_sum, pooled_sum


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


def _add_season_charges(way: _Sum, ways: Ways, service: Service, rows: NDArray[np.intp]) -> None:
    """Add what each of `rows` pays once in a season: opening an account, a card."""
    once = season_charges(ways.corridor, service, ways.left_out)
    if once.own:
        way.total[rows] = muldiv_round(way.total[rows], 1, 1, once.own)
    way.employer += once.employer * len(rows)
    if not once.is_known:
        way.absent[rows] |= np.uint8(RECEIVING)
        way.bound[rows] |= np.uint8(Bound.AT_LEAST)


class SeasonCharges(NamedTuple):
    """What one worker, and the employer for one worker, pays once a season: sending minor units.

    `is_known` is False where a charge in the receiving currency has no rate to be converted by.
    """

    own: int
    employer: int
    is_known: bool


def season_charges(corridor: Corridor, service: Service, left_out: int = 0) -> SeasonCharges:
    """Return the charges of a service that are paid once a season.

    `left_out` are bits of the parts whose charges do not count.
    """
    reference = reference_rate(corridor)
    own, employer, is_known = 0, 0, True
    for charge in service.charges:
        if charge.per != "season" or not isinstance(charge.tariff, Flat):
            continue
        if left_out & PART_BITS[charge.side]:
            continue
        fixed = charge.tariff.fixed
        if charge.borne_by == "employer":
            employer += fixed
        elif charge.side == "sending":
            own += fixed
        elif reference is not None:
            own += muldiv_round(fixed, reference.denominator, reference.numerator)
        else:
            is_known = False
    return SeasonCharges(own, employer, is_known)


def _settle(ways: Ways, alone: _Sum, pooled: _Sum) -> None:
    """Make nobody worse off over the season, pool by pool."""
    if pooled.reason:
        return
    if alone.reason or pooled.absent.any():
        pooled.reason = message("settling_needs_known_totals")
        return
    try:
        for _, rows in ways.groups:
            currency = ways.corridor.sending_currency
            together = pooled.total[rows]
            pooled.total[rows] = added(together, settlement(together, alone.total[rows], currency))
    except NotPossibleError as refused:
        pooled.reason = refused.reason
