"""Figures that can be, and yet are more often a slip: warned of, on every way in.

A rate the wrong way round, a margin of 40 percent: each loads, because each may be true, and none
without a word. Fractions in place of percentages are told by `fractions`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.charge import Bands, Flat
from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.files.problems import Problems
    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import MarginBand, MarginObservation, MarginStep
    from remitcalc.model.service import Service

_MARGIN = "fx_margin_percent"
_ODD_MARGIN = 25
"""A margin this far from zero, in percent, is more often a slip of the pen than a price."""

_ODD_PERCENT = 30
"""The same of a charge in percent of what is sent."""

_FAR = Decimal("0.25")
_NEAR_INVERSE = Decimal("0.1")


class _Figure(NamedTuple):
    key: str
    value: Decimal


def warn_of_odd_figures(corridor: Corridor, problems: Problems, first: int = 0) -> None:
    """Warn of figures that are likely slips, in the services from number `first` on."""
    services = list(enumerate(corridor.services))[first:]
    margins = [found for at, one in services for found in _margins(one, f"services[{at}].exchange")]
    _warn_of_margins(margins, problems)
    for at, service in services:
        _warn_of_rate(service, f"services[{at}].exchange.rate", corridor, problems)
        for key, charge in _charges(service, f"services[{at}]"):
            _warn_of_percent(charge, key, problems)


def warn_of_one_currency(corridor: Corridor, problems: Problems) -> None:
    """Warn where both currencies are one and either country has another, or a rate is not 1."""
    one = corridor.sending_currency
    if one != corridor.receiving_currency:
        return
    from remitcalc.files.iso_countries import countries_by_alpha3  # of few corridors

    own = dict(countries_by_alpha3().values())
    reference = corridor.reference
    if reference is not None and reference.rate != 1:
        problems.warn(
            message("rate_of_one_currency", currency=one),
            "reference_rate.rate",
            found=reference.rate,
        )
    if {own.get(corridor.sending_country), own.get(corridor.receiving_country)} != {one}:
        problems.warn(message("one_currency", currency=one), "receiving_currency", found=one)


def _warn_of_margins(margins: Sequence[_Figure], problems: Problems) -> None:
    for margin in margins:
        if abs(margin.value) > _ODD_MARGIN:
            problems.warn(message("odd_margin"), margin.key, found=margin.value)


def _warn_of_rate(service: Service, key: str, corridor: Corridor, problems: Problems) -> None:
    if not isinstance(service.exchange, QuotedRate) or corridor.reference is None:
        return
    rate, reference = service.exchange.rate, corridor.reference.rate
    away = abs(rate / reference - 1)
    if away > _NEAR_INVERSE and abs(rate * reference - 1) <= _NEAR_INVERSE:
        said = message(
            "rate_inverse",
            rate=reference,
            sending=corridor.sending_currency,
            receiving=corridor.receiving_currency,
        )
        problems.warn(said, key, found=rate)
    elif away > _FAR:
        problems.warn(message("rate_far", rate=reference), key, found=rate)


def _warn_of_percent(charge: Charge, key: str, problems: Problems) -> None:
    tariff = charge.tariff
    percents = [tariff.percent] if isinstance(tariff, Flat) else []
    if isinstance(tariff, Bands):
        percents = [band.percent for band in tariff.bands]
    for at, percent in enumerate(percents):
        if percent > _ODD_PERCENT:
            within = f"{key}.{tariff.mode}[{at}]" if isinstance(tariff, Bands) else key
            problems.warn(message("odd_percent"), f"{within}.percent", found=percent)


def _margins(service: Service, key: str) -> Iterator[_Figure]:
    match service.exchange:
        case Margin(percent):
            yield _Figure(f"{key}.{_MARGIN}", percent)
        case MarginBands(items):
            yield from _listed(f"{key}.bands", items)
        case ObservedMargins(items):
            yield from _listed(f"{key}.observed", items)
        case MarginSteps(items):
            yield from _listed(f"{key}.fx_steps", items)


def _listed(
    key: str, items: Sequence[MarginBand | MarginObservation | MarginStep]
) -> Iterator[_Figure]:
    for at, one in enumerate(items):
        yield _Figure(f"{key}[{at}].{_MARGIN}", one.percent)


def _charges(service: Service, key: str) -> Iterator[tuple[str, Charge]]:
    for name in ("sending", "transit", "receiving"):
        for at, charge in enumerate(getattr(service, name).charges):
            yield f"{key}.{name}[{at}]", charge
