"""Words into lines: broken between words, inside a word only where it is wider than the line."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_LINE = 1.32
"""A line's height, in sizes of its type."""

_KEPT = 2048
"""Answers kept: a batch of pages has the same questions and notes on each."""


@lru_cache(maxsize=_KEPT)
def line_height(used: QFont) -> float:
    """Return the distance from line to line, in pixels."""
    return max(used.pixelSize() * _LINE, QFontMetricsF(used).height())


@lru_cache(maxsize=_KEPT)
def wrapped(used: QFont, text: str, width: float, most: int = 0) -> tuple[str, ...]:
    """Return the lines of `text` at a width, each as wide or less; line ends in it are kept.

    Of more than `most` lines the last one that is kept ends in "…"; 0: all are kept.
    """
    metrics = QFontMetricsF(used)
    lines: list[str] = []
    for part in text.split("\n") if text else ():
        fits = metrics.horizontalAdvance(part) <= width
        lines += [part] if fits else _lines(used, part, max(width, 1.0))
    if most and len(lines) > most:
        cut = " ".join(lines[most - 1 : most + 1])
        lines[most - 1 :] = [metrics.elidedText(cut, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


def _lines(used: QFont, text: str, width: float) -> list[str]:
    layout = QTextLayout(text, used)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(_cut(text, line.textStart(), line.textLength()).rstrip(" "))
    layout.endLayout()
    return found or [""]


def _cut(text: str, start: int, length: int) -> str:
    """Return part of a text; Qt counts in UTF-16, where 😀 counts twice."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
