"""What the right mouse button and the menu key offer, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from remitcalc.output.language import LANGUAGES
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.widgets.table_view import TableView
    from tests.gui.conftest import Opener


def click(app: Application, widget: QWidget, at: QPoint | None = None) -> QMenu | None:
    """Click with the right button, or, without a place, press the menu key; return the menu."""
    by = QContextMenuEvent.Reason
    place = widget.rect().center() if at is None else at
    event = QContextMenuEvent(
        by.Keyboard if at is None else by.Mouse, place, widget.mapToGlobal(place)
    )
    QApplication.sendEvent(widget, event)
    shown = [one for one in app.window.findChildren(QMenu) if one.isVisible()]
    return shown[0] if shown else None


def words(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [one.text().replace("&", "") for one in menu.actions() if not one.isSeparator()]


def choose(menu: QMenu | None, said: str) -> None:
    assert menu is not None
    action = next(one for one in menu.actions() if one.text().replace("&", "") == said)
    assert action.isEnabled(), said
    action.trigger()
    menu.close()


def cell_of(view: TableView, row: int, column: int) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_table_copies_a_cell_and_its_rows(open_window: Opener) -> None:
    app = open_window()
    view = app.window.centre.tables.view("services")
    choose(click(app, view.viewport(), cell_of(view, 0, 1)), "Copy cell")
    assert clipboard() == "Royal Bank of Canada"
    choose(click(app, view.viewport(), cell_of(view, 0, 1)), "Copy table")
    assert clipboard().count("\n") > 10
    view.selectRow(0)
    mode = view.selectionModel().SelectionFlag
    view.selectionModel().select(view.model().index(2, 0), mode.Select | mode.Rows)
    choose(click(app, view.viewport(), cell_of(view, 0, 1)), "Copy selected rows")
    assert clipboard().strip().count("\n") == 2


def test_a_worker_is_copied_as_a_number(open_window: Opener, tmp_path, qtbot: QtBot) -> None:
    path = tmp_path / "payroll.csv"
    path.write_text("worker,amount\nAna,400.00\nBea,300.00\n", encoding="utf-8")
    app = open_window()
    app.window.open_file(path)
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None, timeout=10_000)
    app.window.payroll_import.accept()
    app.window.centre.tables.choose("workers")
    view = app.window.centre.tables.view("workers")
    assert "Ana" in view.model().index(0, 0).data()
    choose(click(app, view.viewport(), cell_of(view, 0, 0)), "Copy cell")
    assert "Ana" not in clipboard()


def test_a_table_is_sorted_from_a_cell_a_heading_and_back(open_window: Opener) -> None:
    app = open_window()
    view = app.window.centre.tables.view("services")
    before = view.model().index(0, 1).data()
    names = [view.model().index(row, 1).data() for row in range(view.model().rowCount())]
    at = cell_of(view, 0, 1)
    choose(click(app, view.viewport(), at), "Sort downwards by this column")
    assert view.model().index(0, 1).data() == max(names, key=str.casefold)
    heading = view.horizontalHeader()
    place = QPoint(heading.sectionViewportPosition(1) + 5, 5)
    choose(click(app, heading.viewport(), place), "Sort upwards by this column")
    assert view.model().index(0, 1).data() == min(names, key=str.casefold)
    choose(click(app, view.viewport(), at), "Sort no more")
    assert view.model().index(0, 1).data() == before


def test_tables_and_charts_show_each_other(open_window: Opener) -> None:
    app = open_window()
    centre = app.window.centre
    centre.tables.choose("workers")
    view = centre.tables.view("workers")
    choose(click(app, view.viewport(), cell_of(view, 0, 0)), "Show as chart")
    assert centre.chart.kind == "savings"
    canvas = centre.chart.canvas
    assert canvas is not None
    choose(click(app, canvas, canvas.rect().center()), "Show as table")
    assert centre.chart.table_button.isChecked()
    table = centre.chart.view.currentWidget()
    table.setFocus()
    choose(click(app, table), "Show as chart")
    assert not centre.chart.table_button.isChecked()


def test_a_chart_offers_what_the_menus_do(open_window: Opener) -> None:
    app = open_window()
    canvas = app.window.centre.chart.canvas
    assert canvas is not None
    menu = click(app, canvas, canvas.rect().center())
    said = words(menu)
    assert said == [
        *("Copy chart", "Export chart…", "Show as table", "Reset zoom", "Next chart"),
    ]
    choose(menu, "Copy chart")
    assert QGuiApplication.clipboard().image().width() > 600


def test_a_right_click_leaves_the_chart_as_it_was(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    canvas = app.window.centre.chart.canvas
    assert canvas is not None
    view = canvas._view.viewport()
    qtbot.mousePress(view, Qt.MouseButton.RightButton, pos=QPoint(200, 80))
    qtbot.mouseMove(view, QPoint(260, 120))
    qtbot.mouseRelease(view, Qt.MouseButton.RightButton, pos=QPoint(260, 120))
    assert canvas.plot is not None
    assert not canvas.plot.is_zoomed


def test_a_card_copies_its_figure_and_the_answer(open_window: Opener) -> None:
    app = open_window()
    answer = app.window.centre.answer
    card = answer.cards.cards[0]
    choose(click(app, card.figure, card.figure.rect().center()), "Copy figure")
    assert "C$10.69" in clipboard()
    choose(click(app, answer.headline, QPoint(5, 5)), "Copy the answer")
    assert clipboard().startswith("Pooled: C$10.69 each.")
    assert "C$16.88" in clipboard()


def test_what_is_selected_in_the_answer_can_be_copied(open_window: Opener) -> None:
    app = open_window()
    headline = app.window.centre.answer.headline
    headline.setSelection(0, 6)
    choose(click(app, headline, QPoint(5, 5)), "Copy what is selected")
    assert clipboard() == "Pooled"


def test_the_menu_key_opens_the_menu_of_what_has_the_keyboard(open_window: Opener) -> None:
    app = open_window()
    view = app.window.centre.tables.view("services")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    choose(click(app, view), "Copy cell")
    assert clipboard() == view.model().index(1, 1).data()


def test_an_input_keeps_the_menu_it_had(open_window: Opener) -> None:
    app = open_window()
    assert click(app, app.window.scenario, QPoint(2, 2)) is None


def test_every_menu_speaks_the_language(open_window: Opener) -> None:
    app = open_window()
    english: list[str] = []
    for tag in LANGUAGES:
        app.speak(tag)
        settle(app.window)
        view = app.window.centre.tables.view("services")
        said = []
        for widget in (view.viewport(), app.window.centre.answer.cards.cards[0]):
            menu = click(app, widget, QPoint(5, 5))
            said += words(menu)
            assert menu is not None
            menu.close()
        assert not set(said) & set(english)
        english = english or said


def test_a_figure_typed_over_is_taken_back_from_its_menu(open_window: Opener) -> None:
    app = open_window()
    tables = app.window.centre.tables
    tables.choose("figures")
    view, page = tables.figures_page.view, tables.figures_page
    back = "Return to the corridor's figure"
    view.selectRow(1)
    menu = click(app, view.viewport(), cell_of(view, 1, 1))
    assert not next(one for one in menu.actions() if one.text() == back).isEnabled()
    menu.close()
    before = app.session.scenario.corridor
    page.model.hold(1)
    assert page.list.put(1, "value", "33") == ""
    view.selectRow(1)
    choose(click(app, view.viewport(), cell_of(view, 1, 1)), back)
    assert app.session.scenario.corridor == before
