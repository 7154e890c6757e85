"""Finds the sheet and the row of headings of a payroll, and what each column is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remitcalc.files.payroll.words import HEADINGS, plain
from remitcalc.files.problems import Place
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.message import message
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Row, Sheet
    from remitcalc.model.payroll_choices import PayrollChoices, Role

HEADING_ROWS = 20
"""The headings stand in one of the first rows."""

_FIGURES: frozenset[Role] = frozenset({"amount", "net"})
_NEEDED_WITHOUT_FIGURES = 2
_HALVES: tuple[Role, Role] = ("first", "last")


@noun
class Layout:
    """Where things are in a sheet: rows and columns counted from 1, row 0: no headings."""

    sheet: Sheet
    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[Role, int]

    def place(self, file: str, row: int, role: Role) -> Place:
        """Return the place of a cell."""
        return Place(
            file,
            sheet=self.sheet.name,
            row=row,
            column=column_letters(self.columns.get(role, 0)),
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
    sheet = min(filled, key=lambda one: (_heading_row(one) == 0, one.is_hidden))
    row = _heading_row(sheet) if choices.heading_row is None else choices.heading_row
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    headings = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in cells)
    columns = {**_columns(headings), **choices.columns} if row else dict(choices.columns)
    present = {role: at for role, at in columns.items() if at}
    layout = Layout(sheet, row, headings, present)
    _note_repeated(layout, problems)
    return layout


def is_payroll(sheet: Sheet) -> bool:
    """Return whether a sheet has headings of amounts or net pay, and of something else."""
    at = _heading_row(sheet)
    roles = {role for cell in sheet.rows[at - 1] if (role := _role(cell))} if at else set()
    return bool(roles & _FIGURES) and len(roles) > 1


def _heading_row(sheet: Sheet) -> int:
    """Return the row of headings; 0 where none of the first rows has them."""
    best = 0
    for at, row in enumerate(sheet.rows[:HEADING_ROWS], 1):
        roles = {role for cell in row if (role := _role(cell))}
        if roles & _FIGURES and len(roles) > 1:
            return at
        if not best and (roles & _FIGURES or len(roles) >= _NEEDED_WITHOUT_FIGURES):
            best = at
    return best


def _columns(headings: Sequence[str]) -> dict[Role, int]:
    """Return the first column of each role; a word for half a name, alone, means the whole."""
    found: dict[Role, int] = {}
    for at, heading in enumerate(headings, 1):
        role = _role(heading)
        if role is not None:
            found.setdefault(role, at)
    halves = [role for role in _HALVES if role in found]
    if len(halves) == 1:
        (half,) = halves
        if "worker" not in found:
            found["worker"] = found.pop(half)
        elif plain(headings[found["worker"] - 1]) == "name":
            found[_HALVES[1 - _HALVES.index(half)]] = found.pop("worker")
    return found


def _note_repeated(layout: Layout, problems: Problems) -> None:
    """Two columns that both look like the amount: which one is meant must be said."""
    role: Role = "amount"
    alike = [at for at, heading in enumerate(layout.headings, 1) if _role(heading) == role]
    if len(alike) > 1 and layout.columns.get(role) == alike[0]:
        names = tuple(f"{column_letters(at)} “{layout.headings[at - 1]}”" for at in alike)
        place = layout.place(problems.file, layout.heading_row, role)
        problems.warn(message("payroll_amounts_alike", columns=names), place)


def _role(cell: object) -> Role | None:
    return _roles().get(plain(cell)) if isinstance(cell, str) else None


@cache
def _roles() -> dict[str, Role]:
    return {word: role for role, words in HEADINGS.items() for word in words}


def body(layout: Layout) -> Sequence[Row]:
    """Return the rows below the headings."""
    return layout.sheet.rows[layout.heading_row :]
