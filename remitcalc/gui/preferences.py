"""What the window remembers between runs, where the platform keeps settings."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

_MOST_RECENT = 8
_FOLDER = "export_folder"


class Preferences:
    """Geometry, splitters, columns, theme, language, size of text, recent files."""

    def __init__(self) -> None:
        self._settings = QSettings()

    def word(self, name: str, otherwise: str = "") -> str:
        """Return a remembered word."""
        return str(self._settings.value(name, otherwise))

    def set_word(self, name: str, text: str) -> None:
        """Remember a word."""
        self._settings.setValue(name, text)

    def folder(self) -> str:
        """Return where to look for files and put them: where it was done last, else documents."""
        remembered = self.word(_FOLDER)
        if remembered:
            return remembered  # not looked for: a drive that is gone keeps nobody waiting
        places = QStandardPaths.StandardLocation
        usual = map(
            QStandardPaths.writableLocation, (places.DocumentsLocation, places.HomeLocation)
        )
        return next((one for one in usual if one and Path(one).is_dir()), "")

    def set_folder(self, path: Path) -> None:
        """Remember the folder that somebody looked into, or put something into."""
        self.set_word(_FOLDER, str(path))

    def state(self, name: str) -> QByteArray | None:
        """Return the remembered state of a window or splitter."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or splitter."""
        self._settings.setValue(name, state)

    def widths(self) -> dict[str, dict[int, int]]:
        """Return the remembered widths of columns, by table."""
        try:
            stated = json.loads(self.word("columns", "{}"))
            return {
                table: {int(at): int(width) for at, width in columns.items()}
                for table, columns in stated.items()
            }
        except (ValueError, TypeError, AttributeError):  # somebody edited the settings
            return {}

    def set_widths(self, widths: dict[str, dict[int, int]]) -> None:
        """Remember the widths of columns, by table."""
        self.set_word("columns", json.dumps(widths))

    def recent(self) -> list[Path]:
        """Return the files opened lately, latest first; some may be gone."""
        value = self._settings.value("recent", [])
        listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(str(path)) for path in listed]

    def add_recent(self, path: Path) -> None:
        """Remember a file as opened just now."""
        latest = path.absolute()
        others = [other for other in self.recent() if other != latest]
        kept = [str(one) for one in (latest, *others)][:_MOST_RECENT]
        self._settings.setValue("recent", kept)
