"""What a page is made of: words and shapes, each in its box, painted in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height, wrapped
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.drawing.pencil import Pencil, Side
    from remitcalc.drawing.theme import Theme

_LEAST_TYPE = 6
_SMALLER = 0.8


class Words(NamedTuple):
    """One line of text; the box is as wide as the words are."""

    box: Box
    said: str
    font: QFont
    colour: str

    def paint(self, pencil: Pencil) -> None:
        """Write it."""
        pencil.text(self.box, self.said, self.colour, self.font)


class Shape(NamedTuple):
    """Anything else."""

    box: Box
    draw: Callable[[Pencil], None]

    def paint(self, pencil: Pencil) -> None:
        """Draw it."""
        self.draw(pencil)


Mark = Words | Shape


class Type:
    """The type of a page: sizes in pixels, all times `scale`.

    There are 96 pixels to the inch: at a scale of 0.95 what is read aloud has 14 points, what is
    looked up 9.
    """

    def __init__(self, theme: Theme, scale: float) -> None:
        self.theme, self.scale = theme, scale
        self.title, self.big = self._bold(25), self._bold(29)
        self.lead, self.head, self.strong = self._bold(20), self._bold(18), self._bold(20)
        self.cost, self.chip, self.label = self._bold(20), self._bold(12), self._bold(13)
        self.body, self.figure = self._plain(20), self._plain(20)
        self.small, self.note, self.tiny = self._plain(14), self._plain(12.5), self._plain(12)

    def px(self, size: float) -> float:
        """Return a distance in this scale."""
        return size * self.scale

    def _plain(self, size: float) -> QFont:
        return font(self.theme, self.px(size))

    def _bold(self, size: float) -> QFont:
        return font(self.theme, self.px(size), is_bold=True)


def line(box: Box, said: str, used: QFont, colour: str, side: Side = "left") -> Words:
    """Return words on one line in a box; what is wider ends in "…"."""
    return _placed(box, elided(used, said, box.width), used, colour, side)


def whole_line(box: Box, said: str, used: QFont, colour: str, side: Side = "left") -> Words:
    """Return words on one line that are never cut, as amounts: what is wider gets smaller type."""
    return _placed(box, said, fitting(box.width, [said], used), colour, side)


def name_line(box: Box, said: str, used: QFont, colour: str, side: Side = "left") -> Words:
    """Return a name on one line: in somewhat smaller type where it is wider, then with "…"."""
    smaller = fitting(box.width, [said], used, round(used.pixelSize() * _SMALLER))
    return line(box, said, smaller, colour, side)


def fitting(width: float, said: Sequence[str], used: QFont, least: int = _LEAST_TYPE) -> QFont:
    """Return the type in which all of these fit, smaller where it must be, `least` at least."""
    smaller = used
    while smaller.pixelSize() > least and any(text_size(smaller, s)[0] > width for s in said):
        # Another font each time: sizes of text are remembered by it.
        size, smaller = smaller.pixelSize() - 1, QFont(smaller)
        smaller.setPixelSize(size)
    return smaller


def lines(
    box: Box, said: str, used: QFont, colour: str, most: int = 0
) -> tuple[list[Words], float]:
    """Return words on as many lines as they need, `most` at most, and the height they take."""
    step = line_height(used)
    found = wrapped(used, said, box.width, most)
    made = [
        _placed(Box(box.left, box.top + at * step, box.width, step), one, used, colour, "left")
        for at, one in enumerate(found)
    ]
    return made, len(found) * step


def bottom(marks: Sequence[Mark], otherwise: float) -> float:
    """Return the lowest edge of some marks."""
    return max((mark.box.bottom for mark in marks), default=otherwise)


def _placed(box: Box, said: str, used: QFont, colour: str, side: Side) -> Words:
    width = text_size(used, said)[0]
    spare = {"left": 0.0, "centre": (box.width - width) / 2, "right": box.width - width}[side]
    return Words(Box(box.left + spare, box.top, width, box.height), said, used, colour)
