"""From the cells of a fee table to values, as the grammar of corridor files takes them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.grammar import BROKEN
from remitcalc.files.tables.cell_error import error_in
from remitcalc.files.tables.numbers import exact, number
from remitcalc.model.message import message
from remitcalc.writing.cells import original_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.fee_table.columns import Column
    from remitcalc.files.problems import Place, Problems
    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.files.tables.sheet import Cell

_SEPARATOR = re.compile(r"[;\n]")


class Cells:
    """Reads the cells of one table.

    Parameters
    ----------
    mark : "point" or "comma"
        What marks decimals where numbers are text.
    is_csv : bool
        Whether texts carry the apostrophe that keeps spreadsheets from running them.
    problems : Problems
    """

    def __init__(self, mark: DecimalMark, *, is_csv: bool, problems: Problems) -> None:
        self._mark = mark
        self._is_csv = is_csv
        self._problems = problems

    def value(self, cell: Cell, column: Column, place: Callable[[], Place]) -> object:
        """Return what a cell holds, None where it is blank, `BROKEN` with its fault noted.

        `place` tells where the cell stands; it is asked only where there is a fault.
        """
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        error = error_in(cell)
        if error is not None:
            self._problems.add(error.fault, place(), found=error)
            return BROKEN
        if isinstance(cell, str) and self._is_csv:
            cell = original_text(cell)
        read: dict[str, Callable[[], object]] = {
            "number": lambda: self._number(cell, place),
            "whole": lambda: _whole(self._number(cell, place)),
            "day": lambda: self._day(cell, place),
            "period": lambda: str(_date(cell) or _text(cell).strip()),
            "word": lambda: _word(_text(cell), column),
            "words": lambda: [_word(t, column) for t in _SEPARATOR.split(_text(cell)) if t.strip()],
            "text": lambda: _text(cell),
        }
        return read[column.kind]()

    def _number(self, cell: Cell, place: Callable[[], Place]) -> object:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return exact(float(cell)) if isinstance(cell, float) else Decimal(cell)
        found = number(cell, self._mark) if isinstance(cell, str) else None
        if found is not None:
            return found
        said = message("wrong_type", wanted=("number",), found=_kind_word(cell))
        self._problems.add(said, place(), found=cell)
        return BROKEN

    def _day(self, cell: Cell, place: Callable[[], Place]) -> object:
        day = _date(cell)
        if day is None:
            try:
                return datetime.date.fromisoformat(_text(cell).strip())
            except ValueError:
                self._problems.add(message("not_a_day"), place(), found=cell)
                return BROKEN
        return day


def _whole(value: object) -> object:
    """Return a whole number as the grammar takes it; any other as it is, to be refused there."""
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if isinstance(value, Decimal) and is_whole else value


def _date(cell: Cell) -> datetime.date | None:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return cell if isinstance(cell, datetime.date) else None


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return format(exact(cell), "f")
    return str(cell)


def _word(text: str, column: Column) -> str:
    """Return a word as the format spells it, whatever its capitals."""
    plain = text.strip()
    if plain in column.choices:
        return plain
    return next((c for c in column.choices if c.casefold() == plain.casefold()), plain)


def _kind_word(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes_no"
    return "date" if isinstance(cell, datetime.date) else "text"
