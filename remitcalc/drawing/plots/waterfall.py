"""The chart of where the money goes, alone beside pooled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import OPEN_LENGTH, paint_faded, paint_run_on, paint_stretch
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.row_plot import RowPlot
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks_across,
    paint_bottom_title,
    paint_column_words,
    paint_columns,
    widest,
)
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.drawing.swatches import Entry, Look, OpenLook, key_lines, paint_key_lines
from remitcalc.output.chart_data.waterfall import (
    ABSENT,
    ALONE,
    FULL,
    LATER,
    POOLED,
    WaterfallChart,
)

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.waterfall import Stage

_WAYS = (ALONE, POOLED)
_OFFSETS = {ALONE: 0.2, POOLED: -0.2}
_THICKNESS = 0.34
_WIDEST_NAMES = 0.3
_HEADROOM = 0.03
_BREAK = 12.0
_SLANT = 4.0
_GAP = 3.0


class StageBar(NamedTuple):
    """One step of one way as it is drawn, in pixels."""

    row: int
    way: int
    stage: Stage
    box: Box


class WaterfallPlot(RowPlot[WaterfallChart]):
    """Two bars per step; rows a unit apart, the first at the top, at zero.

    Money runs from the left: each step takes its stretch off the end of the bar before it. The
    figures stand in two columns at the right.
    """

    def rows(self) -> list[int]:
        """Return the steps."""
        return [] if self.data.nothing else list(range(len(self.data.stages)))

    def spot(self, row: int) -> Spot:
        """Return where a step of the pool ends."""
        stage = self.data.stages[row][POOLED]
        y = self.frame.y(_OFFSETS[POOLED] - row)
        return Spot(row, self.data.hover(row), self.frame.x(stage.end), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the step in whose row a pixel is."""
        row = self.row_at(x, y, len(self.data.stages))
        return None if row is None else self.spot(row)

    def labels(self) -> list[PlacedLabel]:
        """Return no labels: names and figures stand beside the frame."""
        return []

    def bars(self) -> list[StageBar]:
        """Return every step that has a length, and the absent ones, which have none."""
        frame, found = self.frame, []
        for row, both in enumerate(self.data.stages):
            for way, stage in zip(_WAYS, both, strict=True):
                start = self.data.least if stage.kind == FULL else stage.start
                left, right = sorted((frame.x(start), frame.x(stage.end)))
                middle = _OFFSETS[way] - row
                top, bottom = frame.y(middle + _THICKNESS / 2), frame.y(middle - _THICKNESS / 2)
                found.append(StageBar(row, way, stage, Box(left, top, right - left, bottom - top)))
        return found

    def look(self, way: int) -> Look:
        """Return how bars of a way are painted."""
        colours = self.theme.colours
        if way == POOLED:
            return Look(colours.pooled)
        return Look(colours.alone_tint, colours.alone, is_hatched=True)

    def _home(self) -> tuple[Range, Range]:
        ends = [one.end for row in self.data.stages for one in row]
        high = max([*ends, self.data.least + 1e-9])
        span = high - self.data.least or 1.0
        # Room for what is parted with at least, which runs on.
        air = max(_HEADROOM, OPEN_LENGTH / max(self.frame.box.width - OPEN_LENGTH, 100))
        rows = max(len(self.data.stages), 1)
        return (self.data.least, high + air * span), (0.5 - rows, 0.5)

    def _columns(self) -> list[float]:
        """Return the widths of the two columns of figures."""
        used = font(self.theme, self.theme.type.small, is_bold=True)
        return [
            max(
                [text_size(used, row[way].label)[0] for row in self.data.stages]
                + [text_size(used, self.data.ways[way])[0]]
            )
            + self.theme.spacing.three
            for way in _WAYS
        ]

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        left = widest(theme, [(0.0, name) for name in self.data.names]) * 1.08 + 3 * gap
        left = min(left, _WIDEST_NAMES * self.page.width)
        top = (1 + len(self._key())) * line + 3 * gap
        return Margins(left, top, sum(self._columns()) + gap, 2 * line + 2 * gap)

    def _settle(self) -> None:
        frame = self.frame
        low, high = frame.x_range
        self._ticks = money_ticks_across(self.data.scale, self.theme, low, high, frame.box.width)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_columns(pencil, self.theme, frame, self._ticks)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        bars = self.bars()
        for bar in bars:
            self._paint_bar(pencil, bar)
        self._paint_links(pencil, bars)
        self._paint_rows(pencil, frame)
        self._paint_heads(pencil, frame)
        under = self.page._replace(width=frame.box.right + self.theme.spacing.four)
        paint_column_words(pencil, self.theme, frame, self._ticks, under)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.scale.title)

    def _paint_bar(self, pencil: Pencil, bar: StageBar) -> None:
        colours, stage = self.theme.colours, bar.stage
        family = "pooled" if bar.way == POOLED else "alone"
        edge, soft = getattr(colours, family), getattr(colours, f"{family}_soft")
        look = self.look(bar.way)
        if stage.kind == ABSENT:
            # It takes something off the end, nobody knows how much.
            paint_run_on(pencil, bar.box, soft, edge, "left")
        elif stage.kind == LATER:
            paint_stretch(pencil, bar.box, soft, edge)
        elif stage.kind == FULL and stage.is_open and bar.row:
            solid = paint_faded(pencil, bar.box, look.fill, edge, "right")
            look._replace(outline="").paint(pencil, [solid])
            if look.is_hatched:
                pencil.hatch([solid], edge)
        else:
            look.paint(pencil, [bar.box])
            if stage.kind == FULL and stage.is_open:
                paint_run_on(pencil, bar.box, look.fill, edge, "right")
        if stage.kind == FULL and self.data.least > 0:
            self._paint_break(pencil, bar.box)

    def _paint_break(self, pencil: Pencil, box: Box) -> None:
        """Paint the slanting gap of a bar that does not begin at zero."""
        left, colours = box.left + _BREAK, self.theme.colours
        low, high = (left - _SLANT, box.bottom + 1), (left + _SLANT, box.top - 1)
        wide = [(x + _GAP, y) for x, y in (high, low)]
        pencil.area([low, high, *wide], colours.surface)
        for shift in (0.0, _GAP):
            start, end = ((x + shift, y) for x, y in (low, high))
            pencil.line(start, end, colours.quiet, "outline")

    def _paint_links(self, pencil: Pencil, bars: list[StageBar]) -> None:
        """Paint where one step ends and the next one begins."""
        for way in _WAYS:
            own = [bar for bar in bars if bar.way == way]
            colour = self.theme.colours.pooled if way == POOLED else self.theme.colours.alone
            for before, after in pairwise(own):
                x = self.frame.x(before.stage.end)
                pencil.line((x, before.box.bottom), (x, after.box.top), colour, "missing")

    def _paint_rows(self, pencil: Pencil, frame: Frame) -> None:
        """Write names and both figures of each step; whole sums in bold."""
        theme, colours = self.theme, self.theme.colours
        for row, (name, both) in enumerate(zip(self.data.names, self.data.stages, strict=True)):
            top, height = frame.y(0.5 - row), frame.y(0) - frame.y(1)
            used = pencil.font(theme.type.small, is_bold=both[0].kind == FULL)
            width = frame.box.left - theme.spacing.two
            said = elided(used, name, width)
            pencil.text(Box(0.0, top, width, height), said, colours.text, used, "right")
            left = frame.box.right
            for stage, wide in zip(both, self._columns(), strict=True):
                pencil.text(Box(left, top, wide, height), stage.label, colours.text, used, "right")
                left += wide

    def _paint_heads(self, pencil: Pencil, frame: Frame) -> None:
        """Write over the columns whose they are, and over the frame what the bars are."""
        theme, colours = self.theme, self.theme.colours
        line, used = line_height(theme, theme.type.small), pencil.font(theme.type.small)
        top, left = frame.box.top - line - theme.spacing.half, frame.box.right
        for said, wide in zip(self.data.ways, self._columns(), strict=True):
            pencil.text(Box(left, top, wide, line), said, colours.quiet, used, "right")
            left += wide
        first = Box(theme.spacing.one, 0.0, self._key_width(), line)
        paint_key_lines(pencil, theme, first, self._key())

    def _key_width(self) -> float:
        return self.page.width - self.theme.spacing.two

    def _key(self) -> list[list[Entry]]:
        """Return what the bars are, in as many lines as it takes to say it whole."""
        colours = self.theme.colours
        entries: list[Entry] = [(self.look(way), self.data.ways[way]) for way in _WAYS]
        if self.data.open_name:
            entries.append((OpenLook(colours), self.data.open_name))
        if self.data.later_name:
            entries.append((Look(colours.line), self.data.later_name))
        return key_lines(self.theme, self._key_width(), entries)
