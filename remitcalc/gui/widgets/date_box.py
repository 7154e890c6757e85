"""A box for a day, its parts stepped by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from remitcalc.gui.qt_language import qt_locale

if TYPE_CHECKING:
    import datetime

    from PySide6.QtGui import QWheelEvent

    from remitcalc.output.language import Language

_FIRST, _LAST = QDate(1900, 1, 1), QDate(9000, 12, 31)
_LEFT = 6
_WEEKDAY = re.compile(r"^d{3,4},?\s*")


class DateBox(QDateEdit):
    """Shows a day with its month as a word, so that no two can be mistaken for each other."""

    value_changed = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        locale = qt_locale(language)
        self.setLocale(locale)
        written = _WEEKDAY.sub("", locale.dateFormat(locale.FormatType.LongFormat))
        self.setDisplayFormat(written.replace("MMMM", "MMM"))
        self.setDateRange(_FIRST, _LAST)
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dateChanged.connect(lambda day: self.value_changed.emit(day.toPython()))

    def set_value(self, day: datetime.date) -> None:
        """Show a day without telling anybody."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
