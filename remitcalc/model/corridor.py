"""A corridor: two countries, two currencies, the services between them, taxes, a reference rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.message import ModelError, message, refuse
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from decimal import Decimal

    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Instrument, Service


@noun
class ReferenceRate:
    """Receiving currency for one unit of the sending currency, free of any margin."""

    rate: Decimal
    provenance: Provenance

    def __post_init__(self) -> None:
        refuse([] if self.rate > 0 else [message("rate_not_positive", value=self.rate)])


@noun
class Tax:
    """A tax on the principal, for some payment instruments, between two dates, both inclusive."""

    name: str
    percent: Decimal
    instruments: tuple[Instrument, ...]
    provenance: Provenance
    start: datetime.date | None = None
    end: datetime.date | None = None

    def __post_init__(self) -> None:
        faults = []
        if not 0 <= self.percent <= 100:  # noqa: PLR2004
            faults.append(message("percent_out_of_range", value=self.percent))
        if self.start and self.end and self.end < self.start:
            faults.append(message("reversed_dates", start=self.start, end=self.end))
        refuse(faults)

    def is_due(self, instrument: Instrument, day: datetime.date) -> bool:
        """Return whether a transfer paid with `instrument` on `day` owes this tax."""
        begun = self.start is None or self.start <= day
        over = self.end is not None and day > self.end
        return instrument in self.instruments and begun and not over


@noun
class Typical:
    """The service that a dated source calls most used."""

    service: str
    provenance: Provenance


@noun
class Defaults:
    """What a comparison starts from when the user has said nothing yet."""

    pooled_service: str
    workers: int
    amount: int
    paydays: int
    payday_days: int
    date: datetime.date
    amount_is: AmountIs = "principal"


@noun
class Note:
    """A fact that readers of this corridor's figures must know."""

    text: str
    provenance: Provenance


@noun
class Corridor:
    """Everything known about sending money from one country to another.

    `names` maps a language tag to the corridor's name; `indicator_amounts` maps the World Bank's
    denomination ("200", "500") to its frozen local amount in sending minor units.
    """

    id: str
    names: Mapping[str, str]
    sending_country: str
    receiving_country: str
    sending_currency: str
    receiving_currency: str
    services: tuple[Service, ...]
    defaults: Defaults
    reference: ReferenceRate | None = None
    taxes: tuple[Tax, ...] = ()
    typical: Typical | None = None
    indicator_amounts: Mapping[str, int] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def individual_services(self) -> tuple[Service, ...]:
        """The services a worker alone can use, in file order."""
        return tuple(s for s in self.services if s.kind == "individual")

    @property
    def pooled_services(self) -> tuple[Service, ...]:
        """The services a group can use together, in file order."""
        return tuple(s for s in self.services if s.kind == "pooled")

    def service(self, service_id: str) -> Service:
        """Return the service with this id.

        Raises
        ------
        ModelError
            There is none.
        """
        for service in self.services:
            if service.id == service_id:
                return service
        raise ModelError([message("unknown_service", service=service_id, corridor=self.id)])

    def name(self, language: str) -> str:
        """Return the corridor's name in `language`, else in English, else the first one given."""
        for tag in (language, language.partition("-")[0], language.partition("_")[0], "en"):
            if tag in self.names:
                return self.names[tag]
        return next(iter(self.names.values()), self.id)
