"""Finds rows of CSV that a comma within a number or a name splits, so that cells have moved on.

1,234.50 without quotation marks is two cells. Mostly the row is then wider than the others. Where
every row has an empty cell at its end, the extra one of such a row is empty too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.files.tables.sheet import Cell, Row

_COMMA = ","
_BEGINS = re.compile(r"[^\d.,]*(?:\d+|\d{1,3}(?:[.'’\s\u00a0\u2007\u202f]\d{3})+)", re.ASCII)
_ENDS = re.compile(r"\d{1,3}(?:\.\d+)?[^\d.,]*(?:\.[-–—]*)?", re.ASCII)
"""The beginning of a number and its end, where a comma stands between them."""

_NUMBER = re.compile(r"\W*\d[\d.,'’\s]*+\D*+")
_FEW = 1000
_THOUSANDS, _HUNDREDS = re.compile(r"[^\d.,]*\d{1,3}", re.ASCII), re.compile(r"\d{3}(?:\.\d+)?\D*")


def split_rows(
    rows: Sequence[Row], headings: int, delimiter: str, figures: int | None = None
) -> list[int]:
    """Return the places, from 0, of rows that are wider than they should be.

    Parameters
    ----------
    rows : sequence of rows
        Those below the headings; kept by column, they all have the same width, and none is split.
    headings : int
        How many cells the row of headings has.
    delimiter : str
        Empty for workbooks, whose rows nothing splits.
    figures : int, optional
        The column, from 0, whose cells a comma may have split in every row.

    >>> split_rows([("Ana", "400", None), ("Luz", "1", "234.50", None)], 3, ",")
    [1]
    >>> split_rows([("Ana", "400", None), ("Luz", "380", None)], 2, ",")
    []
    >>> split_rows([("Ana", "400", "50", None), ("Luz", "1", "234.50", None)], 3, ",", 1)
    [0, 1]
    """
    if not delimiter or not isinstance(rows, list) or not rows:
        return []
    widths = list(map(len, rows))
    if max(widths) <= headings:
        return []
    # A number never holds another delimiter: behind it, empty cells more or less mean nothing.
    most = max(headings, min(widths)) if delimiter == _COMMA else max(widths)
    wide = [at for at, width in enumerate(widths) if width > headings]
    return [at for at in wide if widths[at] > most or _is_split(rows[at], headings, figures)]


def split_figures(
    figures: Sequence[Cell], beside: Sequence[Cell], whole: Callable[[], Sequence[int]]
) -> list[int]:
    """Return the places, from 0, of figures whose end stands in the next column.

    Parameters
    ----------
    figures, beside : sequence of cells
        The column of figures, and the next one. Where that has numbers of its own, none is split.
    whole : callable
        Returns the places of the figures that are whole and below a thousand; called only where
        the next column has any number.

    >>> split_figures(["400.00", "1"], ["North", "234.50"], lambda: [1])
    [1]
    >>> split_figures(["400", "1"], ["160", "172.50"], lambda: [0, 1])
    []
    """
    first = [cell for cell in beside[:_FEW] if _is_number(cell)]
    if len(first) > _FEW // 2 or not any(map(_is_number, set(beside))):
        return []
    halves = [
        at for at in whole() if _is_number(beside[at]) and _is_thousand(figures[at], beside[at])
    ]
    is_odd = 0 < len(halves) < len(figures) and len(halves) == sum(map(_is_number, beside))
    return halves if is_odd else []


def _is_split(row: Row, headings: int, figures: int | None) -> bool:
    """Return whether a row holds something beyond the headings, or a figure in two cells."""
    if any(cell is not None for cell in row[headings:]):
        return True
    if figures is None:
        return False
    begin, end = (str(cell or "").strip() for cell in row[figures : figures + 2])
    return bool(_BEGINS.fullmatch(begin) and _ENDS.fullmatch(end))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and _NUMBER.fullmatch(cell) is not None


def _is_thousand(begin: Cell, end: Cell) -> bool:
    texts = str(begin or "").strip(), str(end).strip()
    return bool(_THOUSANDS.fullmatch(texts[0]) and _HUNDREDS.fullmatch(texts[1]))
