"""A plot of rows below each other, a unit apart, the first at the top, at zero."""

from __future__ import annotations

from remitcalc.drawing.plot import C, Plot


class RowPlot(Plot[C]):
    """Names stand at the left and figures at the right of the frame: they point at a row, too."""

    def row_at(self, x: float, y: float, count: int) -> int | None:
        """Return in which of `count` rows a pixel is, from 0; None: in none."""
        box, row = self.frame.box, round(-self.frame.value_y(y))
        is_inside = box.top <= y <= box.bottom and 0 <= x <= self.page.right
        if self.data.nothing or not is_inside or not 0 <= row < count:
            return None
        return row

    def _resized(self) -> None:
        """Leave room for the names; which rows are shown depends on the size."""
        self._leave_margins()
        self.reset_zoom()
