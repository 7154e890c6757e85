"""The chart of a corridor's average costs by quarter."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.clipping import clipped, sampled
from remitcalc.drawing.label_placement import Box, around, beside_row
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.plot import Margins, Plot, Range, Spot
from remitcalc.drawing.scenery import (
    Tick,
    line_height,
    paint_bottom_title,
    paint_column_words,
    paint_row_words,
    paint_rows,
    paint_top_title,
    widest,
)
from remitcalc.drawing.style import font, text_size
from remitcalc.drawing.ticks import ticks
from remitcalc.output.chart_data.history import HistoryChart
from remitcalc.output.number_format import NO_BREAK_SPACE, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.history import HistorySeries

_QUARTERS = 4
_SHORT = 8
"""Up to so many quarters in all, quarters are named rather than years."""

_PIXELS_DOWN = 40.0
_INK_STEP = 3.0
_GAP = 7.0
_DOT, _SMALL_DOT = 3.5, 2.5
_CROWDED = 12.0
_FEWEST_DOWN, _WORDS_WIDE = 2, 1.6


class HistoryPlot(Plot[HistoryChart]):
    """A line per amount, with a dot for each quarter; where none was surveyed the line has a gap.

    Values along the bottom are quarters, counted.
    """

    def spot(self, row: int) -> Spot:
        """Return a quarter's place on the first line that has one there."""
        frame = self.frame
        costs = [one.costs[row] for one in self.data.series if np.isfinite(one.costs[row])]
        y = frame.y(float(costs[0])) if costs else frame.box.bottom
        return Spot(row, self.data.hover(row), frame.x(float(self.data.at[row])), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the surveyed quarter nearest to a pixel's column."""
        box = self.frame.box
        if self.data.nothing or not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            return None
        away = np.abs(self.frame.xs(self.data.at) - x)
        return self.spot(int(np.argmin(away)))

    def labels(self) -> list[PlacedLabel]:
        """Return the labels in their places."""
        return self._labels

    def _home(self) -> tuple[Range, Range]:
        at = self.data.at
        first, last = (float(at[0]), float(at[-1])) if len(at) else (0.0, 1.0)
        room = max(0.5, (last - first) * 0.02)
        return (first - room, last + room), self.data.cost_range

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        height = self.page.height - 3 * line - 4 * gap
        left = widest(theme, self._costs(self.data.cost_range, height)) + 2 * theme.spacing.two
        return Margins(left, line + 2 * gap, theme.spacing.three, 2 * line + 2 * gap)

    def _settle(self) -> None:
        frame = self.frame
        self._rows = self._costs(frame.y_range, frame.box.height)
        self._lines = [self._parts(frame, one) for one in self.data.series]
        box = frame.box
        lines = {f"series-{at}": sampled(parts, _INK_STEP) for at, parts in enumerate(self._lines)}
        for level in self.data.levels:
            y = frame.y(level.value)
            lines[level.label] = sampled([[(box.left, y), (box.right, y)]], _INK_STEP)
        dots = [point for parts in self._lines for part in parts for point in part]
        taken = [Box(*point, 0, 0).grown(_DOT) for point in dots]
        faint = [frame.y(value) for value, _ in self._rows]
        ground = Ground(box.grown(-1), taken, lines, faint)
        self._labels = place_labels([*self._wanted(frame)], self.theme, ground)

    def _parts(self, frame: Frame, series: HistorySeries) -> list[list[Point]]:
        """Return a line's parts: it ends where the next quarter was not surveyed."""
        at = self.data.at
        if not len(at):
            return []
        quarters = np.arange(at[0], at[-1] + 1)
        costs = np.full(len(quarters), np.nan)
        costs[at - at[0]] = series.costs
        return clipped(frame.xs(quarters), frame.ys(costs), frame.box)

    def _wanted(self, frame: Frame) -> Iterator[Label]:
        ends = [parts[-1][-1][1] if parts else 0.0 for parts in self._lines]
        for at, (series, parts) in enumerate(zip(self.data.series, self._lines, strict=True)):
            points = [point for part in parts for point in part][::-1]
            is_upper = ends[at] == min(ends)
            places = partial(_beside_points, points, is_upper=is_upper)
            yield Label(
                series.label, self._colours[at], places, is_bold=True, lines=(f"series-{at}",)
            )
        for level in self.data.levels:
            places = partial(beside_row, frame.y(level.value), bounds=frame.box.grown(-1), gap=1.0)
            yield Label(level.label, self.theme.colours.quiet, places, lines=(level.label,))

    @property
    def _colours(self) -> tuple[str, str]:
        return (self.theme.colours.alone, self.theme.colours.text)

    def _costs(self, values: Range, length: float) -> list[Tick]:
        """Return the ticks of the percentages."""
        found = ticks(*values, max(int(length / _PIXELS_DOWN), _FEWEST_DOWN))
        write = self.data.language.numbers.decimal
        said = [write(rounded(Decimal(repr(v)), found.decimals)) for v in found.values]
        return [(v, f"{s}{NO_BREAK_SPACE}%") for v, s in zip(found.values, said, strict=True)]

    def _times(self, frame: Frame) -> list[Tick]:
        """Return the ticks of time: years at their first quarters, or all quarters of a few."""
        at = self.data.at
        first, last = int(at[0]), int(at[-1])
        is_short = last - first < _SHORT
        steps = (1, 2, 4) if is_short else tuple(_QUARTERS * years for years in (1, 2, 5, 10))
        used = font(self.theme, self.theme.type.small)
        for step in steps:
            places = [v for v in range(first, last + 1) if is_short or v % step == 0]
            places = places[::step] if is_short else places
            said = [(float(v), self._time(v, is_short=is_short)) for v in places]
            room = step / (frame.x_range[1] - frame.x_range[0]) * frame.box.width
            if all(text_size(used, text)[0] * _WORDS_WIDE < room for _, text in said):
                break
        return said

    def _time(self, quarter: int, *, is_short: bool) -> str:
        return self.data.quarter_name(quarter) if is_short else str(quarter // _QUARTERS)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours, box = self.theme.colours, frame.box
        for level in self.data.levels:
            y = frame.y(level.value)
            pencil.line((box.left, y), (box.right, y), colours.field_line, "level")
        for parts, colour, is_full in zip(self._lines, self._colours, (True, False), strict=True):
            pencil.curve([part for part in parts if len(part) > 1], colour, "pooled")
            for point in (point for part in parts for point in part):
                self._dot(pencil, frame, point, colour, is_full=is_full)
        paint_labels(pencil, self._labels, colours.surface)
        paint_row_words(pencil, self.theme, frame, self._rows)
        paint_column_words(pencil, self.theme, frame, self._times(frame), self.page)
        paint_top_title(pencil, self.theme, self.page, self.data.cost_title)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.time_title)

    def _dot(
        self, pencil: Pencil, frame: Frame, point: Point, colour: str, *, is_full: bool
    ) -> None:
        """Paint a quarter: the smaller amount's are full, the larger's are rings."""
        apart = frame.box.width / (frame.x_range[1] - frame.x_range[0])
        radius = _DOT if apart >= _CROWDED else _SMALL_DOT
        fill = colour if is_full else self.theme.colours.surface
        pencil.dot(point, radius, fill, colour, 1.5)


def _beside_points(
    points: list[Point], width: float, height: float, *, is_upper: bool
) -> list[tuple[float, float]]:
    """Return places around the points of a line, from its end: on the side off the other line."""
    found = [
        (x, y, left, top) for x, y in points for left, top in around(x, y, width, height, _GAP)
    ]
    return [(left, top) for _, y, left, top in found if (top + height / 2 < y) == is_upper]
