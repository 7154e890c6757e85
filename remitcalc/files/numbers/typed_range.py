"""A figure that is typed with the ends of its range, or without: which part is which."""

from __future__ import annotations

from typing import NamedTuple

_DASHES = "–—―"
_BEFORE_HYPHEN = "0123456789.,% \t\u00a0\u202f"
"""What stands before a hyphen that is a dash: others belong to a figure below zero."""


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
    if typed.endswith(")") and typed.count("(") == typed.count(")") == 1:
        before, _, within = typed[:-1].partition("(")
        for value, ends in ((before, _ends(within)), (within, _ends(before))):
            if ends is not None and value.strip() and not any(dash in value for dash in _DASHES):
                return TypedRange(value.strip(), *ends)
    elif "(" not in typed and ")" not in typed:
        ends = _ends(typed)
        if ends is not None:
            return TypedRange("", *ends)
    return TypedRange(typed)


def _ends(text: str) -> tuple[str, str] | None:
    """Return the two ends of a range, or None where a text is none."""
    at = [place for place, sign in enumerate(text) if sign in _DASHES]
    if not at:
        hyphens = (place for place, sign in enumerate(text) if sign == "-" and place)
        at = [place for place in hyphens if text[place - 1] in _BEFORE_HYPHEN][:1]
    if len(at) != 1:
        return None
    low, high = text[: at[0]].strip(), text[at[0] + 1 :].strip()
    return (low, high) if low and high else None
