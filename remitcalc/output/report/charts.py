"""The charts of a report: each stands in the section that it belongs to, as on screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.output.answer_notes import range_line
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.document.parts import Charted, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part


def charted(answer: Answer, key: str) -> Iterator[Part]:
    """Yield a chart as a part of a report, or a sentence where there is nothing to draw.

    What the report says elsewhere is not beside it: examples are counted, sources listed once.
    """
    chart = KINDS[key].of(answer)
    captions = chart.captions
    if chart.nothing:
        yield Said(captions.topic, "heading")
        yield Said(chart.nothing)
    elif isinstance(chart, SavingsChart) and chart.alike:
        # One bar for all shows no more than it says.
        yield Said(captions.summary)
    else:
        notes = tuple(filter(None, (range_line(answer),)))
        within = replace(captions, subtitle="", notes=notes, sources="")
        yield Charted(key, replace(chart, captions=within))
