"""Short ways to make corridors, services and charges for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.corridor import Corridor, Defaults, ReferenceRate, Tax, Typical
from remitcalc.model.exchange import Exchange, Margin, MarginObservation, ObservedMargins
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Instrument, Kind, Service, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.model.charge import BandMode, SideName

SOURCE = Provenance("the project's cost model, worked examples", "2025", Status.PUBLISHED)
DAY = date(2026, 3, 1)


def sourced(status: Status) -> Provenance:
    return Provenance("a made-up source", "2025", status)


def charge(
    side: SideName = "sending",
    *,
    fixed: int = 0,
    percent: str | Decimal = "0",
    name: str = "",
    provenance: Provenance = SOURCE,
    **more: Any,
) -> Charge:
    """A flat charge unless `tariff` is given."""
    tariff = more.pop("tariff", None) or Flat(fixed, Decimal(percent))
    return Charge(
        name=name or f"{side} fee", side=side, tariff=tariff, provenance=provenance, **more
    )


def bands(mode: BandMode, *rows: tuple[int, int | None, int, str]) -> Bands:
    """Bands from rows of (start, end, fixed, percent)."""
    return Bands(mode, tuple(Band(s, e, fixed, Decimal(p)) for s, e, fixed, p in rows))


def observed(*pairs: tuple[int, int]) -> Observed:
    return Observed(tuple(Observation(amount, value) for amount, value in pairs))


def margin(percent: str | Decimal) -> Margin:
    return Margin(Decimal(percent), SOURCE)


def observed_margins(*pairs: tuple[int, str]) -> ObservedMargins:
    return ObservedMargins(tuple(MarginObservation(a, Decimal(m), SOURCE) for a, m in pairs))


def service(
    *charges: Charge,
    id: str = "alone",  # noqa: A002
    kind: Kind = "individual",
    exchange: Exchange | None = None,
    instrument: Instrument = "bank account",
    unsurveyed: Iterable[str] = (),
    **more: Any,
) -> Service:
    """A service with these charges; sides without charges are stated to have none."""
    sides = {
        name: Side(
            tuple(c for c in charges if c.side == name),
            SOURCE,
            is_surveyed=name not in unsurveyed,
        )
        for name in ("sending", "transit", "receiving")
    }
    fields = {"provider": id, "provider_type": "bank", "provenance": SOURCE, **sides, **more}
    return Service(
        id=id,
        kind=kind,
        instrument=instrument,
        exchange=exchange or margin("0"),
        **fields,
    )


def pooled(*charges: Charge, **more: Any) -> Service:
    return service(*charges, **{"id": "pool", "kind": "pooled", **more})


def corridor(
    *services: Service,
    currencies: str = "CAD GTQ",
    reference: str | Decimal | None = "5.53",
    taxes: Iterable[Tax] = (),
    typical: str | None = None,
) -> Corridor:
    sending, receiving = currencies.split()
    return Corridor(
        id="made-up",
        names={"en": "Made up"},
        sending_country="CA",
        receiving_country="GT",
        sending_currency=sending,
        receiving_currency=receiving,
        services=services,
        defaults=Defaults("pool", 40, 40_000, 1, 14, DAY),
        reference=None if reference is None else ReferenceRate(Decimal(reference), SOURCE),
        taxes=tuple(taxes),
        typical=None if typical is None else Typical(typical, SOURCE),
    )
