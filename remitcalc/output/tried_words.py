"""A quote that is tried: how it is said, and a scenario in which the pool states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.break_even import MARGIN_STEP
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import TriedQuote, tried
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language

FEE_NAME = marked("transfer fee")
"""What a receipt calls a fee that is tried where there was none."""
_TRIED = marked("tried, not offered")


def with_tried(scenario: Scenario, quote: TriedQuote, language: Language) -> Scenario:
    """Return a scenario whose pool states a quote that nobody offered, and says so."""
    told = Provenance(language.text(_TRIED), scenario.date.isoformat(), Status.OWN)
    fee_name = language.text(FEE_NAME)
    corridor = tried(scenario.corridor, scenario.pooled, quote, told, fee_name)
    return scenario.replace(corridor=corridor)


def quote_parts(answer: Answer, quote: TriedQuote) -> list[str]:
    """Return the margin and the fee of a quote, as far as it has them."""
    text, said = answer.language.text, []
    if quote.percent is not None:
        percent = answer.language.numbers.percent(quote.percent)
        said.append(text("margin {percent}", percent=percent))
    if quote.fee is not None:
        said.append(text("fee {amount}", amount=answer.money(quote.fee)))
    return said


def quote_said(answer: Answer, quote: TriedQuote) -> str:
    """Return a margin or a fee as it stands in a sentence: "a margin of 7.80 %"; or nothing."""
    text, numbers = answer.language.text, answer.language.numbers
    if quote.margin is not None:
        percent = numbers.percent(quote.margin * MARGIN_STEP)
        return text("a margin of {percent}", percent=percent)
    return "" if quote.fee is None else text("fees of {amount}", amount=answer.money(quote.fee))
