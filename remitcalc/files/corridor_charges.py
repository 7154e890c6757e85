"""The charges of a service, from the tables that state them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from remitcalc.files.grammar import BrokenError
from remitcalc.files.grammar_tables import Entry, joined
from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.corridor_reading import Reading
    from remitcalc.model.charge import BandMode, Keeper, Party, Per, SideName, Tariff
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.provenance import Provenance

_ALL_OF_IT = 100


class ChargeBuilder:
    """Builds the charges of one side of one service."""

    def __init__(self, reading: Reading, side: SideName, inherited: Provenance) -> None:
        self._reading = reading
        self._side = side
        self._inherited = inherited
        self._currency = (
            reading.receiving_currency if side == "receiving" else reading.sending_currency
        )

    def charges(self, entries: list[Entry]) -> tuple[Charge, ...]:
        """Return every charge; raise `BrokenError` when any is wrong, after trying all."""
        return self._reading.each(entries, self._charge)

    def _charge(self, entry: Entry) -> Charge:
        provenance = self._reading.source(entry, self._inherited)
        try:
            tariff: Tariff | None = self._tariff(entry, provenance)
        except BrokenError:  # noted; the rest of the charge is still checked
            tariff = None
        minimum, maximum = self._amount(entry, "min"), self._amount(entry, "max")
        limits = {"min": "minimum", "max": "maximum"}
        ranges = self._reading.ranges(entry, limits, provenance, self._currency)
        made = self._reading.built(
            lambda: Charge(
                name=entry.need("name", str),
                side=self._side,
                tariff=tariff or Flat(0, Decimal(0)),
                provenance=provenance,
                per=cast("Per", entry.get("per", str) or "transfer"),
                minimum=minimum,
                maximum=maximum,
                borne_by=cast("Party", entry.get("borne_by", str) or "worker"),
                kept_by=cast("Keeper", entry.get("kept_by", str) or "bank"),
                ranges=ranges,
            ),
            entry.key,
            self._currency,
        )
        if tariff is None:
            raise BrokenError
        return made

    def _tariff(self, entry: Entry, provenance: Provenance) -> Tariff:
        modes: tuple[BandMode, ...] = ("whole", "marginal")
        for mode in modes:
            if mode in entry:
                return self._bands(entry, mode, provenance)
        if "observed" in entry:
            return self._observed(entry, provenance)
        fixed, percent = self._price(entry)
        ranges = self._ranges(entry, provenance)
        return self._reading.built(lambda: Flat(fixed, percent, ranges), entry.key, self._currency)

    def _bands(self, entry: Entry, mode: BandMode, provenance: Provenance) -> Bands:
        reading, key = self._reading, joined(entry.key, mode)
        bands = reading.each(entry.items(mode, Entry), lambda e: self._band(e, provenance))
        starts = {band.start: f"{key}[{at}].from" for at, band in enumerate(bands)}
        return reading.built(lambda: Bands(mode, bands), key, self._currency, starts)

    def _band(self, entry: Entry, provenance: Provenance) -> Band:
        own = self._reading.source(entry, None) if "provenance" in entry else None
        start, end = self._amount(entry, "from") or 0, self._amount(entry, "to")
        fixed, percent = self._price(entry)
        ranges = self._ranges(entry, own or provenance)
        return self._reading.built(
            lambda: Band(start, end, fixed, percent, own, ranges), entry.key, self._currency
        )

    def _observed(self, entry: Entry, provenance: Provenance) -> Observed:
        reading, key = self._reading, joined(entry.key, "observed")
        pairs = reading.each(entry.items("observed", Entry), lambda e: self._pair(e, provenance))
        return reading.built(lambda: Observed(pairs), key, self._currency)

    def _pair(self, entry: Entry, provenance: Provenance) -> Observation:
        own = self._reading.source(entry, None) if "provenance" in entry else None
        amount, fee = self._amount(entry, "amount"), self._amount(entry, "fee")
        ranges = self._reading.ranges(entry, {"fee": "value"}, own or provenance, self._currency)
        return self._reading.built(
            lambda: Observation(amount or 0, fee or 0, own, ranges), entry.key, self._currency
        )

    def _price(self, entry: Entry) -> tuple[int, Decimal]:
        fixed = self._amount(entry, "fixed") or 0
        percent = entry.get("percent", Decimal) or Decimal(0)
        key = joined(entry.key, "percent")
        if percent > _ALL_OF_IT:
            said = message("percent_out_of_range", value=percent)
            self._reading.problems.add(said, key, found=percent)
            raise BrokenError
        self._reading.percentages.note_fee(key, percent)
        return fixed, percent

    def _ranges(self, entry: Entry, provenance: Provenance) -> Ranges:
        own = {"fixed": "fixed", "percent": "percent"}
        return self._reading.ranges(entry, own, provenance, self._currency)

    def _amount(self, entry: Entry, name: str) -> int | None:
        return self._reading.amount(entry, name, self._currency)
