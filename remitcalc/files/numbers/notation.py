"""How a number is written: what marks its decimals, what its thousands, and what it then is.

Some texts are two numbers: 1,234 is a thousand or one and a bit. Which of them is never guessed.
In a currency of two decimals nobody writes three of them, and yet a list that writes 900.5 may
write 1.200 for a thousand: the decimal mark of the list does not tell what such an amount is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Literal

from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.model.message import Message

DecimalMark = Literal["point", "comma"]

MARKS: dict[DecimalMark, str] = {"point": ".", "comma": ","}
DOUBTED_DECIMALS = 3
"""So many digits after a mark may be a group of thousands."""

_SIGNS = frozenset(MARKS.values())
_GROUP = 1 + DOUBTED_DECIMALS

_GAP = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000'’]"
"""What may stand between groups whatever marks decimals: spaces of all widths, apostrophes."""

_SIGN = r"[-+−]?"


class Unread(Enum):
    """Why a text gives no number."""

    AMBIGUOUS = "ambiguous"
    NO_NUMBER = "no number"


def _form(own: str, other: str) -> re.Pattern[str]:
    """Return the pattern of a number: plain, or in groups of three, with decimals or without.

    Nobody marks thousands after a zero: 0,125 is no thousand.
    """
    groups = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+|(?!0)\d{{1,3}}(?:{other}\d{{3}})+"
    return re.compile(rf"{_SIGN}(?:(?:\d+|{groups})(?:{own}\d+)?|{own}\d+)", re.ASCII)


_FORMS: dict[DecimalMark, re.Pattern[str]] = {
    "point": _form(r"\.", ","),
    "comma": _form(",", r"\."),
}
_GAPS = re.compile(_GAP)
_NEITHER: frozenset[DecimalMark] = frozenset()
_EITHER: frozenset[DecimalMark] = frozenset(MARKS)
_ONE: dict[DecimalMark, frozenset[DecimalMark]] = {mark: frozenset((mark,)) for mark in MARKS}


def marks_of(text: str) -> frozenset[DecimalMark]:
    """Return the decimal marks under which a text is a number; none: it is no number.

    >>> sorted(marks_of("1,234")), sorted(marks_of("1,5")), sorted(marks_of("1.234,50"))
    (['comma', 'point'], ['comma'], ['comma'])
    >>> sorted(marks_of("about 5"))
    []
    """
    stripped = text.strip()
    by_point = _FORMS["point"].fullmatch(stripped) is not None
    by_comma = _FORMS["comma"].fullmatch(stripped) is not None
    if by_point == by_comma:
        return _EITHER if by_point else _NEITHER
    return _ONE["point" if by_point else "comma"]


def is_ambiguous(text: str) -> bool:
    """Return whether a text is another number under each decimal mark.

    >>> is_ambiguous("1,234"), is_ambiguous("1234"), is_ambiguous("0.125")
    (True, False, False)
    """
    stripped = text.strip()
    return stripped[-_GROUP:][:1] in _SIGNS and marks_of(stripped) is _EITHER


def doubted_mark(text: str) -> DecimalMark | None:
    """Return the mark before the last three digits of a text that can be read in two ways.

    >>> doubted_mark("1.200"), doubted_mark("33,640"), doubted_mark("1.200,50")
    ('point', 'comma', None)
    """
    if not is_ambiguous(text):
        return None
    return "comma" if "," in text else "point"


def number(text: str, mark: DecimalMark) -> Decimal | None:
    """Return the number a text is under a decimal mark, exactly; None: it is none.

    >>> number("1 234,50", "comma"), number("−2.5", "point"), number("2.5", "comma")
    (Decimal('1234.50'), Decimal('-2.5'), None)
    """
    stripped = text.strip()
    if _FORMS[mark].fullmatch(stripped) is None:
        return None
    own, other = (".", ",") if mark == "point" else (",", ".")
    plain = _GAPS.sub("", stripped).replace(other, "").replace(own, ".")
    return Decimal(plain.replace("−", "-"))


def readings(text: str) -> tuple[Decimal, ...]:
    """Return the different numbers that a text can be, the larger one first.

    >>> readings("1,400"), readings("5,53"), readings("two")
    ((Decimal('1400'), Decimal('1.400')), (Decimal('5.53'),), ())
    """
    found = {number(text, mark) for mark in MARKS} - {None}
    return tuple(sorted((value for value in found if value is not None), key=abs, reverse=True))


def reading(
    text: str, mark: DecimalMark | None = None, most_decimals: int | None = None
) -> Decimal | Unread:
    """Return the number a text is, or why it is none.

    Parameters
    ----------
    text : str
    mark : "point" or "comma", optional
        What marks decimals where it is known.
    most_decimals : int, optional
        Of money, how many decimals its currency has: three digits after the only mark are then
        no decimals of fewer, so that what the mark makes of them is not believed.

    >>> reading("1.200", "comma", 2), reading("1.200", "point", 2), reading("1.200", "point")
    (Decimal('1200'), <Unread.AMBIGUOUS: 'ambiguous'>, Decimal('1.200'))
    >>> reading("1,234"), reading("12,5"), reading("12,5", "point")
    (<Unread.AMBIGUOUS: 'ambiguous'>, Decimal('12.5'), <Unread.NO_NUMBER: 'no number'>)
    """
    doubted = doubted_mark(text)
    if doubted is not None and (
        mark is None
        or (mark == doubted and most_decimals is not None and most_decimals < DOUBTED_DECIMALS)
    ):
        return Unread.AMBIGUOUS
    known = (mark,) if mark is not None else marks_of(text)
    value = next((number(text, one) for one in known), None)
    return Unread.NO_NUMBER if value is None else value


def in_two_ways(text: str) -> Message:
    """Return what to say of a text that can be two numbers.

    >>> in_two_ways("1.200").values
    {'larger': '1200', 'smaller': '1.2'}
    """
    larger, smaller = (f"{value.normalize():f}" for value in readings(text))
    return message("number_in_two_ways", larger=larger, smaller=smaller)


def decided_text(value: Decimal, mark: DecimalMark = "point") -> str:
    """Return a number so that no reader can take it for another one.

    A number such as 1.234, which might be a thousand, gets a fourth decimal.

    >>> decided_text(Decimal("1.234")), decided_text(Decimal("2.1")), decided_text(Decimal("1E+3"))
    ('1.2340', '2.1', '1000')
    """
    text = format(value, "f")
    if is_ambiguous(text):
        text += "0"
    return text.replace(".", ",") if mark == "comma" else text


def exact(cell: float) -> Decimal:
    """Return the number of a workbook's cell as it was typed: the shortest that is this double.

    >>> exact(3.98), exact(400.0)
    (Decimal('3.98'), Decimal('400'))
    """
    value = Decimal(float.__repr__(cell))
    return value.quantize(Decimal(1)) if cell.is_integer() and abs(cell) < 2**53 else value
