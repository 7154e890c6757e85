"""Places labels where they are free: never on each other, never outside. Pure geometry, in pixels.

Each label comes with the places where it would like to stand, best first. Labels are placed in
their order: the first takes what it likes, the last what is left. Lines may be crossed where
nothing else is free, other labels never. A label that names a line never stands nearer to another
line than to its own. One for which there is no room at all is left out.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_CROSSING = 40.0
_RANK = 1.0
_GRID = 24
_SLACK = 1e-6
_NEARER = 2.0


class Box(NamedTuple):
    """A rectangle, y downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.left < other.right - _SLACK
            and other.left < self.right - _SLACK
            and self.top < other.bottom - _SLACK
            and other.top < self.bottom - _SLACK
        )

    def holds(self, other: Box) -> bool:
        """Return whether `other` lies inside, edges included."""
        return (
            other.left >= self.left - _SLACK
            and other.right <= self.right + _SLACK
            and other.top >= self.top - _SLACK
            and other.bottom <= self.bottom + _SLACK
        )

    def grown(self, by: float) -> Box:
        """Return this box with a margin all around."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


class Wish(NamedTuple):
    """A label's size, and the upper left corners where it would like to stand, best first.

    `lines` are which of the lines it names; none: no line in particular.
    """

    width: float
    height: float
    places: Sequence[tuple[float, float]]
    lines: Sequence[int] = ()


def placed(
    wishes: Sequence[Wish],
    bounds: Box,
    taken: Sequence[Box] = (),
    lines: Sequence[NDArray[np.float64]] = (),
) -> list[Box | None]:
    """Return a box per wish, None where there is no room.

    Parameters
    ----------
    wishes : sequence of Wish
        The most important first.
    bounds : Box
        No label leaves it.
    taken : sequence of Box
        Where no label may stand.
    lines : sequence of float arrays, shape (points, 2)
        Points of each line, which labels keep clear of where they can.
    """
    stands, ink = list(taken), Ink.of(lines)
    boxes: list[Box | None] = []
    for wish in wishes:
        best = _best(wish, bounds, stands, ink)
        boxes.append(best)
        if best is not None:
            stands.append(best)
    return boxes


class Ink(NamedTuple):
    """The points of all lines, one line after another: which lines have any, where each begins."""

    points: NDArray[np.float64]
    lines: NDArray[np.intp]
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, lines: Sequence[NDArray[np.float64]]) -> Ink:
        """Return the points of lines, some of which may be empty."""
        counts = np.array([len(line) for line in lines], dtype=np.intp)
        found = np.flatnonzero(counts)
        starts = (np.cumsum(counts) - counts)[found]
        return cls(np.concatenate([np.empty((0, 2)), *lines]), found, starts)


def _best(wish: Wish, bounds: Box, stands: Sequence[Box], ink: Ink) -> Box | None:
    """Return the free box that costs least: late wishes cost little, crossed lines much."""
    best, least = None, float("inf")
    worst, is_own = len(wish.places) * _RANK, np.isin(ink.lines, wish.lines)
    for candidates in (_wished, _elsewhere):
        # From the least on, so that most of a grid is never looked at.
        for cost, box in sorted(candidates(wish, bounds), key=itemgetter(0)):
            if cost >= least:
                break
            if any(box.overlaps(other) for other in stands):
                continue
            crossed = crossings(box, ink.points)
            full = cost + (_CROSSING + crossed if crossed else 0.0)
            if full < least and not is_near_another(box, is_own, ink):
                best, least = box, full
        if least <= worst:  # nothing elsewhere costs less than that
            break
    return best


def is_near_another(box: Box, is_own: NDArray[np.bool_], ink: Ink) -> bool:
    """Return whether a label could be taken for another's than of the lines that are its own.

    Its own must be nearer than any other, by as much as the eye can tell.
    """
    if not is_own.any():
        return False
    far = np.minimum.reduceat(_distances(box, ink.points), ink.starts)
    return bool((far[~is_own] < far[is_own].min() + _NEARER).any())


def distance(box: Box, points: NDArray[np.float64]) -> float:
    """Return how far the nearest of `points` is from a box; 0 inside it."""
    return float(_distances(box, points).min(initial=np.inf))


def _distances(box: Box, points: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = points[:, 0], points[:, 1]
    beside = np.maximum(np.maximum(box.left - x, x - box.right), 0)
    above = np.maximum(np.maximum(box.top - y, y - box.bottom), 0)
    far: NDArray[np.float64] = np.hypot(beside, above)
    return far


def _wished(wish: Wish, bounds: Box) -> Iterator[tuple[float, Box]]:
    """Yield the wished boxes with their cost; what stands out at an edge is moved in."""
    free = (bounds.width - wish.width, bounds.height - wish.height)
    for rank, (left, top) in enumerate(wish.places if min(free) >= 0 else ()):
        inside = Box(
            min(max(left, bounds.left), bounds.left + free[0]),
            min(max(top, bounds.top), bounds.top + free[1]),
            wish.width,
            wish.height,
        )
        yield rank * _RANK + abs(inside.left - left) + abs(inside.top - top), inside


def _elsewhere(wish: Wish, bounds: Box) -> Iterator[tuple[float, Box]]:
    """Yield a grid of boxes over the bounds; they cost how far they are from the first wish."""
    free = (bounds.width - wish.width, bounds.height - wish.height)
    if min(free) < 0 or not wish.places:
        return
    (first_left, first_top), worst = wish.places[0], len(wish.places) * _RANK
    for left in np.linspace(bounds.left, bounds.left + free[0], _GRID).tolist():
        for top in np.linspace(bounds.top, bounds.top + free[1], _GRID).tolist():
            far = abs(left - first_left) + 2 * abs(top - first_top)
            yield worst + far, Box(left, top, wish.width, wish.height)


def crossings(box: Box, ink: NDArray[np.float64]) -> int:
    """Return how many points of `ink` lie in a box."""
    x, y = ink[:, 0], ink[:, 1]
    inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
    return int(np.count_nonzero(inside))


def beside_row(
    y: float, width: float, height: float, bounds: Box, gap: float
) -> list[tuple[float, float]]:
    """Return places above and below a line across, from its right end."""
    lefts = np.linspace(bounds.right - width, bounds.left, 17).tolist()
    return [(left, top) for left in lefts for top in (y - height - gap, y + gap)]


def beside_column(
    x: float, width: float, height: float, bounds: Box, gap: float
) -> list[tuple[float, float]]:
    """Return places right and left of a line down, from its top."""
    tops = np.linspace(bounds.top, bounds.bottom - height, 13).tolist()
    return [(left, top) for top in tops for left in (x + gap, x - gap - width)]


def around(
    x: float, y: float, width: float, height: float, gap: float
) -> list[tuple[float, float]]:
    """Return places around a point: above, below, then at its sides and corners."""
    columns = (x - width / 2, x + gap, x - gap - width)
    rows = (y - height - gap, y + gap, y - height / 2)
    spots = [(left, top) for top in rows for left in columns]
    far = [(x - width / 2, y - height - 3 * gap), (x - width / 2, y + 3 * gap)]
    return [spot for spot in spots if spot != (columns[0], rows[2])] + far
