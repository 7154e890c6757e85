"""The chart of cost by the amount sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.band import bands, paint_bands
from remitcalc.drawing.clipping import clipped, cut_segment, sampled
from remitcalc.drawing.label_placement import Box, around, beside_column
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.open_end import FRINGE, paint_fringe
from remitcalc.drawing.plot import Margins, Plot, Range, Spot
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks,
    money_ticks_across,
    paint_bottom_title,
    paint_column_words,
    paint_row_words,
    paint_rows,
    paint_top_title,
    widest,
)
from remitcalc.output.chart_data.amount import AmountChart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.amount import AmountCost

_DOT = 5.0
_INK_STEP = 3.0
ALONE, POOLED, OWN, BAND = "alone", "pooled", "own", "band"
"""The names of the lines."""

_GAP = 4.0
_DOT_GAP = 6.0
_SIDE_GAP = 14.0
"""Wider, so that a label by a dot stands nearer to its curve than to the amount's own line."""


class AmountPlot(Plot[AmountChart]):
    """Two curves over the amounts; where figures lie outside the surveyed amounts they are dotted.

    Values along both sides are major units.
    """

    can_zoom = True

    def spot(self, row: int) -> Spot:
        """Return an amount's place on the pooled curve, or alone where the pool is not possible."""
        frame = self.frame
        pooled, alone = float(self.data.pooled.cost[row]), float(self.data.alone.cost[row])
        cost = alone if np.isnan(pooled) else pooled
        x, y = frame.x(float(self.data.amounts[row])), frame.y(0.0 if np.isnan(cost) else cost)
        return Spot(row, self.data.hover(row), x, y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the nearest amount to a pixel's column."""
        box = self.frame.box
        if self.data.nothing or not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            return None
        return self.spot(int(np.argmin(np.abs(self.frame.xs(self.data.amounts) - x))))

    def rows(self) -> list[int]:
        """Return the amounts in view."""
        low, high = self.frame.x_range
        amounts, slack = self.data.amounts, 1e-9 * (high - low)
        seen = np.flatnonzero((amounts >= low - slack) & (amounts <= high + slack))
        return [] if self.data.nothing else seen.tolist()

    def first_row(self) -> int | None:
        """Return the amount nearest to the scenario's own."""
        return int(np.argmin(np.abs(self.data.amounts - self.data.own_amount)))

    def labels(self) -> list[PlacedLabel]:
        """Return the labels in their places."""
        return self._labels

    def dots(self) -> list[tuple[AmountCost, Point]]:
        """Return where the scenario's own amount stands on each curve, in pixels."""
        frame = self.frame
        x = frame.x(self.data.own_amount)
        if not frame.box.left <= x <= frame.box.right:
            return []
        ways = (self.data.pooled, self.data.alone)
        return [(way, (x, frame.y(way.own))) for way in ways if way.own is not None]

    def curve(self, way: AmountCost) -> list[list[Point]]:
        """Return a curve's parts within the frame, in pixels."""
        frame = self.frame
        return clipped(frame.xs(self.data.amounts), frame.ys(way.cost), frame.box)

    def _home(self) -> tuple[Range, Range]:
        # From nothing on, so that the eye can compare lengths along both sides.
        return (0.0, float(self.data.amounts[-1])), self.data.cost_range

    def _least_range(self) -> float:
        return float(self.data.amounts[-1]) / 10

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        height = self.page.height - 3 * line - 4 * gap
        said = money_ticks(self.data.scale, *self.data.cost_range, max(height, 1.0))
        left = widest(theme, said) + 2 * theme.spacing.two
        return Margins(left, line + 2 * gap, theme.spacing.three, 2 * line + 2 * gap)

    def _settle(self) -> None:
        frame = self.frame
        self._rows = money_ticks(self.data.scale, *frame.y_range, frame.box.height)
        low, high = frame.x_range
        self._columns = money_ticks_across(
            self.data.amount_scale, self.theme, low, high, frame.box.width
        )
        xs = frame.xs(self.data.amounts)
        self._band = []
        if self.data.band is not None:
            least, most = (frame.ys(one) for one in self.data.band)
            self._band = bands(xs, least, most, frame.box)
        self.curves = {id(way): self.curve(way) for way in (self.data.alone, self.data.pooled)}
        kept_free = [Box(*point, 0, 0).grown(_DOT + 1) for _, point in self.dots()]
        rows = [frame.y(value) for value, _ in self._rows]
        ground = Ground(frame.box.grown(-1), kept_free, self.lines(), rows)
        self._labels = place_labels(AmountLabels(self).wanted(), self.theme, ground)

    def lines(self) -> dict[str, NDArray[np.float64]]:
        """Return points of every line that is drawn, in pixels, by its name."""
        frame = self.frame
        drawn = {
            ALONE: self.curves[id(self.data.alone)],
            POOLED: self.curves[id(self.data.pooled)],
        }
        drawn[BAND] = [edge for one in self._band for edge in one]
        for name, way in ((ALONE, self.data.alone), (POOLED, self.data.pooled)):
            if way.is_open:
                curve = self.curves[id(way)]
                drawn[name] = [*curve, *([(x, y - FRINGE) for x, y in part] for part in curve)]
        for name, line in self.percent_lines():
            drawn[name] = [list(line)]
        x = frame.x(self.data.own_amount)
        if frame.box.left <= x <= frame.box.right:
            drawn[OWN] = [[(x, frame.box.top), (x, frame.box.bottom)]]
        return {name: sampled(line, _INK_STEP) for name, line in drawn.items()}

    def percent_lines(self) -> list[tuple[str, tuple[Point, Point]]]:
        """Return the lines of 3 % and 5 % within the frame: their names and ends in pixels."""
        frame, found = self.frame, []
        last = float(self.data.amounts[-1])
        for one in self.data.percents:
            ends = ((frame.x(0), frame.y(0)), (frame.x(last), frame.y(last * one.percent / 100)))
            line = cut_segment(ends, frame.box)
            if line is not None:
                found.append((one.label, line))
        return found

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)
        paint_bands(pencil, self.theme, self._band, is_outline=False)
        paint_bands(pencil, self.theme, self._band, is_outline=True)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours, box = self.theme.colours, frame.box
        for _, (start, end) in self.percent_lines():
            pencil.line(start, end, colours.field_line, "level")
        x = frame.x(self.data.own_amount)
        if box.left <= x <= box.right:
            pencil.line((x, box.top), (x, box.bottom), colours.text, "mark")
        self._draw_way(pencil, frame, self.data.alone, colours.alone, "alone")
        self._draw_way(pencil, frame, self.data.pooled, colours.pooled, "pooled")
        paint_labels(pencil, self._labels, colours.surface)
        for way, point in self.dots():
            colour = colours.pooled if way is self.data.pooled else colours.alone
            pencil.dot(point, _DOT, colour, colours.surface)
        paint_row_words(pencil, self.theme, frame, self._rows)
        # The first of them keeps clear of the words at the side.
        under = self.page._replace(left=box.left, width=self.page.right - box.left)
        paint_column_words(pencil, self.theme, frame, self._columns, under)
        paint_top_title(pencil, self.theme, self.page, self.data.scale.title)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.amount_scale.title)

    def _draw_way(
        self, pencil: Pencil, frame: Frame, way: AmountCost, colour: str, stroke: str
    ) -> None:
        xs, ys = frame.xs(self.data.amounts), frame.ys(way.cost)
        # A stretch is surveyed where both of its ends are; the dotted one reaches up to it.
        near = np.convolve(way.is_outside, [1, 1, 1], "same") > 0
        pencil.curve(clipped(xs, np.where(way.is_outside, np.nan, ys), frame.box), colour, stroke)
        pencil.curve(clipped(xs, np.where(near, ys, np.nan), frame.box), colour, "outside")
        if way.is_open:
            paint_fringe(pencil, self.curves[id(way)], colour, is_up=True)


class AmountLabels:
    """The labels of one plot at its present size and range."""

    def __init__(self, plot: AmountPlot) -> None:
        self._plot = plot
        self._frame = plot.frame

    def wanted(self) -> list[Label]:
        """Return the labels, the most important first."""
        return [*self._ways(), *self._own(), *self._outside(), *self._percents()]

    def _ways(self) -> Iterator[Label]:
        data, colours = self._plot.data, self._plot.theme.colours
        at = {id(way): point for way, point in self._plot.dots()}
        own = ((POOLED, BAND), (ALONE,))
        ways = zip((data.pooled, data.alone), (colours.pooled, colours.alone), own, strict=True)
        for way, colour, lines in ways:
            curve = [point for part in self._plot.curves[id(way)] for point in part]
            if id(way) in at:
                yield Label(
                    way.label,
                    colour,
                    self._by_dot(way, curve, *at[id(way)]),
                    is_bold=True,
                    lines=lines,
                )
            elif curve:
                middle = curve[len(curve) // 2]
                places = partial(around, *middle, gap=_GAP)
                yield Label(way.label, colour, places, is_bold=True, lines=lines)

    def _by_dot(
        self, way: AmountCost, curve: list[Point], x: float, y: float
    ) -> Callable[[float, float], list[tuple[float, float]]]:
        """Return places at a dot, then along the curve: the dearer way's over it, else under it."""
        others = [p[1] for other, p in self._plot.dots() if other is not way]
        is_upper = not others or y <= others[0]
        spots = curve[:: max(len(curve) // 12, 1)][::-1]

        def places(width: float, height: float) -> list[tuple[float, float]]:
            near = _beside_dot(x, y, width, height, is_upper=is_upper)
            over = [(px - width, py - height - FRINGE - _GAP) for px, py in spots]
            under = [(px + _GAP, py + _GAP) for px, py in spots]
            return [*near, *(over if is_upper else under)]

        return places

    def _own(self) -> Iterator[Label]:
        x, box = self._frame.x(self._plot.data.own_amount), self._frame.box
        if box.left <= x <= box.right:
            places = partial(beside_column, x, bounds=box.grown(-_GAP), gap=_GAP)
            yield Label(
                self._plot.data.own_label, self._plot.theme.colours.text, places, lines=(OWN,)
            )

    def _outside(self) -> Iterator[Label]:
        data, box = self._plot.data, self._frame.box
        for said in filter(None, (data.outside_label, data.open_label, data.band_label)):
            yield Label(
                said,
                self._plot.theme.colours.quiet,
                lambda width, height: [
                    (box.right - width, box.bottom - height - _GAP),
                    (box.right - width, box.bottom - 2 * height - _GAP),
                    (box.right - width, box.bottom - 3 * height - _GAP),
                    (box.left + _GAP, box.top + _GAP),
                ],
            )

    def _percents(self) -> Iterator[Label]:
        for name, (start, end) in self._plot.percent_lines():
            places = partial(_along, start=start, end=end)
            yield Label(name, self._plot.theme.colours.quiet, places, lines=(name,))


def _beside_dot(
    x: float, y: float, width: float, height: float, *, is_upper: bool
) -> list[tuple[float, float]]:
    over, under = y - height - _DOT_GAP, y + _DOT_GAP
    rows = (over, under) if is_upper else (under, over)
    left, right = x - width - _SIDE_GAP, x + _SIDE_GAP
    columns = (left, right) if is_upper else (right, left)
    near = [(column, row) for row in rows for column in columns]
    far = [(column, rows[0] + shift) for shift in (-height, height) for column in columns]
    return [*near, *far]


def _along(
    width: float, height: float, start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return places over and under a slanting line, from its far end on."""
    found = []
    for share in (0.98, 0.9, 0.8, 0.7, 0.6, 0.4, 0.2):
        x = start[0] + share * (end[0] - start[0])
        y = start[1] + share * (end[1] - start[1])
        found += [(x - width, y - height - 2 * _GAP), (x + _GAP, y + _GAP)]
    return found
