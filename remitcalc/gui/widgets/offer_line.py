"""One offer in a list: chosen or not, its name, what it tells, what it leaves open, its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.text import give_tip, label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from remitcalc.output.language import Language
    from remitcalc.output.offer_words import OfferSummary

_EDGE = 8


@guarded
class OfferLine(QFrame):
    """A line of the list; a click anywhere chooses it, a second one opens it."""

    opened = Signal()

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offerLine")
        self._language = language
        self.choice = QRadioButton(self)
        self.choice.setObjectName("offerChoice")
        self.name, self.told = ElidedLabel(), ElidedLabel()
        self.name.setObjectName("offerName")
        self.told.setObjectName("note")
        self.price = label("offerPrice")
        self.untold = QWidget()
        self.chip, self.asked = label("ask", "?"), ElidedLabel()
        self.asked.setObjectName("note")
        row = QHBoxLayout(self.untold)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_EDGE // 2)
        row.addWidget(self.chip)
        row.addWidget(self.asked, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(_EDGE, _EDGE // 2, _EDGE, _EDGE // 2)
        grid.setHorizontalSpacing(_EDGE)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.choice, 0, 0, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.price, 0, 2)
        grid.addWidget(self.told, 1, 1, 1, 2)
        grid.addWidget(self.untold, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_offer(self, name: str, summary: OfferSummary, price: str, *, is_chosen: bool) -> None:
        """Show an offer; a screen reader is told all of it with its name."""
        asked = ""
        if summary.untold:
            what = ", ".join(summary.untold)
            asked = self._language.text("not told: {parts}", parts=what)
        self.name.setText(name)
        self.told.setText(summary.told)
        self.asked.setText(", ".join(summary.untold))
        self.untold.setVisible(bool(asked))
        self.price.setText(price)
        said = ", ".join(part for part in (name, price, summary.told, asked) if part)
        self.choice.setAccessibleName(said)
        give_tip(self, said)
        self.choice.setChecked(is_chosen)
        if self.property("chosen") != is_chosen:
            self.setProperty("chosen", is_chosen)
            for widget in (self, self.name, self.price):
                widget.setProperty("chosen", is_chosen)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choice.setFocus(Qt.FocusReason.MouseFocusReason)
            self.choice.click()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open it."""
        self.opened.emit()
        event.accept()
