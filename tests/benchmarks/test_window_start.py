"""From the start of the process to the first painted comparison, against an empty plot.

With a document it is the answer of that which is waited for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, load_corridor
from remitcalc.files.document.writing import write_document
from remitcalc.model.document import Document

from .timing import paired_ratio, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

EXIT = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView
class FirstPaint(QObject):
    workers = 0
    def eventFilter(self, watched, event):
        is_plot = event.type() == QEvent.Type.Paint and isinstance(watched.parent(), QGraphicsView)
        if is_plot and (not self.workers or self.is_answered()):
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
    def is_answered(self):
        return any(map(self.is_shown, QApplication.topLevelWidgets()))
    def is_shown(self, window):
        found = getattr(getattr(window, "session", None), "comparison", None)
        return found is not None and len(found.scenario.payroll) == self.workers
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


def ours(*typed: str, workers: int = 0) -> str:
    """Return the program, which ends once the answer about so many workers is painted."""
    return f"""
import gc, sys
gc.disable()  # as the program does first of all
sys.argv = {["remitcalc", *typed]!r}
from remitcalc.cli import window
plain_import = window.import_module
def watched_import(name):
    module = plain_import(name)
    exec({EXIT!r}, globals())  # not before: the order of imports is what is measured
    made = module.qt_application
    def watched():
        qt = made()
        qt.first_paint = FirstPaint()
        qt.first_paint.workers = {workers}
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
    report(
        "First painted comparison", against_bare(ours(), tmp_path), "an empty plot", "at most 1.3"
    )


@pytest.mark.parametrize(("workers", "most"), [(41, 1.3), (100_000, 2.0)])
def test_first_painted_answer_of_a_document(tmp_path: Path, workers: int, most: float) -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    amounts = np.random.default_rng(1).integers(20_000, 60_000, workers)
    payroll = Payroll(amounts, names=tuple(f"W{n}" for n in range(workers)))
    file = tmp_path / "may.remitcalc"
    write_document(file, Document(scenario.replace(payroll=payroll)))
    ratio = against_bare(ours("open", str(file), workers=workers), tmp_path)
    report(
        f"First answer, {workers} workers in a document", ratio, "an empty plot", f"at most {most}"
    )


def against_bare(code: str, folder: Path) -> float:
    run(code, folder)  # the first run may write bytecode
    return paired_ratio(lambda: run(BARE, folder), lambda: run(code, folder), pairs=30)
