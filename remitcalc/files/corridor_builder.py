"""Builds a corridor from a checked file: the parts around its services, and what binds them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from remitcalc.files.corridor_services import ServiceList
from remitcalc.files.grammar import BrokenError
from remitcalc.files.grammar_tables import Entry, joined
from remitcalc.model.corridor import Corridor, Defaults, Note, ReferenceRate, Tax, Typical
from remitcalc.model.message import message
from remitcalc.model.money import LARGEST_POOL

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.corridor_reading import Reading
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Instrument, Service

T = TypeVar("T")


class CorridorBuilder:
    """Builds one corridor, trying every part before giving up."""

    def __init__(self, file: Entry, reading: Reading) -> None:
        self._file = file
        self._reading = reading
        entries = reading.attempt(file, lambda entry: entry.items("services", Entry), None)
        self._services = ServiceList(entries, reading) if entries is not None else None

    def corridor(self) -> Corridor:
        """Return the corridor; raise `BrokenError` when any part is wrong."""
        file, reading = self._file, self._reading
        services = reading.attempt(file, self._service_list, ())
        defaults = self._part("defaults", self._defaults)
        reference = self._part("reference_rate", self._reference)
        typical = self._part("typical", self._typical)
        indicator_amounts = self._part("indicator_amounts", self._indicator_amounts)
        taxes = self._parts("taxes", self._tax)
        notes = self._parts("notes", self._note)
        if reading.problems.has_errors or defaults is None:
            raise BrokenError
        names = file.need("names", Entry)
        return Corridor(
            id=file.need("id", str),
            names={name: names.need(name, str) for name in names.names},
            sending_country=file.need("sending_country", str),
            receiving_country=file.need("receiving_country", str),
            sending_currency=reading.sending_currency,
            receiving_currency=reading.receiving_currency,
            services=services,
            defaults=defaults,
            reference=reference,
            taxes=taxes,
            typical=typical,
            indicator_amounts=indicator_amounts,
            notes=notes,
            translations=reading.attempt(file, _translations, {}),
        )

    def _part(self, name: str, make: Callable[[Entry], T]) -> T | None:
        entry = self._reading.attempt(self._file, lambda file: file.get(name, Entry), None)
        return None if entry is None else self._reading.attempt(entry, make, None)

    def _parts(self, name: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
        return self._reading.attempt(
            self._file, lambda file: self._reading.each(file.items(name, Entry), make), ()
        )

    def _service_list(self, _: Entry) -> tuple[Service, ...]:
        if self._services is None:
            raise BrokenError
        self._services.check_kinds()
        return self._services.read()

    def _defaults(self, entry: Entry) -> Defaults:
        if self._services:
            self._services.check_pooled(entry)
        amount = self._positive_amount(entry, "amount")
        workers = entry.need("workers", int)
        if workers * amount > LARGEST_POOL:
            self._reading.problems.add(message("pool_too_large"), entry.key)
        return Defaults(
            pooled_service=entry.get("pooled_service", str) or "",
            workers=workers,
            amount=amount,
            paydays=entry.need("paydays", int),
            payday_days=entry.need("payday_days", int),
            date=entry.need("date", datetime.date),
            amount_is=cast("AmountIs", entry.get("amount_is", str) or "principal"),
        )

    def _reference(self, entry: Entry) -> ReferenceRate:
        provenance = self._reading.source(entry, None)
        ranges = self._reading.ranges(entry, {"rate": "rate"}, provenance)
        return self._reading.built(
            lambda: ReferenceRate(entry.need("rate", Decimal), provenance, ranges), entry.key
        )

    def _typical(self, entry: Entry) -> Typical:
        provenance = self._reading.source(entry, None)
        if self._services:
            self._services.check_reference(entry, "service", "individual")
        return Typical(entry.need("service", str), provenance)

    def _indicator_amounts(self, entry: Entry) -> dict[str, int]:
        amounts = {}
        for name in entry.names:
            amount_of = partial(self._positive_amount, name=name)
            amounts[name] = self._reading.attempt(entry, amount_of, 0)
        return amounts

    def _tax(self, entry: Entry) -> Tax:
        provenance = self._reading.source(entry, None)
        percent = entry.need("percent", Decimal)
        self._reading.percentages.note_fee(joined(entry.key, "percent"), percent)
        return Tax(
            name=entry.need("name", str),
            percent=percent,
            instruments=tuple(cast("list[Instrument]", entry.items("instruments", str))),
            provenance=provenance,
            start=entry.get("from", datetime.date),
            end=entry.get("until", datetime.date),
            ranges=self._reading.ranges(entry, {"percent": "percent"}, provenance),
        )

    def _note(self, entry: Entry) -> Note:
        provenance = self._reading.source(entry, None)
        return Note(entry.need("text", str), provenance)

    def _positive_amount(self, entry: Entry, name: str) -> int:
        amount = self._reading.amount(entry, name, self._reading.sending_currency)
        if amount is None:
            raise BrokenError
        if amount <= 0:
            said, key = message("amount_not_positive"), joined(entry.key, name)
            self._reading.problems.add(said, key, found=entry.need(name, Decimal))
            raise BrokenError
        return amount


def _translations(file: Entry) -> dict[str, dict[str, str]]:
    """Return the sentences of each language by what is written."""
    tables = file.get("translations", Entry)
    if tables is None:
        return {}
    found = {tag: tables.need(tag, Entry) for tag in tables.names}
    return {tag: {s: own.need(s, str) for s in own.names} for tag, own in found.items()}
