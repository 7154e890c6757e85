"""What workers, and those who join, may pay and save: of one payday, or of a season.

The corners are those of a comparison; see `range_corners`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from remitcalc.engine.exact import constant
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.engine.savings import Difference, Sides
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.range_corners import Corners

    SidesOf = Callable[[PricedScenario], Sides]

T = TypeVar("T")


class Pick(NamedTuple):
    """The least, or the most: of columns row by row, and in which of them it stands."""

    of_columns: Callable[[Sequence[NDArray[np.int64]]], NDArray[np.int64]]
    place: Callable[..., NDArray[np.intp]]


_LEAST, _MOST = Pick(np.minimum.reduce, np.argmin), Pick(np.maximum.reduce, np.argmax)
_BESIDE = ("bound", "absent", "before", "status")
"""What a column has beside its amounts."""


class Ends(NamedTuple):
    """The least and the most that money may be; None: not possible, or not known, at that end."""

    least: Figure | None
    most: Figure | None

    @property
    def ranges(self) -> bool:
        """Whether both ends are known, and differ."""
        least, most = self
        return least is not None and most is not None and least.minor != most.minor


class ColumnEnds(NamedTuple):
    """The least and the most of a row per worker; not possible where an end is not known."""

    least: FigureColumn
    most: FigureColumn

    def at(self, row: int) -> Ends:
        """Return both ends of one row."""
        found = (column.at(row) for column in self)
        return Ends(*(one if one is not None and one.is_known else None for one in found))


@frozen(eq=False)
class SidesRange:
    """Both ends of what is paid alone, pooled, and saved.

    Attributes
    ----------
    alone, pooled, saving : ColumnEnds
        A row per worker: who does not join pays alone in both, and saves nothing.
    all_alone, all_pooled, all_saving : Ends
        All who join together.
    """

    alone: ColumnEnds
    pooled: ColumnEnds
    saving: ColumnEnds
    all_alone: Ends
    all_pooled: Ends
    all_saving: Ends


class Compared(NamedTuple):
    """Both sides at one corner: a row per worker, and what those who join pay and save."""

    sides: Sides
    savings: FigureColumn
    alone: Figure | None
    pooled: Figure | None
    saving: Figure


def compared(
    priced: PricedScenario, sides_of: SidesOf, pool: PricedScenario | None = None
) -> Compared:
    """Return both sides as `sides_of` prices them, the pool by `pool` if given, and the saving."""
    sides, rows = sides_of(priced), priced.pools.joining
    if pool is not None:
        sides = Sides(sides.alone, sides_of(pool).pooled)
    difference = Difference(sides, priced, sides_of)
    found = difference.by_worker()
    savings = FigureColumn(
        minor=found.saving,
        currency=priced.corridor.sending_currency,
        bound=found.bound,
        absent=sides.alone.absent | sides.pooled.absent,
        before=found.before,
        status=np.maximum(sides.alone.status, sides.pooled.status),
        is_possible=sides.alone.is_possible & sides.pooled.is_possible,
    )
    return Compared(
        sides,
        savings,
        alone=sides.alone.sum_of(rows),
        pooled=sides.pooled.sum_of(rows),
        saving=difference.of_group(found, rows),
    )


def sides_range(corners: Corners, sides_of: SidesOf, pools: Corners | None = None) -> SidesRange:
    """Return what both sides range over.

    Parameters
    ----------
    corners : Corners
        The two ways of the answer, priced at the ends of its ranges.
    sides_of : callable
        From prices to totals: one payday's, or a season's.
    pools : Corners, optional
        The same corners compared with another way alone: their pools count. Under
        "no-one-worse-off" a pool follows from what it is compared with.
    """
    by = pools or corners
    good: list[Compared | None] = []
    bad: list[Compared | None] = []
    ends = zip(corners.good, by.good, corners.bad, by.bad, strict=True)
    for one, its_pool, other, other_pool in ends:
        first = compared_at(one, its_pool, sides_of)
        is_same = other is one and other_pool is its_pool
        good.append(first)
        bad.append(first if is_same else compared_at(other, other_pool, sides_of))
    return range_of(corners.answer, good, bad)


def compared_at(
    priced: PricedScenario | None, pool: PricedScenario | None, sides_of: SidesOf
) -> Compared | None:
    """Return both sides at a corner, the pool by `pool`; None: they have no prices there."""
    if priced is None or pool is None:
        return None
    try:
        return compared(priced, sides_of, None if pool is priced else pool)
    except (ModelError, OverflowError):
        return None


def figure_ends(
    low: Sequence[T | None], high: Sequence[T | None], of: Callable[[T], Figure | None]
) -> Ends:
    """Return the least of a figure in some cases and the most in others.

    Where one of the cases has none, the end is not known.
    """
    least, most = ([None if one is None else of(one) for one in some] for some in (low, high))
    return Ends(_extreme(min, least), _extreme(max, most))


def _extreme(pick: Callable[..., Figure], figures: Sequence[Figure | None]) -> Figure | None:
    known = [one for one in figures if one is not None and one.is_known]
    return pick(known, key=lambda one: one.minor) if len(known) == len(figures) else None


def range_of(
    priced: PricedScenario, good: Sequence[Compared | None], bad: Sequence[Compared | None]
) -> SidesRange:
    """Return what both sides range over, from the corners of an answer that they were read at."""
    nothing = _nothing(priced)

    def columns(
        low: Sequence[Compared | None],
        high: Sequence[Compared | None],
        of: Callable[[Compared], FigureColumn],
    ) -> ColumnEnds:
        least, most = (
            [nothing if one is None else of(one) for one in some] for some in (low, high)
        )
        return ColumnEnds(_picked(_LEAST, least), _picked(_MOST, most))

    alone = columns(bad, good, lambda one: one.sides.alone)
    pooled = columns(good, bad, lambda one: one.sides.pooled)
    stays = ~priced.pools.joins
    return SidesRange(
        alone=alone,
        pooled=ColumnEnds(
            _either(stays, alone.least, pooled.least), _either(stays, alone.most, pooled.most)
        ),
        saving=columns(bad, good, lambda one: one.savings),
        all_alone=figure_ends(bad, good, lambda one: one.alone),
        all_pooled=figure_ends(good, bad, lambda one: one.pooled),
        all_saving=figure_ends(bad, good, lambda one: one.saving),
    )


def _nothing(priced: PricedScenario) -> FigureColumn:
    """Return a column without any figure."""
    count = len(priced.payroll)
    none = np.zeros(count, dtype=np.int64)
    column = FigureColumn.exact(none, priced.corridor.sending_currency)
    return replace(column, is_possible=np.zeros(count, dtype=np.bool_))


def _picked(pick: Pick, cases: Sequence[FigureColumn]) -> FigureColumn:
    """Return each row's extreme over all cases; not possible where it is not known in one.

    What all rows of all cases have alike is not looked up row by row, and takes no room.
    """
    first, count = cases[0], len(cases[0])
    known = [one.is_known for one in cases]
    alike = {name: _of_all([getattr(one, name) for one in cases]) for name in _BESIDE}
    every = _of_all(known)
    possible = constant(every, count) if every is not None else np.all(known, axis=0)
    minors = [one.minor for one in cases]
    if None not in alike.values():
        minor = pick.of_columns(minors)
        columns = {name: constant(value, count) for name, value in alike.items()}
        return FigureColumn(minor, first.currency, is_possible=possible, **columns)
    which, rows = pick.place(minors, axis=0), np.arange(count)

    def chosen(name: str) -> NDArray[Any]:
        found: NDArray[Any] = np.array([getattr(one, name) for one in cases])[which, rows]
        return found

    columns = {name: chosen(name) for name in ("minor", *_BESIDE)}
    return FigureColumn(currency=first.currency, is_possible=possible, **columns)


def _of_all(columns: Sequence[NDArray[Any]]) -> Any:
    """Return the value that all rows of some columns have; None: they differ, or have no row."""
    if not len(columns[0]):
        return None
    value = columns[0][0]
    is_alike = all(one[0] == value if 0 in one.strides else (one == value).all() for one in columns)
    return value if is_alike else None


def _either(where: NDArray[np.bool_], theirs: FigureColumn, others: FigureColumn) -> FigureColumn:
    """Return the rows of one column `where` it is so, of another elsewhere."""
    if not where.any():
        return others
    columns = {
        name: np.where(where, getattr(theirs, name), getattr(others, name))
        for name in ("minor", "bound", "absent", "before", "status", "is_possible")
    }
    return FigureColumn(currency=others.currency, **columns)
