"""From the start of the process to the first painted comparison, against an empty plot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .timing import paired_ratio, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

EXIT = """
import os
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
import sys
sys.argv = ["remitcalc"]
from remitcalc.cli import window
plain_import = window.import_module
def watched_import(name):
    module = plain_import(name)
    exec({EXIT!r}, globals())  # not before: the order of imports is what is measured
    made = module.qt_application
    def watched():
        qt = made()
        qt.first_paint = FirstPaint()
        qt.installEventFilter(qt.first_paint)
        return qt
    module.qt_application = watched
    return module
window.import_module = watched_import
from remitcalc.__main__ import main
main()
"""
SCREEN = {"name": "screen", "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}


def run(code: str, folder: Path) -> None:
    """Run a process until its plot is painted, on a screen with room for chart and tables."""
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has bytecode
    # With nothing to read, Python would look only every 50 ms whether the process has ended.
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=60)


def test_first_painted_comparison(tmp_path: Path) -> None:
    run(OURS, tmp_path)  # the first run may write bytecode
    ratio = paired_ratio(lambda: run(BARE, tmp_path), lambda: run(OURS, tmp_path), pairs=30)
    report("First painted comparison", ratio, "an empty plot", "at most 1.3")
