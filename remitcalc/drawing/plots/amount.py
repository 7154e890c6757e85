"""The chart of cost by the amount sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.band import bands, paint_bands
from remitcalc.drawing.clipping import clipped, cut_segment, sampled
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.labels import Ground, paint_labels, place_labels
from remitcalc.drawing.open_end import FRINGE, paint_fringe
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.plots.amount_labels import ALONE, BAND, OWN, POOLED, AmountLabels, Drawn
from remitcalc.drawing.plots.offered import OFFERED
from remitcalc.drawing.plots.other_lines import OtherLines, Piece, broken
from remitcalc.drawing.pullable import PullablePlot, paint_grips
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
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.amount import AmountCost

_DOT, _GRIP = 5.0, 8.0
_INK_STEP = 3.0


class AmountPlot(PullablePlot[AmountChart]):
    """Two curves over the amounts; where figures lie outside the surveyed amounts they are dotted.

    Values along the bottom are major units, those at the side too, or percent. The other ways are
    grey lines behind, broken where labels stand.
    """

    can_zoom = True
    _stands_still = False
    _placed_in: Frame | None = None
    _behind: Sequence[PlacedLabel] = ()

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
        return self.spot(self.row_at(x))

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

    def knob(self) -> Point | None:
        """Return the dot of the own amount on the pool's curve; None: it is not in view."""
        dots = [point for way, point in self.dots() if way is self.data.pooled]
        return dots[0] if dots and self.frame.box.holds(Box(*dots[0], 0, 0)) else None

    def held_lines(self) -> list[list[Point]]:
        """Return the pool's curve, in pixels."""
        return self.curves[id(self.data.pooled)]

    def row_at(self, x: float) -> int:
        """Return the row of the amount nearest to a pixel's column."""
        return int(np.argmin(np.abs(self.frame.xs(self.data.amounts) - x)))

    def cost_at(self, row: int) -> float:
        """Return what an amount costs pooled, as it is drawn; NaN: not possible."""
        return float(self.data.pooled.cost[row])

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
        line = self.data.offered
        self._offered = (
            [] if line is None else clipped(frame.xs(line.at), frame.ys(line.cost), frame.box)
        )
        if self._stands_still and frame == self._placed_in:
            self._place_both(frame)
        else:
            self.others = OtherLines(self.data.others, self.data.amounts, frame)
            self._place_labels(frame)
        self._stands_still, self._placed_in = False, frame

    def _prepare(self, *, keeps_range: bool) -> None:
        """While the line is held, what does not move stays as it gave way before."""
        self._stands_still = keeps_range

    def _place_both(self, frame: Frame) -> None:
        """Place what names the two ways, and of what else was named what they leave free.

        Other lines, which do not move, are not broken anew: a halo keeps them off the words.
        """
        labels, ground = self._both(frame)
        words = place_labels(labels.wanted(), self.theme, ground)
        free = [one for one in self._behind if not any(one.box.overlaps(w.box) for w in words)]
        self._labels = [*(one._replace(is_crossed=True) for one in words), *free]

    def _both(self, frame: Frame) -> tuple[AmountLabels, Ground]:
        """Return the labels of the two ways, and where they may stand as if they were alone."""
        data = self.data
        kept_free = [
            Box(*point, 0, 0).grown((_GRIP if self.is_pullable else _DOT) + 1)
            for _, point in self.dots()
        ]
        rows = [frame.y(value) for value, _ in self._rows]
        both = {name: sampled(line, _INK_STEP) for name, line in self._both_lines().items()}
        curves = (self.curves[id(data.pooled)], self.curves[id(data.alone)])
        drawn = Drawn(*curves, self.dots(), self._offered)
        ground = Ground(frame.box.grown(-1), kept_free, both, rows)
        return AmountLabels(data, self.theme, frame, drawn), ground

    def _place_labels(self, frame: Frame) -> None:
        """Place what names the two ways as if they were alone; other lines break around it."""
        data = self.data
        self._percents = {
            name: [Piece([*line], is_outside=False)] for name, line in self.percent_lines()
        }
        labels, ground = self._both(frame)
        both, kept_free = ground.lines, ground.taken
        self._labels = place_labels(labels.wanted(), self.theme, ground)
        first = len(self._labels)
        for name, pieces in self._percents.items():
            self._percents[name] = broken(pieces, self._labels, both)
        ground = ground._replace(lines=self.lines(), taken=self._taken(kept_free))
        percents = list(labels.of_percents(self.percent_lines()))
        self._labels += place_labels(percents, self.theme, ground)
        self.others.give_way(self._labels, self.lines())
        lines = {**self.lines(), **self.others.ink()}
        ground = ground._replace(lines=lines, taken=self._taken(kept_free))
        names = self.others.labels(frame.x(data.own_amount), self.theme.colours.quiet)
        self._labels += self.others.near(place_labels(names, self.theme, ground))
        self._behind = self._labels[first:]

    def _taken(self, kept_free: Sequence[Box]) -> list[Box]:
        return [*kept_free, *(one.box for one in self._labels)]

    def lines(self) -> dict[str, NDArray[np.float64]]:
        """Return points of every line that is drawn, in pixels, by its name."""
        drawn = self._both_lines()
        for name, pieces in self._percents.items():
            drawn[name] = [piece.points for piece in pieces]
        return {name: sampled(line, _INK_STEP) for name, line in drawn.items()}

    def _both_lines(self) -> dict[str, list[list[Point]]]:
        """Return the lines of the two ways, of what belongs to them and of the own amount."""
        frame = self.frame
        drawn = {
            OFFERED: self._offered,
            ALONE: self.curves[id(self.data.alone)],
            POOLED: self.curves[id(self.data.pooled)],
        }
        drawn[BAND] = [edge for one in self._band for edge in one]
        for name, way in ((ALONE, self.data.alone), (POOLED, self.data.pooled)):
            if way.is_open:
                curve = self.curves[id(way)]
                drawn[name] = [*curve, *([(x, y - FRINGE) for x, y in part] for part in curve)]
        x = frame.x(self.data.own_amount)
        if frame.box.left <= x <= frame.box.right:
            drawn[OWN] = [[(x, frame.box.top), (x, frame.box.bottom)]]
        return drawn

    def percent_lines(self) -> list[tuple[str, tuple[Point, Point]]]:
        """Return the lines of 3 % and 5 % within the frame: their names and ends in pixels."""
        frame, found = self.frame, []
        last = float(self.data.amounts[-1])
        for one in self.data.percents:
            low, high = 0.0, last * one.percent / 100
            if self.data.is_percent:
                low = high = float(one.percent)
            ends = ((frame.x(0), frame.y(low)), (frame.x(last), frame.y(high)))
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
        self.others.paint(pencil, colours.field_line)
        for pieces in self._percents.values():
            for piece in pieces:
                pencil.line(piece.points[0], piece.points[-1], colours.field_line, "level")
        x = frame.x(self.data.own_amount)
        if box.left <= x <= box.right:
            pencil.line((x, box.top), (x, box.bottom), colours.text, "mark")
        pencil.curve(self._offered, colours.pooled, OFFERED)
        self._draw_way(pencil, frame, self.data.alone, colours.alone, "alone")
        self._draw_way(pencil, frame, self.data.pooled, colours.pooled, "pooled")
        paint_labels(pencil, self._labels, colours.surface)
        for way, point in self.dots():
            colour = colours.pooled if way is self.data.pooled else colours.alone
            is_held = self.is_pullable and way is self.data.pooled
            pencil.dot(point, _GRIP if is_held else _DOT, colour, colours.surface)
            if is_held:
                paint_grips(pencil, point, is_upright=True)
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
