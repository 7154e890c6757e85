"""The rows of the breakdown: names, segments with their patterns, amounts, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import beyond, paint_run_on, paint_stretch
from remitcalc.drawing.rows_that_fit import Apart, Left
from remitcalc.drawing.style import elided, text_size
from remitcalc.output.chart_data.breakdown import ALONE, POOLED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.breakdown import BreakdownChart

THICKNESS = 0.68
"""Of a bar, in rows."""
_AMOUNTS_FROM = 15.0
"""Pixels of a row; in lower ones amounts are not written."""
SOLID, PALE, RISING, FALLING, CROSSED = "solid", "pale", "rising", "falling", "crossed"
REST = "rest"
"""What comes after an absent part, which depends on it: no segment of a part, but a stretch."""
PATTERNS = {
    "sending": SOLID,
    "tax": CROSSED,
    "transit": RISING,
    "fx": PALE,
    "receiving": FALLING,
}
"""Parts differ by pattern, not by colour: colour says pooled or alone."""


class Segment(NamedTuple):
    """A part of a bar: values from `start` to `end`, in a slot, and its box in pixels."""

    row: int
    slot: int
    part: str
    family: str
    start: float
    end: float
    box: Box

    @property
    def pattern(self) -> str:
        """What it is filled with."""
        return PATTERNS.get(self.part, REST)


def slots(shown: Sequence[int | Left | Apart]) -> dict[int, int]:
    """Return the slot that each bar stands in, counted from the top."""
    return {row: slot for slot, row in enumerate(shown) if isinstance(row, int)}


def fill(theme: Theme, family: str, pattern: str) -> str:
    """Return the colour of a part of a bar."""
    shade = {SOLID: family, REST: f"{family}_soft"}.get(pattern, f"{family}_tint")
    return str(getattr(theme.colours, shade))


def _segments(data: BreakdownChart, slots: Mapping[int, int], frame: Frame) -> list[Segment]:
    """Return every part that costs something; those below zero grow to the left of it."""
    found = []
    for row, slot in slots.items():
        bar = data.bars[row]
        family = "pooled" if bar.role == POOLED else "alone"
        right = left = 0.0
        costs = [(part, bar.parts.get(part)) for part in PATTERNS]
        for part, cost in [*costs, (REST, bar.rest)]:
            if not cost:
                continue
            start, end = (right, right + cost) if cost > 0 else (left + cost, left)
            right, left = max(right, end), min(left, start)
            top = frame.y(THICKNESS / 2 - slot)
            height = frame.y(-THICKNESS / 2 - slot) - top
            x = frame.x(start)
            box = Box(x, top, frame.x(end) - x, height)
            found.append(Segment(row, slot, part, family, start, end, box))
    return found


class BarRows:
    """The rows of one plot at its present size and range; `shown` says what stands in each slot."""

    def __init__(
        self,
        data: BreakdownChart,
        theme: Theme,
        page: Box,
        frame: Frame,
        shown: Sequence[int | Left | Apart],
    ) -> None:
        self._data, self._theme, self._page, self._frame = data, theme, page, frame
        self._shown = shown
        self._slots = slots(shown)
        self.segments = _segments(data, self._slots, frame)

    def backgrounds(self, pencil: Pencil) -> None:
        """Paint a band behind the pool's row, so that it is found at once."""
        for row, slot in self._slots.items():
            if self._data.bars[row].role == POOLED:
                top, bottom = self._frame.y(0.5 - slot), self._frame.y(-0.5 - slot)
                band = Box(0.0, top, self._page.width, bottom - top)
                pencil.fill(band, self._theme.colours.pooled_soft, radius=4.0)

    def patterns(self, pencil: Pencil) -> None:
        """Paint outlines and hatches over the fills."""
        for segment in self.segments:
            colour = getattr(self._theme.colours, segment.family)
            if segment.pattern == REST:
                soft = getattr(self._theme.colours, f"{segment.family}_soft")
                paint_stretch(pencil, segment.box, soft, colour)
                continue
            if segment.pattern in (RISING, CROSSED):
                pencil.hatch([segment.box], colour)
            if segment.pattern in (FALLING, CROSSED):
                pencil.hatch([segment.box], colour, rises=False)
            if segment.pattern != SOLID:
                pencil.outline(segment.box, colour)

    def words(self, pencil: Pencil) -> None:
        """Write names, amounts in their segments, and totals."""
        for slot, row in enumerate(self._shown):
            if isinstance(row, Left):
                self._left_out(pencil, slot, row)
            elif isinstance(row, Apart):
                self._apart(pencil, slot)
            else:
                self._name(pencil, row, slot)
                self._total(pencil, row, slot)
        if self._frame.y(0) - self._frame.y(1) >= _AMOUNTS_FROM:
            self._amounts(pencil)

    def _line(self, slot: int, left: float, width: float) -> Box:
        top = self._frame.y(0.5 - slot)
        return Box(left, top, width, self._frame.y(-0.5 - slot) - top)

    def _name(self, pencil: Pencil, row: int, slot: int) -> None:
        bar, colours = self._data.bars[row], self._theme.colours
        used = pencil.font(self._theme.type.small, is_bold=bar.role != ALONE)
        width = self._frame.box.left - self._theme.spacing.three
        # The end of a name may tell it from others of its provider, the beginning of a role does.
        text = elided(used, bar.label, width, in_middle=bar.role == ALONE)
        colour = {POOLED: colours.pooled, ALONE: colours.text}.get(bar.role, colours.alone)
        pencil.text(self._line(slot, self._theme.spacing.one, width), text, colour, used)

    def _left_out(self, pencil: Pencil, slot: int, left: Left) -> None:
        used = pencil.font(self._theme.type.tiny)
        text = f"⋯ {self._data.hidden(left.rows)}"
        line = self._line(slot, self._theme.spacing.one, self._page.width)
        pencil.text(line, text, self._theme.colours.quiet, used)

    def _apart(self, pencil: Pencil, slot: int) -> None:
        """Write over the ways that are not ranked that they are not, and why."""
        used, colours = pencil.font(self._theme.type.small), self._theme.colours
        line = self._line(slot, self._theme.spacing.one, self._page.width)
        y = round(line.top + 1)
        pencil.fill(line, colours.surface)
        pencil.line((0.0, y), (self._page.right, y), colours.field_line, "grid")
        text = elided(used, self._data.apart, line.width)
        pencil.text(line, text, colours.quiet, used)

    def _total(self, pencil: Pencil, row: int, slot: int) -> None:
        bar, colours = self._data.bars[row], self._theme.colours
        ends = [s.box.right for s in self.segments if s.row == row and s.end > 0]
        x = max([*ends, self._frame.x(0)]) + 1
        if bar.is_open:
            top = self._frame.y(THICKNESS / 2 - slot)
            height = self._frame.y(-THICKNESS / 2 - slot) - top
            family = "pooled" if bar.role == POOLED else "alone"
            soft, edge = getattr(colours, f"{family}_soft"), getattr(colours, family)
            end = Box(x - 1, top, 0.0, height)
            paint_run_on(pencil, end, soft, edge, "right")
            x = beyond(end, "right").right
        used = pencil.font(self._theme.type.small, is_bold=bar.role != ALONE)
        colour = {POOLED: colours.pooled, ALONE: colours.text}.get(bar.role, colours.alone)
        width, height = text_size(used, bar.total_label)
        line = self._line(slot, x + self._theme.spacing.one, width)
        middle = line.top + (line.height - height) / 2
        box = Box(line.left, middle, width + 2, height)
        # A dotted level behind the figure would be read as part of it.
        halo = colours.pooled_soft if bar.role == POOLED else colours.surface
        pencil.text(box, bar.total_label, colour, used, "centre", halo=halo)

    def _amounts(self, pencil: Pencil) -> None:
        used = pencil.font(self._theme.type.tiny)
        colours = self._theme.colours
        for segment in self.segments:
            if segment.pattern not in (SOLID, PALE, REST):
                continue
            bar = self._data.bars[segment.row]
            is_rest = segment.pattern == REST
            said = bar.rest_label if is_rest else bar.part_labels[segment.part]
            if text_size(used, said)[0] + self._theme.spacing.two <= segment.box.width:
                colour = colours.on_solid if segment.pattern == SOLID else colours.text
                width, height = text_size(used, said)
                left = segment.box.left + (segment.box.width - width) / 2
                top = segment.box.top + (segment.box.height - height) / 2
                # A dotted level behind the figure would be read as part of it.
                halo = fill(self._theme, segment.family, REST) if is_rest else ""
                inset = max(height - segment.box.height + 2, 0.0) / 2
                box = Box(left, top + inset, width, height - 2 * inset)
                pencil.text(box, said, colour, used, "centre", halo=halo)
