"""A small picture of a fee by the amount that is sent: where it jumps, and how steep it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.fee_line import Point

_WIDTH, _HEIGHT = 220, 130
_SIDE, _TOP, _BELOW = 8, 14, 24
_HEADROOM = 1.25
_APART = 4
"""Pixels between two figures below the line, at least."""


@guarded
class BandPicture(QWidget):
    """The line of a fee over the amounts at which it changes; described in words for others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: Sequence[Sequence[Point]] = ()
        self._dots, self._unit = False, ""
        self._word = ""
        self._said: Callable[[float], str] = str
        self._colours = QColor(), QColor(), QColor()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        colours = theme.colours
        self._colours = QColor(colours.alone), QColor(colours.field_line), QColor(colours.quiet)
        self.update()

    def show_lines(
        self,
        lines: Sequence[Sequence[Point]],
        word: str,
        said: Callable[[float], str],
        *,
        unit: str = "",
        has_dots: bool = False,
    ) -> None:
        """Draw pieces of a line, called by a word; `said` writes an amount of a unit."""
        self._lines, self._word, self._said, self._dots = lines, word, said, has_dots
        self._unit = unit
        ends = [f"{said(a)}: {fee:.2f}" for line in lines for a, fee in line]
        self.setAccessibleDescription(", ".join(dict.fromkeys(ends)))
        self.setVisible(bool(lines))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a size in which the steps can be told apart."""
        return QSize(_WIDTH, _HEIGHT + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw line, axis and the amounts at which something changes."""
        if not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low = self.fontMetrics().height() + _BELOW - _TOP
        room = QRectF(_SIDE, _TOP, self.width() - 2 * _SIDE, self.height() - _TOP - low)
        self._draw_axis(painter, room)
        painter.setPen(QPen(self._colours[0], 2))
        last: QPointF | None = None
        for line in self._lines:
            points = [self._place(point, room) for point in line]
            if last is not None:
                painter.drawLine(last, points[0])
            painter.drawPolyline(points)
            for point in points if self._dots else ():
                painter.drawEllipse(point, 3, 3)
            last = points[-1]
        self._write_word(painter, room)

    def _most(self) -> Point:
        points = [point for line in self._lines for point in line]
        return max(a for a, _ in points) or 1.0, (max(f for _, f in points) or 1.0) * _HEADROOM

    def _place(self, point: Point, room: QRectF) -> QPointF:
        most_amount, most_fee = self._most()
        x = room.left() + room.width() * point[0] / most_amount
        return QPointF(x, room.bottom() - room.height() * max(point[1], 0) / most_fee)

    def _draw_axis(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QPen(self._colours[1], 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(self._colours[2])
        metrics, free = self.fontMetrics(), 0.0
        for amount in sorted({line[0][0] for line in self._lines} | self._ends()):
            text = self._said(amount)
            wide = metrics.horizontalAdvance(text) + 2
            x = self._place((amount, 0), room).x()
            left = min(max(x - wide / 2, 0), self.width() - wide)
            if left >= free:
                box = QRectF(left, room.bottom() + 3, wide, metrics.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)
                free = left + wide + _APART

    def _ends(self) -> set[float]:
        """Return the amounts of dots: each of them is told."""
        return {a for line in self._lines for a, _ in line} if self._dots else set()

    def _write_word(self, painter: QPainter, room: QRectF) -> None:
        line = self._lines[-1]
        at = self._place(line[-1], room)
        wide, high = (
            self.fontMetrics().horizontalAdvance(self._word) + 4,
            self.fontMetrics().height(),
        )
        top = max(at.y() - high - 4, 0)
        painter.setPen(self._colours[0])
        place = QRectF(room.right() - wide, top, wide, high)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, self._word)
