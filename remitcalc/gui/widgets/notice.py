"""A message in place: a strip above the answer that says what happened and can be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.lent_keyboard import LentKeyboard
from remitcalc.gui.widgets.text import label, selectable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

    from remitcalc.output.language import Language


class _Said(NamedTuple):
    text: str
    answers: tuple[tuple[str, Callable[[], object]], ...]
    is_good: bool
    waits: bool


@guarded
class Notice(QFrame):
    """Hidden until there is something to say; never takes the focus away."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._keyboard = LentKeyboard(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        self._text = selectable(label("body", wraps=True))
        row.addWidget(self._text, 1)
        self._said: _Said | None = None
        self._waiting: list[_Said] = []
        self._buttons: list[QPushButton] = []
        self._answers = QHBoxLayout()
        row.addLayout(self._answers)
        close = QPushButton(language.text("Close"), self)
        close.setObjectName("quiet")
        close.clicked.connect(self.leave)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(
        self,
        text: str,
        answers: Iterable[tuple[str, Callable[[], object]]] = (),
        *,
        is_good: bool = False,
        waits: bool = False,
    ) -> None:
        """Show `text`, with a button for each answer it asks for; a screen reader is told.

        Neither good news nor a question look like an alarm. What `waits` for its answer is neither
        lost nor covered by others that do: they come one after the other, and again after what does
        not wait.
        """
        said = _Said(text, tuple(answers), is_good, waits)
        if self._said is not None and self._said.waits and not self.isHidden():
            if self._said.text == text:
                return
            if waits:
                self._waiting.append(said)
                return
            self._waiting.insert(0, self._said)
        self._show(said)

    def _show(self, said: _Said) -> None:
        self._said = said
        text, answers, is_good, waits = said
        self.setObjectName("goodNotice" if is_good else "question" if waits else "notice")
        self.style().unpolish(self)
        self.style().polish(self)
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        for answer, chosen in answers:
            button = QPushButton(answer, self)
            button.clicked.connect(lambda _=False, then=chosen: self._answered(then))
            self._answers.addWidget(button)
            self._buttons.append(button)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Be gone; what had the keyboard before has it again."""
        self._keyboard.give_back()
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))

    def unsay(self, text: str) -> None:
        """Say something no longer: it is not so any more."""
        self._waiting = [one for one in self._waiting if one.text != text]
        if self.text() == text and not self.isHidden():
            self.leave()

    def forget(self) -> None:
        """Be gone with all that waits: it was about something else."""
        self._waiting.clear()
        self.hide()

    def _answered(self, chosen: Callable[[], object]) -> None:
        self.leave()
        chosen()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
