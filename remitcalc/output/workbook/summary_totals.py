"""The tables of totals on the summary: one payday, the season, each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure
from remitcalc.output.workbook.season_terms import is_season_live
from remitcalc.output.workbook.totals import LiveFigure, TotalRow, TotalRows

if TYPE_CHECKING:
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.summary_page import SummaryPage
    from remitcalc.output.workbook.workers_sheet import WorkerTable

_SAVED, _NOTE = 3, 4


class SummaryTotals:
    """Puts the tables onto the page."""

    def __init__(
        self, page: SummaryPage, case: Case, table: WorkerTable, totals: TotalRows
    ) -> None:
        self.page, self.case, self.table, self.totals = page, case, table, totals
        self.text = case.language.text

    def _ways(self) -> tuple[str, str, str]:
        return self.text("Alone"), self.text("Pooled"), self.text("Saved")

    def payday(self) -> None:
        """Put what all workers pay on one payday, part by part."""
        title = self.text("All workers, one payday")
        if self.totals.has_staying:
            title = self.text("All who join, one payday")
        self.page.headings(title, *self._ways())
        for row in self.totals.parts():
            self._put(row)
        total, employer = self.totals.total(), self.totals.employer()
        self._put(total)
        first = self.page.row
        if employer is not None:
            self._put(employer)
            if total.saved.minor is not None:
                self._together(total, employer, first)
        received = self.totals.received()
        if received is not None:
            self._put(received)
        staying = self.totals.staying()
        if staying is not None:
            self._put(staying)

    def _together(self, total: TotalRow, employer: TotalRow, first: int) -> None:
        """Put workers and employer together; `first` is the number of the row of workers."""
        figures = []
        for letter, way in (("B", "alone"), ("C", "pooled"), ("D", "saved")):
            workers, more = getattr(total, way), getattr(employer, way)
            if workers.minor is None:
                figures.append(workers)
                continue
            formula = f"{letter}{first}+{letter}{first + 1}" if self.case.plan.is_live else ""
            figures.append(LiveFigure(workers.minor + more.minor, formula, workers.bound))
        alone, pooled, saved = figures
        heading = self.text("Workers and employer")
        row = TotalRow("together", heading, alone, pooled, saved, look="strong", note=total.note)
        self._put(row)

    def season(self) -> None:
        """Put the totals of the season, where it has several paydays."""
        season = self.case.comparison.season_totals
        if season.paydays == 1:
            return
        is_live = is_season_live(self.case)
        title = self.text("All workers, the whole season")
        if self.totals.has_staying:
            title = self.text("All who join, the whole season")
        is_stale = self.case.plan.is_live and not is_live
        note = [self.text("values")] if is_stale else []
        self.page.headings(title, *self._ways(), *note)
        heading = self.text("Workers pay in all")
        ways = season.group_alone, season.group_pooled
        if not len(self.case.comparison.pools.joining):
            ways = season.staying, season.staying
        cells = self._season_cells(">0") if is_live else ("", "")
        row = self.totals.row("season", heading, ways, season.group_saving, cells)
        self._put(row, is_value=is_stale)
        if self.totals.has_staying:
            heading = self.text("Who does not join pays in all")
            cells = self._season_cells("0") if is_live else ("", "")
            nothing = Figure(0, self.case.sending)
            both = season.staying, season.staying
            row = self.totals.row("staying", heading, both, nothing, cells)
            self._put(row, is_value=True)

    def _season_cells(self, condition: str) -> tuple[str, str]:
        """Return the sums of the season's columns, over those who join or over the others."""
        cells = []
        for key in ("season_alone", "season_pooled"):
            if self.totals.has_staying:
                column = f"{self.totals.sheet}!{self.table.cells(key)}"
                cells.append(f'SUMIF(worker_pool,"{condition}",{column})')
            else:
                cells.append(f"{self.totals.sheet}!{self.table.total_cell(key)}")
        return cells[0], cells[1]

    def groups(self) -> None:
        """Put the totals of each group of a payroll that names groups."""
        groups = self.case.comparison.groups
        if not groups:
            return
        title = self.text("Each group, one payday")
        alone, pooled, saved = self._ways()
        if self.case.plan.is_live and any(group.saving.before for group in groups):
            saved = self.case.as_values(saved)
        self.page.headings(title, alone, pooled, saved, self.text("Workers"))
        for number, group in enumerate(groups, start=1):
            cells = ["", ""]
            if self.case.plan.is_live:
                cells = [
                    f"SUMIF(worker_pool,{number},{self.totals.sheet}!{self.table.cells(key)})"
                    f"/{self.totals.units}"
                    for key in ("alone_total", "pooled_total")
                ]
            ways = group.individual, group.pooled
            row = self.totals.row("group", group.name, ways, group.saving, (cells[0], cells[1]))
            self.page.figure(_NOTE, group.workers, "count")
            self._put(row)

    def _put(self, row: TotalRow, *, is_value: bool = False) -> None:
        """Put a row; what is saved follows from the two before it unless it `is_value`."""
        page, case, here = self.page, self.case, self.page.row + 1
        currency = case.sending if row.number == "sending" else case.receiving
        units = case.minor_units(currency)
        page.label(row.heading, row.look)
        is_value = is_value or row.is_apart
        for at, figure in enumerate((row.alone, row.pooled, row.saved), start=1):
            if figure.minor is None:
                page.words(at, figure.words, row.look)
                continue
            formula = figure.formula
            if at == _SAVED and not formula and case.plan.is_live and not is_value:
                less = f"C{here}-B{here}" if row.key == "received" else f"B{here}-C{here}"
                formula = f"ROUND({less},{len(str(units)) - 1})"
            is_bound = figure.bound in (Bound.AT_LEAST, Bound.AT_MOST)
            number = f"{row.number}_{figure.bound.word}" if is_bound else row.number
            page.figure(at, figure.minor / units, number, formula=formula, look=row.look)
        if row.note and row.key != "group":
            page.note(_NOTE, row.note)
        elif row.key == "received":
            page.words(_NOTE, self.text("more on arrival"), "beside", right=False)
        page.row += 1
