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
from remitcalc.drawing.style import font, text_size, wrapped
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.savings_order import KINDS, SAVES, UNSURE, WORSE_OFF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.plots.savings_ends import Edges
    from remitcalc.drawing.theme import Theme

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
_LEVEL_FROM = 76.0
_DEEPEST = 0.3


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
        if self.data.alike:
            # One bar stands for all.
            self._places = np.zeros(len(kind))
        self._columns: dict[int, Columns] = {}
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
        """Return the workers that can be pointed at; one where one bar stands for all."""
        return [0] if self.data.alike and not self.data.nothing else super().rows()

    @property
    def is_only_binned(self) -> bool:
        """Whether there is room for the histogram only."""
        return bool(self.data.bins) and self.page.width < _WIDE_ENOUGH

    def spot(self, row: int) -> Spot:
        """Return the end of a worker's bar."""
        frame = self.frame
        if self.data.alike:
            return Spot(row, self.data.hover(row), frame.x(0), frame.y(self.data.saving[0]))
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
        if self.data.alike:
            self._paint_sentence(pencil, frame)
            return
        if self.data.bins:
            self._binned(frame).paint(pencil)
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


class BarNames:
    """The names of one plot, whose bars stand `pitch` pixels apart on a page `height` high.

    Names stand level where all have room, else turned; one that has no room is left out whole.
    """

    def __init__(self, theme: Theme, names: Sequence[str], pitch: float, height: float) -> None:
        self._theme, self._names = theme, names
        self._used = font(theme, theme.type.small)
        self._line = line_height(theme, theme.type.small)
        self._room = pitch - theme.spacing.one
        self._widths = [text_size(self._used, name)[0] for name in names]
        widest = max(self._widths, default=0.0)
        self._are_level = self._room >= min(widest, _LEVEL_FROM)
        deepest = self._room if self._are_level else _DEEPEST * height
        self._written = [width <= deepest for width in self._widths]
        self.fit = any(self._written) and (self._are_level or pitch >= self._line)
        self.all_fit = self.fit and all(self._written)
        written = (w for w, has_room in zip(self._widths, self._written, strict=True) if has_room)
        self._depth = self._line if self._are_level else max(written, default=0.0) + 1

    @property
    def height(self) -> float:
        """What they need under the frame, in pixels."""
        return self._depth + self._theme.spacing.one if self.fit else 0.0

    def paint(self, pencil: Pencil, frame: Frame, places: Sequence[float]) -> None:
        """Write each name that has room under its bar."""
        if not self.fit:
            return
        colour, top = self._theme.colours.text, frame.box.bottom + self._theme.spacing.one
        for name, place, has_room in zip(self._names, places, self._written, strict=True):
            x = frame.x(place)
            if has_room and self._are_level:
                box = Box(x - self._room / 2, top, self._room, self._line)
                pencil.text(box, name, colour, self._used, "centre")
            elif has_room:
                box = Box(x - self._line / 2, top, self._line, self._depth)
                pencil.turned_text(box, name, colour, self._used)
