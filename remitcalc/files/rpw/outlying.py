"""Local amounts that cannot be what they should: 200 francs where 150,000 are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Place = tuple[int, str, int, str, int]
    """First or second amount (0 or 1), source country, quarter, currency, the amount itself."""

TIMES = 5
"""An amount is outlying above this many times the usual one, and below the same part of it."""


def outlying_amounts(rows: Mapping[Place, int]) -> list[Place]:
    """Return the places whose amount is far from the one usual there.

    Parameters
    ----------
    rows : mapping of place to number of rows
        Usual is the amount of most rows of a country, quarter and currency; of two as frequent,
        that of more rows over all quarters, then the larger one.

    >>> outlying_amounts({(0, "RWA", 20253, "RWF", 150_000): 3, (0, "RWA", 20253, "RWF", 200): 1})
    [(0, 'RWA', 20253, 'RWF', 200)]
    """
    ever: dict[tuple[int, str, str, int], int] = {}
    for (at, source, _, currency, amount), count in rows.items():
        ever[at, source, currency, amount] = ever.get((at, source, currency, amount), 0) + count
    usual: dict[tuple[int, str, int, str], tuple[int, int, int]] = {}
    for (at, source, quarter, currency, amount), count in rows.items():
        rank = (count, ever[at, source, currency, amount], amount)
        group = (at, source, quarter, currency)
        usual[group] = max(rank, usual.get(group, rank))
    return [place for place in rows if _is_far(place[4], usual[place[:4]][2])]


def _is_far(amount: int, usual: int) -> bool:
    return amount > TIMES * usual or amount * TIMES < usual
