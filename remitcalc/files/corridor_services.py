"""The services of a corridor file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from remitcalc.files.corridor_charges import ChargeBuilder
from remitcalc.files.corridor_exchange import ExchangeBuilder
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED
from remitcalc.files.grammar import BrokenError
from remitcalc.files.grammar_tables import Entry, joined
from remitcalc.model.message import message
from remitcalc.model.service import Service, Side, Speed

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.corridor_reading import Reading
    from remitcalc.model.charge import SideName
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import (
        AccessPoint,
        ChargeBearer,
        Instrument,
        Kind,
        PickupMethod,
        ProviderType,
    )

T = TypeVar("T")


class ServiceList:
    """The services of a file, as far as they can be read.

    Attributes
    ----------
    kinds : dict of str to str, or None
        The kind of every service by its id; None when some id or kind cannot be read, so that
        nothing can be said about services that seem to be missing.
    """

    def __init__(self, entries: list[Entry], reading: Reading) -> None:
        self._entries = entries
        self._reading = reading
        self.kinds = self._kinds()

    def read(self) -> tuple[Service, ...]:
        """Return every service; raise `BrokenError` when any is wrong, after trying all."""
        return self._reading.each(self._entries, self._service)

    def check_reference(self, entry: Entry, name: str, kind: Kind) -> None:
        """Note when the service that `entry` names is none of this file, or of the other kind."""
        try:
            wanted = entry.need(name, str)
        except BrokenError:
            return
        if self.kinds is None or self.kinds.get(wanted) == kind:
            return
        code = f"service_not_{kind}" if wanted in self.kinds else "unknown_service"
        choices = [service for service, its_kind in self.kinds.items() if its_kind == kind]
        said = message(code, service=wanted)
        self._reading.problems.add(said, joined(entry.key, name), found=wanted, choices=choices)

    def check_kinds(self) -> None:
        """Note when the file lacks a service for one worker; one for a group it may lack."""
        if self.kinds is not None and "individual" not in self.kinds.values():
            self._reading.problems.add(message("no_individual_service"), "services")

    def check_pooled(self, entry: Entry) -> None:
        """Note when the defaults name no pooled service though there is one, or a wrong one."""
        name = "pooled_service"
        if name in entry:
            self.check_reference(entry, name, "pooled")
        elif self._reading.problems.of_document:
            return  # those there are may all be offers
        elif self.kinds and "pooled" in self.kinds.values():
            self._reading.problems.add(message("missing_key", name=name), joined(entry.key, name))

    def _kinds(self) -> dict[str, str] | None:
        kinds: dict[str, str] = {}
        all_known = True
        for entry in self._entries:
            try:
                service, kind = entry.need("id", str), entry.need("kind", str)
            except BrokenError:
                all_known = False
                continue
            if service in kinds:
                said = message("repeated_service", service=service)
                self._reading.problems.add(said, joined(entry.key, "id"), found=service)
            kinds[service] = kind
        return kinds if all_known else None

    def _service(self, entry: Entry) -> Service:
        provenance = self._reading.source(entry, None)
        sending, transit, receiving, exchange, speed = (
            self._part(entry, lambda e: self._side(e, "sending", provenance)),
            self._part(entry, lambda e: self._side(e, "transit", provenance)),
            self._part(entry, lambda e: self._side(e, "receiving", provenance)),
            self._part(entry, lambda e: self._exchange(e, provenance)),
            self._part(entry, self._speed),
        )
        if sending is None or transit is None or receiving is None or exchange is None:
            raise BrokenError
        return Service(
            id=entry.need("id", str),
            provider=entry.need("provider", str),
            provider_type=cast("ProviderType", entry.need("provider_type", str)),
            kind=cast("Kind", entry.need("kind", str)),
            instrument=cast("Instrument", entry.need("instrument", str)),
            sending=sending,
            transit=transit,
            receiving=receiving,
            exchange=exchange,
            provenance=provenance,
            access_point=cast("AccessPoint | None", entry.get("access_point", str)),
            pickup_method=cast("PickupMethod | None", entry.get("pickup_method", str)),
            speed=speed,
            coverage=entry.get("coverage", str) or "",
            bearer=cast("ChargeBearer | None", entry.get("bearer", str)),
        )

    def _part(self, entry: Entry, make: Callable[[Entry], T]) -> T | None:
        return self._reading.attempt(entry, make, None)

    def _side(self, entry: Entry, name: SideName, inherited: Provenance) -> Side:
        stated = entry.need(name, object)
        if stated == NOT_SURVEYED:
            return Side((), inherited, is_surveyed=False)
        if stated == NONE:
            return Side((), inherited)
        if isinstance(stated, Entry):
            return Side((), self._reading.source(stated, inherited, "none"))
        builder = ChargeBuilder(self._reading, name, inherited)
        return Side(builder.charges(entry.items(name, Entry)), inherited)

    def _exchange(self, entry: Entry, inherited: Provenance) -> Exchange:
        stated = entry.need("exchange", object)
        if not isinstance(stated, Entry | str):
            raise BrokenError
        return ExchangeBuilder(self._reading, inherited).exchange(stated)

    def _speed(self, entry: Entry) -> Speed | None:
        days = entry.items("speed_days", int)
        if not days:
            return None
        return self._reading.built(lambda: Speed(*days), joined(entry.key, "speed_days"))
