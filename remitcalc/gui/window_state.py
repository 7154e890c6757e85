"""How the window stood: its place, and how its parts share it, kept for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.preferences import Preferences

_USUAL = QSize(1440, 900)
_LEAST = QSize(900, 600)
_FRAME = QSize(16, 48)
"""What a title bar and borders take at most; they are known only once the window is shown."""


def least_size() -> QSize:
    """Return the least that a window may have: all of a small screen."""
    return _LEAST.boundedTo(_room())


def place(window: QWidget, preferences: Preferences) -> None:
    """Put the window where it stood, or give it the usual size."""
    geometry = preferences.state("geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(_USUAL.boundedTo(_room()))


def divide(panels: QSplitter, centre: Centre, preferences: Preferences) -> None:
    """Divide the window as it was, once it has its size."""
    divisions = {"panels": panels.restoreState, "centre": centre.splitter.divide}
    for name, divided in divisions.items():
        state = preferences.state(name)
        if state is not None:
            divided(state)


def remember(window: QWidget, panels: QSplitter, centre: Centre, preferences: Preferences) -> None:
    """Remember how the window stands."""
    preferences.set_state("geometry", window.saveGeometry())
    preferences.set_state("panels", panels.saveState())
    preferences.set_state("centre", centre.splitter.division())
    preferences.set_widths(centre.tables.widths())


def _room() -> QSize:
    return QGuiApplication.primaryScreen().availableSize() - _FRAME
