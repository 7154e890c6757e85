"""Pages one below the other, painted when they come into sight: any number takes no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.drawing.paper import page_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from remitcalc.drawing.paper import Page, PaperSize

_GAP = 16
_KEPT = 8
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.3, 3.0, 1.2


class PageView(QScrollArea):
    """Shows pages; `turned` tells the number of the page in the middle of the view."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pages(self, pages: Sequence[Page], paper: PaperSize) -> None:
        """Show pages in place of those before, at the same place as far as there is one."""
        self._sheets.hold(pages, paper)
        self._tell()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets.pages)

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
        number = self.number
        self._sheets.scale_to(self._sheets.zoom * _STEP**steps)
        self.turn_to(number)

    def fit_width(self) -> None:
        """Make pages as wide as the view."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar - 2 * _GAP
        number = self.number
        self._sheets.scale_to(room / self._sheets.page.width)
        self.turn_to(number)

    def _tell(self) -> None:
        self.turned.emit(self.number)


@guarded
class _Sheets(QWidget):
    """All pages at their zoom; those painted last are kept as they were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Sequence[Page] = ()
        self.page = page_box("A4")
        self.zoom = 1.0
        self._painted: dict[int, QPixmap] = {}

    def hold(self, pages: Sequence[Page], paper: PaperSize) -> None:
        self.pages, self.page = pages, page_box(paper)
        self.scale_to(self.zoom)

    def scale_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        self._painted.clear()
        size = self._size
        self.setFixedSize(size.width() + 2 * _GAP, self.pitch * len(self.pages) + _GAP)
        self.update()

    @property
    def pitch(self) -> int:
        """The distance from page to page."""
        return self._size.height() + _GAP

    @property
    def _size(self) -> QSize:
        return QSize(round(self.page.width * self.zoom), round(self.page.height * self.zoom))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        first, last = (y // self.pitch for y in (event.rect().top(), event.rect().bottom()))
        for at in range(max(first, 0), min(last + 1, len(self.pages))):
            place = QRect(0, 0, self._size.width(), self._size.height())
            place.translate(_GAP, _GAP + at * self.pitch)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(at))

    def _picture(self, at: int) -> QPixmap:
        kept = self._painted.pop(at, None)
        picture = self._new(at) if kept is None else kept
        self._painted[at] = picture
        while len(self._painted) > _KEPT:
            self._painted.pop(next(iter(self._painted)))
        return picture

    def _new(self, at: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self._size * ratio)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(picture.width() / self.page.width, picture.height() / self.page.height)
        painter.setClipRect(QRectF(*self.page))
        self.pages[at].paint(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
