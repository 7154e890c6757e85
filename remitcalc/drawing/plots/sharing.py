"""The chart of the rules of sharing side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import OPEN_LENGTH, paint_run_on, paint_stretch
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.row_plot import RowPlot
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks_across,
    paint_bottom_title,
    paint_column_words,
    paint_columns,
)
from remitcalc.drawing.style import elided, font, text_size, wrapped
from remitcalc.drawing.swatches import Look, OpenLook, paint_key
from remitcalc.output.chart_data.sharing import RuleRow, SharingChart

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil

_STEP = 5.0
"""Pixels across that one mark counts the workers of."""
_MARK = 4.0
_HIGHEST, _LOWEST = 0.62, 0.2
"""Of a row: the mark of the most workers, and of one."""
_WIDEST_NAMES, _WIDEST_FIGURES = 0.3, 0.5
"""Of the page."""
_AIR = 0.05


class Mark(NamedTuple):
    """How many workers save about so much under a rule, and its box in pixels."""

    row: int
    workers: int
    loses: bool
    is_open: bool
    box: Box


class SharingPlot(RowPlot[SharingChart]):
    """A row per rule, a unit apart, the first at the top, at zero: marks where savings lie.

    A mark is the higher the more workers it counts. The figures stand in columns at the right.
    """

    def rows(self) -> list[int]:
        """Return the rules."""
        return [] if self.data.nothing else list(range(len(self.data.rows)))

    def first_row(self) -> int | None:
        """Return the rule of the scenario."""
        return next((at for at, row in enumerate(self.data.rows) if row.is_chosen), None)

    def spot(self, row: int) -> Spot:
        """Return where a rule's row crosses zero."""
        return Spot(row, self.data.hover(row), self.frame.x(0), self._base(row))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the rule in whose row a pixel is."""
        row = self.row_at(x, y, len(self.data.rows))
        return None if row is None else self.spot(row)

    def labels(self) -> list[PlacedLabel]:
        """Return no labels: names and figures stand beside the frame."""
        return []

    def _home(self) -> tuple[Range, Range]:
        values = np.concatenate([np.zeros(1), *(row.savings for row in self.data.rows)])
        low, high = float(values.min()), float(values.max())
        air = _AIR * (high - low) or 1.0
        if self.data.open_name:
            air = max(air, OPEN_LENGTH * (high - low) / max(self.frame.box.width - 40, 100))
        return (low - air, high + air), (0.5 - max(len(self.data.rows), 1), 0.5)

    def _widths(self) -> list[float]:
        """Return the widths of the three columns: of their figures, and of heads as room allows."""
        used, bold = (font(self.theme, self.theme.type.small, is_bold=b) for b in (False, True))
        least = [
            max((text_size(bold, row.figures[at])[0] for row in self.data.rows), default=0.0)
            for at in range(len(self.data.headers))
        ]
        more = [
            max(text_size(used, head)[0] - width, 0.0)
            for head, width in zip(self.data.headers, least, strict=True)
        ]
        gap = self.theme.spacing.four
        room = _WIDEST_FIGURES * self.page.width - sum(least) - gap * len(least)
        share = min(max(room, 0.0) / sum(more), 1.0) if sum(more) else 0.0
        return [gap + width + share * wish for width, wish in zip(least, more, strict=True)]

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        used = font(theme, theme.type.small, is_bold=True)
        names = max((text_size(used, row.name)[0] for row in self.data.rows), default=0.0)
        left = min(names + 4 * gap, _WIDEST_NAMES * self.page.width)
        right = sum(self._widths()) + gap
        return Margins(left, 2 * line + 4 * gap, right, 2 * line + 2 * gap)

    def _settle(self) -> None:
        frame = self.frame
        low, high = frame.x_range
        self._ticks = money_ticks_across(self.data.scale, self.theme, low, high, frame.box.width)
        self.marks = [mark for row in range(len(self.data.rows)) for mark in self._marks(row)]

    def _base(self, row: int) -> float:
        return self.frame.y(-_HIGHEST / 2 - row)

    def _marks(self, row: int) -> list[Mark]:
        """Return the marks of a rule, side by side on either side of zero."""
        frame, one = self.frame, self.data.rows[row]
        if not len(one.savings):
            return []
        zero = frame.x(0)
        steps = np.floor((frame.xs(one.savings) - zero) / _STEP).astype(np.int64)
        # Twice the step, and one more where it is lost: a mark holds either kind alone.
        kinds = 2 * steps + one.loses
        found, counts = np.unique(kinds, return_counts=True)
        unit = frame.y(0) - frame.y(1)
        most = max(self._most(), 1)
        marks = []
        for kind, count in zip(found.tolist(), counts.tolist(), strict=True):
            share = _LOWEST + (_HIGHEST - _LOWEST) * (count - 1) / max(most - 1, 1)
            height = unit * share
            left = zero + (kind // 2) * _STEP + (_STEP - _MARK) / 2
            box = Box(left, self._base(row) - height, _MARK, height)
            is_open = bool(one.is_open[kinds == kind].any())
            marks.append(Mark(row, count, bool(kind % 2), is_open, box))
        return marks

    def _most(self) -> int:
        """Return how many workers the highest mark counts."""
        most = 0
        for one in self.data.rows:
            steps = np.floor((self.frame.xs(one.savings) - self.frame.x(0)) / _STEP)
            most = max(most, int(np.unique(steps, return_counts=True)[1].max(initial=0)))
        return most

    def look(self, *, loses: bool) -> Look:
        """Return how marks of who saves or loses are painted."""
        colours = self.theme.colours
        if loses:
            return Look(colours.worse_soft, colours.worse, is_hatched=True)
        return Look(colours.pooled)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        for row, one in enumerate(self.data.rows):
            if one.is_chosen:
                top, bottom = frame.y(0.5 - row), frame.y(-0.5 - row)
                band = Box(0.0, top, self.page.width, bottom - top)
                pencil.fill(band, self.theme.colours.pooled_soft, radius=4.0)
        paint_columns(pencil, self.theme, frame, self._ticks)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        box, colours = frame.box, self.theme.colours
        for row, one in enumerate(self.data.rows):
            y = round(self._base(row))
            if one.refusal:
                continue
            pencil.line((box.left, y), (box.right, y), colours.line, "grid")
        self._paint_marks(pencil)
        x = frame.x(0)
        pencil.line((x, box.top), (x, box.bottom), colours.text, "mark")
        self._paint_rows(pencil, frame)
        self._paint_heads(pencil, frame)
        paint_column_words(pencil, self.theme, frame, self._ticks, self.page)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.scale.title)

    def _paint_marks(self, pencil: Pencil) -> None:
        """Paint the marks; what is saved at least so much runs on up to the next one."""
        colours = self.theme.colours
        for at, mark in enumerate(self.marks):
            look = self.look(loses=mark.loses)
            if not mark.is_open:
                look.paint(pencil, [mark.box])
                continue
            edge = colours.worse if mark.loses else colours.pooled
            fill = colours.worse_soft if mark.loses else colours.pooled_tint
            later = [m.box.left for m in self.marks[at + 1 : at + 2] if m.row == mark.row]
            room = min([*later, mark.box.right + OPEN_LENGTH]) - mark.box.right
            paint_stretch(pencil, mark.box, fill, edge)
            pencil.line(
                (mark.box.left, mark.box.top), (mark.box.left, mark.box.bottom), edge, "outline"
            )
            end = min(room, OPEN_LENGTH)
            if end >= 1:
                paint_run_on(pencil, mark.box, fill, edge, "right", length=end)
            if mark.loses:
                pencil.hatch([mark.box._replace(width=mark.box.width + max(end, 0.0))], edge)

    def _paint_rows(self, pencil: Pencil, frame: Frame) -> None:
        """Write each rule's name, its figures, or why it is refused."""
        theme, colours = self.theme, self.theme.colours
        for row, one in enumerate(self.data.rows):
            top, height = frame.y(0.5 - row), frame.y(0) - frame.y(1)
            used = pencil.font(theme.type.small, is_bold=one.is_chosen)
            width = frame.box.left - theme.spacing.three
            name = elided(used, one.name, width)
            pencil.text(Box(theme.spacing.one, top, width, height), name, colours.text, used)
            if one.refusal:
                room = Box(frame.box.left, top, self.page.right - frame.box.left, height)
                self._paint_refusal(pencil, room, one)
                continue
            left = frame.box.right
            for said, wide in zip(one.figures, self._widths(), strict=True):
                pencil.text(Box(left, top, wide, height), said, colours.text, used, "right")
                left += wide

    def _paint_refusal(self, pencil: Pencil, room: Box, row: RuleRow) -> None:
        """Write why a rule is refused, in as many lines as the row has room for."""
        theme, colours = self.theme, self.theme.colours
        plain, line = pencil.font(theme.type.small), line_height(theme, theme.type.small)
        width = room.width - 2 * theme.spacing.two
        lines, most = wrapped(plain, row.refusal, width), max(int(room.height // line), 1)
        lines[most - 1 :] = filter(None, [elided(plain, " ".join(lines[most - 1 :]), width)])
        halo = colours.pooled_soft if row.is_chosen else colours.surface
        top = room.top + (room.height - len(lines) * line) / 2
        for at, said in enumerate(lines):
            wide = text_size(plain, said)[0] + 2
            box = Box(room.left + theme.spacing.two, top + at * line, wide, line)
            pencil.text(box, said, colours.quiet, plain, halo=halo)

    def _paint_heads(self, pencil: Pencil, frame: Frame) -> None:
        """Write over the columns what they are, and over the frame what the marks are."""
        theme, colours = self.theme, self.theme.colours
        line = line_height(theme, theme.type.small)
        used, left = pencil.font(theme.type.small), frame.box.right
        top = frame.box.top - line - theme.spacing.one
        for said, wide in zip(self.data.headers, self._widths(), strict=True):
            head = elided(used, said, wide - theme.spacing.one)
            pencil.text(Box(left, top, wide, line), head, colours.quiet, used, "right")
            left += wide
        entries: list[tuple[Look | OpenLook, str]] = [
            (self.look(loses=False), self.data.saves),
            (self.look(loses=True), self.data.loses),
        ]
        if self.data.open_name:
            entries.append((OpenLook(colours), self.data.open_name))
        key = Box(theme.spacing.one, 0.0, self.page.width - theme.spacing.two, line)
        paint_key(pencil, theme, key, entries)
