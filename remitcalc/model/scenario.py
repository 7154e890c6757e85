"""A scenario: one question, with everything needed to answer it the same way tomorrow."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message, refuse
from remitcalc.model.payroll import AmountIs, Payroll

if TYPE_CHECKING:
    import datetime

    from remitcalc.model.corridor import Corridor

SharingRule = Literal["equal", "proportional", "no-one-worse-off"]
_RULES = get_args(SharingRule)
_KINDS_OF_AMOUNT = get_args(AmountIs)

TYPICAL = "typical"
CHEAPEST = "cheapest"
MOST_PAYDAYS = 366
MOST_PAYDAY_DAYS = 366
_LAST_DAY = 3_652_059
"""The ordinal of 9999-12-31: later days have no date."""


@frozen(eq=False)
class Scenario:
    """Who sends what through which services, and how a pool's cost is shared.

    `individual` is a service id, or "typical" or "cheapest" (see Baseline in the cost model);
    `pooled` is one too, empty where no service takes the group: then there is no pool.
    `date` is that of the first payday; later ones follow every `payday_days`. Alone a worker sends
    every `individual_every`-th payday, the pool every `pooled_every`-th. `offers` are ids of the
    pooled services of the corridor that the user typed in as what banks offered.

    Raises
    ------
    ModelError
        Where services, rules, percentages or days are not what the corridor and the model know.
    TypeError
        Where the employer's percent is a float: 33.3 is none of those, `Decimal("33.3")` is exact.
    """

    corridor: Corridor
    payroll: Payroll
    pooled: str
    date: datetime.date
    individual: str = TYPICAL
    amount_is: AmountIs = "principal"
    share: SharingRule = "equal"
    employer_share_percent: Decimal = Decimal(0)
    paydays: int = 1
    payday_days: int = 14
    individual_every: int = 1
    pooled_every: int = 1
    offers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.employer_share_percent, float):
            raise TypeError("employer_share_percent is a Decimal, such as Decimal('33.3')")
        faults = [
            *self._service_faults(),
            *_choice_fault("share", self.share, _RULES),
            *_choice_fault("amount_is", self.amount_is, _KINDS_OF_AMOUNT),
            *_range_fault("paydays", self.paydays, MOST_PAYDAYS),
            *_range_fault("payday_days", self.payday_days, MOST_PAYDAY_DAYS),
            *_range_fault("individual_every", self.individual_every, MOST_PAYDAYS),
            *_range_fault("pooled_every", self.pooled_every, MOST_PAYDAYS),
        ]
        if not 0 <= self.employer_share_percent <= 100:  # noqa: PLR2004
            faults.append(message("percent_out_of_range", value=self.employer_share_percent))
        days = (self.paydays - 1) * self.payday_days
        if not faults and self.date.toordinal() + days > _LAST_DAY:
            faults.append(message("season_past_calendar", date=self.date))
        refuse(faults)

    @classmethod
    def of(cls, corridor: Corridor) -> Scenario:
        """Return the scenario a corridor starts with: its own defaults."""
        d = corridor.defaults
        return cls(
            corridor=corridor,
            payroll=Payroll.uniform(d.workers, d.amount),
            pooled=d.pooled_service,
            date=d.date,
            amount_is=d.amount_is,
            paydays=d.paydays,
            payday_days=d.payday_days,
        )

    def replace(self, **changes: object) -> Scenario:
        """Return this scenario with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        """Tell one scenario from another in a line; the corridor alone would fill pages."""
        pooled = repr(self.pooled) if self.pooled else "no pool"
        return f"<Scenario {self.corridor.id}: {len(self.payroll)} workers, {pooled}, {self.share}>"

    def _service_faults(self) -> list[Message]:
        individual = {s.id for s in self.corridor.individual_services}
        pooled = {s.id for s in self.corridor.pooled_services}
        named = [self.individual] if self.individual not in (TYPICAL, CHEAPEST) else []
        named += sorted({s for s in self.payroll.services or () if s is not None})
        faults = [
            message("unknown_individual_service", service=s, choices=tuple(sorted(individual)))
            for s in named
            if s not in individual
        ]
        if self.pooled and self.pooled not in pooled:
            choices = tuple(sorted(pooled))
            faults.append(message("unknown_pooled_service", service=self.pooled, choices=choices))
        for offer in self.offers:
            if offer not in pooled:
                choices = tuple(sorted(pooled))
                faults.append(message("unknown_pooled_service", service=offer, choices=choices))
            elif self.offers.count(offer) > 1:
                faults.append(message("repeated_service", service=offer))
        return faults


def _choice_fault(name: str, value: str, choices: tuple[str, ...]) -> list[Message]:
    if value in choices:
        return []
    return [message("choice_unknown", option=name, value=value, choices=choices)]


def _range_fault(name: str, value: int, most: int) -> list[Message]:
    return (
        [] if 1 <= value <= most else [message("out_of_range", field=name, value=value, most=most)]
    )
