"""A table of Qt that paints what changed alone: each cell that is typed would paint all of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTableView

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFocusEvent

    Index = QModelIndex | QPersistentModelIndex

_ROUND = 4
"""Pixels of the corners of the ring around a table, as the style sheet has them."""


@guarded
class PaintedTable(QTableView):
    """Its cells look as their model says, and the current one differs where the keyboard is here.

    Qt takes each cell for one that may differ with the keyboard, and for a change of several cells
    paints all there are.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Paint what tells that the keyboard is here."""
        if self._is_plain(event):
            with self._unpainted():
                super().focusInEvent(event)
            self._paint_focus()
        else:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Paint what told that the keyboard was here."""
        if self._is_plain(event):
            with self._unpainted():
                super().focusOutEvent(event)
            self._paint_focus()
        else:
            super().focusOutEvent(event)

    def dataChanged(  # noqa: N802
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Paint the rows that changed."""
        with self._unpainted():
            super().dataChanged(first, last, roles)
        top = self.rowViewportPosition(first.row())
        below = self.rowViewportPosition(last.row()) + self.rowHeight(last.row())
        self.viewport().update(0, top, self.viewport().width(), below - top)

    def _is_plain(self, event: QFocusEvent) -> bool:
        """Return whether only the keyboard moves.

        As a window becomes the active one colours may be others; where no cell is the current one,
        Qt makes one that.
        """
        is_of_window = event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        return self.currentIndex().isValid() and not is_of_window

    @contextmanager
    def _unpainted(self) -> Iterator[None]:
        """Paint nothing for what Qt does meanwhile."""
        off = Qt.WidgetAttribute.WA_UpdatesDisabled  # `setUpdatesEnabled` paints all at the end
        parts = [one for one in (self, self.viewport()) if not one.testAttribute(off)]
        for part in parts:
            part.setAttribute(off, True)  # noqa: FBT003
        try:
            yield
        finally:
            for part in parts:
                part.setAttribute(off, False)  # noqa: FBT003

    def _paint_focus(self) -> None:
        """Paint the ring around the table, and the current cell."""
        inside = self.contentsRect()
        across = inside.adjusted(_ROUND, 0, -_ROUND, 0)
        down = inside.adjusted(0, _ROUND, 0, -_ROUND)
        self.update(QRegion(self.rect()) - QRegion(across) - QRegion(down))
        self.update(self.currentIndex())
