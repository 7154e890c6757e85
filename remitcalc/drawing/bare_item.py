"""What a plot needs of a pyqtgraph PlotItem and nothing else: a box with values, no axes.

A PlotItem makes four axes, a dialogue of options and menus before it shows anything: more work
than painting a chart.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtWidgets import QGraphicsGridLayout

from remitcalc.drawing.guarded import guarded
from remitcalc.drawing.plotted import ValueBox


@guarded
class BareItem(pg.GraphicsWidget):  # type: ignore[misc]
    """A view box in a layout, whose margins a plot sets."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Any] = []
        self._box = ValueBox(parent=self, enableMenu=False)
        self.layout = QGraphicsGridLayout()
        self.setLayout(self.layout)
        self.layout.addItem(self._box, 0, 0)

    def getViewBox(self) -> Any:  # noqa: N802 - as PlotItem has it
        """Return the box that holds values."""
        return self._box

    def addItem(self, item: Any, **options: Any) -> None:  # noqa: N802
        """Draw bars."""
        self.items.append(item)
        self._box.addItem(item, **options)

    def removeItem(self, item: Any) -> None:  # noqa: N802
        """Draw them no more."""
        self.items.remove(item)
        self._box.removeItem(item)

    def clear(self) -> None:
        """Draw no bars any more."""
        for item in list(self.items):
            self.removeItem(item)
