"""A chart of what is only tried: it says so wherever it goes, and shows what was offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from remitcalc.output.chart_data.amount import AmountChart
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.group_size import GroupSizeChart
from remitcalc.output.chart_data.offered_line import OfferedLine
from remitcalc.output.tried_words import quote_parts

if TYPE_CHECKING:
    from remitcalc.model.tried_quote import TriedQuote
    from remitcalc.output.answer import Answer

C = TypeVar("C", bound=Chart)


def tried_chart(chart: C, answer: Answer, quote: TriedQuote, offered: C) -> C:
    """Return a chart that names the quote that is tried in its topic and its notes.

    `offered` is the same chart of the offer as it is, whose line then stands behind.
    """
    said = " · ".join(quote_parts(answer, quote))
    note = answer.language.text("Tried, not offered: {quote}.", quote=said)
    captions = chart.captions
    captions = replace(
        captions,
        topic=f"{captions.topic} – {note}",
        summary=f"{note} {captions.summary}",
        notes=(note, *captions.notes),
    )
    said_so = replace(chart, captions=captions)
    line = _line(offered)
    if line is None or not isinstance(said_so, (GroupSizeChart, AmountChart)):
        return said_so
    return replace(said_so, offered=line)


def _line(offered: Chart) -> OfferedLine | None:
    """Return the pool's line of a chart, as far as it is possible anywhere."""
    if isinstance(offered, GroupSizeChart):
        at, cost = offered.sizes.astype(np.float64), offered.pooled
    elif isinstance(offered, AmountChart):
        at, cost = offered.amounts, offered.pooled.cost
    else:
        return None
    return None if np.isnan(cost).all() else OfferedLine(at, cost, offered.offered_label)
