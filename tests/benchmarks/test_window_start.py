"""From the start of the process to the first painted comparison, against an empty plot."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .timing import best_times, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

EXIT = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QGraphicsView
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched.parent(), QGraphicsView):
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""
BARE = f"""
import os
from PySide6.QtWidgets import QApplication
import pyqtgraph
{EXIT}
qt = QApplication([])
plot = pyqtgraph.PlotWidget()
filter = FirstPaint()
qt.installEventFilter(filter)
plot.show()
qt.exec()
"""
OURS = f"""
import os
from remitcalc.gui.app import Application, qt_application
from remitcalc.output.language import Language
{EXIT}
qt = qt_application()
application = Application(qt, Language("en"))
filter = FirstPaint()
qt.installEventFilter(filter)
application.start([])
qt.exec()
"""


def run(code: str, folder: Path) -> None:
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)


def test_first_painted_comparison(tmp_path: Path) -> None:
    bare, ours = best_times(lambda: run(BARE, tmp_path), lambda: run(OURS, tmp_path))
    report("First painted comparison", ours / bare, "an empty plot", "at most 1.3")
