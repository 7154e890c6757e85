"""A box for words to look for; tells them when typing pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import give_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_PAUSE = 120
"""Milliseconds without a key after which the words are told."""
LEAST, _MOST = 110, 220


@guarded
class SearchBox(QLineEdit):
    """Escape empties the box and gives the keyboard back to what had it; `left` tells so.

    Where there is nothing to empty and nothing to go back to, Escape is for what is around it.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, word: str, name: str) -> None:
        super().__init__()
        self._before: QWidget | None = None
        self.setPlaceholderText(word)
        self.setAccessibleName(name)
        give_tip(self, name)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(_MOST)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _: self._timer.start())

    def begin(self) -> None:
        """Take the keyboard."""
        if not self.hasFocus():
            self._before = self.window().focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Empty the box on Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if not self.text() and self._before is None:
            event.ignore()
        self.clear()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None
        self.left.emit()
