"""A box for a day, its parts stepped by themselves."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.qt_language import qt_locale
from remitcalc.gui.widgets.undo_keys import leave_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from remitcalc.output.language import Language

_FIRST, _LAST = QDate(1900, 1, 1), QDate(9000, 12, 31)
_LEFT = 6
_WEEKDAY = re.compile(r"^d{3,4},?\s*")


@guarded
class DateBox(QDateEdit):
    """Shows a day, today at first, its month as a word: no two can be taken for each other."""

    value_changed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
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

    def value(self) -> datetime.date:
        """Return the day."""
        day = self.date()
        return datetime.date(day.year(), day.month(), day.day())

    def set_value(self, day: datetime.date) -> None:
        """Show a day without telling anybody."""
        if day != self.value():
            with QSignalBlocker(self):
                self.setDate(QDate(day.year, day.month, day.day))

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
