"""The decimal mark of a column that leaves it open, where the total below tells it for certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.numbers.notation import MARKS, exact, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell

_MOST_CELLS = 20_000
"""A longer column is asked about: no second pass over a million cells."""


def mark_told_by_total(cells: Sequence[Cell], totals: Sequence[Cell]) -> DecimalMark | None:
    """Return the one mark by which cells add up to a total; None where both do, or neither.

    >>> mark_told_by_total(["1.200", "500"], ["1.700"])
    'comma'
    >>> mark_told_by_total(["1.200", "1.150"], ["2.350"]) is None
    True
    """
    if len(cells) > _MOST_CELLS:
        return None
    told = [mark for mark in MARKS if _adds_up(cells, totals, mark)]
    return told[0] if len(told) == 1 else None


def _adds_up(cells: Sequence[Cell], totals: Sequence[Cell], mark: DecimalMark) -> bool:
    values = [_value(cell, mark) for cell in cells]
    known = [value for value in values if value is not None]
    return len(known) == len(values) > 1 and sum(known) in {_value(cell, mark) for cell in totals}


def _value(cell: Cell, mark: DecimalMark) -> Decimal | None:
    if isinstance(cell, float):
        return exact(cell)
    figure = figure_in(cell) if isinstance(cell, str) else None
    return None if figure is None else number(figure.number, mark)
