"""What is open of a service: not surveyed, not disclosed, or only an example's figure."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from remitcalc.model.exchange import Undisclosed
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.model.charge import Charge
    from remitcalc.model.service import Service, Side
    from remitcalc.output.price_words import Price, PriceWords

Field = Literal["fee", "percent", "minimum", "rate", "transit", "arrival", "distribution", "speed"]
FIELDS: tuple[Field, ...] = get_args(Field)
"""The fields of an answer, in the order in which offers and corridors have them."""

PART_OF: dict[Field, str] = {
    "fee": "sending",
    "percent": "sending",
    "minimum": "sending",
    "rate": "fx",
    "transit": "transit",
    "arrival": "receiving",
    "distribution": "receiving",
}
"""The part of the cost that a field belongs to; speed costs nothing."""

_MOST_PRICES = 2


class OpenPrice(NamedTuple):
    """One field that is open, and what it is taken to be so far; empty: it is not known at all."""

    field: Field
    so_far: str = ""


def open_prices(service: Service, words: PriceWords) -> list[OpenPrice]:
    """Return what is open of a service, in the order of `FIELDS`.

    Percent and least fee are asked for where nothing is known of the fee, or where the example has
    them; distribution, of transfers for a group only. A price of some amounts that is an example is
    open though others are not.
    """
    found: dict[Field, OpenPrice] = {}
    for one in _open(service, words):
        found.setdefault(one.field, one)
    return [found[field] for field in FIELDS if field in found]


def is_asked(service: Service, part: str, words: PriceWords) -> bool:
    """Return whether anything is asked of a part of the cost of a service; "": of any of it."""
    asked = (PART_OF.get(one.field, "") for one in open_prices(service, words))
    return any(part in ("", one) for one in asked)


def known_fee(service: Service, words: PriceWords) -> str:
    """Return the first price on top that is known, with its name; empty: there is none."""
    prices = (one for charge in service.sending.charges for one in words.of_charge(charge))
    known = (one for one in prices if not one.provenance.status.is_example)
    return next((f"{one.name} {one.said}" for one in known), "")


def _open(service: Service, words: PriceWords) -> Iterator[OpenPrice]:
    yield from _on_top(service.sending, words)
    yield from _exchanged(service, words)
    yield from _of_side("transit", service.transit, words)
    if service.kind == "individual":
        yield from _of_side("arrival", service.receiving, words)
    else:
        yield from _arriving(service.receiving, words)
    if service.speed is None:
        yield OpenPrice("speed")


def _on_top(side: Side, words: PriceWords) -> Iterator[OpenPrice]:
    examples = _examples(side.charges, words)
    if not side.is_surveyed:
        yield from (OpenPrice(field) for field in ("fee", "percent", "minimum"))
    elif not side.charges or examples:
        yield from _of_side("fee", side, words)
        charges = [charge for charge in side.charges if _examples([charge], words)]
        if any(_has_percent(charge) for charge in charges):
            yield OpenPrice("percent")
        if any(charge.minimum or charge.maximum for charge in charges):
            yield OpenPrice("minimum")


def _exchanged(service: Service, words: PriceWords) -> Iterator[OpenPrice]:
    if isinstance(service.exchange, Undisclosed):
        yield OpenPrice("rate")
    elif examples := _of_example(words.of_exchange(service.exchange)):
        yield OpenPrice("rate", _said(examples, words))


def _arriving(side: Side, words: PriceWords) -> Iterator[OpenPrice]:
    """Yield what is open on arrival of a transfer for a group: of it, and of each worker."""
    if side.charges:
        whole = [charge for charge in side.charges if charge.per == "transfer"]
        each = [charge for charge in side.charges if charge.per != "transfer"]
        if examples := _examples(whole, words):
            yield OpenPrice("arrival", _said(examples, words))
        if examples := _examples(each, words):
            yield OpenPrice("distribution", _said(examples, words))
        return
    for one in _of_side("arrival", side, words):
        yield from (one, one._replace(field="distribution"))


def _of_side(field: Field, side: Side, words: PriceWords) -> Iterator[OpenPrice]:
    """Yield a field where its side is not surveyed, or has only examples to say."""
    if not side.is_surveyed:
        yield OpenPrice(field)
    elif side.charges:
        if examples := _examples(side.charges, words):
            yield OpenPrice(field, _said(examples, words))
    elif side.provenance.status.is_example:
        none = words.language.text("none")
        yield OpenPrice(field, _with_status(none, side.provenance.status.word, words))


def _examples(charges: Iterable[Charge], words: PriceWords) -> list[Price]:
    return [one for charge in charges for one in _of_example(words.of_charge(charge))]


def _of_example(prices: Iterable[Price]) -> list[Price]:
    return [one for one in prices if one.provenance.status.is_example]


def _said(prices: list[Price], words: PriceWords) -> str:
    """Return the first prices, and that they are examples."""
    said = list(dict.fromkeys(one.said for one in prices))
    shown = "; ".join(islice(said, _MOST_PRICES)) + " …" * (len(said) > _MOST_PRICES)
    weakest = max(one.provenance.status for one in prices)
    return _with_status(shown, weakest.word, words)


def _with_status(said: str, status: str, words: PriceWords) -> str:
    text = words.language.text
    return text("{price} ({status})", price=said, status=text(STATUSES[status]))


def _has_percent(charge: Charge) -> bool:
    tariff = charge.tariff
    return any(getattr(one, "percent", 0) for one in getattr(tariff, "bands", (tariff,)))
