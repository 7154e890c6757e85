"""A chart among paragraphs: its words begin where theirs do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from remitcalc.drawing.pages.picture import ChartPicture

if TYPE_CHECKING:
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.pages.block import Placing
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart


class InsetChart(ChartPicture):
    """A chart whose own margin lies outside the text. Only the window's thread may paint it."""

    def __init__(
        self, data: Chart, high: float, theme: Theme, placing: Placing | None = None
    ) -> None:
        super().__init__(data, high, placing)
        self._margin = theme.spacing.six

    def paint(self, pencil: Pencil, box: Box) -> None:
        """Paint the chart's sheet over its box, without the margin above and below."""
        painter = pencil.painter
        painter.save()
        sheet = box.grown(self._margin)
        painter.setClipRect(QRectF(sheet.left, box.top, sheet.width, box.height))
        super().paint(pencil, sheet)
        painter.restore()
