"""Numbers and tables as a file states them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from remitcalc.model.money import major

if TYPE_CHECKING:
    from decimal import Decimal

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


def without_blanks(table: dict[str, T]) -> dict[str, T]:
    """Return a table without what is None or empty; zero stays."""
    return {key: value for key, value in table.items() if value not in (None, "", [], {})}
