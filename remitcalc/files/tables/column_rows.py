"""Rows kept by column: what wants a column of a million rows gets it without looking at a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from remitcalc.files.tables.sheet import Cell, Row


class ColumnRows(Sequence["Row"]):
    """Columns of one length, at least one, seen as rows.

    >>> rows = ColumnRows([["Ana", "Luz"], [1, 2]])
    >>> rows[1], list(rows[:1]), rows.column(1), rows.column(9)
    (('Luz', 2), [('Ana', 1)], [1, 2], [None, None])
    """

    def __init__(self, columns: Sequence[list[Cell]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> ColumnRows: ...
    def __getitem__(self, at: int | slice) -> Row | ColumnRows:
        if isinstance(at, slice):
            return ColumnRows([column[at] for column in self._columns])
        return tuple(column[at] for column in self._columns)

    def column(self, at: int) -> list[Cell]:
        """Return a column, counted from 0; one that is not there is empty."""
        if at < len(self._columns):
            return self._columns[at]
        return [None] * len(self)

    def some(self, rows: Sequence[int]) -> ColumnRows:
        """Return the rows at the places `rows`."""
        return ColumnRows([[column[at] for at in rows] for column in self._columns])
