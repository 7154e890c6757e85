"""Drawing without a display: the application that Qt wants, and fonts to write with."""

from __future__ import annotations

import os

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from remitcalc.model.message import message, refuse

_PLATFORM = "QT_QPA_PLATFORM"


def drawing_application() -> QApplication:
    """Return the application that runs, else one that shows nothing; keep it while you draw.

    A command draws without a display wherever it runs: its files are the same on a server.

    Raises
    ------
    ModelError
        There is no font: every word would be a row of boxes.
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ[_PLATFORM] = "offscreen"
    made = QApplication(["remitcalc"])
    refuse([] if QFontDatabase.families() else [message("no_fonts")])
    return made
