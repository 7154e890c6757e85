"""How many workers save how much: bars across, on the axis of the savings beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.scenery import line_height
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.output.chart_data.savings_order import SAVES, UNSURE, WORSE_OFF

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.savings import SavingsChart

_THICKNESS = 0.86


class Histogram:
    """The bins of one chart in a frame that has the savings' range down its side."""

    def __init__(self, data: SavingsChart, theme: Theme, frame: Frame) -> None:
        self._data, self._theme, self._frame = data, theme, frame

    def boxes(self) -> list[Box]:
        """Return the bars as they are drawn, in pixels, from the least saving."""
        box = self._frame.box
        said = max(text_size(self._used, one.label)[0] for one in self._data.bins)
        room = box.width - said - 2 * self._theme.spacing.two
        most = max(one.count for one in self._data.bins)
        found = []
        for one in self._data.bins:
            low, high = self._frame.y(one.low), self._frame.y(one.high)
            gap = (low - high) * (1 - _THICKNESS) / 2
            width = max(room, 1.0) * one.count / most
            found.append(Box(box.left, high + gap, width, low - high - 2 * gap))
        return found

    def paint(self, pencil: Pencil) -> None:
        """Paint bars, their counts, and over them what they are."""
        colours, box = self._theme.colours, self._frame.box
        line = line_height(self._theme, self._theme.type.small)
        for one, bar in zip(self._data.bins, self.boxes(), strict=True):
            if bar.bottom <= box.top or bar.top >= box.bottom:
                continue
            fill, edge = {
                SAVES: (colours.pooled_tint, colours.pooled),
                WORSE_OFF: (colours.worse_soft, colours.worse),
                UNSURE: (colours.line, colours.field_line),
            }[one.kind]
            pencil.fill(bar, fill)
            if one.kind == WORSE_OFF:
                pencil.hatch([bar], edge)
            pencil.outline(bar, edge)
            if bar.height >= line * 0.8:
                words = Box(bar.right + self._theme.spacing.one, bar.top, box.width, bar.height)
                pencil.text(words, one.label, colours.quiet, self._used)
        pencil.line((box.left, box.top), (box.left, box.bottom), colours.field_line, "grid")
        title = elided(self._used, self._data.bins_title, box.width)
        top = Box(box.left, box.bottom + self._theme.spacing.one, box.width, line)
        pencil.text(top, title, colours.quiet, self._used)

    @property
    def _used(self) -> QFont:
        return font(self._theme, self._theme.type.small)
