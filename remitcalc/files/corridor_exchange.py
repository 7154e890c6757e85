"""The exchange of a service: its margin, bands, surveyed pairs, steps or rate."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from remitcalc.files.corridor_format import NOT_SURVEYED
from remitcalc.files.grammar_tables import Entry, joined
from remitcalc.model.exchange import (
    Margin,
    MarginBand,
    MarginBands,
    MarginObservation,
    MarginStep,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.corridor_reading import Reading
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.provenance import Provenance

T = TypeVar("T")

_MARGIN = "fx_margin_percent"


class ExchangeBuilder:
    """Builds the exchange of one service; margins by amount go by the sending currency."""

    def __init__(self, reading: Reading, inherited: Provenance) -> None:
        self._reading = reading
        self._inherited = inherited
        self._currency = reading.sending_currency

    def exchange(self, stated: Entry | str) -> Exchange:
        """Return the exchange; raise `BrokenError` when it is wrong."""
        if isinstance(stated, str):
            return Undisclosed(self._inherited, is_surveyed=stated != NOT_SURVEYED)
        provenance = self._reading.source(stated, self._inherited)
        makers: dict[str, Callable[[Entry, Provenance], Exchange]] = {
            _MARGIN: lambda e, p: Margin(self._margin(e), p, self._ranges(e, p)),
            "rate": lambda e, p: QuotedRate(e.need("rate", Decimal), p, self._ranges(e, p, "rate")),
            "bands": self._bands,
            "observed": lambda e, p: ObservedMargins(self._each(e, "observed", self._pair, p)),
            "fx_steps": lambda e, p: MarginSteps(self._each(e, "fx_steps", self._step, p)),
        }
        for name, make in makers.items():
            if name in stated:
                return self._built(stated, partial(make, stated, provenance))
        return Undisclosed(self._reading.source(stated, provenance, "undisclosed"))

    def _each(
        self,
        entry: Entry,
        name: str,
        make: Callable[[Entry, Provenance], T],
        inherited: Provenance,
    ) -> tuple[T, ...]:
        return self._reading.each(entry.items(name, Entry), lambda e: make(e, inherited))

    def _bands(self, entry: Entry, inherited: Provenance) -> MarginBands:
        bands = self._each(entry, "bands", self._band, inherited)
        key = joined(entry.key, "bands")
        starts = {band.start: f"{key}[{at}].from" for at, band in enumerate(bands)}
        return self._reading.built(lambda: MarginBands(bands), key, self._currency, starts)

    def _band(self, entry: Entry, inherited: Provenance) -> MarginBand:
        own = self._reading.source(entry, inherited)
        start = self._reading.amount(entry, "from", self._currency) or 0
        end = self._reading.amount(entry, "to", self._currency)
        return self._built(
            entry,
            lambda: MarginBand(start, end, self._margin(entry), own, self._ranges(entry, own)),
        )

    def _pair(self, entry: Entry, inherited: Provenance) -> MarginObservation:
        own = self._reading.source(entry, inherited)
        amount = self._reading.amount(entry, "amount", self._currency) or 0
        return self._built(
            entry,
            lambda: MarginObservation(amount, self._margin(entry), own, self._ranges(entry, own)),
        )

    def _step(self, entry: Entry, inherited: Provenance) -> MarginStep:
        own = self._reading.source(entry, inherited)
        name = entry.need("name", str)
        return self._built(
            entry,
            lambda: MarginStep(name, self._margin(entry), own, self._ranges(entry, own)),
        )

    def _margin(self, entry: Entry) -> Decimal:
        margin = entry.need(_MARGIN, Decimal)
        self._reading.percentages.note_margin(joined(entry.key, _MARGIN), margin)
        return margin

    def _ranges(self, entry: Entry, provenance: Provenance, name: str = _MARGIN) -> Ranges:
        figure = "percent" if name == _MARGIN else name
        return self._reading.ranges(entry, {name: figure}, provenance)

    def _built(self, entry: Entry, make: Callable[[], T]) -> T:
        return self._reading.built(make, entry.key, self._currency)
