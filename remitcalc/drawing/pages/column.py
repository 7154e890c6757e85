"""Columns of a table: how wide each is, by what stands in it and by the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.pencil import Side


class Column(NamedTuple):
    """One column: its heading, its side, and whether its words wrap where room is short."""

    heading: str
    side: Side = "left"
    wraps: bool = False


def shared_width(
    columns: Sequence[Column], natural: Sequence[float], least: float, room: float
) -> list[float]:
    """Return a width per column that together fill `room`.

    Columns are as wide as they need where there is room; what is left goes to those that wrap,
    else between all. Where it is short, those that wrap give way, down to `least`, then all.

    >>> two = [Column("a", wraps=True), Column("b", "right")]
    >>> shared_width(two, [50, 30], 20, 100), shared_width(two, [90, 30], 20, 100)
    ([70.0, 30.0], [70.0, 30.0])
    """
    widths = [float(width) for width in natural]
    gives = [at for at, column in enumerate(columns) if column.wraps] or list(range(len(columns)))
    spare = room - sum(widths)
    if spare >= 0:
        for at in gives:
            widths[at] += spare / len(gives)
        return widths
    for group in (gives, list(range(len(columns)))):
        short = sum(widths) - room
        can_give = {at: max(widths[at] - least, 0.0) for at in group}
        total = sum(can_give.values())
        if short > 0 and total > 0:
            for at, can in can_give.items():
                widths[at] -= can * min(short / total, 1.0)
    return widths
