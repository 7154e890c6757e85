"""What single cells of the survey mean: numbers, texts, days.

A figure is kept as a whole number of millionths. A cell of a workbook is a binary double; below
10^9 with at most six decimals, times 10^6 it is less than a quarter from the whole number that was
meant, so that rounding finds exactly that one.
"""

from __future__ import annotations

import datetime
import re
from math import isfinite
from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import doubted_mark, is_ambiguous, marks_of, number
from remitcalc.files.tables.cell_error import NOT_AVAILABLE, CellError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell

MILLION = 10**6
_MOST = 1e9
MOST_PERCENT = 10**6 * MILLION
"""A million percent, in millionths. Of two million rows the sum is still a number of SQLite."""

_TOO_LARGE = "rpw_number_too_large"
_BLANK = frozenset(("", "..", "...", "n/a", "#n/a", "N/A", "#N/A", "na", "NA", "-"))
_PLAIN = {
    "point": re.compile(r"-?\d{1,12}(?:\.\d+)?", re.ASCII),
    "comma": re.compile(r"-?\d{1,12}(?:,\d+)?", re.ASCII),
}
"""What nearly every number typed as text looks like, read without further ado."""

_SCIENTIFIC = re.compile(r"-?\d(?:\.\d+)?[eE][-+]?\d{1,20}", re.ASCII)
_EXCEL_START = datetime.date(1899, 12, 30)
_EXCEL_DAYS = (36_526, 73_050)
"""From 2000 to 2099."""


class UnreadableError(ValueError):
    """A cell that should hold a number holds something else, one of two numbers, or one too large.

    `code` is the message code of why.
    """

    def __init__(self, found: str, code: str = "rpw_unreadable_number") -> None:
        self.found = found
        self.code = code
        super().__init__(found)


def text(cell: Cell) -> str:
    """Return a cell as text; what stands for nothing is empty.

    >>> text(".."), text(" Cash "), text(None), text(7.0)
    ('', 'Cash', '', '7')
    """
    if type(cell) is str:
        return "" if cell in _BLANK else cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return ""  # where that is not enough, the row is left out before
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def millionths(cell: Cell, mark: DecimalMark | None = None) -> int | None:
    """Return a number in millionths, None where there is none.

    Text is read with the decimal mark given; without one, where it can be only one number.

    Raises
    ------
    UnreadableError

    >>> millionths(4.185), millionths(" 5.00 "), millionths(".."), millionths("150,000.00")
    (4185000, 5000000, None, 150000000000)
    """
    if type(cell) is float and -_MOST < cell < _MOST:
        return round(cell * MILLION)
    if cell is None or (isinstance(cell, CellError) and cell.shown == NOT_AVAILABLE):
        return None  # with this error the survey says that there is nothing
    if isinstance(cell, str):
        typed = cell.strip()
        if typed in _BLANK:
            return None
        value = _value(typed, mark)
        if value is None:
            raise UnreadableError(typed)
        if -_MOST < value < _MOST:
            return round(value * MILLION)
    elif type(cell) is int and -_MOST < cell < _MOST:
        return cell * MILLION
    if type(cell) in (int, str) or (isinstance(cell, float) and isfinite(cell)):
        raise UnreadableError(str(cell), _TOO_LARGE)
    raise UnreadableError(str(cell))


def amount_millionths(cell: Cell, mark: DecimalMark | None = None) -> int | None:
    """Return an amount of money as `millionths` does, where only other numbers tell the mark.

    Three digits after the only mark may then be a thousand whatever it is.

    Raises
    ------
    UnreadableError
    """
    if mark is not None and type(cell) is str and doubted_mark(cell) == mark:
        raise UnreadableError(cell.strip(), "decimal_ambiguous")
    return millionths(cell, mark)


def percent_millionths(cell: Cell, mark: DecimalMark | None = None) -> int | None:
    """Return a percentage as `millionths` does; so large that sums might overflow, it is refused.

    Raises
    ------
    UnreadableError
    """
    made = millionths(cell, mark)
    if made is not None and abs(made) >= MOST_PERCENT:
        raise UnreadableError(str(cell), _TOO_LARGE)
    return made


def _value(typed: str, mark: DecimalMark | None) -> float | None:
    if mark is not None and _PLAIN[mark].fullmatch(typed):
        return float(typed.replace(",", "."))
    if mark is None and is_ambiguous(typed):
        raise UnreadableError(typed, "decimal_ambiguous")
    if mark != "comma" and _SCIENTIFIC.fullmatch(typed):
        return float(typed)  # infinite where it is too large
    value = number(typed, mark or ("point" if "point" in marks_of(typed) else "comma"))
    return None if value is None else float(value)


def mark_of(rows: Iterable[Sequence[Cell]], places: Sequence[int]) -> DecimalMark | None:
    """Return what marks decimals in a sheet of texts; None where it tells nothing, or both.

    A cell such as "4,18" can only have a decimal comma, "4.18" only a point; "1,234" tells nothing.
    """
    found: set[DecimalMark] = set()
    for row in rows:
        for at in places:
            cell = row[at] if at < len(row) else None
            if type(cell) is not str:
                continue
            likely: DecimalMark = "comma" if "," in cell else "point"
            if likely not in found and ("," in cell or "." in cell):
                marks = marks_of(cell)
                found |= marks if len(marks) == 1 else set()
    return next(iter(found)) if len(found) == 1 else None


def day(cell: Cell) -> str | None:
    """Return a day as ISO text, empty where there is none, None where it cannot be read.

    >>> day("25/Jul/2017"), day(datetime.datetime(2025, 9, 1)), day("2025-09-01 00:00:00"), day("?")
    ('2017-07-25', '2025-09-01', '2025-09-01', None)
    """
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and _EXCEL_DAYS[0] <= cell < _EXCEL_DAYS[1]:
        return (_EXCEL_START + datetime.timedelta(days=int(cell))).isoformat()
    typed = text(cell)
    if not typed:
        return ""
    try:
        return datetime.date.fromisoformat(typed[:10]).isoformat()
    except ValueError:
        return _english_day(typed)


def _english_day(typed: str) -> str | None:
    # Not strptime: it knows the months of the user's language only.
    parts = re.fullmatch(r"(\d{1,2})[/ -]([A-Za-z]{3})[A-Za-z]*\.?[/ -](\d{4})", typed, re.ASCII)
    if parts is None or parts[2].title() not in _MONTHS:
        return None
    try:
        made = datetime.date(int(parts[3]), _MONTHS.index(parts[2].title()) + 1, int(parts[1]))
    except ValueError:
        return None
    return made.isoformat()


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
