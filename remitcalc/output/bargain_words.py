"""What can be said to a bank: where a quote stands, what would match, and where somebody loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.model.tried_quote import TriedQuote
from remitcalc.output.document.figures import worse_off
from remitcalc.output.document.offers import place_said, quote_line, quote_sentences
from remitcalc.output.language import marked
from remitcalc.output.tried_words import quote_said
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.loss import FirstLoss, Loss
    from remitcalc.output.answer import Answer

_FROM = marked("Somebody loses from {quote} on")
_EARLIEST = marked("Somebody loses from {quote} on at the earliest")
_LATEST = marked("Somebody loses from {quote} on at the latest")
_REFUSED = marked("The pool is not possible from {quote} on")
_SAID = marked("To say to the bank: “{sentence}”")
_MATCHES = marked("Up to {quote} one transfer through you costs us no more than {way}")


def pull_hints(answer: Answer, quote: TriedQuote, *, of_fee: bool) -> tuple[str, str]:
    """Return what is said of the pool's line where it can be pulled, and while it is.

    `quote` is what is shown; `of_fee`: the line moves its fee, else its margin.
    """
    text = answer.language.text
    if of_fee:
        if quote.fee is None:
            return text("Pull up or down to try a fee"), ""
        amount = answer.money(quote.fee)
        hint = text("fee {amount}: pull up or down to try another", amount=amount)
        return hint, text("fee {amount}", amount=amount)
    if quote.percent is None:
        return text("Pull up or down to try a margin"), ""
    percent = answer.language.numbers.percent(quote.percent)
    hint = text("margin {percent}: pull up or down to try another", percent=percent)
    return hint, text("margin {percent}", percent=percent)


def standing_said(answer: Answer) -> str:
    """Return where the pool stands at a quote, what each pays then, and who is worse off."""
    text, words = answer.language.text, answer.words
    if answer.pool_reason is not None:
        return sentence(answer.pool_reason, answer.language)
    row = answer.offers[0]
    said = [
        text("Place {place}", place=place_said(answer, row)),
        text("{amount} each", amount=words.short(row.each)),
    ]
    return " · ".join(filter(None, [*said, worse_off(answer)]))


def bargain_lines(answer: Answer) -> Iterator[str]:
    """Yield in short from where on somebody loses, then what matches the ways alone."""
    if answer.pool_reason is not None or not answer.has_pool:
        return
    row = answer.offers[0]
    yield from loss_lines(answer, row.offer.loss)
    for quote in row.quotes:
        yield quote_line(answer, row, quote)


def bargain_sentences(answer: Answer) -> Iterator[str]:
    """Yield the same in whole sentences."""
    if answer.pool_reason is not None or not answer.has_pool:
        return
    row = answer.offers[0]
    yield from quote_sentences(answer, row)
    yield from map(_ended, loss_lines(answer, row.offer.loss))


def bank_sentence(answer: Answer) -> str:
    """Return what can be said to the bank in so many words; empty: nothing that holds.

    Up to which margin, or else which fees, its transfer matches the cheapest way alone, and from
    which on somebody loses.
    """
    if answer.pool_reason is not None or not answer.has_pool:
        return ""
    row, said = answer.offers[0], []
    quote, loss = row.quotes[-1], row.offer.loss
    is_margin = quote.margin.is_enough or loss.margin.value is not None
    most, first = (quote.margin, loss.margin) if is_margin else (quote.fee, loss.fee)

    def quoted(value: int) -> TriedQuote:
        return TriedQuote(margin=value) if is_margin else TriedQuote(fee=value)

    if most.is_enough and most.value is not None:
        matching = quote_said(answer, quoted(most.value))
        way = answer.labels[quote.service.id]
        line = answer.language.text(_MATCHES, quote=matching, way=way)
        said.append(_ended(answer.words.with_before(line, most.before)))
    if first.value is not None:
        said.append(_ended(_one(answer, first, quote_said(answer, quoted(first.value)))))
    return answer.language.text(_SAID, sentence=" ".join(said)) if said else ""


def loss_lines(answer: Answer, loss: Loss) -> Iterator[str]:
    """Yield from which margin or fee somebody loses, or why there is no such figure."""
    text = answer.language.text
    margin, fee = loss.margin, loss.fee
    of_margin = quote_said(answer, TriedQuote(margin=margin.value))
    of_fee = quote_said(answer, TriedQuote(fee=fee.value))
    if of_margin and of_fee and _template(margin) == _template(fee):
        both = text("{margin}, or {fees}", margin=of_margin, fees=of_fee)
        yield answer.words.with_before(text(_template(margin), quote=both), margin.before)
        return
    said = dict.fromkeys((_one(answer, margin, of_margin), _one(answer, fee, of_fee)))
    yield from said


def _template(first: FirstLoss) -> str:
    if first.refusal is not None:
        return _REFUSED
    return {Bound.AT_LEAST: _EARLIEST, Bound.AT_MOST: _LATEST}.get(first.bound, _FROM)


def _one(answer: Answer, first: FirstLoss, quote: str) -> str:
    if first.why is not None:
        return sentence(first.why, answer.language)
    said = answer.language.text(_template(first), quote=quote)
    return answer.words.with_before(said, first.before)


def _ended(line: str) -> str:
    return line if line.endswith(".") else f"{line}."
