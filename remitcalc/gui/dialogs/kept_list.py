"""A list of what was kept, to open one of it or to remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.output.language import Language

_SIZE = (520, 360)


class Kept(NamedTuple):
    """One entry: what it is called, and what it stands for."""

    words: str
    noun: object


class KeptList(QDialog):
    """Not modal; `said` stands above the list, and in its place that it is empty where it is.

    Signals
    -------
    opened, removed : object
        The noun of the entry that shall be opened, or of one that shall be removed.
    all_removed
        All entries shall be.
    """

    opened = Signal(object)
    removed = Signal(object)
    all_removed = Signal()

    def __init__(
        self, language: Language, title: str, said: str, remove: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label("note", said, self, wraps=True))
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setAccessibleDescription(said)
        self.list.itemActivated.connect(lambda _: self._open())
        self.column.addWidget(self.list, 1)
        self._no_more = language.text("Nothing is kept here.")
        self._more = language.text(
            "The last work is still being written. It is listed here once it is."
        )
        self.nothing = label("body", self._no_more, self, wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.nothing, 1)
        self.coming = label("note", self._more, self, wraps=True)
        self.coming.hide()
        self.column.addWidget(self.coming)
        buttons = QDialogButtonBox(self)
        self.open_button = QPushButton(language.text("&Open"), self)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._open)
        self.remove_button = QPushButton(remove, self)
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self._remove)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.remove_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        reject = QDialogButtonBox.ButtonRole.RejectRole
        self.close_button = buttons.addButton(language.text("Close"), reject)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)
        self._buttons = buttons
        self._all_words: tuple[str, str] | None = None
        self.all_button = QPushButton(self)
        self.all_button.setAutoDefault(False)
        self.all_button.hide()
        self.all_button.clicked.connect(self._remove_all)
        self._kept: list[Kept] = []
        self.resize(*_SIZE)

    def offer_all(self, words: str, sure: str) -> None:
        """Offer to remove all entries, as that cannot be undone only when `sure` is pressed too."""
        self._all_words = (words, sure)
        self._buttons.addButton(self.all_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        metrics = self.all_button.fontMetrics()
        self.all_button.setText(max(words, sure, key=metrics.horizontalAdvance))
        self.all_button.setMinimumWidth(self.all_button.sizeHint().width())
        self.all_button.setText(words)
        self.all_button.show()

    def show_coming(self, *, is_coming: bool) -> None:
        """Say, or no more, that there will be another entry: the list is not all there is."""
        self.nothing.setText(self._more if is_coming else self._no_more)
        self.coming.setVisible(is_coming and bool(self._kept))

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """List these entries, the first one chosen; nothing changes where they are listed."""
        if self.list.count() and list(kept) == self._kept:
            return
        self._kept = list(kept)
        self.list.clear()
        self.list.addItems([one.words for one in kept])
        self.list.setCurrentRow(0 if kept else -1)
        for button in (self.open_button, self.remove_button, self.all_button):
            button.setEnabled(bool(kept))
        if self._all_words is not None:
            self.all_button.setText(self._all_words[0])
        self.list.setVisible(bool(kept))
        self.nothing.setVisible(not kept)
        (self.list if kept else self.close_button).setFocus()

    def _open(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            noun = self._kept[row].noun
            self.accept()
            self.opened.emit(noun)

    def _remove_all(self) -> None:
        if self._all_words is None:
            return
        words, sure = self._all_words
        if self.all_button.text() == words:
            self.all_button.setText(sure)
            return
        self.show_kept([])
        self.all_removed.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            gone = self._kept[row]
            self.show_kept([*self._kept[:row], *self._kept[row + 1 :]])
            self.removed.emit(gone.noun)
