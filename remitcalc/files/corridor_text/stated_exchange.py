"""What a corridor file states of a service's exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NOT_SURVEYED, UNDISCLOSED
from remitcalc.files.corridor_text.stated_values import (
    number,
    ranged,
    stated_amount,
    without_blanks,
)
from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)

if TYPE_CHECKING:
    from remitcalc.files.corridor_text.source_names import SourceNames
    from remitcalc.model.exchange import Exchange, MarginBand, MarginObservation, MarginStep
    from remitcalc.model.provenance import Provenance

    Stated = dict[str, object]


def stated_exchange(
    exchange: Exchange, inherited: Provenance, currency: str, names: SourceNames
) -> object:
    """Return the table of an exchange, or the word for an undisclosed one."""

    def source(own: Provenance) -> Stated:
        return {} if own == inherited else {"provenance": names.name(own)}

    if isinstance(exchange, Undisclosed):
        if not exchange.is_surveyed:
            return NOT_SURVEYED
        own = source(exchange.provenance)
        return {"undisclosed": own["provenance"]} if own else UNDISCLOSED
    stated: Stated
    match exchange:
        case Margin():
            stated = {**_margin(exchange), **source(exchange.provenance)}
        case QuotedRate():
            rate = ranged(number(exchange.rate), exchange.ranges, "rate")
            stated = {"rate": rate, **source(exchange.provenance)}
        case MarginBands():
            stated = {
                "bands": [{**_band(b, currency), **source(b.provenance)} for b in exchange.bands]
            }
        case ObservedMargins():
            pairs = [_pair(p, currency, source(p.provenance)) for p in exchange.pairs]
            stated = {"observed": pairs}
        case MarginSteps():
            stated = {
                "fx_steps": [
                    {"name": step.name, **_margin(step), **source(step.provenance)}
                    for step in exchange.steps
                ]
            }
    return stated


def _band(band: MarginBand, currency: str) -> Stated:
    end = None if band.end is None else stated_amount(band.end, currency)
    edges = without_blanks({"from": stated_amount(band.start, currency), "to": end})
    return {**edges, **_margin(band)}


def _pair(pair: MarginObservation, currency: str, source: Stated) -> object:
    amount = stated_amount(pair.amount, currency)
    if source:
        return {"amount": amount, **_margin(pair), **source}
    return [amount, *_margin(pair).values()]


def _margin(of: Margin | MarginBand | MarginObservation | MarginStep) -> Stated:
    return {"fx_margin_percent": ranged(number(of.percent), of.ranges, "percent")}
