"""Lines of at most 80 columns, measured as a terminal shows them."""

from __future__ import annotations

import unicodedata

WIDTH = 80
_FIRST_UNUSUAL = "\u0300"
"""The first letter in Unicode that combines with another; wide ones come far behind it."""


def display_width(text: str) -> int:
    """Return how many columns `text` takes: wide characters two, combining marks none.

    >>> display_width("C$10.69"), display_width("元"), display_width("é")
    (7, 2, 1)
    """
    if max(text, default="") < _FIRST_UNUSUAL:
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` filled with spaces to `width` columns."""
    space = " " * max(0, width - display_width(text))
    return space + text if right else text + space


def wrapped(text: str, indent: str = "", first: str | None = None, width: int = WIDTH) -> list[str]:
    """Return `text` in lines, broken at spaces; no-break spaces hold figures together.

    `first` begins the first line in place of `indent`. A word longer than a line is cut.
    """
    lines: list[str] = []
    line = indent if first is None else first
    room = width - display_width(indent)
    taken, is_empty = display_width(line), True
    for word in _words(text, room):
        size = display_width(word)
        if not is_empty and taken + 1 + size > width:
            lines.append(line)
            line, taken, is_empty = indent, width - room, True
        line = line + word if is_empty else f"{line} {word}"
        taken += size if is_empty else size + 1
        is_empty = False
    return [*lines, line]


def _words(text: str, most: int) -> list[str]:
    # Not str.split() alone: it would break at no-break spaces too.
    spaced = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    words = []
    for rest in filter(None, spaced.split(" ")):
        while (at := _break_at(rest, most)) < len(rest):
            words.append(rest[:at])
            rest = rest[at:]  # noqa: PLW2901  what is left of the word
        words.append(rest)
    return words


def _break_at(word: str, most: int) -> int:
    """Return where a word too long for a line breaks: an address best after a slash.

    The length of one that is not too long. No letter behind the break is looked at: what takes the
    place of a word may be as long as a cell, and breaks hundreds of times.
    """
    if 2 * len(word) <= most:
        return len(word)
    width = 0
    for at, letter in enumerate(word):
        width += display_width(letter)
        if at and width > most:
            return word.rfind("/", 1, at) + 1 or at
    return len(word)
