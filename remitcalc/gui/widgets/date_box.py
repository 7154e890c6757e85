"""A box for a day, its parts stepped by themselves, or typed and pasted whole as 2026-05-31."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDateEdit, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.qt_language import qt_locale
from remitcalc.gui.widgets.undo_keys import leave_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from remitcalc.output.language import Language

_FIRST, _LAST = QDate(1900, 1, 1), QDate(9000, 12, 31)
_LEFT = 6
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEGUN = re.compile(r"\d{1,4}(-(\d{1,2}(-\d{0,2})?)?)?")
"""A day in the one order of digits that everybody reads alike, and what may become one."""
_WEEKDAY = re.compile(r"^d{3,4},?\s*")


@guarded
class DateBox(QDateEdit):
    """Shows a day, today at first, its month as a word: no two can be taken for each other.

    What was typed and is no day gives way to the day before; `doubted` says so.
    """

    value_changed = Signal(object)
    doubted = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._typed = ""
        """Since the box was entered, or left last."""
        locale = qt_locale(language)
        self.setLocale(locale)
        written = _WEEKDAY.sub("", locale.dateFormat(locale.FormatType.LongFormat))
        self.setDisplayFormat(written.replace("MMMM", "MMM"))
        self.setDateRange(_FIRST, _LAST)
        self.setDate(QDate.currentDate())
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        leave_undo(self)
        self.dateChanged.connect(lambda _: self.value_changed.emit(self.value()))
        self.lineEdit().textEdited.connect(self._note_typed)
        self.editingFinished.connect(self._tell_untaken)

    def value(self) -> datetime.date:
        """Return the day."""
        day = self.date()
        return datetime.date(day.year(), day.month(), day.day())

    def set_value(self, day: datetime.date) -> None:
        """Show a day without telling anybody."""
        if day != self.value():
            with QSignalBlocker(self):
                self.setDate(QDate(day.year, day.month, day.day))

    def _note_typed(self, text: str) -> None:
        self._typed = text
        self.doubted.emit("")

    def _tell_untaken(self) -> None:
        """Say why the day from before stands here, where what was typed is no day."""
        typed, self._typed = self._typed.strip(), ""
        if _BEGUN.fullmatch(typed) and not _day(typed).isValid():
            said = self._language.text("“{typed}” is no day: write it as 2026-05-31.", typed=typed)
            self.doubted.emit(said)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a whole day be typed and pasted, too, over all that stands here."""
        typed, state = text.strip(), QValidator.State
        if not _BEGUN.fullmatch(typed):
            return super().validate(text, position)
        found = state.Acceptable if _day(typed).isValid() else state.Intermediate
        return found, text, position

    def dateTimeFromText(self, text: str) -> QDateTime:  # noqa: N802
        """Return the day that was typed whole, or in parts."""
        day = _day(text.strip())
        return QDateTime(day, QTime(0, 0)) if day.isValid() else super().dateTimeFromText(text)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001, N802
        """Go on to the next field with the tab key; arrow keys go from day to month to year.

        Who types on after one Tab would otherwise type into the next part of the day, unseen.
        """
        return QWidget.focusNextPrevChild(self, is_next)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _day(typed: str) -> QDate:
    """Return the day that digits name; none that is valid where they do not."""
    return QDate.fromString(typed, "yyyy-MM-dd") if _WHOLE.fullmatch(typed) else QDate()
