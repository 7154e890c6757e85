"""Every figure of a service or a corridor with its source: for lists of sources and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.exchange import MarginBands, MarginSteps, ObservedMargins
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service

_QUARTER_MONTHS = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}


def service_figures(service: Service) -> Iterator[Provenance]:
    """Yield the provenance of every figure of `service`: charges, stated absences, margins."""
    for side in (service.sending, service.transit, service.receiving):
        if side.is_surveyed and not side.charges:
            yield side.provenance
        for charge in side.charges:
            yield from charge_figures(charge)
    yield from exchange_figures(service.exchange)


def charge_figures(charge: Charge) -> Iterator[Provenance]:
    """Yield the provenance of every figure of `charge`."""
    tariff = charge.tariff
    if isinstance(tariff, Bands):
        yield from (band.provenance or charge.provenance for band in tariff.bands)
    elif isinstance(tariff, Observed):
        yield from (pair.provenance or charge.provenance for pair in tariff.pairs)
    else:
        yield charge.provenance


def exchange_figures(exchange: Exchange) -> Iterator[Provenance]:
    """Yield the provenance of every figure of `exchange`."""
    if isinstance(exchange, MarginBands):
        yield from (band.provenance for band in exchange.bands)
    elif isinstance(exchange, ObservedMargins):
        yield from (pair.provenance for pair in exchange.pairs)
    elif isinstance(exchange, MarginSteps):
        yield from (step.provenance for step in exchange.steps)
    else:
        yield exchange.provenance


def corridor_figures(corridor: Corridor) -> Iterator[Provenance]:
    """Yield the provenance of every figure of `corridor`: services, taxes, reference rate."""
    for service in corridor.services:
        yield from service_figures(service)
    yield from (tax.provenance for tax in corridor.taxes)
    if corridor.reference:
        yield corridor.reference.provenance


def sourced_share(corridor: Corridor) -> tuple[int, int]:
    """Return how many figures have a source for this very corridor, and how many there are."""
    figures = list(corridor_figures(corridor))
    return sum(not figure.status.is_example for figure in figures), len(figures)


def as_of(corridor: Corridor) -> str:
    """Return the latest date of the individual services' figures, as precisely as it is given.

    Invented figures have no say where there are others.
    """
    figures = [f for service in corridor.individual_services for f in service_figures(service)]
    found = [figure for figure in figures if figure.status != Status.ILLUSTRATIVE]
    return latest(figure.date for figure in found or figures)


def latest(periods: Iterable[str]) -> str:
    """Return the period that ends last, of YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD; else the first.

    >>> latest(["2006", "2025-Q3", "2025-09", "2025-08-31"])
    '2025-Q3'
    """
    return max(periods, key=_order, default="")


def _order(period: str) -> str:
    year, _, rest = period.partition("-")
    month = _QUARTER_MONTHS.get(rest, rest)
    return f"{year}-{month or '12'}".ljust(10, "~")
