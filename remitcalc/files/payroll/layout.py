"""Finds the sheet and the row of headings of a payroll, and what each column is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.headings import (
    columns_of,
    heading_row,
    is_payroll,
    likely_heading_row,
    role_of,
)
from remitcalc.files.problems import Place
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.message import message
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Row, Sheet
    from remitcalc.model.payroll_choices import PayrollChoices, Role

_TOLD: tuple[Role, ...] = ("amount", "net")


@noun
class Layout:
    """Where things are in a sheet: rows and columns counted from 1, row 0: no headings."""

    sheet: Sheet
    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[Role, int]

    def place(self, file: str, row: int, role: Role | None) -> Place:
        """Return the place of a cell, or of a row."""
        return Place(
            file,
            sheet=self.sheet.name,
            row=row,
            column=column_letters(self.columns.get(role, 0) if role else 0),
        )


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
    row = choices.heading_row
    if row is None:
        row = heading_row(sheet) or likely_heading_row(sheet)
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    headings = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in cells)
    meant, likely = columns_of(headings) if row else ({}, {})
    present = {role: at for role, at in {**meant, **choices.columns}.items() if at}
    layout = Layout(sheet, row, headings, present)
    others = () if choices.sheet else _other_payrolls(filled, sheet)
    if others:
        problems.warn(message("payroll_on_other_sheets", sheets=others))
    for role in likely.keys() - choices.columns.keys():
        _note_likely(layout, role, problems)
    _note_repeated(layout, problems)
    return layout


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


def _note_repeated(layout: Layout, problems: Problems) -> None:
    """Two columns that both look like the figures: which one is meant must be said."""
    role = next((role for role in _TOLD if role in layout.columns), None)
    alike = [at for at, heading in enumerate(layout.headings, 1) if role_of(heading) == role]
    if role and len(alike) > 1 and layout.columns[role] == alike[0]:
        names = tuple(f"{column_letters(at)} “{layout.headings[at - 1]}”" for at in alike)
        place = layout.place(problems.file, layout.heading_row, role)
        problems.warn(message("payroll_amounts_alike", columns=names), place)


def body(layout: Layout) -> Sequence[Row]:
    """Return the rows below the headings."""
    return layout.sheet.rows[layout.heading_row :]
