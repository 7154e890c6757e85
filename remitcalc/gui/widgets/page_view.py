"""Pages one below the other, opened when they come into sight: any number takes no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.paper import page_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from remitcalc.pages.paper import PaperSize

_GAP = 16
_KEPT, _HELD = 8, 60
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.3, 3.0, 1.2
_PER_POINT = 96 / 72
_MOST_DOTS = 3.0
"""Sharper than this nobody sees, and a page takes long."""


@guarded
class PageView(QScrollArea):
    """Shows pages; `turned` tells the number of the page in the middle of the view.

    `zoomed` tells that pages are shown at another scale, where sharper pictures may be of use, and
    `lacked` that a page came into sight, counted from 0, of which there is no picture yet.
    """

    turned = Signal(int)
    zoomed = Signal()
    lacked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitted: PaperSize | None = None
        self._width = 0
        self._sheets = _Sheets()
        self._sheets.lacked.connect(self.lacked, Qt.ConnectionType.QueuedConnection)
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pages(self, pictures: Sequence[bytes | None], paper: PaperSize) -> None:
        """Show pages, as PNG files, in place of those before, at the same place if there is one.

        One without a picture is empty until it gets one.
        """
        self._sheets.set_pages(pictures, paper)
        self._tell()

    def set_picture(self, at: int, picture: bytes) -> None:
        """Show one page, counted from 0; those farthest from it may be forgotten."""
        self._sheets.set_picture(at, picture)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets.pictures)

    @property
    def dots_per_point(self) -> float:
        """How sharp pictures must be for the scale that they are shown at."""
        return min(self._sheets.zoom * _PER_POINT * self.devicePixelRatioF(), _MOST_DOTS)

    @property
    def number(self) -> int:
        """The number of the page in the middle of the view; 0 where there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(middle // self._sheets.pitch + 1, self.count)

    def turn_to(self, number: int) -> None:
        """Scroll to a page."""
        at = max(min(number, self.count), 1) - 1
        self.verticalScrollBar().setValue(at * self._sheets.pitch)

    def zoom(self, steps: int) -> None:
        """Make pages larger, or smaller where `steps` is below zero; the page stays in sight."""
        self._fitted = None
        self._scale_to(self._sheets.zoom * _STEP**steps)

    def fit_width(self, paper: PaperSize) -> None:
        """Make pages of a paper as wide as the view, and keep them so until they are zoomed."""
        self._fitted = paper
        self._sheets.points = page_points(paper)
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar - 2 * _GAP
        self._scale_to(room / (self._sheets.points.width() * _PER_POINT))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep pages as wide as the view."""
        super().resizeEvent(event)
        if self._fitted is not None and self._width != self.width():
            self._width = self.width()
            self.fit_width(self._fitted)

    def _scale_to(self, zoom: float) -> None:
        number = self.number
        self._sheets.scale_to(zoom)
        self.turn_to(number)
        self.zoomed.emit()

    def _tell(self) -> None:
        self.turned.emit(self.number)


@guarded
class _Sheets(QWidget):
    """All pages at their zoom; those painted last are kept as they were opened."""

    lacked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[bytes | None] = []
        self.points = page_points("A4")
        self.zoom = 1.0
        self._opened: dict[int, QPixmap] = {}

    def set_pages(self, pictures: Sequence[bytes | None], paper: PaperSize) -> None:
        self.pictures, self.points = list(pictures), page_points(paper)
        self._opened.clear()
        self.scale_to(self.zoom)

    def set_picture(self, at: int, picture: bytes) -> None:
        self.pictures[at] = picture
        self._opened.pop(at, None)
        there = [one for one, held in enumerate(self.pictures) if held is not None]
        if len(there) > _HELD:
            self.pictures[max(there, key=lambda one: abs(one - at))] = None
        self.update()

    def scale_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        size = self._size
        self.setFixedSize(size.width() + 2 * _GAP, self.pitch * len(self.pictures) + _GAP)
        self.update()

    @property
    def pitch(self) -> int:
        """The distance from page to page."""
        return self._size.height() + _GAP

    @property
    def _size(self) -> QSize:
        return (self.points * (_PER_POINT * self.zoom)).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        first, last = (y // self.pitch for y in (event.rect().top(), event.rect().bottom()))
        for at in range(max(first, 0), min(last + 1, len(self.pictures))):
            place = QRect(0, 0, self._size.width(), self._size.height())
            place.translate(_GAP, _GAP + at * self.pitch)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(at))
                if self.pictures[at] is None:
                    self.lacked.emit(at)

    def _picture(self, at: int) -> QPixmap:
        picture = self._opened.pop(at, None) or self._new(at)
        self._opened[at] = picture
        while len(self._opened) > _KEPT:
            self._opened.pop(next(iter(self._opened)))
        return picture

    def _new(self, at: int) -> QPixmap:
        picture, content = QPixmap(), self.pictures[at]
        if content is None or not picture.loadFromData(content):
            picture = QPixmap(1, 1)
            picture.fill(QColor("white"))
        return picture
