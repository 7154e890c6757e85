"""From an edit to the window that shows it, against pyqtgraph painting the same bars alone."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QWidget

from remitcalc.model.payroll import Payroll
from tests.benchmarks.timing import report
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

EDITS = 30
P95 = 95


class Painted(QObject):
    """Counts what a window and everything in it paints, and waits until it has nothing left to.

    Both sides wait for all of it: what one left unpainted, the other would pay for.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.times = 0
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.Paint
        return False

    def wait(self, is_done: Callable[[], bool] = lambda: True) -> None:
        before = self.times
        while not is_done() or self.times == before:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        while self.times != before:
            before = self.times
            QCoreApplication.processEvents()


class Edits:
    """Edits of a window with a bar per worker, each timed until all of it is painted."""

    def __init__(self, app: Application, workers: int) -> None:
        self.app = app
        self.amounts = np.linspace(20_000, 60_000, workers).astype(np.int64)
        app.window.centre.chart.choose("savings")
        self.view = app.window.centre.chart.canvas._view.viewport()
        self.painted = Painted(app.window)
        self.edit()

    def edit(self) -> None:
        session = self.app.session
        self.amounts = self.amounts + 1
        payroll = Payroll(amounts=self.amounts)
        session.edit("Change of amounts", lambda s: s.replace(payroll=payroll), merge="amounts")
        self.painted.wait(lambda: session.comparison.scenario.payroll is payroll)


class Bars:
    """The same bars in a bare plot of the same size."""

    def __init__(self, edits: Edits, qtbot: QtBot) -> None:
        import pyqtgraph as pg

        self.plot = pg.PlotWidget()
        qtbot.addWidget(self.plot)
        self.plot.resize(edits.view.size())
        self.plot.show()
        savings = edits.app.session.comparison.saving
        self.heights = np.sort(savings)[::-1] / 100
        self.bars = pg.BarGraphItem(
            x0=np.arange(len(savings)), width=1.0, height=self.heights, pen=None, brush="g"
        )
        self.plot.addItem(self.bars)
        self.painted = Painted(self.plot)
        self.painted.wait()

    def paint(self) -> None:
        self.heights = self.heights + 0.01
        self.bars.setOpts(height=self.heights)
        self.painted.wait()


def seconds(side: Callable[[], None]) -> float:
    start = time.perf_counter()
    side()
    return time.perf_counter() - start


@pytest.mark.parametrize("workers", [40, 10_000, 100_000])
def test_edit_to_painted_window(open_window: Opener, qtbot: QtBot, workers: int) -> None:  # noqa: F811
    edits = Edits(open_window(), workers)
    bars = Bars(edits, qtbot)
    times = np.array([(seconds(edits.edit), seconds(bars.paint)) for _ in range(EDITS)])
    ours, bare = np.percentile(times, P95, axis=0)
    what = f"Edit to painted window, {workers} workers, p95 of {EDITS}"
    report(what, ours / bare, "the same bars alone", "at most 2")
