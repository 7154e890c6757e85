"""A corridor: two countries, two currencies, the services between them, taxes, a reference rate."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from remitcalc.model.exchange import rate_faults
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError, message, refuse
from remitcalc.model.price_range import ends, range_faults

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from decimal import Decimal

    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Instrument, Service


@frozen
class ReferenceRate:
    """Receiving currency for one unit of the sending currency, free of any margin."""

    rate: Decimal
    provenance: Provenance
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        refuse(rate_faults(self.rate, self.ranges, self))


@frozen
class Tax:
    """A tax on the principal, for some payment instruments, between two dates, both inclusive."""

    name: str
    percent: Decimal
    instruments: tuple[Instrument, ...]
    provenance: Provenance
    start: datetime.date | None = None
    end: datetime.date | None = None
    ranges: Ranges = ()

    def __post_init__(self) -> None:
        faults = range_faults(self, self.ranges)
        for percent in (self.percent, *ends(self.ranges)):
            if not 0 <= percent <= 100:  # noqa: PLR2004
                faults.append(message("percent_out_of_range", value=percent))
        if self.start and self.end and self.end < self.start:
            faults.append(message("reversed_dates", start=self.start, end=self.end))
        refuse(faults)

    def is_due(self, instrument: Instrument, day: datetime.date) -> bool:
        """Return whether a transfer paid with `instrument` on `day` owes this tax."""
        begun = self.start is None or self.start <= day
        over = self.end is not None and day > self.end
        return instrument in self.instruments and begun and not over


@frozen
class Typical:
    """The service that a dated source calls most used."""

    service: str
    provenance: Provenance


NO_POOL = ""
"""In place of a pooled service: none takes a group."""


@frozen
class Defaults:
    """What a comparison starts from when the user has said nothing yet.

    `pooled_service` is empty where no service takes a group: then there is no pool to compare.
    """

    pooled_service: str
    workers: int
    amount: int
    paydays: int
    payday_days: int
    date: datetime.date
    amount_is: AmountIs = "principal"


@frozen
class Note:
    """A fact that readers of this corridor's figures must know."""

    text: str
    provenance: Provenance


@frozen
class Corridor:
    """Everything known about sending money from one country to another.

    `names` maps a language tag to the corridor's name; `indicator_amounts` maps the World Bank's
    denomination ("200", "500") to its frozen local amount in sending minor units. `translations`
    maps a language tag to what sentences of the corridor, as they are written, say in it.
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
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
        for tag in (*_tags(language), "en"):
            if tag in self.names:
                return self.names[tag]
        return next(iter(self.names.values()), self.id)

    def sentences(self, language: str) -> Mapping[str, str]:
        """Return what the corridor's sentences are in `language`; those missing stay as written."""
        return next(
            (self.translations[tag] for tag in _tags(language) if tag in self.translations), {}
        )


def _tags(language: str) -> tuple[str, ...]:
    """Return a language tag and the language alone.

    >>> _tags("sr-Latn"), _tags("es")
    (('sr-Latn', 'sr'), ('es', 'es'))
    """
    return language, language.replace("_", "-").partition("-")[0]
