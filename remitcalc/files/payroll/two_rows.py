"""Workers who stand over two rows: the name on one, the amount on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.model.message import Message

MISSING = "payroll_amount_missing"


def first_of_two(names: Sequence[str], faults: Mapping[int, Message]) -> frozenset[int]:
    """Return the rows, from 0, that have a name alone, above one that has an amount alone.

    `faults` are those of the amounts, by row.
    """
    lacking = [row for row, fault in faults.items() if fault.code == MISSING]
    return frozenset(
        row
        for row in lacking
        if row + 1 < len(names) and names[row] and not names[row + 1] and row + 1 not in faults
    )
