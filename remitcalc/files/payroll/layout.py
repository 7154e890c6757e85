"""Finds the sheet and the row of headings of a payroll, and what each column is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_WORDS
from remitcalc.files.payroll.headings import (
    columns_of,
    heading_row,
    is_payroll,
    likely_heading_row,
    role_of,
)
from remitcalc.files.payroll.said_columns import row_with, said_columns
from remitcalc.files.problems import Place
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ColumnHeading, ColumnHeadings, message
from remitcalc.model.payroll_choices import NAMING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Row, Sheet
    from remitcalc.model.message import Message
    from remitcalc.model.payroll_choices import PayrollChoices, Role

_ROWS_LOOKED_AT = 100
_FIGURE = re.compile(r"\D*+\d[\d.,'’\s]*+\D*+")
_FILLED: tuple[Role, ...] = ("group", "service", "joins", "currency")
"""What one cell may say for several workers, where it is merged over their rows."""


@frozen
class Layout:
    """Where things are in a sheet: rows and columns counted from 1, row 0: no headings.

    `hidden_columns` are those that have a heading and are not looked at; `alike` are columns one
    of which is the figures, where the headings leave open which.
    """

    sheet: Sheet
    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[Role, int]
    hidden_columns: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()

    def place(self, file: str, row: int, at: Role | int | None) -> Place:
        """Return the place of a cell, by what its column is or by its number, or of a row."""
        column = at if isinstance(at, int) else self.columns.get(at, 0) if at else 0
        return Place(file, sheet=self.sheet.name, row=row, column=column_letters(column))

    def heading(self, column: int) -> ColumnHeading:
        """Return which column it is, by its letters and what stands above it."""
        words = self.headings[column - 1] if column <= len(self.headings) else ""
        return ColumnHeading(column_letters(column), words)


def layout_of(
    sheets: Sequence[Sheet], choices: PayrollChoices, problems: Problems
) -> Layout | None:
    """Return the layout of the chosen or first fitting sheet; None where there is no sheet."""
    filled = [sheet for sheet in sheets if not sheet.is_blank]
    if choices.sheet:
        filled = [sheet for sheet in filled if sheet.name == choices.sheet]
        if not filled:
            names = [sheet.name for sheet in sheets]
            problems.add(message("sheet_unknown"), found=choices.sheet, choices=names)
            return None
    if not filled:
        problems.add(message("file_empty"))
        return None
    sheet = min(filled, key=lambda one: (heading_row(one) == 0, one.is_hidden))
    others = () if choices.sheet else _other_payrolls(filled, sheet)
    if others:
        problems.warn(message("payroll_on_other_sheets", sheets=others))
    if choices.heading_row is not None and choices.heading_row > len(sheet.rows):
        problems.add(message("payroll_headings_beyond", row=choices.heading_row))
        return None
    return _layout_in(sheet, choices, problems)


def _layout_in(sheet: Sheet, choices: PayrollChoices, problems: Problems) -> Layout:
    row = choices.heading_row
    if row is None:
        named = row_with(sheet, choices.named_columns)
        row = named or heading_row(sheet) or likely_heading_row(sheet)
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    headings = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in cells)
    hidden = frozenset() if choices.takes_hidden else sheet.hidden_columns
    seen = ["" if at in hidden else heading for at, heading in enumerate(headings, 1)]
    meant, likely = columns_of(seen) if row else ({}, {})
    layout = Layout(
        sheet,
        row,
        headings,
        {},
        hidden_columns=tuple(
            at for at, heading in enumerate(headings, 1) if heading and at in hidden
        ),
    )
    said = {**said_columns(layout.headings, choices.named_columns, problems), **choices.columns}
    if said.get("net") and "amount" not in said:
        said["amount"] = 0
    present = {role: at for role, at in {**meant, **said}.items() if at}
    figures: Role = "amount" if "amount" in present else "net"
    if figures in present and figures not in said:
        alike = _alike(seen, figures, sheet.rows[row : row + _ROWS_LOOKED_AT])
        present[figures] = alike[0] if alike else present[figures]
        layout = replace(layout, alike=alike if len(alike) > 1 else ())
    layout = replace(layout, columns=present)
    for role in likely.keys() - said.keys():
        _note_likely(layout, role, problems)
    return replace(layout, sheet=_with_merged(layout))


def _other_payrolls(sheets: Sequence[Sheet], read: Sheet) -> tuple[str, ...]:
    """Return the names of further sheets with the headings of a payroll: their workers wait."""
    if not is_payroll(read):
        return ()
    return tuple(s.name for s in sheets if s is not read and not s.is_hidden and is_payroll(s))


def _note_likely(layout: Layout, role: Role, problems: Problems) -> None:
    """Tell of a heading of which only the beginning is known: it may mean something else."""
    heading = layout.headings[layout.columns[role] - 1]
    said = message("payroll_heading_taken", heading=heading, role=role)
    problems.warn(said, layout.place(problems.file, layout.heading_row, role))


def _alike(headings: Sequence[str], figures: Role, rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the columns that may be the figures: "Transfer" over words, or dates, is not."""
    called = [at for at, heading in enumerate(headings, 1) if role_of(heading) == figures]
    if len(called) <= 1:
        return tuple(called)
    return tuple(at for at in called if any(map(_is_figure, _cells(rows, at))))


def _is_figure(cell: object) -> bool:
    if isinstance(cell, str):
        return _FIGURE.fullmatch(cell[:LONGEST_WORDS]) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def asked_of_alike(layout: Layout) -> Message | None:
    """Return what to say where two columns may be the figures: which one is meant must be said.

    Two lists side by side are told as that; columns that are the same to the last cell are one.
    """
    if not layout.alike:
        return None
    first, second = layout.alike[:2]
    between = layout.headings[first : second - 1]
    own = {role_of(heading) for heading in layout.headings[:first]}
    if any(role in NAMING and role in own for role in map(role_of, between)):
        return message("payroll_side_by_side", columns=_told(layout))
    rows = body(layout)
    if all(_cells(rows, first) == _cells(rows, other) for other in layout.alike[1:]):
        return None
    return message("payroll_amounts_alike", columns=_told(layout))


def _told(layout: Layout) -> ColumnHeadings:
    return ColumnHeadings(tuple(map(layout.heading, layout.alike)))


def _cells(rows: Sequence[Row], column: int) -> list[object]:
    return [row[column - 1] if column <= len(row) else None for row in rows]


def _with_merged(layout: Layout) -> Sheet:
    """Return the sheet with what merged cells say in each of their rows, where one may say it."""
    sheet, columns = layout.sheet, {layout.columns.get(role) for role in _FILLED}
    merged = [
        (top, left, bottom)
        for top, left, bottom, right in sheet.merged
        if bottom > top > layout.heading_row and left == right and left in columns
    ]
    if not merged:
        return sheet
    rows = list(sheet.rows)
    for top, left, bottom in merged:
        held = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else None
        for at in range(top, min(bottom, len(rows))):
            cells = [*rows[at], *(None,) * (left - len(rows[at]))]
            if any(cell is not None for cell in cells):
                cells[left - 1] = held
                rows[at] = tuple(cells)
    return replace(sheet, rows=rows)


def body(layout: Layout) -> Sequence[Row]:
    """Return the rows below the headings."""
    return layout.sheet.rows[layout.heading_row :]
