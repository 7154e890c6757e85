"""From the cells of a fee table to values, as the grammar of corridor files takes them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.grammar import BROKEN
from remitcalc.files.numbers.currency_signs import is_money, is_of
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.numbers.notation import doubted_mark, exact, in_two_ways, marks_of, number
from remitcalc.files.tables.cell_error import error_in
from remitcalc.files.tables.percent_cell import PercentCell
from remitcalc.model.message import message
from remitcalc.writing.cells import original_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.fee_table.columns import FeeColumn
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Place, Problems
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.message import Message

_PERCENT = "%"
_SEPARATOR = re.compile(r"[;\n]")


class Cells:
    """Reads the cells of one table.

    Parameters
    ----------
    mark : "point" or "comma"
        What marks decimals where numbers are text.
    believes : bool
        Whether three digits of money after the only mark are decimals where the mark says so.
    is_csv : bool
        Whether texts carry the apostrophe that keeps spreadsheets from running them.
    problems : Problems
    """

    def __init__(
        self, mark: DecimalMark, *, believes: bool, is_csv: bool, problems: Problems
    ) -> None:
        self._mark = mark
        self._believes = believes
        self._is_csv = is_csv
        self._problems = problems

    def value(
        self, cell: Cell, column: FeeColumn, currency: str, place: Callable[[], Place]
    ) -> object:
        """Return what a cell holds, None where it is blank, `BROKEN` with its fault noted.

        `currency` is that of the row's money, empty where it is not known; `place` tells where the
        cell stands: it is asked only where there is a fault.
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
            "money": lambda: self._number(cell, column, currency, place),
            "percent": lambda: self._number(cell, column, "", place),
            "number": lambda: self._number(cell, column, "", place),
            "whole": lambda: _whole(self._number(cell, column, "", place)),
            "day": lambda: self._day(cell, place),
            "period": lambda: str(_date(cell) or _text(cell).strip()),
            "word": lambda: _word(_text(cell), column),
            "words": lambda: [_word(t, column) for t in _SEPARATOR.split(_text(cell)) if t.strip()],
            "text": lambda: _text(cell),
        }
        return read[column.kind]()

    def _number(
        self, cell: Cell, column: FeeColumn, currency: str, place: Callable[[], Place]
    ) -> object:
        if isinstance(cell, PercentCell) and cell:
            if column.kind == "percent":
                return cell.percent
            self._problems.add(message("percent_not_here"), place(), found=cell)
            return BROKEN
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return exact(cell) if isinstance(cell, float) else Decimal(cell)
        read = self._of_text(cell, column, currency) if isinstance(cell, str) else None
        if isinstance(read, Decimal):
            return read
        wrong = message("wrong_type", wanted=("number",), found=_kind_word(cell))
        self._problems.add(read or wrong, place(), found=cell)
        return BROKEN

    def _of_text(self, text: str, column: FeeColumn, currency: str) -> Decimal | Message | None:
        """Return the number of a text, its fault, or None: it holds none."""
        figure = figure_in(text)
        value = number(figure.number, self._mark) if figure is not None else None
        if figure is None or value is None:
            is_number = figure is not None and not figure.words and marks_of(figure.number)
            return message("number_marked_otherwise") if is_number else None
        is_doubted = column.kind == "money" and not self._believes
        if is_doubted and doubted_mark(figure.number) == self._mark:
            return in_two_ways(figure.number)
        if figure.words:
            fault = _words_fault(figure.words, column, currency)
            if fault is not None:
                return fault
        return -value if figure.is_negative else value

    def _day(self, cell: Cell, place: Callable[[], Place]) -> object:
        day = _date(cell)
        if day is None:
            try:
                return datetime.date.fromisoformat(_text(cell).strip())
            except ValueError:
                self._problems.add(message("not_a_day"), place(), found=cell)
                return BROKEN
        return day


def _words_fault(words: str, column: FeeColumn, currency: str) -> Message | None:
    """Return what is wrong with the words beside a number; None: they say what the column is."""
    if words == _PERCENT:
        return None if column.kind == "percent" else message("percent_not_here")
    if column.kind == "money" and is_of(words, currency):
        return None
    if column.kind == "money" and currency and is_money(words):
        return message("cell_other_currency", found=words, currency=currency)
    return message("wrong_type", wanted=("number",), found="text")


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


def _word(text: str, column: FeeColumn) -> str:
    """Return a word as the format spells it, whatever its capitals."""
    plain = text.strip()
    if plain in column.choices:
        return plain
    return next((c for c in column.choices if c.casefold() == plain.casefold()), plain)


def _kind_word(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes_no"
    return "date" if isinstance(cell, datetime.date) else "text"
