"""What a corridor file states of a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NONE, NOT_SURVEYED
from remitcalc.files.corridor_text.stated_exchange import stated_exchange
from remitcalc.files.corridor_text.stated_values import (
    number,
    ranged,
    stated_amount,
    without_blanks,
)
from remitcalc.model.charge import Bands, Observed

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.files.corridor_text.source_names import SourceNames
    from remitcalc.model.charge import Band, Charge, Flat, Observation
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service, Side

    Stated = dict[str, object]


def stated_service(service: Service, corridor: Corridor, names: SourceNames) -> Stated:
    """Return the table of a service.

    A side that has charges, or was not surveyed, states no source of its own: its charges do, or
    there is nothing to prove.
    """
    provenance = names.name(service.provenance)
    sending = _Charges(service.provenance, corridor.sending_currency, names)
    receiving = _Charges(service.provenance, corridor.receiving_currency, names)
    speed = service.speed
    return without_blanks(
        {
            "id": service.id,
            "provider": service.provider,
            "provider_type": service.provider_type,
            "kind": service.kind,
            "instrument": service.instrument,
            "access_point": service.access_point,
            "pickup_method": service.pickup_method,
            "speed_days": speed and [speed.least_days, speed.most_days],
            "coverage": service.coverage,
            "bearer": service.bearer,
            "provenance": provenance,
            "sending": sending.side(service.sending),
            "transit": sending.side(service.transit),
            "receiving": receiving.side(service.receiving),
            "exchange": stated_exchange(
                service.exchange, service.provenance, corridor.sending_currency, names
            ),
        }
    )


class _Charges:
    """States the charges of one side, in its currency."""

    def __init__(self, inherited: Provenance, currency: str, names: SourceNames) -> None:
        self._inherited = inherited
        self._currency = currency
        self._names = names

    def side(self, side: Side) -> object:
        if not side.is_surveyed:
            return NOT_SURVEYED
        if side.charges:
            return [self._charge(charge) for charge in side.charges]
        if side.provenance == self._inherited:
            return NONE
        return {"none": self._names.name(side.provenance)}

    def _charge(self, charge: Charge) -> Stated:
        return without_blanks(
            {
                "name": charge.name,
                "per": "" if charge.per == "transfer" else charge.per,
                **self._tariff(charge),
                "min": self._limit(charge, "minimum"),
                "max": self._limit(charge, "maximum"),
                "borne_by": "" if charge.borne_by == "worker" else charge.borne_by,
                "kept_by": "" if charge.kept_by == "bank" else charge.kept_by,
                "provenance": self._source(charge.provenance, self._inherited),
            }
        )

    def _tariff(self, charge: Charge) -> Stated:
        tariff = charge.tariff
        if isinstance(tariff, Bands):
            return {tariff.mode: [self._band(band) for band in tariff.bands]}
        if isinstance(tariff, Observed):
            return {"observed": [self._pair(pair) for pair in tariff.pairs]}
        return self._price(tariff)

    def _band(self, band: Band) -> Stated:
        edges = {"from": self._amount(band.start), "to": self._amount(band.end)}
        own = {"provenance": band.provenance and self._names.name(band.provenance)}
        return without_blanks({**edges, **self._price(band), **own})

    def _pair(self, pair: Observation) -> object:
        amount = self._amount(pair.amount)
        fee = ranged(
            stated_amount(pair.value, self._currency), pair.ranges, "value", self._currency
        )
        if pair.provenance is None:
            return [amount, fee]
        return {"amount": amount, "fee": fee, "provenance": self._names.name(pair.provenance)}

    def _price(self, of: Flat | Band) -> Stated:
        """Return what is not zero or may be something else, and never nothing."""
        price: Stated = {}
        may_be = {one.figure for one in of.ranges}
        if of.fixed or "fixed" in may_be or not (of.percent or may_be):
            fixed = stated_amount(of.fixed, self._currency)
            price["fixed"] = ranged(fixed, of.ranges, "fixed", self._currency)
        if of.percent or "percent" in may_be:
            price["percent"] = ranged(number(of.percent), of.ranges, "percent")
        return price

    def _limit(self, charge: Charge, figure: str) -> object:
        minor = getattr(charge, figure)
        if minor is None:
            return None
        return ranged(stated_amount(minor, self._currency), charge.ranges, figure, self._currency)

    def _source(self, own: Provenance, inherited: Provenance) -> str:
        return "" if own == inherited else self._names.name(own)

    def _amount(self, minor: int | None) -> Decimal | int | None:
        return None if minor is None else stated_amount(minor, self._currency)
