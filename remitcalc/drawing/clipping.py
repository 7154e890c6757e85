"""Cuts lines at the edges of a box, and hatches boxes. Pure geometry.

A painter's clip would do the same on a screen, but is not kept by every file format.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.drawing.label_placement import Box

Point = tuple[float, float]
Segment = tuple[Point, Point]


def clipped(xs: NDArray[np.float64], ys: NDArray[np.float64], box: Box) -> list[list[Point]]:
    """Return the parts of a line inside `box`; NaN in `ys` parts the line, a lone point is kept."""
    parts: list[list[Point]] = []
    rows = np.flatnonzero(np.isfinite(ys))
    if not len(rows):
        return parts
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        points = list(zip(xs[run].tolist(), ys[run].tolist(), strict=True))
        if len(points) == 1:
            parts += [points] if _is_inside(points[0], box) else []
            continue
        for segment in pairwise(points):
            cut = cut_segment(segment, box)
            if cut is None:
                continue
            if parts and parts[-1][-1] == cut[0]:
                parts[-1].append(cut[1])
            else:
                parts.append([*cut])
    return parts


def cut_segment(segment: Segment, box: Box) -> Segment | None:
    """Return the part of a segment inside `box`, or None (Liang and Barsky, 1984)."""
    (x0, y0), (x1, y1) = segment
    if _is_inside(segment[0], box) and _is_inside(segment[1], box):
        return segment
    enter, leave = 0.0, 1.0
    run, rise = x1 - x0, y1 - y0
    sides = ((-run, x0 - box.left), (run, box.right - x0))
    ends = ((-rise, y0 - box.top), (rise, box.bottom - y0))
    for step, room in (*sides, *ends):
        if step == 0:
            if room < 0:
                return None
            continue
        share = room / step
        if step < 0:
            enter = max(enter, share)
        else:
            leave = min(leave, share)
    if enter > leave:
        return None
    start = (x0, y0) if enter == 0 else (x0 + enter * run, y0 + enter * rise)
    end = (x1, y1) if leave == 1 else (x0 + leave * run, y0 + leave * rise)
    return start, end


def hatching(box: Box, gap: float, *, rises: bool = True) -> Iterator[Segment]:
    """Yield slanting lines across `box`, `gap` pixels apart sideways.

    Lines are where they would be on the whole page, so that neighbours continue each other.
    """
    if box.width <= 0 or box.height <= 0:
        return
    if rises:  # lines on which x + y is a multiple of the gap
        first, last = box.left + box.top, box.right + box.bottom
    else:  # x - y
        first, last = box.left - box.bottom, box.right - box.top
    for number in range(int(np.ceil(first / gap)), int(np.floor(last / gap)) + 1):
        at = number * gap
        if rises:
            line = ((at - box.bottom, box.bottom), (at - box.top, box.top))
        else:
            line = ((at + box.top, box.top), (at + box.bottom, box.bottom))
        cut = cut_segment(line, box)
        if cut is not None and cut[0] != cut[1]:
            yield cut


def sampled(parts: list[list[Point]], step: float) -> NDArray[np.float64]:
    """Return points along lines, at most `step` apart, shape (points, 2)."""
    points: list[NDArray[np.float64]] = []
    for part in parts:
        line = np.array(part)
        if len(line) == 1:
            points.append(line)
            continue
        lengths = np.hypot(*np.diff(line, axis=0).T)
        along = np.concatenate([[0.0], np.cumsum(lengths)])
        at = np.linspace(0, along[-1], max(2, int(along[-1] / step) + 2))
        columns = [np.interp(at, along, line[:, axis]) for axis in (0, 1)]
        points.append(np.stack(columns, axis=1))
    return np.concatenate(points) if points else np.empty((0, 2))


def _is_inside(point: Point, box: Box) -> bool:
    (x, y), (left, top, width, height) = point, box
    return left <= x <= left + width and top <= y <= top + height
