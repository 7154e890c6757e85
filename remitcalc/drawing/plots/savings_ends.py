"""The ends of bars of savings: closed, running on, or fading; and a sentence beside one bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import Direction, paint_faded, paint_run_on
from remitcalc.drawing.style import text_size, wrapped
from remitcalc.output.chart_data.savings_order import SAVES, UNSURE, WORSE_OFF

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.plots.savings import SavingsPlot

_KINDS = (SAVES, UNSURE, WORSE_OFF)
_OUTLINED_FROM = 3.0
_MOST_COVERING = 60
_MOST_OPEN = 400


class SavingsEnds:
    """The ends of one plot's bars."""

    def __init__(self, plot: SavingsPlot) -> None:
        self._plot, self._data, self._theme = plot, plot.data, plot.theme

    def bars(self) -> list[tuple[Box, Direction, int]]:
        """Return bars whose end is open, to which side, and of which kind; a few for very many."""
        found: list[tuple[Box, Direction, int]] = []
        for kind in _KINDS:
            rows = self._data.kind == kind
            sides = np.unique(self._data.direction[rows])
            edges = self._plot.edges(kind)
            boxes = boxes_of(*edges) if len(edges[0]) <= _MOST_OPEN else envelope(*edges)
            if len(sides) == 1:
                side = int(sides[0])
                found += [(box, "up" if side > 0 else "down", kind) for box in boxes if side]
            elif len(boxes) == int(rows.sum()):
                each = self._data.direction[rows].tolist()
                found += [
                    (box, "up" if side > 0 else "down", kind)
                    for box, side in zip(boxes, each, strict=True)
                    if side
                ]
        return found

    def paint(self, pencil: Pencil) -> None:
        """Outline what is closed; let what is a bound run on, or fade before its end."""
        colours = self._theme.colours
        opened = self.bars()
        for bar, direction, kind in opened:
            fill, edge = {
                SAVES: (colours.pooled, colours.pooled),
                WORSE_OFF: (colours.worse_soft, colours.worse),
                UNSURE: (colours.line, colours.field_line),
            }[kind]
            if kind == UNSURE:
                reaches: Direction = "up" if direction == "down" else "down"
                paint_faded(pencil, bar, fill, edge, reaches)
            else:
                paint_run_on(pencil, bar, fill, edge, direction)
        known = {bar for bar, _, _ in opened}
        closed = [bar for bar in self._plot.bar_boxes(WORSE_OFF) if bar not in known]
        for box in closed if closed and closed[0].width >= _OUTLINED_FROM else []:
            pencil.outline(box, colours.worse)

    def paint_sentence(self, pencil: Pencil, frame: Frame) -> None:
        """Write beside the one bar what all save."""
        used = pencil.font(self._theme.type.lead, is_bold=True)
        left = frame.x(0.5) + self._theme.spacing.six
        room = self._plot.page.right - left - self._theme.spacing.two
        lines = wrapped(used, self._data.alike, room)
        height = text_size(used, "Ág")[1]
        top = frame.y(float(self._data.saving[0]) / 2) - height * len(lines) / 2
        for number, line in enumerate(lines):
            box = Box(left, top + number * height, room, height)
            pencil.text(box, line, self._theme.colours.text, used, halo=self._theme.colours.surface)


def envelope(*edges: NDArray[np.float64]) -> list[Box]:
    """Return a few boxes that together cover all, so that labels are placed quickly."""
    left, top, right, bottom = edges
    size = max(1, -(-len(left) // _MOST_COVERING))
    firsts = np.arange(0, len(left), size)
    if not len(firsts):
        return []
    lasts = np.append(firsts[1:], len(left)) - 1
    return boxes_of(
        left[firsts],
        np.minimum.reduceat(top, firsts),
        right[lasts],
        np.maximum.reduceat(bottom, firsts),
    )


def boxes_of(*edges: NDArray[np.float64]) -> list[Box]:
    """Return boxes from columns of left, top, right and bottom edges."""
    return [
        Box(left, top, right - left, bottom - top)
        for left, top, right, bottom in zip(*(edge.tolist() for edge in edges), strict=True)
    ]
