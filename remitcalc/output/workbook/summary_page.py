"""The page of the summary while it is filled from the top down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.workbook.grid import Grid

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.grid import Value

WIDTHS = (56, 17, 17, 17, 17)
_LINE, _NOTE_LINE = 18, 15
_INDENT = 1
_CHARACTERS = 128
_NARROW = ("answer", "alert")


class SummaryPage:
    """Cells, the row to fill next, and how high rows are that hold sentences."""

    def __init__(self, sheet: Worksheet, case: Case) -> None:
        self.sheet, self.case = sheet, case
        self.grid, self.row = Grid(), 0
        self._heights: dict[int, int] = {}

    def say(self, said: str, look: str, formula: str = "") -> None:
        """Put a sentence over the width of the page; a formula may decide whether it shows."""
        if not said:
            return
        style = self.case.styles.get(look)
        self.grid.merge(self.row, len(WIDTHS) - 1, style)
        if formula:
            self.grid.put_formula(self.row, 0, formula, "", style)
        else:
            self.grid.put(self.row, 0, said, style)
        per_line = _CHARACTERS * (4 if look in _NARROW else 5) // 5
        self._heights[self.row] = _LINE * -(-len(said) // per_line) + 3
        self.row += 1

    def lead(self, said: str, to: str) -> None:
        """Put a line that leads to a cell of another sheet."""
        self.grid.put_link(self.row, 0, said, to, self.case.styles.get("link"))
        self.row += 1

    def headings(self, title: str, *headings: str) -> None:
        """Put the title of a section and the headings of its figures."""
        self.row += 1
        self.grid.put(self.row, 0, title, self.case.styles.get("section"))
        self.row += 1
        if not headings:
            return
        for at, heading in enumerate(("", *headings)):
            style = self.case.styles.get("heading", right=at > 0)
            self.grid.put(self.row, at, heading, style)
        self.row += 1

    def label(self, text: str, look: str = "plain") -> None:
        """Put what this row is about."""
        self.grid.put(self.row, 0, text, self.case.styles.get(look))

    def words(self, column: int, text: str, look: str = "plain", *, right: bool = True) -> None:
        """Put words instead of a figure, or beside one."""
        self.grid.put(self.row, column, text, self.case.styles.get(look, right=right))

    def note(self, column: int, text: str) -> None:
        """Put a note beside a row's figures, in as many lines as the column needs."""
        self.words(column, text, "note_beside", right=False)
        lines = -(-len(text) // (WIDTHS[column] - _INDENT))
        if lines > 1:
            self._heights[self.row] = _NOTE_LINE * lines

    def figure(
        self, column: int, value: Value, number: str, *, formula: str = "", look: str = "plain"
    ) -> None:
        """Put a figure; with a formula it follows other cells."""
        style = self.case.styles.get(look, number)
        if formula:
            self.grid.put_formula(self.row, column, "=" + formula, value, style)
        else:
            self.grid.put(self.row, column, value, style)

    def finish(self, columns: int) -> None:
        """Write everything; the first `columns` columns are printed."""
        sheet = self.sheet
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for row, height in self._heights.items():
            sheet.set_row(row, height)
        self.grid.write(sheet)
        sheet.freeze_panes(1, 0)
        sheet.print_area(0, 0, self.row, columns - 1)
        sheet.fit_to_pages(1, 0)
