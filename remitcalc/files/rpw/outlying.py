"""Local amounts that cannot be what they should: 200 francs where 150,000 are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Amounts = tuple[str, int, str, int, int | None]
    """Source country, quarter, currency, and the two amounts of a row in millionths."""

    Place = tuple[str, int, str, int]
    """The same with one amount."""

TIMES = 5
"""An amount is outlying above this many times the usual one, and below the same part of it."""


def outlying_amounts(rows: Mapping[Amounts, int]) -> list[tuple[int, Place]]:
    """Return the first (0) and second (1) amounts that are far from the usual ones, and where.

    Parameters
    ----------
    rows : mapping of amounts to number of rows
        Usual is the amount of most rows of a country, quarter and currency; of two as frequent,
        that of more rows over all quarters, then the larger one.

    >>> usual, odd = ("RWA", 20253, "RWF", 150_000, 375_000), ("RWA", 20253, "RWF", 200, 375_000)
    >>> outlying_amounts({usual: 3, odd: 1})
    [(0, ('RWA', 20253, 'RWF', 200))]
    """
    found = []
    for column in (0, 1):
        counted: dict[Place, int] = {}
        for (source, quarter, currency, *amounts), count in rows.items():
            amount = amounts[column]
            if amount is not None:
                place = (source, quarter, currency, amount)
                counted[place] = counted.get(place, 0) + count
        found += [(column, place) for place in _outlying(counted)]
    return found


def _outlying(rows: Mapping[Place, int]) -> list[Place]:
    ever: dict[tuple[str, str, int], int] = {}
    for (source, _, currency, amount), count in rows.items():
        ever[source, currency, amount] = ever.get((source, currency, amount), 0) + count
    usual: dict[tuple[str, int, str], tuple[int, int, int]] = {}
    for (source, quarter, currency, amount), count in rows.items():
        rank = (count, ever[source, currency, amount], amount)
        group = (source, quarter, currency)
        usual[group] = max(rank, usual.get(group, rank))
    return [place for place in rows if _is_far(place[3], usual[place[:3]][2])]


def _is_far(amount: int, usual: int) -> bool:
    return amount > TIMES * usual or amount * TIMES < usual
