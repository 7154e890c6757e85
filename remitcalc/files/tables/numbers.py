"""Numbers written by people: what marks the decimals is decided once for a file, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

DecimalMark = Literal["point", "comma"]

_GAP = "[ \u00a0\u2009\u202f'’]"
_SIGN = r"[-+−]?"


def _form(own: str, other: str) -> re.Pattern[str]:
    """Return the pattern of a number: plain, or in groups of three, with decimals or without."""
    groups = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+|\d{{1,3}}(?:{other}\d{{3}})+"
    return re.compile(rf"{_SIGN}(?:(?:\d+|{groups})(?:{own}\d+)?|{own}\d+)", re.ASCII)


_FORMS: dict[DecimalMark, re.Pattern[str]] = {
    "point": _form(r"\.", ","),
    "comma": _form(",", r"\."),
}


def marks_of(text: str) -> frozenset[DecimalMark]:
    """Return the decimal marks under which a text is a number; none: it is no number.

    >>> sorted(marks_of("1,234")), sorted(marks_of("1,5")), sorted(marks_of("1.234,50"))
    (['comma', 'point'], ['comma'], ['comma'])
    >>> sorted(marks_of("about 5"))
    []
    """
    stripped = text.strip()
    return frozenset(
        mark
        for mark, form in _FORMS.items()
        if form.fullmatch(stripped) and not _leading_zero(stripped, mark)
    )


def is_ambiguous(text: str) -> bool:
    """Return whether a text is another number under each decimal mark.

    >>> is_ambiguous("1,234"), is_ambiguous("1234"), is_ambiguous("0.125")
    (True, False, False)
    """
    both: tuple[DecimalMark, ...] = ("point", "comma")
    return len(marks_of(text)) == len(both) and len({number(text, m) for m in both}) == len(both)


def deciding_marks(texts: Iterable[str]) -> frozenset[DecimalMark]:
    """Return the decimal marks that single texts decide: one, none or, where they differ, both."""
    found: set[DecimalMark] = set()
    for text in texts:
        marks = marks_of(text)
        if len(marks) == 1:
            found |= marks
    return frozenset(found)


def number(text: str, mark: DecimalMark) -> Decimal | None:
    """Return the number a text is under a decimal mark, exactly; None: it is none.

    >>> number("1 234,50", "comma"), number("−2.5", "point"), number("2.5", "comma")
    (Decimal('1234.50'), Decimal('-2.5'), None)
    """
    if mark not in marks_of(text):
        return None
    own, other = (".", ",") if mark == "point" else (",", ".")
    plain = re.sub(_GAP, "", text.strip()).replace(other, "").replace(own, ".")
    return Decimal(plain.replace("−", "-"))


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
    value = Decimal(repr(cell))
    return value.quantize(Decimal(1)) if cell.is_integer() and abs(cell) < 2**53 else value


def _leading_zero(text: str, mark: DecimalMark) -> bool:
    """Return whether thousands are marked after a zero, as nobody does: 0,125 is no thousand."""
    other = "," if mark == "point" else "."
    return re.match(rf"{_SIGN}0\d*{re.escape(other)}", text) is not None
