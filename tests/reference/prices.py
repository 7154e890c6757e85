"""What one charge, one margin, one tax is at one amount."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.model.charge import Bands, Charge, Flat
from remitcalc.model.exchange import (
    Exchange,
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)
from remitcalc.model.money import exponent
from remitcalc.model.provenance import Status
from tests.reference.rounding import rounded, rounded_to_decimals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from remitcalc.model.corridor import Corridor, Tax
    from remitcalc.model.service import Instrument, Service


class NotPossibleError(Exception):
    """Why a transfer cannot be made; `worker` is 1-based, or None where no worker is to blame."""

    def __init__(self, why: str, worker: int | None = None) -> None:
        super().__init__(why, worker)
        self.why = why
        self.worker = worker


@dataclass(frozen=True)
class Figure:
    """A figure at one amount, the statuses it rests on, and whether its survey reaches so far."""

    value: Fraction
    statuses: frozenset[Status]
    is_outside: bool = False


def fee(charge: Charge, base: int) -> Figure:
    """The charge at `base`: held between its bounds once, on the whole charge, then rounded."""
    found = _before_bounds(charge, base)
    amount = found.value
    if charge.minimum is not None:
        amount = max(amount, Fraction(charge.minimum))
    if charge.maximum is not None:
        amount = min(amount, Fraction(charge.maximum))
    return Figure(Fraction(rounded(amount)), found.statuses, found.is_outside)


def _before_bounds(charge: Charge, base: int) -> Figure:
    tariff, own = charge.tariff, charge.provenance.status
    if isinstance(tariff, Flat):
        return Figure(tariff.fixed + Fraction(tariff.percent) / 100 * base, frozenset([own]))
    if isinstance(tariff, Bands):
        return _banded(tariff, base, own)
    points = [
        (pair.amount, Fraction(pair.value), pair.provenance.status if pair.provenance else own)
        for pair in tariff.pairs
    ]
    return _interpolated(points, base)


def _banded(tariff: Bands, base: int, own: Status) -> Figure:
    last = tariff.bands[-1]
    if base < tariff.bands[0].start or (last.end is not None and base >= last.end):
        raise NotPossibleError("not taken")
    amount = Fraction(0)
    statuses = set()
    for band in tariff.bands:
        status = band.provenance.status if band.provenance else own
        percent = Fraction(band.percent) / 100
        is_reached = base >= band.start
        is_left = band.end is not None and base >= band.end
        if tariff.mode == "whole" and is_reached and not is_left:
            return Figure(band.fixed + percent * base, frozenset([status]))
        if tariff.mode == "marginal" and is_reached:
            slice_end = base if band.end is None else min(base, band.end)
            amount += band.fixed + percent * (slice_end - band.start)
            statuses.add(status)
    return Figure(amount, frozenset(statuses))


def _interpolated(points: list[tuple[int, Fraction, Status]], base: int) -> Figure:
    """Linear between two surveyed points; outside them the nearest one's value, marked."""
    for amount, value, status in points:
        if amount == base:
            return Figure(value, frozenset([status]))
    below = [point for point in points if point[0] < base]
    above = [point for point in points if point[0] > base]
    if not below or not above:
        _, value, status = above[0] if above else below[-1]
        return Figure(value, frozenset([status]), is_outside=True)
    (x0, y0, status0), (x1, y1, status1) = below[-1], above[0]
    value = y0 + (y1 - y0) * Fraction(base - x0, x1 - x0)
    return Figure(value, frozenset([status0, status1]))


def margin(exchange: Exchange, principal: int) -> Figure | None:
    """The margin in percent at `principal`; None where there is a quoted rate or nothing told."""
    match exchange:
        case Margin():
            return Figure(Fraction(exchange.percent), frozenset([exchange.provenance.status]))
        case MarginSteps():
            kept = Fraction(1)
            for step in exchange.steps:
                kept *= 1 - Fraction(step.percent) / 100
            statuses = frozenset(step.provenance.status for step in exchange.steps)
            return Figure(100 * (1 - kept), statuses)
        case MarginBands():
            for band in exchange.bands:
                if band.start <= principal and (band.end is None or principal < band.end):
                    return Figure(Fraction(band.percent), frozenset([band.provenance.status]))
            raise NotPossibleError("no margin")
        case ObservedMargins():
            points = [
                (pair.amount, Fraction(pair.percent), pair.provenance.status)
                for pair in exchange.pairs
            ]
            found = _interpolated(points, principal)
            percent = rounded_to_decimals(found.value, 6)
            return Figure(percent, found.statuses, found.is_outside)
    return None


def without_ends(service: Service) -> Service:
    """The service as if its last bands did not end."""
    sides = {
        name: replace(side, charges=tuple(_endless(one) for one in side.charges))
        for name, side in (
            ("sending", service.sending),
            ("transit", service.transit),
            ("receiving", service.receiving),
        )
    }
    exchange = service.exchange
    if isinstance(exchange, MarginBands):
        *others, last = exchange.bands
        exchange = MarginBands((*others, replace(last, end=None)))
    return replace(service, exchange=exchange, **sides)


def _endless(charge: Charge) -> Charge:
    if not isinstance(charge.tariff, Bands):
        return charge
    *others, last = charge.tariff.bands
    return replace(charge, tariff=Bands(charge.tariff.mode, (*others, replace(last, end=None))))


def tax_on(tax: Tax, principal: int) -> int:
    return rounded(Fraction(tax.percent) / 100 * principal)


def taxes_due(corridor: Corridor, instrument: Instrument, day: date) -> list[Tax]:
    due = []
    for tax in corridor.taxes:
        has_begun = tax.start is None or day >= tax.start
        has_ended = tax.end is not None and day > tax.end
        if instrument in tax.instruments and has_begun and not has_ended:
            due.append(tax)
    return due


@dataclass(frozen=True)
class Terms:
    """How sending minor units become receiving minor units at one principal."""

    rate: Fraction | None
    margin_percent: Fraction | None
    reference: Fraction | None
    statuses: frozenset[Status]
    of_reference: frozenset[Status]
    is_outside: bool
    is_undisclosed: bool

    @property
    def is_fx_known(self) -> bool:
        if self.is_undisclosed:
            return False
        return self.reference is not None or self.margin_percent is not None

    def of_the_total(self, service: Service) -> frozenset[Status]:
        """The reference rate's status, where a total depends on it: by arrival or a quoted rate."""
        is_quoted = isinstance(service.exchange, QuotedRate)
        return self.of_reference if service.receiving.charges or is_quoted else frozenset()


def reference_rate(corridor: Corridor) -> Fraction | None:
    """Receiving for sending minor units, with 10^(receiving exponent − sending exponent) in it."""
    if corridor.reference is None:
        return None
    return Fraction(corridor.reference.rate) * minor_scale(corridor)


def minor_scale(corridor: Corridor) -> Fraction:
    return Fraction(10) ** (
        exponent(corridor.receiving_currency) - exponent(corridor.sending_currency)
    )


def terms_at(corridor: Corridor, exchange: Exchange, principal: int) -> Terms:
    """How the exchange converts a transfer of `principal`."""
    reference = reference_rate(corridor)
    statuses: set[Status] = set()
    of_reference: set[Status] = set()
    if corridor.reference is not None:
        of_reference.add(corridor.reference.provenance.status)
    found = margin(exchange, principal)
    rate: Fraction | None = None
    percent: Fraction | None = None
    if found is not None:
        percent = found.value
        statuses |= found.statuses
        rate = None if reference is None else reference * (1 - percent / 100)
    elif isinstance(exchange, QuotedRate):
        rate = Fraction(exchange.rate) * minor_scale(corridor)
        statuses.add(exchange.provenance.status)
    else:
        rate = reference  # undisclosed: computed at the reference rate
    return Terms(
        rate=rate,
        margin_percent=percent,
        reference=reference,
        statuses=frozenset(statuses),
        of_reference=frozenset(of_reference),
        is_outside=found is not None and found.is_outside,
        is_undisclosed=isinstance(exchange, Undisclosed),
    )


def charges_of(
    service: Service, side: str, per: Iterable[str], borne_by: str = "worker"
) -> list[Charge]:
    return [
        charge
        for charge in service.charges
        if charge.side == side and charge.per in per and charge.borne_by == borne_by
    ]


def statuses_of_sides_without_charges(service: Service) -> set[Status]:
    """A statement that there are none is a figure too; "not surveyed" is not."""
    sides = (service.sending, service.transit, service.receiving)
    return {side.provenance.status for side in sides if side.is_surveyed and not side.charges}


def weakest(statuses: Iterable[Status]) -> Status:
    """The weakest status; published where nothing is known that could be weaker."""
    return max(statuses, default=Status.PUBLISHED)


class Sum:
    """Adds up charges, each rounded on its own, and remembers what they rest on."""

    def __init__(self) -> None:
        self.statuses: set[Status] = set()
        self.is_outside = False

    def of(self, charges: Iterable[Charge], base: int) -> int:
        total = 0
        for charge in charges:
            figure = fee(charge, base)
            total += int(figure.value)
            self.statuses |= figure.statuses
            self.is_outside |= figure.is_outside
        return total
