"""The many lines behind the two of a chart: thin, grey, and giving way to labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.drawing.clipping import clipped, sampled
from remitcalc.drawing.label_placement import around, distance
from remitcalc.drawing.labels import Label
from remitcalc.drawing.open_end import FRINGE, paint_fringe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.chart_data.amount import AmountCost

OTHER = "other "
"""What the names of these lines begin with."""
_STEP = 2.0
_CLEAR = 3.0
_FAR = 24.0
_GAP = 3.0


class Piece(NamedTuple):
    """A stretch of a line without a gap, and whether it lies outside the surveyed amounts."""

    points: list[Point]
    is_outside: bool


class OtherLines:
    """The other ways of one plot at its present size and range, in the order of the ranking."""

    def __init__(
        self, ways: Sequence[AmountCost], amounts: NDArray[np.float64], frame: Frame
    ) -> None:
        self._ways, self._frame = ways, frame
        self._amounts = amounts
        self.pieces = [self._pieces(way) for way in ways]

    def give_way(
        self, labels: Sequence[PlacedLabel], lines: Mapping[str, NDArray[np.float64]]
    ) -> None:
        """Break the lines around labels, so that none is nearer to one than what it names."""
        self.pieces = [broken(pieces, labels, lines) for pieces in self.pieces]

    def ink(self) -> dict[str, NDArray[np.float64]]:
        """Return points of every line, its fringe included, by its name."""
        found = {}
        for number, (way, pieces) in enumerate(zip(self._ways, self.pieces, strict=True)):
            drawn = [piece.points for piece in pieces]
            if way.is_open:
                drawn += [[(x, y - FRINGE / 2) for x, y in part] for part in drawn]
            found[f"{OTHER}{number}"] = sampled(drawn, _STEP)
        return {name: points for name, points in found.items() if len(points)}

    def labels(self, own: float, colour: str) -> list[Label]:
        """Return the names of the cheapest and the dearest at the own amount, in pixels."""
        known = [number for number, way in enumerate(self._ways) if way.own is not None]
        if not known or not self._frame.box.left <= own <= self._frame.box.right:
            return []
        known.sort(key=lambda number: self._ways[number].own or 0.0)
        return [self._label(number, own, colour) for number in dict.fromkeys((known[0], known[-1]))]

    def _label(self, number: int, own: float, colour: str) -> Label:
        points = [point for piece in self.pieces[number] for point in piece.points]
        near = sorted(points, key=lambda point: abs(point[0] - own))[:: max(len(points) // 12, 1)]

        def places(width: float, height: float) -> list[tuple[float, float]]:
            return [spot for x, y in near for spot in around(x, y, width, height, _GAP)]

        return Label(self._ways[number].label, colour, places, lines=(f"{OTHER}{number}",))

    def near(self, labels: Sequence[PlacedLabel]) -> list[PlacedLabel]:
        """Return those labels of these lines that stand beside what they name."""
        ink = self.ink()
        return [
            one
            for one in labels
            if all(distance(one.box, ink[name]) <= _FAR for name in one.lines if name in ink)
        ]

    def paint(self, pencil: Pencil, colour: str) -> None:
        """Paint the lines; of those that cost at least so much, with a light fringe."""
        for way, pieces in zip(self._ways, self.pieces, strict=True):
            for stroke, is_outside in (("other", False), ("other_outside", True)):
                drawn = [one.points for one in pieces if one.is_outside == is_outside]
                pencil.curve(drawn, colour, stroke)
            if way.is_open:
                parts = [one.points for one in pieces]
                paint_fringe(pencil, parts, colour, is_up=True, is_light=True)

    def _pieces(self, way: AmountCost) -> list[Piece]:
        xs, ys = self._frame.xs(self._amounts), self._frame.ys(way.cost)
        near = np.convolve(way.is_outside, [1, 1, 1], "same") > 0
        kinds = ((np.where(way.is_outside, np.nan, ys), False), (np.where(near, ys, np.nan), True))
        return [
            Piece(part, is_outside)
            for values, is_outside in kinds
            for part in clipped(xs, values, self._frame.box)
            if len(part) > 1
        ]


def broken(
    pieces: Sequence[Piece],
    labels: Sequence[PlacedLabel],
    lines: Mapping[str, NDArray[np.float64]],
) -> list[Piece]:
    """Return what is left of pieces around labels: each keeps clear of one by what it names does.

    `lines` are the points of what labels may name.
    """
    boxes = []
    for label in labels:
        own = [distance(label.box, lines[one]) for one in label.lines if one in lines]
        boxes.append(label.box.grown(min(own, default=0.0) + _CLEAR))
    return [part for piece in pieces for part in _outside(piece, boxes)]


def _outside(piece: Piece, boxes: Sequence[Box]) -> list[Piece]:
    """Return what of a piece lies outside of all boxes."""
    points = np.array(piece.points)
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    near = [
        box
        for box in boxes
        if right >= box.left and left <= box.right and bottom >= box.top and top <= box.bottom
    ]
    if not near:
        return [piece]
    fine = np.concatenate([sampled([piece.points], _STEP), points[-1:]])
    x, y = fine[:, 0], fine[:, 1]
    inside = np.zeros(len(fine), dtype=np.bool_)
    for box in near:
        inside |= (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
    if not inside.any():
        return [piece]
    kept = np.flatnonzero(~inside)
    runs = np.split(kept, np.flatnonzero(np.diff(kept) > 1) + 1)
    return [
        Piece([(x, y) for x, y in fine[run].tolist()], piece.is_outside)
        for run in runs
        if len(run) > 1
    ]
