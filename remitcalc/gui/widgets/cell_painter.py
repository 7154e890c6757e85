"""Cells of a table, painted with little ado: a style sheet takes several times as long for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.models.columns_model import bold_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from remitcalc.gui.models.columns_model import ColumnsModel

CELL_MARGIN = 7
ADDED = "added"
"""The sign of a row that was put in; any other one is that of a cell that was changed."""
_SIGN = 7
_ROLE = QPalette.ColorRole
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_END = Qt.TextElideMode.ElideRight


class _Looks(NamedTuple):
    """What cells are painted with, looked up once: a table has hundreds of cells."""

    text: QColor
    rule: QColor
    chosen: QColor
    fonts: tuple[QFont, QFont]
    metrics: tuple[QFontMetrics, QFontMetrics]
    height: int
    ascent: int
    frame: QPen


@guarded
class CellPainter(QStyledItemDelegate):
    """Paints cells of a `ColumnsModel`: the text, a rule below, and what is chosen.

    The cell in which one would type now has a frame, and so has the figure that Enter takes apart.
    """

    def __init__(self, columns: ColumnsModel, view: QTableView) -> None:
        super().__init__(view)
        self._columns, self._view = columns, view
        self._looks: _Looks | None = None

    def look_again(self) -> None:
        """Take colours and letters from the view anew, after they changed there."""
        self._looks = None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row, at = index.row(), index.column()
        box: QRect = option.rect
        looks = self._looks or self._look()
        # As a number: to put flags of Qt together takes longer than all else here.
        state: int = option.state.value
        if state & _SELECTED:
            painter.fillRect(box, looks.chosen)
        left, top, width = box.left(), box.top(), box.width()
        painter.fillRect(left, box.bottom(), width, 1, looks.rule)
        if sign := self._columns.sign(row, at):
            self._paint_sign(painter, box, is_cross=sign == ADDED)
        if text := self._columns.text(row, at):
            is_bold = self._columns.is_bold(row)
            metrics, room = looks.metrics[is_bold], width - 2 * CELL_MARGIN
            text = self._fitted(metrics, text, row, at, room)
            wide = metrics.horizontalAdvance(text)
            start = (
                width - CELL_MARGIN - wide if self._columns.columns[at].is_figure else CELL_MARGIN
            )
            behind = QRect(left + CELL_MARGIN, top, room, box.height() - 1)
            self._mark(painter, behind, text, row, at)
            painter.setFont(looks.fonts[is_bold])
            painter.setPen(self._columns.mark(row, at) or looks.text)
            down = (box.height() - 1 - looks.height) // 2 + looks.ascent
            painter.drawText(left + start, top + down, text)
        column = self._columns.columns[at]
        if state & _FOCUSED and (column.role or (column.apart and text)):
            painter.setPen(looks.frame)
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _fitted(self, metrics: QFontMetrics, text: str, row: int, at: int, width: int) -> str:
        """Return the text of a cell, its end left out where it is too wide."""
        del row, at
        return fitted(metrics, text, width)

    def _mark(self, painter: QPainter, room: QRect, text: str, row: int, at: int) -> None:
        """Paint what stands behind a text, where something does."""

    def _paint_sign(self, painter: QPainter, box: QRect, *, is_cross: bool) -> None:
        """Paint a corner over what was changed, a cross beside who was put in."""
        colour = self._view.palette().color(_ROLE.Link)
        left, top, size = box.left(), box.top(), _SIGN
        if is_cross:
            middle = box.center().y()
            painter.fillRect(left + 1, middle, size - 1, 2, colour)
            painter.fillRect(left + size // 2, middle - size // 2 + 1, 2, size - 1, colour)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corner = [QPoint(left, top), QPoint(left + size, top), QPoint(left, top + size)]
        painter.drawPolygon(QPolygon(corner))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _look(self) -> _Looks:
        palette, font = self._view.palette(), self._view.font()
        fonts = (font, bold_font(font))
        self._looks = _Looks(
            text=palette.color(_ROLE.Text),
            rule=palette.color(_ROLE.Mid),
            chosen=palette.color(_ROLE.Highlight),
            fonts=fonts,
            metrics=(QFontMetrics(fonts[0]), QFontMetrics(fonts[1])),
            height=max(metrics.height() for metrics in map(QFontMetrics, fonts)),
            ascent=max(metrics.ascent() for metrics in map(QFontMetrics, fonts)),
            frame=QPen(palette.color(_ROLE.Link), 2),
        )
        return self._looks


def fitted(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return `text`, its end left out where it is too wide."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
