"""Of which corridor a copy is edited: one at hand, a surveyed one, or one of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.files.letters import bare
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.search_box import SearchBox
from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.output.language import Language

_SIZE = (520, 420)
_TO_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Original(NamedTuple):
    """A corridor that can be copied: its words, what else it is found by, what copies it."""

    words: str
    also: str
    copy_it: Callable[[], object]


@guarded
class CopyChoice(QDialog):
    """Not modal. The keyboard is in the search box; arrows choose, Enter takes what is chosen.

    Signals
    -------
    chosen : callable
        What copies the one that was taken.
    file_asked
        It shall be that of a file.
    """

    chosen = Signal(object)
    file_asked = Signal()

    def __init__(
        self, originals: Sequence[Original], said: str, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._all, self._found = originals, list(originals)
        text = language.text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Edit a copy"))
        give_topic(self, "corridors#editor")
        self.search = SearchBox(text("Find"), text("Find a corridor: countries or codes"))
        self.search.setMaximumWidth(_SIZE[0])
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(text("Corridors"))
        self.list.itemActivated.connect(lambda _: self._take())
        self.nothing = label("body", text("Nothing found."), self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go = QPushButton(text("Edit a copy"), self)
        self.go.setDefault(True)
        self.file = QPushButton(text("Of a file…"), self)
        self.file.setAutoDefault(False)
        self._lay_out(said, language)
        self._narrow("")
        self.search.setFocus()

    def _lay_out(self, said: str, language: Language) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.file, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(language.text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.go.clicked.connect(self._take)
        self.file.clicked.connect(self._ask_for_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("note", said, self, wraps=True))
        column.addWidget(self.search)
        for widget in (self.list, self.nothing):
            column.addWidget(widget, 1)
        column.addWidget(buttons)
        larger = max(1.0, self.fontMetrics().height() / 16)
        self.resize(round(_SIZE[0] * larger), round(_SIZE[1] * larger))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the keys that move move in the list, while one types."""
        is_key = isinstance(event, QKeyEvent) and event.key() in _TO_THE_LIST
        if watched is self.search and is_key and event.type() == QEvent.Type.KeyPress:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, words: str) -> None:
        wanted = bare(words).replace("-", " ").split()
        self._found = [
            one
            for one in self._all
            if all(word in bare(f"{one.words} {one.also}") for word in wanted)
        ]
        self.list.clear()
        self.list.addItems([one.words for one in self._found])
        self.list.setCurrentRow(0 if self._found else -1)
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self.go.setEnabled(bool(self._found))

    def _take(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.chosen.emit(self._found[row].copy_it)

    def _ask_for_file(self) -> None:
        self.reject()
        self.file_asked.emit()
