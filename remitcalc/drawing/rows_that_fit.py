"""Which rows of a long list are shown where there is no room for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Left(NamedTuple):
    """Stands for rows that are left out."""

    rows: int


class Apart(NamedTuple):
    """Stands between rows and those of another kind."""


def rows_that_fit(count: int, room: int, keep: Iterable[int]) -> list[int | Left]:
    """Return the rows to show, in order, and between them how many are left out.

    Those to keep come first, with the first and the last row; then as many from the top as there is
    room for, every gap taking a row itself.

    >>> rows_that_fit(6, 6, [])
    [0, 1, 2, 3, 4, 5]
    >>> rows_that_fit(16, 7, [2, 8])
    [0, 1, 2, Left(rows=5), 8, Left(rows=6), 15]
    """
    if count <= room:
        return list(range(count))
    kept = [row for row in dict.fromkeys((*keep, 0, count - 1)) if row < count]
    wanted = [*kept, *range(count)]
    chosen: set[int] = set()
    for row in wanted:
        more = chosen | {row}
        if len(chosen) == 0 or len(with_gaps(sorted(more), count)) <= room:
            chosen = more
        elif row not in kept:
            break
    return with_gaps(sorted(chosen), count)


def with_gaps(rows: Sequence[int], count: int) -> list[int | Left]:
    """Return rows with what is left out between them, before them and after them."""
    shown: list[int | Left] = []
    after = 0
    for row in (*rows, count):
        if row > after:
            shown.append(Left(row - after))
        if row < count:
            shown.append(row)
        after = row + 1
    return shown
