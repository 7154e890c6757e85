"""The charts of a report: every kind there is, on white, as they are exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.document.parts import Charted, Said, Section

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.document.parts import Part

_LEAST_WORKERS = 2
_LAST = "breakdown"


def charts_section(answer: Answer) -> Section:
    """Return every chart that has something to show; a chart of one worker is none."""
    parts: list[Part] = []
    # The breakdown last: it is high, and the ranked services that it shows come next.
    for key in sorted(KINDS, key=lambda key: key == _LAST):
        kind = KINDS[key]
        if key == "savings" and len(answer.comparison.scenario.payroll) < _LEAST_WORKERS:
            continue
        chart = kind.chart(answer.comparison, answer.language)
        if chart.nothing:
            parts += [Said(chart.captions.title, "heading"), Said(chart.nothing)]
        else:
            parts.append(Charted(key, _within(chart)))
    return Section(answer.language.text("Charts"), tuple(parts))


def _within(chart: Chart) -> Chart:
    """Return a chart without the list of its sources: the report has a section of them."""
    notes = (chart.captions.summary, *chart.captions.notes)
    captions = replace(chart.captions, subtitle="", notes=notes, sources="")
    return replace(chart, captions=captions)
