"""The sheet of the summary: the answer, totals that reconcile, charts, checks, the one transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from remitcalc.output.answer_notes import amounts_line, example_line, groups_line
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.document.figures import break_even_figure, worse_off
from remitcalc.output.document.offers import offers_section, offers_table, quote_sentences
from remitcalc.output.headline import headline
from remitcalc.output.range_words import ranging
from remitcalc.output.who_sends import who_sends
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.chart_tables import ChartTables
from remitcalc.output.workbook.charts import HEIGHT, Charts
from remitcalc.output.workbook.checks import Checks
from remitcalc.output.workbook.grid import in_formula
from remitcalc.output.workbook.plan import MOST_LIVE
from remitcalc.output.workbook.summary_page import WIDTHS, SummaryPage
from remitcalc.output.workbook.summary_ranges import SummaryRanges
from remitcalc.output.workbook.summary_totals import SummaryTotals
from remitcalc.output.workbook.totals import TotalRows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.workers_sheet import WorkerTable

_PIXELS_PER_ROW = 20
_TABLES_ROW = 2


class SummarySheet:
    """Writes the sheet, from the top down."""

    def __init__(self, book: Workbook, sheet: Worksheet, case: Case, table: WorkerTable) -> None:
        self.book, self.sheet, self.case, self.table = book, sheet, case, table
        self.page = SummaryPage(sheet, case)
        self.text = case.language.text
        self.totals = TotalRows(case, table)
        self.pools = len(case.pools) if case.plan.is_live else 0

    def write(self) -> None:
        """Write everything."""
        self._answer()
        tables = SummaryTotals(self.page, self.case, self.table, self.totals)
        tables.payday()
        tables.season()
        tables.groups()
        SummaryRanges(self.page, self.case, self.totals.units).write()
        self._pays()
        self._offers()
        self._draw()
        self._checked()
        if self.case.plan.is_live:
            self._steps()
        self.page.finish(max(len(WIDTHS), self.pools + 1))

    def _answer(self) -> None:
        case, answer, page = self.case, self.case.answer, self.page
        corridor = case.comparison.scenario.corridor
        title = f"{corridor.name(case.language.tag)} · {who_sends(answer)}"
        page.label(title, "title")
        page.row = 1
        page.say(headline(answer), "answer")
        page.say(ranging(answer), "wrapped")
        page.say(against_baseline(answer), "wrapped")
        page.say(cheaper(answer), "wrapped")
        page.say(amounts_line(answer), "wrapped")
        page.say(groups_line(answer), "wrapped")
        page.say(example_line(answer), "alert")
        if case.plan.is_live:
            self._stale()
        else:
            page.say(self.text(case.plan.why, most=MOST_LIVE), "note")
        said = self.text("One worker's figures, step by step: “{sheet}”", sheet=case.sheets.method)
        page.lead(said, f"{quoted(case.sheets.method)}!A1")

    def _stale(self) -> None:
        """Put a cell that says when figures no longer are those that the sentences tell."""
        said = self.text(
            "Inputs were changed: the sentences above and the break-even are still those of before."
        )
        row = self.totals.total()
        totals = {"alone": row.alone.minor, "pooled": row.pooled.minor}
        same = [
            f"{self.totals.sum_of(f'{way}_total', over=False)}={total}"
            for way, total in totals.items()
            if total is not None
        ]
        if not same:
            return
        words = in_formula(said)
        self.page.say(said, "alert", f'=IF(AND({",".join(same)}),"","{words}")')

    def _pays(self) -> None:
        """Put from which size pooling pays, and who is worse off."""
        page, comparison = self.page, self.case.comparison
        page.headings(self.text("When pooling pays"))
        label, figure, _ = break_even_figure(self.case.answer)
        page.label(label)
        page.words(1, figure)
        self._say_that_it_stays()
        page.row += 1
        worse, loss = comparison.worse_off.workers, comparison.worse_off.largest_loss
        if worse is not None and loss is not None and self._one_payday_tells():
            heading = self.text("Workers worse off by pooling")
            self._live(heading, 'COUNTIF(worker_saving,"<0")', worse, "count")
            units = self.totals.units
            formula = f"MAX(0,-MIN(worker_saving))/{units}"
            self._live(self.text("By at most"), formula, loss / units, "sending")
        elif said := worse_off(self.case.answer):
            page.label(said[:1].upper() + said[1:])
            self._say_that_it_stays()
            page.row += 1

    def _say_that_it_stays(self) -> None:
        """Put beside words that they do not follow, where figures do."""
        if self.case.plan.is_live:
            self.page.words(2, self.text("does not follow changes"), "beside", right=False)

    def _offers(self) -> None:
        """Put the offers side by side, and what each must quote; as values, they do not follow."""
        answer, page, units = self.case.answer, self.page, self.totals.units
        section = offers_section(answer)
        if section is None:
            return
        is_live = self.case.plan.is_live
        title = self.case.as_values(section.title) if is_live else section.title
        page.headings(title, *(head.text for head in offers_table(answer).heads[1:]))
        for row, line in zip(answer.offers, offers_table(answer).lines, strict=True):
            page.label(line.cells[0])
            for at, figure in enumerate((row.total, row.each), start=1):
                if figure is None or not figure.is_known:
                    page.words(at, line.cells[at])
                    continue
                number = "sending" if figure.is_exact else f"sending_{figure.bound.word}"
                page.figure(at, figure.minor / units, number)
            for at, words in enumerate(line.cells[3:], start=3):
                page.words(at, words)
            page.row += 1
        for row in answer.offers:
            for said in quote_sentences(answer, row):
                page.say(said, "wrapped")

    def _one_payday_tells(self) -> bool:
        """Return whether the savings of one payday, in formulas, are those of the season."""
        comparison = self.case.comparison
        follows = not comparison.bound.any() and not comparison.before.any()
        is_exact = follows and comparison.pooled.all_possible
        season = comparison.season_totals
        is_whole = season.paydays == 1 and not (season.saving != comparison.saving).any()
        return is_exact and is_whole and self.case.plan.is_live

    def _live(self, heading: str, formula: str, value: float, number: str) -> None:
        self.page.label(heading)
        self.page.figure(1, value, number, formula=formula)
        self.page.row += 1

    def _draw(self) -> None:
        """Place the charts, and their figures beside the page."""
        column = max(len(WIDTHS), self.pools + 1) + 1
        tables = ChartTables(self.case, self.page.grid, column, _TABLES_ROW)
        heading, section = self.text("The figures behind the charts"), "section"
        self.page.grid.put(1, column, heading, self.case.styles.get(section))
        charts = Charts(self.book, self.case)
        self.page.row += 1
        breaks = [self.page.row]
        for block, make in (
            (tables.savings(), charts.savings),
            (tables.breakdown(self.totals.parts()), charts.breakdown),
            (tables.sizes(), charts.sizes),
        ):
            if block is not None:
                chart = make(block)
                place = {"object_position": 2, "y_offset": 4}
                self.sheet.insert_chart(self.page.row, 0, chart, place)
                self.page.row += -(-int(chart.height or HEIGHT) // _PIXELS_PER_ROW) + 1
        self.sheet.set_h_pagebreaks([*breaks, self.page.row])
        self.sheet.set_column(column, tables.column, 13)

    def _checked(self) -> None:
        page = self.page
        page.headings(self.text("Checks"))
        for check in Checks(self.case, self.table).made():
            page.label(check.heading)
            style = self.case.styles.get("strong", right=True)
            page.grid.put_formula(page.row, 1, "=" + check.formula, "OK", style)
            page.row += 1

    def _steps(self) -> None:
        """Put the pooled transfer before it is shared, a column per pool, each cell with a name."""
        case, page, pools = self.case, self.page, self.case.pools
        title = case.counted(self.text("The pooled transfer, step by step"))
        page.headings(title, *(pool.group or self.text("Pool") for pool in pools))
        for step in self.table.steps:
            page.label(step.heading)
            for at, pool in enumerate(pools):
                formula, value = step.formulas[at], step.values[at]
                page.figure(at + 1, value, "count", formula=formula)
                self._name(f"{pool.name}_{step.key}", at + 1, at + 1)
            if len(pools) > 1:
                self._name(f"pools_{step.key}", 1, len(pools))
            page.row += 1

    def _name(self, name: str, first: int, last: int) -> None:
        """Give cells of this row a name."""
        row = self.page.row + 1
        cells = ":".join(f"${xl_col_to_name(column)}${row}" for column in sorted({first, last}))
        self.book.define_name(name, f"={quoted(self.case.sheets.summary)}!{cells}")
