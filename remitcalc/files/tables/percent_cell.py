"""Cells of a workbook that show a percentage: what they hold is a hundredth of it."""

from __future__ import annotations

from array import array
from math import isfinite
from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import exact

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.files.tables.sheet import Row

_PERCENT_PLACES = 2
_NUMBERS = (float, int)
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


class PercentCell(float):
    """The number that such a cell holds: 0.02 where it shows 2 %.

    >>> PercentCell(0.025).percent, PercentCell(0.025) == 0.025
    (Decimal('2.5'), True)
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[PercentCell], tuple[float]]:
        return PercentCell, (float(self),)  # ten times as quick as of itself

    @property
    def percent(self) -> Decimal:
        """What the cell shows before its sign, exactly."""
        return exact(self).scaleb(_PERCENT_PLACES)

    def __str__(self) -> str:
        return f"{self.percent.normalize():f} %"


class PercentCells:
    """The cells of one sheet that show percentages, by column and row, from 0."""

    def __init__(self) -> None:
        self._rows: dict[int, array[int]] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def note(self, row: int, column: int) -> None:
        """Note a cell; beyond the end of any sheet there is none."""
        if row < _MOST_ROWS and column < _MOST_COLUMNS:
            rows = self._rows.get(column)
            if rows is None:
                rows = self._rows[column] = array("L")
            rows.append(row)

    def lay_over(self, rows: list[Row]) -> None:
        """Make percentages of the cells that show them, in all rows of the sheet."""
        for column, places in self._rows.items():
            for at in places:
                row = rows[at] if at < len(rows) else ()
                cell = row[column] if column < len(row) else None
                if type(cell) in _NUMBERS and isfinite(cell):  # type: ignore[arg-type]
                    made = PercentCell(cell)  # type: ignore[arg-type]
                    rows[at] = (*row[:column], made, *row[column + 1 :])
