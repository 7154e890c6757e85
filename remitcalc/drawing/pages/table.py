"""A table: headings that repeat on each page, rows that never break inside, rules between them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.block import Block, Placing
from remitcalc.drawing.pages.column import Column, shared_width
from remitcalc.drawing.pages.wrapping import line_height, wrapped
from remitcalc.drawing.style import font, text_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme

_MOST_LINES = 6
"""A cell has no more: a row is never higher than a page."""

_LEAST_ROWS = 2
"""Rows under the headings at the foot of a page, and at the head of the next one."""

Look = Literal["plain", "strong", "pooled", "example", "worse", "quiet"]


class Row(NamedTuple):
    """A row's words, one per column.

    `strong` is a sum, `quiet` stands back; `pooled`, `example` and `worse` (off) are tinted.
    """

    cells: tuple[str, ...]
    look: Look = "plain"


class _Sizes(NamedTuple):
    widths: list[float]
    head: float
    rows: list[float]


class Table(Block):
    """Rows in columns; the text is of the theme's `size` of type, small where none is given."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        theme: Theme,
        placing: Placing | None = None,
        size: float | None = None,
    ) -> None:
        super().__init__(placing)
        self.columns, self.rows, self._theme = tuple(columns), tuple(rows), theme
        self._plain = font(theme, size or theme.type.small)
        self._bold = font(theme, size or theme.type.small, is_bold=True)
        is_small = self._plain.pixelSize() < theme.type.small
        self._pad = theme.spacing.one + theme.spacing.half if is_small else theme.spacing.two
        self._rise = theme.spacing.one
        self._measured: tuple[float, _Sizes] | None = None

    def height(self, width: float) -> float:
        """Return how high headings and rows are."""
        sizes = self.sizes(width)
        return sizes.head + sum(sizes.rows)

    def sizes(self, width: float) -> _Sizes:
        """Return the columns' widths, padding included, and the heights of headings and rows."""
        if self._measured is None or self._measured[0] != width:
            natural = [self._needed(at) for at in range(len(self.columns))]
            widths = shared_width(self.columns, natural, 6 * self._plain.pixelSize(), width)
            headings = self._headings()
            head = self._lines_height(headings, self._bold, widths) if any(headings) else 0.0
            rows = [self._lines_height(r.cells, self._font(r), widths) for r in self.rows]
            self._measured = width, _Sizes(widths, head, rows)
        return self._measured[1]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Break between rows; the rest begins with the headings again."""
        sizes = self.sizes(width)
        ends = list(accumulate(sizes.rows, initial=sizes.head))
        fit = min(bisect_right(ends, room) - 1, len(self.rows) - _LEAST_ROWS)
        if fit < _LEAST_ROWS:
            return None
        first, rest = slice(0, fit), slice(fit, None)
        return self._part(first, self.placing, width), self._part(rest, Placing(), width)

    def paint(self, pencil: Pencil, box: Box) -> None:
        """Paint headings, then rows, a rule under each."""
        colours, (widths, head, heights) = self._theme.colours, self.sizes(box.width)
        top = box.top + head
        begin = box.left, box.top
        self._paint_cells(pencil, self._headings(), (self._bold, colours.quiet), widths, begin)
        pencil.line((box.left, top), (box.right, top), colours.field_line, "mark")
        tints = {"pooled": colours.pooled_soft, "example": colours.example_soft}
        tints["worse"] = colours.worse_soft
        inks = {"pooled": colours.pooled, "worse": colours.worse, "quiet": colours.quiet}
        for row, height in zip(self.rows, heights, strict=True):
            if row.look in tints:
                pencil.fill(Box(box.left, top, box.width, height), tints[row.look])
            look = self._font(row), inks.get(row.look, colours.text)
            self._paint_cells(pencil, row.cells, look, widths, (box.left, top))
            top += height
            pencil.line((box.left, top), (box.right, top), colours.line, "grid")

    def _part(self, which: slice, placing: Placing, width: float) -> Table:
        """Return some of the rows, measured already: long tables are measured once."""
        part = Table(self.columns, self.rows[which], self._theme, placing, self._plain.pixelSize())
        sizes = self.sizes(width)
        part._measured = width, sizes._replace(rows=sizes.rows[which])
        return part

    def _headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    def _font(self, row: Row) -> QFont:
        return self._plain if row.look in ("plain", "example", "quiet") else self._bold

    def _needed(self, at: int) -> float:
        cells = [text_size(self._font(row), row.cells[at])[0] for row in self.rows]
        heading = text_size(self._bold, self.columns[at].heading)[0]
        return max([heading, *cells]) + 2 * self._pad + 1

    def _lines_height(self, cells: Sequence[str], used: QFont, widths: Sequence[float]) -> float:
        most = max(len(self._lines(c, used, w)) for c, w in zip(cells, widths, strict=True))
        return max(most, 1) * line_height(used) + 2 * self._rise

    def _lines(self, said: str, used: QFont, width: float) -> tuple[str, ...]:
        return wrapped(used, said, width - 2 * self._pad, _MOST_LINES)

    def _paint_cells(
        self,
        pencil: Pencil,
        cells: Sequence[str],
        look: tuple[QFont, str],
        widths: Sequence[float],
        begin: tuple[float, float],
    ) -> None:
        (used, colour), (left, top) = look, begin
        step = line_height(used)
        for column, said, width in zip(self.columns, cells, widths, strict=True):
            inner = width - 2 * self._pad
            for at, line in enumerate(self._lines(said, used, width)):
                where = Box(left + self._pad, top + self._rise + at * step, inner, step)
                pencil.text(where, line, colour, used, column.side)
            left += width
