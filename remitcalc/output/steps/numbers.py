"""Figures of steps in digits: exactly, with all the decimals that they have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.output.decimal_text import money_text
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from fractions import Fraction

    from remitcalc.engine.steps.expression import Unit
    from remitcalc.output.number_format import NumberFormat


def written(value: Fraction, unit: Unit, numbers: NumberFormat) -> str:
    """Return a figure as people write it, exactly."""
    if unit.kind == "money":
        return numbers.money(_minor(value, unit), unit.currency)
    if unit.kind == "count":
        return numbers.count(int(value))
    if unit.kind == "percent":
        return f"{numbers.decimal(exact_decimal(value * 100))}{NO_BREAK_SPACE}%"
    return numbers.decimal(exact_decimal(value))


def plain(value: Fraction, unit: Unit) -> str:
    """Return a figure as decimal text; a percentage as percent: 6.14 % is "6.14"."""
    if unit.kind == "money":
        return money_text(_minor(value, unit), unit.currency) or ""
    shown = value * 100 if unit.kind == "percent" else value
    return f"{exact_decimal(shown):f}"


def exact_decimal(value: Fraction) -> Decimal:
    """Return a fraction as the decimal that it is; all prices and rates are some.

    >>> from fractions import Fraction
    >>> exact_decimal(Fraction(3, 8)), exact_decimal(Fraction(-20))
    (Decimal('0.375'), Decimal('-20'))
    """
    digits, den = 0, value.denominator
    while 10**digits % den:
        digits += 1
    whole = value.numerator * (10**digits // den)
    # Not by `scaleb`, which rounds: a rate after three margins has more than 28 digits.
    return Decimal((whole < 0, tuple(map(int, str(abs(whole)))), -digits))


def rounded_down(value: Fraction, digits: int) -> Decimal:
    """Return a fraction cut off after some decimals, without those that are zero at the end.

    >>> from fractions import Fraction
    >>> rounded_down(Fraction(3, 8), 6), rounded_down(Fraction(-1, 3), 6)
    (Decimal('0.375'), Decimal('-0.333333'))
    """
    cut = abs(value.numerator) * 10**digits // value.denominator
    whole = cut if value >= 0 else -cut
    while digits and whole % 10 == 0:
        whole, digits = whole // 10, digits - 1
    return Decimal(whole).scaleb(-digits)


def _minor(value: Fraction, unit: Unit) -> int:
    assert unit.decimals is not None
    return int(value * 10**unit.decimals)
