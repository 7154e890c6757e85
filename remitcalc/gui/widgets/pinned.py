"""What stands first in a column that scrolls, and stays in sight at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

_ABOVE = 8
"""Pixels between what is pinned and the edge of what is in sight."""
_PLACED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)


@guarded
class Pinned(QObject):
    """Lets the first of a column go down with what is in sight, over what is scrolled under it.

    A layout puts it back to its place whenever anything in the column changes.
    """

    def __init__(self, one: QWidget, area: QScrollArea) -> None:
        super().__init__(area)
        self._one, self._bar = one, area.verticalScrollBar()
        one.installEventFilter(self)
        self._bar.valueChanged.connect(self._place)

    def is_above(self, other: QWidget) -> bool:
        """Return whether something is what is pinned, or stands on it."""
        return other is self._one or self._one.isAncestorOf(other)

    def covered(self) -> int:
        """Return how many pixels at the top of what is in sight nothing else can be seen in."""
        if self._one.isHidden():
            return 0
        return max(self._one.geometry().bottom() + 1 - self._bar.value(), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in sight wherever the layout put it."""
        if event.type() in _PLACED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self._one.parentWidget()
        layout = page.layout() if page is not None else None
        if self._one.isHidden() or layout is None:
            return
        top = max(layout.contentsMargins().top(), self._bar.value() + _ABOVE)
        if self._one.y() != top:
            self._one.move(self._one.x(), top)
        self._one.raise_()
