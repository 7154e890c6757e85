"""A band: what a curve may be, between the least and the most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.drawing.columns import thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.drawing.clipping import Point
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme


class Band(NamedTuple):
    """One piece of a band without a gap: its two edges, from left to right, in pixels."""

    lower: list[Point]
    upper: list[Point]


def bands(
    xs: NDArray[np.float64], least: NDArray[np.float64], most: NDArray[np.float64], box: Box
) -> list[Band]:
    """Return the pieces of a band that lie in a box; NaN is a gap.

    Parameters
    ----------
    xs, least, most : float arrays of one length, in pixels, `xs` ascending
    box : Box
    """
    seen = np.isfinite(least) & np.isfinite(most)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False])).astype(np.int8)))
    pieces = (slice(start, end) for start, end in edges.reshape(-1, 2))
    found = (_piece(xs[at], least[at], most[at], box) for at in pieces)
    return [one for one in found if one is not None]


def paint_bands(pencil: Pencil, theme: Theme, found: Sequence[Band], *, is_outline: bool) -> None:
    """Fill the pieces of a band, or draw its edges, which belong above what lies on it."""
    colours = theme.colours
    for one in found:
        if is_outline:
            pencil.curve([one.lower, one.upper], colours.pooled, "range")
        else:
            pencil.area([*one.lower, *one.upper[::-1]], colours.pooled_soft)


def _piece(
    xs: NDArray[np.float64], least: NDArray[np.float64], most: NDArray[np.float64], box: Box
) -> Band | None:
    left, right = max(float(xs[0]), box.left), min(float(xs[-1]), box.right)
    if left >= right:
        return None
    at = np.concatenate(([left], xs[(xs > left) & (xs < right)], [right]))
    edges = [np.clip(np.interp(at, xs, edge), box.top, box.bottom) for edge in (least, most)]
    drawn = [thinned(at, edge) for edge in edges]
    lower, upper = (
        list(zip(at[kept].tolist(), edge[kept].tolist(), strict=True))
        for kept, edge in zip(drawn, edges, strict=True)
    )
    return Band(lower, upper)
