"""A chart of what is only tried: it says so wherever it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.tried_words import quote_parts

if TYPE_CHECKING:
    from remitcalc.model.tried_quote import TriedQuote
    from remitcalc.output.answer import Answer

C = TypeVar("C", bound=Chart)


def tried_chart(chart: C, answer: Answer, quote: TriedQuote) -> C:
    """Return a chart that names the quote that is tried in its topic and its notes."""
    said = " · ".join(quote_parts(answer, quote))
    note = answer.language.text("Tried, not offered: {quote}.", quote=said)
    captions = chart.captions
    captions = replace(
        captions,
        topic=f"{captions.topic} – {note}",
        summary=f"{note} {captions.summary}",
        notes=(note, *captions.notes),
    )
    return replace(chart, captions=captions)
