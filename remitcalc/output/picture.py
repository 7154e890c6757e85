"""How large a picture of a chart may be, for the command and the window alike."""

from __future__ import annotations

import re
from typing import NamedTuple

from remitcalc.model.message import Message, message

DOTS_PER_INCH = 96
USUAL_DPI = 192
LEAST_DPI, MOST_DPI = 48, 1200
_MOST_PIXELS = 100_000_000


class Size(NamedTuple):
    """Width and height in pixels of 1/96 inch, whatever the dots per inch."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


LEAST_SIZE, MOST_SIZE = Size(640, 400), Size(10_000, 10_000)
"""Below the least, words have no room; above the most, no program opens the picture."""


def size_of(text: str) -> Size | None:
    """Return the size that somebody wrote, within what is allowed, or None.

    >>> size_of("1200x675"), size_of("1200 × 675"), size_of("10x10")
    (Size(width=1200, height=675), Size(width=1200, height=675), None)
    """
    sides = re.fullmatch(r"\s*([0-9]{1,6})\s*[xX×*]\s*([0-9]{1,6})\s*", text)
    if sides is None:
        return None
    size = Size(int(sides[1]), int(sides[2]))
    fits = all(a <= b <= c for a, b, c in zip(LEAST_SIZE, size, MOST_SIZE, strict=True))
    return size if fits else None


def too_large(size: Size, dpi: int) -> Message | None:
    """Return that an image would have more pixels than a computer can be asked for; else None."""
    pixels = size.width * size.height * dpi**2 // DOTS_PER_INCH**2
    if pixels <= _MOST_PIXELS:
        return None
    millions = {"found": pixels // 1_000_000, "most": _MOST_PIXELS // 1_000_000}
    return message("picture_too_large", size=str(size), dpi=dpi, **millions)
