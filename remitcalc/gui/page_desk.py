"""What a comparison is laid out on pages for: asked for, shown, saved, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.gui.page_printing import PagePrinting
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks


class PageDesk(QObject):
    """Makes pages of the present comparison; `refused` says why there are none."""

    refused = Signal(str)

    def __init__(self, session: Session, exports: Exports, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._exports, self._tasks = session, exports, tasks
        self._window = window
        self._printing = PagePrinting(session, tasks, window)
        self._printing.refused.connect(self.refused)

    def _comparison(self) -> Comparison | None:
        """Return what there is to tell; where there is nothing, why is told."""
        session = self._session
        if session.comparison is None:
            said = (sentence(one, session.language) for one in session.trouble)
            self.refused.emit(" ".join(said))
        return session.comparison
