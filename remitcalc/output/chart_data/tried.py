"""A chart of what is only tried: it says so wherever it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from remitcalc.output.chart_data.chart import Chart

if TYPE_CHECKING:
    from remitcalc.model.tried_quote import TriedQuote
    from remitcalc.output.answer import Answer

C = TypeVar("C", bound=Chart)


def tried_chart(chart: C, answer: Answer, quote: TriedQuote) -> C:
    """Return a chart that names the quote that is tried in its topic and its notes."""
    text, said = answer.language.text, []
    if quote.percent is not None:
        percent = answer.language.numbers.percent(quote.percent)
        said.append(text("margin {percent}", percent=percent))
    if quote.fee is not None:
        said.append(text("fee {amount}", amount=answer.money(quote.fee)))
    note = text("Tried, not offered: {quote}.", quote=" · ".join(said))
    captions = chart.captions
    captions = replace(
        captions,
        topic=f"{captions.topic} – {note}",
        summary=f"{note} {captions.summary}",
        notes=(note, *captions.notes),
    )
    return replace(chart, captions=captions)
