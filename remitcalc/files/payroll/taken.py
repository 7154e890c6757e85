"""Which rows below the headings are workers: blank rows, totals and rows left out are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.columns import text_of
from remitcalc.files.payroll.layout import body
from remitcalc.files.payroll.total_words import is_of_a_part
from remitcalc.files.payroll.totals import (
    below_total,
    statistic_rows,
    sum_at_the_end,
    total_rows,
    unnamed_totals,
)
from remitcalc.files.tables.column_rows import ColumnRows
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll_choices import NAMING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.tables.sheet import Cell, Row
    from remitcalc.model.payroll_choices import PayrollChoices, Role


@frozen(eq=False)
class TakenRows:
    """The rows of a payroll that are workers, in order.

    Attributes
    ----------
    rows : sequence of rows
    numbers : sequence of int
        What a spreadsheet shows beside each.
    left_out : sequence of rows
        Those that a person chose not to take.
    hidden : sequence of rows
        Those that the file hides, and that are not taken.
    totals : tuple of int
        Numbers of the rows that are totals, averages or counts.
    below_total : tuple of int
        Numbers of the rows with figures that follow the last of them.
    is_below_a_part : bool
        Whether that one may be the total of a part of the list.
    """

    rows: Sequence[Row]
    numbers: Sequence[int]
    left_out: Sequence[Row]
    hidden: Sequence[Row]
    totals: tuple[int, ...]
    below_total: tuple[int, ...]
    is_below_a_part: bool = False


def taken_rows(
    layout: Layout,
    choices: PayrollChoices,
    figures: Role,
    currency: str,
    no_workers: frozenset[int] = frozenset(),
) -> TakenRows:
    """Return the rows taken; `figures` is the column that holds amounts or net pay.

    `no_workers` are rows, counted from 1, of which is known that they are totals.
    """
    rows, first = body(layout), layout.heading_row + 1
    figures_cells = cells_of(rows, layout, figures)
    dropped = set()
    if None in figures_cells:
        dropped = {
            at
            for at, cell in enumerate(figures_cells)
            if cell is None and not any(map(text_of, rows[at]))
        }
    hidden = set()
    if layout.sheet.hidden_rows and not choices.takes_hidden:
        hidden = _places(layout.sheet.hidden_rows, first, len(rows)) - dropped
        dropped |= hidden
    totals: set[int] = set()
    below: set[int] = set()
    is_below_a_part = False
    if not choices.keeps_totals:
        kept = _places(choices.kept, first, len(rows))
        naming = _naming(rows, layout)
        totals = _totals(rows, layout, naming, figures_cells, (currency, choices.decimal)) - kept
        passed = totals | hidden
        below = below_total(naming, figures_cells, passed, currency, choices.decimal)
        is_below_a_part = bool(below) and _is_of_a_part(naming, max(passed))
        totals = (totals | _places(no_workers, first, len(rows))) - dropped
        below -= dropped | kept | totals
    left_out = _places(choices.left_out, first, len(rows)) - dropped - totals
    below -= left_out
    dropped |= totals | below
    dropped |= left_out
    numbers: Sequence[int] = range(first, first + len(rows))
    if dropped:
        numbers = [number for at, number in enumerate(numbers) if at not in dropped]
    return TakenRows(
        rows=_some(rows, [number - first for number in numbers]) if dropped else rows,
        numbers=numbers,
        left_out=[rows[at] for at in sorted(left_out)],
        hidden=[rows[at] for at in sorted(hidden)],
        totals=tuple(first + at for at in sorted(totals)),
        below_total=tuple(first + at for at in sorted(below) if text_of(figures_cells[at])),
        is_below_a_part=is_below_a_part,
    )


def _places(numbers: Iterable[int], first: int, count: int) -> set[int]:
    """Return the places, from 0, of rows below the headings."""
    return {number - first for number in numbers if 0 <= number - first < count}


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


def _naming(rows: Sequence[Row], layout: Layout) -> list[list[Cell]]:
    """Return the columns that name workers; where there is none, the first cell of each row."""
    naming = [cells_of(rows, layout, role) for role in NAMING if role in layout.columns]
    return naming or [[next((c for c in row if c is not None), None) for row in rows]]


def _totals(
    rows: Sequence[Row],
    layout: Layout,
    naming: Sequence[Sequence[Cell]],
    figures: Sequence[Cell],
    read_as: tuple[str, DecimalMark | None],
) -> set[int]:
    """Return rows that are totals, averages or counts: by a word, or a last sum without a name."""
    totals = {at for cells in naming for at in total_rows(cells)}
    if any(role in layout.columns for role in NAMING):
        totals.update(unnamed_totals(rows, naming))
    for cells in naming:
        totals.update(statistic_rows(cells, tuple(totals)))
    last = sum_at_the_end(naming, figures, totals, *read_as)
    return totals if last is None else totals | {last}


def _is_of_a_part(naming: Sequence[Sequence[Cell]], total: int) -> bool:
    names = [text_of(cells[total]) for cells in naming]
    return any(is_of_a_part(name) for name in names if name)
