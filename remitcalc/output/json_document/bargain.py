"""The JSON of a bargain: where the pool stands, what matches the ways alone, who loses first.

Money is decimal text in major units, margins are in percent; a figure that is not there is null,
and `reason` says why. Bounds are those of a comparison: `exact`, `at_least` (at the earliest),
`at_most` (at the latest).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import parts_in
from remitcalc.output.decimal_text import figure_text, money_text, percent_text
from remitcalc.output.json_document.comparison import FORMAT, corridor_entry
from remitcalc.output.json_document.steps import explanation_document
from remitcalc.output.language import PlainEnglish
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from remitcalc.engine.loss import FirstLoss
    from remitcalc.engine.quotes import Most, Quote
    from remitcalc.model.message import Message
    from remitcalc.output.bargain import Bargain, FirstLoser
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.language import Language


def bargain_document(bargain: Bargain, language: Language, *, with_names: bool = False) -> Json:
    """Return the documented object; steps are said in `language`."""
    answer = bargain.answer
    comparison, quote = answer.comparison, bargain.quote
    row, currency = answer.offers[0], answer.sending_currency
    names = worker_names(comparison.scenario.payroll, with_names=with_names, language=language)
    reason = answer.pool_reason
    return {
        "format": FORMAT,
        "corridor": corridor_entry(comparison.scenario.corridor),
        "pooled_service": row.service.id,
        "tried": {
            "margin_percent": percent_text(quote.percent),
            "fee": money_text(quote.fee, currency),
        },
        "rank": {"position": row.offer.standing.position, "of": row.offer.standing.of},
        "each": figure_text(row.each),
        "to_match": [] if reason else [_match(one, currency) for one in row.quotes],
        "first_loss": None if reason else _losses(bargain, language, names),
        "reason": _reason(reason),
    }


def _match(quote: Quote, currency: str) -> Json:
    margin = percent_text(quote.margin.percent)
    return {
        "service": quote.service.id,
        "margin_percent": {"value": margin, **_held(quote.margin)},
        "fee": {"value": money_text(quote.fee.value, currency), **_held(quote.fee)},
    }


def _losses(bargain: Bargain, language: Language, names: list[str]) -> Json:
    loss, currency = bargain.answer.offers[0].offer.loss, bargain.answer.sending_currency
    margin, fee = percent_text(loss.margin.percent), money_text(loss.fee.value, currency)
    by_figure = {id(one.first): one for one in bargain.losers}

    def entry(first: FirstLoss, value: str | None) -> Json:
        loser = by_figure.get(id(first))
        return {
            "value": value,
            **_held(first),
            "refusal": _reason(first.refusal),
            "losers": first.losers,
            "worker": None if first.row is None else plain_name(names[first.row]),
            "row": None if first.row is None else first.row + 1,
            "explained": [] if loser is None else _explained(loser, language, names),
        }

    return {"margin_percent": entry(loss.margin, margin), "fee": entry(loss.fee, fee)}


def _explained(loser: FirstLoser, language: Language, names: list[str]) -> list[Json]:
    return [
        explanation_document(one, language, plain_name(names[one.row])) for one in loser.explained
    ]


def _held(found: Most | FirstLoss) -> dict[str, Json]:
    bound = found.bound.word if found.value is not None else "unknown"
    return {"bound": bound, "before": list(parts_in(found.before)), "reason": _reason(found.why)}


def _reason(why: Message | None) -> str | None:
    return None if why is None else sentence(why, PlainEnglish())
