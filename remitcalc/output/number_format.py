"""Numbers, money and dates as people write them.

Decimals are those of ISO 4217 (see `model.money`), never those of a locale: CLDR shows no paras for
the Serbian dinar. Separators, grouping and the place of the symbol are the locale's, by CLDR
through Babel. `EnglishNumbers` needs no Babel: JSON is written with it.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.money import Money, major

if TYPE_CHECKING:
    from fractions import Fraction

    # A protocol costs more to define than all else here, and only type checkers need it.
    from typing import Protocol

    from babel.core import Locale
    from babel.numbers import NumberPattern

    class NumberFormat(Protocol):
        """How one language writes figures."""

        def value(self, value: int | Decimal | datetime.date | Money) -> str:
            """Return any figure of a message."""

        def money(self, minor: int, currency: str) -> str:
            """Return an amount with all the decimals of its currency."""

        def decimal(self, value: Decimal) -> str:
            """Return a number with the decimals it has."""

        def plain(self, value: Decimal) -> str:
            """Return the same without grouping marks: what a spreadsheet takes for a number."""

        def percent(self, value: Fraction | Decimal) -> str:
            """Return a percentage to two decimals."""

        def count(self, value: int) -> str:
            """Return a whole number."""

        def date(self, day: datetime.date) -> str:
            """Return a date."""

        def period(self, text: str) -> str:
            """Return a period: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD."""

        def around(self, currency: str, *, is_negative: bool = False) -> Around:
            """Return what stands around the digits of an amount."""

        @property
        def marks(self) -> Marks:
            """The marks between digits."""


NO_BREAK_SPACE = "\xa0"
_THOUSANDS = (3, 3)


class Marks(NamedTuple):
    """The marks in a figure: between its groups of digits, and before its decimals.

    `sizes` are how many digits the last group has, and how many the others: in India 3 and 2.

    Examples
    --------
    >>> Marks(",", ".", (3, 2)).grouped(12345678), Marks("’", ".").grouped(12345678)
    ('1,23,45,678', '12’345’678')
    """

    group: str
    point: str
    sizes: tuple[int, int] = _THOUSANDS

    def grouped(self, whole: int) -> str:
        """Return the digits of a number that is not negative, marks between its groups."""
        if self.sizes == _THOUSANDS:  # what Python writes itself, and fast
            return f"{whole:,d}".replace(",", self.group)
        (last, size), digits = self.sizes, str(whole)
        groups = [digits[-last:]]
        for end in range(len(digits) - last, 0, -size):
            groups.insert(0, digits[max(0, end - size) : end])
        return self.group.join(groups)


class Around(NamedTuple):
    """What stands before and after the digits of an amount: sign and unit, and their spaces."""

    before: str
    after: str


SYMBOLS = {
    "AUD": "A$",
    "BRL": "R$",
    "CAD": "C$",
    "CNY": "CN¥",
    "EUR": "€",
    "GBP": "£",
    "GTQ": "Q",
    "HKD": "HK$",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "MXN": "MX$",
    "NGN": "₦",
    "NZD": "NZ$",
    "PHP": "₱",
    "TWD": "NT$",
    "USD": "US$",
    "VND": "₫",
}
"""Short symbols that name one currency only; every other currency is shown by its ISO code."""


def symbol(currency: str) -> str:
    """Return the symbol of `currency`, or its ISO code."""
    return SYMBOLS.get(currency, currency)


def rounded(value: Fraction | Decimal, decimals: int = 2) -> Decimal:
    """Return `value` rounded half away from zero, exactly.

    >>> from fractions import Fraction
    >>> rounded(Fraction(4185, 1000)), rounded(Decimal("-0.005"))
    (Decimal('4.19'), Decimal('-0.01'))
    """
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, rest = divmod(abs(value.numerator) * 10**decimals, value.denominator)
    whole += 2 * rest >= value.denominator
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


class _Values:
    """Tells the kinds of figures apart."""

    def value(self: NumberFormat, value: int | Decimal | datetime.date | Money) -> str:
        """Return any figure of a message."""
        if isinstance(value, Money):
            return self.money(value.minor, value.currency)
        if isinstance(value, Decimal):
            return self.decimal(value)
        if isinstance(value, datetime.date):
            return self.date(value)
        return self.count(value)


class EnglishNumbers(_Values):
    """English figures, 1,234.50, with dates and periods as files have them."""

    marks = Marks(",", ".")

    def money(self, minor: int, currency: str) -> str:
        """Return an amount with all the decimals of its currency."""
        sign = "-" if minor < 0 else ""
        return f"{sign}{_before_english(currency)}{major(abs(minor), currency):,f}"

    def around(self, currency: str, *, is_negative: bool = False) -> Around:
        """Return what stands around the digits of an amount."""
        sign = "-" if is_negative else ""
        return Around(f"{sign}{_before_english(currency)}", "")

    def decimal(self, value: Decimal) -> str:
        """Return a number with the decimals it has."""
        return f"{value:,f}"

    def plain(self, value: Decimal) -> str:
        """Return a number without grouping marks."""
        return f"{value:f}"

    def percent(self, value: Fraction | Decimal) -> str:
        """Return a percentage to two decimals."""
        return f"{rounded(value):,f}{NO_BREAK_SPACE}%"

    def count(self, value: int) -> str:
        """Return a whole number."""
        return f"{value:,d}"

    def date(self, day: datetime.date) -> str:
        """Return a date."""
        return day.isoformat()

    def period(self, text: str) -> str:
        """Return a period as the file has it."""
        return text


@cache
def _before_english(currency: str) -> str:
    mark = symbol(currency)
    return f"{mark}{NO_BREAK_SPACE if _needs_space(mark) else ''}"


class LocaleNumbers(_Values):
    """Figures as a locale writes them, such as fr_CA or de_CH."""

    def __init__(self, locale: Locale) -> None:
        # Imported here, not at the top: only text for people pays for Babel.
        from babel.numbers import parse_pattern

        self._locale = locale
        self._number: NumberPattern = locale.decimal_formats[None]
        self._tight: NumberPattern = locale.currency_formats["standard"]
        spaced = self._tight.pattern.replace("¤#", f"¤{NO_BREAK_SPACE}#")
        self._spaced = parse_pattern(spaced)
        symbols = locale.number_symbols["latn"]
        # One CLDR has the printer's apostrophe for Switzerland, the next the typewriter's: figures
        # look the same by both.
        group = symbols["group"].replace("'", "’")
        self.marks = Marks(group, symbols["decimal"], self._number.grouping)
        self._marked = str.maketrans({",": self.marks.group, ".": self.marks.point})
        self._around: dict[tuple[str, bool], Around] = {}
        self._periods: dict[str, str] = {}

    def money(self, minor: int, currency: str) -> str:
        """Return an amount with all the decimals of its currency."""
        before, after = self.around(currency, is_negative=minor < 0)
        return f"{before}{self._digits(major(abs(minor), currency))}{after}"

    def around(self, currency: str, *, is_negative: bool = False) -> Around:
        """Return what stands around the digits of an amount."""
        found = self._around.get((currency, is_negative))
        if found is None:
            pattern, mark = self._pattern(currency), symbol(currency)
            ends = (pattern.prefix[is_negative], pattern.suffix[is_negative])
            found = Around(*(end.replace("¤", mark) for end in ends))
            self._around[currency, is_negative] = found
        return found

    def _pattern(self, currency: str) -> NumberPattern:
        return self._spaced if _needs_space(symbol(currency)) else self._tight

    def _digits(self, value: Decimal) -> str:
        """Return a number that is not negative, with the decimals it has.

        Babel takes twenty times as long for the same digits, and a table has hundreds of figures.
        """
        if self.marks.sizes == _THOUSANDS:
            return f"{value:,f}".translate(self._marked)
        whole, point, decimals = f"{value:f}".partition(".")
        return self.marks.grouped(int(whole)) + (self.marks.point + decimals if point else "")

    def decimal(self, value: Decimal) -> str:
        """Return a number with the decimals it has."""
        is_negative = value.is_signed()
        before, after = self._number.prefix[is_negative], self._number.suffix[is_negative]
        return f"{before}{self._digits(value.copy_abs())}{after}"  # abs() would round

    def plain(self, value: Decimal) -> str:
        """Return a number without grouping marks."""
        return f"{value:f}".translate(self._marked)

    def percent(self, value: Fraction | Decimal) -> str:
        """Return a percentage to two decimals."""
        return f"{self.decimal(rounded(value))}{NO_BREAK_SPACE}%"

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self.decimal(Decimal(int(value)))

    def date(self, day: datetime.date) -> str:
        """Return a date."""
        from babel.dates import format_date

        return _unbroken(format_date(day, "medium", locale=self._locale))

    def period(self, text: str) -> str:
        """Return a period, YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD, as precisely as it is given."""
        found = self._periods.get(text)
        if found is None:
            found = self._periods[text] = self._period(text)
        return found

    def _period(self, text: str) -> str:
        from babel.dates import format_skeleton

        day, skeleton = _first_day(text)
        if day is None:
            return text
        if not skeleton:
            return self.date(day)
        return _unbroken(format_skeleton(skeleton, day, locale=self._locale))


def _first_day(period: str) -> tuple[datetime.date | None, str]:
    year, _, rest = period.partition("-")
    try:
        if not rest:
            return None, ""
        if rest.startswith("Q"):
            return datetime.date(int(year), 3 * int(rest[1:]) - 2, 1), "yQQQ"
        if "-" not in rest:
            return datetime.date(int(year), int(rest), 1), "yMMM"
        return datetime.date.fromisoformat(period), ""
    except ValueError:
        return None, ""


def _unbroken(date: str) -> str:
    """Return a date that no line break tears apart."""
    return date.replace(" ", NO_BREAK_SPACE)


def _needs_space(mark: str) -> bool:
    return len(mark) > 1 and mark.isalpha()
