"""What a heading of a payroll means, and which row has the headings."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_WORDS
from remitcalc.files.payroll.currency_words import without_currency
from remitcalc.files.payroll.words import BARE_AMOUNTS, HEADINGS, PAY_LINES, plain
from remitcalc.model.payroll_choices import NAME_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.tables.sheet import Row, Sheet
    from remitcalc.model.payroll_choices import Role

HEADING_ROWS = 20
"""The headings stand in one of the first rows."""

_FIGURES: frozenset[Role] = frozenset({"amount", "net"})
_BEGUN: tuple[Role, ...] = ("amount", "net", "worker")
"""Roles whose headings may go on: "Amount sent every two weeks"."""

_PER = frozenset("per par por pro po every chaque cada je svake pour para for fur za".split())
_NUMBER_SIGN = re.compile(r"#|№|\bn[°º]", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\bytd\b|year.to.date|to date|cumul|acumulad|kumul|aufgelaufen|depuis le", re.IGNORECASE
)
"""Pay of a year so far is not this payday's."""

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""Where a word begins in a heading such as NetPay."""

_NEEDED_WITHOUT_FIGURES = 2
_HALVES: tuple[Role, Role] = ("first", "last")


def role_of(cell: object) -> Role | None:
    """Return what the words of a heading mean; None where they are not known.

    >>> role_of("Nom :"), role_of("Employee #"), role_of("Nettolohn CHF"), role_of("Net pay (YTD)")
    ('last', 'number', 'net', None)
    """
    words = _words(cell)
    return _roles().get(" ".join(words)) or _roles().get(" ".join(without_currency(words)))


def likely_role(cell: object) -> Role | None:
    """Return what a heading means that goes on after words that are known; it must be told.

    >>> likely_role("Amount sent every two weeks"), likely_role("Montant par quinzaine")
    ('amount', 'amount')
    >>> likely_role("Amount of hours"), likely_role("Farm name")
    (None, None)
    """
    words = without_currency(_words(cell))
    for count in range(min(len(words) - 1, _most_words()), 0, -1):
        role = _roles().get(" ".join(words[:count]))
        if role in _BEGUN and (count > 1 or words[count] in _PER):
            return role
    return None


def _words(cell: object) -> list[str]:
    if not isinstance(cell, str) or len(cell) > LONGEST_WORDS or _OTHER_TIME.search(cell):
        return []
    return plain(_NUMBER_SIGN.sub(" no ", _CAMEL.sub(" ", cell))).split()


def heading_row(sheet: Sheet) -> int:
    """Return the row of headings; 0 where none of the first rows has them."""
    best = 0
    for at, row in enumerate(sheet.rows[:HEADING_ROWS], 1):
        roles = {role for cell in row if (role := role_of(cell) or likely_role(cell))}
        if roles & _FIGURES and len(roles) > 1:
            return at
        if not best and (roles & _FIGURES or len(roles) >= _NEEDED_WITHOUT_FIGURES):
            best = at
    return best


def likely_heading_row(sheet: Sheet) -> int:
    """Return the first row of several texts above a row with a figure; 0: there is none.

    Its words are not known, but a person can say what they mean.
    """
    rows = [(at, row) for at, row in enumerate(sheet.rows[: HEADING_ROWS + 1], 1) if any(row)]
    for (at, row), (_, below) in pairwise(rows):
        texts = [cell for cell in row if cell is not None]
        are_words = all(isinstance(cell, str) and not cell.strip()[:1].isdigit() for cell in texts)
        if len(texts) > 1 and are_words and any(map(_is_figure, below)):
            return at
    return 0


def columns_of(headings: Sequence[str]) -> tuple[dict[Role, int], dict[Role, int]]:
    """Return the first column of each role, and among them those that are only likely.

    A word for half a name, alone, means the whole. An amount of anything, beside net pay and the
    lines that it is made of, is what one of those lines came to.
    """
    found: dict[Role, int] = {}
    likely: dict[Role, int] = {}
    for at, heading in enumerate(headings, 1):
        role = role_of(heading)
        if role is not None:
            found.setdefault(role, at)
    for at, heading in enumerate(headings, 1):
        role = likely_role(heading) if role_of(heading) is None else None
        if role is not None and role not in found and not _has_names(role, found):
            found[role] = likely[role] = at
    if "net" in found and _is_line_of_pay(headings, found.get("amount", 0)):
        del found["amount"]
        likely.pop("amount", None)
    halves = [role for role in _HALVES if role in found]
    if len(halves) == 1 and not any(part in found for part in NAME_PARTS if part not in _HALVES):
        (half,) = halves
        if "worker" not in found:
            found["worker"] = found.pop(half)
        elif plain(headings[found["worker"] - 1]) == "name":
            found[_HALVES[1 - _HALVES.index(half)]] = found.pop("worker")
    return found, likely


def _is_line_of_pay(headings: Sequence[str], amount: int) -> bool:
    if not amount or plain(headings[amount - 1]) not in BARE_AMOUNTS:
        return False
    return any(PAY_LINES.intersection(_words(heading)) for heading in headings)


def _has_names(role: Role, found: Mapping[Role, int]) -> bool:
    return role == "worker" and any(half in found for half in _HALVES)


def is_payroll(sheet: Sheet) -> bool:
    """Return whether a sheet has headings of amounts or net pay, and of something else."""
    at = heading_row(sheet)
    row: Row = sheet.rows[at - 1] if at else ()
    roles = {role for cell in row if (role := role_of(cell) or likely_role(cell))}
    return bool(roles & _FIGURES) and len(roles) > 1


def may_be_payroll(sheet: Sheet) -> bool:
    """Return whether a person could say which columns of a sheet are the names and amounts."""
    return is_payroll(sheet) or likely_heading_row(sheet) > 0


def _is_figure(cell: object) -> bool:
    if isinstance(cell, str):
        return re.match(r"[^\w]*\d", cell) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


@cache
def _most_words() -> int:
    return max(word.count(" ") + 1 for word in _roles())


@cache
def _roles() -> dict[str, Role]:
    return {word: role for role, words in HEADINGS.items() for word in words}
