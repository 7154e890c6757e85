"""Memory of the window when nothing happens, against an empty plot."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.timing import report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

BARE = """
from PySide6.QtWidgets import QApplication
import pyqtgraph
qt = QApplication([])
plot = pyqtgraph.PlotWidget()
plot.show()
qt.exec()
"""
OURS = """
import sys
sys.argv = ["remitcalc"]
from remitcalc.__main__ import main
main()
"""
_SETTLED = 5
"""Seconds after which either window has long been painted and nothing happens."""


def own_bytes(code: str, folder: Path) -> int:
    """Return the memory that a process has for itself."""
    psutil = pytest.importorskip("psutil")
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    try:
        time.sleep(_SETTLED)
        return int(psutil.Process(process.pid).memory_full_info().uss)
    finally:
        process.kill()
        process.wait()


def test_idle_memory(tmp_path: Path) -> None:
    ratio = own_bytes(OURS, tmp_path) / own_bytes(BARE, tmp_path)
    report("Idle memory", ratio, "an empty plot", "at most 1.3")
    assert ratio < 1.3
