"""A figure with what people write around it: a currency, a percent sign, brackets, a minus."""

from __future__ import annotations

import re
from typing import NamedTuple

_INVISIBLE = dict.fromkeys(
    (
        *(0x00AD, 0x061C, 0xFEFF),  # soft hyphen, Arabic mark, byte order mark
        *range(0x200B, 0x2010),  # of no width; joiners; marks of direction
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    )
)
"""Signs that nobody sees, which programs leave in texts."""

_PARTS = re.compile(
    r"(?P<before>(?:[^\d+−(.,-]|(?<=[^\W\d])\.)*+)"
    r"(?P<number>\(?[+−-]?(?:[.,'’\s]*+\d++)++(?:[.,][-–—]++|[.,]?\)?-?))"
    r"(?P<after>[^\d]*+)"
)
"""It never goes back: the figure begins where words end, and ends with the last digit."""

_NO_CENTS = re.compile(r"[.,][-–—]+$")
_MINUS = "-−‒–﹣－"
_CURRENCY_AHEAD = re.compile(r"[^\d\s.,()]")


class Figure(NamedTuple):
    """The bare number, whether it is negative, and the words beside it."""

    number: str
    is_negative: bool
    words: str


def figure_in(text: str) -> Figure | None:
    """Return the figure that a text holds; None: it holds none, or several.

    >>> figure_in("1 234,50 $ CA")
    Figure(number='1 234,50', is_negative=False, words='$ CA')
    >>> [figure_in(text)[:2] for text in ("300.–", "($30.00)", "5-", "400.")]
    [('300', False), ('30.00', True), ('5', True), ('400', False)]
    """
    text = visible(text).strip()
    is_negative = False
    if text[:1] == "(" and text[-1:] == ")":
        text, is_negative = text[1:-1].strip(), True
    elif text[:1] in _MINUS and text:
        text, is_negative = text[1:].lstrip(), True
    part = _PARTS.fullmatch(text)
    if part is None:
        return None
    before, number, after = part.groups()
    if number[0] in "(+−-" or number[-1] in "-)–—":
        is_negative |= number[0] in "(−-" or _NO_CENTS.sub("", number).endswith("-")
        number = _NO_CENTS.sub("", number.strip("() ")).removesuffix("-")
    words = f"{before.strip()} {after.strip()}".strip() if before or after else ""
    return Figure(number.rstrip(".,").lstrip("+−-").strip(), is_negative, words)


def visible(text: str) -> str:
    r"""Return a text without the signs that nobody sees.

    >>> visible("\ufeff42,00")
    '42,00'
    """
    return text if text.isascii() else text.translate(_INVISIBLE)
