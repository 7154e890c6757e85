"""From an edit to the window that shows it, against the least that it must take.

That is the comparison alone, pyqtgraph painting the same bars, and a plain window of Qt that shows
the same texts and table cells.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QRect
from PySide6.QtWidgets import QLabel, QTableView, QTableWidget, QTableWidgetItem, QWidget

from remitcalc.engine.compare import compare
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


class Plain:
    """A window of labels and a table, with the texts and cells that are in sight in the other."""

    def __init__(self, edits: Edits, qtbot: QtBot) -> None:
        window = edits.app.window
        shown = [one for one in window.findChildren(QLabel) if one.isVisible()]
        view = next(one for one in window.findChildren(QTableView) if one.isVisible())
        self.window, self.rounds = QWidget(), 0
        qtbot.addWidget(self.window)
        self.texts = [one.text() for one in shown]
        self.labels = [QLabel(text, self.window) for text in self.texts]
        for label, one in zip(self.labels, shown, strict=True):
            label.setWordWrap(one.wordWrap())
            label.setGeometry(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        columns = range(view.model().columnCount())
        last = view.rowAt(view.viewport().height() - 1)
        in_sight = range(last + 1 if last >= 0 else view.model().rowCount())
        self.cells = [str(view.model().index(row, at).data()) for row in in_sight for at in columns]
        self.table = QTableWidget(len(in_sight), len(columns), self.window)
        self.table.setGeometry(QRect(view.mapTo(window, QPoint(0, 0)), view.size()))
        for at, cell in enumerate(self.cells):
            self.table.setItem(*divmod(at, len(columns)), QTableWidgetItem(cell))
        self.window.resize(window.size())
        self.window.show()
        self.painted = Painted(self.window)
        self.painted.wait()

    def show(self) -> None:
        self.rounds += 1
        for label, text in zip(self.labels, self.texts, strict=True):
            label.setText(f"{text[:-1]}{self.rounds % 10}")
        for at, cell in enumerate(self.cells):
            item = self.table.item(*divmod(at, self.table.columnCount()))
            item.setText(f"{cell[:-1]}{self.rounds % 10}")
        self.painted.wait()


class Floor:
    """The comparison alone, the same bars, the same texts and cells."""

    def __init__(self, edits: Edits, qtbot: QtBot) -> None:
        self.edits, self.bars, self.plain = edits, Bars(edits, qtbot), Plain(edits, qtbot)

    def take(self) -> None:
        compare(self.edits.app.session.scenario)
        self.bars.paint()
        self.plain.show()


def seconds(side: Callable[[], None]) -> float:
    start = time.perf_counter()
    side()
    return time.perf_counter() - start


@pytest.mark.parametrize("workers", [40, 10_000, 100_000])
def test_edit_to_painted_window(open_window: Opener, qtbot: QtBot, workers: int) -> None:  # noqa: F811
    edits = Edits(open_window(), workers)
    floor = Floor(edits, qtbot)
    times = np.array([(seconds(edits.edit), seconds(floor.take)) for _ in range(EDITS)])
    ours, least = np.percentile(times, P95, axis=0)
    what = f"Edit to painted window, {workers} workers, p95 of {EDITS}"
    report(what, ours / least, "comparison, bars, texts and cells alone", "at most 1.3")
