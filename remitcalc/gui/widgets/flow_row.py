"""Widgets beside each other, in as many rows as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_BETWEEN = 8


@guarded
class FlowRow(QWidget):
    """Gives each widget the width it needs, and what is left of a row to all that `stretch`."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[QWidget, int]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add a widget behind the others."""
        part.setParent(self)
        self._parts.append((part, stretch))
        part.show()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the width decides on the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of as many rows as are needed at a width."""
        rows = self._in_rows(width)
        return sum(map(_height, rows)) + _BETWEEN * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the widest part."""
        shown = self._shown()
        return QSize(max((_width(one) for one, _ in shown), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Go from one row to more and back."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Make room for other words, and for what was hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._lay_out()
        return super().event(event)

    def _shown(self) -> list[tuple[QWidget, int]]:
        return [(one, stretch) for one, stretch in self._parts if not one.isHidden()]

    def _in_rows(self, width: int) -> list[list[tuple[QWidget, int]]]:
        rows: list[list[tuple[QWidget, int]]] = []
        used = 0
        for one, stretch in self._shown():
            needed = _width(one)
            if not rows or used + _BETWEEN + needed > width:
                rows.append([])
                used = -_BETWEEN
            rows[-1].append((one, stretch))
            used += _BETWEEN + needed
        return rows

    def _lay_out(self) -> None:
        top = 0
        for row in self._in_rows(self.width()):
            high, left = _height(row), 0
            spare = self.width() - sum(_width(one) for one, _ in row) - _BETWEEN * (len(row) - 1)
            shares = sum(stretch for _, stretch in row)
            for one, stretch in row:
                wide = _width(one) + (max(spare, 0) * stretch // shares if shares else 0)
                box = QRect(left, top, min(wide, self.width()), high)
                one.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
                left += wide + _BETWEEN
            top += high + _BETWEEN


def _width(one: QWidget) -> int:
    return max(one.sizeHint().width(), one.minimumWidth())


def _height(row: Sequence[tuple[QWidget, int]]) -> int:
    return max(one.sizeHint().height() for one, _ in row)
