"""Where in a sheet the cells are that show no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remitcalc.files.tables.cell_error import CellError
    from remitcalc.files.tables.sheet import Cell


MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


class ErrorCells:
    """The cells of one sheet that show no value, by their row and column, from 0."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, CellError]] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def note(self, row: int, column: int, error: CellError) -> None:
        """Note the error of a cell; beyond the end of any sheet there is none."""
        if row < MOST_ROWS and column < MOST_COLUMNS:
            self._rows.setdefault(row, {})[column] = error

    def of_row(self, row: int, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Return the cells of a row with the errors in their places."""
        found = self._rows.get(row)
        if not found:
            return cells
        laid = [*cells, *(None,) * (max(found) + 1 - len(cells))]
        for column, error in found.items():
            laid[column] = error
        return laid

    def laid_over(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        """Yield all rows of the sheet, and those that hold nothing but errors below them."""
        at = -1
        for at, cells in enumerate(rows):
            yield self.of_row(at, cells)
        for later in range(at + 1, max(self._rows, default=-1) + 1):
            yield self.of_row(later, ())
