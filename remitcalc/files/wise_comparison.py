"""Adds the quotes of a Wise comparison (JSON of v3 and v4) to a corridor.

Wise takes its fee out of the amount: received = (amount − fee) × rate. This program's charges come
on top, so the principal is the amount less the fee, and the fee a charge observed at that one. By
Wise's documentation (docs.wise.com, Comparison, 2026) quotes are of bank transfers paid out to a
bank account, fee and rate as advertised by each provider, `markup` a percentage on the mid-market
rate when they were collected.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from typing import TYPE_CHECKING

from remitcalc.files.foreign_text import warn_of_markup
from remitcalc.files.limits import MOST_SERVICES
from remitcalc.files.period import is_period
from remitcalc.files.plausibility import warn_of_odd_figures
from remitcalc.files.problems import Problems
from remitcalc.files.refusal import RefusedError
from remitcalc.files.slugs import slug, with_own_ids
from remitcalc.files.text_source import read_text
from remitcalc.model.charge import Charge, Observation, Observed
from remitcalc.model.corridor import ReferenceRate
from remitcalc.model.countable import exact_decimal, number_fault, size_fault
from remitcalc.model.exchange import Margin, QuotedRate
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import LARGEST_AMOUNT, exponent
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Service, Side, provider_fault

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.service import ProviderType

    Fields = Mapping[str, object]

_SOURCE = "Wise, price comparison, https://wise.com/gb/compare"
_NOTE = "The fee was inside the amount of {amount} and is stated on top of what is left of it."
_PREFIX = "wise-quote"
_FIGURES = ("amount", "sendAmount", "rate", "fee", "markup", "receivedAmount")
_ALL = 100
_RATE_DECIMALS = 10
_CENT = Decimal("0.01")
_ROUNDED = Decimal("0.0005")
"""How far, in proportion, figures that say the same may be apart by their rounding."""

_MOST_DECIMALS = 24
"""A double of everyday size has no more of them."""


def add_wise_quotes(
    corridor: Corridor, path: str | os.PathLike[str]
) -> tuple[Corridor | None, tuple[Problem, ...]]:
    """Return the corridor with a service for each quote of the file that fits it.

    Quotes added before are replaced; quotes for other countries than the corridor's are passed
    over. A corridor without a reference rate takes the mid-market rate of the file, if it tells.

    Returns
    -------
    (Corridor or None, tuple of Problem)
        That fees were moved from inside the amount to its top is a warning. None where the file is
        no comparison, or one of other currencies.
    """
    text, read = read_text(path)
    if text is None:
        return None, read
    problems = Problems(str(path))
    try:
        fields = _comparison(text, corridor)
    except RefusedError as refused:
        problems.add(refused.fault)
        return None, problems.listed()
    made = _Quotes(fields, corridor, problems)
    quotes = list(islice(made.quotes(), MOST_SERVICES + 1))
    if len(quotes) > MOST_SERVICES:
        problems.add(message("list_too_long", most=MOST_SERVICES), "providers")
        return None, problems.listed()
    services = [service for key, quote in quotes if (service := made.service(key, quote))]
    if problems.has_errors:
        return None, problems.listed()
    if not services:
        problems.add(message("wise_no_quote"))
        return None, problems.listed()
    problems.warn(message("wise_fee_moved", services=len(services)))
    for name in dict.fromkeys(service.provider for service in services):
        warn_of_markup(name, "providers", problems)
    own = tuple(s for s in corridor.services if not s.id.startswith(_PREFIX))
    reference = corridor.reference or made.reference
    _warn_of_other_reference(corridor, made.reference, problems)
    added = with_own_ids(services)
    joined = replace(corridor, services=(*own, *added), reference=reference)
    warn_of_odd_figures(joined, problems, first=len(own))
    return joined, problems.listed()


def _warn_of_other_reference(
    corridor: Corridor, found: ReferenceRate | None, problems: Problems
) -> None:
    """Tell that what arrives is worked out at another rate than that of the file."""
    own = corridor.reference
    if own is not None and found is not None and abs(own.rate - found.rate) > found.rate * _ROUNDED:
        problems.warn(message("wise_other_reference", own=own.rate, found=found.rate))


def _keys_of(document: object) -> Fields | None:
    """Return the comparison in a document: all of it, or what an answer saved whole wraps."""
    needed = ("providers", "sourceCurrency", "targetCurrency")
    for fields in (document, *(document.values() if isinstance(document, dict) else ())):
        if isinstance(fields, dict) and all(key in fields for key in needed):
            return fields
    return None


def _comparison(text: str, corridor: Corridor) -> Fields:
    try:
        fields = _keys_of(json.loads(text, parse_float=exact_decimal, parse_int=exact_decimal))
    except (ValueError, RecursionError):
        fields = None
    if fields is None:
        raise RefusedError(message("not_a_wise_comparison"))
    ends = (fields["sourceCurrency"], fields["targetCurrency"])
    wanted = (corridor.sending_currency, corridor.receiving_currency)
    if ends != wanted:
        found, expected = " → ".join(map(str, ends)), " → ".join(wanted)
        raise RefusedError(message("wise_other_currencies", found=found, expected=expected))
    return fields


class _Quotes:
    """The quotes of one file, for one corridor; `reference` once a mid-market rate was met."""

    def __init__(self, fields: Fields, corridor: Corridor, problems: Problems) -> None:
        self._fields = fields
        self._corridor = corridor
        self._problems = problems
        self.reference = self._mid_market()
        self._note(list(_uncountable(fields, "")))

    def quotes(self) -> Iterator[tuple[str, tuple[Fields, Fields]]]:
        """Yield the place of each quote, its provider and itself."""
        for at, provider in enumerate(_listed(self._fields.get("providers"))):
            for of, quote in enumerate(_listed(provider.get("quotes"))):
                if self._fits(quote):
                    yield f"providers[{at}].quotes[{of}]", (provider, quote)

    def service(self, key: str, found: tuple[Fields, Fields]) -> Service | None:
        """Return a quote as a service; None with a warning where it lacks a figure.

        A name that says nothing and a figure that cannot be counted with are errors.
        """
        provider, quote = found
        name, day = str(provider.get("name") or ""), str(quote.get("dateCollected"))[:10]
        nameless = provider_fault(name)
        faults = [*_uncountable(quote, f"{key}."), *([(key, nameless, name)] if nameless else [])]
        if faults:
            self._note(faults)
            return None
        rate, fee, markup = (_number(quote.get(name)) for name in ("rate", "fee", "markup"))
        amount = _number(quote.get("sendAmount")) or self._amount(quote, rate, fee)
        if rate is None or fee is None or amount is None or not is_period(day):
            self._problems.warn(message("wise_incomplete"), key, found=name)
            return None
        sent, charged = self._minor(amount - fee), self._minor(fee)
        if sent is None or charged is None:
            self._note([(key, message("amount_too_large"), name)])
            return None
        note = _NOTE.format(amount=f"{amount.normalize():f} {self._corridor.sending_currency}")
        told = Provenance(_SOURCE, day, Status.SURVEYED, note)
        self._check_received(key, name, quote, (amount - fee) * rate)
        if markup is not None and not self._agree(rate, markup):
            self._problems.warn(message("wise_markup_differs"), f"{key}.markup", found=markup)
            markup = None
        try:
            exchange = QuotedRate(rate, told) if markup is None else Margin(markup, told)
            return _service(provider, name, Observation(sent, charged), exchange)
        except ModelError as error:
            for fault in error.messages:
                self._problems.warn(fault, key, found=name)
            return None

    def _mid_market(self) -> ReferenceRate | None:
        """Return the mid-market rate of the file: rate / (1 − markup) of its least marked-up quote.

        `isConsideredMidMarketRate` only means "close enough"; the markup tells how close.
        """
        found: list[tuple[Decimal, Decimal, str]] = []
        for _, (_, quote) in self.quotes():
            rate, markup = _number(quote.get("rate")), _number(quote.get("markup"))
            is_close = quote.get("isConsideredMidMarketRate") is True
            if markup is None and is_close:
                markup = Decimal(0)
            day = str(quote.get("dateCollected"))[:10]
            if not rate or rate <= 0 or markup is None or not abs(markup) < _ALL or not is_close:
                continue
            if number_fault(rate, _MOST_DECIMALS) is None and is_period(day):
                found.append((abs(markup), rate / (1 - markup / _ALL), day))
        if not found:
            return None
        _, rate, day = min(found)
        exact = rate if min(found)[0] == 0 else round(rate, _RATE_DECIMALS)
        return ReferenceRate(exact, Provenance(_SOURCE, day, Status.SURVEYED)) if exact else None

    def _agree(self, rate: Decimal, markup: Decimal) -> bool:
        """Return whether a quote's rate is the mid-market rate less its markup."""
        if self.reference is None or not rate > 0:
            return True
        marked_up = self.reference.rate * (1 - markup / _ALL)
        return abs(marked_up - rate) <= rate * _ROUNDED

    def _check_received(self, key: str, name: str, quote: Fields, arrives: Decimal) -> None:
        """Tell where what arrives is not what the file says of amount, fee and rate."""
        received = _number(quote.get("receivedAmount"))
        if received is not None and abs(received - arrives) > max(_CENT, received * _ROUNDED):
            said = message("wise_received_differs", name=name, made=round(arrives, 2))
            self._problems.warn(said, f"{key}.receivedAmount", found=received)

    def _note(self, faults: Iterable[tuple[str, Message, object]]) -> None:
        """Note errors, each with its key and what was found there."""
        for key, fault, found in faults:
            self._problems.add(fault, key, found=found)

    def _amount(self, quote: Fields, rate: Decimal | None, fee: Decimal | None) -> Decimal | None:
        """Return what is sent, the fee included: where the file fixes what is received, by it."""
        amount = _number(self._fields.get("amount") or self._fields.get("sendAmount"))
        if self._fields.get("amountType", "SEND") != "RECEIVE":
            return amount
        received = _number(quote.get("receivedAmount")) or amount
        return received / rate + fee if received and rate and fee is not None else None

    def _fits(self, quote: Fields) -> bool:
        ends = (self._corridor.sending_country, self._corridor.receiving_country)
        stated = (quote.get("sourceCountry"), quote.get("targetCountry"))
        return all(there in (None, "", own) for there, own in zip(stated, ends, strict=True))

    def _minor(self, amount: Decimal) -> int | None:
        """Return whole minor units, rounded; None where they are more than can be counted."""
        if size_fault(amount) is not None:
            return None
        scaled = amount.scaleb(exponent(self._corridor.sending_currency))
        units = int(scaled.quantize(Decimal(1), ROUND_HALF_UP))
        return units if abs(units) <= LARGEST_AMOUNT else None


def _service(
    provider: Fields, name: str, pair: Observation, exchange: Margin | QuotedRate
) -> Service:
    told = exchange.provenance
    kind: ProviderType = "bank" if provider.get("type") == "bank" else "money transfer operator"
    return Service(
        id=f"{_PREFIX}-{slug(name)}",
        provider=name,
        provider_type=kind,
        kind="individual",
        instrument="bank account",
        sending=Side((Charge("transfer fee", "sending", Observed((pair,)), told),), told),
        transit=Side((), told, is_surveyed=False),
        receiving=Side((), told, is_surveyed=False),
        exchange=exchange,
        provenance=told,
        pickup_method="bank account",
    )


def _listed(value: object) -> list[Fields]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _uncountable(fields: Fields, key: str) -> Iterator[tuple[str, Message, object]]:
    """Yield the key, the fault and the value of each number that cannot be counted with."""
    for name in _FIGURES:
        value = fields.get(name)
        fault = number_fault(value, _MOST_DECIMALS) if isinstance(value, Decimal) else None
        if fault is not None:
            yield key + name, fault, value


def _number(value: object) -> Decimal | None:
    """Return a number of the file, exact; some writers put it in quotation marks."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value, re.ASCII):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None
