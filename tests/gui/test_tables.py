"""Tables are searched, keep the widths a person gives, and show the place of a problem."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from remitcalc import Payroll, paths
from remitcalc.gui.panels.tables import TABLES
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.tables import Tables
    from tests.gui.conftest import Opener

CORRIDOR = paths.resources() / "corridors" / "canada-guatemala.toml"
SERVICE, FEE = 1, 3


def tables(app: Application) -> Tables:
    return app.window.centre.tables


def column(shown: Tables, at: int) -> list[str]:
    model = shown.services
    return [model.text(row, at) for row in range(model.rowCount(QModelIndex()))]


def test_words_are_found_in_the_services_and_forgotten(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    shown = tables(app)
    every = column(shown, SERVICE)
    app.window.actions_.actions["find"].trigger()
    assert shown.search.hasFocus()
    qtbot.keyClicks(shown.search, "wESTERN")
    qtbot.waitUntil(lambda: len(column(shown, SERVICE)) < len(every))
    assert set(column(shown, SERVICE)) == {"Western Union"}
    assert "16" in shown.tabs.button("services").text()
    shown.view("services").sortByColumn(FEE, Qt.SortOrder.DescendingOrder)
    assert set(column(shown, SERVICE)) == {"Western Union"}
    app.session.change("Change", paydays=3)
    assert set(column(shown, SERVICE)) == {"Western Union"}
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(column(shown, SERVICE)) == len(every))
    assert sorted(column(shown, SERVICE)) == sorted(every)
    assert not shown.search.hasFocus()


def test_what_is_not_there_leaves_an_empty_table(open_window: Opener, qtbot: QtBot) -> None:
    shown = tables(open_window())
    shown.search.setText("no such service")
    before = shown.view("services").viewport().grab().toImage()
    qtbot.waitUntil(lambda: column(shown, SERVICE) == [])
    after = shown.view("services").viewport().grab().toImage()
    assert len({after.pixel(x, 20) for x in range(120)}) > 2  # it says so
    assert before != after
    shown.copy()
    shown.search.clear()
    qtbot.waitUntil(lambda: len(column(shown, SERVICE)) == shown.services.total)


def test_a_column_keeps_the_width_given_until_its_edge_is_clicked_twice(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    view = tables(app).view("services")
    needed = view.columnWidth(FEE)
    view.setColumnWidth(FEE, needed + 60)
    app.session.change("Change", paydays=3)
    app.window.resize(app.window.width() + 50, app.window.height())
    qtbot.waitUntil(lambda: view.columnWidth(FEE) == needed + 60)
    view.horizontalHeader().sectionHandleDoubleClicked.emit(FEE)
    assert view.columnWidth(FEE) == needed


def test_columns_fill_the_width_without_scrolling(open_window: Opener) -> None:
    app = open_window()
    for key in TABLES:
        view = tables(app).view(key)
        tables(app).choose(key)
        assert view.horizontalHeader().length() <= view.viewport().width()
        assert not view.horizontalScrollBar().isVisible()


def test_widths_outlast_the_window(open_window: Opener) -> None:
    first = open_window()
    view = tables(first).view("services")
    view.setColumnWidth(FEE, 177)
    first.window.close()
    assert tables(open_window()).view("services").columnWidth(FEE) == 177


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_parts_and_their_total_are_in_sight(open_window: Opener, tag: str) -> None:
    app = open_window(size=(1440, 700), spoken=language(tag))
    shown = tables(app)
    shown.choose("services")
    view = shown.view("services")
    total = 1 + max(
        at
        for at, one in enumerate(shown.services.columns)
        if one.heading == app.session.language.text("Way, arrival")
    )
    for width in (1440, 1024):
        app.window.resize(width, 700)
        settle(app.window)
        assert view.columnViewportPosition(total) > 0
        right = view.columnViewportPosition(total) + view.columnWidth(total)
        assert right <= view.viewport().width()


def test_a_problem_is_shown_in_the_text_of_its_file(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    text = CORRIDOR.read_text(encoding="utf-8")
    bad = tmp_path / "bad.toml"
    bad.write_text(text.replace('"published"', '"publishd"'), encoding="utf-8")
    app = open_window()
    app.window.open_file(bad)
    page = tables(app).problems_page
    tables(app).copy_button.setFocus()
    qtbot.keyClick(tables(app).copy_button, Qt.Key.Key_Tab)
    met = [app.window.focusWidget()]
    while len(met) < len(page.stops()):
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
        met.append(app.window.focusWidget())
    assert met == list(page.stops())
    lines = text.splitlines()
    for row, problem in enumerate(app.session.problems):
        page.view.selectRow(row)
        marked = page.excerpt.textCursor().block().text()
        assert marked.startswith(f"▸ {problem.place.line}  ")
        assert marked.endswith('"publishd"')
        assert lines[(problem.place.line or 0) - 2].rstrip() in page.excerpt.toPlainText()
    bad.write_text("# changed meanwhile\n", encoding="utf-8")
    page.view.selectRow(0)
    page.view.selectRow(1)
    assert "changed meanwhile" not in page.excerpt.toPlainText()
    assert "publishd" in page.excerpt.toPlainText()
    bad.write_text(text, encoding="utf-8")
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert app.session.problems == ()
    assert not page.again_button.isVisible()
    assert not page.excerpt.isVisible()


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_the_marked_line_is_in_sight(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    bad = tmp_path / "bad.toml"
    text = CORRIDOR.read_text(encoding="utf-8")
    bad.write_text(text.replace('"published"', '"publishd"'), encoding="utf-8")
    app = open_window(size=size)
    app.window.open_file(bad)
    excerpt = tables(app).problems_page.excerpt
    qtbot.wait(50)  # laid out once, and again for the page
    assert "▸" in excerpt.textCursor().block().text()
    assert excerpt.viewport().rect().contains(excerpt.cursorRect())


def test_a_problem_is_told_in_full_where_the_table_has_no_room(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(size=(1024, 700))
    file = Path(__file__).parents[1] / "data" / "faults" / "corridor.toml"
    app.window.open_file(file)
    page = app.window.centre.tables.problems_page
    qtbot.waitUntil(page.isVisible)
    model = page.model
    assert model.rowCount() >= 20
    assert all(int(model.text(row, 0)) for row in range(model.rowCount()))
    rows = [model.text(row, 1) for row in range(model.rowCount())]
    comma = rows.index("Decimals have a point here: write 5.53.")
    page.view.selectRow(comma)
    assert page.whole.text() == rows[comma]
    assert "rate = 5,53" in page.excerpt.toPlainText()
    assert app.session.scenario.corridor.id == "canada-guatemala"


def test_a_table_that_was_not_in_sight_shows_the_figures_of_now(open_window: Opener) -> None:
    app = open_window()
    shown = tables(app)
    shown.choose("workers")
    shown.choose("services")
    before = shown.workers.text(0, 1)
    app.session.edit("Change of amount", lambda s: s.replace(payroll=Payroll.uniform(7, 99_900)))
    assert (shown.workers.total, shown.workers.text(0, 1)) == (40, before)
    assert shown.tabs.button("workers").text() == "Workers 7"
    shown.choose("workers")
    assert (shown.workers.total, shown.workers.text(0, 1)) == (7, "C$999.00")


def test_tabs_count_the_rows_that_are_shown_where_nothing_can_be_compared(
    open_window: Opener,
) -> None:
    app = open_window()
    only_pooled = app.session.scenario.corridor.pooled_services
    app.session.edit(
        "Change", lambda s: s.replace(corridor=replace(s.corridor, services=only_pooled))
    )
    assert app.session.trouble
    shown = tables(app)
    assert shown.tabs.button("services").text() == f"Ways {shown.services.rowCount()}"
    assert shown.services.rowCount() == 16


def test_tabs_count_no_pool_where_the_corridor_has_none(open_window: Opener) -> None:
    app = open_window()
    alone = app.session.scenario.corridor.individual_services
    app.session.edit(
        "Change",
        lambda s: s.replace(
            corridor=replace(
                s.corridor,
                services=alone,
                defaults=replace(s.corridor.defaults, pooled_service=""),
            ),
            pooled="",
        ),
    )
    app.settle()
    shown = tables(app)
    assert len(alone) == shown.services.rowCount()
    assert shown.tabs.button("services").text() == f"Ways {len(alone)}"
