"""The ends of bars of savings: closed, running on, or fading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import Direction, paint_faded, paint_run_on
from remitcalc.output.chart_data.savings_order import KINDS, SAVES, UNSURE, WORSE_OFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.savings import SavingsChart

    Edges = tuple[NDArray[np.float64], ...]
    """Left, top, right and bottom of bars, in pixels."""

_OUTLINED_FROM = 3.0
_MOST_COVERING = 60
_MOST_OPEN = 400


class SavingsEnds:
    """The ends of one plot's bars, whose edges in pixels are given by kind."""

    def __init__(self, data: SavingsChart, theme: Theme, edges: Mapping[int, Edges]) -> None:
        self._data, self._theme, self._edges = data, theme, edges

    def bars(self) -> list[tuple[Box, Direction, int]]:
        """Return bars whose end is open, to which side, and of which kind; a few for very many."""
        found: list[tuple[Box, Direction, int]] = []
        for kind in KINDS:
            rows = self._data.kind == kind
            sides = np.unique(self._data.direction[rows])
            edges = self._edges[kind]
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
        closed = [bar for bar in boxes_of(*self._edges[WORSE_OFF]) if bar not in known]
        for box in closed if closed and closed[0].width >= _OUTLINED_FROM else []:
            pencil.outline(box, colours.worse)


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
