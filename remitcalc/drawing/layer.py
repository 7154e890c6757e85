"""A layer of a plot that is painted in pixels: below the bars or above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsObject

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


@guarded
class Layer(QGraphicsObject):
    """Covers its parent and lets `paint_it` paint; takes no part in mouse or keys."""

    def __init__(
        self, parent: QGraphicsItem, paint_it: Callable[[QPainter], None], *, z: float
    ) -> None:
        super().__init__(parent)
        self._paint_it = paint_it
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def refresh(self) -> None:
        """Paint again, over the parent's present size."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the parent's rectangle."""
        return self.parentItem().boundingRect()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint in pixels of the parent."""
        painter.save()
        try:
            self._paint_it(painter)
        finally:
            painter.restore()
