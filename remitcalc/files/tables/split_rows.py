"""Finds rows of CSV that a comma within a number or a name splits, so that they are too wide.

1,234.50 without quotation marks is two cells, and what belongs to the next column moves on. Where
every row has an empty cell at its end, the extra one of such a row is empty too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.tables.sheet import Row

_COMMA = ","


def split_rows(rows: Sequence[Row], headings: int, delimiter: str) -> list[int]:
    """Return the places, from 0, of rows that are split.

    Parameters
    ----------
    rows : sequence of rows
        Those below the headings; kept by column, they all have the same width, and none is split.
    headings : int
        How many cells the row of headings has.
    delimiter : str
        Empty for workbooks, whose rows nothing splits.

    >>> split_rows([("Ana", "400", None), ("Luz", "1", "234.50", None)], 3, ",")
    [1]
    >>> split_rows([("Ana", "400", None), ("Luz", "380", None)], 2, ",")
    []
    """
    if not delimiter or not isinstance(rows, list) or not rows:
        return []
    widths = list(map(len, rows))
    if max(widths) <= headings:
        return []
    # A number never holds another delimiter: behind it, empty cells more or less mean nothing.
    most = max(headings, min(widths)) if delimiter == _COMMA else max(widths)
    return [
        at
        for at, width in enumerate(widths)
        if width > most
        or (width > headings and any(cell is not None for cell in rows[at][headings:]))
    ]
