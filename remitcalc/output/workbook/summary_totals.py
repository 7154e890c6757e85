"""The tables of totals on the summary: one payday, the season, each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.workbook.season_terms import is_season_live
from remitcalc.output.workbook.totals import LiveFigure, TotalRow, Totals

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.summary_page import SummaryPage
    from remitcalc.output.workbook.workers_sheet import WorkerTable

_SAVED, _NOTE = 3, 4


class SummaryTotals:
    """Puts the tables onto the page."""

    def __init__(self, page: SummaryPage, case: Case, table: WorkerTable, totals: Totals) -> None:
        self.page, self.case, self.table, self.totals = page, case, table, totals
        self.text = case.language.text

    def _ways(self) -> tuple[str, str, str]:
        return self.text("Alone"), self.text("Pooled"), self.text("Saved")

    def payday(self) -> None:
        """Put what all workers pay on one payday, part by part."""
        self.page.headings(self.text("All workers, one payday"), *self._ways())
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

    def _together(self, total: TotalRow, employer: TotalRow, first: int) -> None:
        """Put workers and employer together; `first` is the number of the row of workers."""
        figures = []
        for letter, way in (("B", "alone"), ("C", "pooled"), ("D", "saved")):
            sums = [getattr(row, way).minor or 0 for row in (total, employer)]
            formula = f"{letter}{first}+{letter}{first + 1}" if self.case.plan.is_live else ""
            figures.append(LiveFigure(sum(sums), formula))
        alone, pooled, saved = figures
        heading = self.text("Workers and employer")
        self._put(TotalRow("together", heading, alone, pooled, saved, look="strong"))

    def season(self) -> None:
        """Put the totals of the season, where it has several paydays."""
        season = self.case.comparison.season_totals
        if season.paydays == 1:
            return
        alone = None if season.individual_reason else int(season.individual_total.sum())
        pooled = int(season.pooled_total.sum()) if season.pooled_known.all() else None
        saved = None if alone is None or pooled is None else alone - pooled
        if self.totals.total().saved.minor is None:
            saved = None
        is_live = is_season_live(self.case)
        title = self.text("All workers, the whole season")
        is_stale = self.case.plan.is_live and not is_live
        note = [self.text("values")] if is_stale else []
        self.page.headings(title, *self._ways(), *note)
        cells = ["", ""]
        if is_live:
            cells = [
                f"{self.totals.sheet}!{self.table.total_cell(f'season_{way}')}"
                for way in ("alone", "pooled")
            ]
        figures = LiveFigure(alone, cells[0]), LiveFigure(pooled, cells[1]), LiveFigure(saved)
        heading = self.text("Workers pay in all")
        self._put(TotalRow("season", heading, *figures), is_value=is_stale)

    def groups(self) -> None:
        """Put the totals of each group of a payroll that names groups."""
        groups = self.case.comparison.groups
        if not groups:
            return
        title = self.text("Each group, one payday")
        self.page.headings(title, *self._ways(), self.text("Workers"))
        for number, group in enumerate(groups, start=1):
            cells = ["", ""]
            if self.case.plan.is_live:
                cells = [
                    f"SUMIF(worker_pool,{number},{self.totals.sheet}!{self.table.cells(key)})"
                    f"/{self.totals.units}"
                    for key in ("alone_total", "pooled_total")
                ]
            figures = (
                LiveFigure(minor_of(group.individual), cells[0]),
                LiveFigure(minor_of(group.pooled), cells[1]),
            )
            self.page.figure(_NOTE, group.workers, "count")
            self._put(TotalRow("group", group.name, *figures, LiveFigure(minor_of(group.saving))))

    def _put(self, row: TotalRow, *, is_value: bool = False) -> None:
        """Put a row; what is saved follows from the two before it unless it `is_value`."""
        page, case, here = self.page, self.case, self.page.row + 1
        currency = case.sending if row.number == "sending" else case.receiving
        units = case.minor_units(currency)
        page.label(row.heading, row.look)
        for at, figure in enumerate((row.alone, row.pooled, row.saved), start=1):
            if figure.minor is None:
                page.words(at, self._why_none(at), row.look)
                continue
            formula = figure.formula
            if at == _SAVED and not formula and case.plan.is_live and not is_value:
                less = f"C{here}-B{here}" if row.key == "received" else f"B{here}-C{here}"
                formula = f"ROUND({less},{len(str(units)) - 1})"
            page.figure(at, figure.minor / units, row.number, formula=formula, look=row.look)
        if row.key == "total":
            self._bound()
        elif row.key == "received":
            page.words(_NOTE, self.text("more on arrival"), "beside", right=False)
        page.row += 1

    def _why_none(self, column: int) -> str:
        """Return what stands for a figure of a way, or of the saving, that there is not."""
        outcomes = (self.case.comparison.individual, self.case.comparison.pooled)
        ways = outcomes if column == _SAVED else (outcomes[column - 1],)
        possible = all(outcome.all_possible for outcome in ways)
        return self.text("unknown") if possible else self.text("not possible")

    def _bound(self) -> None:
        """Say beside the total that something is missing from it."""
        comparison = self.case.comparison
        outcomes = (comparison.individual, comparison.pooled)
        said = [
            self.text("{way}: at least", way=way)
            for way, outcome in zip(self._ways(), outcomes, strict=False)
            if outcome.absent[outcome.is_possible].any()
        ]
        if said:
            self.page.words(_NOTE, ", ".join(said), "beside", right=False)


def minor_of(figure: Figure | None) -> int | None:
    """Return what a cell holds of a figure; None where it is not known."""
    return figure.minor if figure is not None and figure.is_known else None
