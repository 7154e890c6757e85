"""Places labels where they are free: never on each other, never outside. Pure geometry, in pixels.

Each label comes with the places where it would like to stand, best first. Labels are placed in
their order: the first takes what it likes, the last what is left. Lines may be crossed where
nothing else is free, other labels never. A label that names a line never stands nearer to another
line than to its own. One for which there is no room at all is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_CROSSING = 40.0
_RANK = 1.0
_GRID = 24
_SLACK = 1e-6
_FEW = 8
"""One point in so many is looked at first: most spots are too near to one of them already."""
_MORE, _MOST_AT_ONCE = 8, 64
"""Of spots looked at together: so few that what is worked out of them stays in the cache."""
_NEARER = 2.0
"""Pixels that a label must be nearer to its own line than to another: what the eye can tell."""


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


class Spots(NamedTuple):
    """Boxes of one size where a label might stand, the cheapest first: cost and upper left corner.

    The columns are float arrays of shape (spots,); `width` and `height` are every box's.
    """

    cost: NDArray[np.float64]
    left: NDArray[np.float64]
    top: NDArray[np.float64]
    width: float
    height: float

    def chosen(self, which: NDArray[Any] | slice) -> Spots:
        """Return some of them, in the order of `which`."""
        return self._replace(cost=self.cost[which], left=self.left[which], top=self.top[which])

    def free_of(self, stands: Sequence[Box]) -> Spots:
        """Return those that overlap none of the boxes, see `Box.overlaps`."""
        free = np.ones(len(self.cost), dtype=np.bool_)
        for other in stands:
            free &= ~(
                (self.left < other.right - _SLACK)
                & (other.left < self.left + self.width - _SLACK)
                & (self.top < other.bottom - _SLACK)
                & (other.top < self.top + self.height - _SLACK)
            )
        return self.chosen(free)

    def box(self, at: int) -> Box:
        """Return one of them."""
        return Box(float(self.left[at]), float(self.top[at]), self.width, self.height)


class Ink(NamedTuple):
    """The points of all lines from left to right, arrays of shape (points,): where, of which line.

    So those in a box and near it are a stretch of them, and few of them are looked at.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    line: NDArray[np.intp]

    @classmethod
    def of(cls, lines: Sequence[NDArray[np.float64]]) -> Ink:
        """Return the points of lines, some of which may be empty."""
        points = np.concatenate([np.empty((0, 2)), *lines])
        line = np.repeat(np.arange(len(lines)), [len(one) for one in lines])
        order = np.argsort(points[:, 0], kind="stable")
        return cls(points[order, 0], points[order, 1], line[order])

    def parted(self, lines: Sequence[int]) -> tuple[Ink, Ink]:
        """Return the points of these lines, and those of all others."""
        is_own = np.isin(self.line, lines)
        return self._chosen(is_own), self._chosen(~is_own)

    def crossings(self, box: Box) -> int:
        """Return how many points lie in a box, not on its edges."""
        begins = self.x.searchsorted(box.left, "right")
        y = self.y[begins : self.x.searchsorted(box.right, "left")]
        return int(np.count_nonzero((y > box.top) & (y < box.bottom)))

    def are_near(self, spots: Spots, others: Ink) -> NDArray[np.bool_]:
        """Return of which spots these may be nearer than any other points: a few of those say."""
        if not len(self.x):
            return np.ones(len(spots.cost), dtype=np.bool_)
        few = others._chosen(slice(None, None, _FEW))
        return few.distances(spots) >= self.distances(spots) + _NEARER

    def is_nearer(self, box: Box, others: Ink) -> bool:
        """Return whether these, if any, are nearer to a box than others, for the eye to tell."""
        if not len(self.x):
            return True
        nearest = self.distance(box) + _NEARER
        begins = others.x.searchsorted(box.left - nearest, "left")
        ends = others.x.searchsorted(box.right + nearest, "right")
        return others._chosen(slice(begins, ends)).distance(box) >= nearest

    def distance(self, box: Box) -> float:
        """Return how far the nearest point is from a box; 0 inside it, infinity without points."""
        corner = np.array([box.left]), np.array([box.top])
        return float(self.distances(Spots(np.zeros(1), *corner, box.width, box.height))[0])

    def distances(self, spots: Spots) -> NDArray[np.float64]:
        """Return how far the nearest point is from each spot, see `distance`."""
        across = _outside(spots.left, spots.width, self.x)
        down = _outside(spots.top, spots.height, self.y)
        across *= across
        down *= down
        across += down
        nearest: NDArray[np.float64] = np.sqrt(across.min(axis=1, initial=np.inf))
        return nearest

    def _chosen(self, which: NDArray[Any] | slice) -> Ink:
        return Ink(self.x[which], self.y[which], self.line[which])


def _best(wish: Wish, bounds: Box, stands: Sequence[Box], ink: Ink) -> Box | None:
    """Return the free box that costs least: late wishes cost little, crossed lines much.

    A label must not be taken for another's than of its own lines, if it names any.
    """
    best, least, worst = None, np.inf, len(wish.places) * _RANK
    own, others = ink.parted(wish.lines)
    for candidates in (_wished, _elsewhere):
        spots = candidates(wish, bounds).free_of(stands)
        done, block = 0, 1
        # From the least on, few at first, so that most of a grid is never looked at.
        while done < len(spots.cost) and spots.cost[done] < least:
            some = spots.chosen(slice(done, done + block))
            for at in np.flatnonzero(own.are_near(some, others)).tolist():
                if some.cost[at] >= least:  # as are all after it
                    break
                box = some.box(at)
                crossed = ink.crossings(box)
                cost = float(some.cost[at]) + (_CROSSING + crossed if crossed else 0.0)
                if cost < least and own.is_nearer(box, others):
                    best, least = box, cost
            done, block = done + block, min(block * _MORE, _MOST_AT_ONCE)
        if least <= worst:  # nothing elsewhere costs less than that
            break
    return best


def distance(box: Box, points: NDArray[np.float64]) -> float:
    """Return how far the nearest of `points` is from a box; 0 inside it."""
    x, y = points.T
    return Ink(x, y, np.zeros(len(x), dtype=np.intp)).distance(box)


def _outside(
    starts: NDArray[np.float64], length: float, values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far values are outside stretches, 0 inside. Shape (stretches, values)."""
    begins = starts[:, np.newaxis]
    far = begins - values
    np.maximum(far, values - (begins + length), out=far)
    np.maximum(far, 0.0, out=far)
    return far


def _wished(wish: Wish, bounds: Box) -> Spots:
    """Return the wished boxes with their cost; what stands out at an edge is moved in."""
    free = (bounds.width - wish.width, bounds.height - wish.height)
    wanted = wish.places if min(free) >= 0 else ()
    left, top = np.array(wanted, dtype=np.float64).reshape(-1, 2).T
    inside_left = left.clip(bounds.left, bounds.left + max(free[0], 0.0))
    inside_top = top.clip(bounds.top, bounds.top + max(free[1], 0.0))
    moved = np.abs(inside_left - left) + np.abs(inside_top - top)
    return _cheapest_first(np.arange(len(left)) * _RANK + moved, inside_left, inside_top, wish)


def _elsewhere(wish: Wish, bounds: Box) -> Spots:
    """Return a grid of boxes over the bounds; they cost how far they are from the first wish."""
    free = (bounds.width - wish.width, bounds.height - wish.height)
    steps = _GRID if min(free) >= 0 and wish.places else 0
    lefts = np.linspace(bounds.left, bounds.left + free[0], steps)
    tops = np.linspace(bounds.top, bounds.top + free[1], steps)
    left, top = np.repeat(lefts, steps), np.tile(tops, steps)
    first_left, first_top = wish.places[0] if wish.places else (0.0, 0.0)
    far = np.abs(left - first_left) + 2 * np.abs(top - first_top)
    return _cheapest_first(len(wish.places) * _RANK + far, left, top, wish)


def _cheapest_first(
    cost: NDArray[np.float64], left: NDArray[np.float64], top: NDArray[np.float64], wish: Wish
) -> Spots:
    order = np.argsort(cost, kind="stable")
    return Spots(cost, left, top, wish.width, wish.height).chosen(order)


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
