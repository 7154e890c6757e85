"""A figure that is typed with the ends of its range, or without: which part is which."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDS = r"(?P<low>{end})\s*(?:[–—―]|(?<=[\d.,%\s])-)\s*(?P<high>{end})"
_FIGURE = r"[^()–—―]+?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<value>{_FIGURE})\s*\(\s*{_ENDS.format(end=_FIGURE)}\s*\)",
        rf"{_ENDS.format(end=_FIGURE)}\s*\(\s*(?P<value>{_FIGURE})\s*\)",
    )
)
_ONLY_ENDS = re.compile(_ENDS.format(end=_FIGURE))


class TypedRange(NamedTuple):
    """Texts of the figure itself and of both ends; empty where they were not typed."""

    value: str
    low: str = ""
    high: str = ""


def typed_range(text: str) -> TypedRange:
    """Return which part of a text is the figure, and which the ends of its range.

    A dash between two figures is one of a range; a hyphen is only where a digit stands before it,
    so that figures below zero have theirs.

    >>> typed_range("15 (10–30)")
    TypedRange(value='15', low='10', high='30')
    >>> typed_range("10-30 (15)"), typed_range("-2–3")
    (TypedRange(value='15', low='10', high='30'), TypedRange(value='', low='-2', high='3'))
    >>> typed_range("-1.5 %"), typed_range("400 500")
    (TypedRange(value='-1.5 %', low='', high=''), TypedRange(value='400 500', low='', high=''))
    """
    typed = text.strip()
    for form in _FORMS:
        found = form.fullmatch(typed)
        if found:
            return TypedRange(*(found[name].strip() for name in ("value", "low", "high")))
    ends = _ONLY_ENDS.fullmatch(typed)
    if ends:
        return TypedRange("", ends["low"].strip(), ends["high"].strip())
    return TypedRange(typed)
