"""Local amounts that cannot be what they should: 200 francs where 150,000 are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Place = tuple[str, int, str, int]
    """Source country, quarter, currency, first amount in millionths."""

TIMES = 5
"""An amount is outlying above this many times the usual one, and below the same part of it."""


def outlying_amounts(rows: Mapping[Place, int]) -> list[Place]:
    """Return the places whose amount is far from the one usual there.

    Parameters
    ----------
    rows : mapping of place to number of rows
        Usual is the amount of most rows of a country, quarter and currency; of two as frequent,
        that of more rows over all quarters, then the larger one.

    >>> outlying_amounts({("RWA", 20253, "RWF", 150_000): 3, ("RWA", 20253, "RWF", 200): 1})
    [('RWA', 20253, 'RWF', 200)]
    """
    ever: dict[tuple[str, str, int], int] = {}
    for (source, _, currency, amount), count in rows.items():
        ever[source, currency, amount] = ever.get((source, currency, amount), 0) + count
    usual: dict[tuple[str, int, str], tuple[int, int, int]] = {}
    for (source, quarter, currency, amount), count in rows.items():
        rank = (count, ever[source, currency, amount], amount)
        group = (source, quarter, currency)
        usual[group] = max(rank, usual.get(group, rank))
    return [
        place
        for place in rows
        if place[3] > TIMES * usual[place[:3]][2] or place[3] * TIMES < usual[place[:3]][2]
    ]
