"""A picture in a document: a chart with its title and footer, as it is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.pages.block import Block, Placing

if TYPE_CHECKING:
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.chart import Chart


class ChartPicture(Block):
    """A chart as wide as the text and `high` pixels high. Only the window's thread may paint it."""

    def __init__(self, data: Chart, high: float, placing: Placing | None = None) -> None:
        super().__init__(placing)
        self._data, self._high = data, high

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return its height, whatever its width."""
        return self._high

    def paint(self, pencil: Pencil, box: Box) -> None:
        """Paint the chart as its own sheet."""
        # Imported here: documents without charts need no pyqtgraph.
        from remitcalc.drawing.sheet import Sheet

        sheet = Sheet(self._data, box.width, box.height, pencil.theme)
        painter = pencil.painter
        painter.save()
        painter.translate(box.left, box.top)
        sheet.paint(painter)
        painter.restore()
