"""What is being made for a window, over its foot: after 0.3 s, how far it is, and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from remitcalc.gui.widgets.text import label
from remitcalc.output.wording.phases import PHASES

if TYPE_CHECKING:
    from collections.abc import Collection

    from remitcalc.gui.tasks import Tasks
    from remitcalc.output.language import Language

_PATIENCE_MS = 300
_STEPS = 100
_BAR_WIDTH, _MARGIN = 120, 12


class WorkLine(QFrame):
    """Follows the work of some keys; `cancelled` tells the key that somebody ended.

    It lies over the lower left corner of `room`, so that nothing there moves when it comes.
    """

    cancelled = Signal(str)

    def __init__(
        self, tasks: Tasks, keys: Collection[str], language: Language, room: QWidget
    ) -> None:
        super().__init__(room)
        self.setObjectName("popover")
        self._room = room
        self._tasks, self._keys, self._language = tasks, frozenset(keys), language
        self._key = ""
        self.phase = label("note", "", self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(language.text("Progress"))
        self.progress.setFixedWidth(_BAR_WIDTH)
        self.progress.setTextVisible(False)
        self.cancel = QPushButton(language.text("Cancel"), self)
        self.cancel.setObjectName("quiet")
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        line.setSpacing(8)
        for widget in (self.phase, self.progress, self.cancel):
            line.addWidget(widget)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self._show)
        tasks.began.connect(self._began)
        tasks.ended.connect(self._ended)
        tasks.progressed.connect(self._progressed)
        tasks.phased.connect(self._phased)

    def _cancel(self) -> None:
        key = self._key
        self._tasks.cancel(key)
        self.cancelled.emit(key)

    def _began(self, key: str) -> None:
        if key in self._keys:
            self._key = key
            self.progress.setRange(0, 0)
            if not self.isVisible():
                self.phase.clear()
                self._timer.start()

    def _show(self) -> None:
        if self._tasks.is_running(self._key):
            self.show()
            self.place()

    def _progressed(self, key: str, fraction: float) -> None:
        if key == self._key:
            self.progress.setRange(0, 0 if fraction < 0 else _STEPS)
            self.progress.setValue(int(fraction * _STEPS))

    def _phased(self, key: str, phase: str) -> None:
        if key == self._key:
            self.phase.setText(self._language.text(PHASES[phase]) if phase in PHASES else "")
            self.place()

    def _ended(self, key: str) -> None:
        if key == self._key:
            # Work that goes on in parts ends and begins at once: that must not flicker.
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if not self._tasks.is_running(self._key):
            self._timer.stop()
            self.hide()

    def place(self) -> None:
        """Lie where there is room now."""
        self.adjustSize()
        self.move(_MARGIN, self._room.height() - self.height() - _MARGIN)
        self.raise_()
