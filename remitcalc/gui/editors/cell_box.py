"""A field over one value of a draft: what is typed is kept letter by letter, right or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.cell_words import text_to_edit
from remitcalc.gui.widgets.cell_editor import WHOLE_TEXT
from remitcalc.gui.widgets.undo_keys import leave_undo

if TYPE_CHECKING:
    from remitcalc.model.draft_cell import DraftCell
    from remitcalc.output.language import Language


@guarded
class CellBox(QLineEdit):
    """Shows a cell as one types it; `typed` tells each change of its text."""

    typed = Signal(str)

    def __init__(self, language: Language, *, placeholder: str = "") -> None:
        super().__init__()
        self._language = language
        self._cell: DraftCell | None = None
        self._is_telling = False
        self.setMaxLength(WHOLE_TEXT)
        self.setPlaceholderText(placeholder)
        leave_undo(self)
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(self._tidy)

    def show_cell(self, cell: DraftCell) -> None:
        """Show a cell; the letters of who types stay as long as they mean it."""
        before, self._cell = self._cell, cell
        self.mark(is_wrong=cell.kind == "typed")
        if cell != before and not self._is_telling:
            self._tidy()

    def mark(self, *, is_wrong: bool) -> None:
        """Look like something that is to be settled, or not."""
        is_wrong = is_wrong or (self._cell is not None and self._cell.kind == "typed")
        if is_wrong != bool(self.property("unread")):
            self.setProperty("unread", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _tell(self, text: str) -> None:
        self._is_telling = True
        try:
            self.typed.emit(text)
        finally:
            self._is_telling = False

    def _tidy(self) -> None:
        if self._cell is None:
            return
        money = self._cell.currency if self._cell.unit == "money" else ""
        text = text_to_edit(self._cell, self._language, currency=money)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
