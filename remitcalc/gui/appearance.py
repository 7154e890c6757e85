"""The window's looks: one palette and one style sheet made from the theme, switched as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette

from remitcalc import paths
from remitcalc.drawing.theme import DARK, LIGHT, Theme, theme
from remitcalc.gui.style_sheet import SHEET

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from remitcalc.drawing.theme import Colours

SYSTEM = "system"
_SMALLEST = 0.95
_LINE = 1.46
"""The height of a line in a field or on a button, against its letters."""


def theme_of(choice: str) -> Theme:
    """Return the theme of "light", "dark" or "system", in the size of the platform's own text."""
    if choice == SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        choice = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return _sized(DARK if choice == DARK else LIGHT, QGuiApplication.font().toString())


@cache
def _sized(name: str, font_key: str) -> Theme:
    stated = theme(name)
    font = QFont()
    font.fromString(font_key)
    factor = max(QFontInfo(font).pixelSize() / stated.type.body, _SMALLEST)
    return stated.scaled(factor, QFontInfo(font).family())


def colour(application: QApplication, choice: str) -> Theme:
    """Give the whole application the colours of a theme and return it."""
    chosen = theme_of(choice)
    # It has no name under a style sheet; setting it once more would polish every widget anew.
    if application.style().name() not in ("fusion", ""):
        application.setStyle("fusion")
    application.setPalette(_palette(chosen.colours))
    return chosen


def dress(application: QApplication, choice: str) -> Theme:
    """Give the whole application the looks of a theme and return it."""
    undress(application)
    chosen = colour(application, choice)
    application.setStyleSheet(_sheet(chosen))
    return chosen


def undress(application: QApplication) -> None:
    """Take the style sheet off, until the next `dress`.

    Where one is on, Qt looks it up for a widget again with each parent it gets, and another one for
    every widget with all that are in it: both take more than twice as long.
    """
    application.setStyleSheet("")


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    parts = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.alarm,
        role.Highlight: colours.pooled_soft,
        role.HighlightedText: colours.text,
        role.Link: colours.pooled,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Mid: colours.line,
        role.Dark: colours.field_line,
    }
    palette = QPalette()
    for part, colour in parts.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.quiet))
    return palette


def _sheet(chosen: Theme) -> str:
    values = {name: f"{round(size)}px" for name, size in vars(chosen.type).items()}
    values["title"] = f"{round((chosen.type.lead + chosen.type.figure) / 2)}px"
    values["line_height"] = f"{round(_LINE * chosen.type.body)}px"
    values |= {name: str(value) for name, value in vars(chosen.colours).items()}
    values["icons"] = (paths.resources() / "icons").as_posix()
    values["shade"] = "dark" if chosen.colours.is_dark else "light"
    return SHEET.substitute(values)
