"""Files that wait to be opened, one after the other, and what became of each.

What is being opened is never cut short by what comes after it: that waits.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from remitcalc.files.kinds import Gives
    from remitcalc.gui.tasks import Tasks


class OpeningStep(NamedTuple):
    """What opens some files of a kind; its work may go on after `begin` has returned."""

    kind: Gives
    paths: Sequence[Path]
    begin: Callable[[], None]


class Outcome(NamedTuple):
    """What became of a file; `reason` says why it was not opened, empty where work was ended."""

    path: Path
    kind: Gives
    is_open: bool
    reason: str = ""


class WaitingFiles(QObject):
    """Takes files, asks `look` what opens them, and begins each step when the one before is over.

    Parameters
    ----------
    tasks : Tasks
    keys : sequence of str
        Of the work that steps may do: a step is over when none of it runs any more.
    look : callable
        Is given the files that wait, and gives their steps to `begin`, now or later.

    Signals
    -------
    finished : list of Outcome
        Nothing waits any more; of all files since something waited.
    """

    finished = Signal(list)

    def __init__(
        self,
        tasks: Tasks,
        keys: Sequence[str],
        look: Callable[[Sequence[Path]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._keys, self._look = tasks, keys, look
        self._waiting: list[Path] = []
        self._steps: deque[OpeningStep] = deque()
        self._present: OpeningStep | None = None
        self._outcomes: dict[Path, Outcome] = {}
        self.is_busy = False
        tasks.ended.connect(self._ended)

    def add(self, paths: Iterable[Path]) -> None:
        """Open files as soon as nothing else is being opened."""
        added = list(dict.fromkeys(paths))
        self._waiting += added
        if added and not self.is_busy:
            self.is_busy = True
            self._go_on()

    def begin(self, steps: Iterable[OpeningStep]) -> None:
        """Take these steps next."""
        self._steps.extend(steps)
        self._go_on()

    def note(self, *, is_open: bool, reason: str = "") -> None:
        """Note what became of the files that are being opened."""
        if self._present is not None:
            kind = self._present.kind
            self._outcomes |= {p: Outcome(p, kind, is_open, reason) for p in self._present.paths}

    def _go_on(self) -> None:
        while not self._is_running():
            self._close_step()
            if self._steps:
                self._present = self._steps.popleft()
                self._present.begin()
            elif self._waiting:
                waiting, self._waiting = self._waiting, []
                self._look(waiting)
                return
            else:
                self._finish()
                return

    def _close_step(self) -> None:
        if self._present is not None and self._present.paths[0] not in self._outcomes:
            self.note(is_open=False)
        self._present = None

    def _finish(self) -> None:
        self.is_busy = False
        outcomes, self._outcomes = list(self._outcomes.values()), {}
        self.finished.emit(outcomes)

    def _ended(self, key: str) -> None:
        # Its result is delivered after this, and may begin more work.
        if self.is_busy and key in self._keys:
            QTimer.singleShot(0, self, self._resume)

    def _resume(self) -> None:
        if self.is_busy and not self._is_running():
            self._go_on()

    def _is_running(self) -> bool:
        return any(self._tasks.is_running(key) for key in self._keys)
