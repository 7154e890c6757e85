"""A paragraph in a box: what must not be missed, in colour and in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.block import Block, Placing
from remitcalc.drawing.pages.wrapping import line_height, wrapped

if TYPE_CHECKING:
    from remitcalc.drawing.pages.paragraph import Type
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme


class Boxed(Block):
    """Words on the tint of examples, in their outline."""

    def __init__(self, said: str, look: Type, theme: Theme, placing: Placing | None = None) -> None:
        super().__init__(placing)
        self.said, self._look, self._theme = said, look, theme
        self._pad = theme.spacing.two

    def height(self, width: float) -> float:
        """Return how high the lines and the space around them are."""
        return len(self._lines(width)) * line_height(self._look.font) + 2 * self._pad

    def paint(self, pencil: Pencil, box: Box) -> None:
        """Paint the box, then its lines."""
        colours, step = self._theme.colours, line_height(self._look.font)
        pencil.fill(box, colours.example_soft, radius=self._theme.spacing.one)
        pencil.outline(box, colours.example_line, radius=self._theme.spacing.one)
        inner = box.grown(-self._pad)
        for at, line in enumerate(self._lines(box.width)):
            row = Box(inner.left, inner.top + at * step, inner.width, step)
            pencil.text(row, line, self._look.colour, self._look.font)

    def _lines(self, width: float) -> tuple[str, ...]:
        return wrapped(self._look.font, self.said, width - 2 * self._pad)
