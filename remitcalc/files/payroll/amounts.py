"""A column of amounts to whole minor units: exactly, quickly, and never by guessing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.numbers.currency_signs import is_money, is_of
from remitcalc.files.numbers.evidence import Evidence
from remitcalc.files.numbers.figure import figure_in, visible
from remitcalc.files.numbers.notation import (
    MARKS,
    doubted_mark,
    exact,
    in_two_ways,
    marks_of,
    number,
)
from remitcalc.files.payroll.columns import joined_texts
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.percent_cell import PercentCell
from remitcalc.model.countable import PLACES, size_fault
from remitcalc.model.frozen import frozen
from remitcalc.model.message import message
from remitcalc.model.money import LARGEST_AMOUNT, exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.numbers.figure import Figure
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.message import Message

_SURE_DIGITS = 14
"""Digits of minor units up to which a double, times its minor units, rounds to the right one."""
_SURE_DECIMALS = 2
"""Three digits after a mark could be a thousand."""
TOO_PRECISE = "payroll_amount_too_precise"
"""The code of what is said of an amount with more decimals than the currency."""

_THOUSAND = 1000
_NEARLY = Decimal("0.000001")
"""How far a workbook's figure, times its minor units, may be from a whole number: formulas."""


@frozen(eq=False)
class Amounts:
    """A column as minor units.

    Attributes
    ----------
    values : int64 array, shape (rows,)
        0 where there is a fault.
    faults : mapping of row, from 0, to Message
    decimal : "point" or "comma", optional
        What marks decimals; None where no text needs one.
    asks_decimal : bool
        Whether the column does not tell; then there are no values, and only such faults as there
        are whatever marks decimals.
    is_mixed : bool
        Whether some texts have a decimal point, others a decimal comma.
    unclear : str
        Where decimals are asked for: the first text that can be read in two ways.
    rounded : int
        How many amounts were rounded to the currency's decimals, as asked.
    """

    values: NDArray[np.int64]
    faults: dict[int, Message]
    decimal: DecimalMark | None = None
    asks_decimal: bool = False
    is_mixed: bool = False
    unclear: str = ""
    rounded: int = 0

    def below_thousand(self, currency: str) -> list[int]:
        """Return the places of whole amounts below a thousand."""
        unit = 10 ** exponent(currency)
        small = np.flatnonzero((self.values > 0) & (self.values < _THOUSAND * unit))
        whole: list[int] = small[self.values[small] % unit == 0].tolist()
        return whole


def read_amounts(
    cells: Sequence[Cell],
    currency: str,
    decimal: DecimalMark | None = None,
    *,
    rounds: bool = False,
) -> Amounts:
    """Return a column of a sheet as amounts of `currency`.

    The decimal mark is that of the whole column: what one text decides holds for all, but makes no
    three digits after the only mark decimals where the currency has fewer. A column whose texts
    could be read in two ways is not read, unless `decimal` says how. An amount with more decimals
    than the currency is a fault, unless `rounds` says to round it half up.
    """
    digits = exponent(currency)
    quick = _plain_texts(cells, digits, decimal) or _plain_numbers(cells, digits, decimal)
    return quick or _any_cells(cells, currency, decimal, rounds=rounds)


def _plain_texts(cells: Sequence[Cell], digits: int, decimal: DecimalMark | None) -> Amounts | None:
    """Read a column of plain positive numbers, with the decimals of the currency at most."""
    joined = joined_texts(cells)
    if not joined:
        return None
    for mark, sign in MARKS.items():
        if decimal in (None, mark) and (values := _plain_values(joined, digits, sign)) is not None:
            return Amounts(values, {}, mark if sign in joined else None) if values.all() else None
    return None


def _plain_values(joined: str, digits: int, sign: str) -> NDArray[np.int64] | None:
    """Return lines of figures as minor units; None where one of them is not plain."""
    whole = rf"\d{{1,{_SURE_DIGITS - digits}}}+"
    decimals = min(digits, _SURE_DECIMALS)
    # Figures that all have as many decimals are whole numbers without the sign: the usual case.
    for count in {decimals, 0}:
        fraction = rf"{re.escape(sign)}\d{{{count}}}+" if count else ""
        if _is_all(whole + fraction, joined):
            units: NDArray[np.int64] = np.fromstring(joined.replace(sign, ""), np.int64, sep="\n")
            units *= 10 ** (digits - count)
            return units
    if not decimals or not _is_all(rf"{whole}(?:{re.escape(sign)}\d{{1,{decimals}}}+)?+", joined):
        return None
    # Doubles are exact here: of 14 digits in all, the error is a fiftieth of a unit at most.
    doubles: NDArray[np.float64] = np.fromstring(joined.replace(sign, "."), np.float64, sep="\n")
    return np.asarray(np.rint(doubles * 10**digits), np.int64)


def _plain_numbers(
    cells: Sequence[Cell], digits: int, decimal: DecimalMark | None
) -> Amounts | None:
    """Read a column of positive numbers of a workbook, with the decimals of the currency at most.

    A double is such a number where it is the one that is nearest to it; of so few digits there is
    no other number that it stands for.
    """
    if not cells or type(cells[0]) is not float or set(map(type, cells)) != {float}:
        return None
    doubles = np.array(cells, dtype=np.float64)
    if not ((doubles > 0) & (doubles < 10 ** (_SURE_DIGITS - digits))).all():
        return None
    units = np.rint(doubles * 10**digits)
    if not (units / 10**digits == doubles).all() or not units.all():
        return None
    return Amounts(units.astype(np.int64), {}, decimal)


def _is_all(figure: str, joined: str) -> bool:
    """Return whether every line is a figure; the pattern never goes back, which is the quicker."""
    return re.fullmatch(rf"{figure}(?:\n{figure})*+", joined, re.ASCII) is not None


def _any_cells(
    cells: Sequence[Cell], currency: str, decimal: DecimalMark | None, *, rounds: bool
) -> Amounts:
    figures = [figure_in(cell) if isinstance(cell, str) else None for cell in cells]
    evidence = Evidence.of([figure.number for figure in figures if figure is not None])
    digits = exponent(currency)
    unclear = evidence.unclear(digits) if decimal is None else ""
    if unclear:
        return _undecided(cells, figures, currency, evidence, unclear)
    mark = decimal or evidence.mark or evidence.commoner
    column = _Column(currency, mark, evidence.believes(mark, digits))
    rounding = column.rounding() if rounds else None
    values, faults, rounded = np.zeros(len(cells), dtype=np.int64), {}, 0
    for row, (cell, figure) in enumerate(zip(cells, figures, strict=True)):
        read = column.amount(cell, figure)
        if rounding is not None and not isinstance(read, int) and read.code == TOO_PRECISE:
            read = rounding.amount(cell, figure)
            rounded += isinstance(read, int)
        if isinstance(read, int):
            values[row] = read
        else:
            faults[row] = read
    is_told = decimal is not None or evidence.points or evidence.commas
    return Amounts(values, faults, mark if is_told else None, rounded=rounded)


def _undecided(
    cells: Sequence[Cell],
    figures: Sequence[Figure | None],
    currency: str,
    evidence: Evidence,
    unclear: str,
) -> Amounts:
    """Return the faults that a column has both with a decimal point and with a decimal comma."""
    faults = {}
    columns = [_Column(currency, mark, believes=True) for mark in MARKS]
    for row, (cell, figure) in enumerate(zip(cells, figures, strict=True)):
        by_point, by_comma = (column.amount(cell, figure) for column in columns)
        if not isinstance(by_point, int) and by_point == by_comma:
            faults[row] = by_point
    nothing = np.zeros(len(cells), dtype=np.int64)
    texts = (str(c).strip() for c, f in zip(cells, figures, strict=True) if f and f[0] == unclear)
    is_mixed = evidence.is_mixed
    return Amounts(nothing, faults, asks_decimal=True, is_mixed=is_mixed, unclear=next(texts))


class _Column:
    """Reads the cells of a column whose decimal mark is known.

    Where it does not believe that three digits after the only mark are decimals, they are a fault.
    """

    def __init__(self, currency: str, mark: DecimalMark, believes: bool) -> None:  # noqa: FBT001
        self._currency, self._mark, self._believes = currency, mark, believes
        self._rounds = False

    def rounding(self) -> _Column:
        """Return what reads the same cells, and rounds what has too many decimals."""
        other = _Column(self._currency, self._mark, self._believes)
        other._rounds = True
        return other

    def amount(self, cell: Cell, figure: Figure | None) -> int | Message:
        """Return an amount in minor units, or what is wrong with its cell."""
        if type(cell) is float and isfinite(cell):
            return self._minor(exact(cell), is_computed=True)
        if figure is not None:
            return self._of_text(figure)
        if isinstance(cell, int) and not isinstance(cell, bool):
            return self._minor(Decimal(cell))
        return _no_amount(cell)

    def _of_text(self, figure: Figure) -> int | Message:
        value = number(figure.number, self._mark)
        if value is None:
            other = marks_of(figure.number)
            code = "payroll_amount_marked_otherwise" if other else "payroll_amount_unreadable"
            return message(code, mark=self._mark)
        if not self._believes and doubted_mark(figure.number) == self._mark:
            return in_two_ways(figure.number)
        if figure.words and not is_of(figure.words, self._currency):
            return _other_words(figure.words, self._currency)
        return self._minor(-value if figure.is_negative else value)

    def _minor(self, value: Decimal, *, is_computed: bool = False) -> int | Message:
        return _minor(value, self._currency, is_near=self._rounds, is_computed=is_computed)


def _no_amount(cell: Cell) -> Message:
    """Return what is wrong with a cell that holds no figure."""
    if cell is None or (isinstance(cell, str) and not visible(cell).strip()):
        return message("payroll_amount_missing")
    if isinstance(cell, CellError):
        return cell.fault
    if isinstance(cell, PercentCell):
        return message("payroll_amount_percent")
    return message("number_not_finite" if isinstance(cell, float) else "payroll_amount_unreadable")


def _other_words(words: str, currency: str) -> Message:
    """Return what is wrong with words beside a figure that are not of its currency."""
    if is_money(words):
        return message("payroll_other_currency", found=words, currency=currency)
    return message("payroll_amount_percent" if words == "%" else "payroll_amount_unreadable")


def _minor(
    value: Decimal, currency: str, *, is_near: bool = False, is_computed: bool = False
) -> int | Message:
    """Return a number as minor units: a whole one of them, or one that is near enough."""
    if (value.adjusted() >= PLACES or not value.is_finite()) and size_fault(value) is not None:
        return message("amount_too_large")
    if value <= 0:
        return message("payroll_amount_not_positive")
    digits = exponent(currency)
    units = value.scaleb(digits)
    whole = units.to_integral_value(ROUND_HALF_UP)
    # Scaling rounds what has more than 28 digits; comparing rounds nothing.
    is_near = is_near or (is_computed and abs(units - whole) < _NEARLY)
    if whole.scaleb(-digits) != value and not is_near:
        return message(TOO_PRECISE, currency=currency)
    if not whole:
        return message("payroll_amount_not_positive")
    return int(whole) if whole <= LARGEST_AMOUNT else message("amount_too_large")
