"""Which rows below the headings are workers: blank rows, totals and rows left out are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.columns import text_of
from remitcalc.files.payroll.faults import NAMING
from remitcalc.files.payroll.layout import body
from remitcalc.files.payroll.totals import sum_at_the_end, total_rows, unnamed_totals
from remitcalc.files.tables.column_rows import ColumnRows
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.tables.sheet import Cell, Row
    from remitcalc.model.payroll_choices import PayrollChoices, Role


@noun(eq=False)
class TakenRows:
    """The rows of a payroll that are workers, in order.

    Attributes
    ----------
    rows : sequence of rows
    numbers : sequence of int
        What a spreadsheet shows beside each.
    left_out : sequence of rows
        Those that a person chose not to take.
    totals : tuple of int
        Numbers of the rows that are totals.
    """

    rows: Sequence[Row]
    numbers: Sequence[int]
    left_out: Sequence[Row]
    totals: tuple[int, ...]


def taken_rows(layout: Layout, choices: PayrollChoices, figures: Role, currency: str) -> TakenRows:
    """Return the rows taken; `figures` is the column that holds amounts or net pay."""
    rows, first = body(layout), layout.heading_row + 1
    figures_cells = cells_of(rows, layout, figures)
    blank = set()
    if None in figures_cells:
        blank = {
            at
            for at, cell in enumerate(figures_cells)
            if cell is None and not any(map(text_of, rows[at]))
        }
    totals = set()
    if not choices.keeps_totals:
        totals = _totals(rows, layout, choices, figures, currency) - blank
    left_out = {n - first for n in choices.left_out if 0 <= n - first < len(rows)}
    left_out -= totals | blank
    dropped = blank | totals | left_out
    numbers: Sequence[int] = range(first, first + len(rows))
    if dropped:
        numbers = [number for at, number in enumerate(numbers) if at not in dropped]
    return TakenRows(
        rows=_some(rows, [number - first for number in numbers]) if dropped else rows,
        numbers=numbers,
        left_out=[rows[at] for at in sorted(left_out)],
        totals=tuple(first + at for at in sorted(totals)),
    )


def _some(rows: Sequence[Row], places: Sequence[int]) -> Sequence[Row]:
    return rows.some(places) if isinstance(rows, ColumnRows) else [rows[at] for at in places]


def cells_of(rows: Sequence[Row], layout: Layout, role: Role) -> list[Cell]:
    """Return a column of rows; a row that ends before it has nothing there."""
    return column_of(rows, layout.columns[role] - 1)


def column_of(rows: Sequence[Row], at: int) -> list[Cell]:
    """Return a column of rows by its place, from 0."""
    if isinstance(rows, ColumnRows):
        return rows.column(at)
    try:
        return [row[at] for row in rows]
    except IndexError:
        return [row[at] if at < len(row) else None for row in rows]


def _totals(
    rows: Sequence[Row], layout: Layout, choices: PayrollChoices, figures: Role, currency: str
) -> set[int]:
    """Return rows that have a word for totals, and a last one without a name that is a sum."""
    naming = [cells_of(rows, layout, role) for role in NAMING if role in layout.columns]
    has_names = bool(naming)
    if not naming:
        naming = [[next((c for c in row if c is not None), None) for row in rows]]
    totals = {at for cells in naming for at in total_rows(cells)}
    if has_names:
        totals.update(unnamed_totals(rows, naming))
    summed = cells_of(rows, layout, figures)
    last = sum_at_the_end(naming, summed, totals, currency, choices.decimal)
    return totals if last is None else totals | {last}
