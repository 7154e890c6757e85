"""What one types into a table, taken up by the session: why it could not be is told, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from remitcalc.gui.session import Session


class TypedList(QObject):
    """Puts what is typed where it belongs.

    Signals
    -------
    said : str
        Why something was not done.
    eased : str
        What was said, and is no longer so.
    """

    said = Signal(str)
    eased = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fault = ""

    def tell_fault(self, fault: str) -> None:
        """Say why something was not done, until something is."""
        self.ease()
        self._fault = fault
        self.said.emit(fault)

    def ease(self) -> None:
        """Say no longer why something was not done."""
        if self._fault:
            self.eased.emit(self._fault)
            self._fault = ""
