"""The mark beside a price that is an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.marks import Mark, Shape, Type, line
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.style import text_size

if TYPE_CHECKING:
    from remitcalc.drawing.pencil import Pencil


def chip_size(said: str, used: Type) -> tuple[float, float]:
    """Return the width and height of a chip."""
    width, height = text_size(used.chip, said)
    return width + used.px(16), height + used.px(5)


def chip(said: str, corner: tuple[float, float], used: Type) -> list[Mark]:
    """Return a rounded mark with words, at its upper left corner."""
    colours = used.theme.colours
    box = Box(*corner, *chip_size(said, used))

    def draw(pencil: Pencil) -> None:
        pencil.fill(box, colours.example_soft, radius=box.height / 2)
        pencil.outline(box, colours.example_line, radius=box.height / 2)

    inner = Box(box.left + used.px(8), box.top, box.width - used.px(16) + 1, box.height)
    return [Shape(box, draw), line(inner, said, used.chip, colours.example)]
