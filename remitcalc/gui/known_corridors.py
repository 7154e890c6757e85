"""The corridors that can be chosen: bundled, the user's own, and those opened from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor

FIRST = "canada-guatemala"


class KnownCorridors(QObject):
    """Corridors by id; a file that cannot be read is not among them.

    The files are read once: that of the first corridor when it is asked for, the others by `fill`,
    so that the window need not wait for them. `changed` tells of new corridors.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unread = corridors()
        self._corridors: dict[str, Corridor] = {}

    def first(self) -> Corridor:
        """Return what the window opens with the first time."""
        self._read(FIRST)
        if FIRST not in self._corridors:
            self.fill()
        return self._corridors.get(FIRST) or next(iter(self._corridors.values()))

    def fill(self) -> None:
        """Read every corridor that has not been read."""
        for key in list(self._unread):
            self._read(key)
        self.changed.emit()

    def add(self, corridor: Corridor) -> None:
        """Put a corridor among them; one with its id gives way."""
        self._corridors[corridor.id] = corridor
        self.changed.emit()

    def corridor(self, corridor_id: str) -> Corridor:
        """Return the corridor of this id."""
        return self._corridors[corridor_id]

    def names(self, language: str) -> list[tuple[str, str]]:
        """Return `(id, name)` of each corridor, by name."""
        named = ((id_, corridor.name(language)) for id_, corridor in self._corridors.items())
        return sorted(named, key=lambda pair: pair[1].casefold())

    def _read(self, key: str) -> None:
        path = self._unread.pop(key, None)
        corridor, _ = read_corridor(path) if path is not None else (None, ())
        if corridor is not None:
            self._corridors[corridor.id] = corridor
