"""The files opened lately, looked for off the window's thread: a drive may be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.gui.actions import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.tasks import Tasks, Tick

_KEY = "recent files"


class RecentFiles(QObject):
    """Offers them as they were found last; those that are gone cannot be chosen.

    Signals
    -------
    found
        Others are there, or gone, than before.
    """

    found = Signal()

    def __init__(self, preferences: Preferences, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._tasks = preferences, tasks
        self._gone: frozenset[Path] = frozenset()

    def choices(self) -> list[Choice]:
        """Return the files, latest first."""
        recent = self._preferences.recent()
        return [Choice(str(path), path.name, is_enabled=path not in self._gone) for path in recent]

    def look(self) -> None:
        """Look which of them are there; a drive that does not answer keeps nobody waiting."""
        recent = self._preferences.recent()
        if not recent:
            return

        def look(_: Tick) -> frozenset[Path]:
            return frozenset(path for path in recent if not path.is_file())

        self._tasks.run(look, self._found, key=_KEY)

    def _found(self, gone: frozenset[Path]) -> None:
        if gone != self._gone:
            self._gone = gone
            self.found.emit()
