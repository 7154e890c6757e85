"""The names below the bars of the chart of savings, as far as they have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.scenery import line_height
from remitcalc.drawing.style import font, text_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme

_LEVEL_FROM = 76.0
_DEEPEST = 0.3


class BarNames:
    """The names of one plot, whose bars stand `pitch` pixels apart on a page `height` high.

    Names stand level where all have room, else turned; one that has no room is left out whole.
    """

    def __init__(self, theme: Theme, names: Sequence[str], pitch: float, height: float) -> None:
        self._theme, self._names = theme, names
        self._used = font(theme, theme.type.small)
        self._line = line_height(theme, theme.type.small)
        self._room = pitch - theme.spacing.one
        self._widths = [text_size(self._used, name)[0] for name in names]
        widest = max(self._widths, default=0.0)
        self._are_level = self._room >= min(widest, _LEVEL_FROM)
        deepest = self._room if self._are_level else _DEEPEST * height
        self._written = [width <= deepest for width in self._widths]
        self.fit = any(self._written) and (self._are_level or pitch >= self._line)
        self.all_fit = self.fit and all(self._written)
        written = (w for w, has_room in zip(self._widths, self._written, strict=True) if has_room)
        self._depth = self._line if self._are_level else max(written, default=0.0) + 1

    @property
    def height(self) -> float:
        """What they need under the frame, in pixels."""
        return self._depth + self._theme.spacing.one if self.fit else 0.0

    def paint(self, pencil: Pencil, frame: Frame, places: Sequence[float]) -> None:
        """Write each name that has room under its bar."""
        if not self.fit:
            return
        colour, top = self._theme.colours.text, frame.box.bottom + self._theme.spacing.one
        for name, place, has_room in zip(self._names, places, self._written, strict=True):
            x = frame.x(place)
            if has_room and self._are_level:
                box = Box(x - self._room / 2, top, self._room, self._line)
                pencil.text(box, name, colour, self._used, "centre")
            elif has_room:
                box = Box(x - self._line / 2, top, self._line, self._depth)
                pencil.turned_text(box, name, colour, self._used)
