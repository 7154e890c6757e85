"""How large letters are: the platform's own size times a factor that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from remitcalc.gui.preferences import Preferences

_USUAL = 100
SIZES = (80, 90, _USUAL, 110, 125, 150, 175, 200)
"""Percent of the platform's own size."""
_KEPT_AS = "text_size"


class TextSize:
    """Scales the font of the application; nothing that is exported is made with it."""

    def __init__(self, qt: QApplication, preferences: Preferences) -> None:
        self._qt, self._preferences = qt, preferences
        self._own = QFont(qt.font())
        kept = preferences.word(_KEPT_AS)
        self.percent = next((size for size in SIZES if str(size) == kept), _USUAL)
        if self.percent != _USUAL:
            self._apply()

    def change(self, by: int) -> bool:
        """Go by one size up (1) or down (-1), or back to the usual one (0); return whether."""
        at = SIZES.index(self.percent) + by if by else SIZES.index(_USUAL)
        percent = SIZES[max(0, min(at, len(SIZES) - 1))]
        if percent == self.percent:
            return False
        self.percent = percent
        self._preferences.set_word(_KEPT_AS, str(percent))
        self._apply()
        return True

    def restore(self) -> None:
        """Leave the application with the font it had."""
        if self._qt.font() != self._own:
            self._qt.setFont(self._own)

    def _apply(self) -> None:
        font = QFont(self._own)
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * self.percent / _USUAL)
        else:  # a font that was given in pixels has no points
            font.setPixelSize(round(font.pixelSize() * self.percent / _USUAL))
        self._qt.setFont(font)
