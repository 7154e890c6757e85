"""A season: transfers of several paydays, each computed and rounded as one, then summed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.alone import send_alone
from tests.reference.bounds import NONE
from tests.reference.pool import (
    as_well_off,
    refuse_absent_parts,
    send_pooled,
    settled_in_fees,
    settled_on_arrival,
    settlement,
    settlement_on_arrival,
)
from tests.reference.prices import NotPossibleError, charges_of, fee, reference_rate
from tests.reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.scenario import SharingRule
    from remitcalc.model.service import Service
    from tests.reference.bounds import Bound
    from tests.reference.rows import Row


@dataclass(frozen=True)
class Calendar:
    """Paydays are numbered from 1; `first` is the date of payday 1."""

    paydays: int
    days: int
    first: date

    def transfers(self, every: int) -> list[tuple[int, list[int]]]:
        """Each transfer's payday with the paydays whose pay it carries."""
        transfers = []
        waiting: list[int] = []
        for payday in range(1, self.paydays + 1):
            waiting.append(payday)
            if payday % every == 0 or payday == self.paydays:
                transfers.append((payday, waiting))
                waiting = []
        return transfers

    def date_of(self, payday: int) -> date:
        return self.first + timedelta(days=self.days * (payday - 1))

    def waiting(self, every: int, amounts: Sequence[int]) -> Fraction:
        """Money-weighted mean of (transfer payday − earning payday) × days."""
        weighted, money = 0, 0
        for sent_on, carried in self.transfers(every):
            for earned_on in carried:
                for amount in amounts:
                    weighted += amount * (sent_on - earned_on) * self.days
                    money += amount
        return Fraction(weighted, money)


@dataclass(frozen=True)
class Worker:
    """One line of a payroll; `service` is what this worker uses alone."""

    amount: int
    service: Service
    joins: bool = True
    group: str = ""


@dataclass(frozen=True)
class Plan:
    """How a season is sent."""

    corridor: Corridor
    pooled: Service
    calendar: Calendar
    amount_is: AmountIs = "principal"
    rule: SharingRule = "equal"
    employer_share_percent: Decimal = Decimal(0)
    individual_every: int = 1
    pooled_every: int = 1


@dataclass
class Sums:
    """What a season is for one worker on one way: in all, parted with, arriving; the employer's."""

    total: int = 0
    paid: int = 0
    received: int = 0
    employer: int = 0
    absent: frozenset[str] = NONE
    bound: Bound = "exact"

    def add(self, row: Row) -> None:
        self.total += row.total
        self.paid += row.paid
        self.received += row.received
        self.employer += row.employer
        self.absent |= row.absent
        if "unknown" not in {self.bound, row.total_bound}:
            self.bound = "at_least" if self.absent else "exact"
        else:
            self.bound = "unknown"


def pools(workers: Sequence[Worker]) -> list[list[int]]:
    """The rows of each pool: who joins, by group; fewer than two are none."""
    found: dict[str, list[int]] = {}
    for row, worker in enumerate(workers):
        if worker.joins:
            found.setdefault(worker.group, []).append(row)
    return [rows for rows in found.values() if len(rows) > 1]


def alone_sums(plan: Plan, worker: Worker) -> Sums:
    """A season alone, charges once a season included."""
    sums = opened(plan.corridor, worker.service)
    for payday, carried in plan.calendar.transfers(plan.individual_every):
        sums.add(
            send_alone(
                plan.corridor,
                worker.service,
                worker.amount * len(carried),
                day=plan.calendar.date_of(payday),
                amount_is=plan.amount_is,
            )
        )
    return sums


def pooled_sums(
    plan: Plan, amounts: Sequence[int], alone: Sequence[Sums | None]
) -> tuple[list[Sums], int]:
    """A season of one pool, and the part of its transfers that the employer shares."""
    together = [opened(plan.corridor, plan.pooled) for _ in amounts]
    settles = plan.rule == "no-one-worse-off"
    employer, rows = 0, []
    for payday, carried in plan.calendar.transfers(plan.pooled_every):
        for sums, row in zip(together, rows, strict=bool(rows)):
            sums.add(row)
        pool = send_pooled(
            plan.corridor,
            plan.pooled,
            [amount * len(carried) for amount in amounts],
            day=plan.calendar.date_of(payday),
            amount_is=plan.amount_is,
            rule="equal" if settles else plan.rule,
            employer_share_percent=plan.employer_share_percent,
        )
        employer += pool.employer
        rows = pool.rows
    if settles:
        rows = settled_with_the_last(plan, rows, together, alone)
    for sums, row in zip(together, rows, strict=True):
        sums.add(row)
    return together, employer + sum(opened(plan.corridor, plan.pooled).employer for _ in amounts)


def settled_with_the_last(
    plan: Plan, last: list[Row], before: Sequence[Sums], alone: Sequence[Sums | None]
) -> list[Row]:
    """The last transfer's rows, settled over the season's totals or arrivals."""
    known = [sums for sums in alone if sums is not None]
    if len(known) < len(alone):
        raise NotPossibleError("alone is not possible for all")
    refuse_absent_parts(last)
    pairs = list(zip(before, last, strict=True))
    if plan.amount_is == "principal":
        totals = [sums.total + row.total for sums, row in pairs]
        return settled_in_fees(last, settlement([a.total for a in known], totals))
    more_paid = [sums.paid + row.paid - a.paid for (sums, row), a in zip(pairs, known, strict=True)]
    wanted = as_well_off(plan.corridor, [a.received for a in known], more_paid)
    moved = settlement_on_arrival(wanted, [sums.received + row.received for sums, row in pairs])
    return settled_on_arrival(plan.corridor, last, moved)


@dataclass(frozen=True)
class Season:
    """A group's season; None: not possible. Who does not join has one sum in both columns."""

    alone: list[Sums | None]
    pooled: list[Sums] | None
    staying: list[int]
    employer: int

    @property
    def pooled_totals(self) -> list[int | None]:
        """Every worker's, in order."""
        assert self.pooled is not None
        joined = iter(self.pooled)
        sums = [
            self.alone[row] if row in self.staying else next(joined)
            for row in range(len(self.alone))
        ]
        return [None if one is None else one.total for one in sums]


def season(plan: Plan, workers: Sequence[Worker]) -> Season:
    """Each pool by itself; a worker who does not join follows the schedule of sending alone."""
    alone: list[Sums | None] = []
    for worker in workers:
        try:
            alone.append(alone_sums(plan, worker))
        except NotPossibleError:
            alone.append(None)
    joined: dict[int, Sums] = {}
    employer = 0
    try:
        for rows in pools(workers):
            amounts = [workers[row].amount for row in rows]
            sums, theirs = pooled_sums(plan, amounts, [alone[row] for row in rows])
            employer += theirs
            joined |= zip(rows, sums, strict=True)
    except NotPossibleError:
        joined, is_possible = {}, False
    else:
        is_possible = True
    in_pools = {row for rows in pools(workers) for row in rows}
    staying = [row for row in range(len(workers)) if row not in in_pools]
    in_order = [joined[row] for row in sorted(joined)]
    return Season(alone, in_order if is_possible else None, staying, employer)


def worse_off(plan: Plan, found: Season) -> list[int] | None:
    """By how much each joined worker loses: in fees, or in what arrives; None: none can be told."""
    alone = [sums for row, sums in enumerate(found.alone) if row not in found.staying]
    if found.pooled is None or None in found.alone:
        return None
    pairs = [(a, p) for a, p in zip(alone, found.pooled, strict=True) if a is not None]
    if plan.amount_is == "principal" or plan.corridor.reference is None:
        return [max(0, p.total - a.total) for a, p in pairs]
    wanted = as_well_off(
        plan.corridor, [a.received for a, _ in pairs], [p.paid - a.paid for a, p in pairs]
    )
    return [max(0, v - p.received) for v, (_, p) in zip(wanted, pairs, strict=True)]


def opened(corridor: Corridor, service: Service) -> Sums:
    """What one worker pays once: the sending side as is, the receiving side at the reference."""

    def fixed(side: str, borne_by: str = "worker") -> list[int]:
        charges = charges_of(service, side, ("season",), borne_by)
        return [int(fee(charge, 0).value) for charge in charges]

    reference = reference_rate(corridor)
    sending, arriving = sum(fixed("sending")), fixed("receiving")
    worth = 0
    if reference is not None:
        worth = sum(rounded(charge / reference) for charge in arriving)
    is_unvalued = reference is None and bool(arriving)
    return Sums(
        total=sending + worth,
        paid=sending,
        received=-sum(arriving),
        employer=sum(fixed("sending", "employer")),
        absent=frozenset({"receiving"} if is_unvalued else ()),
        bound="at_least" if is_unvalued else "exact",
    )
