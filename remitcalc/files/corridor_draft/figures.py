"""What is typed for a figure: a number, a number with the ends between which it may be, a day."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.numbers.currency_signs import is_of
from remitcalc.files.numbers.figure import figure_in, visible
from remitcalc.files.numbers.notation import Unread
from remitcalc.files.numbers.typed import number_in_box
from remitcalc.files.period import is_period
from remitcalc.model.corridor_draft import Typed
from remitcalc.model.countable import MOST_DECIMALS, number_fault
from remitcalc.model.money import CURRENCIES, exponent

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.draft_cell import Unit
    from remitcalc.model.notation import Notation

DASHES = "-\u2012\u2013\u2014\u2212"
_IN_BRACKETS = re.compile(r"(?P<before>[^()]*+)\((?P<within>[^()]*+)\)(?P<after>[^()]*+)")
_DAY_FIRST = re.compile(r"(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{4})\.?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?", re.ASCII)
_QUARTER = re.compile(r"(?:[QqTt](\d)[\s/-]?(\d{4})|(\d{4})[\s/-]?[QqTt](\d))", re.ASCII)
_OF_FIGURES = re.compile(rf"[{DASHES}\d\s.,'\u2019()]+")
_MONTHS, _TWO = 12, 2


class Quantity(NamedTuple):
    """What a figure is of: money of a currency, percent, a rate into it, or whole things."""

    unit: Unit
    currency: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals it has at most."""
        if self.unit == "money":
            return exponent(self.currency) if self.currency in CURRENCIES else 2
        return 0 if self.unit == "whole" else MOST_DECIMALS


PERCENT = Quantity("percent")


def text_of(text: str) -> str:
    """Return what was typed without the signs that nobody sees and blanks around it."""
    return visible(text).strip()


def figure_typed(text: str, quantity: Quantity, notation: Notation) -> Decimal | int | Typed:
    """Return the number that a text is for certain, else the text itself.

    >>> import datetime
    >>> from remitcalc.model.notation import Notation
    >>> english = Notation(datetime.date(2026, 11, 20))
    >>> [figure_typed(text, Quantity("money", "CAD"), english) for text in ("C$8.50", "1.400")]
    [Decimal('8.50'), Typed(text='1.400')]
    >>> figure_typed("12,5 %", PERCENT, english), figure_typed("15 USD", PERCENT, english)
    (Decimal('12.5'), Typed(text='15 USD'))
    """
    value = _number(text, quantity, notation)
    return Typed(text) if value is None else value


def price_typed(text: str, quantity: Quantity, notation: Notation) -> object:
    """Return a number, a table of a number and its ends, or the text itself.

    >>> import datetime
    >>> from remitcalc.model.notation import Notation
    >>> english = Notation(datetime.date(2026, 11, 20))
    >>> price_typed("10\u201330 (15)", Quantity("money", "CAD"), english)
    {'value': 15, 'low': 10, 'high': 30}
    >>> price_typed("15 (10 - 30)", PERCENT, english)
    {'value': 15, 'low': 10, 'high': 30}
    """
    value = _number(text, quantity, notation)
    if value is not None:
        return value
    found = _IN_BRACKETS.fullmatch(text)
    if found is not None:
        outer, inner = f"{found['before']} {found['after']}".strip(), found["within"].strip()
        for ends, middle in ((outer, inner), (inner, outer)):
            low_high = _ends(ends, quantity, notation)
            value = _number(middle, quantity, notation)
            if low_high is not None and value is not None:
                return {"value": value, "low": low_high[0], "high": low_high[1]}
    return Typed(text)


def has_ends(text: str) -> bool:
    """Return whether a text is two figures with a dash between them, and none that holds.

    >>> has_ends("10\u201330"), has_ends("-3"), has_ends("10\u201330 (15)")
    (True, False, False)
    """
    parts = re.split(f"(?<=\\d)\\s*[{DASHES}]", text)
    return len(parts) == _TWO and all(figure_in(part) is not None for part in parts)


def day_typed(text: str) -> datetime.date | Typed:
    """Return the day that a text is for certain, else the text itself.

    >>> day_typed("18.11.2026"), day_typed("03/04/2026")
    (datetime.date(2026, 11, 18), Typed(text='03/04/2026'))
    """
    found = _YEAR_FIRST.fullmatch(text)
    if found is not None:
        year, month, day = map(int, found.groups())
    else:
        found = _DAY_FIRST.fullmatch(text)
        if found is None:
            return Typed(text)
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "/" and day != month:  # in the United States the month stands first
            if day <= _MONTHS and month <= _MONTHS:
                return Typed(text)
            day, month = max(day, month), min(day, month)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return Typed(text)


def period_typed(text: str) -> str:
    """Return the period that a text is, as a file states it; one that is none as it was typed.

    >>> period_typed("Q3 2025"), period_typed("18.11.2026"), period_typed("in spring")
    ('2025-Q3', '2026-11-18', 'in spring')
    """
    if is_period(text):
        return text
    quarter = _QUARTER.fullmatch(text)
    if quarter is not None:
        number, year = (quarter[1], quarter[2]) if quarter[1] else (quarter[4], quarter[3])
        period = f"{year}-Q{number}"
        return period if is_period(period) else text
    day = day_typed(text)
    return text if isinstance(day, Typed) else day.isoformat()


def days_typed(text: str) -> list[int] | Typed:
    """Return the least and the most of some days, else the text itself.

    >>> days_typed("1\u20133"), days_typed("2"), days_typed("soon")
    ([1, 3], [2, 2], Typed(text='soon'))
    """
    parts = [part.strip() for part in re.split(f"[{DASHES}]", text)]
    if len(parts) > _TWO or not all(re.fullmatch(r"\d{1,4}", p, re.ASCII) for p in parts):
        return Typed(text)
    days = [int(part) for part in parts]
    return [days[0], days[-1]]


def currency_beside(text: str) -> str:
    """Return what stands beside the figures of a text: a currency, a percent sign; maybe nothing.

    >>> currency_beside("18.50 HNL"), currency_beside("5.3\u20135.5 (5.41) GTQ")
    ('HNL', 'GTQ')
    """
    figure = figure_in(text)
    if figure is not None:
        return figure.words
    return _OF_FIGURES.sub(" ", text).strip() if _IN_BRACKETS.fullmatch(text) else ""


def _number(text: str, quantity: Quantity, notation: Notation) -> Decimal | int | None:
    figure = figure_in(text)
    if figure is None or not fits_beside(figure.words, quantity):
        return None
    box = {"point": notation.point, "group": notation.group, "sizes": notation.sizes}
    found = number_in_box(figure.number, quantity.decimals, **box)  # type: ignore[arg-type]
    if found is Unread.NO_NUMBER:  # it may have too many decimals: a number, and a fault of it
        found = number_in_box(figure.number, MOST_DECIMALS, **box)  # type: ignore[arg-type]
    if isinstance(found, Unread) or number_fault(found) is not None:
        return None
    value = -found if figure.is_negative and found else found
    return int(value) if value == value.to_integral_value() and _is_plain(value) else value


def _is_plain(value: Decimal) -> bool:
    return value.as_tuple().exponent == 0


def fits_beside(words: str, quantity: Quantity) -> bool:
    """Return whether what stands beside a number can be what it is of."""
    if not words:
        return True
    if quantity.unit == "percent":
        return words.strip() == "%"
    return quantity.unit in ("money", "rate") and is_of(words, quantity.currency)


def _ends(
    text: str, quantity: Quantity, notation: Notation
) -> tuple[Decimal | int, Decimal | int] | None:
    """Return the two ends that a dash joins; None: they are none."""
    first = next((at for at, sign in enumerate(text) if sign.isdigit()), len(text))
    for at, sign in enumerate(text[first:], first):
        if sign not in DASHES:
            continue
        low = _number(text[:at].strip(), quantity, notation)
        high = _number(text[at + 1 :].strip(), quantity, notation)
        return None if low is None or high is None else (low, high)
    return None
