"""How a bound is drawn: a bar with an open end, a line with a fringe on its open side.

What is *at least* so much runs on past it and fades; what is *at most* so much fades before it.
Neither has a closing edge. A line has short strokes on the side to which it may lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from remitcalc.drawing.clipping import sampled
from remitcalc.drawing.label_placement import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.pencil import Pencil

Direction = Literal["left", "right", "up", "down"]
OPEN_LENGTH = 18.0
"""How far a bar runs on past what is known, in pixels."""
_WITHIN = 0.6
FRINGE = 6.0
"""How long the strokes of a fringe are, in pixels."""
_FRINGE_STEP = 9.0
_EDGED_FROM = 4.0
_COLUMN_EDGED_FROM = 10.0
"""Many narrow bars would be nothing but edges."""


def beyond(bar: Box, direction: Direction, length: float = OPEN_LENGTH) -> Box:
    """Return the box into which a bar runs on past its end."""
    if direction == "right":
        return Box(bar.right, bar.top, length, bar.height)
    if direction == "left":
        return Box(bar.left - length, bar.top, length, bar.height)
    if direction == "up":
        return Box(bar.left, bar.top - length, bar.width, length)
    return Box(bar.left, bar.bottom, bar.width, length)


def paint_run_on(  # noqa: PLR0913 - what is painted, how, and where to
    pencil: Pencil,
    bar: Box,
    fill: str,
    edge: str,
    direction: Direction,
    *,
    length: float = OPEN_LENGTH,
) -> None:
    """Paint the end of a bar that is at least so long: it runs on past it, and fades."""
    _fade(pencil, beyond(bar, direction, length), fill, edge, direction)


def paint_faded(pencil: Pencil, bar: Box, fill: str, edge: str, direction: Direction) -> Box:
    """Paint a bar that is at most so long: it fades before it gets there; return what does not."""
    solid, fading = _cut(bar, direction)
    pencil.fill(solid, fill)
    _edges(pencil, solid, edge, direction)
    _fade(pencil, fading, fill, edge, direction)
    return solid


def paint_stretch(pencil: Pencil, bar: Box, fill: str, edge: str) -> None:
    """Paint a stretch of a bar across that depends on what is not known: without an end."""
    pencil.fill(bar, fill)
    _edges(pencil, bar, edge, "right")


def paint_open_outline(pencil: Pencil, bar: Box, colour: str, direction: Direction) -> None:
    """Paint the border of a bar down or up, but for the end that is open."""
    half = pencil.theme.strokes["outline"].width / 2
    left, right = bar.left + half, bar.right - half
    near = bar.bottom - half if direction == "up" else bar.top + half
    far = bar.top if direction == "up" else bar.bottom
    for start, end in (
        ((left, far), (left, near)),
        ((left, near), (right, near)),
        ((right, near), (right, far)),
    ):
        pencil.line(start, end, colour, "outline")


def paint_fringe(
    pencil: Pencil,
    parts: Sequence[Sequence[Point]],
    colour: str,
    *,
    is_up: bool,
    is_light: bool = False,
) -> None:
    """Paint short strokes on the open side of a line; of one among many, fewer and shorter ones."""
    reach, step = (FRINGE / 2, 3 * _FRINGE_STEP) if is_light else (FRINGE, _FRINGE_STEP)
    length = -reach if is_up else reach
    points = sampled([list(part) for part in parts if len(part) > 1], step)
    for x, y in np.round(points, 1).tolist():
        pencil.line((x, y), (x, y + length), colour, "fringe")


def _cut(bar: Box, direction: Direction) -> tuple[Box, Box]:
    """Return the part of a bar that is painted in full, and the one that fades."""
    if direction in ("left", "right"):
        length = min(OPEN_LENGTH, _WITHIN * bar.width)
        solid = Box(bar.left, bar.top, bar.width - length, bar.height)
        if direction == "left":
            solid = solid._replace(left=bar.left + length)
        return solid, beyond(solid, direction, length)
    length = min(OPEN_LENGTH, _WITHIN * bar.height)
    solid = Box(bar.left, bar.top, bar.width, bar.height - length)
    if direction == "up":
        solid = solid._replace(top=bar.top + length)
    return solid, beyond(solid, direction, length)


def _fade(pencil: Pencil, box: Box, fill: str, edge: str, direction: Direction) -> None:
    pencil.fade(box, fill, direction)
    _edges(pencil, box, edge, direction)


def _edges(pencil: Pencil, box: Box, edge: str, direction: Direction) -> None:
    """Paint the two long edges, dashed; the end stays open."""
    if direction in ("left", "right"):
        if box.height >= _EDGED_FROM:
            for y in (box.top + 0.5, box.bottom - 0.5):
                pencil.line((box.left, y), (box.right, y), edge, "missing")
    elif box.width >= _COLUMN_EDGED_FROM:
        for x in (box.left + 0.5, box.right - 0.5):
            pencil.line((x, box.top), (x, box.bottom), edge, "missing")
