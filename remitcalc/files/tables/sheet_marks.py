"""What a workbook says of a sheet beside the values of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.tables.error_cells import MOST_COLUMNS, MOST_ROWS, ErrorCells

if TYPE_CHECKING:
    from collections.abc import Iterable


class SheetMarks:
    """Errors, hidden rows and columns, merged cells and what cells show beside their numbers.

    Attributes
    ----------
    errors : ErrorCells
    hidden_rows, hidden_columns : set of int
        Counted from 1.
    merged : list of (first row, first column, last row, last column)
        Counted from 1; empty where the library that reads the cells tells of them.
    money : dict of column to dict of what it shows to rows
        As `Sheet.money`.
    """

    def __init__(self) -> None:
        self.errors = ErrorCells()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.money: dict[int, dict[str, list[int]]] = {}

    def hide_rows(self, rows: Iterable[int]) -> None:
        """Note hidden rows, counted from 0; beyond the end of any sheet there is none."""
        self.hidden_rows.update(row + 1 for row in rows if row < MOST_ROWS)

    def hide_columns(self, columns: Iterable[int]) -> None:
        """Note hidden columns, counted from 0."""
        self.hidden_columns.update(column + 1 for column in columns if column < MOST_COLUMNS)

    def show_money(self, row: int, column: int, shown: str) -> None:
        """Note what a cell shows beside its number, row and column counted from 0."""
        self.money.setdefault(column + 1, {}).setdefault(shown, []).append(row + 1)
