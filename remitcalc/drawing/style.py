"""Fonts and pens of a theme. Sizes are in pixels, so that they do not depend on a device's dpi."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPen

from remitcalc.drawing.theme import LIGHT, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.drawing.theme import Stroke, Theme

_FAMILIES = ("Segoe UI", "Helvetica Neue", "DejaVu Sans", "Noto Sans", "Liberation Sans")
"""Of charts: one with arrows first, so that a title stays one piece of text in an SVG."""
_PAGE_FAMILIES = ("Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Liberation Sans")
"""Of reports and handouts: a narrower one first, so that type can be large."""

_MEASURED = 8192
"""Widths kept: the same words stand on one page after another."""


@cache
def chart_theme() -> Theme:
    """Return the theme that chart files are drawn in: on white, in the same family everywhere.

    The family is the first of some that is installed, and not what a desktop has its window wear: a
    command writes the same file without one.
    """
    return theme(LIGHT).scaled(1, _installed(_FAMILIES))


@cache
def page_theme() -> Theme:
    """Return the theme of reports and handouts, charts in them included; chosen likewise."""
    return theme(LIGHT).scaled(1, _installed(_PAGE_FAMILIES))


def _installed(families: Iterable[str]) -> str:
    """Return the first family that is installed; empty: the platform's."""
    return next((family for family in families if QFontDatabase.hasFamily(family)), "")


def font(worn: Theme, size: float, *, is_bold: bool = False) -> QFont:
    """Return the theme's font, or the platform's, at `size` pixels."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if worn.family:
        made.setFamily(worn.family)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    # Hinting would give letters other widths on a screen than in a PDF or at another scale.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Coloured edges would depend on the screen that happens to be there.
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


@lru_cache(maxsize=_MEASURED)
def text_size(used: QFont, text: str) -> tuple[float, float]:
    """Return the width and height of one line of text, in pixels."""
    metrics = QFontMetricsF(used)
    return metrics.horizontalAdvance(text), metrics.height()


@lru_cache(maxsize=_MEASURED)
def elided(used: QFont, text: str, width: float, *, in_middle: bool = False) -> str:
    """Return `text`, shortened at its end, or in its middle, where it is wider than `width`."""
    mode = Qt.TextElideMode.ElideMiddle if in_middle else Qt.TextElideMode.ElideRight
    return QFontMetricsF(used).elidedText(text, mode, width)


def wrapped(used: QFont, text: str, width: float) -> list[str]:
    """Return the lines of a text within a width; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_size(used, longer)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def pen(colour: str, stroke: Stroke) -> QPen:
    """Return the pen of a stroke."""
    made = QPen(QColor(colour), stroke.width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        # Qt counts dashes in widths of the pen.
        made.setDashPattern([one / stroke.width for one in stroke.dash])
    return made
