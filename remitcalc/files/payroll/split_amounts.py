"""Notes rows of a payroll that commas split: of an amount with a decimal comma cents are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.taken import column_of
from remitcalc.files.tables.split_rows import split_figures, split_rows
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.files.payroll.faults import Faults
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.tables.sheet import Row
    from remitcalc.model.payroll_choices import Role

_COMMA = ","


def note_split_rows(
    layout: Layout,
    rows: Sequence[Row],
    figures: Role,
    whole: Callable[[], Sequence[int]],
    faults: Faults,
) -> None:
    """Note the rows whose cells have moved on.

    Parameters
    ----------
    layout : Layout
    rows : sequence of rows
        Those taken as workers.
    figures : Role
        The column with the amounts.
    whole : callable
        Returns the places of the amounts that are whole and below a thousand: half of one, perhaps.
    faults : Faults
    """
    sheet = layout.sheet
    if not layout.heading_row:
        return
    width = len(sheet.rows[layout.heading_row - 1])
    at = layout.columns[figures]
    split = set(split_rows(rows, width, sheet.delimiter, at - 1))
    if sheet.delimiter == _COMMA and len(layout.headings) > at:
        split |= set(split_figures(column_of(rows, at - 1), column_of(rows, at), whole))
    for row in sorted(split):
        found = sheet.delimiter.join(str(cell or "") for cell in rows[row])
        faults.add(message("payroll_row_too_long", count=width), row, found=found)
