"""A column that scrolls up and down where it has less height than it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded

_LEAST_HEIGHT = 200


@guarded
class Scrolled(QScrollArea):
    """Puts widgets into `column`, as high as there is room, as low as none of them is cut off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._needed = 0
        self._page = _Page()
        self._page.setObjectName(f"{name}Column")
        self.column = QVBoxLayout(self._page)
        self.setWidget(self._page)
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least size: more is given, not asked for."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width below which something would be cut off."""
        width = self.column.minimumSize().width()
        return QSize(width + self.verticalScrollBar().sizeHint().width(), _LEAST_HEIGHT)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has got the keyboard into sight; what is clicked on is in sight."""
        is_clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not is_clicked and self._page.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask for another width where what is in it does; all else is laid out in here."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._page:
            width = self.column.minimumSize().width()
            if width != self._needed:
                self._needed = width
                self.updateGeometry()
        return done


@guarded
class _Page(QWidget):
    """Keeps its height by width until something in it changes.

    It is asked for several times with each word that changes, and costs a layout of everything.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # As wide as there is room; the height is by the width.
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        layout = self.layout()
        assert layout is not None
        if width not in self._heights:
            self._heights[width] = layout.minimumHeightForWidth(width)
        return self._heights[width]
