"""The rows of the breakdown: names, patterns, amounts, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import beyond, paint_run_on, paint_stretch
from remitcalc.drawing.plots.breakdown_segments import CROSSED, FALLING, PALE, REST, RISING, SOLID
from remitcalc.drawing.rows_that_fit import Apart, Left
from remitcalc.drawing.style import elided, text_size
from remitcalc.output.chart_data.breakdown import ALONE, POOLED

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.plots.breakdown import BreakdownPlot

_AMOUNTS_FROM = 15.0


class BarRows:
    """Paints the rows of one plot."""

    def __init__(self, plot: BreakdownPlot, pencil: Pencil, frame: Frame) -> None:
        self._plot = plot
        self._pencil = pencil
        self._frame = frame
        self._theme = plot.theme

    def backgrounds(self) -> None:
        """Paint a band behind the pool's row, so that it is found at once."""
        for row, slot in self._plot.slots.items():
            if self._plot.data.bars[row].role == POOLED:
                top, bottom = self._frame.y(0.5 - slot), self._frame.y(-0.5 - slot)
                band = Box(0.0, top, self._plot.page.width, bottom - top)
                self._pencil.fill(band, self._theme.colours.pooled_soft, radius=4.0)

    def patterns(self) -> None:
        """Paint outlines and hatches over the fills."""
        for segment in self._plot.segments:
            colour = getattr(self._theme.colours, segment.family)
            if segment.pattern == REST:
                soft = getattr(self._theme.colours, f"{segment.family}_soft")
                paint_stretch(self._pencil, segment.box, soft, colour)
                continue
            if segment.pattern in (RISING, CROSSED):
                self._pencil.hatch([segment.box], colour)
            if segment.pattern in (FALLING, CROSSED):
                self._pencil.hatch([segment.box], colour, rises=False)
            if segment.pattern != SOLID:
                self._pencil.outline(segment.box, colour)

    def words(self) -> None:
        """Write names, amounts in their segments, and totals."""
        for slot, row in enumerate(self._plot.shown):
            if isinstance(row, Left):
                self._left_out(slot, row)
            elif isinstance(row, Apart):
                self._apart(slot)
            else:
                self._name(row, slot)
                self._total(row, slot)
        if self._frame.y(0) - self._frame.y(1) >= _AMOUNTS_FROM:
            self._amounts()

    def _line(self, slot: int, left: float, width: float) -> Box:
        top = self._frame.y(0.5 - slot)
        return Box(left, top, width, self._frame.y(-0.5 - slot) - top)

    def _name(self, row: int, slot: int) -> None:
        bar, colours = self._plot.data.bars[row], self._theme.colours
        used = self._pencil.font(self._theme.type.small, is_bold=bar.role != ALONE)
        width = self._frame.box.left - self._theme.spacing.three
        # The end of a name may tell it from others of its provider, the beginning of a role does.
        text = elided(used, bar.label, width, in_middle=bar.role == ALONE)
        colour = {POOLED: colours.pooled, ALONE: colours.text}.get(bar.role, colours.alone)
        self._pencil.text(self._line(slot, self._theme.spacing.one, width), text, colour, used)

    def _left_out(self, slot: int, left: Left) -> None:
        used = self._pencil.font(self._theme.type.tiny)
        text = f"⋯ {self._plot.data.hidden(left.rows)}"
        line = self._line(slot, self._theme.spacing.one, self._plot.page.width)
        self._pencil.text(line, text, self._theme.colours.quiet, used)

    def _apart(self, slot: int) -> None:
        """Write over the ways that are not ranked that they are not, and why."""
        used, colours = self._pencil.font(self._theme.type.small), self._theme.colours
        line = self._line(slot, self._theme.spacing.one, self._plot.page.width)
        y = round(line.top + 1)
        self._pencil.fill(line, colours.surface)
        self._pencil.line((0.0, y), (self._plot.page.right, y), colours.field_line, "grid")
        text = elided(used, self._plot.data.apart, line.width)
        self._pencil.text(line, text, colours.quiet, used)

    def _total(self, row: int, slot: int) -> None:
        bar, colours = self._plot.data.bars[row], self._theme.colours
        ends = [s.box.right for s in self._plot.segments if s.row == row and s.end > 0]
        x = max([*ends, self._frame.x(0)]) + 1
        if bar.is_open:
            top = self._frame.y(self._plot.thickness() / 2 - slot)
            height = self._frame.y(-self._plot.thickness() / 2 - slot) - top
            family = "pooled" if bar.role == POOLED else "alone"
            soft, edge = getattr(colours, f"{family}_soft"), getattr(colours, family)
            end = Box(x - 1, top, 0.0, height)
            paint_run_on(self._pencil, end, soft, edge, "right")
            x = beyond(end, "right").right
        used = self._pencil.font(self._theme.type.small, is_bold=bar.role != ALONE)
        colour = {POOLED: colours.pooled, ALONE: colours.text}.get(bar.role, colours.alone)
        width, height = text_size(used, bar.total_label)
        line = self._line(slot, x + self._theme.spacing.one, width)
        middle = line.top + (line.height - height) / 2
        box = Box(line.left, middle, width + 2, height)
        # A dotted level behind the figure would be read as part of it.
        halo = colours.pooled_soft if bar.role == POOLED else colours.surface
        self._pencil.text(box, bar.total_label, colour, used, "centre", halo=halo)

    def _amounts(self) -> None:
        used = self._pencil.font(self._theme.type.tiny)
        colours = self._theme.colours
        for segment in self._plot.segments:
            if segment.pattern not in (SOLID, PALE, REST):
                continue
            bar = self._plot.data.bars[segment.row]
            is_rest = segment.pattern == REST
            said = bar.rest_label if is_rest else bar.part_labels[segment.part]
            if text_size(used, said)[0] + self._theme.spacing.two <= segment.box.width:
                colour = colours.on_solid if segment.pattern == SOLID else colours.text
                width, height = text_size(used, said)
                left = segment.box.left + (segment.box.width - width) / 2
                top = segment.box.top + (segment.box.height - height) / 2
                # A dotted level behind the figure would be read as part of it.
                halo = self._plot.fill(segment.family, REST) if is_rest else ""
                inset = max(height - segment.box.height + 2, 0.0) / 2
                box = Box(left, top + inset, width, height - 2 * inset)
                self._pencil.text(box, said, colour, used, "centre", halo=halo)
