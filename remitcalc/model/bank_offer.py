"""A bank's offer for one pooled transfer: what was told, and nothing that was not.

An offer is a pooled service of the corridor. What is not told of one side (of the fees on top, on
the way, on arrival, of the exchange) is unknown and not zero; what is stated in a way that no form
holds, such as bands, stays as it is until it is told anew.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.charge import Charge, Flat
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.exchange import Margin, QuotedRate, Undisclosed
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Service, Side

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.charge import SideName
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.scenario import Scenario


class AsStated(Enum):
    """What a service states in another way than an offer tells it: it is kept."""

    AS_STATED = "as stated"


AS_STATED = AsStated.AS_STATED


@frozen
class Fee:
    """What the bank takes on top: sending minor units, and percent of what is sent in all."""

    fixed: int = 0
    percent: Decimal | None = None
    minimum: int | None = None
    maximum: int | None = None


@frozen
class Arrival:
    """What is taken on arrival, receiving minor units: of the transfer, and of each worker."""

    charge: int = 0
    distribution: int = 0


class ChargeNames(NamedTuple):
    """What a receipt calls the charges of an offer."""

    fee: str
    transit: str
    arrival: str
    distribution: str


@frozen
class BankOffer:
    """What a bank told. None: not told; zero: none.

    `transit` is in sending minor units. The exchange is a margin in percent or a rate, if one of
    them is told. `who` said so, `when`.
    """

    name: str
    fee: Fee | AsStated | None
    transit: int | AsStated | None
    arrival: Arrival | AsStated | None
    margin_percent: Decimal | AsStated | None
    rate: Decimal | None
    who: str
    when: datetime.date

    @property
    def tells_nothing(self) -> bool:
        """Whether no figure is told."""
        told = (self.fee, self.transit, self.arrival, self.margin_percent, self.rate)
        return all(one is None for one in told)

    def service(self, service_id: str, names: ChargeNames, base: Service | None = None) -> Service:
        """Return the offer as a pooled service; who said so is the source of what was told.

        It is `quoted` where somebody is named who said so, else the user's `own` figure. What
        `base` states the same way keeps its source, unless it is that of the offer itself.

        Raises
        ------
        ModelError
            Figures contradict each other, such as a least above a most.
        """
        status = Status.QUOTED if self.who else Status.OWN
        told = Provenance(self.who or self.name, self.when.isoformat(), status)
        before = None if base is None else offer_in(base)
        sending = _fee_side(self.fee, names.fee, told)
        transit = _transit_side(self.transit, names.transit, told)
        receiving = _arrival_side(self.arrival, names, told)
        exchange = self._exchange(told)
        if base is not None and before is not None:
            own = base.provenance
            sending = _kept(base.sending, sending, own, is_same=self.fee == before.fee)
            transit = _kept(base.transit, transit, own, is_same=self.transit == before.transit)
            receiving = _kept(
                base.receiving, receiving, own, is_same=self.arrival == before.arrival
            )
            is_same = (self.margin_percent, self.rate) == (before.margin_percent, before.rate)
            if is_same and not _is_told_by(base.exchange, own):
                exchange = base.exchange
        made = base or _service(
            service_id, self.name, told, (sending, transit, receiving), exchange
        )
        return replace(
            made,
            id=service_id,
            provider=self.name,
            sending=sending,
            transit=transit,
            receiving=receiving,
            exchange=exchange,
            provenance=told,
            bearer=made.bearer if (sending, transit) == (made.sending, made.transit) else None,
        )

    def copied(self, service: Service, service_id: str) -> Service:
        """Return `service`, which tells this, as an offer; its prices keep their sources."""
        day = datetime.date.today()  # noqa: DTZ011 - the day where the user is
        told = Provenance(self.who or self.name, day.isoformat(), Status.OWN)
        return replace(service, id=service_id, provenance=told)

    def _exchange(self, told: Provenance) -> Exchange:
        if self.rate is not None:
            return QuotedRate(self.rate, told)
        if self.margin_percent is None or isinstance(self.margin_percent, AsStated):
            return Undisclosed(told)
        return Margin(self.margin_percent, told)


def offer_in(service: Service) -> BankOffer:
    """Return what an offer tells of a service; what it tells in another way is `AS_STATED`."""
    told, exchange = service.provenance, service.exchange
    margin: Decimal | AsStated | None = AS_STATED
    if isinstance(exchange, Margin):
        margin = exchange.percent
    elif isinstance(exchange, Undisclosed | QuotedRate):
        margin = None
    try:
        when = datetime.date.fromisoformat(told.date)
    except ValueError:
        when = datetime.date.today()  # noqa: DTZ011 - the day where the user is
    return BankOffer(
        name=service.provider,
        fee=_fee_in(service.sending),
        transit=_transit_in(service.transit),
        arrival=_arrival_in(service.receiving),
        margin_percent=margin,
        rate=exchange.rate if isinstance(exchange, QuotedRate) else None,
        who=told.source if told.status == Status.QUOTED else "",
        when=when,
    )


def with_offer(scenario: Scenario, offered: Service, *, is_chosen: bool) -> Scenario:
    """Return `scenario` with an offer in its corridor, anew or in place of the one of its id.

    Where there was no pool, the offer is the pool.
    """
    services = scenario.corridor.services
    if any(one.id == offered.id for one in services):
        services = tuple(offered if one.id == offered.id else one for one in services)
    else:
        services = (*services, offered)
    offers = tuple(dict.fromkeys((*scenario.offers, offered.id)))
    return scenario.replace(
        corridor=replace(scenario.corridor, services=services),
        pooled=offered.id if is_chosen or scenario.pooled == NO_POOL else scenario.pooled,
        offers=offers,
    )


def without_offer(scenario: Scenario, offer: str) -> Scenario:
    """Return `scenario` without an offer; if it was the chosen one, the next one is.

    Without the last pooled service of a corridor there is no pool.
    """
    if offer not in scenario.offers:
        return scenario
    chosen = scenario.pooled
    if chosen == offer:
        pooled = [one.id for one in scenario.corridor.pooled_services]
        at = pooled.index(offer)
        pooled.remove(offer)
        chosen = pooled[min(at, len(pooled) - 1)] if pooled else NO_POOL
    corridor, defaults = scenario.corridor, scenario.corridor.defaults
    if defaults.pooled_service == offer:
        defaults = replace(defaults, pooled_service=chosen)
    services = tuple(one for one in corridor.services if one.id != offer)
    return scenario.replace(
        corridor=replace(corridor, services=services, defaults=defaults),
        pooled=chosen,
        offers=tuple(one for one in scenario.offers if one != offer),
    )


def free_id(scenario: Scenario) -> str:
    """Return an id for another offer."""
    used, number = {one.id for one in scenario.corridor.services}, 1
    while f"offer-{number}" in used:
        number += 1
    return f"offer-{number}"


def _service(
    service_id: str, name: str, told: Provenance, sides: tuple[Side, Side, Side], exchange: Exchange
) -> Service:
    sending, transit, receiving = sides
    return Service(
        id=service_id,
        provider=name,
        provider_type="bank",
        kind="pooled",
        instrument="bank account",
        sending=sending,
        transit=transit,
        receiving=receiving,
        exchange=exchange,
        provenance=told,
    )


def _kept(base: Side, told: Side, own: Provenance, *, is_same: bool) -> Side:
    """Return a side as it was stated, where the same is told and somebody else is its source."""
    sources = [one.provenance for one in base.charges] or [base.provenance]
    is_untold = told.is_surveyed < base.is_surveyed  # it is stated in a way that no offer tells
    return base if is_same and (own not in sources or is_untold) else told


def _is_told_by(exchange: Exchange, own: Provenance) -> bool:
    return isinstance(exchange, Margin | QuotedRate | Undisclosed) and exchange.provenance == own


def _fee_side(fee: Fee | AsStated | None, name: str, told: Provenance) -> Side:
    if fee is None or isinstance(fee, AsStated):
        return Side((), told, is_surveyed=False)
    if not (fee.fixed or fee.percent or fee.minimum):
        return Side((), told)
    charge = Charge(
        name,
        "sending",
        Flat(fee.fixed) if fee.percent is None else Flat(fee.fixed, fee.percent),
        told,
        minimum=fee.minimum,
        maximum=fee.maximum,
    )
    return Side((charge,), told)


def _transit_side(minor: int | AsStated | None, name: str, told: Provenance) -> Side:
    if minor is None or isinstance(minor, AsStated):
        return Side((), told, is_surveyed=False)
    return Side(_fixed(minor, name, "transit", told), told)


def _arrival_side(arrival: Arrival | AsStated | None, names: ChargeNames, told: Provenance) -> Side:
    if arrival is None or isinstance(arrival, AsStated):
        return Side((), told, is_surveyed=False)
    charges = _fixed(arrival.charge, names.arrival, "receiving", told)
    for one in _fixed(arrival.distribution, names.distribution, "receiving", told):
        charges = (*charges, replace(one, per="worker"))
    return Side(charges, told)


def _fixed(minor: int, name: str, side: SideName, told: Provenance) -> tuple[Charge, ...]:
    return (Charge(name, side, Flat(minor), told),) if minor else ()


def _fee_in(side: Side) -> Fee | AsStated | None:
    if not side.is_surveyed:
        return None
    if not side.charges:
        return Fee()
    charge = side.charges[0]
    if len(side.charges) > 1 or not _is_plain(charge) or charge.per != "transfer":
        return AS_STATED
    flat = charge.tariff
    assert isinstance(flat, Flat)
    return Fee(flat.fixed, flat.percent or None, charge.minimum, charge.maximum)


def _transit_in(side: Side) -> int | AsStated | None:
    if not side.is_surveyed:
        return None
    if not side.charges:
        return 0
    return AS_STATED if len(side.charges) > 1 else _fixed_in(side.charges[0])


def _arrival_in(side: Side) -> Arrival | AsStated | None:
    if not side.is_surveyed:
        return None
    found = {"transfer": 0, "worker": 0}
    for charge in side.charges:
        fixed = _fixed_in(charge)
        if isinstance(fixed, AsStated) or charge.per == "season" or found[charge.per]:
            return AS_STATED
        found[charge.per] = fixed
    return Arrival(found["transfer"], found["worker"])


def _fixed_in(charge: Charge) -> int | AsStated:
    flat = charge.tariff
    is_limited = charge.minimum is not None or charge.maximum is not None
    if not _is_plain(charge) or is_limited or not isinstance(flat, Flat) or flat.percent:
        return AS_STATED
    return flat.fixed


def _is_plain(charge: Charge) -> bool:
    """Return whether a charge is one that an offer tells: flat, the worker's, kept by the bank."""
    flat = charge.tariff
    is_flat = isinstance(flat, Flat) and not flat.ranges and not charge.ranges
    return is_flat and charge.borne_by == "worker" and charge.kept_by == "bank"
