"""A plot without words around it, at a fixed size: what sheets and pages show of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from remitcalc.drawing.bare_item import BareItem
from remitcalc.drawing.guarded import errors_raised
from remitcalc.drawing.painting import paint
from remitcalc.drawing.plotted import Scene

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart

WHITE = "#ffffff"


class PlotPicture:
    """Paints the plot of one chart; sizes are pixels of 1/96 inch."""

    def __init__(self, data: Chart, width: float, height: float, theme: Theme) -> None:
        self._size = QRectF(0, 0, width, height)
        # No view: a scene is enough, nothing appears on a screen and no event has to pass.
        self._scene = Scene()
        item = BareItem()
        self._scene.addItem(item)
        with errors_raised():
            item.setGeometry(self._size)
            self.plot = paint(item, data, theme)

    def paint(self, painter: QPainter, box: Box) -> None:
        """Paint the plot into a box of its size."""
        painter.save()
        # pyqtgraph paints its box with whatever brush was used last, over the grid lines.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        items = [i for i in self._scene.items() if hasattr(i, "setExportMode")]
        for item in items:
            item.setExportMode(export=True, opts={"background": QColor(WHITE), "antialias": True})
        try:
            with errors_raised():
                self._scene.render(painter, QRectF(*box), self._size)
        finally:
            for item in items:
                item.setExportMode(export=False)
            painter.restore()
