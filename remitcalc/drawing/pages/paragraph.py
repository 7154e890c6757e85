"""A paragraph: words in one type, wrapped, with a mark before it where it is one of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.block import Block, Placing
from remitcalc.drawing.pages.wrapping import line_height, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from remitcalc.drawing.pencil import Pencil, Side

_LEAST_LINES = 2


class Type(NamedTuple):
    """How words look: a font of the theme's scale (`drawing.style.font`), colour and side."""

    font: QFont
    colour: str
    side: Side = "left"


class Paragraph(Block):
    """Words. `mark` stands in front of the first line, and all lines stand clear of it."""

    def __init__(
        self, said: str, look: Type, placing: Placing | None = None, mark: str = ""
    ) -> None:
        super().__init__(placing)
        self.said, self.look, self.mark = said, look, mark
        self._indent = look.font.pixelSize() * 1.2 if mark else 0.0

    def lines(self, width: float) -> tuple[str, ...]:
        """Return its lines at a width."""
        return wrapped(self.look.font, self.said, width - self._indent)

    def height(self, width: float) -> float:
        """Return how high its lines are."""
        return len(self.lines(width)) * line_height(self.look.font)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Break between lines, leaving two or more on either side."""
        lines = self.lines(width)
        fit = min(int(room / line_height(self.look.font)), len(lines) - _LEAST_LINES)
        if fit < _LEAST_LINES:
            return None
        first = Paragraph("\n".join(lines[:fit]), self.look, self.placing, self.mark)
        rest = Paragraph("\n".join(lines[fit:]), self.look, mark=" " if self.mark else "")
        return first, rest

    def paint(self, pencil: Pencil, box: Box) -> None:
        """Write its lines."""
        step, font, colour = line_height(self.look.font), self.look.font, self.look.colour
        if self.mark:
            pencil.text(Box(box.left, box.top, self._indent, step), self.mark, colour, font)
        left, width = box.left + self._indent, box.width - self._indent
        for at, line in enumerate(self.lines(box.width)):
            row = Box(left, box.top + at * step, width, step)
            pencil.text(row, line, colour, font, self.look.side)
