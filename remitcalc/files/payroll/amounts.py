"""A column of amounts to whole minor units: exactly, quickly, and never by guessing."""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.payroll.columns import joined_texts
from remitcalc.files.payroll.words import MONEY_SIGNS
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.numbers import deciding_marks, exact, is_ambiguous, marks_of, number
from remitcalc.model.countable import PLACES, size_fault
from remitcalc.model.message import message
from remitcalc.model.money import CURRENCIES, LARGEST_AMOUNT, exponent
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.message import Message

_MARKS: tuple[tuple[DecimalMark, str], ...] = (("point", "."), ("comma", ","))
_SURE_DIGITS = 14
"""Digits of minor units up to which a double, times its minor units, rounds to the right one."""
_SURE_DECIMALS = 2
"""Three digits after a mark could be a thousand."""
_PARTS = re.compile(
    r"(?P<before>(?:[^\d+−(.,-]|(?<=[^\W\d])\.)*+)"
    r"(?P<number>\(?[+−-]?(?:[.,'’\s\u00a0\u2009\u202f]*+\d++)++(?:[.,][-–—]++|[.,]?\)?-?))"
    r"(?P<after>[^\d]*+)"
)
"""It never goes back: the figure begins where words end, and ends with the last digit."""

_NO_CENTS = re.compile(r"[.,][-–—]+$")
TOO_PRECISE = "payroll_amount_too_precise"
"""The code of what is said of an amount with more decimals than the currency."""

_NEARLY = Decimal("0.000001")
"""How far a workbook's figure, times its minor units, may be from a whole number: formulas."""


@noun(eq=False)
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


def read_amounts(
    cells: Sequence[Cell],
    currency: str,
    decimal: DecimalMark | None = None,
    *,
    rounds: bool = False,
) -> Amounts:
    """Return a column of a sheet as amounts of `currency`.

    The decimal mark is that of the whole column: what one text decides holds for all. A column
    whose texts could be read in two ways is not read, unless `decimal` says how. An amount with
    more decimals than the currency is a fault, unless `rounds` says to round it half up.
    """
    quick = _plain_texts(cells, exponent(currency), decimal)
    return quick or _any_cells(cells, currency, decimal, rounds=rounds)


def _plain_texts(cells: Sequence[Cell], digits: int, decimal: DecimalMark | None) -> Amounts | None:
    """Read a column of plain positive numbers, with the decimals of the currency at most."""
    joined = joined_texts(cells)
    if not joined:
        return None
    for mark, sign in _MARKS:
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


def _is_all(figure: str, joined: str) -> bool:
    """Return whether every line is a figure; the pattern never goes back, which is the quicker."""
    return re.fullmatch(rf"{figure}(?:\n{figure})*+", joined, re.ASCII) is not None


def _any_cells(
    cells: Sequence[Cell], currency: str, decimal: DecimalMark | None, *, rounds: bool
) -> Amounts:
    parts = [_PARTS.fullmatch(cell.strip()) if isinstance(cell, str) else None for cell in cells]
    texts = [_figure(part["number"]) for part in parts if part is not None]
    marks = _decided(texts)
    mark = decimal or (next(iter(marks)) if len(marks) == 1 else None)
    if mark is None and any(map(is_ambiguous, texts)):
        return _undecided(cells, parts, currency, is_mixed=len(marks) > 1)
    values, faults, rounded = np.zeros(len(cells), dtype=np.int64), {}, 0
    for row, (cell, part) in enumerate(zip(cells, parts, strict=True)):
        read = _amount(cell, part, currency, mark or _commoner(marks))
        if rounds and not isinstance(read, int) and read.code == TOO_PRECISE:
            read = _amount(cell, part, currency, mark or _commoner(marks), rounds=True)
            rounded += isinstance(read, int)
        if isinstance(read, int):
            values[row] = read
        else:
            faults[row] = read
    return Amounts(values, faults, mark or (_commoner(marks) if marks else None), rounded=rounded)


def _undecided(
    cells: Sequence[Cell],
    parts: Sequence[re.Match[str] | None],
    currency: str,
    *,
    is_mixed: bool,
) -> Amounts:
    """Return the faults that a column has both with a decimal point and with a decimal comma."""
    faults = {}
    for row, (cell, part) in enumerate(zip(cells, parts, strict=True)):
        by_point, by_comma = (_amount(cell, part, currency, mark) for mark, _ in _MARKS)
        if not isinstance(by_point, int) and by_point == by_comma:
            faults[row] = by_point
    nothing = np.zeros(len(cells), dtype=np.int64)
    unclear = next(part[0] for part in parts if part and is_ambiguous(_figure(part["number"])))
    return Amounts(nothing, faults, asks_decimal=True, is_mixed=is_mixed, unclear=unclear)


def _decided(texts: Sequence[str]) -> Counter[DecimalMark]:
    """Return how many texts can have only a decimal point, and only a comma."""
    found: Counter[DecimalMark] = Counter()
    for text in texts:
        found.update(deciding_marks([text]))
    return found


def _commoner(marks: Counter[DecimalMark]) -> DecimalMark:
    """Return what marks decimals in most texts: the others are faults, and told as such."""
    return "comma" if marks["comma"] > marks["point"] else "point"


def _figure(text: str) -> str:
    """Return the figure alone.

    >>> _figure("(12.50)"), _figure("300.–"), _figure("5-"), _figure("400.")
    ('12.50', '300', '5', '400')
    """
    return _NO_CENTS.sub("", text.strip("() ")).removesuffix("-").rstrip(".,").strip()


def _is_negative(text: str) -> bool:
    """Return whether a figure is in brackets or has a minus behind it; `400.--` is whole francs.

    >>> _is_negative("(12.50)"), _is_negative("5-"), _is_negative("400.--")
    (True, True, False)
    """
    return text.startswith("(") or _NO_CENTS.sub("", text).endswith("-")


def _amount(
    cell: Cell,
    part: re.Match[str] | None,
    currency: str,
    mark: DecimalMark,
    *,
    rounds: bool = False,
) -> int | Message:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return message("payroll_amount_missing")
    value, sign = _value(cell, part, mark)
    if value is None:
        return _unreadable(cell, part, mark)
    if sign and not _is_of(sign, currency):
        if not _is_money(sign):
            return message("payroll_amount_unreadable")
        return message("payroll_other_currency", found=sign, currency=currency)
    return _minor(value, currency, is_computed=isinstance(cell, float), rounds=rounds)


def _value(cell: Cell, part: re.Match[str] | None, mark: DecimalMark) -> tuple[Decimal | None, str]:
    if isinstance(cell, bool) or cell is None:
        return None, ""
    if isinstance(cell, float):
        return (exact(cell) if isfinite(cell) else None), ""
    if isinstance(cell, int):
        return Decimal(cell), ""
    if part is None:
        return None, ""
    value = number(_figure(part["number"]), mark)
    if value is not None and _is_negative(part["number"]):
        value = -value
    return value, f"{part['before'].strip()} {part['after'].strip()}".strip()


def _minor(value: Decimal, currency: str, *, is_computed: bool, rounds: bool) -> int | Message:
    if (value.adjusted() >= PLACES or not value.is_finite()) and size_fault(value) is not None:
        return message("amount_too_large")
    if value <= 0:
        return message("payroll_amount_not_positive")
    digits = exponent(currency)
    units = value.scaleb(digits)
    whole = units.to_integral_value(ROUND_HALF_UP)
    # Scaling rounds what has more than 28 digits; comparing rounds nothing.
    is_near = rounds or (is_computed and abs(units - whole) < _NEARLY)
    if whole.scaleb(-digits) != value and not is_near:
        return message(TOO_PRECISE, currency=currency)
    if not whole:
        return message("payroll_amount_not_positive")
    return int(whole) if whole <= LARGEST_AMOUNT else message("amount_too_large")


def _is_of(sign: str, currency: str) -> bool:
    """Return whether the words beside a figure can mean `currency`.

    >>> _is_of("$", "CAD"), _is_of("CAD $", "CAD"), _is_of("€", "CAD"), _is_of("about", "CAD")
    (True, True, False, False)
    """
    words = sign.casefold().split()
    return all(w == currency.casefold() or currency in MONEY_SIGNS.get(w, ()) for w in words)


def _is_money(sign: str) -> bool:
    """Return whether the words beside a figure are of some currency.

    >>> _is_money("US$"), _is_money("eur"), _is_money("or so")
    (True, True, False)
    """
    return all(w in MONEY_SIGNS or w.upper() in CURRENCIES for w in sign.casefold().split())


def _unreadable(cell: Cell, part: re.Match[str] | None, mark: DecimalMark) -> Message:
    if isinstance(cell, CellError):
        return cell.fault
    if isinstance(cell, float):
        return message("number_not_finite")
    if part is not None and marks_of(_figure(part["number"])):
        return message("payroll_amount_marked_otherwise", mark=mark)
    return message("payroll_amount_unreadable")
