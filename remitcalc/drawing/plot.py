"""What every plot is: chart data painted into a pyqtgraph view box, in one theme."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from remitcalc.drawing.frame import Frame
from remitcalc.drawing.label_placement import Box, Wish, around, placed
from remitcalc.drawing.layer import Layer
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.style import elided, text_size
from remitcalc.output.chart_data.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from remitcalc.drawing.bare_item import BareItem
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.theme import Theme

C = TypeVar("C", bound=Chart)
Range = tuple[float, float]
_UNDER, _OVER = -1000, 1000
"""pyqtgraph puts the box with the bars at -100."""
_RADIUS, _AROUND = 5.0, 9.0


class Margins(NamedTuple):
    """What a plot leaves free around its frame for words, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Spot(NamedTuple):
    """A point of a chart: its row, what is said of it, and where it stands in pixels."""

    row: int
    lines: tuple[str, ...]
    x: float
    y: float


class Plot(ABC, Generic[C]):
    """A chart in a `BareItem`. Coordinates are pixels of that item, y downwards.

    Parameters
    ----------
    item : BareItem
        Must be in a view or a scene, which gives it its size.
    data : Chart
    theme : Theme
    """

    can_zoom = False

    def __init__(self, item: BareItem, data: C, theme: Theme) -> None:
        self.item = item
        self.data = data
        self.theme = theme
        self._marked: int | None = None
        self._more: tuple[str, ...] = ()
        self._is_busy = False
        self._box = item.getViewBox()
        self._box.setMouseEnabled(x=self.can_zoom, y=False)
        self._under = Layer(item, self._paint_under, z=_UNDER)
        self._over = Layer(item, self._paint_over, z=_OVER)
        self._box.sigRangeChanged.connect(self._changed)
        item.geometryChanged.connect(self._resized)
        self.show(data, theme)

    def show(self, data: C, theme: Theme, *, keeps_range: bool = False) -> None:
        """Show other data or another theme; the zoom is given up unless it is to be kept."""
        self.data, self.theme = data, theme
        self._marked = None
        self._is_busy = True
        try:
            self._prepare(keeps_range=keeps_range)
            self._leave_margins()
            if not keeps_range:
                self._set_home()
        finally:
            self._is_busy = False
        self._changed()

    def remove(self) -> None:
        """Leave the item as empty as it was."""
        self._box.sigRangeChanged.disconnect(self._changed)
        self.item.geometryChanged.disconnect(self._resized)
        for layer in (self._under, self._over):
            layer.scene().removeItem(layer)
        self.item.clear()

    @property
    def page(self) -> Box:
        """The whole item."""
        size = self.item.size()
        return Box(0.0, 0.0, size.width(), size.height())

    @property
    def frame(self) -> Frame:
        """Where values are drawn, and which."""
        shape = self._box.geometry()
        box = Box(shape.x(), shape.y(), max(shape.width(), 1.0), max(shape.height(), 1.0))
        (left, right), (bottom, top) = self._box.viewRange()
        return Frame(box, (left, right), (bottom, top))

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole chart is in view."""
        low, high = self._home()[0]
        seen_low, seen_high = self.frame.x_range
        return abs(seen_low - low) + abs(seen_high - high) > (high - low) * 1e-6

    def reset_zoom(self) -> None:
        """Show the whole chart."""
        self._is_busy = True
        try:
            self._set_home()
        finally:
            self._is_busy = False
        self._changed()

    def _set_home(self) -> None:
        x_range, y_range = self._home()
        self._box.setLimits(xMin=None, xMax=None, minXRange=None)
        self._box.setRange(xRange=x_range, yRange=y_range, padding=0)
        if self.can_zoom:
            least = min(self._least_range(), x_range[1] - x_range[0])
            self._box.setLimits(xMin=x_range[0], xMax=x_range[1], minXRange=least)

    def select(self, workers: Sequence[int]) -> None:
        """Mark workers, by their rows in the payroll, counted from 0, where each has a bar."""

    def workers_of(self, row: int) -> list[int] | None:  # noqa: ARG002
        """Return the workers whom a row stands for; None: rows are no workers here."""
        return None

    def workers_at(self, x: float, y: float) -> list[int]:  # noqa: ARG002
        """Return the workers whose bar is under a pixel."""
        return []

    def mark(self, row: int | None, more: tuple[str, ...] = ()) -> Spot | None:
        """Point at a row, and say `more`, then what it holds; None points at nothing."""
        self._marked, self._more = row, more
        self._over.refresh()
        return self._pointed()

    def _pointed(self) -> Spot | None:
        if self._marked is None:
            return None
        spot = self.spot(self._marked)
        return spot._replace(lines=(*self._more, *spot.lines))

    def step(self, row: int | None, by: int) -> int | None:
        """Return the row that keys come to from `row`; from nowhere, where one would look first."""
        rows = self.rows()
        if not rows:
            return None
        if row is None or row not in rows:
            first = self.first_row()
            if first in rows:
                return first
            return rows[0] if by > 0 else rows[-1]
        return rows[min(max(rows.index(row) + by, 0), len(rows) - 1)]

    def first_row(self) -> int | None:
        """Return the row that keys come to first: the scenario's own; None: that at an end."""
        return None

    def rows(self) -> range | list[int]:
        """Return the rows that can be pointed at, in the order of keys."""
        return range(0 if self.data.nothing else len(self.data.table))

    @abstractmethod
    def spot(self, row: int) -> Spot:
        """Return where a row stands and what is said of it."""

    @abstractmethod
    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the point under a pixel, or None."""

    @abstractmethod
    def labels(self) -> list[PlacedLabel]:
        """Return the labels in their places."""

    @abstractmethod
    def _home(self) -> tuple[Range, Range]:
        """Return the ranges that show the whole chart."""

    @abstractmethod
    def _margins(self) -> Margins:
        """Return what words need around the frame."""

    @abstractmethod
    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        """Paint what stands behind bars."""

    @abstractmethod
    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        """Paint what stands before them."""

    def _prepare(self, *, keeps_range: bool) -> None:
        """Take in new data: make items, forget what was worked out."""

    def _settle(self) -> None:
        """Take in a new size or range."""

    def _least_range(self) -> float:
        return 10.0

    def _leave_margins(self) -> None:
        self.item.layout.setContentsMargins(*self._margins())
        self.item.layout.activate()

    def _resized(self) -> None:
        self._leave_margins()
        self._changed()

    def _changed(self, *_: object) -> None:
        """Settle, once, when the range or the size has changed."""
        if self._is_busy:
            return
        self._settle()
        self._under.refresh()
        self._over.refresh()

    def _paint_under(self, painter: QPainter) -> None:
        if not self.data.nothing:
            self._draw_under(Pencil(painter, self.theme), self.frame)

    def _paint_over(self, painter: QPainter) -> None:
        pencil = Pencil(painter, self.theme)
        if self.data.nothing:
            used = pencil.font(self.theme.type.lead)
            pencil.text(self.page, self.data.nothing, self.theme.colours.quiet, used, "centre")
            return
        self._draw_over(pencil, self.frame)
        pointed = self._pointed()
        if pointed is not None:
            paint_hover(pencil, self.theme, pointed, self.page, self.labels())


def paint_hover(
    pencil: Pencil, theme: Theme, spot: Spot, page: Box, labels: Sequence[PlacedLabel]
) -> None:
    """Paint a ring around the point and its words beside it, off the labels where there is room."""
    colours, pad = theme.colours, theme.spacing.two
    used = pencil.font(theme.type.small)
    lines = [elided(used, line, page.width - 4 * pad) for line in spot.lines]
    sizes = [text_size(used, line) for line in lines]
    height = sizes[0][1]
    width = max(size[0] for size in sizes) + 2 * pad
    wish = Wish(width, height * len(lines) + pad, ())
    places = around(spot.x, spot.y, wish.width, wish.height, 1.5 * pad)
    wish = wish._replace(places=places)
    point = [Box(spot.x, spot.y, 0, 0).grown(_AROUND)]
    bounds = page.grown(-1)
    grounds: tuple[list[Box], ...] = ([*(label.box for label in labels), *point], point, [])
    found = (placed([wish], bounds, taken)[0] for taken in grounds)
    box = next(filter(None, found), None)
    pencil.dot((spot.x, spot.y), _RADIUS, colours.surface, colours.focus)
    if box is None:
        return
    pencil.fill(box, colours.surface, radius=theme.spacing.one)
    pencil.outline(box, colours.field_line, radius=theme.spacing.one)
    for number, line in enumerate(lines):
        at = Box(box.left + pad, box.top + pad / 2 + number * height, width - 2 * pad, height)
        pencil.text(at, line, colours.text, used)
