"""The report on paper: its parts as the template `report` takes them, its charts as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.chart_data.sensitivity import SensitivityChart
from remitcalc.output.chart_data.speed import SpeedChart
from remitcalc.output.chart_data.waterfall import WaterfallChart
from remitcalc.output.document import parts
from remitcalc.pages.paper import TEXT_WIDTHS
from remitcalc.pages.typesetting import Typesetting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.document.parts import Document
    from remitcalc.output.language import Language
    from remitcalc.pages.paper import PaperSize

_HIGH = 256
_BAR, _AROUND_BARS = 19, 84
"""Pixels of 1/96 inch: two charts have room on a page."""

_ROWS = (BreakdownChart, SensitivityChart, SpeedChart, WaterfallChart)
"""Charts of one row for each of their table."""


class Plotted(NamedTuple):
    """A plot that stands on a page: the name of its file, its chart, its size in 1/96 inch."""

    file: str
    chart: Chart
    width: int
    height: int


@frozen(eq=False)
class ReportPages:
    """A report on paper of a size. `language` is the one that the report is written in."""

    report: Document
    language: Language
    paper: PaperSize

    def plots(self) -> Iterator[Plotted]:
        """Yield what must be painted, as SVG, before the pages can be laid out."""
        for section in self.report.sections:
            for part in section.parts:
                if isinstance(part, parts.Charted):
                    width = TEXT_WIDTHS[self.paper]
                    yield Plotted(_file(part), part.chart, width, _height(part.chart))

    def typesetting(self, pictures: Mapping[str, bytes]) -> Typesetting:
        """Return what is laid out, with the painted plots by the names of their files."""
        report, said = self.report, self.language.text
        document = {
            "title": report.name,
            "language": report.language,
            "paper": self.paper,
            "heading": report.title,
            "subtitle": report.subtitle,
            "footer": report.footer,
            # The template knows the numbers; the marks are replaced by them on each page.
            "page": said("Page {number} of {count}", number="{number}", count="{count}"),
            "sections": [
                {"title": section.title, "parts": [_part(part) for part in section.parts]}
                for section in report.sections
            ],
        }
        return Typesetting("report", document, pictures)


def _file(part: parts.Charted) -> str:
    return f"{part.key}.svg"


def _height(chart: Chart) -> int:
    """Return how high a plot is: where its bars lie, as they need."""
    if isinstance(chart, _ROWS):
        return _AROUND_BARS + _BAR * len(chart.table)
    return _HIGH


def _part(part: parts.Part) -> dict[str, Any]:
    match part:
        case parts.Said(text, look):
            return {"kind": "said", "look": look, "text": text}
        case parts.Listed(items):
            return {"kind": "listed", "items": items}
        case parts.Table(heads, lines, is_dense):
            return {
                "kind": "table",
                "heads": [vars(head) for head in heads],
                "lines": [vars(line) for line in lines],
                "is_dense": is_dense,
            }
        case parts.Charted(_, chart):
            captions = chart.captions
            return {
                "kind": "charted",
                "file": _file(part),
                "title": captions.title,
                "topic": captions.topic,
                "example": captions.example,
                "summary": captions.summary,
                "notes": captions.footer,
            }
