"""Cells of a workbook that show a percentage: what they hold is a hundredth of it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from remitcalc.files.tables.sheet import Cell

_PERCENT_PLACES = 2
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
    """The cells of one sheet that show percentages, by row and column, from 0."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def note(self, row: int, column: int) -> None:
        """Note a cell; beyond the end of any sheet there is none."""
        if row < _MOST_ROWS and column < _MOST_COLUMNS:
            self._rows.setdefault(row, []).append(column)

    def laid_over(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        """Yield all rows of the sheet, their percentages as such."""
        for at, cells in enumerate(rows):
            columns = self._rows.get(at)
            yield cells if columns is None else self._of_row(columns, cells)

    @staticmethod
    def _of_row(columns: Sequence[int], cells: Sequence[Cell]) -> Sequence[Cell]:
        laid = [*cells]
        for column in columns:
            cell = laid[column] if column < len(laid) else None
            if isinstance(cell, (int, float)) and not isinstance(cell, bool) and isfinite(cell):
                laid[column] = PercentCell(cell)
        return laid
