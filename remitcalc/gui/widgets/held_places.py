"""Places of what was hidden, held as long as somebody types: nothing jumps under the hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.lent_keyboard import LentKeyboard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PRESSED_FOR = 40
"""Milliseconds until it is looked again whether a mouse button is still down."""


@guarded
class HeldPlaces(QObject):
    """Holds them until the keyboard goes to another field; `given_up` tells that it did."""

    given_up = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._held: list[QWidget] = []
        self._keyboard = LentKeyboard(room)
        self._keyboard.moved.connect(self._went_to_another_field)
        self._looking = QTimer(self, singleShot=True, interval=_PRESSED_FOR)
        self._looking.timeout.connect(self._give_up)

    def hide(self, one: QWidget) -> None:
        """Hide something, and hold its place if it had one."""
        if one.isVisible():
            keep_place(one, is_kept=True)
            self._held.append(one)
        one.hide()

    def free(self) -> None:
        """Let others have the places."""
        for one in self._held:
            keep_place(one, is_kept=False)
        self._held.clear()

    def is_held(self, one: QWidget) -> bool:
        """Return whether the place of something hidden is held."""
        return one in self._held

    def _went_to_another_field(self) -> None:
        if self._held:
            self._looking.start()

    def _give_up(self) -> None:
        """Give the places up once no mouse button is down: what is clicked on stays there."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._looking.start()
            return
        self.given_up.emit()


def keep_place(one: QWidget, *, is_kept: bool) -> None:
    """Let a widget take its place in a layout while it is hidden, too, or not."""
    policy = one.sizePolicy()
    policy.setRetainSizeWhenHidden(is_kept)
    one.setSizePolicy(policy)
