"""The corridors that can be chosen: bundled, the user's own, and those opened from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import SUFFIX, bundled_corridors, corridors
from remitcalc.files.document.origins import corridor_origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.gui.tasks import Tasks
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import Origin

FIRST = "canada-guatemala"
_READING = "known_corridors"


class KnownCorridors(QObject):
    """Corridors by id; a file that cannot be read is not among them.

    The files are read once: that of the first corridor when it is asked for, the others by `fill`,
    so that the window need not wait for them.

    Signals
    -------
    changed
        There are new corridors.
    unread : Path, tuple of Problem
        A file in the user's folder that cannot be read, and why.
    """

    changed = Signal()
    unread = Signal(object, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._unread = corridors()
        self._corridors: dict[str, Corridor] = {}
        self._origins: dict[str, Origin | None] = {}

    def first(self) -> Corridor:
        """Return what the window opens with the first time."""
        for path in (self._unread.get(FIRST), bundled_corridors().get(FIRST)):
            if path is None or path.suffix != SUFFIX:
                continue
            corridor, _ = read_corridor(path)
            if corridor is not None:
                self._keep(corridor, path)
                return corridor
        raise FileNotFoundError(FIRST)

    def fill(self) -> None:
        """Read every file: corridor files at once, fee tables off the window's thread."""
        paths, self._unread = list(self._unread.values()), {}
        tables = [path for path in paths if path.suffix.lower() != SUFFIX]
        for path in paths:
            if path not in tables:
                self._took(path, read_corridor(path))
        self.changed.emit()
        if tables:
            from remitcalc.files.any_corridor import read_any_corridor  # the window starts without

            self._tasks.run(
                lambda _: [(path, read_any_corridor(path)) for path in tables],
                self._took_all,
                key=_READING,
            )

    def add(self, corridor: Corridor, origin: Origin | None = None) -> None:
        """Put a corridor among them; one with its id gives way."""
        self._corridors[corridor.id], self._origins[corridor.id] = corridor, origin
        self.changed.emit()

    def corridor(self, corridor_id: str) -> Corridor:
        """Return the corridor of this id."""
        return self._corridors[corridor_id]

    def origin(self, corridor_id: str) -> Origin | None:
        """Return the file that the corridor of this id was read from, if any."""
        return self._origins.get(corridor_id)

    def names(self, language: str) -> list[tuple[str, str]]:
        """Return `(id, name)` of each corridor, by name."""
        named = ((id_, corridor.name(language)) for id_, corridor in self._corridors.items())
        return sorted(named, key=lambda pair: pair[1].casefold())

    def _took_all(self, found: Sequence[tuple[Path, CorridorRead]]) -> None:
        for path, read in found:
            self._took(path, read)
        self.changed.emit()

    def _took(self, path: Path, read: CorridorRead) -> None:
        corridor, problems = read
        if corridor is None:
            self.unread.emit(path, problems)
        else:
            self._keep(corridor, path)

    def _keep(self, corridor: Corridor, path: Path) -> None:
        self._corridors[corridor.id] = corridor
        self._origins[corridor.id] = corridor_origin(path)
