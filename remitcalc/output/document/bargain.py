"""How far an offer can go: where it stands, what matches the ways alone, where somebody loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.bargain_words import bank_sentence, bargain_sentences, standing_said
from remitcalc.output.document.parts import Listed, Section
from remitcalc.output.language import marked, marked_plural
from remitcalc.output.no_pool import no_pool
from remitcalc.output.tried_words import quote_parts, quote_said
from remitcalc.output.worker_names import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.output.answer import Answer
    from remitcalc.output.bargain import Bargain, FirstLoser

_STANDS = marked("As it is quoted: {quote}")
_TRIED = marked("Tried, not offered: {quote}")
_LOSES = marked("The first who loses, at {quote}: {worker}")
_REFUSED = marked("Why the pool is not possible from {quote} on")
_LOSE = {
    True: marked_plural(
        "At {quote} {count} worker loses, {worker}: {pooled} arrive pooled, {alone} alone.",
        "At {quote} {count} workers lose, the first is {worker}: {pooled} arrive pooled,"
        " {alone} alone.",
        by="count",
    ),
    False: marked_plural(
        "At {quote} {count} worker loses, {worker}: {pooled} pooled, {alone} alone.",
        "At {quote} {count} workers lose, the first is {worker}: {pooled} pooled, {alone} alone.",
        by="count",
    ),
}
"""Who loses at a figure, by whether amounts are what workers part with: then less arrives."""
_SEASON = marked("Over the season: {said}")


def bargain_section(bargain: Bargain, names: Sequence[str]) -> Section:
    """Return what can be said to a bank; `names` are what workers are called."""
    title = bargain.answer.language.text("How far the offer can go")
    return Section(title, (Listed(tuple(_sentences(bargain, names))),))


def loser_title(answer: Answer, loser: FirstLoser, worker: str) -> str:
    """Return what stands over the steps of who loses first; `worker` is what that one is called."""
    template = _LOSES if loser.first.refusal is None else _REFUSED
    quote = quote_said(answer, loser.quote)
    return answer.language.text(template, quote=quote, worker=worker)


def _sentences(bargain: Bargain, names: Sequence[str]) -> Iterator[str]:
    answer, quote = bargain.answer, bargain.quote
    if answer.pool_reason is not None:
        yield no_pool(answer)
        return
    template = _STANDS if quote.says_nothing else _TRIED
    said = " · ".join([*quote_parts(answer, quote), standing_said(answer)])
    yield answer.language.text(template, quote=said)
    yield from bargain_sentences(answer)
    yield from filter(None, (_loser_line(answer, one, names) for one in bargain.losers))
    if sentence := bank_sentence(answer):
        yield sentence


def _loser_line(answer: Answer, loser: FirstLoser, names: Sequence[str]) -> str:
    """Return how many lose, and what the first of them pays each way; empty: nobody does."""
    figures = loser.alone_and_pooled
    if figures is None:
        return ""
    alone, pooled = map(answer.words.spoken, figures)
    template = _LOSE[answer.comparison.scenario.amount_is == "outlay"]
    said = answer.language.plural(
        template.one,
        template.many,
        loser.first.losers,
        quote=quote_said(answer, loser.quote),
        worker=plain_name(names[loser.row]),
        pooled=pooled,
        alone=alone,
    )
    return answer.language.text(_SEASON, said=said) if loser.is_season else said
