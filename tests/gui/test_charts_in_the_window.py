"""Every chart in the window: chosen, read by keys and mouse, shown as a table, all with room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from remitcalc.drawing.export import chart_image, usual_size
from remitcalc.model.payroll import Payroll
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import LANGUAGES
from tests.drawing.words import Recorder
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.drawing.canvas import Canvas
    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.chart_panel import ChartPanel
    from tests.gui.conftest import Opener

WHOLE = ("group-size", "savings", "breakdown")
"""Charts of which two lines say all, also in a small window."""
LOOKS = (("light", (1024, 700)), ("dark", (1920, 1080)))


def shown(app: Application, kind: str):
    panel = app.window.centre.chart
    panel.choose(kind)
    app.settle()
    assert panel.kind == kind
    assert panel.canvas is not None
    assert panel.canvas.plot is not None
    height = None
    while height != panel.canvas.height():  # the line below it may need another height
        height = panel.canvas.height()
        QGuiApplication.processEvents()
    return panel, panel.canvas


def one_line(lines: tuple[str, ...]) -> str:
    return " · ".join(lines)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_every_chart_has_room(
    tag: str, theme: str, size: tuple[int, int], open_window: Opener, monkeypatch
) -> None:
    recorder = Recorder(monkeypatch)
    app = open_window(spoken=language(tag), theme=theme, size=size)
    for kind in KINDS:
        panel, canvas = shown(app, kind)
        assert panel.picker.isVisible() != panel.list.isVisible()
        if panel.list.isVisible():
            assert panel.list.width() == panel.list.whole_width()
        assert cut_off(panel) == []
        assert overlaps(panel) == []
        said = panel.view.reading
        assert len(said.lines()) * said.fontMetrics().lineSpacing() <= said.height()
        if kind in WHOLE:
            assert " ".join(said.lines()) == said.text()
        recorder.words.clear()
        canvas.grab()
        assert len(recorder.words) > 4
        for number, word in enumerate(recorder.words):
            assert canvas.plot.page.grown(1).holds(word.box), (kind, word)
            inner = word.box.grown(-1)
            for other in recorder.words[:number]:
                assert not inner.overlaps(other.box.grown(-1)), (kind, word, other)


def test_keys_and_mouse_say_what_is_pointed_at(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    for kind in KINDS:
        check_pointing(*shown(app, kind), qtbot)


def check_pointing(panel: ChartPanel, canvas: Canvas, qtbot: QtBot) -> None:
    rows, height = list(canvas.plot.rows()), canvas.height()
    assert canvas.accessibleDescription() == panel.view.reading.text() != ""
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert panel.view.reading.text() == one_line(canvas.plot.data.hover(rows[0]))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert panel.view.reading.text() == one_line(canvas.plot.data.hover(rows[:2][-1]))
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert panel.view.reading.text() == one_line(canvas.plot.data.hover(rows[-1]))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert panel.view.reading.text() == canvas.accessibleDescription()
    assert canvas.height() == height
    spot = canvas.plot.spot(rows[:3][-1])
    at = canvas._view.mapFromScene(canvas._item.mapToScene(spot.x, spot.y))
    qtbot.mouseMove(canvas._view.viewport(), QPoint(3, 3))
    qtbot.mouseMove(canvas._view.viewport(), at)
    assert panel.view.reading.text() == one_line(spot.lines)


@pytest.mark.parametrize("kind", ["group-size", "amount"])
def test_keys_begin_at_the_scenarios_own_figure(
    kind: str, open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    panel, canvas = shown(app, kind)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    own = "40 workers" if kind == "group-size" else "C$400"
    assert panel.view.reading.text().startswith(own)


def test_a_chart_is_copied_by_the_usual_keys(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    _, canvas = shown(app, "savings")
    QGuiApplication.clipboard().clear()
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().image().isNull()


def test_a_chart_behind_a_tab_is_copied_as_it_is_now(open_window: Opener) -> None:
    app = open_window(size=(1024, 700))
    app.window.centre.tables.choose("workers")
    app.session.change("x", payroll=Payroll.uniform(23, 40_000))
    app.settle()
    app.window.actions_.actions["copy_chart"].trigger()
    answer = app.session.answer
    data = KINDS[app.window.centre.chart.kind].shown(answer)
    assert QGuiApplication.clipboard().image() == chart_image(data, *usual_size(data))


def test_a_chart_is_shown_as_a_table(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    for kind in KINDS:
        panel, canvas = shown(app, kind)
        qtbot.mouseClick(panel.table_button, Qt.MouseButton.LeftButton)
        model, table = panel.view._model, canvas.plot.data.table
        assert model.rowCount() == len(table), kind
        assert model.columnCount() == len(table.headers), kind
        qtbot.mouseClick(panel.table_button, Qt.MouseButton.LeftButton)


def test_ctrl_tab_goes_through_all_charts_and_back(open_window: Opener) -> None:
    app = open_window()
    panel = app.window.centre.chart
    seen = [panel.kind]
    for _ in KINDS:
        app.window.actions_.actions["next_chart"].trigger()
        seen.append(panel.kind)
    assert seen == [*KINDS, next(iter(KINDS))]


def test_the_figures_of_a_chart_are_copied_where_it_stands_for_the_tables(
    open_window: Opener,
) -> None:
    app = open_window(size=(1024, 700))
    app.window.centre.tables.choose("chart")
    app.window.actions_.actions["copy_table"].trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[0] == "Workers"
    assert len(copied) > 3


def test_costs_by_amount_are_shown_in_percent_by_choice(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    panel, canvas = shown(app, "amount")
    assert panel.percent_button.isVisible()
    assert canvas.plot.data.is_percent is False
    qtbot.mouseClick(panel.percent_button, Qt.MouseButton.LeftButton)
    assert canvas.plot.data.is_percent is True
    assert panel.shown == ("amount", True)
    panel, canvas = shown(app, "season")
    assert not panel.percent_button.isVisible()
