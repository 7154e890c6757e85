"""What stands for a pooled service in a corridor of which only single transfers were surveyed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.model.charge import Observed
from remitcalc.model.exchange import Margin, ObservedMargins, Undisclosed
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Service, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.exchange import Exchange

POOLED = "pooled-transfer"
"""The id of the service that stands for a pooled one."""

_NOTE = (
    "No pooled transfer was surveyed. Until a bank's offer is entered, the individual service"
    " “{of}” stands for it."
)


def pooled_stand_in(services: Sequence[Service], quarter: int) -> Service:
    """Return a pooled service with the prices of one that was surveyed, as `proxy`.

    They stay observed pairs, so that a pool above the surveyed amounts is marked as outside them
    and kept out of rankings. It is the service that is cheapest at its largest surveyed amount of
    the banks', disclosed, above zero and paid from an account; where there is none, of what comes
    nearest to that.
    """
    disclosed = [s for s in services if not isinstance(s.exchange, Undisclosed)]
    positive = [s for s in disclosed if _cost(s) > 0]
    from_account = [s for s in positive if s.instrument == "bank account"]
    from_bank = [s for s in from_account if s.provider_type == "bank"]
    chosen = min(from_bank or from_account or positive or disclosed or services, key=_cost)
    note = _NOTE.format(of=chosen.id)
    told = Provenance(ATTRIBUTION, period_of(quarter), Status.PROXY, note)
    charges = tuple(replace(charge, provenance=told) for charge in chosen.sending.charges)
    return replace(
        chosen,
        id=POOLED,
        kind="pooled",
        sending=Side(charges, told),
        transit=Side((), told, is_surveyed=False),
        receiving=Side((), told, is_surveyed=False),
        exchange=_exchange(chosen.exchange, told),
        provenance=told,
    )


def _exchange(surveyed: Exchange, told: Provenance) -> Exchange:
    if isinstance(surveyed, ObservedMargins):
        return ObservedMargins(tuple(replace(pair, provenance=told) for pair in surveyed.pairs))
    assert isinstance(surveyed, Margin | Undisclosed)
    return replace(surveyed, provenance=told)


def _cost(service: Service) -> Decimal:
    """Return what a service costs at its largest surveyed amount, in minor units."""
    tariff = service.sending.charges[0].tariff
    assert isinstance(tariff, Observed)
    margin = Decimal(0)
    match service.exchange:
        case Margin(percent=percent):
            margin = percent
        case ObservedMargins(pairs=pairs):
            margin = pairs[-1].percent
    return tariff.pairs[-1].value + tariff.pairs[-1].amount * margin / 100
