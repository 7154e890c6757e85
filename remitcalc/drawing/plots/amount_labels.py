"""The labels of the chart of cost by the amount sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import around, beside_column
from remitcalc.drawing.labels import Label
from remitcalc.drawing.open_end import FRINGE
from remitcalc.drawing.plots.offered import line_names, offered_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.amount import AmountChart, AmountCost

ALONE, POOLED, OWN, BAND = "alone", "pooled", "own", "band"
"""The names of the lines."""

_GAP = 4.0
_DOT_GAP = 6.0
_SIDE_GAP = 14.0
"""Wider, so that a label by a dot stands nearer to its curve than to the amount's own line."""


class Drawn(NamedTuple):
    """What is labelled, in pixels: both curves, the dots on them, and the offer's as it is."""

    pooled: list[list[Point]]
    alone: list[list[Point]]
    dots: list[tuple[AmountCost, Point]]
    offered: list[list[Point]]


class AmountLabels:
    """The labels of one plot at its present size and range."""

    def __init__(self, data: AmountChart, theme: Theme, frame: Frame, drawn: Drawn) -> None:
        self._data, self._theme, self._frame, self._drawn = data, theme, frame, drawn

    def wanted(self) -> list[Label]:
        """Return the labels that lines of reference give way to, the most important first."""
        return [*self._ways(), *self._as_offered(), *self._own(), *self._outside()]

    def _as_offered(self) -> Iterator[Label]:
        if not line_names(self._drawn.offered, self._drawn.pooled):
            yield from offered_labels(self._data.offered, self._drawn.offered, self._theme)

    def _ways(self) -> Iterator[Label]:
        data, colours, drawn = self._data, self._theme.colours, self._drawn
        at = {id(way): point for way, point in drawn.dots}
        beside = line_names(drawn.offered, drawn.pooled)
        ways = (
            (data.pooled, drawn.pooled, colours.pooled, (POOLED, BAND, *beside)),
            (data.alone, drawn.alone, colours.alone, (ALONE,)),
        )
        for way, parts, colour, lines in ways:
            curve = [point for part in parts for point in part]
            if id(way) in at:
                yield Label(
                    way.label,
                    colour,
                    self._by_dot(way, curve, *at[id(way)]),
                    is_bold=True,
                    lines=lines,
                )
            elif curve:
                middle = curve[len(curve) // 2]
                places = partial(around, *middle, gap=_GAP)
                yield Label(way.label, colour, places, is_bold=True, lines=lines)

    def _by_dot(
        self, way: AmountCost, curve: list[Point], x: float, y: float
    ) -> Callable[[float, float], list[tuple[float, float]]]:
        """Return places at a dot, then along the curve: the dearer way's over it, else under it."""
        others = [p[1] for other, p in self._drawn.dots if other is not way]
        is_upper = not others or y <= others[0]
        spots = curve[:: max(len(curve) // 12, 1)][::-1]

        def places(width: float, height: float) -> list[tuple[float, float]]:
            near = _beside_dot(x, y, width, height, is_upper=is_upper)
            over = [(px - width, py - height - FRINGE - _GAP) for px, py in spots]
            under = [(px + _GAP, py + _GAP) for px, py in spots]
            return [*near, *(over if is_upper else under)]

        return places

    def _own(self) -> Iterator[Label]:
        x, box = self._frame.x(self._data.own_amount), self._frame.box
        if box.left <= x <= box.right:
            places = partial(beside_column, x, bounds=box.grown(-_GAP), gap=_GAP)
            yield Label(self._data.own_label, self._theme.colours.text, places, lines=(OWN,))

    def _outside(self) -> Iterator[Label]:
        data, box = self._data, self._frame.box
        notes = (data.others_label, data.outside_label, data.open_label, data.band_label)
        for said in filter(None, notes):
            yield Label(
                said,
                self._theme.colours.quiet,
                lambda width, height: [
                    (box.right - width, box.bottom - height - _GAP),
                    (box.right - width, box.bottom - 2 * height - _GAP),
                    (box.right - width, box.bottom - 3 * height - _GAP),
                    (box.right - width, box.bottom - 4 * height - _GAP),
                    (box.left + _GAP, box.top + _GAP),
                ],
            )

    def of_percents(self, lines: Sequence[tuple[str, tuple[Point, Point]]]) -> Iterator[Label]:
        """Return the labels of straight lines: their names and ends."""
        for name, (start, end) in lines:
            places = partial(_along, start=start, end=end)
            yield Label(name, self._theme.colours.quiet, places, lines=(name,))


def _beside_dot(
    x: float, y: float, width: float, height: float, *, is_upper: bool
) -> list[tuple[float, float]]:
    over, under = y - height - _DOT_GAP, y + _DOT_GAP
    rows = (over, under) if is_upper else (under, over)
    left, right = x - width - _SIDE_GAP, x + _SIDE_GAP
    columns = (left, right) if is_upper else (right, left)
    near = [(column, row) for row in rows for column in columns]
    far = [(column, rows[0] + shift) for shift in (-height, height) for column in columns]
    return [*near, *far]


def _along(
    width: float, height: float, start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return places over and under a slanting line, from its far end on."""
    found = []
    for share in (0.98, 0.9, 0.8, 0.7, 0.6, 0.4, 0.2):
        x = start[0] + share * (end[0] - start[0])
        y = start[1] + share * (end[1] - start[1])
        found += [(x - width, y - height - 2 * _GAP), (x + _GAP, y + _GAP)]
    return found
