"""Turns the cells of one row of the survey into figures, minding every trap of the real file."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from remitcalc.files.rpw.cells import (
    MILLION,
    MOST_PERCENT,
    UnreadableError,
    amount_millionths,
    day,
    millionths,
    percent_millionths,
    text,
)
from remitcalc.files.rpw.codes import country_code, currency_code
from remitcalc.files.rpw.columns import COLUMNS, FIELDS
from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.quarter import quarter_of
from remitcalc.files.rpw.quote import Quote
from remitcalc.files.tables.cell_error import NOT_AVAILABLE, error_in
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.message import Message

    Price = tuple[int, int, int | None, int | None]
    """Amount, fee, margin and total, in millionths."""

T = TypeVar("T")

_CODE_LENGTH = 3
_TOLERANCE = 50_000
"""How far the published total may be from fee and margin: 0.05 points."""

_FIRST = tuple(
    column.names[0]
    for column in COLUMNS
    if column.field in ("amount1", "fee1", "margin1", "total1")
)
_READERS = (millionths, millionths, percent_millionths, percent_millionths)
_DOUBTING = (amount_millionths, *_READERS[1:])
_NEEDED = tuple(c for c in COLUMNS if c.is_needed or c.field in ("note", "note2"))
"""The columns that a row must have; notes say whether a margin is disclosed."""

_NO_DATE = Flag.NO_DATE.value
_MILLION = float(MILLION)
_MOST_EXACT = 2**53
"""From here on not every whole number is a number of a workbook."""

_MOST_KEY = 2**63 - 1
_ROW_BITS = 24
"""Rows of a sheet without numbers are numbered above any number that the survey gives."""
_MOST_DIGITS = len(str(_MOST_KEY))
"""SQLite keeps no larger ones."""

_NO_PRICE: tuple[None, None, None, None] = (None, None, None, None)
_SAYS_UNDISCLOSED = re.compile(
    r"(not|n['’]t|un|non)[ -]?(fully )?(transparent|disclos)"
    r"|(exchange|fx|conversion) rate.{0,40}(not|un)[ -]?(provided|available|given|known|shown)"
    r"|(does|do|did|could|would) not (provide|give|disclose|share|reveal|show).{0,40}rate",
    re.IGNORECASE,
)


class ExcludedError(Exception):
    """A row that cannot be used: why, in which column, and what stands there."""

    def __init__(self, why: Message, column: str = "", found: str = "") -> None:
        self.why = why
        self.column = column
        self.found = found
        super().__init__(why, column, found)


class RowReader:
    """Reads the rows of one sheet.

    Parameters
    ----------
    places : mapping of field to position
        See `columns.positions`.
    mark : str, optional
        What marks decimals in numbers that are text, see `cells.mark_of`.
    sheet : int
        Its position among the imported sheets.
    believes : bool
        Whether a person said what marks decimals; else three digits after the only mark of an
        amount may be a thousand.
    has_errors : bool
        Whether cells of it may show errors: a row with one in a column it needs is left out.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        mark: DecimalMark | None = None,
        sheet: int = 0,
        *,
        believes: bool = True,
        has_errors: bool = False,
    ) -> None:
        self._readers = _READERS if believes else _DOUBTING
        self._has_errors = has_errors
        self._checked = [(c.names[0], places[c.field]) for c in _NEEDED if c.field in places]
        self._mark = mark
        self._sheet = sheet
        self._width = max(places.values()) + 1
        self._has_numbers = "id" in places
        self._own_number = (sheet + 1) << _ROW_BITS
        self._is_whole = len(places) == len(FIELDS)
        # A field that the sheet lacks is read from one blank cell put after those it has.
        self._pick = itemgetter(*(places.get(field, self._width) for field in FIELDS))
        self._texts = _Known(text)
        self._days = _Known(day)
        self._codes: dict[tuple[Cell, Cell, Cell, Cell], tuple[str, str, int, str]] = {}

    def read(self, cells: Sequence[Cell], row: int) -> Quote:
        """Return the row as figures.

        Raises
        ------
        ExcludedError
        """
        if not self._is_whole or len(cells) < self._width:
            missing = self._width + 1 - min(len(cells), self._width)
            cells = (*cells[: self._width], *(None,) * missing)
        (
            key, period, source, _, destination, _, firm, firm_type, instrument, access_point,
            speed, pickup, coverage, currency, *prices, interbank, transparent, note, note2, date,
        ) = self._pick(cells)  # fmt: skip
        if self._has_errors:
            self._refuse_errors(cells)
        given, texts = (source, destination, period, currency), self._texts
        codes = self._codes.get(given)
        if codes is None:
            codes = self._codes[given] = _codes(*given)
        number = _key(key) if self._has_numbers else self._own_number + row
        provider = texts[firm]
        if not provider:
            raise ExcludedError(message("rpw_no_provider"), "firm", text(firm))
        first, second = self._prices(prices)
        notes = f"{text(note)} {text(note2)}".strip() if note or note2 else ""
        is_disclosed, flags = _disclosure(texts[transparent], first, notes)
        flags |= _oddities(first, second) | _without_interbank(interbank)
        seen = self._days[date]
        if seen is None:
            seen, flags = "", flags | _NO_DATE
        if not is_disclosed:
            first, second = _without_margin(first), second and _without_margin(second)
        start, end, quarter, code = codes
        amount, fee, margin, total = first
        amount2, fee2, margin2, total2 = second or _NO_PRICE
        return Quote(
            start, end, quarter, number, self._sheet, row, provider, texts[firm_type],
            texts[instrument], texts[access_point], texts[speed], texts[pickup], texts[coverage],
            code, amount, fee, margin, total, amount2, fee2, margin2, total2, is_disclosed, seen,
            flags, notes,
        )  # fmt: skip

    def _refuse_errors(self, cells: Sequence[Cell]) -> None:
        for column, at in self._checked:
            error = error_in(cells[at])
            if error is not None and error.shown != NOT_AVAILABLE:
                raise ExcludedError(error.fault, column, error.shown)

    def _prices(self, cells: list[Cell]) -> tuple[Price, Price | None]:
        try:
            # Nearly every row: eight numbers, see `cells` for why this is exact.
            made = [round(cell * _MILLION) for cell in cells]  # type: ignore[operator]
        except (TypeError, ValueError, OverflowError):
            return self._first(cells[:4]), self._second(cells[4:])
        if min(made[0], made[4]) <= 0 or max(made) >= MOST_PERCENT or min(made) <= -MOST_PERCENT:
            return self._first(cells[:4]), self._second(cells[4:])
        if bool in map(type, cells):  # yes and no are no amounts
            return self._first(cells[:4]), self._second(cells[4:])
        return (made[0], made[1], made[2], made[3]), (made[4], made[5], made[6], made[7])

    def _first(self, cells: list[Cell]) -> Price:
        made = []
        for column, cell, read in zip(_FIRST, cells, self._readers, strict=True):
            try:
                made.append(read(cell, self._mark))
            except UnreadableError as error:
                raise ExcludedError(message(error.code), column, error.found) from None
        amount, fee, margin, total = made
        if not amount or amount < 0:
            raise ExcludedError(message("rpw_no_price"), _FIRST[0], text(cells[0]))
        if fee is None:
            raise ExcludedError(message("rpw_no_price"), _FIRST[1], text(cells[1]))
        return amount, fee, margin, total

    def _second(self, cells: list[Cell]) -> Price | None:
        """Return the price at the second amount, if there is one: 103 rows have none."""
        try:
            amount, fee, margin, total = (
                read(cell, self._mark) for cell, read in zip(cells, self._readers, strict=True)
            )
        except UnreadableError:
            return None
        if not amount or amount < 0 or fee is None:
            return None
        return amount, fee, margin, total


class _Known(dict[object, T]):
    """What cells mean, worked out once for each content: the survey repeats itself."""

    def __init__(self, meaning: Callable[[Any], T]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, cell: object) -> T:
        made = self[cell] = self._meaning(cell)
        return made


def _key(cell: Cell) -> int:
    """Return the number of a row, exactly.

    Raises
    ------
    ExcludedError
    """
    if type(cell) is float and cell.is_integer():
        if abs(cell) < _MOST_EXACT:
            return int(cell)
        raise ExcludedError(message("rpw_key_too_large"), "id", text(cell))
    typed = text(cell).removesuffix(".0").removesuffix(",0")
    if not (typed.isascii() and typed.isdigit()):
        raise ExcludedError(message("rpw_no_key"), "id", text(cell))
    # The digits are counted first: Python refuses to read too many of them.
    if len(typed.lstrip("0")) > _MOST_DIGITS or int(typed.lstrip("0") or "0") > _MOST_KEY:
        raise ExcludedError(message("rpw_key_too_large"), "id", typed)
    return int(typed.lstrip("0") or "0")


def _without_margin(price: Price) -> Price:
    return price[0], price[1], None, price[3]


def _without_interbank(cell: Cell) -> int:
    is_zero = cell == 0 or (type(cell) is str and cell.strip() in ("0", "0.0"))
    return Flag.NO_INTERBANK.value if is_zero else 0


def _codes(
    source: Cell, destination: Cell, period: Cell, currency: Cell
) -> tuple[str, str, int, str]:
    """Return the two countries, the quarter and the currency.

    Raises
    ------
    ExcludedError
    """
    quarter = quarter_of(text(period))
    if quarter is None:
        raise ExcludedError(message("rpw_no_quarter"), "period", text(period))
    start, end = country_code(text(source)), country_code(text(destination))
    for code, column in ((start, "source_code"), (end, "destination_code")):
        if len(code) != _CODE_LENGTH or not code.isalpha():
            raise ExcludedError(message("rpw_no_country"), column, code)
    return start, end, quarter, currency_code(text(currency), start)


def _disclosure(transparent: str, first: Price, notes: str) -> tuple[bool, int]:
    """Return whether the provider discloses its margin, and what is odd about that.

    `no` stores a margin of zero. So do some rows with `yes` and a note that says the same.
    """
    said, margin = transparent.casefold(), first[2]
    if said == "no":
        return False, 0
    if said != "yes" or margin is None:
        return False, Flag.UNCLEAR.value
    if notes and margin == 0 and _SAYS_UNDISCLOSED.search(notes):
        return False, Flag.BY_NOTE.value
    return True, 0


def _oddities(first: Price, second: Price | None) -> int:
    flags = 0 if second else Flag.NO_SECOND.value
    for price in (first, second) if second else (first,):
        if price is None:
            continue
        amount, fee, margin, total = price
        if margin is None or total is None:
            continue
        if margin < 0 or total < 0:
            flags |= Flag.NEGATIVE.value
        if abs((total - margin) * amount - 100 * MILLION * fee) > _TOLERANCE * amount:
            flags |= Flag.IDENTITY.value
    return flags
