"""Workers who are selected beside the chart of savings: their bars, and the bins they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.label_placement import Box
from remitcalc.output.chart_data.savings import bin_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.savings import SavingsChart

_MOST_MARKS = 60
_TIP, _THICK = 6.0, 3.0
_APART = 2 * _TIP


class SavingsSelection:
    """Some of the workers of a chart, by their rows in the payroll, counted from 0."""

    def __init__(self, data: SavingsChart, workers: Sequence[int] | NDArray[np.intp] = ()) -> None:
        self.workers = np.asarray(workers, dtype=np.intp)
        self._data = data
        self.rows: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        if len(self.workers):
            self.rows = np.flatnonzero(np.isin(data.workers, self.workers))

    def bins(self) -> list[int]:
        """Return the bins that any of them is in."""
        savings = np.unique(self._data.saving[self.rows]).tolist() if self._data.bins else []
        return sorted({bin_of(self._data.bins, saving) for saving in savings})

    def paint_bars(self, pencil: Pencil, frame: Frame, places: NDArray[np.float64]) -> None:
        """Mark their bars: a frame, a line at the bottom, and tips that point up at them."""
        if not len(self.rows):
            return
        colours = pencil.theme.colours
        rows = self.rows[:1] if self._data.alike else self.rows
        at = places[rows]
        lefts = np.maximum(frame.xs(at - 0.5), frame.box.left)
        rights = np.minimum(frame.xs(at + 0.5), frame.box.right)
        seen = rights > lefts
        lefts, rights = lefts[seen], rights[seen]
        ends, zero = frame.ys(self._data.saving[rows][seen]), frame.y(0)
        bars = zip(lefts.tolist(), rights.tolist(), ends.tolist(), strict=True)
        for left, right, end in list(bars)[:_MOST_MARKS]:
            box = Box(left, min(end, zero), right - left, abs(end - zero))
            pencil.outline(box, colours.text, "outline")
        runs = _joined(np.sort(lefts), np.sort(rights))
        bottom = frame.box.bottom
        for left, right in runs:
            strip = Box(left, bottom - _THICK, max(right - left, 1.0), _THICK)
            pencil.fill(strip, colours.text)
        last = -_APART
        for left, right in runs[:_MOST_MARKS]:
            middle = (left + right) / 2
            if middle - last >= _APART:
                last = middle
                for size, colour in ((_TIP + 2, colours.surface), (_TIP, colours.text)):
                    foot = bottom - _THICK + (size - _TIP)
                    points = [
                        (middle - size, foot),
                        (middle + size, foot),
                        (middle, foot - 2 * size),
                    ]
                    pencil.area(points, colour)

    def paint_bins(self, pencil: Pencil, boxes: Sequence[Box]) -> None:
        """Mark the bins they are in: a frame, and a tip from the axis."""
        colour = pencil.theme.colours.text
        for one in self.bins():
            box = boxes[one]
            pencil.outline(box, colour, "mark")
            middle = box.top + box.height / 2
            left = box.left
            tip = [(left, middle - _TIP), (left, middle + _TIP), (left + 2 * _TIP, middle)]
            pencil.area(tip, colour)


def _joined(lefts: NDArray[np.float64], rights: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Return spans from left to right, those that touch each other as one."""
    if not len(lefts):
        return []
    breaks = np.flatnonzero(lefts[1:] - rights[:-1] > 1.0)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(lefts) - 1)
    return list(zip(lefts[firsts].tolist(), rights[lasts].tolist(), strict=True))
