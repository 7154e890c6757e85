"""A list to choose one of: keys behind words; never as wide as its longest word asks for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent

_LETTERS = 14
_EDGES = 40
_EDIT_MARGIN = 4
_SEARCH_SECONDS = 1.0
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


@guarded
class ChoiceBox(QComboBox):
    """Tells `chosen` with a key when a person chooses.

    Letters that no choice begins with stay to be seen, and the choice is that of before them: a
    word is not taken for another one that begins like it. Where texts are read, they are `unfound`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._typed, self._typed_at, self._before = "", 0.0, -1
        self._unfound = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setMaxVisibleItems(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt's own draws choices as entries of a menu, in colours that are not the theme's.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.activated.connect(lambda at: self.chosen.emit(self._choices[at][0]))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer `(key, words)`; the choice stays where it is still offered."""
        if tuple(choices) == self._choices:
            return
        kept = self.key()
        self._choices = tuple(choices)
        self.clear()
        self.addItems([words for _, words in choices])
        self.choose(kept)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return what is offered, as `(key, words)`."""
        return self._choices

    def key(self) -> str:
        """Return the key of the choice."""
        at = self.currentIndex()
        return self._choices[at][0] if 0 <= at < len(self._choices) else ""

    @property
    def unfound(self) -> str:
        """The letters that were typed where no choice begins with them; else empty."""
        return self._unfound

    def choose(self, key: str) -> None:
        """Show `key` without telling anybody."""
        keys = [k for k, _ in self._choices]
        if key in keys:
            self.setCurrentIndex(keys.index(key))

    def whole_width(self) -> int:
        """Return the width at which no choice is cut off."""
        self.ensurePolished()
        words = self._widest() + _EDIT_MARGIN
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, 2 * words, self.height())
        return words + option.rect.width() - self._edit_room(option).width()

    def shows_all(self) -> bool:
        """Return whether the choice has room for all its words."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._edit_room(option).width() - _EDIT_MARGIN
        return self.fontMetrics().horizontalAdvance(self.currentText()) <= room

    def _edit_room(self, option: QStyleOptionComboBox) -> QRect:
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(kind, option, part, self)

    def _widest(self) -> int:
        # A pixel more: a width that was rounded down would leave out the last letters.
        words = (self.fontMetrics().horizontalAdvance(words) + 1 for _, words in self._choices)
        return max(words, default=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose what begins with the letters that are typed; what is just these comes first.

        Qt would look on from the present choice, and never come back to a shorter word.
        """
        text = event.text()
        is_letter = text.isprintable() and text.strip() and not event.modifiers() & _COMMANDS
        if is_letter or (text == " " and self._is_searching()):
            self._search(self._typed + text if self._is_searching() else text)
        elif event.key() == Qt.Key.Key_Backspace and self._unfound:
            self._search(self._typed[:-1])
        else:
            if event.key() not in _HELD:
                self._forget()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin another search."""
        self._forget()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the choice again where letters were none."""
        self._forget()
        super().focusOutEvent(event)

    def _forget(self) -> None:
        self._typed = self._unfound = ""
        self.update()

    def _is_searching(self) -> bool:
        is_soon = time.monotonic() - self._typed_at < _SEARCH_SECONDS
        return bool(self._unfound) or (bool(self._typed) and is_soon)

    def _search(self, typed: str) -> None:
        if len(typed) == 1 and not self._unfound:
            self._before = self.currentIndex()
        self._typed, self._typed_at = typed, time.monotonic()
        found = self._found(typed.casefold()) if typed else self._before
        self._unfound = typed if found < 0 else ""
        self.update()
        at = self._before if found < 0 else found
        if at != self.currentIndex():
            self.setCurrentIndex(at)
            self.activated.emit(at)

    def _found(self, typed: str) -> int:
        """Return which choice begins with letters, one that is just these before others; or -1."""
        words = [words.casefold() for _, words in self._choices]
        order, at = list(range(len(words))), self.currentIndex()
        if len(typed) > 1 and len(set(typed)) == 1:  # one letter again and again
            order, typed = [*order[at + 1 :], *order[: at + 1]], typed[0]
        fits = [i for i in order if words[i].startswith(typed)]
        return next((i for i in fits if words[i] == typed), fits[0] if fits else -1)

    def showPopup(self) -> None:  # noqa: N802
        """Open the list, as wide as its longest words and as high as what it may show at once."""
        self._forget()
        view, screen = self.view(), self.screen().availableSize()
        view.setMinimumWidth(min(self._widest() + _EDGES, screen.width()))
        # The box's wider border while it has the keyboard would take its height from the list's.
        rows = min(self.count(), self.maxVisibleItems())
        high = rows * view.sizeHintForRow(0) + 2 * view.frameWidth()
        view.setMinimumHeight(min(high, 3 * screen.height() // 4))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the choice, or the letters that are none, ending in … where they are too long."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self._edit_room(option).width() - _EDIT_MARGIN
        option.currentText = self.fontMetrics().elidedText(
            self._unfound or option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel unless the list is being used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
