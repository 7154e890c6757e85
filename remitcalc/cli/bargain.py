"""`remitcalc bargain CORRIDOR`: how far a bank's offer can go, and what to say to the bank."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import BARGAIN_FORMATS, deliver, style_of_output, wanted_format
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.engine.compare import compare
from remitcalc.model.message import message
from remitcalc.model.tried_quote import LARGEST_MARGIN, MARGIN_DECIMALS, TriedQuote
from remitcalc.output.answer import Answer
from remitcalc.output.bargain import Bargain
from remitcalc.output.tried_words import with_tried

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor


def run(request: Request) -> int:
    """Try the quote that is asked for, and deliver what can be said of it."""
    kind = wanted_format(request, BARGAIN_FORMATS)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    quote = TriedQuote() if corridor is None else _quote(request, corridor)
    if len(side_by_side(request) or ()) > 1:
        request.arguments.complain(message("option_repeated", option="--pooled"))
    if request.arguments.complaints or corridor is None or scenario is None:
        return request.complain()
    comparison = compare(scenario, side_by_side=())
    if comparison.pools.refusal is not None:
        request.arguments.complain(comparison.pools.refusal)
        return request.complain()
    if not quote.says_nothing:
        comparison = compare(with_tried(scenario, quote, request.language), side_by_side=())
    bargain = Bargain.of(Answer(comparison, request.language), quote)
    deliver(request, _rendered(request, bargain, kind), kind)
    return 0


def _rendered(request: Request, bargain: Bargain, kind: str) -> str:
    with_names = request.has("--names")
    if kind == "json":
        from remitcalc.output.json_document.bargain import bargain_document
        from remitcalc.output.json_document.layout import json_text

        return json_text(bargain_document(bargain, request.language, with_names=with_names))
    from remitcalc.output.text.bargain import bargain_text

    style = style_of_output(request)
    with_steps = request.has("--steps")
    return bargain_text(bargain, style, with_names=with_names, with_steps=with_steps)


def _quote(request: Request, corridor: Corridor) -> TriedQuote:
    """Return the margin and the fee asked for, as far as they are."""
    percent = request.values.percent("--margin")
    fee = request.values.amount("--fee", corridor.sending_currency)
    if percent is None:
        return TriedQuote(fee=fee)
    steps = percent.scaleb(MARGIN_DECIMALS)
    if steps % 1 or steps > LARGEST_MARGIN:
        most = Decimal(LARGEST_MARGIN).scaleb(-MARGIN_DECIMALS)
        said = message("margin_not_tried", option="--margin", value=percent, most=most)
        request.arguments.complain(said)
    return TriedQuote(int(steps), fee)
