"""A step of the pool's line, pulled in the chart of amounts, against one in that of group sizes."""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt

from tests.benchmarks.timing import report
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401
from tests.gui.test_bargaining import bargain, let_go, send_move
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

PAIRS, STEPS = 7, 40


def test_pulling_in_the_chart_of_amounts(
    open_window: Opener,  # noqa: F811
    qtbot: QtBot,
) -> None:
    app, panel = bargain(open_window)

    def step_in(kind: str) -> float:
        """Return the median seconds of a step of one pixel, painted."""
        panel.choose(kind)
        settle(app.window)
        view, spot = panel.canvas._view.viewport(), panel.canvas.plot.spot(20)
        at, taken = QPoint(round(spot.x), round(spot.y)), []
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
        for by in range(STEPS):
            start = time.perf_counter()
            send_move(view, at - QPoint(0, by))
            QCoreApplication.processEvents()
            taken.append(time.perf_counter() - start)
        let_go(qtbot, panel)
        panel.bargaining.put_back()
        return statistics.median(taken)

    kinds = ("group-size", "amount")
    pairs = [{kind: step_in(kind) for kind in kinds[:: 1 - 2 * (n % 2)]} for n in range(PAIRS)]
    ratio = statistics.median(pair["amount"] / pair["group-size"] for pair in pairs)
    report("a step in the chart of amounts", ratio, "one in that of group sizes", "below 2")
