"""The chart of what each worker saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from remitcalc.drawing.columns import Columns, columns
from remitcalc.drawing.label_placement import Box, around
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.open_end import OPEN_LENGTH, beyond
from remitcalc.drawing.plot import Margins, Plot, Range, Spot
from remitcalc.drawing.plots.savings_ends import SavingsEnds, boxes_of, envelope
from remitcalc.drawing.plots.savings_histogram import Histogram
from remitcalc.drawing.plots.savings_names import BarNames
from remitcalc.drawing.plots.savings_selection import SavingsSelection
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
from remitcalc.drawing.style import text_size, wrapped
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.savings_order import KINDS, SAVES, UNSURE, WORSE_OFF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.plots.savings_ends import Edges

_APART = 0.03
_HEADROOM = 1.3
_FEWEST = 9.0
"""So many bars fill the width; fewer are not drawn wider."""
_GAP = 4.0
_MOST_COVERING = 60
_WIDE_ENOUGH = 560.0
"""Narrower pages show the histogram only."""
_BINNED = 0.3
_ALIKE_WIDTH = 6.0


class SavingsPlot(Plot[SavingsChart]):
    """A bar per worker; kinds of workers stand apart, each with its colour and pattern.

    A bar is a unit wide, so that the value in its middle is its place in the order of drawing, plus
    what stands apart. Where there are more bars than columns of pixels, each column shows the one
    farthest from zero.
    """

    can_zoom = True
    _selection: SavingsSelection | None = None

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.item.clear()
        kind = self.data.kind
        gap = max(1.0, _APART * len(kind))
        before = np.searchsorted(kind, kind)  # how many workers are of earlier kinds
        parts = np.unique(before, return_inverse=True)[1].reshape(before.shape)
        self._places: NDArray[np.float64] = np.arange(len(kind)) + parts * gap
        if self.data.alike:
            # One bar stands for all.
            self._places = np.zeros(len(kind))
        self._columns: dict[int, Columns] = {}
        selected = self._selection.workers if self._selection is not None else ()
        self._selection = SavingsSelection(self.data, selected)
        self._bars = {k: self._bar_item(k) for k in KINDS if (kind == k).any()}

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

    def rows(self) -> range | list[int]:
        """Return the workers that can be pointed at; one where one bar stands for all.

        Where there is only the histogram, its bins are.
        """
        if self.is_only_binned and not self.data.nothing:
            return list(range(len(self.data.bins)))
        return [0] if self.data.alike and not self.data.nothing else super().rows()

    @property
    def is_only_binned(self) -> bool:
        """Whether there is room for the histogram only."""
        return bool(self.data.bins) and self.page.width < _WIDE_ENOUGH

    def select(self, workers: Sequence[int] | NDArray[np.intp]) -> None:
        """Mark workers, by their rows in the payroll, counted from 0, until others are selected."""
        self._selection = SavingsSelection(self.data, workers)
        self._over.refresh()

    def workers_of(self, row: int) -> list[int]:
        """Return the workers whom a bar stands for, by their rows in the payroll."""
        if self.is_only_binned:
            return self._workers_in(row)
        workers: list[int] = self.data.workers.tolist()
        return workers if self.data.alike else workers[row : row + 1]

    def workers_at(self, x: float, y: float) -> list[int]:
        """Return the workers whose bar, or bin of the histogram, is under a pixel."""
        if self.data.bins and not self.is_only_binned:
            for at, box in enumerate(self._binned(self.frame).boxes()):
                if box.left <= x <= box.right and box.top <= y <= box.bottom:
                    return self._workers_in(at)
        spot = self.spot_at(x, y)
        return [] if spot is None else self.workers_of(spot.row)

    def _workers_in(self, at: int) -> list[int]:
        one, saving = self.data.bins[at], self.data.saving
        found: list[int] = self.data.workers[(saving >= one.low) & (saving < one.high)].tolist()
        return found

    def spot(self, row: int) -> Spot:
        """Return the end of a worker's bar."""
        frame = self.frame
        if self.is_only_binned:
            row = min(row, len(self.data.bins) - 1)
            box = self._binned(frame).boxes()[row]
            lines = (self.data.bins[row].said,)
            return Spot(row, lines, box.right, box.top + box.height / 2)
        if self.data.alike:
            return Spot(row, self.data.hover(row), frame.x(0), frame.y(self.data.saving[0]))
        place, saving = float(self._places[row]), float(self.data.saving[row])
        return Spot(row, self.data.hover(row), frame.x(place), frame.y(saving))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the worker whose bar stands in a column of pixels."""
        box = self.frame.box
        if self.data.nothing or not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            return None
        if self.is_only_binned:
            boxes = enumerate(self._binned(self.frame).boxes())
            return next((self.spot(at) for at, b in boxes if b.top <= y <= b.bottom), None)
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
        return boxes_of(*self.edges(kind))

    def edges(self, kind: int) -> Edges:
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
        if self.data.alike:
            saving = float(self.data.saving[-1])
            edges = (min(saving, 0.0), max(saving, 0.0) or 1.0)
            return (-0.75, _ALIKE_WIDTH), (_HEADROOM * edges[0], _HEADROOM * edges[1])
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
        if self.data.bins and not self.is_only_binned:
            right += _BINNED * self.page.width
        low, high = self._home()[0]
        pitch = (self.page.width - left - right) / (high - low)
        self._names = BarNames(theme, self.data.names, pitch, self.page.height)
        return Margins(left, line + 2 * gap, right, line + 2 * gap + self._names.height)

    def _settle(self) -> None:
        frame = self.frame
        self._rows = money_ticks(self.data.scale, *frame.y_range, frame.box.height)
        for kind, bars in self._bars.items():
            rows = np.flatnonzero(self.data.kind == kind)
            rows = rows[:1] if self.data.alike else rows
            rows = rows[:0] if self.is_only_binned else rows
            shown = columns(self._places[rows], self.data.saving[rows], frame)
            self._columns[kind] = shown
            bars.setOpts(x0=shown.starts, x1=shown.ends, width=None, height=shown.heights)
        self._labels = self._placed_labels(frame)

    def _placed_labels(self, frame: Frame) -> list[PlacedLabel]:
        colours = self.theme.colours
        hues = {SAVES: colours.pooled, UNSURE: colours.quiet, WORSE_OFF: colours.worse}
        rows = [frame.y(value) for value, _ in self._rows]
        open_ends = [
            beyond(box, direction) for box, direction, kind in self._ends().bars() if kind != UNSURE
        ]
        taken, labels = open_ends[:_MOST_COVERING], []
        for kind in sorted(self._bars, reverse=True):
            boxes = envelope(*self.edges(kind))
            if boxes:
                taken = [*taken, *boxes]
                labels.append(self._label(kind, hues[kind], boxes))
        if self.data.alike or self.is_only_binned:
            labels = []
        for number, said in enumerate(filter(None, (self.data.left_out, self.data.open_name))):
            labels.append(Label(said, colours.quiet, _corner(frame.box, number)))
        ground = Ground(frame.box.grown(-1), taken, rows=rows)
        return place_labels(labels, self.theme, ground)

    def _label(self, kind: int, colour: str, boxes: list[Box]) -> Label:
        left, right = boxes[0].left, boxes[-1].right
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        middle = (left + right) / 2

        def places(width: float, height: float) -> list[tuple[float, float]]:
            ends = OPEN_LENGTH if kind != UNSURE and self.data.open_name else 0.0
            above, below = top - height - _GAP - ends, bottom + _GAP + ends
            rows = (below, above) if kind == WORSE_OFF else (above, below)
            columns_ = (left, middle - width / 2, right - width)
            wished = [(column, row) for row in rows for column in columns_]
            return wished + around(middle, rows[0], width, height, _GAP)

        return Label(self.data.labels[kind], colour, places, is_bold=kind != UNSURE)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours = self.theme.colours
        pencil.hatch(self.bar_boxes(WORSE_OFF), colours.worse)
        self._ends().paint(pencil)
        paint_rows(pencil, self.theme, frame, [tick for tick in self._rows if tick[0] == 0])
        paint_labels(pencil, self._labels, colours.surface)
        paint_row_words(pencil, self.theme, frame, self._rows)
        paint_top_title(pencil, self.theme, self.page, self.data.scale.title)
        if self._selection is not None and not self.is_only_binned:
            self._selection.paint_bars(pencil, frame, self._places)
        if self.data.alike:
            self._paint_sentence(pencil, frame)
            return
        if self.data.bins:
            binned = self._binned(frame)
            binned.paint(pencil)
            if self._selection is not None:
                self._selection.paint_bins(pencil, binned.boxes())
        if self.is_only_binned:
            paint_bottom_title(pencil, self.theme, frame, self.page, self.data.bins_title)
            return
        self._names.paint(pencil, frame, self._places.tolist())
        title = self.data.worker_title
        if self.data.names and not self._names.all_fit:
            title = self.data.unnamed_title
        paint_bottom_title(pencil, self.theme, frame, self.page, title)

    def _ends(self) -> SavingsEnds:
        return SavingsEnds(self.data, self.theme, {kind: self.edges(kind) for kind in KINDS})

    def _paint_sentence(self, pencil: Pencil, frame: Frame) -> None:
        """Write beside the one bar what all save."""
        used, colours = pencil.font(self.theme.type.lead, is_bold=True), self.theme.colours
        left = frame.x(0.5) + self.theme.spacing.six
        room = self.page.right - left - self.theme.spacing.two
        lines = wrapped(used, self.data.alike, room)
        height = text_size(used, "Ág")[1]
        top = frame.y(float(self.data.saving[0]) / 2) - height * len(lines) / 2
        for number, line in enumerate(lines):
            box = Box(left, top + number * height, room, height)
            pencil.text(box, line, colours.text, used, halo=colours.surface)

    def _binned(self, frame: Frame) -> Histogram:
        """Return the histogram: beside the bars, or in their stead."""
        left = frame.box.left if self.is_only_binned else frame.box.right + self.theme.spacing.six
        right = self.page.right - self.theme.spacing.three
        box = Box(left, frame.box.top, max(right - left, 1.0), frame.box.height)
        return Histogram(self.data, self.theme, frame._replace(box=box))


def _corner(box: Box, number: int) -> Callable[[float, float], list[tuple[float, float]]]:
    """Return the place of the first or second line in the upper right corner."""
    return lambda width, height: [(box.right - width, box.top + number * height)]
