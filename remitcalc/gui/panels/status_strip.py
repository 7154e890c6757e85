"""The status bar: where the figures come from, and what is being worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.popover import Popover
from remitcalc.gui.widgets.text import give_tip, label
from remitcalc.output.sources import source_lines
from remitcalc.output.wording.phases import PHASES

if TYPE_CHECKING:
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks

_PATIENCE_MS = 300
_STEPS = 100
_BAR_WIDTH = 160


class StatusStrip(QStatusBar):
    """Sources at the left; after 0.3 s of work, progress and Cancel at the right."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__()
        self._session, self._tasks = session, tasks
        text = session.language.text
        self._key, self._shows_none = "", False
        self.sources_button = QPushButton(text("Sources…"))
        self.sources_button.setObjectName("quiet")
        self.sources_button.clicked.connect(self._list_sources)
        self.sources = ElidedLabel()
        self.addWidget(self.sources_button)
        self.addWidget(self.sources, 1)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(text("Progress"))
        self.progress.setFixedWidth(_BAR_WIDTH)
        self.progress.setTextVisible(False)
        self.cancel = QPushButton(text("Cancel"))
        self.cancel.setObjectName("quiet")
        self.cancel.clicked.connect(self._cancel)
        self.phase = label("note")
        for widget in (self.phase, self.progress, self.cancel):
            self.addPermanentWidget(widget)
            widget.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._show_work)
        tasks.began.connect(self._began)
        tasks.ended.connect(self._ended)
        tasks.progressed.connect(self._progressed)
        tasks.phased.connect(self._phased)
        session.compared.connect(self._show)
        session.edited.connect(self._edited)
        self._show()

    def _lines(self) -> list[str]:
        comparison = self._session.comparison
        if comparison is None or self._shows_none:
            return []
        return source_lines(comparison, self._session.language)

    def _show(self) -> None:
        self._shows_none = not self._session.document.is_compared
        lines = self._lines()
        self.sources.setText(" · ".join(lines))
        give_tip(self.sources, "\n".join(lines))
        self.sources_button.setEnabled(bool(lines))

    def _edited(self) -> None:
        # Another corridor is typed, of which nothing is compared yet, or was when it was undone.
        if self._session.document.is_compared == self._shows_none:
            self._show()

    def _list_sources(self) -> None:
        popover = Popover(self)
        popover.add(self._session.language.text("Sources"), self._lines())
        popover.open_under(self.sources_button)

    def _cancel(self) -> None:
        self._tasks.cancel(self._key)
        self._session.give_up()

    def _began(self, key: str) -> None:
        self._key = key
        self.progress.setRange(0, 0)
        self.phase.clear()
        self._timer.start()

    def _show_work(self) -> None:
        for widget in (self.phase, self.progress, self.cancel):
            widget.show()

    def _progressed(self, _key: str, fraction: float) -> None:
        self.progress.setRange(0, 0 if fraction < 0 else _STEPS)
        self.progress.setValue(int(fraction * _STEPS))

    def _phased(self, _key: str, phase: str) -> None:
        self.phase.setText(self._session.language.text(PHASES[phase]) if phase in PHASES else "")

    def _ended(self, _key: str) -> None:
        if not self._tasks.is_busy:
            self._timer.stop()
            for widget in (self.phase, self.progress, self.cancel):
                widget.hide()
