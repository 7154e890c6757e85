"""The first start: one line that says what is shown is an example, and offers ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStyle, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import label
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from remitcalc.output.language import Language

PAYROLL, WORKERS, OFFER = "payroll", "workers", "offer"
CORRIDOR, PRICES = "corridor", "prices"
WAYS = {
    PAYROLL: marked("My payroll…"),
    WORKERS: marked("Workers and amount"),
    OFFER: marked("A bank's offer"),
    CORRIDOR: marked("Another corridor"),
    PRICES: marked("World Bank prices"),
}
_SIDE, _BETWEEN = 10, 2


@guarded
class Beginnings(QFrame):
    """One line, more where it is narrow. `chosen` tells by which of `WAYS` somebody begins."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("beginnings")
        self.setAccessibleName(language.text("Ways to begin"))
        self._said = label("body", language.text("This is an example. Begin with your own:"), self)
        self.buttons: dict[str, QPushButton] = {}
        for key, words in WAYS.items():
            button = QPushButton(language.text(words), self)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self.buttons[key] = button
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the width decides on the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of as many rows as are needed at a width."""
        return len(self._in_rows(width)) * self._row_height + 2 * _BETWEEN

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Go from one row to more and back."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._lay_out()

    @property
    def _row_height(self) -> int:
        return max(one.sizeHint().height() for one in self.buttons.values())

    def _in_rows(self, width: int) -> list[list[QWidget]]:
        """Return what stands in each row at a width."""
        room, used = width - 2 * _SIDE, 0
        rows: list[list[QWidget]] = [[]]
        for one in (self._said, *self.buttons.values()):
            needed = one.sizeHint().width() + _BETWEEN
            if rows[-1] and used + needed > room:
                rows.append([])
                used = 0
            rows[-1].append(one)
            used += needed
        return rows

    def _lay_out(self) -> None:
        high, y = self._row_height, _BETWEEN
        for row in self._in_rows(self.width()):
            x = _SIDE
            for one in row:
                wide = one.sizeHint().width()
                one.setGeometry(
                    QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(x, y, wide, high))
                )
                x += wide + _BETWEEN
            y += high
