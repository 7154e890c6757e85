"""The chart of the season's cost by how often pay is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.labels import PlacedLabel, paint_labels
from remitcalc.drawing.open_end import OPEN_LENGTH, beyond, paint_open_outline, paint_run_on
from remitcalc.drawing.plot import Margins, Plot, Range, Spot
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
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.drawing.swatches import Entry, Look, OpenLook, key_lines, paint_key_lines
from remitcalc.output.chart_data.season import ALONE, POOLED, SeasonChart

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil

_WAYS = (ALONE, POOLED)
_WIDTH = 0.32
_CENTRES = (-0.17, 0.17)
_HEADROOM = 0.12
_FEWEST = 3.0
"""So many pairs fill the width; fewer are not drawn wider."""


class SeasonPlot(Plot[SeasonChart]):
    """A pair of bars per frequency, a unit apart; the scenario's own ones are in bold."""

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.item.clear()
        self._bars = {way: self._bar_item(way) for way in _WAYS}

    def _look(self, way: int) -> Look:
        colours = self.theme.colours
        if way == POOLED:
            return Look(colours.pooled)
        return Look(colours.alone_tint, colours.alone, is_hatched=True)

    def _bar_item(self, way: int) -> Any:
        costs = self.data.totals[:, way]
        known = np.flatnonzero(~np.isnan(costs))
        bars = Bars(
            x=known + _CENTRES[way],
            width=_WIDTH,
            height=costs[known],
            pen=QPen(Qt.PenStyle.NoPen),
            brush=QColor(self._look(way).fill),
        )
        self.item.addItem(bars, ignoreBounds=True)
        return bars

    def bar_boxes(self, way: int) -> dict[int, Box]:
        """Return the bars of a way as they are drawn, in pixels, by frequency."""
        frame, boxes = self.frame, {}
        for row, cost in enumerate(self.data.totals[:, way].tolist()):
            if not np.isnan(cost):
                left = frame.x(row + _CENTRES[way] - _WIDTH / 2)
                right = frame.x(row + _CENTRES[way] + _WIDTH / 2)
                top, bottom = sorted((frame.y(cost), frame.y(0)))
                boxes[row] = Box(left, top, right - left, bottom - top)
        return boxes

    def band_box(self, way: int) -> Box | None:
        """Return what a way as it is planned may cost as figures range, in pixels; or None."""
        band, row = self.data.bands[way], self.data.chosen[way]
        bar = self.bar_boxes(way).get(row)
        if band is None or bar is None:
            return None
        top, bottom = sorted(map(self.frame.y, band))
        return Box(bar.left, top, bar.width, bottom - top)

    def spot(self, row: int) -> Spot:
        """Return the end of a frequency's pooled bar, or of the one alone."""
        frame, costs = self.frame, self.data.totals[row]
        way = ALONE if np.isnan(costs[POOLED]) else POOLED
        cost = 0.0 if np.isnan(costs[way]) else float(costs[way])
        return Spot(row, self.data.hover(row), frame.x(row + _CENTRES[way]), frame.y(cost))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the frequency whose column a pixel is in."""
        box = self.frame.box
        row = round(self.frame.value_x(x))
        is_inside = box.left <= x <= box.right and box.top <= y <= self.page.bottom
        if self.data.nothing or not is_inside or not 0 <= row < len(self.data.totals):
            return None
        return self.spot(row)

    def labels(self) -> list[PlacedLabel]:
        """Return the amounts over the bars."""
        return self._labels

    def _home(self) -> tuple[Range, Range]:
        known = self.data.totals[~np.isnan(self.data.totals)]
        ends = [end for band in self.data.bands if band is not None for end in band]
        low, high = min([0.0, *known, *ends]), max([0.0, *known, *ends])
        head = _HEADROOM * (high - low or 1.0)
        if self.data.is_open.any():
            # Room for what runs on, and for the amount over it.
            line = line_height(self.theme, self.theme.type.small)
            share = (OPEN_LENGTH + line + 4) / max(self.frame.box.height, 1.0)
            head = max(head, (high - low) * share / max(1 - share, 0.3))
        last = len(self.data.totals) - 1
        side = max(0.6, (_FEWEST - last) / 2)
        return (-side, last + side), (low - head if low < 0 else 0.0, high + head)

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        height = max(self.page.height - 5 * line, 1)
        said = money_ticks(self.data.scale, *self._home()[1], height)
        left = widest(theme, said) + 2 * theme.spacing.two
        right = theme.spacing.three
        above = 1 + len(self._key(self.page.width - left - right))
        return Margins(left, above * (line + gap) + gap, right, 3 * line + 3 * gap)

    def _key(self, width: float) -> list[list[Entry]]:
        """Return what bars mean, in as many lines as leave it whole; the shade has its own."""
        colours = self.theme.colours
        entries: list[Entry] = [(self._look(way), self.data.names[way]) for way in _WAYS]
        if self.data.open_name:
            entries.append((OpenLook(colours), self.data.open_name))
        lines = key_lines(self.theme, width, entries)
        if self.data.band_label:
            lines.append([(Look(colours.pooled_soft, colours.pooled), self.data.band_label)])
        return lines

    def _resized(self) -> None:
        self._leave_margins()
        self.reset_zoom()

    def _settle(self) -> None:
        frame = self.frame
        self._rows = money_ticks(self.data.scale, *frame.y_range, frame.box.height)
        self._labels: list[PlacedLabel] = []
        bars = [box for way in _WAYS for box in self.bar_boxes(way).values()]
        bars += [
            beyond(box, "up")
            for way in _WAYS
            for row, box in self.bar_boxes(way).items()
            if self.data.is_open[row, way]
        ]
        wanted = [(way, row) for way in _WAYS for row in self.bar_boxes(way)]
        wanted.sort(key=lambda one: self.data.chosen[one[0]] != one[1])
        left = frame.box.left
        room = Box(left, 0.0, self.page.right - left, self.page.bottom)
        for way, row in wanted:
            is_own = self.data.chosen[way] == row
            # In bold where that has room, else as the others are.
            for label in [self._amount(way, row, is_bold=bold) for bold in (is_own, False)]:
                shades = [self.band_box(other) for other in _WAYS if not (is_own and other == way)]
                taken = [*bars, *filter(None, shades), *(other.box for other in self._labels)]
                if room.holds(label.box) and not any(map(label.box.overlaps, taken)):
                    self._labels.append(label)
                    break

    def _amount(self, way: int, row: int, *, is_bold: bool) -> PlacedLabel:
        """Return the amount over a bar; a wide one reaches away from the bar beside it."""
        colours, frame = self.theme.colours, self.frame
        used = font(self.theme, self.theme.type.small, is_bold=is_bold)
        said, bar = self.data.labels[row][way], self.bar_boxes(way)[row]
        width, height = text_size(used, said)
        top = bar.bottom + 1 if self.data.totals[row, way] < 0 else bar.top - height - 1
        top -= OPEN_LENGTH if self.data.is_open[row, way] else 0
        band = self.band_box(way) if self.data.chosen[way] == row else None
        if band is not None and not band.top <= top <= band.bottom - height:
            # Where it has no room within the shade, it stands beyond its end.
            is_down = self.data.totals[row, way] < 0
            top = max(top, band.bottom + 1) if is_down else min(top, band.top - height - 1)
        beyond = max((width - bar.width) / 2, 0.0)
        left = bar.left + (bar.width - width) / 2 + (beyond if way == POOLED else -beyond)
        left = min(max(left, frame.box.left), self.page.right - width)
        box = Box(left, top, width, height)
        colour = colours.pooled if way == POOLED else colours.alone
        crossed = any(box.top < frame.y(value) < box.bottom for value, _ in self._rows)
        return PlacedLabel(said, colour, used, box, crossed)

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_rows(pencil, self.theme, frame, self._rows)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        for way in _WAYS:
            self._paint_ends(pencil, way)
            self._paint_band(pencil, way)
        paint_rows(pencil, self.theme, frame, [tick for tick in self._rows if tick[0] == 0])
        paint_labels(pencil, self._labels, self.theme.colours.surface)
        paint_row_words(pencil, self.theme, frame, self._rows)
        self._paint_frequencies(pencil, frame)
        paint_top_title(pencil, self.theme, self.page, self.data.scale.title)
        line, gap = line_height(self.theme, self.theme.type.small), self.theme.spacing.one
        first = Box(frame.box.left, line + gap, frame.box.width, line)
        paint_key_lines(pencil, self.theme, first, self._key(first.width), gap)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.frequency_title)

    def _paint_ends(self, pencil: Pencil, way: int) -> None:
        """Paint patterns over the fills; bars of at least so much run on without a closing edge."""
        look, colours = self._look(way), self.theme.colours
        boxes = self.bar_boxes(way)
        look.paint_pattern(
            pencil, [b for row, b in boxes.items() if not self.data.is_open[row, way]]
        )
        fill = colours.pooled if way == POOLED else colours.alone_tint
        edge = colours.pooled if way == POOLED else colours.alone
        for row, box in boxes.items():
            if self.data.is_open[row, way]:
                if look.is_hatched:
                    pencil.hatch([box], edge)
                paint_open_outline(pencil, box, edge, "up")
                paint_run_on(pencil, box, fill, edge, "up")

    def _paint_band(self, pencil: Pencil, way: int) -> None:
        """Shade from the least to the most, with edges, and a line where the bar itself ends."""
        box, colours = self.band_box(way), self.theme.colours
        if box is None:
            return
        edge = colours.pooled if way == POOLED else colours.alone
        pencil.fill(box, colours.pooled_soft if way == POOLED else colours.alone_soft)
        ends = [[(box.left, y), (box.right, y)] for y in (box.top, box.bottom)]
        pencil.curve(ends, edge, "range")
        value = self.frame.y(float(self.data.totals[self.data.chosen[way], way]))
        pencil.line((box.left, value), (box.right, value), edge, "outline")

    def _paint_frequencies(self, pencil: Pencil, frame: Frame) -> None:
        """Write under each pair how often, and how long pay waits; the own ones in bold."""
        colours, theme = self.theme.colours, self.theme
        line, top = line_height(theme, theme.type.small), frame.box.bottom + theme.spacing.one
        width = frame.x(1) - frame.x(0) - theme.spacing.one
        for row, said in enumerate(zip(self.data.frequencies, self.data.waits, strict=True)):
            used = pencil.font(theme.type.small, is_bold=row in self.data.chosen)
            for number, (text, colour) in enumerate(
                zip(said, (colours.text, colours.quiet), strict=True)
            ):
                box = Box(frame.x(row) - width / 2, top + number * line, width, line)
                pencil.text(box, elided(used, text, width), colour, used, "centre")
