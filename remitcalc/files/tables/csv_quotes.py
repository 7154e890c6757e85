"""Finds quotation marks in CSV that make one cell of what were several rows.

A cell may hold line ends, an address does. But where its lines are rows themselves, a quotation
mark that nobody meant has swallowed them, and workers would be missing without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_FIGURE = re.compile(r"[^\w\d]*\d[\d.,'’\s]*[^\w\d]*", re.ASCII)
_ROWS_LOOKED_AT = 1000
_ALL_BUT_ONE_IN_FOUR, _HALF = 0.75, 0.5


def swallowing_row(rows: Sequence[Sequence[str]], delimiter: str) -> int | None:
    """Return the first row, counted from 1, with a cell that holds rows; None: there is none.

    Each row is as the csv module reads it. Lines look like rows where they have as many cells as
    the table has columns and share a column of figures. Of a row that has another number of cells
    than the others half of the lines are enough: the closing mark stands anywhere.
    """
    width = _usual_width(rows)
    for at, row in enumerate(rows, 1):
        # Without a delimiter the lines of a cell are no rows, unless the row is odd itself.
        if len(row) == width and delimiter not in "".join(row):
            continue
        for column, cell in enumerate(row):
            if "\n" in cell or "\r" in cell:
                lines = list(_lines(row, column, delimiter))
                share = _ALL_BUT_ONE_IN_FOUR if len(row) == width else _HALF
                if _are_rows(lines, width, share):
                    return at
    return None


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have that stand on one line each."""
    looked_at = (row for row in rows[:_ROWS_LOOKED_AT] if len(row) > 1)
    counted = Counter(len(row) for row in looked_at if not any("\n" in cell for cell in row))
    return counted.most_common(1)[0][0] if counted else 0


def _lines(row: Sequence[str], column: int, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each line that one cell takes, those before and after it included."""
    parts = _LINE_END.split(row[column])
    for at, part in enumerate(parts):
        before = row[:column] if at == 0 else ()
        after = row[column + 1 :] if at == len(parts) - 1 else ()
        cells = [*before, *part.split(delimiter), *after]
        if any(cell.strip() for cell in cells):
            yield cells


def _are_rows(lines: Sequence[Sequence[str]], width: int, share: float) -> bool:
    fitting = [cells for cells in lines if len(cells) == width]
    if width < 2 or len(lines) < 2 or len(fitting) < share * len(lines):  # noqa: PLR2004  a table
        return False
    return any(all(map(_FIGURE.fullmatch, column)) for column in zip(*fitting, strict=True))
