"""The corridors that can be chosen: bundled, the user's own, and those opened from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor

FIRST = "canada-guatemala"


class Shelf:
    """Corridors by id, read once; a file that cannot be read is not on it."""

    def __init__(self) -> None:
        self._corridors: dict[str, Corridor] = {}
        for path in corridors().values():
            corridor, _ = read_corridor(path)
            if corridor is not None:
                self._corridors[corridor.id] = corridor

    def add(self, corridor: Corridor) -> None:
        """Put a corridor on the shelf; one with its id gives way."""
        self._corridors[corridor.id] = corridor

    def corridor(self, corridor_id: str) -> Corridor:
        """Return the corridor of this id."""
        return self._corridors[corridor_id]

    def first(self) -> Corridor:
        """Return what the window opens with the first time."""
        return self._corridors.get(FIRST) or next(iter(self._corridors.values()))

    def names(self, language: str) -> list[tuple[str, str]]:
        """Return `(id, name)` of each corridor, by name."""
        named = ((id_, corridor.name(language)) for id_, corridor in self._corridors.items())
        return sorted(named, key=lambda pair: pair[1].casefold())
