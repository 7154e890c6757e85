"""A choice that changes what is shown around it: it counts once it is made, not while one looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@guarded
class FormChoice(ChoiceBox):
    """Keys go from one choice to the next; Enter, or going on, makes it; so does the mouse.

    `made` tells the key that was chosen, and whether one stays here to go on from it.
    """

    made = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._is_stepping = False
        self.chosen.connect(self._chose)

    def choose(self, key: str) -> None:
        """Show `key` without telling anybody."""
        super().choose(key)
        self._shown = self.key()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go through the choices; Enter makes one."""
        if event.key() in _ENTER and self.key() != self._shown:
            self._make(is_staying=True)
            return
        if event.key() == Qt.Key.Key_Escape and self.key() != self._shown:
            self.choose(self._shown)
            return
        self._is_stepping = True
        try:
            super().keyPressEvent(event)
        finally:
            self._is_stepping = False

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Make the choice that was gone to, unless its list opens."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._make(is_staying=False)

    def _chose(self, _key: str) -> None:
        if not self._is_stepping:
            self._make(is_staying=True)

    def _make(self, *, is_staying: bool) -> None:
        if self.key() != self._shown:
            self._shown = self.key()
            self.made.emit(self._shown, is_staying)
