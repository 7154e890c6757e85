"""What an offer tells, in short: for one line of a list, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.output.figures import charge_figures, exchange_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.provenance import Status
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language


class OfferSummary(NamedTuple):
    """What was told, on one line, and the names of what was not."""

    told: str
    untold: tuple[str, ...]


def offer_summary(service: Service, corridor: Corridor, language: Language) -> OfferSummary:
    """Return the fee and the margin of an offer with its date, or that its figures are examples."""
    untold = tuple(_untold(service, language))
    if any(one.is_example for one in _statuses(service)):
        return OfferSummary(language.text("example figures"), untold)
    parts = [*_told(service, corridor, language), language.numbers.period(service.provenance.date)]
    return OfferSummary(" · ".join(parts), untold)


def _statuses(service: Service) -> Iterator[Status]:
    for charge in service.charges:
        yield from (one.status for one in charge_figures(charge))
    yield from (one.status for one in exchange_figures(service.exchange))


def _told(service: Service, corridor: Corridor, language: Language) -> Iterator[str]:
    from remitcalc.model.bank_offer import AS_STATED, Fee, offer_in  # the window starts without
    from remitcalc.output.price_words import PriceWords

    words, text = PriceWords(corridor, language), language.text
    offer = offer_in(service)
    if offer.fee is AS_STATED:
        charge, *others = service.sending.charges
        flat = charge.tariff  # of one that ranges its value is said, as elsewhere
        if isinstance(flat, Flat) and charge.per == "transfer" and not others:
            yield text("fee {amount}", amount=words.of_flat(flat.fixed, flat.percent))
        else:
            yield text("fee by its price list")
    elif isinstance(offer.fee, Fee):
        price = words.of_flat(offer.fee.fixed, offer.fee.percent)
        is_free = not service.sending.charges
        yield text("no fee") if is_free else text("fee {amount}", amount=price)
    if offer.rate is not None:
        yield text("rate {rate}", rate=language.numbers.decimal(offer.rate))
    elif isinstance(service.exchange, Margin):
        yield text("margin {percent}", percent=words.percent(service.exchange.percent))
    elif not isinstance(service.exchange, Undisclosed):
        yield text("margin by amount")


def _untold(service: Service, language: Language) -> Iterator[str]:
    text = language.text
    if not service.sending.is_surveyed:
        yield text("fee")
    if isinstance(service.exchange, Undisclosed):
        yield text("margin")
    if not service.transit.is_surveyed:
        yield text("on the way")
    if not service.receiving.is_surveyed:
        yield text("on arrival")
