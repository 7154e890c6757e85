"""The chart of cost per worker by group size."""

from __future__ import annotations

from math import ceil, log10
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.band import bands, paint_bands
from remitcalc.drawing.clipping import clipped, sampled
from remitcalc.drawing.columns import thinned
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.labels import Ground, paint_labels, place_labels
from remitcalc.drawing.open_end import FRINGE, paint_fringe
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.plots.group_size_labels import (
    ALONE,
    BAND,
    BREAK_EVEN,
    OWN,
    POOLED,
    WORKERS,
    Labelled,
    SizeLabels,
)
from remitcalc.drawing.plots.offered import OFFERED
from remitcalc.drawing.pullable import PullablePlot, paint_grips
from remitcalc.drawing.scenery import (
    Tick,
    line_height,
    money_ticks,
    paint_bottom_title,
    paint_column_words,
    paint_row_words,
    paint_rows,
    paint_top_title,
    widest,
)
from remitcalc.drawing.style import font, text_size
from remitcalc.drawing.ticks import powers, ticks
from remitcalc.output.chart_data.group_size import GroupSizeChart

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.drawing.band import Band
    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil

_REACH = 10.0
_HANDLE = 6.0
_GRIP = 8.0
_INK_STEP = 3.0
_PIXELS_PER_TICK = 3.2


class GroupSizePlot(PullablePlot[GroupSizeChart]):
    """Pooled against alone, by size; the own size, or the pool's line, can be dragged.

    Values along the bottom are sizes, or their logarithms to the base ten.
    """

    can_zoom = True
    is_draggable = False

    def let_drag(self, *, can_drag: bool) -> None:
        """Show, or hide, that the own size can be dragged."""
        if can_drag == self.is_draggable:
            return
        self.is_draggable = can_drag
        stands = [(free, label.box) for free in self._kept_free() for label in self._labels]
        if can_drag and not any(free.overlaps(box) for free, box in stands):
            self._over.refresh()  # a larger dot that touches no label moves none
        else:
            self._changed()

    def _prepare(self, *, keeps_range: bool) -> None:
        if not keeps_range:
            # While a size is dragged, what is in view stands still, and so does its spacing.
            self._is_logarithmic = self.data.is_logarithmic

    @property
    def handle(self) -> Point | None:
        """Where the scenario's own size can be taken hold of, in pixels; None: nowhere."""
        own, frame = self.data.own, self.frame
        if own is None or self.data.nothing:
            return None
        return (frame.x(self.value_of(own.size)), frame.y(own.cost))

    def grabs(self, x: float, y: float) -> bool:
        """Return whether a press at this pixel takes hold of the own size: near its line."""
        handle, box = self.handle, self.frame.box
        return handle is not None and abs(x - handle[0]) <= _REACH and box.top <= y <= box.bottom

    def knob(self) -> Point | None:
        """Return the dot of the own size, in pixels; None: it is not in view."""
        handle = self.handle
        return handle if handle and self.frame.box.grown(1).holds(Box(*handle, 0, 0)) else None

    def held_lines(self) -> list[list[Point]]:
        """Return the pool's line and that of the workers' part, in pixels."""
        return [*self._curve, *self._workers]

    def row_at(self, x: float) -> int:
        """Return the row of the size nearest to a pixel's column."""
        return self.size_at(x) - 1

    def cost_at(self, row: int) -> float:
        """Return what a pool costs by worker, with the employer's part; NaN: not possible."""
        return float(self.data.pooled[row])

    def size_at(self, x: float) -> int:
        """Return the size nearest to a pixel column, among those shown."""
        value = self.frame.value_x(x)
        size = 10**value if self._is_logarithmic else value
        return int(min(max(round(size), 1), len(self.data.sizes)))

    def rows(self) -> range:
        """Return the sizes in view, as rows."""
        low, high = self.frame.x_range
        sizes = (10**low, 10**high) if self._is_logarithmic else (low, high)
        rows = range(
            max(ceil(sizes[0] - 1e-6), 1) - 1, min(int(sizes[1] + 1e-6), len(self.data.sizes))
        )
        return rows if not self.data.nothing else range(0)

    def first_row(self) -> int | None:
        """Return the scenario's own size, as a row."""
        return self.data.own.size - 1 if self.data.own else None

    def value_of(self, size: float) -> float:
        """Return where a size stands on the axis."""
        return log10(size) if self._is_logarithmic else float(size)

    def spot(self, row: int) -> Spot:
        """Return a size's place on the pooled curve, at the edge where it is dearer than shown."""
        frame = self.frame
        cost = self.data.pooled[row]
        shown = self.data.alone.value if np.isnan(cost) and self.data.alone else float(cost)
        shown = 0.0 if np.isnan(shown) else shown
        y = min(max(frame.y(shown), frame.box.top), frame.box.bottom)
        return Spot(row, self.data.hover(row), frame.x(self.value_of(row + 1)), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the size above or below a pixel."""
        box = self.frame.box
        is_inside = box.left - 1 <= x <= box.right + 1 and box.top <= y <= box.bottom
        return self.spot(self.row_at(x)) if is_inside and not self.data.nothing else None

    def labels(self) -> list[PlacedLabel]:
        """Return the labels in their places."""
        return self._labels

    def _home(self) -> tuple[Range, Range]:
        last = self.value_of(self.data.shown)
        first = 0.0
        # The last size is where the plot ends, the first a step from where it begins.
        return (first, last), self.data.cost_range

    def _least_range(self) -> float:
        return 0.3 if self._is_logarithmic else 10.0

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        height = self.page.height - 3 * line - 4 * gap
        said = money_ticks(self.data.scale, *self.data.cost_range, max(height, 1.0))
        left = widest(theme, said) + 2 * theme.spacing.two
        return Margins(left, line + 2 * gap, theme.spacing.three, 2 * line + 2 * gap)

    def _settle(self) -> None:
        frame, sizes = self.frame, self.data.sizes
        self._rows = money_ticks(self.data.scale, *frame.y_range, frame.box.height)
        xs = frame.xs(np.log10(sizes) if self._is_logarithmic else sizes)
        ys = frame.ys(self.data.pooled)
        # Sizes out of view are left out, but for the neighbours a line comes from and goes to.
        seen = np.flatnonzero((xs >= frame.box.left) & (xs <= frame.box.right))
        part = slice(max(int(seen[0]) - 1, 0), int(seen[-1]) + 2) if len(seen) else slice(0, 0)
        kept = thinned(xs[part], ys[part])
        self._curve = clipped(xs[part][kept], ys[part][kept], frame.box)
        self._offered = self._offered_line(frame)
        self._band = self._bands(xs)
        self._workers = []
        if self.data.workers is not None:
            own = frame.ys(self.data.workers)
            kept = thinned(xs[part], own[part])
            self._workers = clipped(xs[part][kept], own[part][kept], frame.box)
        labelled = Labelled(
            self._curve, self._workers, self.handle, self._break_even_x(), self._offered
        )
        self._labels = place_labels(
            SizeLabels(self.data, self.theme, frame, labelled).wanted(),
            self.theme,
            Ground(
                frame.box.grown(-1),
                self._kept_free(),
                self.lines(),
                [frame.y(value) for value, _ in self._rows],
            ),
        )

    def _offered_line(self, frame: Frame) -> list[list[Point]]:
        line = self.data.offered
        if line is None:
            return []
        xs = frame.xs(np.log10(line.at) if self._is_logarithmic else line.at)
        # A step more than is in view at either side, where it comes from and goes to.
        first, last = np.searchsorted(xs, [frame.box.left, frame.box.right]).tolist()
        part = slice(max(first - 1, 0), last + 1)
        ys = frame.ys(line.cost[part])
        kept = thinned(xs[part], ys)
        return clipped(xs[part][kept], ys[kept], frame.box)

    def _bands(self, xs: NDArray[np.float64]) -> list[Band]:
        if self.data.band is None:
            return []
        least, most = (self.frame.ys(edge) for edge in self.data.band)
        return bands(xs[: len(least)], least, most, self.frame.box)

    def _break_even_x(self) -> float | None:
        mark = self.data.break_even
        return None if mark is None else self.frame.x(self.value_of(mark.size))

    def _kept_free(self) -> list[Box]:
        handle = self.handle
        return [Box(*handle, 0, 0).grown(self._radius() + 1)] if handle else []

    def _radius(self) -> float:
        return _GRIP if self.is_draggable or self.is_pullable else _HANDLE

    def lines(self) -> dict[str, NDArray[np.float64]]:
        """Return points of every line that is drawn, in pixels, by its name."""
        frame = self.frame
        box = frame.box
        drawn = {POOLED: self._curve, WORKERS: self._workers, OFFERED: self._offered}
        drawn[BAND] = [edge for one in self._band for edge in one]
        levels = [(one.label, one.value) for one in self.data.levels]
        levels += [(ALONE, self.data.alone.value)] if self.data.alone else []
        for name, value in levels:
            y = frame.y(value)
            rows = [y, y - FRINGE] if name == ALONE and self.data.alone_is_open else [y]
            drawn[name] = [
                [(box.left, row), (box.right, row)] for row in rows if box.top <= row <= box.bottom
            ]
        x = self._break_even_x()
        if x is not None:
            drawn[BREAK_EVEN] = [[(x, box.top), (x, box.bottom)]]
        if self.handle is not None:
            x, y = self.handle
            drawn[OWN] = [[(x, y), (x, box.bottom)]]
        return {name: sampled(line, _INK_STEP) for name, line in drawn.items()}

    def _size_ticks(self, frame: Frame) -> list[Tick]:
        low, high = frame.x_range
        count = self.data.scale.language.numbers.count
        used = font(self.theme, self.theme.type.small)
        widest_word = text_size(used, count(len(self.data.sizes)))[0]
        most = max(int(frame.box.width / (_PIXELS_PER_TICK * max(widest_word, 14.0))), 2)
        if self._is_logarithmic:
            # From 5 to 10 is three tenths of the way from 1 to 10: the closest ticks there are.
            closest = log10(2) / (high - low) * frame.box.width
            steps = (1, 2, 5) if closest > widest_word + self.theme.spacing.two else (1,)
            return [(log10(v), count(int(v))) for v in powers(10**low, 10**high, steps)]
        values = [*ticks(low, high, most, 1.0).values]
        if low <= 0:  # there is no pool of nobody; the smallest one starts the axis
            step = values[1] - values[0] if len(values) > 1 else 1.0
            values = [1.0, *(value for value in values if value >= 1 + step / 2)]
        return [(value, count(int(value))) for value in values]

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)
        if self.data.alone is not None and self.data.has_saving and not self._band:
            self._paint_saving(pencil, frame, frame.y(self.data.alone.value))
        paint_bands(pencil, self.theme, self._band, is_outline=False)
        if self._workers:
            self._paint_employer(pencil)
        paint_rows(pencil, self.theme, frame, [tick for tick in self._rows if tick[0] == 0])

    def _paint_saving(self, pencil: Pencil, frame: Frame, y: float) -> None:
        """Fill what pooling saves: between the line alone and the curve, where that is lower."""
        box = frame.box
        below = Box(box.left, max(y, box.top), box.width, max(box.bottom - max(y, box.top), 0))
        for part in self._curve:
            xs, ys = np.array(part).T
            for low in clipped(xs, ys, below):
                corners = [(low[-1][0], below.top), (low[0][0], below.top)]
                pencil.area([*low, *corners], self.theme.colours.pooled_soft)

    def _paint_employer(self, pencil: Pencil) -> None:
        """Fill the employer's part: between the workers' line and the curve of the whole cost."""
        for upper, lower in zip(self._curve, self._workers, strict=False):
            pencil.area([*upper, *lower[::-1]], self.theme.colours.line)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours, box = self.theme.colours, frame.box
        for level in self.data.levels:
            self._across(pencil, frame, level.value, colours.field_line, "level")
        if self.data.alone is not None:
            self._across(pencil, frame, self.data.alone.value, colours.alone, "alone")
            y = frame.y(self.data.alone.value)
            if self.data.alone_is_open and box.top <= y <= box.bottom:
                line = [(box.left, y), (box.right, y)]
                paint_fringe(pencil, [line], colours.alone, is_up=True)
        x = self._break_even_x()
        if x is not None and box.left <= x <= box.right:
            pencil.line((x, box.top), (x, box.bottom), colours.text, "mark")
        paint_bands(pencil, self.theme, self._band, is_outline=True)
        pencil.curve(self._offered, colours.pooled, OFFERED)
        pencil.curve(self._workers, colours.pooled, "workers")
        pencil.curve(self._curve, colours.pooled, "pooled")
        if self.data.pooled_is_open:
            paint_fringe(pencil, self._curve, colours.pooled, is_up=True)
        paint_labels(pencil, self._labels, colours.surface)
        handle = self.knob()
        if handle is not None:
            pencil.line((handle[0], handle[1]), (handle[0], box.bottom), colours.pooled, "level")
            pencil.dot(handle, self._radius(), colours.pooled, colours.surface)
            if self.is_draggable or self.is_pullable:
                paint_grips(pencil, handle, is_upright=self.is_pullable)
        paint_row_words(pencil, self.theme, frame, self._rows)
        paint_column_words(pencil, self.theme, frame, self._size_ticks(frame), self.page)
        paint_top_title(pencil, self.theme, self.page, self.data.scale.title)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.size_title)

    def _across(self, pencil: Pencil, frame: Frame, value: float, colour: str, stroke: str) -> None:
        y = frame.y(value)
        if frame.box.top <= y <= frame.box.bottom:
            pencil.line((frame.box.left, y), (frame.box.right, y), colour, stroke)
