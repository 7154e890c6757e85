"""One surveyed row as a service with its observed prices."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from remitcalc.files.rpw import words
from remitcalc.files.rpw.flags import Flag, flags_of
from remitcalc.files.rpw.source import surveyed
from remitcalc.files.slugs import slug
from remitcalc.model.charge import Charge, Observation, Observed
from remitcalc.model.exchange import Margin, MarginObservation, ObservedMargins, Undisclosed
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import exponent
from remitcalc.model.service import Service, Side

if TYPE_CHECKING:
    from remitcalc.files.rpw.quote import Quote
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Instrument

FEE = "transfer fee"
_DECIMALS = 6
_CODES = {
    Flag.NEGATIVE: "rpw_negative",
    Flag.IDENTITY: "rpw_identity",
    Flag.NO_INTERBANK: "rpw_no_interbank",
    Flag.NO_SECOND: "rpw_no_second",
    Flag.BY_NOTE: "rpw_by_note",
    Flag.UNCLEAR: "rpw_unclear",
    Flag.NO_DATE: "rpw_no_date",
}
# What a reader of the corridor file must know to weigh a figure, in the file's language.
_NOTES = {
    Flag.IDENTITY: "The published total cost differs from fee and margin by over 0.05 points.",
    Flag.NO_INTERBANK: "The survey records no interbank rate; the margin is as published.",
    Flag.BY_NOTE: "The surveyor notes that the exchange rate is not disclosed.",
    Flag.UNCLEAR: "The survey does not say whether the exchange rate is disclosed.",
}
_ASSUMED = "The payment instrument is not recorded; “{instrument}” is assumed from the provider."
_NO_TYPE = "The type of the provider is not recorded; a money transfer operator is assumed."
_ROUNDED = "The fee was rounded to whole minor units."
_NEAREST = "The survey calls the provider “{kind}”."


def service_of(quote: Quote) -> Service:
    """Return a row as a service; its id is not yet unique.

    Fees are rounded half away from zero where they have more decimals than their currency.

    Raises
    ------
    ModelError
        Its figures contradict the model, such as a fee below zero: `rpw_outlying_amount` where the
        local amount is not what it should be.
    """
    if quote.flags & Flag.OUTLYING:
        raise ModelError([message("rpw_outlying_amount")])
    kind = words.provider_type(quote.firm_type)
    paid = words.instrument(quote.instrument)
    pairs = _pairs(quote)
    assumed = paid or _likely_instrument(kind)
    provenance = surveyed(quote.quarter, quote.day, _note(quote, paid, assumed))
    tariff = Observed(tuple(Observation(amount, fee) for amount, fee, _ in pairs))
    access = words.access_point(quote.access_point)
    return Service(
        id=slug(" ".join(filter(None, (quote.firm, assumed, access)))),
        provider=quote.firm,
        provider_type=kind or "money transfer operator",
        kind="individual",
        instrument=assumed,
        sending=Side((Charge(FEE, "sending", tariff, provenance),), provenance),
        transit=Side((), provenance, is_surveyed=False),
        receiving=Side((), provenance, is_surveyed=False),
        exchange=_exchange(quote, [amount for amount, _, _ in pairs], provenance),
        provenance=provenance,
        access_point=access,
        pickup_method=words.pickup_method(quote.pickup),
        speed=words.speed(quote.speed),
        coverage=quote.coverage,
    )


def warnings_of(quote: Quote) -> list[str]:
    """Return the message codes of what is odd about a row that became a service."""
    return [_CODES[flag] for flag in flags_of(quote.flags) if flag in _CODES]


def minor_units(millionths: int, currency: str) -> int:
    """Return an amount in minor units, rounded half away from zero.

    >>> minor_units(3_985_000, "CHF"), minor_units(17_500_500_000, "UGX")
    (399, 17501)
    """
    scaled = Decimal(millionths).scaleb(exponent(currency) - _DECIMALS)
    return int(scaled.quantize(Decimal(1), ROUND_HALF_UP))


def percent(millionths: int) -> Decimal:
    """Return a percentage, exactly.

    >>> percent(-2_120_000)
    Decimal('-2.12')
    """
    made = Decimal(millionths).scaleb(-_DECIMALS).normalize()
    return made if made.as_tuple().exponent < 0 else made.quantize(Decimal(1))  # type: ignore[operator]


def _pairs(quote: Quote) -> list[tuple[int, int, int | None]]:
    """Return amount and fee in minor units, and margin, at one or two ascending amounts."""
    code = quote.currency
    pairs = [(minor_units(quote.amount1, code), minor_units(quote.fee1, code), quote.margin1)]
    if quote.amount2 is not None and quote.fee2 is not None:
        second = minor_units(quote.amount2, code)
        if second > pairs[0][0]:
            pairs.append((second, minor_units(quote.fee2, code), quote.margin2))
    return pairs


def _exchange(quote: Quote, amounts: list[int], provenance: Provenance) -> Exchange:
    """Return the margin, or the two; one that is not known at the second amount is not repeated."""
    margins = (quote.margin1, quote.margin2)[: len(amounts)]
    if not quote.is_disclosed or quote.margin1 is None:
        return Undisclosed(provenance)
    if set(margins) == {quote.margin1}:
        return Margin(percent(quote.margin1), provenance)
    known = [(a, m) for a, m in zip(amounts, margins, strict=True) if m is not None]
    return ObservedMargins(tuple(MarginObservation(a, percent(m), provenance) for a, m in known))


def _likely_instrument(kind: str | None) -> Instrument:
    if kind == "bank":
        return "bank account"
    return "mobile money" if kind == "mobile operator" else "cash"


def _note(quote: Quote, paid: str | None, assumed: str) -> str:
    said = [note for flag, note in _NOTES.items() if quote.flags & flag]
    if paid is None:
        said.append(_ASSUMED.format(instrument=assumed))
    if words.provider_type(quote.firm_type) is None:
        said.append(_NO_TYPE)
    if re.search("non-? ?bank", quote.firm_type, re.IGNORECASE):
        said.append(_NEAREST.format(kind=quote.firm_type))
    digits = 10 ** (_DECIMALS - min(exponent(quote.currency), _DECIMALS))
    if any(fee is not None and fee % digits for fee in (quote.fee1, quote.fee2)):
        said.append(_ROUNDED)
    return " ".join(said)
