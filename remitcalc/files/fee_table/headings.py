"""Finds the row of headings of a fee table and what each of its columns is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.fee_table.columns import COLUMNS, named_column
from remitcalc.files.problems import Place, did_you_mean
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.frozen import frozen
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.files.fee_table.columns import FeeColumn
    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Row, Sheet

HEADING_ROWS = 20
"""The headings stand in one of the first rows."""

_FEWEST_KNOWN = 4
_FEWEST_ALIKE = 2
_TELLING = frozenset({"provider", "service"})


@frozen
class Heading:
    """A column of a sheet: counted from 0, what it is, and its name within a family."""

    at: int
    column: FeeColumn
    name: str


@frozen
class Headings:
    """The row of headings, counted from 1, and its columns in order."""

    row: int
    found: tuple[Heading, ...]

    def letters(self, name: str) -> str:
        """Return the letters of the column with this name; empty where there is none."""
        at = next((h.at for h in self.found if h.name == name), None)
        return "" if at is None else column_letters(at + 1)


def heading_row(sheet: Sheet) -> int | None:
    """Return which row of a sheet has the headings of a fee table, from 1; None: it is none."""
    for at, row in enumerate(sheet.rows[:HEADING_ROWS], 1):
        known = _known(row)
        if len(known) >= _FEWEST_KNOWN and known >= _TELLING:
            return at
    return None


def is_like_fees(sheet: Sheet) -> bool:
    """Return whether a sheet has some headings of a fee table, if not all it needs."""
    return any(len(_known(row)) >= _FEWEST_ALIKE for row in sheet.rows[:HEADING_ROWS])


def _known(row: Row) -> set[str]:
    return {column.name for column, _ in map(_column, row) if column}


def fee_sheet(sheets: Iterable[Sheet]) -> Sheet | None:
    """Return the first sheet that is a fee table, a visible one where there is one."""
    found = [sheet for sheet in sheets if heading_row(sheet) is not None]
    return min(found, key=lambda sheet: sheet.is_hidden, default=None)


def headings_of(sheet: Sheet, row: int, problems: Problems) -> Headings:
    """Return the columns of a sheet; unknown headings and those given twice are noted."""
    found: list[Heading] = []
    for at, cell in enumerate(sheet.rows[row - 1]):
        if cell is None:
            continue
        place = Place(problems.file, sheet=sheet.name, row=row, column=column_letters(at + 1))
        column, name = _column(cell)
        if column is None:
            _note_unknown(str(cell), place, problems)
        elif any(heading.name == name for heading in found):
            problems.add(message("repeated_column", name=name), place, found=cell)
        else:
            found.append(Heading(at, column, name))
    return Headings(row, tuple(found))


def _column(cell: object) -> tuple[FeeColumn, str] | tuple[None, str]:
    found = named_column(cell) if isinstance(cell, str) else None
    return found or (None, "")


def _note_unknown(text: str, place: Place, problems: Problems) -> None:
    """Note a heading that is none: an error where it is nearly one, as it must be a slip."""
    known = [column.name for column in COLUMNS if not column.pattern]
    if did_you_mean(text, known):
        problems.add(message("unknown_column", name=text), place, found=text, choices=known)
    elif text.strip():
        problems.warn(message("ignored_column", name=text.strip()), place, found=text)


def rows_below(sheet: Sheet, headings: Headings) -> list[tuple[int, Row]]:
    """Return the rows below the headings that hold anything, each with its number from 1."""
    return [
        (at, row)
        for at, row in enumerate(sheet.rows[headings.row :], headings.row + 1)
        if any(cell is not None and str(cell).strip() for cell in row)
    ]
