"""A bank's offer, typed in place of the pooled service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import give_tip

if TYPE_CHECKING:
    from remitcalc.gui.panels.offer_fields import OfferFields
    from remitcalc.gui.session import Session


class OfferForm(QWidget):
    """Folded away until it is asked for; then it holds `OfferFields`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        text = session.language.text
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.toggle = QPushButton(text("Type in a bank's &offer…"), self)
        self.toggle.setCheckable(True)
        give_tip(self.toggle, text("What a bank offered you, in place of the service chosen above"))
        self._column.addWidget(self.toggle)
        self.toggle.toggled.connect(self._unfold)

    @cached_property
    def fields(self) -> OfferFields:
        """What is typed in, made when it is first needed: the window starts without."""
        from remitcalc.gui.panels.offer_fields import OfferFields

        fields = OfferFields(self._session)
        self._column.addWidget(fields)
        follow(self.toggle, fields.stops())
        return fields

    def _unfold(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self.fields.setVisible(is_on)
        if is_on:
            self.fields.fee.setFocus()
