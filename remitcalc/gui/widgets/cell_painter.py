"""Cells of a table, painted with little ado: a style sheet takes several times as long for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from remitcalc.gui.models.columns_model import bold_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from remitcalc.gui.models.columns_model import ColumnsModel

CELL_MARGIN = 7
_ROLE = QPalette.ColorRole
_SELECTED = QStyle.StateFlag.State_Selected
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)


class CellPainter(QStyledItemDelegate):
    """Paints cells of a `ColumnsModel`: the text, a rule below, and what is chosen."""

    def __init__(self, columns: ColumnsModel, view: QTableView) -> None:
        super().__init__(view)
        self._columns, self._view = columns, view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row, at = index.row(), index.column()
        box: QRect = option.rect
        palette = self._view.palette()
        if option.state & _SELECTED:
            painter.fillRect(box, palette.color(_ROLE.Highlight))
        left, width = box.left(), box.width()
        painter.fillRect(left, box.bottom(), width, 1, palette.color(_ROLE.Mid))
        text = self._columns.text(row, at)
        if not text:
            return
        used = self._view.font()
        painter.setFont(bold_font(used) if self._columns.is_bold(row) else used)
        painter.setPen(self._columns.mark(row, at) or palette.color(_ROLE.Text))
        room = QRect(left + CELL_MARGIN, box.top(), width - 2 * CELL_MARGIN, box.height() - 1)
        alignment = _RIGHT if self._columns.columns[at].is_figure else _LEFT
        painter.drawText(room, alignment | _ONE_LINE, _fitted(painter, text, room.width()))


def _fitted(painter: QPainter, text: str, width: int) -> str:
    """Return `text`, its end left out where it is too wide."""
    metrics = QFontMetrics(painter.font())
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
