"""A list that opens under what was clicked, and closes with Escape or a click beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from remitcalc.gui.widgets.text import label, selectable

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 460
_MARGIN = 16


class Popover(QFrame):
    """Titles with paragraphs under them; takes the keyboard while it is open.

    There is one at a time: another one of the same parent closes.
    """

    def __init__(self, parent: QWidget) -> None:
        for open_one in parent.findChildren(Popover):
            open_one.close()
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        self._page = QWidget()
        self._page.setObjectName("popoverPage")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(6)
        self._scroll.setWidget(self._page)

    def add(self, title: str, lines: Iterable[str]) -> None:
        """Add paragraphs under a title; nothing where there are none."""
        listed = [line for line in lines if line]
        if not listed:
            return
        self._column.addWidget(label("cardTitle", title, wraps=True))
        for line in listed:
            self._column.addWidget(selectable(label("body", line, wraps=True)))
        self._column.addSpacing(8)

    def open_under(self, anchor: QWidget) -> None:
        """Show under the right end of `anchor`, inside the screen."""
        area = anchor.screen().availableGeometry()
        width = min(_WIDTH, area.width())
        inner = width - 2
        page = inner - self._scroll.verticalScrollBar().sizeHint().width()
        needed = self._column.heightForWidth(page)
        self._page.setFixedSize(page, needed)
        height = min(needed + 4, area.height() // 2)
        self.resize(QSize(width, height))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - width, anchor.height() + 4))
        left = max(area.left(), min(corner.x(), area.right() - width))
        self.move(left, min(corner.y(), area.bottom() - height))
        self.show()
        self._scroll.setFocus()
