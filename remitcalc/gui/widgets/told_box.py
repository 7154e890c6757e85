"""A box for a figure that somebody told: a number, none, or a question mark for not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.undo_keys import leave_undo
from remitcalc.model.bank_offer import AS_STATED, AsStated

if TYPE_CHECKING:
    from remitcalc.gui.number_style import NumberStyle
    from remitcalc.output.language import Language

_QUESTIONS = ("?", "？", "¿", "؟")
_NOTHING = ("-", "–", "—")


@guarded
class ToldBox(QLineEdit):
    """Shows and reads a figure as the reader's language writes it.

    An empty box is not told, or, if it `may_be_empty`, none. What cannot be read stays as it was
    typed; `is_read` is then False and the value that of before it was typed in, never what its
    beginning was read as. `told` says that the text changed.
    """

    told = Signal()

    def __init__(
        self,
        language: Language,
        style: NumberStyle,
        least: int,
        most: int,
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__()
        self._style, self._least, self._most = style, least, most
        self._empty = 0 if may_be_empty else None
        self._language, self._none = language, language.text("none")
        self._value: int | AsStated | None = self._empty
        self._before: int | AsStated | None = self._value
        self._stated = language.text("as stated")
        self.is_read = True
        if not may_be_empty:
            self.setPlaceholderText("?")
        leave_undo(self)
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._tidy)

    def value(self) -> int | AsStated | None:
        """Return the figure in smallest units; 0: none, None: not told."""
        return self._value

    def set_value(self, value: int | AsStated | None) -> None:
        """Show a figure without telling anybody; what is being typed is left alone."""
        if value == self._value and self.is_read:
            return
        self._value, self.is_read = value, True
        self._before = value
        self._mark()
        self._tidy()

    def set_style(self, style: NumberStyle) -> None:
        """Show figures in another style, such as another currency."""
        if style != self._style:
            self._style = style
            self._tidy()

    def set_kind(self, style: NumberStyle, least: int, most: int, value: int | None) -> None:
        """Hold another kind of figure from now on, and this one first."""
        self._style, self._least, self._most = style, least, most
        self._value, self.is_read = value, True
        self._before = value
        self._mark()
        self._tidy()

    def _edited(self, text: str) -> None:
        self.is_read, value = self._read(text)
        self._value = value if self.is_read else self._before
        self._mark()
        self.told.emit()

    def _read(self, text: str) -> tuple[bool, int | None]:
        bare = text.strip()
        if not bare:
            return True, self._empty
        if is_question(bare):
            return True, None
        if is_none_word(bare, self._language):
            return True, 0
        value = self._style.read(bare)
        return (value is not None and self._least <= value <= self._most), value

    def _mark(self) -> None:
        """Look like what was typed: an edge of its own where it means nothing."""
        self.setProperty("unread", not self.is_read)
        self.style().unpolish(self)
        self.style().polish(self)

    def _tidy(self) -> None:
        if self.is_read:
            self._before = self._value
        if self.is_read and self.text() != self._shown():
            self.setText(self._shown())
            self.setCursorPosition(0)

    def _shown(self) -> str:
        if self._value is AS_STATED:
            return self._stated
        if self._value is None:
            return "" if self._empty is None else "?"
        assert isinstance(self._value, int)
        if self._value:
            return self._style.text(self._value)
        return "" if self._empty == 0 else self._none


def is_question(text: str) -> bool:
    """Return whether a text says that a figure is not known."""
    return text.strip() in _QUESTIONS


def is_none_word(text: str, language: Language) -> bool:
    """Return whether a text says that there is none."""
    bare = text.strip().casefold()
    return bare in _NOTHING or bare in ("none", language.text("none").casefold())
