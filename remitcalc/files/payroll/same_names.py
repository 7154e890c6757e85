"""Workers of the same name: which rows they are in, and which column may tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.columns import texts_of
from remitcalc.files.payroll.taken import column_of
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.payroll.faults import Faults
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.tables.sheet import Row


def note_repeated(names: Sequence[str], faults: Faults) -> bool:
    """Note names that stand above already; return whether there are any."""
    first: dict[str, int] = {}
    for row, name in enumerate(names):
        if name and first.setdefault(name, row) != row:
            said = message("payroll_worker_repeated", row=faults.number(first[name]))
            faults.add(said, row, "worker", found=name)
    return len(first) < sum(map(bool, names))


def column_of_numbers(layout: Layout, rows: Sequence[Row]) -> int:
    """Return the first column, from 1, that has no use yet and another value for each worker.

    It may be their number; 0: there is none, or one is used.
    """
    if "number" in layout.columns:
        return 0
    used = {*layout.columns.values(), *layout.hidden_columns}
    for at in range(1, len(layout.headings) + 1):
        if at not in used:
            texts = texts_of(column_of(rows, at - 1))
            if all(texts) and len(set(texts)) == len(texts):
                return at
    return 0
