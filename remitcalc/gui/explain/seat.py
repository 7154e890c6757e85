"""The place of the panel that takes figures apart: beside the content, or over its right side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_WIDTH, _LINE = 356, 16
"""Pixels of the panel, at letters whose lines take so many."""
_BESIDE = 1240
"""The width from which the content has room beside the panel, at these letters."""
_MOST = 0.46
"""The part of a narrow window that the panel may lie over."""


@guarded
class Seat(QWidget):
    """Holds the content of the window, and at its right the panel while it is open.

    `left`: Escape was pressed, and nothing inside had a use for it.
    """

    left = Signal()

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._panel: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(content)
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.focusChanged.connect(self._uncover)

    @property
    def is_over(self) -> bool:
        """Whether the panel lies over the content: there is no room beside it."""
        return self.width() < self._scaled(_BESIDE)

    def take(self, panel: QWidget) -> None:
        """Take in the panel; it is seen once it is shown."""
        self._panel = panel
        panel.setParent(self)
        panel.installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Make room as the panel comes, give it back as it goes."""
        is_moved = event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if watched is self._panel and is_moved:
            self._arrange()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Escape close the panel where nothing else takes it."""
        is_open = self._panel is not None and not self._panel.isHidden()
        if event.key() == Qt.Key.Key_Escape and is_open:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the panel to the height, and to what there is beside it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Give larger letters more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _uncover(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close the panel where it hides all of what has got the keyboard."""
        panel = self._panel
        if panel is None or panel.isHidden() or not self.is_over or now is None:
            return
        if self.isAncestorOf(now) and not panel.isAncestorOf(now) and now is not panel:
            place = QRect(now.mapTo(self, QPoint(0, 0)), now.size())
            if panel.geometry().contains(place):
                self.left.emit()

    def _arrange(self) -> None:
        panel = self._panel
        is_open = panel is not None and not panel.isHidden()
        wanted = self._scaled(_WIDTH)
        width = min(wanted, int(self.width() * _MOST)) if self.is_over else wanted
        self._row.setContentsMargins(0, 0, width if is_open and not self.is_over else 0, 0)
        if panel is not None:
            panel.setGeometry(self.width() - width, 0, width, self.height())
            panel.raise_()

    def _scaled(self, pixels: int) -> int:
        return round(pixels * max(1.0, self.fontMetrics().height() / _LINE))
