"""Bars, thinned to the columns of pixels there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.drawing.frame import Frame

_GAPPED_FROM = 4.0
_GAPPED_WIDTH = 0.8


class Columns(NamedTuple):
    """What is drawn: float arrays of values, one entry per bar."""

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    heights: NDArray[np.float64]


def columns(places: NDArray[np.float64], heights: NDArray[np.float64], frame: Frame) -> Columns:
    """Return bars in view: one a worker, or one a column of pixels, the farthest from zero.

    `places` are the middles of bars a unit wide, ascending without gaps. Bars have gaps between
    them where they are wide enough for that.
    """
    low, high = frame.x_range
    seen = slice(*np.searchsorted(places, [low - 0.5, high + 0.5]).tolist())
    places, heights = places[seen], heights[seen]
    pixels = frame.box.width / (high - low)
    if pixels >= 1 or not len(places):
        half = (_GAPPED_WIDTH if pixels >= _GAPPED_FROM else 1.0) / 2
        return Columns(places - half, places + half, heights)
    column = np.floor((places - low) * pixels)
    first = np.flatnonzero(np.diff(column, prepend=-np.inf))
    last = np.append(first[1:], len(places)) - 1
    least, most = np.minimum.reduceat(heights, first), np.maximum.reduceat(heights, first)
    farthest = np.where(-least > most, least, most)
    return Columns(places[first] - 0.5, places[last] + 0.5, farthest)


def thinned(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return which points draw the same line as all of them, as ascending positions.

    Of each column of pixels, `xs`, these are the first, the last, the lowest and the highest, and
    those beside a gap, where `ys` is NaN.
    """
    column = np.floor(xs)
    first = np.flatnonzero(np.diff(column, prepend=-np.inf))
    last = np.append(first[1:], len(xs)) - 1
    by_height = np.lexsort((ys, column))
    missing = np.isnan(ys).astype(np.int8)
    edges = np.flatnonzero(np.diff(missing))
    kept = (first, last, by_height[first], by_height[last], edges, edges + 1)
    is_kept = np.zeros(len(xs), dtype=np.bool_)
    if len(xs):
        is_kept[np.concatenate(kept)] = True
    return np.flatnonzero(is_kept)
