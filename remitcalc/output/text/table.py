"""A table of text that fits a terminal: figures stay whole, columns of words give way."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from remitcalc.output.text.layout import WIDTH, display_width, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_COMFORTABLE_WIDTH = 22
_LEAST_WIDTH = 8
_GAP = "  "
_MARGIN = "  "


class TextTable:
    """Rows of cells in columns, as wide as they need to be.

    `right` says which columns are figures. The `flexible` columns give way where a row would not
    fit, the first of them first: their cells are wrapped, between words as long as that is enough.
    A row may have a look of its own.
    """

    def __init__(self, right: Sequence[bool], flexible: Sequence[int] = (0,)) -> None:
        self.right = right
        self.flexible = flexible
        self.rows: list[tuple[Sequence[str], Callable[[str], str] | None]] = []

    def add(self, *cells: str, look: Callable[[str], str] | None = None) -> None:
        """Add a row."""
        self.rows.append((cells, look))

    def lines(self) -> list[str]:
        """Return the table's lines, indented, at most 80 columns wide."""
        widths = self._widths()
        lines: list[str] = []
        for cells, look in self.rows:
            lines += self._row(cells, widths, look)
        return lines

    def _widths(self) -> list[int]:
        """Return each column's width: what its cells need, less what the flexible ones give up."""
        widths = [max(map(display_width, column)) for column in self._columns()]
        room = WIDTH - len(_MARGIN) - len(_GAP) * (len(widths) - 1)
        for at, least in self._ways_to_give():
            widths[at] = min(widths[at], max(least, widths[at] - max(0, sum(widths) - room)))
        return widths

    def _ways_to_give(self) -> Iterator[tuple[int, int]]:
        """Yield a column and how narrow it may be made, the least harm first."""
        if not self.rows:
            return
        words = [_longest_word(column) for column in self._columns()]
        first, *others = self.flexible
        yield first, max(_COMFORTABLE_WIDTH, words[first])
        yield from ((at, words[at]) for at in others)
        yield first, words[first]
        yield first, _LEAST_WIDTH

    def _columns(self) -> Iterator[tuple[str, ...]]:
        return zip(*(cells for cells, _ in self.rows), strict=True)

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], look: Callable[[str], str] | None
    ) -> list[str]:
        wrapped_cells = [
            _in_lines(cell, width) if at in self.flexible else [cell]
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        lines = []
        for parts in zip_longest(*wrapped_cells, fillvalue=""):
            shown = [
                padded(part, width, right=right)
                for part, width, right in zip(parts, widths, self.right, strict=True)
            ]
            text = (_MARGIN + _GAP.join(shown)).rstrip()
            lines.append(look(text) if look else text)
        return lines


def _longest_word(cells: Sequence[str]) -> int:
    """Return the width in which no word of `cells` is cut, set in as it is on a second line."""
    return 1 + max(display_width(word) for cell in cells for word in cell.split(" "))


def _in_lines(cell: str, width: int) -> list[str]:
    """Return a cell in lines no wider than `width`, those after the first set in by a space."""
    lines = wrapped(cell, "", width=width)
    lines = [lines[0], *(f" {line}" for line in lines[1:])]
    if any(display_width(line) > width for line in lines):
        return wrapped(cell, " ", "", width)
    return lines
