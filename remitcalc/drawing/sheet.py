"""A chart on a sheet of its own: title, plot, footer, at a fixed size, on white."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.plot_picture import WHITE, PlotPicture
from remitcalc.drawing.style import chart_theme, elided, font, text_size, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from remitcalc.output.chart_data.chart import Chart

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALLEST_FOOT, _TALLEST_LOW_FOOT = 0.35, 0.22
_MOST_TITLE_LINES = 2
_LOW = 500.0
"""A lower sheet has fewer lines over the plot."""
_FOOT_WIDTH = 0.94
"""Programs that show an SVG space its letters a little wider than Qt has measured them."""


class Sheet:
    """Paints one chart; neither the window's size, theme nor screen has a say in it.

    Parameters
    ----------
    data : Chart
    width, height : float
        Pixels of 1/96 inch.
    """

    def __init__(self, data: Chart, width: float, height: float) -> None:
        self._theme = chart_theme()
        self._data = data
        self.page = Box(0.0, 0.0, width, height)
        margin = self._theme.spacing.six
        self._inner = self.page.grown(-margin)
        self._title = font(self._theme, self._theme.type.figure, is_bold=True)
        self._subtitle = font(self._theme, self._theme.type.body)
        self._footer = font(self._theme, self._theme.type.tiny)
        self._foot_width = _FOOT_WIDTH * self._inner.width
        top = self._inner.top + self._head_height() + self._theme.spacing.four
        bottom = self._inner.bottom - self._foot_height() - self._theme.spacing.three
        self.plot_box = Box(self._inner.left, top, self._inner.width, max(bottom - top, 80.0))
        self._picture = PlotPicture(data, self.plot_box.width, self.plot_box.height, self._theme)
        self.plot = self._picture.plot

    def paint(self, painter: QPainter) -> None:
        """Paint the sheet in its own pixels; the painter's device may have others."""
        pencil = Pencil(painter, self._theme)
        pencil.fill(self.page, WHITE)
        self._paint_head(pencil)
        self._picture.paint(painter, self.plot_box)
        self._paint_foot(painter)

    def _head_height(self) -> float:
        lines = self._head_lines()
        return lines[-1][0].bottom - lines[0][0].top

    @property
    def _said_below(self) -> list[str]:
        """What stands under the title: topic, then corridor and senders; on one line if low."""
        captions = self._data.captions
        if self.page.height < _LOW:
            return [f"{captions.topic} · {captions.subtitle}"]
        return [captions.topic, captions.subtitle]

    @cached_property
    def _title_lines(self) -> list[str]:
        """The finding, in two lines at most."""
        width = self._inner.width
        lines = wrapped(self._title, self._data.captions.title, width)
        if len(lines) > _MOST_TITLE_LINES:
            lines = [*lines[: _MOST_TITLE_LINES - 1], " ".join(lines[_MOST_TITLE_LINES - 1 :])]
        return [elided(self._title, line, width) for line in lines]

    def _paint_head(self, pencil: Pencil) -> None:
        colours, captions = self._theme.colours, self._data.captions
        chip = self._chip()
        if chip is not None:
            pencil.fill(chip, colours.example_soft, radius=chip.height / 2)
            pencil.outline(chip, colours.example_line, radius=chip.height / 2)
            used = font(self._theme, self._theme.type.small, is_bold=True)
            pencil.text(chip, captions.example, colours.example, used, "centre")
        for line, said, used in self._head_lines():
            colour, room = colours.text if used is self._title else colours.quiet, line.width
            if chip is not None and line.overlaps(chip):
                room = chip.left - line.left - self._theme.spacing.four
            pencil.text(line, elided(used, said, room), colour, used)

    def _head_lines(self) -> list[tuple[Box, str, QFont]]:
        """Return the lines over the plot, each as wide as the sheet."""
        said = [(line, self._title) for line in self._title_lines]
        said += [(text, self._subtitle) for text in self._said_below]
        top, found = self._inner.top, []
        for text, used in said:
            height = text_size(used, text or "Ág")[1]
            found.append((Box(self._inner.left, top, self._inner.width, height), text, used))
            top += height
        return found

    def _chip(self) -> Box | None:
        """Return where the chip stands: at the right, beside the first lines that leave it room."""
        said = self._data.captions.example
        if not said:
            return None
        used = font(self._theme, self._theme.type.small, is_bold=True)
        width, height = text_size(used, said)
        width, height = width + 2 * self._theme.spacing.three, height + self._theme.spacing.two
        lines = self._head_lines()
        for first, _, _ in lines:
            chip = Box(self._inner.right - width, first.top, width, height)
            beside = [one for one in lines if one[0].overlaps(chip)]
            ends = [line.left + text_size(f, text)[0] for line, text, f in beside]
            is_within = chip.bottom <= lines[-1][0].bottom + self._theme.spacing.two
            if is_within and max(ends) + self._theme.spacing.four <= chip.left:
                return chip
        # Beside the topic and what stands under it, which may be shortened rather than the title.
        first = lines[len(self._title_lines)][0]
        return Box(self._inner.right - width, first.top, width, height)

    def _foot_height(self) -> float:
        return sum(height for _, height in self._paragraphs)

    @cached_property
    def _paragraphs(self) -> list[tuple[str, float]]:
        """The footer's paragraphs and their heights; sources without end are cut short."""
        share = _TALLEST_LOW_FOOT if self.page.height < _LOW else _TALLEST_FOOT
        room, found = share * self.page.height, []
        for said in self._data.captions.footer:
            shown = self._cut(said, room)
            found.append((shown, self._height(shown)))
            room -= found[-1][1]
        return found

    def _cut(self, said: str, room: float) -> str:
        """Return as many words of a paragraph as have room."""
        if self._height(said) <= room:
            return said
        words = said.split(" ")
        count = bisect_right(
            range(1, len(words)), room, key=lambda n: self._height(_shortened(words[:n]))
        )
        return _shortened(words[: max(count, 1)])

    def _height(self, said: str) -> float:
        room = QRectF(0, 0, self._foot_width, 1e6)
        return QFontMetricsF(self._footer).boundingRect(room, _WRAP, said).height()

    def _paint_foot(self, painter: QPainter) -> None:
        top = self._inner.bottom - self._foot_height()
        painter.setFont(self._footer)
        painter.setPen(QColor(self._theme.colours.quiet))
        for said, height in self._paragraphs:
            painter.drawText(QRectF(self._inner.left, top, self._foot_width, height), _WRAP, said)
            top += height


def _shortened(words: list[str]) -> str:
    return f"{' '.join(words)} …"
