"""Finds the cells of an XLSX sheet (ECMA-376, 18.3.1.4) that show percentages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.files.tables.percent_cell import PercentCells

_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)\b([^<>]{0,400})")
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_PLACE = re.compile(rb"""\br=["']([A-Za-z]+)(\d+)["']""")
_LONGEST_TAG = 4096


class PercentLook:
    """Takes the XML of a sheet part by part, and notes its cells that have one of some styles.

    Most sheets have none: they are searched as bytes, which takes no time beside reading them.
    """

    def __init__(self, styles: Iterable[int], cells: PercentCells) -> None:
        self._cells = cells
        self._styles = frozenset(b"%d" % style for style in styles)
        self._signs = [b"s=" + q + s + q for s in self._styles for q in (b'"', b"'")]
        self._rest = b""
        self._row, self._column = -1, -1
        self._are_numbered: bool | None = None

    def feed(self, chunk: bytes) -> None:
        """Look at the next part of the XML."""
        whole = self._rest + chunk
        end = whole.rfind(b"<")  # the tag that goes on, perhaps
        is_tag = end >= 0 and len(whole) - end <= _LONGEST_TAG
        self._rest = whole[end:] if is_tag else b""
        if self._are_numbered is None and (first := _CELL.search(whole)) is not None:
            self._are_numbered = _PLACE.search(first[2]) is not None
        # Without places, cells are counted, from the first on.
        if self._are_numbered is False or any(sign in whole for sign in self._signs):
            self._look(whole[:end] if is_tag else whole)

    def _look(self, piece: bytes) -> None:
        for tag in _CELL.finditer(piece):
            kind, attributes = tag.groups()
            if not self._are_numbered:
                self._count(kind)
            style = _STYLE.search(attributes) if kind == b"c" else None
            if style is not None and style[1] in self._styles:
                self._note(attributes)

    def _count(self, kind: bytes) -> None:
        if kind == b"row":
            self._row, self._column = self._row + 1, -1
        else:
            self._column += 1

    def _note(self, attributes: bytes) -> None:
        place = _PLACE.search(attributes)
        if place is not None:
            self._cells.note(int(place[2]) - 1, _column(place[1]))
        elif not self._are_numbered:
            self._cells.note(self._row, self._column)


def _column(letters: bytes) -> int:
    """Return a column by its letters, from 0.

    >>> _column(b"A"), _column(b"ab"), _column(b"XFD")
    (0, 27, 16383)
    """
    at = 0
    for letter in letters.upper():
        at = at * 26 + letter - ord("A") + 1
    return at - 1
