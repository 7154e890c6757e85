"""The chart of what arrives and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.row_plot import RowPlot
from remitcalc.drawing.rows_that_fit import Apart, Left, rows_that_fit
from remitcalc.drawing.scenery import (
    line_height,
    paint_bottom_title,
    paint_column_words,
    paint_columns,
)
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.drawing.ticks import ticks
from remitcalc.output.chart_data.speed import ALONE, POOLED, SpeedChart

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.scenery import Tick

_WIDEST_NAMES = 0.36
_LEAST_ROW = 1.25
_THICKNESS = 0.4
_DOT = 4.0
_PIXELS_A_TICK = 60.0


class SpeedPlot(RowPlot[SpeedChart]):
    """A bar per way from its least to its most days; rows a unit apart, the first at the top.

    What arrives and the days stand in two columns at the right. Ways that do not say how long they
    take follow apart, without a bar.
    """

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.shown: list[int | Left | Apart] = []

    @property
    def slots(self) -> dict[int, int]:
        """From a way to the slot it stands in, counted from the top."""
        return {row: slot for slot, row in enumerate(self.shown) if isinstance(row, int)}

    def rows(self) -> list[int]:
        """Return the ways that are shown."""
        return [] if self.data.nothing else list(self.slots)

    def spot(self, row: int) -> Spot:
        """Return where a way's days end; of one that does not say them, where the axis begins."""
        days = self.data.rows[row].days or (0, 0)
        y = self.frame.y(-self.slots.get(row, 0))
        return Spot(row, self.data.hover(row), self.frame.x(days[1]), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the way in whose row a pixel is."""
        slot = self.row_at(x, y, len(self.shown))
        if slot is None:
            return None
        row = self.shown[slot]
        return self.spot(row) if isinstance(row, int) else None

    def labels(self) -> list[PlacedLabel]:
        """Return no labels: names and words stand beside the frame."""
        return []

    def bars(self) -> dict[int, Box]:
        """Return the days of the ways that say them, in pixels, by way; one day has no length."""
        frame, found = self.frame, {}
        for row, slot in self.slots.items():
            days = self.data.rows[row].days
            if days is not None:
                left, right = frame.x(days[0]), frame.x(days[1])
                top, bottom = frame.y(_THICKNESS / 2 - slot), frame.y(-_THICKNESS / 2 - slot)
                found[row] = Box(left, top, right - left, bottom - top)
        return found

    def _home(self) -> tuple[Range, Range]:
        days = [one.days[1] for one in self.data.rows if one.days is not None]
        high = max([*days, 1])
        return (-0.04 * high, 1.06 * high), (0.5 - max(len(self.shown), 1), 0.5)

    def _columns(self) -> tuple[float, float]:
        """Return the widths of the two columns of words."""
        used = font(self.theme, self.theme.type.small, is_bold=True)
        said = [(one.arrives, one.time) for one in self.data.rows]
        said.append(self.data.headers)
        arrives, time = (max(text_size(used, both[at])[0] for both in said) for at in (0, 1))
        return arrives + self.theme.spacing.three, time + self.theme.spacing.three

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        used = font(theme, theme.type.small, is_bold=True)
        names = max((text_size(used, one.label)[0] for one in self.data.rows), default=0.0)
        # Without an axis names have its room.
        widest = _WIDEST_NAMES if self.data.timed else 1 - _WIDEST_NAMES
        left = min(names + 4 * gap, widest * self.page.width)
        top, bottom = line + 2 * gap, 2 * line + 2 * gap
        self._fit(self.page.height - top - bottom, line)
        return Margins(left, top, sum(self._columns()) + gap, bottom)

    def _fit(self, height: float, line: float) -> None:
        room = max(int(height / (_LEAST_ROW * line)), 3)
        keep = [row for row, one in enumerate(self.data.rows) if one.role != ALONE]
        timed, apart = self.data.timed, len(self.data.rows) - self.data.timed
        if not apart:
            self.shown = [*rows_that_fit(timed, room, keep)]
            return
        # Those apart take at most half of the rows where there are too many of both.
        kept = [row - timed for row in keep if row >= timed]
        under = rows_that_fit(apart, max(room - timed - 1, room // 2, 2), kept)
        over: list[int | Left] = rows_that_fit(
            timed, max(room - len(under) - 1, 2), [r for r in keep if r < timed]
        )
        below = [row if isinstance(row, Left) else row + timed for row in under]
        self.shown = [*over, Apart(), *below]

    def _settle(self) -> None:
        frame = self.frame
        high = frame.x_range[1]
        found = ticks(0, high, max(int(frame.box.width / _PIXELS_A_TICK), 2), least_step=1)
        count = self.data.language.numbers.count
        self._ticks: list[Tick] = []
        if self.data.timed:
            self._ticks = [(value, count(int(value))) for value in found.values]

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        for row, slot in self.slots.items():
            if self.data.rows[row].role == POOLED:
                top, bottom = frame.y(0.5 - slot), frame.y(-0.5 - slot)
                band = Box(0.0, top, self.page.width, bottom - top)
                pencil.fill(band, self.theme.colours.pooled_soft, radius=4.0)
        paint_columns(pencil, self.theme, frame, self._ticks)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours = self.theme.colours
        for row, bar in self.bars().items():
            role = self.data.rows[row].role
            colour = {POOLED: colours.pooled, ALONE: colours.quiet}.get(role, colours.alone)
            if role == POOLED or bar.width < 1:
                pencil.fill(bar, colour)
            else:
                pencil.hatch([bar], colour)
                pencil.outline(bar, colour)
            middle = bar.top + bar.height / 2
            for x in (bar.left, bar.right):
                pencil.dot((x, middle), _DOT, colour, colours.surface)
        for slot, shown in enumerate(self.shown):
            self._paint_row(pencil, frame, slot, shown)
        self._paint_heads(pencil, frame)
        under = self.page._replace(width=frame.box.right + self.theme.spacing.four)
        paint_column_words(pencil, self.theme, frame, self._ticks, under)
        if self.data.days_title:
            paint_bottom_title(pencil, self.theme, frame, self.page, self.data.days_title)

    def _paint_row(
        self, pencil: Pencil, frame: Frame, slot: int, shown: int | Left | Apart
    ) -> None:
        """Write a way's name and words, how many are left out, or what the ones apart are."""
        theme, colours = self.theme, self.theme.colours
        top, height = frame.y(0.5 - slot), frame.y(0) - frame.y(1)
        line = Box(theme.spacing.one, top, self.page.width - theme.spacing.two, height)
        if isinstance(shown, Left):
            used = pencil.font(theme.type.tiny)
            pencil.text(line, f"⋯ {self.data.hidden(shown.rows)}", colours.quiet, used)
            return
        if isinstance(shown, Apart):
            used, y = pencil.font(theme.type.small), round(top + 1)
            pencil.fill(line, colours.surface)
            pencil.line((0.0, y), (self.page.right, y), colours.field_line, "grid")
            pencil.text(line, elided(used, self.data.apart, line.width), colours.quiet, used)
            return
        one = self.data.rows[shown]
        colour = {POOLED: colours.pooled, ALONE: colours.text}.get(one.role, colours.alone)
        used = pencil.font(theme.type.small, is_bold=one.role != ALONE)
        width = frame.box.left - theme.spacing.three
        name = elided(used, one.label, width, in_middle=one.role == ALONE)
        pencil.text(line._replace(width=width), name, colour, used)
        left = frame.box.right
        for said, wide in zip((one.arrives, one.time), self._columns(), strict=True):
            pencil.text(Box(left, top, wide, height), said, colour, used, "right")
            left += wide

    def _paint_heads(self, pencil: Pencil, frame: Frame) -> None:
        """Write over the columns what they are."""
        used, left = pencil.font(self.theme.type.small), frame.box.right
        line = line_height(self.theme, self.theme.type.small)
        for said, wide in zip(self.data.headers, self._columns(), strict=True):
            pencil.text(Box(left, 1.0, wide, line), said, self.theme.colours.quiet, used, "right")
            left += wide
