"""The line of the offer as it is, thin and dashed, behind the one that is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.drawing.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.offered_line import OfferedLine

OFFERED = "offered"
"""The name of the line, and of its stroke."""
_APART = 10.0
"""Pixels up to which the two are one line to the eye, and to the words beside them."""
_GAP = 3.0


def line_names(
    offered: Sequence[Sequence[Point]], tried: Sequence[Sequence[Point]]
) -> tuple[str, ...]:
    """Return how the line is called among those that a label of the tried one may stand beside.

    Nothing where the two are apart anywhere: the label is nearer to its own then.
    """
    if not offered or not tried or _are_apart(offered, tried):
        return ()
    return (OFFERED,)


def _are_apart(offered: Sequence[Sequence[Point]], tried: Sequence[Sequence[Point]]) -> bool:
    """Return whether the two lines, in pixels, can be told apart somewhere."""
    if not offered or not tried:
        return bool(offered)
    (xs, ys), (at, other) = (
        np.array([point for part in parts for point in part]).T for parts in (offered, tried)
    )
    return bool(np.abs(ys - np.interp(xs, at, other)).max() > _APART)


def offered_labels(
    line: OfferedLine | None, parts: Sequence[Sequence[Point]], theme: Theme
) -> Iterator[Label]:
    """Return what the line is called, along it from its far end."""
    points = [point for part in parts for point in part]
    if line is None or not points:
        return
    spots = points[:: max(len(points) // 16, 1)][::-1]

    def places(width: float, height: float) -> list[tuple[float, float]]:
        # Beside a spot to either side, where the line rises or falls away from the words.
        under = [(left, y + _GAP) for x, y in spots for left in (x, x - width)]
        over = [(left, y - height - _GAP) for x, y in spots for left in (x - width, x)]
        return [*under, *over]

    yield Label(line.label, theme.colours.pooled, places, lines=(OFFERED,))
