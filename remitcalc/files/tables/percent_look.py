"""Finds the cells of an XLSX sheet (ECMA-376, 18.3.1.4) that show percentages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.files.tables.percent_cell import PercentCells

_TAG = re.compile(rb"<(?:[\w.-]+:)?(row|c)\b([^<>]{0,400})")
_FIRST_CELL = re.compile(rb"<(?:[\w.-]+:)?c\b([^<>]{0,400})")
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_PLACE = rb"""\br=["']([A-Za-z]+)(\d+)["']"""
_CELL = re.compile(rb"<(?:[\w.-]+:)?c\b[^<>]*?" + _PLACE)
_LONGEST_TAG, _LONGEST_CELL = 4096, 400


class PercentLook:
    """Takes the XML of a sheet part by part, and notes its cells that have one of some styles.

    Most sheets have none: they are searched as bytes, which takes no time beside reading them.
    """

    def __init__(self, styles: Iterable[int], cells: PercentCells) -> None:
        self._cells = cells
        self._styles = frozenset(b"%d" % style for style in styles)
        self._signs = [b"s=" + q + s + q for s in self._styles for q in (b'"', b"'")]
        ids = b"|".join(sorted(self._styles))
        self._style = re.compile(rb"""\bs=["'](?:""" + ids + rb""")["']""")
        self._usual = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(?:' + ids + rb')"')
        self._rest = b""
        self._row, self._column = -1, -1
        self._are_numbered: bool | None = None

    def feed(self, chunk: bytes) -> None:
        """Look at the next part of the XML."""
        whole = self._rest + chunk
        end = whole.rfind(b"<")  # the tag that goes on, perhaps
        is_tag = end >= 0 and len(whole) - end <= _LONGEST_TAG
        self._rest = whole[end:] if is_tag else b""
        piece = whole[:end] if is_tag else whole
        if self._are_numbered is None and (first := _FIRST_CELL.search(piece)) is not None:
            self._are_numbered = re.search(_PLACE, first[1]) is not None
        if self._are_numbered is False:
            self._count(piece)
        elif any(sign in piece for sign in self._signs):
            self._look(piece)

    def _look(self, piece: bytes) -> None:
        # As most programs write cells, all of them are found at once.
        usual = self._usual.findall(piece)
        if len(usual) == sum(map(piece.count, self._signs)):
            for letters, row in usual:
                self._cells.note(int(row) - 1, _column(letters))
            return
        for style in self._style.finditer(piece):
            begin, end = style.span()
            start = piece.rfind(b"<", max(begin - _LONGEST_CELL, 0), begin)
            cell = _CELL.match(piece, start, piece.find(b">", end)) if start >= 0 else None
            if cell is not None:
                self._cells.note(int(cell[2]) - 1, _column(cell[1]))

    def _count(self, piece: bytes) -> None:
        """Note cells of a sheet that says of none where it stands: they are counted."""
        for kind, attributes in _TAG.findall(piece):
            if kind == b"row":
                self._row, self._column = self._row + 1, -1
                continue
            self._column += 1
            style = _STYLE.search(attributes)
            if style is not None and style[1] in self._styles:
                self._cells.note(self._row, self._column)


@cache
def _column(letters: bytes) -> int:
    """Return a column by its letters, from 0.

    >>> _column(b"A"), _column(b"ab"), _column(b"XFD")
    (0, 27, 16383)
    """
    at = 0
    for letter in letters.upper():
        at = at * 26 + letter - ord("A") + 1
    return at - 1
