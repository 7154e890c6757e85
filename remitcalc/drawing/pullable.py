"""A plot whose pooled line can be taken hold of with the mouse and pulled up and down."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np

from remitcalc.drawing.clipping import sampled
from remitcalc.drawing.plot import Plot

if TYPE_CHECKING:
    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.engine.pulled_line import PulledTo
    from remitcalc.output.chart_data.amount import AmountChart
    from remitcalc.output.chart_data.group_size import GroupSizeChart

C = TypeVar("C", "AmountChart", "GroupSizeChart")
_NEAR = 8.0
_ON_KNOB = 12.0
_BETWEEN = 4.0


class Grip(NamedTuple):
    """Where a line is held: at a row of the chart's table, `above` pixels over the pointer."""

    row: int
    above: float


class PullablePlot(Plot[C], Generic[C]):
    """A plot in which the pool's line follows the mouse, as far as its frame reaches."""

    is_pullable = False

    def let_pull(self, *, can_pull: bool) -> None:
        """Show, or hide, that the line can be pulled."""
        if can_pull != self.is_pullable:
            self.is_pullable = can_pull
            self._changed()

    def grip_at(self, x: float, y: float) -> Grip | None:
        """Return how a press at this pixel takes hold of the line; None: it does not."""
        box = self.frame.box
        is_inside = box.left <= x <= box.right and box.top <= y <= box.bottom
        if not self.is_pullable or self.data.nothing or not is_inside:
            return None
        knob = self.knob()
        near = sampled(self.held_lines(), _BETWEEN)
        is_near = len(near) > 0 and bool((np.hypot(*(near - (x, y)).T) <= _NEAR).any())
        if not is_near and (knob is None or np.hypot(x - knob[0], y - knob[1]) > _ON_KNOB):
            return None
        row = self.row_at(x)
        cost = self.cost_at(row)
        return None if np.isnan(cost) else Grip(row, y - self.frame.y(cost))

    def pulled_to(self, grip: Grip, y: float) -> PulledTo:
        """Return where the line is pulled by a pointer in this row of pixels."""
        box = self.frame.box
        wanted = min(max(y - grip.above, box.top), box.bottom)
        return self.data.pulled(grip.row, self.frame.value_y(wanted))

    @abstractmethod
    def knob(self) -> Point | None:
        """Return the dot by the line's label, in pixels; None: it is not in view."""

    @abstractmethod
    def held_lines(self) -> list[list[Point]]:
        """Return the lines that can be taken hold of, in pixels."""

    @abstractmethod
    def row_at(self, x: float) -> int:
        """Return the row of the table that is nearest to a pixel's column."""

    @abstractmethod
    def cost_at(self, row: int) -> float:
        """Return what the line shows in a row, as it is drawn; NaN: nothing."""


def paint_grips(pencil: Pencil, at: Point, *, is_upright: bool) -> None:
    """Paint an arrow to both sides, or up and down, into a dot: this can be dragged."""
    for side in (-1, 1):
        corners = [(side * 1.5, -3.5), (side * 5.5, 0.0), (side * 1.5, 3.5)]
        turned = [(b, a) if is_upright else (a, b) for a, b in corners]
        points = [(at[0] + a, at[1] + b) for a, b in turned]
        pencil.area(points, pencil.theme.colours.on_solid)
