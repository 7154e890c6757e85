"""A word on what was done: it lies over the window's edge for a while, and leaves by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.lent_keyboard import LentKeyboard
from remitcalc.gui.widgets.text import announce, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QEnterEvent

    from remitcalc.output.language import Language

_LEAST_MS = 4_000
_PER_LETTER_MS = 60
_TO_ANSWER_MS = 6_000
"""Added where it offers something: one must reach it."""
_MARGIN = 16
_WIDEST = 560


@guarded
class Toast(QFrame):
    """Lies in a corner of `room`, never over the field that has the keyboard.

    It stays while the mouse or the keyboard is in it, and goes with Escape. A screen reader says it
    without being led to it.
    """

    def __init__(self, room: QWidget, language: Language) -> None:
        super().__init__(room)
        self.setObjectName("toast")
        self._room = room
        self._offers: list[QPushButton] = []
        self._keyboard = LentKeyboard(self)
        self._keyboard.moved.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(8)
        self._text = label("toastText", wraps=True)
        row.addWidget(self._text, 1)
        self._row = row
        self.close_button = QPushButton(language.text("Close"), self)
        self.close_button.clicked.connect(self.leave)
        row.addWidget(self.close_button)
        self._stay = QTimer(self, singleShot=True)
        self._stay.timeout.connect(self.leave)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), room)
        self._escape.activated.connect(self.leave)
        room.installEventFilter(self)
        self.leave()

    def tell(self, text: str, offers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say that something was done, with what can be done now."""
        for old in self._offers:
            old.hide()
            old.deleteLater()
        self._offers = []
        for at, (words, chosen) in enumerate(offers, 1):
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, then=chosen: self._take(then))
            self._row.insertWidget(at, button)
            self._offers.append(button)
        self._text.setText(text)
        self._stay.setInterval(
            _LEAST_MS + _PER_LETTER_MS * len(text) + bool(offers) * _TO_ANSWER_MS
        )
        self._place()
        self.show()
        self.raise_()
        self._escape.setEnabled(True)
        self._wait()
        announce(self, text)

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    @property
    def is_leaving(self) -> bool:
        """Whether it will leave by itself."""
        return self._stay.isActive()

    def leave(self) -> None:
        """Be gone; what had the keyboard before has it again."""
        self._escape.setEnabled(False)
        self._stay.stop()
        self._keyboard.give_back()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Stay while the mouse is over it."""
        super().enterEvent(event)
        self._stay.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leave some time after the mouse did."""
        super().leaveEvent(event)
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner of a window of another size."""
        if watched is self._room and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take(self, chosen: Callable[[], object]) -> None:
        self.leave()
        chosen()

    def _wait(self) -> None:
        """Begin to count, unless somebody is at it."""
        if self.isVisible() and not self.underMouse() and not self._keyboard.is_lent:
            self._stay.start()

    def _follow(self) -> None:
        if not self.isVisible():
            return
        if self._keyboard.is_lent:
            self._stay.stop()
        else:
            self._place()
            if not self.is_leaving:
                self._wait()

    def _place(self) -> None:
        """Take the first corner in which no field with the keyboard lies."""
        size = self._size()
        self.resize(size)
        left, top = _MARGIN, _MARGIN
        right = self._room.width() - size.width() - _MARGIN
        bottom = self._room.height() - size.height() - _MARGIN
        # What goes on stands at the right, as a rule.
        corners = [QPoint(left, bottom), QPoint(right, bottom), QPoint(right, top)]
        corners.append(QPoint(left, top))
        taken = self._taken()
        free = (one for one in corners if not QRect(one, size).intersects(taken))
        self.move(next(free, corners[0]))

    def _size(self) -> QSize:
        """Return as much as the words need, in one line where they have room in it."""
        beside = sum(one.sizeHint().width() + 8 for one in (*self._offers, self.close_button))
        around = self._row.contentsMargins()
        beside += around.left() + around.right()
        most = min(_WIDEST, self._room.width() - 2 * _MARGIN)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        width = min(words + beside, most)
        words_high = self._text.heightForWidth(width - beside)
        high = max(words_high, self.close_button.sizeHint().height())
        return QSize(width, high + around.top() + around.bottom())

    def _taken(self) -> QRect:
        """Return where the field with the keyboard is; empty: nowhere in the room."""
        now = QApplication.focusWidget()
        if now is None or not self._room.isAncestorOf(now) or self.isAncestorOf(now):
            return QRect()
        return QRect(now.mapTo(self._room, QPoint(0, 0)), now.size())
