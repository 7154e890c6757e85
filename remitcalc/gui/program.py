"""The one QApplication: named as every system knows it, and told of files to open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from remitcalc import APPLICATION_ID, __version__, paths
from remitcalc.drawing.guarded import guarded
from remitcalc.drawing.offscreen import let_fonts_be_found

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = "remitcalc"


class OpenedFiles(QObject):
    """Files that the system opens with the program that runs, as macOS does on a double click.

    They may come before there is a window: they wait for whoever listens.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[str] = []
        self._open: Callable[[list[str]], object] | None = None

    def add(self, file: str) -> None:
        """Hand a file on, at once or when somebody listens; what is no file is let be."""
        if file:
            self._waiting.append(file)
            self._hand_on()

    def listen(self, take: Callable[[list[str]], object]) -> None:
        """Have `take` called with the files that came and that will come."""
        self._open = take
        self._hand_on()

    def _hand_on(self) -> None:
        if self._open is not None and self._waiting:
            files, self._waiting = self._waiting, []
            self._open(files)


@guarded
class Program(QApplication):
    """The application object.

    Not a filter of events: that would be asked about every event of every widget.
    """

    def __init__(self) -> None:
        super().__init__([_NAME])
        self.opened_files = OpenedFiles(self)

    def event(self, event: QEvent) -> bool:
        """Take files that the system opens with the program."""
        if isinstance(event, QFileOpenEvent):
            self.opened_files.add(event.file())
            return True
        return super().event(event)


def qt_application() -> QApplication:
    """Return the one QApplication, named so that settings find their place."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        qt = running
    else:
        let_fonts_be_found(os.environ)
        qt = Program()
    qt.setOrganizationName(_NAME)
    qt.setApplicationName(_NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APPLICATION_ID)
    qt.setWindowIcon(QIcon(str(paths.resources() / "icons" / "remitcalc.svg")))
    return qt
