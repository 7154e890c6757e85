"""A sheet of cells as a file has it: numbers typed as text stay text."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from remitcalc.files.tables.cell_error import CellError

    Cell = str | float | int | bool | datetime.date | datetime.datetime | CellError | None
    Row = tuple[Cell, ...]


@frozen(eq=False)
class Sheet:
    """One sheet of a workbook, or a whole CSV file.

    Attributes
    ----------
    name : str
        Empty for CSV.
    rows : sequence of tuples of cells
        `rows[0]` is row 1 as a spreadsheet shows it, empty rows included; the first cell of a row
        is that of column A. Rows may differ in length. An empty cell is None; text is as typed; a
        workbook's numbers are floats, its times of day and durations text; a cell that shows an
        error, or whose formula was never calculated, is a `CellError`.
    is_hidden : bool
    merged : sequence of (first row, first column, last row, last column)
        Cells shown as one, counted from 1 as in `rows`; only the first of them has the content.
    hidden_rows, hidden_columns : frozenset of int
        Those that a spreadsheet does not show, filtered ones among them, counted from 1.
    money : mapping of column to mapping of what it shows to rows
        Of columns whose cells are formatted as money: each sign or code shown there, and the
        rows that show it, counted from 1; signs such as $ that many currencies have included.
    encoding : str
        Of a CSV file: "UTF-8", "UTF-16" or "Windows-1252"; empty for workbooks.
    delimiter : str
        Of a CSV file; empty for workbooks and where there is one column only.
    has_errors : bool
        Whether any cell is a `CellError`, or a text that may be that of an error.
    """

    name: str
    rows: Sequence[Row]
    is_hidden: bool = False
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    money: Mapping[int, Mapping[str, Sequence[int]]] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""
    has_errors: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(any(cell is not None for cell in row) for row in self.rows)


def column_letters(column: int) -> str:
    """Return the letters by which a spreadsheet shows a column, counted from 1.

    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
