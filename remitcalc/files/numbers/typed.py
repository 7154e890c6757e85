"""Numbers that a person types: into a box that shows them as a language writes them, or an option.

What is typed stands alone, so that no other figure tells what it means: where it could be two, it
is none. A blank between digits may have slipped in, and is no mark of thousands unless decimals
show that the whole is one number.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.numbers.figure import visible
from remitcalc.files.numbers.notation import (
    DOUBTED_DECIMALS,
    Unread,
    doubted_mark,
    number,
    reading,
    readings,
)

if TYPE_CHECKING:
    from remitcalc.files.numbers.notation import DecimalMark

_STRAY_BLANK = re.compile(r"\d \d", re.ASCII)
_DECIMALS = re.compile(r"[.,]\d{1,2}$", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_NUMBER_LIKE = re.compile(r"\d[\d.,'’\s]*\d", re.ASCII)


def number_in_box(
    text: str, decimals: int, *, point: str, group: str, sizes: tuple[int, int] = (3, 3)
) -> Decimal | Unread:
    """Return the number typed into a box, of `decimals` decimals at most.

    Parameters
    ----------
    text : str
        Without its unit and sign.
    decimals : int
    point, group : str
        What marks decimals and thousands in what the box shows.
    sizes : two int
        How many digits its last group has, and the others: 3 and 2 in India.

    >>> number_in_box("1,234.50", 2, point=".", group=",")
    Decimal('1234.50')
    >>> number_in_box("400 500", 2, point=",", group=" ")
    <Unread.AMBIGUOUS: 'ambiguous'>
    >>> number_in_box("1.234", 2, point=".", group=",")
    <Unread.AMBIGUOUS: 'ambiguous'>
    >>> number_in_box("12,34,567", 0, point=".", group=",", sizes=(3, 2))
    Decimal('1234567')
    """
    digits = "".join(_ascii(sign) for sign in visible(text).strip())
    if _has_own_groups(digits, point, group, sizes):
        digits = digits.replace(group, "")
    if digits[-1:] in (".", ","):
        digits = digits[:-1]  # decimals are about to follow
    if _STRAY_BLANK.search(digits) and not _DECIMALS.search(digits):
        return Unread.AMBIGUOUS
    own: DecimalMark = "comma" if point == "," else "point"
    doubted = doubted_mark(digits)
    if doubted is not None:
        return _doubted(digits, doubted, own, decimals, group)
    value = reading(digits)
    if isinstance(value, Decimal) and not _fits(value, decimals):
        return Unread.NO_NUMBER
    return value


def meanings(text: str) -> tuple[Decimal, ...]:
    """Return the numbers that a text may mean which is not certain: the larger one first.

    >>> meanings("1.200"), meanings("400 500"), meanings("about")
    ((Decimal('1200'), Decimal('1.200')), (Decimal('400500'),), ())
    """
    digits = "".join(_ascii(sign) for sign in visible(text).strip())
    if doubted_mark(digits) is not None:
        return readings(digits)
    joined = re.sub(r"\D", "", digits)
    return (Decimal(joined),) if _NUMBER_LIKE.fullmatch(digits) else ()


def _has_own_groups(digits: str, point: str, group: str, sizes: tuple[int, int]) -> bool:
    """Return whether digits stand in several groups as only this language has them."""
    last, size = sizes
    if last == size or not group:
        return False
    first, *groups = digits.partition(point)[0].split(group)
    is_long = len(groups) > 1 and len(groups[-1]) == last
    return is_long and len(first) <= size and all(len(one) == size for one in groups[:-1])


def _doubted(
    digits: str, doubted: DecimalMark, own: DecimalMark, decimals: int, group: str
) -> Decimal | Unread:
    """Return what three digits after the only mark are: what the box itself means by the mark."""
    if doubted == own:
        value = number(digits, own)
        return value if value is not None and _fits(value, decimals) else Unread.AMBIGUOUS
    is_group = ("," in digits) == (group == ",") and group in (",", ".")
    value = number(digits, own) if is_group and decimals < DOUBTED_DECIMALS else None
    return Unread.AMBIGUOUS if value is None else value


def number_in_option(text: str, decimals: int) -> Decimal | Unread:
    """Return the number of an option, without thousands marks and with either decimal mark.

    Three digits after a comma, or after a point where the currency has fewer decimals, are taken
    for neither a thousand nor decimals.

    >>> number_in_option("300,5", 2), number_in_option("1.234", 3)
    (Decimal('300.5'), Decimal('1.234'))
    >>> [number_in_option(text, 2).value for text in ("1.000", "400 500", "4e2")]
    ['ambiguous', 'ambiguous', 'no number']
    """
    typed = text.strip()
    doubted = doubted_mark(typed)
    if doubted == "point" and decimals >= DOUBTED_DECIMALS:
        return Decimal(typed)
    if doubted is not None:
        return Unread.AMBIGUOUS
    if not _PLAIN.fullmatch(typed):
        return Unread.AMBIGUOUS if _NUMBER_LIKE.fullmatch(typed) else Unread.NO_NUMBER
    return Decimal(typed.replace(",", "."))


def percent_in_option(text: str) -> Decimal | None:
    """Return the percentage of an option, with or without its sign; None: it is none.

    >>> percent_in_option("12,5 %"), percent_in_option("half")
    (Decimal('12.5'), None)
    """
    typed = text.strip().removesuffix("%").strip()
    return Decimal(typed.replace(",", ".")) if _PLAIN.fullmatch(typed) else None


def _ascii(sign: str) -> str:
    """Return a digit of any script as one of ours; every other sign as it is."""
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _fits(value: Decimal, decimals: int) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= decimals
