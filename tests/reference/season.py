"""A season: transfers of several paydays, each computed and rounded as one, then summed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.alone import send_alone
from tests.reference.pool import send_pooled, settlement
from tests.reference.prices import charges_of, fee, reference_rate
from tests.reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import AmountIs, SharingRule
    from remitcalc.model.service import Service


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
class PooledTotals:
    totals: list[int]
    employer: int


def pooled_totals(  # noqa: PLR0913
    corridor: Corridor,
    pooled: Service,
    amounts: Sequence[int],
    calendar: Calendar,
    *,
    amount_is: AmountIs = "principal",
    rule: SharingRule = "equal",
    employer_share_percent: Decimal = Decimal(0),
    every: int = 1,
    alone: Sequence[int] = (),
) -> PooledTotals:
    """`alone`: the season's totals alone, for the rule that settles against them."""
    once = season_charge(corridor, pooled)
    together = [once] * len(amounts)
    employer = len(amounts) * season_charge(corridor, pooled, "employer")
    for payday, carried in calendar.transfers(every):
        pool = send_pooled(
            corridor,
            pooled,
            [amount * len(carried) for amount in amounts],
            day=calendar.date_of(payday),
            amount_is=amount_is,
            rule="equal" if rule == "no-one-worse-off" else rule,
            employer_share_percent=employer_share_percent,
        )
        together = [t + row.total for t, row in zip(together, pool.rows, strict=True)]
        employer += pool.employer
    if rule == "no-one-worse-off":
        changes = settlement(alone, together)
        together = [t + change for t, change in zip(together, changes, strict=True)]
    return PooledTotals(together, employer)


def alone_totals(  # noqa: PLR0913, PLR0917
    corridor: Corridor,
    service: Service,
    amounts: Sequence[int],
    calendar: Calendar,
    amount_is: AmountIs,
    every: int,
) -> list[int]:
    totals = []
    for amount in amounts:
        total = season_charge(corridor, service)
        for payday, carried in calendar.transfers(every):
            sent = amount * len(carried)
            day = calendar.date_of(payday)
            total += send_alone(corridor, service, sent, day=day, amount_is=amount_is).total
        totals.append(total)
    return totals


def season_charge(corridor: Corridor, service: Service, borne_by: str = "worker") -> int:
    """What one worker pays once: the sending side as is, the receiving side at the reference."""

    def fixed(charge: Charge) -> int:
        return int(fee(charge, 0).value)

    total = sum(fixed(c) for c in charges_of(service, "sending", ("season",), borne_by))
    reference = reference_rate(corridor)
    for charge in charges_of(service, "receiving", ("season",), borne_by):
        assert reference is not None
        total += rounded(fixed(charge) / reference)
    return total
