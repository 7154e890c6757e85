"""The chart above the tables, sharing the height; where that is low, the chart is a tab of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.tab_order import follow, stop_before

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QShowEvent

    from remitcalc.gui.panels.chart_panel import ChartPanel
    from remitcalc.gui.panels.tables import Tables

_HANDLE = 14
_AT_FIRST = (8, 7)
"""How chart and tables share the height until somebody divides it."""


@guarded
class Halves(QSplitter):
    """Puts a chart above tables.

    The place of the chart stays, hidden, where the chart is a tab: a splitter deletes the handle of
    what is taken out of it, and Qt, which may be going through all widgets to give them another
    style or font, falls over one that is gone.
    """

    def __init__(self, chart: ChartPanel, tables: Tables) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._chart, self._tables = chart, tables
        self._is_low = False
        self._division: QByteArray | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        self._seat = QWidget()
        self._seat_column = QVBoxLayout(self._seat)
        self._seat_column.setContentsMargins(0, 0, 0, 0)
        self._seat_column.addWidget(chart)
        self.addWidget(self._seat)
        self.addWidget(tables)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 5)

    def division(self) -> QByteArray:
        """Return how the two share the height, or did where they share tabs now."""
        if self._is_low and self._division is not None:
            return self._division
        return self.saveState()

    def divide(self, division: QByteArray) -> None:
        """Share the height as it was, now or once there is room."""
        self._division = division
        if not self._is_low:
            self.restoreState(division)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Order what the tab key comes to in the window, and divide its height the first time."""
        super().showEvent(event)
        self._order_stops()
        if self._division is None and not self._is_low:
            self._divide_at_first()

    def _divide_at_first(self) -> None:
        self.setSizes([part * self.height() for part in _AT_FIRST])
        self._division = self.saveState()

    def _order_stops(self) -> None:
        """Let the tab key come to the tabs before the chart that is one, else after it."""
        after = self._chart.picker if self._is_low else self._tables.search
        tabs, names = self._tables.tabs, self._tables.list
        follow(stop_before(after, but=(tabs, names)), [tabs, names])

    def be_low(self, *, is_low: bool, in_front: bool = False) -> None:
        """Make the chart one of the tabs, the one `in_front` or not, or put it above them again."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        keyboard = QApplication.focusWidget()
        if is_low:
            if self._division is not None:
                self._division = self.saveState()
            self._chart.be_bare(is_bare=True)
            self._tables.take_chart(self._chart, in_front=in_front)
            self._seat.hide()
        else:
            self._tables.take_chart(None)
            self._chart.be_bare(is_bare=False)
            self._seat_column.addWidget(self._chart)
            self._chart.show()
            self._seat.show()
            if self._division is None:
                self._divide_at_first()
            else:
                self.restoreState(self._division)
        self._order_stops()
        if keyboard is not None and self.isAncestorOf(keyboard) and keyboard.isVisible():
            keyboard.setFocus()  # what goes to another parent loses it
