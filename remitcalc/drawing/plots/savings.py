"""The chart of what each worker saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from remitcalc.drawing.columns import Columns, columns
from remitcalc.drawing.label_placement import Box, around
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.plot import Margins, Plot, Range, Spot
from remitcalc.drawing.plots.savings_names import BarNames
from remitcalc.drawing.plotted import Bars
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks,
    paint_bottom_title,
    paint_row_words,
    paint_rows,
    paint_top_title,
    widest,
)
from remitcalc.output.chart_data.savings import SAVES, UNSURE, WORSE_OFF, SavingsChart

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil

    Edges = tuple[NDArray[np.float64], ...]

_KINDS = (SAVES, UNSURE, WORSE_OFF)
_APART = 0.03
_HEADROOM = 1.3
_FEWEST = 9.0
"""So many bars fill the width; fewer are not drawn wider."""
_OUTLINED_FROM = 3.0
_GAP = 4.0
_MOST_COVERING = 60


class SavingsPlot(Plot[SavingsChart]):
    """A bar per worker; kinds of workers stand apart, each with its colour and pattern.

    A bar is a unit wide, so that the value in its middle is its place in the order of drawing, plus
    what stands apart. Where there are more bars than columns of pixels, each column shows the one
    farthest from zero.
    """

    can_zoom = True

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.item.clear()
        kind = self.data.kind
        gap = max(1.0, _APART * len(kind))
        before = np.searchsorted(kind, kind)  # how many workers are of earlier kinds
        parts = np.unique(before, return_inverse=True)[1].reshape(before.shape)
        self._places: NDArray[np.float64] = np.arange(len(kind)) + parts * gap
        self._columns: dict[int, Columns] = {}
        self._bars = {k: self._bar_item(k) for k in _KINDS if (kind == k).any()}

    def _bar_item(self, kind: int) -> Any:
        colours = self.theme.colours
        fills = {SAVES: colours.pooled, UNSURE: colours.surface, WORSE_OFF: colours.worse_soft}
        bars = Bars(
            x0=[0.0],
            width=1.0,
            height=[0.0],
            pen=QPen(Qt.PenStyle.NoPen),
            brush=QColor(fills[kind]),
        )
        self.item.addItem(bars, ignoreBounds=True)
        return bars

    def spot(self, row: int) -> Spot:
        """Return the end of a worker's bar."""
        frame = self.frame
        place, saving = float(self._places[row]), float(self.data.saving[row])
        return Spot(row, self.data.hover(row), frame.x(place), frame.y(saving))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the worker whose bar stands in a column of pixels."""
        box = self.frame.box
        if self.data.nothing or not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            return None
        value = self.frame.value_x(x)
        after = int(np.searchsorted(self._places, value))
        near = [row for row in (after - 1, after) if 0 <= row < len(self._places)]
        row = min(near, key=lambda r: abs(float(self._places[r]) - value))
        return self.spot(row) if abs(float(self._places[row]) - value) <= 1 else None

    def labels(self) -> list[PlacedLabel]:
        """Return the labels in their places."""
        return self._labels

    def bar_boxes(self, kind: int) -> list[Box]:
        """Return the bars of a kind as they are drawn, in pixels."""
        return _boxes(*self._edges(kind))

    def _edges(self, kind: int) -> Edges:
        """Return left, top, right and bottom of the bars of a kind that are in view, in pixels."""
        frame, shown = self.frame, self._columns.get(kind)
        if shown is None:
            return (np.empty(0),) * 4
        low, high = frame.box.left, frame.box.right
        lefts, rights = frame.xs(shown.starts), frame.xs(shown.ends)
        ends, zero = frame.ys(shown.heights), frame.y(0)
        seen = (rights > low) & (lefts < high)
        left, right, end = lefts[seen].clip(min=low), rights[seen].clip(max=high), ends[seen]
        return left, np.minimum(end, zero), right, np.maximum(end, zero)

    def _home(self) -> tuple[Range, Range]:
        if not len(self.data.saving):
            return (0.0, 1.0), (0.0, 1.0)
        low, high = float(self.data.saving.min()), float(self.data.saving.max())
        span = max(high, 0.0) - min(low, 0.0) or 1.0
        head = (_HEADROOM - 1) * span
        bottom = low - head if low < 0 else 0.0
        last = float(self._places[-1])
        side = max(0.75, (_FEWEST - last) / 2)
        return (-side, last + side), (bottom, max(high, 0.0) + head)

    def _least_range(self) -> float:
        return 12.0

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        said = money_ticks(self.data.scale, *self._home()[1], max(self.page.height - 3 * line, 1))
        left = widest(theme, said) + 2 * theme.spacing.two
        right = theme.spacing.three
        low, high = self._home()[0]
        pitch = (self.page.width - left - right) / (high - low)
        self._names = BarNames(theme, self.data.names, pitch, self.page.height)
        return Margins(left, line + 2 * gap, right, line + 2 * gap + self._names.height)

    def _settle(self) -> None:
        frame = self.frame
        self._rows = money_ticks(self.data.scale, *frame.y_range, frame.box.height)
        for kind, bars in self._bars.items():
            rows = self.data.kind == kind
            shown = columns(self._places[rows], self.data.saving[rows], frame)
            self._columns[kind] = shown
            bars.setOpts(x0=shown.starts, x1=shown.ends, width=None, height=shown.heights)
        self._labels = self._placed_labels(frame)

    def _placed_labels(self, frame: Frame) -> list[PlacedLabel]:
        colours = self.theme.colours
        hues = {SAVES: colours.pooled, UNSURE: colours.quiet, WORSE_OFF: colours.worse}
        rows = [frame.y(value) for value, _ in self._rows]
        taken, labels = [], []
        for kind in sorted(self._bars, reverse=True):
            boxes = _envelope(*self._edges(kind))
            if boxes:
                taken += boxes
                labels.append(self._label(kind, hues[kind], boxes))
        if self.data.left_out:
            corner = (frame.box.right, frame.box.top)
            labels.append(
                Label(
                    self.data.left_out,
                    colours.quiet,
                    lambda width, _: [(corner[0] - width, corner[1])],
                )
            )
        ground = Ground(frame.box.grown(-1), taken, rows=rows)
        return place_labels(labels, self.theme, ground)

    def _label(self, kind: int, colour: str, boxes: list[Box]) -> Label:
        left, right = boxes[0].left, boxes[-1].right
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        middle = (left + right) / 2

        def places(width: float, height: float) -> list[tuple[float, float]]:
            above, below = top - height - _GAP, bottom + _GAP
            rows = (below, above) if kind == WORSE_OFF else (above, below)
            columns_ = (left, middle - width / 2, right - width)
            wished = [(column, row) for row in rows for column in columns_]
            return wished + around(middle, rows[0], width, height, _GAP)

        return Label(self.data.labels[kind], colour, places, is_bold=kind != UNSURE)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours = self.theme.colours
        worse = self.bar_boxes(WORSE_OFF)
        pencil.hatch(worse, colours.worse)
        for boxes, colour in ((worse, colours.worse), (self.bar_boxes(UNSURE), colours.field_line)):
            for box in boxes if boxes and boxes[0].width >= _OUTLINED_FROM else []:
                pencil.outline(box, colour)
        paint_rows(pencil, self.theme, frame, [tick for tick in self._rows if tick[0] == 0])
        paint_labels(pencil, self._labels, colours.surface)
        paint_row_words(pencil, self.theme, frame, self._rows)
        paint_top_title(pencil, self.theme, self.page, self.data.scale.title)
        self._names.paint(pencil, frame, self._places.tolist())
        title = self.data.worker_title
        if self.data.names and not self._names.fit:
            title = self.data.unnamed_title
        paint_bottom_title(pencil, self.theme, frame, self.page, title)


def _envelope(*edges: NDArray[np.float64]) -> list[Box]:
    """Return a few boxes that together cover all, so that labels are placed quickly."""
    left, top, right, bottom = edges
    size = max(1, -(-len(left) // _MOST_COVERING))
    firsts = np.arange(0, len(left), size)
    if not len(firsts):
        return []
    lasts = np.append(firsts[1:], len(left)) - 1
    return _boxes(
        left[firsts],
        np.minimum.reduceat(top, firsts),
        right[lasts],
        np.maximum.reduceat(bottom, firsts),
    )


def _boxes(*edges: NDArray[np.float64]) -> list[Box]:
    return [
        Box(left, top, right - left, bottom - top)
        for left, top, right, bottom in zip(*(edge.tolist() for edge in edges), strict=True)
    ]
