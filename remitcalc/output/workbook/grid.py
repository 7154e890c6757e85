"""The cells of a sheet, put in any order and written row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.writing.cells import safe_cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_TEXT = 32_000
Value = int | float | str | None


def cell_text(text: str) -> str:
    """Return `text` as a cell may hold it: never run, never too long."""
    return safe_cell(text.encode("utf-8", "replace").decode("utf-8"))[:_LONGEST_TEXT]


def in_formula(text: str) -> str:
    """Return `text` as it stands between quotes in a formula."""
    return text.replace('"', '""')


class Grid:
    """Cells by row and column, counted from 0."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], tuple[Value, Format | None, str]] = {}
        self._merged: dict[int, int] = {}
        self._links: dict[tuple[int, int], str] = {}

    def put(self, row: int, column: int, value: Value, style: Format | None = None) -> None:
        """Put a number, a text or, for None, an empty cell."""
        self._cells[row, column] = (value, style, "")

    def put_formula(
        self, row: int, column: int, formula: str, value: Value, style: Format | None = None
    ) -> None:
        """Put a formula with the value that is shown before anybody recalculates."""
        self._cells[row, column] = (value, style, formula)

    def put_link(self, row: int, column: int, text: str, to: str, style: Format) -> None:
        """Put a text that leads to a cell of the workbook."""
        self.put(row, column, text, style)
        self._links[row, column] = f"internal:{to}"

    def merge(self, row: int, last: int, style: Format) -> None:
        """Let the first cell of a row reach over all columns to the `last`."""
        self._merged[row] = last
        self.put(row, 0, None, style)

    def write(self, sheet: Worksheet) -> None:
        """Write all cells, from the top down, as a sheet that is not kept in memory needs."""
        for row, column in sorted(self._cells):
            value, style, formula = self._cells[row, column]
            if column == 0 and row in self._merged:
                sheet.merge_range(row, 0, row, self._merged[row], "", style)
            if (row, column) in self._links:
                text = cell_text(str(value))
                sheet.write_url(row, column, self._links[row, column], style, text)
            elif formula:
                sheet.write_formula(row, column, formula, style, "" if value is None else value)
            elif value is None:
                sheet.write_blank(row, column, None, style)
            elif isinstance(value, str):
                sheet.write_string(row, column, cell_text(value), style)
            else:
                sheet.write_number(row, column, value, style)
