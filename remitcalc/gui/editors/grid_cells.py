"""Cells of a grid, painted by what stands in them, and typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.records import Look
from remitcalc.gui.widgets.cell_editor import CellEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.grid_model import GridModel
    from remitcalc.gui.widgets.cell_editor import Cells

_PAD, _ROUND = 5, 3
_WAVE, _HALF = 4, 2


@guarded
class GridCells(CellEditor):
    """A `?` stands on a chip; what is no value, or is doubted, has a wavy line below it."""

    def __init__(self, model: GridModel, view: QTableView, cells: Cells[str]) -> None:
        super().__init__(model, view, cells)
        self._grid = model
        self._chip: tuple[QColor, QColor] | None = None
        self._alarm = QColor()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        colours = theme.colours
        self._chip = QColor(colours.example_soft), QColor(colours.example_line)
        self._alarm = QColor(colours.alarm)

    def _mark(self, painter: QPainter, room: QRect, text: str, row: int, at: int) -> None:
        look, fault = self._grid.look(row, at), self._grid.fault(row, at)
        is_unknown = look is Look.UNKNOWN
        if not (is_unknown or look is Look.BROKEN or fault) or self._chip is None:
            return
        wide = min(painter.fontMetrics().horizontalAdvance(text), room.width())
        is_right = self._grid.columns[at].is_figure
        left = room.right() - wide if is_right else room.left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_unknown:
            high = painter.fontMetrics().height() + 2
            box = QRectF(left - _PAD, room.center().y() - high / 2, wide + 2 * _PAD, high)
            painter.setPen(self._chip[1])
            painter.setBrush(self._chip[0])
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if fault or look is Look.BROKEN:
            self._underline(painter, left, room.bottom() - 3, max(wide, 2 * _WAVE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _underline(self, painter: QPainter, left: int, base: int, wide: int) -> None:
        path, x, is_up = QPainterPath(), float(left), True
        path.moveTo(x, base)
        while x < left + wide:
            x += _WAVE
            path.lineTo(x, base - _HALF if is_up else base)
            is_up = not is_up
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._alarm, 1))
        painter.drawPath(path)
