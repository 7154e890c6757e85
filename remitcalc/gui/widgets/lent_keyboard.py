"""The keyboard, lent to something that comes and goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from remitcalc.drawing.guarded import guarded


@guarded
class LentKeyboard(QObject):
    """Remembers who had the keyboard before `borrower`, or something in it.

    `moved` tells that it went from one to another, wherever they are.
    """

    moved = Signal()

    def __init__(self, borrower: QWidget) -> None:
        super().__init__(borrower)
        self._borrower = borrower
        self._before: QWidget | None = None
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.focusChanged.connect(self._follow)

    @property
    def is_lent(self) -> bool:
        """Whether the borrower has the keyboard."""
        return self._is_inside(QApplication.focusWidget())

    def give_back(self) -> None:
        """Return the keyboard to who had it, if the borrower has it and the other is there."""
        before, self._before = self._before, None
        if self.is_lent and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._is_inside(now) and before is not None and not self._is_inside(before):
            self._before = before
        self.moved.emit()

    def _is_inside(self, widget: QWidget | None) -> bool:
        is_it = widget is self._borrower
        return widget is not None and (is_it or self._borrower.isAncestorOf(widget))
