"""Names of workers under their bars: level where there is room, else turned, else none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.scenery import line_height
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme

_LEVEL_FROM = 76.0
_DEEPEST = 0.3


class BarNames:
    """The names of one plot, whose bars stand `pitch` pixels apart on a page `height` high."""

    def __init__(self, theme: Theme, names: Sequence[str], pitch: float, height: float) -> None:
        self._theme, self._names = theme, names
        self._used = font(theme, theme.type.small)
        self._line = line_height(theme, theme.type.small)
        self._room = pitch - theme.spacing.one
        widest = max((text_size(self._used, name)[0] for name in names), default=0.0)
        self._are_level = self._room >= min(widest, _LEVEL_FROM)
        self.fit = bool(names) and (self._are_level or pitch >= self._line)
        self._depth = self._line if self._are_level else min(widest + 1, _DEEPEST * height)

    @property
    def height(self) -> float:
        """What they need under the frame, in pixels."""
        return self._depth + self._theme.spacing.one if self.fit else 0.0

    def paint(self, pencil: Pencil, frame: Frame, places: Sequence[float]) -> None:
        """Write each name under its bar, shortened where it is too long."""
        if not self.fit:
            return
        colour, top = self._theme.colours.text, frame.box.bottom + self._theme.spacing.one
        for name, place in zip(self._names, places, strict=True):
            x = frame.x(place)
            if self._are_level:
                text = elided(self._used, name, self._room, in_middle=True)
                box = Box(x - self._room / 2, top, self._room, self._line)
                pencil.text(box, text, colour, self._used, "centre")
            else:
                text = elided(self._used, name, self._depth, in_middle=True)
                box = Box(x - self._line / 2, top, self._line, self._depth)
                pencil.turned_text(box, text, colour, self._used)
