"""A column that scrolls up and down where it has less height than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.pinned import Pinned

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_HEIGHT = 200
_AROUND = 24
"""Pixels that are in sight beside what has the keyboard."""
_PRESSED_FOR = 40
"""Milliseconds until it is looked again whether a mouse button is still down."""


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
        self._pinned: Pinned | None = None
        self._page = _Page()
        self._page.setObjectName(f"{name}Column")
        self.column = QVBoxLayout(self._page)
        self.setWidget(self._page)
        # What was clicked on may be in sight in part; it must not move while it is being pressed.
        self._settled = QTimer(self, singleShot=True, interval=_PRESSED_FOR)
        self._settled.timeout.connect(self._show_focus)
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

    def pin(self, first: QWidget) -> None:
        """Let the first of the column stay in sight, however far down one is."""
        self._pinned = Pinned(first, self)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has got the keyboard into sight."""
        if now is not None and self._page.isAncestorOf(now):
            self._show_focus()

    def _show_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self._page.isAncestorOf(now):
            return
        if QApplication.activePopupWidget() is not None:
            return  # it would stay behind; the keyboard comes back once it is closed
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._settled.start()
        else:
            self._bring(self.looked_at_with(now))

    def looked_at_with(self, now: QWidget) -> QWidget:
        """Return what is to be in sight while something in it has the keyboard."""
        return now

    def _bring(self, now: QWidget) -> None:
        """Scroll so far that all of a widget is in sight; of a larger one, what has its cursor.

        Qt looks at the cursor alone, and leaves a field cut in two.
        """
        if self._pinned is not None and self._pinned.is_above(now):
            return
        covered = 0 if self._pinned is None else self._pinned.covered()
        place = QRect(now.mapTo(self._page, QPoint(0, 0)), now.size())
        in_sight = QRect(-self._page.pos(), self.viewport().size()).adjusted(0, covered, 0, 0)
        if place.height() > in_sight.height() or place.width() > in_sight.width():
            self.ensureWidgetVisible(now)
        elif not in_sight.contains(place):
            middle, around = place.center(), (place.width() // 2, place.height() // 2)
            self.ensureVisible(middle.x(), middle.y(), *(_AROUND + half for half in around))
            bar = self.verticalScrollBar()
            if covered and place.top() < bar.value() + covered:
                bar.setValue(max(place.top() - covered - _AROUND, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what has the keyboard in sight."""
        super().resizeEvent(event)
        self._settled.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask for another width where what is in it does; all else is laid out in here."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._settled.start()
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
