"""A bank's offer in place of the pooled service: what was told, and nothing that was not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.model.charge import Charge, Flat
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Service, Side

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import Scenario

OFFER = "bank-offer"
"""The id of the service that an offer becomes in the scenario's own corridor."""


@frozen
class BankOffer:
    """What a bank told: a fee per transfer, and perhaps a margin and a charge on arrival.

    `fee_minor` is in sending, `arrival_minor` in receiving minor units. None: not told, which is
    unknown and not zero. `who` said so, `when`.
    """

    fee_minor: int
    margin_percent: Decimal | None
    arrival_minor: int | None
    who: str
    when: datetime.date

    def service(self, name: str, fee_name: str, arrival_name: str) -> Service:
        """Return the offer as a pooled service called `name`; who said so is its source.

        It is `quoted` where somebody is named who said so, else the user's `own` figure.
        """
        status = Status.QUOTED if self.who else Status.OWN
        told = Provenance(self.who or name, self.when.isoformat(), status)
        fee = Charge(fee_name, "sending", Flat(fixed=self.fee_minor), told)
        arrival: tuple[Charge, ...] = ()
        if self.arrival_minor is not None:
            arrival = (Charge(arrival_name, "receiving", Flat(fixed=self.arrival_minor), told),)
        margin = self.margin_percent
        return Service(
            id=OFFER,
            provider=name,
            provider_type="bank",
            kind="pooled",
            instrument="bank account",
            sending=Side((fee,), told),
            transit=Side((), told, is_surveyed=False),
            receiving=Side(arrival, told, is_surveyed=self.arrival_minor is not None),
            exchange=Undisclosed(told) if margin is None else Margin(margin, told),
            provenance=told,
        )


def with_offer(scenario: Scenario, offered: Service) -> Scenario:
    """Return `scenario` with the offer in its corridor and in use."""
    others = tuple(s for s in scenario.corridor.services if s.id != OFFER)
    corridor: Corridor = replace(scenario.corridor, services=(*others, offered))
    return scenario.replace(corridor=corridor, pooled=OFFER)


def without_offer(scenario: Scenario) -> Scenario:
    """Return `scenario` without the offer, on the pooled service that its corridor starts with."""
    services = tuple(s for s in scenario.corridor.services if s.id != OFFER)
    if len(services) == len(scenario.corridor.services):
        return scenario
    pooled = scenario.pooled
    if pooled == OFFER:
        pooled = scenario.corridor.defaults.pooled_service
    return scenario.replace(corridor=replace(scenario.corridor, services=services), pooled=pooled)


def offer_of(scenario: Scenario) -> Service | None:
    """Return the offer in the scenario's corridor, or None."""
    return next((s for s in scenario.corridor.services if s.id == OFFER), None)
