"""Says under a box, in place, why what was typed there was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import PlainLabel, styled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.widgets.date_box import DateBox
    from remitcalc.gui.widgets.exact_box import ExactBox


@guarded
class Doubt(PlainLabel):
    """Shown from when a box is left with a text that was not taken, until it is edited."""

    def __init__(self, box: ExactBox | DateBox, parent: QWidget) -> None:
        super().__init__("", parent)
        styled(self, "note", wraps=True)
        self.hide()
        box.doubted.connect(self._say)

    def _say(self, said: str) -> None:
        self.setText(said)
        self.setVisible(bool(said))
        if said:  # it is read aloud at once
            from PySide6.QtGui import QAccessible, QAccessibleEvent  # the window starts without

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
