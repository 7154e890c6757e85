"""One worker sending alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference.bounds import held
from tests.reference.prices import (
    NotPossibleError,
    Sum,
    charges_of,
    statuses_of_sides_without_charges,
    tax_on,
    taxes_due,
    terms_at,
    weakest,
    without_ends,
)
from tests.reference.rounding import rounded
from tests.reference.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service

ANY = ("transfer", "worker")


def send_alone(
    corridor: Corridor,
    service: Service,
    amount: int,
    *,
    day: date,
    amount_is: AmountIs = "principal",
) -> Row:
    if amount_is == "principal":
        return with_principal(corridor, service, amount, day, amount_is)
    endless = without_ends(service)
    for principal in affordable_principals(corridor, endless, amount, day):
        try:
            with_principal(corridor, endless, principal, day, amount_is)
        except NotPossibleError:
            continue
        # Not taken, where only the end of the last band keeps it from growing.
        return with_principal(corridor, service, principal, day, amount_is)
    raise NotPossibleError("nothing affordable")


def affordable_principals(
    corridor: Corridor, service: Service, outlay: int, day: date
) -> Iterator[int]:
    """Every principal with A + sending + tax ≤ B, from the largest down: tried one by one."""
    charges = charges_of(service, "sending", ANY)
    taxes = taxes_due(corridor, service.instrument, day)
    for principal in range(outlay, 0, -1):
        try:
            sending = Sum().of(charges, principal)
        except NotPossibleError:
            continue
        if principal + sending + sum(tax_on(tax, principal) for tax in taxes) <= outlay:
            yield principal


def with_principal(
    corridor: Corridor, service: Service, principal: int, day: date, amount_is: AmountIs
) -> Row:
    used = Sum()
    sending = used.of(charges_of(service, "sending", ANY), principal)
    employer = used.of(charges_of(service, "sending", ANY, borne_by="employer"), principal)
    transit = used.of(charges_of(service, "transit", ANY), principal)
    converted = principal - transit
    if converted <= 0:
        raise NotPossibleError("transit takes it all")
    taxes = taxes_due(corridor, service.instrument, day)
    tax = sum(tax_on(each, principal) for each in taxes)

    terms = terms_at(corridor, service.exchange, principal)
    ref = terms.reference
    on_arrival = charges_of(service, "receiving", ANY)
    taken_on_arrival, received = 0, 0
    if terms.rate is not None:
        arriving = rounded(converted * terms.rate)
        taken_on_arrival = used.of(on_arrival, arriving)
        received = arriving - taken_on_arrival
        if received <= 0:
            raise NotPossibleError("nothing arrives")

    fx = 0
    if terms.is_fx_known and ref is not None:
        assert terms.rate is not None
        fx = converted - rounded(rounded(converted * terms.rate) / ref)
    elif terms.is_fx_known:
        assert terms.margin_percent is not None
        fx = rounded(converted * terms.margin_percent / 100)

    receiving = rounded(taken_on_arrival / ref) if ref is not None else 0
    statuses = used.statuses | terms.statuses | statuses_of_sides_without_charges(service)
    statuses |= {each.provenance.status for each in taxes}
    known = held(corridor, service, amount_is)
    return Row(
        principal=principal,
        sending=sending,
        tax=tax,
        transit=transit,
        fx=fx,
        receiving=receiving,
        received=received,
        on_arrival=taken_on_arrival,
        paid=principal + sending + tax,
        employer=employer,
        absent=known.absent,
        total_bound=known.total,
        received_bound=known.received,
        principal_bound=known.principal,
        paid_bound=known.paid,
        status=weakest(statuses | terms.of_the_total(service)),
        received_status=weakest(statuses | terms.of_reference),
        outside_range=used.is_outside or terms.is_outside,
    )
