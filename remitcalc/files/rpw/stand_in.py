"""What stands for a pooled service in a corridor of which only single transfers were surveyed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.model.charge import Charge, Flat, Observed
from remitcalc.model.exchange import Margin, ObservedMargins, Undisclosed
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Service, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.model.exchange import Exchange

POOLED = "pooled-transfer"
"""The id of the service that stands for a pooled one."""

_NOTE = (
    "No pooled transfer was surveyed. Until a bank's offer is entered, the individual service"
    " “{of}” at its largest surveyed amount stands for it."
)


def pooled_stand_in(
    services: Sequence[Service], amounts: Mapping[str, int], quarter: int
) -> Service:
    """Return a pooled service with the fee and margin of one that was surveyed, as `proxy`.

    It is the cheapest at the larger surveyed amount of the banks', disclosed, above zero and paid
    from an account; where there is none, of what comes nearest to that.
    """
    amount = max(amounts.values())
    disclosed = [s for s in services if not isinstance(s.exchange, Undisclosed)]
    honest = [s for s in disclosed if _cost(s, amount) > 0]
    from_account = [s for s in honest if s.instrument == "bank account"]
    from_bank = [s for s in from_account if s.provider_type == "bank"]
    nearest = from_bank or from_account or honest or disclosed or services
    chosen = min(nearest, key=lambda s: _cost(s, amount))
    note = _NOTE.format(of=chosen.id)
    told = Provenance(ATTRIBUTION, period_of(quarter), Status.PROXY, note)
    (charge,) = chosen.sending.charges
    fee = Charge(charge.name, "sending", Flat(fixed=_last_fee(chosen)), told)
    margin = _last_margin(chosen)
    exchange: Exchange = Undisclosed(told) if margin is None else Margin(margin, told)
    return replace(
        chosen,
        id=POOLED,
        kind="pooled",
        sending=Side((fee,), told),
        transit=Side((), told, is_surveyed=False),
        receiving=Side((), told, is_surveyed=False),
        exchange=exchange,
        provenance=told,
    )


def _cost(service: Service, amount: int) -> Decimal:
    """Return what a service costs at its largest surveyed amount, in minor units."""
    return _last_fee(service) + amount * (_last_margin(service) or Decimal(0)) / 100


def _last_fee(service: Service) -> int:
    tariff = service.sending.charges[0].tariff
    assert isinstance(tariff, Observed)
    return tariff.pairs[-1].value


def _last_margin(service: Service) -> Decimal | None:
    match service.exchange:
        case Margin(percent=percent):
            return percent
        case ObservedMargins(pairs=pairs):
            return pairs[-1].percent
    return None
