"""Columns that a person names by their headings or letters: `--column amount="Total $"`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.limits import MOST_COLUMNS
from remitcalc.files.payroll.words import plain
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.message import message
from remitcalc.model.payroll_choices import NAME_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.model.payroll_choices import PayrollChoices, Role

_ROWS_LOOKED_AT = 200
_LETTERS = re.compile(r"[A-Za-z]{1,3}")


def said_columns(
    headings: Sequence[str], named: Mapping[Role, str], problems: Problems
) -> dict[Role, int]:
    """Return the columns, from 1, that are named; a name that fits none or several is told.

    Who says which column has the workers does not mean one that has a part of their names.
    """
    said: dict[Role, int] = {}
    for role, name in named.items():
        said[role] = _column(headings, name, problems)
        if role == "worker":
            said |= {part: 0 for part in NAME_PARTS if part not in named}
    return said


def told_by_headings(choices: PayrollChoices, headings: Sequence[str]) -> PayrollChoices:
    """Return choices that name columns by their headings, where these tell them apart.

    So they are found in a file whose columns have moved; what has no heading of its own stays
    numbered. Letters such as "B" name a column themselves and tell nothing.

    >>> from remitcalc.model.payroll_choices import PayrollChoices
    >>> said = PayrollChoices(columns={"amount": 2, "group": 3, "last": 0})
    >>> told = told_by_headings(said, ["Name", "Sum sent", "B"])
    >>> told.named_columns, told.columns
    ({'amount': 'Sum sent'}, {'group': 3, 'last': 0})
    """
    named, numbered = dict(choices.named_columns), dict(choices.columns)
    for role, at in choices.columns.items():
        heading = headings[at - 1] if 0 < at <= len(headings) else ""
        fitting = sum(_is_equal(other, heading) for other in headings)
        if heading and fitting == 1 and not _LETTERS.fullmatch(heading):
            named[role] = heading
            del numbered[role]
    return replace(choices, columns=numbered, named_columns=named)


def row_with(sheet: Sheet, named: Mapping[Role, str]) -> int:
    """Return the first row that holds all names that are no letters, from 1; 0: there is none."""
    names = {name.strip().casefold() for name in named.values()}
    names -= {name for name in names if _LETTERS.fullmatch(name)}
    for at, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT] if names else (), 1):
        if names <= {_words(cell).casefold() for cell in row}:
            return at
    return 0


def _column(headings: Sequence[str], name: str, problems: Problems) -> int:
    wanted = " ".join(name.split())
    for is_same in (_is_equal, _is_alike):
        fitting = [at for at, heading in enumerate(headings, 1) if is_same(heading, wanted)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            letters = tuple(map(column_letters, fitting))
            problems.add(message("payroll_column_twice", name=wanted, columns=letters))
            return fitting[0]
    if _LETTERS.fullmatch(wanted) and (at := _number(wanted)) <= _most(headings):
        return at
    said = message("payroll_column_unknown", name=wanted)
    problems.add(said, found=wanted, choices=tuple(filter(None, headings)))
    return 0


def _most(headings: Sequence[str]) -> int:
    """Return how many columns there may be: without headings nobody knows."""
    return len(headings) or MOST_COLUMNS


def _number(letters: str) -> int:
    """Return a column, from 1, by its letters.

    >>> _number("A"), _number("ab")
    (1, 28)
    """
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at


def _is_equal(heading: str, name: str) -> bool:
    return heading.casefold() == name.casefold()


def _is_alike(heading: str, name: str) -> bool:
    return bool(plain(name)) and plain(heading) == plain(name)


def _words(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
