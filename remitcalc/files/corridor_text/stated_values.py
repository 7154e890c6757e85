"""Numbers and tables as a file states them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from remitcalc.model.money import major
from remitcalc.model.price_range import range_of

if TYPE_CHECKING:
    from remitcalc.model.price_range import Ranges

T = TypeVar("T")


def number(value: Decimal) -> Decimal | int:
    """Return a whole number as an integer, any other as it is.

    >>> from decimal import Decimal
    >>> number(Decimal("2.10")), number(Decimal("3.00")), number(Decimal("1E+2"))
    (Decimal('2.10'), 3, 100)
    """
    return int(value) if value == value.to_integral_value() else value


def stated_amount(minor: int, currency: str) -> Decimal | int:
    """Return minor units in major ones.

    >>> stated_amount(16000, "CHF"), stated_amount(398, "CHF")
    (160, Decimal('3.98'))
    """
    return number(major(minor, currency))


def ranged(value: Decimal | int, ranges: Ranges, figure: str, currency: str = "") -> object:
    """Return a figure as a file states it, with its range where it has one.

    `currency` is that of ends in minor units; `value` is stated already.
    """
    own = range_of(ranges, figure)
    if own is None:
        return value
    low, high = (
        stated_amount(int(end), currency) if currency else number(Decimal(end))
        for end in (own.low, own.high)
    )
    return without_blanks({"value": value, "low": low, "high": high, "reason": own.reason})


def without_blanks(table: dict[str, T]) -> dict[str, T]:
    """Return a table without what is None or empty; zero stays."""
    return {key: value for key, value in table.items() if value not in (None, "", [], {})}
