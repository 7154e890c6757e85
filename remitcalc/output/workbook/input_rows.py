"""Rows of input cells: what may be changed, and beside it what is counted from it.

A row has a label, a kind, cells to type in, and where the figure comes from. To the right stand the
same figures in whole units, which formulas refer to by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from remitcalc.output.wording.words import STATUSES
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.grid import Grid

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from remitcalc.model.provenance import Provenance
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.grid import Value

LABEL, KIND, START, AMOUNT, PERCENT, MINIMUM, MAXIMUM, STATUS, DATE = range(9)
UNITS = 10
"""The first column of figures in whole units."""
SHOWN_COLUMNS = DATE + 1


class InputRows:
    """Collects the cells of the sheet of inputs, from the top down, and their names."""

    def __init__(self, book: Workbook, case: Case) -> None:
        self._book, self.case = book, case
        self.grid = Grid()
        self.row = 0
        self._sheet = quoted(case.sheets.inputs)

    def address(self, column: int, last: int | None = None) -> str:
        """Return the absolute address of a column from this row on, down to `last`."""
        letter = xl_col_to_name(column)
        first = f"${letter}${self.row + 1}"
        return f"{self._sheet}!{first}" + (f":${letter}${last + 1}" if last is not None else "")

    def name(self, name: str, column: int, last: int | None = None) -> None:
        """Give the cell of this row, or the cells from it down to `last`, a name."""
        if self.case.plan.is_live:
            self._book.define_name(name, "=" + self.address(column, last))

    def section(self, title: str, *headings: str) -> None:
        """Put the title of a section and, below it, its headings."""
        self.row += 1
        self.grid.put(self.row, LABEL, title, self.case.styles.get("section"))
        self.row += 1
        if headings:
            for column in range(SHOWN_COLUMNS):
                text = headings[column] if column < len(headings) else None
                is_figure = AMOUNT - 1 <= column <= MAXIMUM
                look = "origin_heading" if column >= STATUS else "heading"
                style = self.case.styles.get(look, right=is_figure)
                self.grid.put(self.row, column, text, style)
            self._unit_headings()
            self.row += 1

    def _unit_headings(self) -> None:
        """Put what the figures in whole units are."""
        if not self.case.plan.is_live:
            return
        text = self.case.language.text
        headings = (
            text("Start"),
            text("Fixed, or rate"),
            text("Percent, or whole"),
            text("Level, or rise"),
            text("Run"),
            text("At least"),
            text("At most"),
            text("End"),
        )
        for at, heading in enumerate(headings, start=UNITS):
            self.grid.put(self.row, at, heading, self.case.styles.get("heading", right=True))

    def label(self, text: str, kind: str = "", style: str = "plain") -> None:
        """Put what this row is about."""
        self.grid.put(self.row, LABEL, text, self.case.styles.get(style))
        if kind:
            self.grid.put(self.row, KIND, kind, self.case.styles.get("line"))

    def input(self, column: int, value: Value, number: str) -> None:
        """Put a figure: to be changed where formulas follow it, else as it is."""
        look = "input" if self.case.plan.is_live else "plain"
        self.grid.put(self.row, column, value, self.case.styles.get(look, number))

    def unit(self, column: int, formula: str, value: Value) -> None:
        """Put a figure in whole units; `{row}` in its formula is this row's number."""
        if not self.case.plan.is_live:
            return
        style = self.case.styles.get("calculated", "count")
        self.grid.put_formula(
            self.row, column, "=" + formula.format(row=self.row + 1), value, style
        )

    def origin(self, provenance: Provenance) -> None:
        """Put how far the figure can be trusted, and its date."""
        case = self.case
        if provenance.status.is_example:
            word = case.language.text("EXAMPLE – not a real price")
            style = case.styles.get("example")
        else:
            word = case.language.text(STATUSES[provenance.status.word])
            style = case.styles.get("origin")
        self.grid.put(self.row, STATUS, word, style)
        shown = case.language.numbers.period(provenance.date)
        self.grid.put(self.row, DATE, shown, case.styles.get("origin"))
