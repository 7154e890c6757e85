"""The report on paper: its sections as blocks on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.pages.block import Placing
from remitcalc.drawing.pages.boxed import Boxed
from remitcalc.drawing.pages.column import Column
from remitcalc.drawing.pages.flow import Flow, Footer
from remitcalc.drawing.pages.inset_chart import InsetChart
from remitcalc.drawing.pages.paragraph import Paragraph, Type
from remitcalc.drawing.pages.table import Row, Table
from remitcalc.drawing.paper import About, pdf_document, usual_paper
from remitcalc.drawing.style import font, page_theme
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.document import parts
from remitcalc.output.report.report import report_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QFont

    from remitcalc.drawing.pages.block import Block
    from remitcalc.drawing.paper import Page, PaperSize
    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.language import Language

_SENTENCES_OVER_A_TABLE = 4
_MARK = "•"
_CHART_HIGH = 400.0
_BAR_HIGH = 21.0
_BARS_THAT_FIT = 9


class ReportBlocks:
    """Makes blocks of the parts of a report."""

    def __init__(self) -> None:
        self.theme = page_theme()
        sizes, colours, make = self.theme.type, self.theme.colours, self._font
        self._title = Type(make(sizes.headline, is_bold=True), colours.text)
        self._chapter = Type(make(sizes.figure - 2, is_bold=True), colours.text)
        self._looks = {
            "plain": Type(make(sizes.body), colours.text),
            "lead": Type(make(sizes.figure - 3, is_bold=True), colours.pooled),
            "quiet": Type(make(sizes.small), colours.quiet),
            "example": Type(make(sizes.body, is_bold=True), colours.example),
            "heading": Type(make(sizes.lead, is_bold=True), colours.text),
        }

    def _font(self, size: float, *, is_bold: bool = False) -> QFont:
        return font(self.theme, size, is_bold=is_bold)

    def of(self, report: parts.Document) -> Iterator[Block]:
        """Yield every block of a report in order."""
        yield Paragraph(report.title, self._title)
        yield Paragraph(report.subtitle, self._looks["quiet"], Placing(self.theme.spacing.one))
        for section in report.sections:
            yield self._heading(section)
            leads = _lead_to_tables(section.parts)
            for part, leads_to_table in zip(section.parts, leads, strict=True):
                yield from self._part(part, leads_to_table=leads_to_table)

    def _heading(self, section: parts.Section) -> Block:
        placing = Placing(
            space_before=26.0,
            keeps_with_next=True,
            bookmark=section.title,
        )
        return Paragraph(section.title, self._chapter, placing)

    def _part(self, part: parts.Part, *, leads_to_table: bool) -> Iterator[Block]:
        gap = self.theme.spacing.two
        match part:
            case parts.Said(text, "example"):
                yield Boxed(text, self._looks["example"], self.theme, Placing(gap))
            case parts.Said(text, look):
                is_heading = look == "heading"
                space = self.theme.spacing.four if is_heading else gap
                placing = Placing(space, keeps_with_next=is_heading or leads_to_table)
                yield Paragraph(text, self._looks[look], placing)
            case parts.Listed(items):
                for item in items:
                    yield Paragraph(item, self._looks["plain"], Placing(gap / 2), _MARK)
            case parts.Table():
                yield self._table(part)
            case parts.Charted(_, chart):
                placing = Placing(self.theme.spacing.six)
                yield InsetChart(chart, chart_height(chart), self.theme, placing)

    def _table(self, part: parts.Table) -> Block:
        columns = [
            Column(
                head.text, "right" if head.is_figure else "left", bool(head.gives_way), head.share
            )
            for head in part.heads
        ]
        rows = [
            Row(line.cells, "plain" if line.look == "alone" else line.look) for line in part.lines
        ]
        sizes = self.theme.type
        size = sizes.tiny if part.is_dense else sizes.small
        return Table(columns, rows, self.theme, Placing(self.theme.spacing.two), size)


def _lead_to_tables(of: Sequence[parts.Part]) -> list[bool]:
    """Return which are among the few sentences over a table: they stand on its page."""
    found: list[bool] = []
    run = 0
    for part, after in zip(reversed(of), [None, *reversed(of[1:])], strict=True):
        is_said = isinstance(part, parts.Said)
        run = run + 1 if is_said and (run or isinstance(after, parts.Table)) else 0
        found.append(0 < run <= _SENTENCES_OVER_A_TABLE)
    return found[::-1]


def chart_height(chart: Chart) -> float:
    """Return how high a chart is on a page, in pixels: higher where bars would not fit."""
    bars = len(chart.table) if isinstance(chart, BreakdownChart) else 0
    return _CHART_HIGH + _BAR_HIGH * max(bars - _BARS_THAT_FIT, 0)


class LaidReport(NamedTuple):
    """The pages of a report, and what the document says of itself."""

    pages: list[Page]
    about: About


def laid_report(
    comparison: Comparison, language: Language, paper: PaperSize, *, with_names: bool = False
) -> LaidReport:
    """Return a comparison's report on pages.

    Any thread may ask for it; charts on the pages are painted on the window's thread only.
    """
    report = report_of(comparison, language, with_names=with_names)
    made = ReportBlocks()
    footer = Footer(
        report.footer,
        lambda at, of: language.text("Page {number} of {count}", number=at, count=of),
    )
    pages = Flow(made.theme, paper, footer).pages(list(made.of(report)))
    return LaidReport(pages, About(report.name, report.language))


def report_pdf(
    comparison: Comparison,
    language: Language,
    paper: PaperSize | None = None,
    *,
    with_names: bool = False,
    tick: Callable[[float], None] = lambda _: None,
) -> bytes:
    """Return the report as a PDF file; its date and identifiers differ each time.

    Without `paper` it is on the one usual where the money is sent from. `tick` is told how much is
    done, 0 to 1, and may raise to end it.
    """
    used = paper or usual_paper(comparison.scenario.corridor.sending_country)
    laid = laid_report(comparison, language, used, with_names=with_names)
    return pdf_document(laid.pages, used, laid.about, tick)
