"""A worker's row and bar select each other, also where bars stand for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from remitcalc import Payroll
from remitcalc.drawing.plots.savings import SavingsPlot

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

_K = Qt.Key


class Onlooker:
    """Somebody who looks at the chart of savings above the table of workers."""

    def __init__(
        self, app: Application, qtbot: QtBot, workers: int, *, alike: bool = False
    ) -> None:
        self.app, self.qtbot = app, qtbot
        amounts = np.linspace(20_000, 90_000, workers).astype(np.int64)
        if alike:
            amounts[:] = 40_000
        names = tuple(f"W{at}" for at in range(workers))
        app.session.edit("Change", lambda s: s.replace(payroll=Payroll(amounts, names)))
        app.window.centre.chart.choose("savings")
        app.window.centre.tables.choose("workers")
        qtbot.waitUntil(lambda: app.window.centre.chart.canvas is not None)

    @property
    def canvas(self):
        canvas = self.app.window.centre.chart.canvas
        assert canvas is not None
        return canvas

    @property
    def plot(self) -> SavingsPlot:
        assert isinstance(self.canvas.plot, SavingsPlot)
        return self.canvas.plot

    @property
    def view(self):
        return self.app.window.centre.tables.workers_page.view

    def click(self, x: float, y: float) -> None:
        at: QPointF = self.canvas._item.mapToScene(x, y)
        pos = QPoint(self.canvas._view.mapFromScene(at))
        self.qtbot.mouseClick(self.canvas._view.viewport(), Qt.MouseButton.LeftButton, pos=pos)

    def marked(self) -> list[int]:
        """The workers whose bars are marked in the chart."""
        selection = self.plot._selection
        return [] if selection is None else self.plot.data.workers[selection.rows].tolist()


def test_a_row_marks_its_bar_and_keeps_it_marked(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 9)
    one.view.selectRow(3)
    qtbot.waitUntil(lambda: one.marked() == [3])
    one.view.setFocus()
    qtbot.keyClick(one.view, _K.Key_Down)
    qtbot.waitUntil(lambda: one.marked() == [4])
    one.app.session.change("x", paydays=3)  # another comparison
    assert one.marked() == [4]
    one.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert one.view.chosen() == [4]
    assert one.marked() == [4]


def test_a_clicked_bar_selects_its_row(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 9)
    one.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    worker = int(one.plot.data.workers[2])
    spot = one.plot.spot(2)
    one.click(spot.x, (spot.y + one.plot.frame.y(0)) / 2)
    assert one.view.chosen() == [worker]
    qtbot.waitUntil(lambda: one.marked() == [worker])


def test_keys_in_the_chart_select_rows_as_they_go(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 9)
    one.canvas.setFocus()
    for key, place in ((_K.Key_Home, 0), (_K.Key_Right, 1), (_K.Key_End, -1)):
        qtbot.keyClick(one.canvas, key)
        assert one.view.chosen() == [int(one.plot.data.workers[place])]
    assert one.canvas.hasFocus()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_a_bin_selects_its_workers_and_a_row_marks_its_bin(
    open_window: Opener, qtbot: QtBot, size: tuple[int, int]
) -> None:
    one = Onlooker(open_window(size=size), qtbot, 300)
    one.app.window.centre.tables.choose("workers")
    one.view.selectRow(7)
    if one.app.window.centre.tables.tabs.button("chart").isVisible():
        one.app.window.centre.tables.choose("chart")
    qtbot.waitUntil(lambda: one.marked() == [7])
    (marked,) = one.plot._selection.bins()  # type: ignore[union-attr]
    saving = one.plot.data.saving[one.plot.data.workers.tolist().index(7)]
    assert one.plot.data.bins[marked].low <= saving < one.plot.data.bins[marked].high
    boxes = one.plot._binned(one.plot.frame).boxes()
    other = (marked + 1) % len(boxes)
    one.click(boxes[other].left + 3, boxes[other].top + boxes[other].height / 2)
    chosen = one.app.window.centre.tables.workers_page.view.chosen()
    assert len(chosen) == one.plot.data.bins[other].count
    savings = dict(zip(one.plot.data.workers.tolist(), one.plot.data.saving.tolist(), strict=True))
    low, high = one.plot.data.bins[other].low, one.plot.data.bins[other].high
    assert all(low <= savings[worker] < high for worker in chosen)


def test_where_only_bins_fit_keys_go_from_bin_to_bin(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 300)
    one.app.window.centre.chart.setFixedWidth(500)
    qtbot.waitUntil(lambda: one.plot.is_only_binned)
    one.canvas.setFocus()
    qtbot.keyClick(one.canvas, _K.Key_Home)
    reading = one.app.window.centre.chart.view.reading.text()
    first = one.plot.data.bins[0]
    assert reading == first.said
    assert reading.endswith(f": {first.count} workers")
    assert len(one.view.chosen()) == first.count
    qtbot.keyClick(one.canvas, _K.Key_Right)
    assert len(one.view.chosen()) == one.plot.data.bins[1].count


def test_one_bar_for_all_selects_all(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 5, alike=True)
    spot = one.plot.spot(0)
    one.click(spot.x, (spot.y + one.plot.frame.y(0)) / 2)
    assert one.view.chosen() == [0, 1, 2, 3, 4]


def test_a_drag_selects_nobody(open_window: Opener, qtbot: QtBot) -> None:
    one = Onlooker(open_window(), qtbot, 9)
    viewport = one.canvas._view.viewport()
    middle = viewport.rect().center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(viewport, middle + QPoint(30, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 0))
    assert one.view.chosen() == []
