"""Any figure of the window taken apart beside the answer: by clicks and keys, followed by edits."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from remitcalc import Payroll, Scenario, load_corridor
from remitcalc.cli.main import main
from remitcalc.gui.explain.section import Fold
from remitcalc.gui.explain.subject import ALL, Subject
from remitcalc.gui.explain.ways_on import place_of
from remitcalc.gui.models.columns_model import bold_font
from remitcalc.gui.panels.tables import FIGURES, SERVICES, WORKERS
from remitcalc.gui.widgets.cell_painter import CELL_MARGIN
from remitcalc.model.document import Document
from remitcalc.model.message import ModelError, message
from remitcalc.model.price_place import PricePlace
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.test_looks import settle
from tests.gui.test_offers_in_the_window import with_two_more

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.explain.panel import ExplainPanel
    from remitcalc.gui.panels.totals_row import TotalsRow
    from remitcalc.gui.widgets.table_view import TableView
    from tests.gui.conftest import Opener

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def panel_of(app: Application) -> ExplainPanel:
    panel = app.window.explaining.panel
    assert panel is not None
    return panel


def click(widget: QLabel) -> None:
    QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center())


def open_card(app: Application, at: int = 0) -> ExplainPanel:
    click(app.window.centre.answer.cards.cards[at].figure)
    return panel_of(app)


def column(view: TableView, apart: str) -> int:
    columns = view.model().columns  # type: ignore[attr-defined]
    return next(at for at, one in enumerate(columns) if one.apart == apart)


def click_cell(view: TableView, row: int, apart: str) -> None:
    index = view.model().index(row, column(view, apart))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.visualRect(index).center())


def enter_cell(view: TableView, row: int, apart: str) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column(view, apart)))
    QTest.keyClick(view, Qt.Key.Key_Return)


def folds(panel: ExplainPanel) -> list[Fold]:
    return [one for one in panel.findChildren(Fold) if one.isVisible()]


def fold(panel: ExplainPanel, name: str) -> Fold:
    return next(one for one in folds(panel) if name in one.accessibleName())


def words(panel: ExplainPanel) -> str:
    return "\n".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def unfold(panel: ExplainPanel, levels: int = 3) -> None:
    """Unfold all parts, and so many levels of what is below them."""
    for _ in range(levels):
        for one in folds(panel):
            one.unfold(is_on=True)
    QApplication.processEvents()


def follow(panel: ExplainPanel, said: str) -> None:
    """Follow the first link whose line has some words."""
    labels = [one for one in panel.findChildren(QLabel) if one.isVisible()]
    link = next(one for one in labels if said in one.text() and "<a " in one.text())
    link.linkActivated.emit("go")


def mixed(app: Application, **more: object) -> None:
    """Let three workers send different amounts."""
    payroll = Payroll(np.array([21_200, 64_000, 30_055]), ("Ana López", "Juan", "Rosa"), **more)
    app.session.edit("Change of workers", lambda s: s.replace(payroll=payroll))


def test_a_click_on_a_card_takes_its_figure_apart_into_parts_that_add_up(
    open_window: Opener,
) -> None:
    app = open_window()
    panel = open_card(app)
    figure = app.window.centre.answer.cards.cards[0].figure.text()
    assert panel.isVisible()
    assert panel.title.text() == f"{figure} taken apart"
    assert [one.accessibleName() for one in folds(panel)] == [
        "Fees on top C$0.50",
        "Taken on the way C$0.38",
        "Exchange margin C$8.39",
        "Charges on arrival, in sending currency C$1.42",
    ]
    assert "Parts add up to the total to the cent." in words(panel)
    assert "together with Royal Bank of Canada" in panel.whose.text()


def test_a_part_unfolds_down_to_price_source_status_and_where_the_odd_cent_fell(
    open_window: Opener,
) -> None:
    app = open_window()
    panel = open_card(app)
    unfold(panel)
    said = words(panel)
    assert "C$0.37 + C$0.01 = C$0.38" in said
    assert "a unit left over falls here" in said
    assert "Example figure for a correspondent bank, 2025 (example)" in said
    assert "C$15.00 ÷ 40 ↓ C$0.37" in said


def test_enter_on_a_card_gives_the_keyboard_to_the_panel_and_escape_gives_it_back(
    open_window: Opener,
) -> None:
    app = open_window()
    card = app.window.centre.answer.cards.cards[2]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    panel = panel_of(app)
    assert QApplication.focusWidget() is folds(panel)[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert folds(panel)[0].is_unfolded
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    inner = QApplication.focusWidget()
    assert isinstance(inner, Fold)
    assert inner.parent() is not folds(panel)[0].parent()
    QTest.keyClick(inner, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is folds(panel)[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is card


def test_escape_outside_the_panel_and_its_cross_close_it_too(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app)
    QTest.keyClick(app.window.centre.answer.cards.cards[0], Qt.Key.Key_Escape)
    assert not panel.isVisible()
    open_card(app)
    panel.close_button.click()
    assert not panel.isVisible()


def test_the_same_figure_is_shown_again_after_each_edit_and_stays_unfolded(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    panel = open_card(app)
    fold(panel, "Exchange margin").unfold(is_on=True)
    app.session.change("Change of group size", payroll=Payroll.uniform(50, 40_000))
    figure = app.window.centre.answer.cards.cards[0].figure.text()
    qtbot.waitUntil(lambda: panel.title.text() == f"{figure} taken apart")
    assert fold(panel, "Exchange margin").is_unfolded
    app.session.undo_stack.undo()
    qtbot.waitUntil(lambda: panel.title.text() == "C$10.69 taken apart")


def test_every_row_of_the_ways_can_be_taken_apart_by_enter(open_window: Opener) -> None:
    app = open_window()
    view = app.window.centre.tables.view(SERVICES)
    for apart in ("ways.sending", "ways.fx", "ways.total", "ways.received"):
        at = column(view, apart)
        for row in range(view.model().rowCount()):
            enter_cell(view, row, apart)
            shown = view.model().text(row, at)  # type: ignore[attr-defined]
            assert panel_of(app).title.text() == f"{shown} taken apart", (apart, row)


def test_a_click_on_a_workers_cell_takes_that_workers_figure_apart(open_window: Opener) -> None:
    app = open_window()
    mixed(app)
    tables = app.window.centre.tables
    tables.choose(WORKERS)
    view = tables.view(WORKERS)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    click_cell(view, 0, "workers.pooled.paid")
    panel = panel_of(app)
    assert "Juan" in panel.whose.text()
    assert panel.title.text() == f"{view.model().text(0, 2)} taken apart"  # type: ignore[attr-defined]
    assert view.selectionModel().selectedRows()[0].row() == 0


def test_a_groups_total_is_the_sum_over_its_workers_who_unfold(open_window: Opener) -> None:
    app = open_window()
    mixed(app)
    panel = open_card(app)
    names = [one.accessibleName() for one in folds(panel)]
    assert [one.rpartition(" ")[0] for one in names] == ["Ana López", "Juan", "Rosa"]
    folds(panel)[1].unfold(is_on=True)
    assert fold(panel, "Exchange margin").isVisible()
    follow(panel, "Take it apart")
    assert "Juan" in panel.whose.text()


def test_a_large_group_lists_a_few_and_leads_to_the_others(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = Payroll(np.arange(20_000, 50_000))
    app.session.edit("Change of workers", lambda s: s.replace(payroll=payroll))
    qtbot.waitUntil(lambda: app.session.comparison.scenario is app.session.scenario, timeout=60_000)
    app.window.explaining.open(Subject("total", "pooled", ALL))
    qtbot.waitUntil(lambda: app.window.explaining.is_open, timeout=60_000)
    panel = panel_of(app)
    assert len(folds(panel)) == 6
    assert folds(panel)[-1].accessibleName().startswith("29,995 more workers")
    follow(panel, "Show them all")
    assert app.window.centre.tables.tabs.key() == WORKERS


def test_a_workers_amount_is_taken_from_its_cell_and_leads_to_it(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "may.csv"
    file.write_text("name,amount\nAna,212.00\nJuan,640.00\n", encoding="utf-8")
    app = open_window(str(file))
    qtbot.waitUntil(lambda: app.window.payroll_import.path is not None)
    qtbot.waitUntil(app.window.centre.payroll_page.use.isEnabled)
    app.window.centre.payroll_page.use.click()
    qtbot.waitUntil(lambda: len(app.session.scenario.payroll) == 2)
    tables = app.window.centre.tables
    tables.choose(WORKERS)
    enter_cell(tables.view(WORKERS), 1, "workers.pooled.total")
    panel = panel_of(app)
    for name in ("Exchange margin", "To be converted", "Amount delivered", "parted with"):
        fold(panel, name).unfold(is_on=True)
    assert "may.csv, B3" in words(panel)
    tables.choose(SERVICES)
    follow(panel, "may.csv, B3")
    assert tables.tabs.key() == WORKERS
    view = tables.view(WORKERS)
    assert QApplication.focusWidget() is view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)


def test_a_price_leads_to_its_row_of_the_figures(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app)
    unfold(panel)
    follow(panel, "correspondent bank")
    tables = app.window.centre.tables
    assert tables.tabs.key() == FIGURES
    page = tables.figures_page
    place = page.model.rows[page.model.source_row(page.view.currentIndex().row())].place
    assert (place.part, place.figure) == ("transit", "fixed")
    assert QApplication.focusWidget() is page.view


def test_what_is_counted_leads_to_its_field(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app)
    unfold(panel)
    follow(panel, "workers of the pool")
    assert QApplication.focusWidget() is app.window.scenario.workers.workers
    follow(panel, "the worker&#x27;s amount")
    assert QApplication.focusWidget() is app.window.scenario.workers.amount


def test_what_is_not_known_says_what_would_make_it_known_and_leads_there(
    open_window: Opener,
) -> None:
    app = open_window()
    panel = open_card(app, 1)
    part = fold(panel, "Taken on the way")
    assert part.accessibleName() == "Taken on the way unknown"
    part.unfold(is_on=True)
    assert "It is known once Remitly tells it" in words(panel)
    follow(panel, "Enter it among the figures")
    tables = app.window.centre.tables
    page = tables.figures_page
    assert tables.tabs.key() == FIGURES
    place = page.model.rows[page.model.source_row(page.view.currentIndex().row())].place
    assert place.part == "transit"


def test_a_figure_that_is_not_told_is_called_unknown_with_what_would_make_it_known(
    open_window: Opener,
) -> None:
    app = with_two_more(open_window)
    app.session.change("Choice of an offer", pooled=app.session.scenario.offers[1])
    app.settle()
    app.window.explaining.open(Subject("fx", "pooled"))
    QApplication.processEvents()
    panel = panel_of(app)
    assert panel.title.text() == "Exchange margin: unknown"
    follow(panel, "See why")  # no one worker stands for all: some pay 1.51, some 1.53
    assert panel.title.text() == "Exchange margin: unknown"
    assert "It is known once BMO names the rate of a day" in words(panel)
    follow(panel, "Enter it among the figures")
    assert app.window.centre.tables.tabs.key() == FIGURES


def test_who_does_not_join_is_said_to_send_alone_and_can_be_let_join(open_window: Opener) -> None:
    app = open_window()
    mixed(app, joins=np.array([True, False, True]))
    tables = app.window.centre.tables
    tables.choose(WORKERS)
    enter_cell(tables.view(WORKERS), 1, "workers.pooled.total")
    panel = panel_of(app)
    assert "does not join a pool" in words(panel)
    assert "alone with" in panel.whose.text()
    follow(panel, "does not join a pool")
    assert QApplication.focusWidget() is tables.view(WORKERS)


def test_a_figure_that_is_refused_says_why_and_shows_the_step_that_refuses(
    open_window: Opener,
) -> None:
    app = open_window()
    payroll = Payroll(np.array([500, 64_000, 30_055]), ("Ana", "Juan", "Rosa"))
    app.session.edit("Change of workers", lambda s: s.replace(payroll=payroll))
    panel = open_card(app)
    assert panel.title.text() == "Total cost: unknown"
    follow(panel, "has no such figure")
    assert panel.title.text() == "Total cost: not possible"
    assert "would take all of the money." in words(panel)
    assert "C$5.00 − C$5.00 = C$0.00" in words(panel)
    assert "C$0.00 ≤ 0" in words(panel)
    assert fold(panel, "Taken on the way, this worker's share").isVisible()


def test_a_worker_who_is_gone_is_said_to_be(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.explaining.open(Subject("total", "pooled", 39))
    app.session.change("Change of group size", payroll=Payroll.uniform(10, 40_000))
    qtbot.waitUntil(lambda: "not in the list any more" in words(panel_of(app)))


def test_the_season_of_a_figure_is_shown_beside_its_payday(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app)
    panel.span_chosen.emit("season")
    assert panel.title.text() == "C$181.73 taken apart"
    assert "17 paydays" in panel.whose.text()


@pytest.mark.parametrize("kind", ["savings", "breakdown", "group-size", "amount", "season"])
def test_enter_on_a_point_of_a_chart_takes_it_apart(open_window: Opener, kind: str) -> None:
    app = open_window()
    chart = app.window.centre.chart
    chart.choose(kind)
    canvas = chart.canvas
    assert canvas is not None
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    said = chart.view.reading.text()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    figure = panel_of(app).title.text().removesuffix(" taken apart").removeprefix("≥\xa0")
    assert figure in said


def test_a_click_on_a_bar_takes_it_apart_and_a_drag_does_not(open_window: Opener) -> None:
    app = open_window()
    chart = app.window.centre.chart
    chart.choose("breakdown")
    canvas = chart.canvas
    assert canvas is not None
    assert canvas.plot is not None
    spot = canvas.plot.spot(1)
    viewport = canvas._view.viewport()
    at = QPoint(round(spot.x) + 30, round(spot.y))
    QTest.mousePress(viewport, LEFT, PLAIN, at)
    QTest.mouseRelease(viewport, LEFT, PLAIN, at + QPoint(60, 0))
    assert app.window.explaining.panel is None
    QTest.mouseClick(viewport, LEFT, PLAIN, at)
    assert "MoneyGram" in panel_of(app).whose.text()


def test_the_figures_tab_takes_the_part_apart_in_which_a_price_stands(open_window: Opener) -> None:
    app = open_window()
    tables = app.window.centre.tables
    tables.choose(FIGURES)
    page = tables.figures_page
    row = next(
        at
        for at, one in enumerate(page.model.rows)
        if one.place.part == "transit" and one.service is not None and one.service.kind == "pooled"
    )
    page.view.setFocus()
    page.view.stand_at(page.model.row_of(row), page.model.columnCount() - 1)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "Taken on the way" in panel_of(app).whose.text()


def test_the_menu_of_a_figure_takes_it_apart(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    card = app.window.centre.answer.cards.cards[0]
    at = card.mapTo(app.window, card.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, app.window.mapToGlobal(at))
    QApplication.sendEvent(app.window, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Take apart").trigger()
    menu.close()
    assert panel_of(app).title.text() == "C$10.69 taken apart"


def test_what_is_copied_is_what_the_command_prints(
    open_window: Opener, capsys: pytest.CaptureFixture[str]
) -> None:
    app = open_window()
    panel = open_card(app)
    panel.copy_button.click()
    corridor = "canada-guatemala"
    main(["explain", corridor, "--way", "pooled", "--worker", "1"])
    assert QApplication.clipboard().text() == capsys.readouterr().out


def test_another_offer_is_taken_apart_as_if_it_were_chosen(open_window: Opener) -> None:
    app = open_window()
    app.session.take_corridor(app.window.known_corridors.corridor("switzerland-serbia"))
    view = app.window.centre.tables.view(SERVICES)
    ways = app.window.centre.tables.services.ways
    others = [at for at, way in enumerate(ways) if way.row.is_pool and not way.row.is_answer]
    assert others
    at = column(view, "ways.total")
    for row in others:
        enter_cell(view, row, "ways.total")
        shown = view.model().text(row, at)  # type: ignore[attr-defined]
        assert panel_of(app).title.text() == f"{shown} taken apart"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_in_the_panel_is_cut_off_in_any_language(open_window: Opener, tag: str) -> None:
    app = open_window(spoken=language(tag))
    panel = open_card(app, 2)
    unfold(panel, levels=2)
    for size in ((1440, 900), (1024, 700)):
        app.window.resize(*size)
        settle(app.window)
        assert panel.isVisible()
        assert cut_off(panel) == []


def test_the_window_in_another_language_shows_the_figure_again(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    open_card(app)
    app.session.speak(language("de"))
    panel = panel_of(app)
    qtbot.waitUntil(panel.isVisible)
    assert panel.title.text() == "10,69\xa0C$ aufgeschlüsselt"


def test_a_path_of_a_step_is_a_place_among_the_figures() -> None:
    bank = ("service", "bank")
    assert place_of((*bank, "exchange", "bands", 1, "percent")) == PricePlace(
        "bank", "fx", 0, 1, "percent"
    )
    assert place_of((*bank, "receiving", 1, "fixed")) == PricePlace(
        "bank", "receiving", 1, 0, "fixed"
    )
    assert place_of(("tax", 0, "percent")) == PricePlace("", "tax", 0, 0, "percent")
    assert place_of(("reference", "rate")) == PricePlace("", "reference", 0, 0, "rate")
    assert place_of((*bank, "transit")) == PricePlace("bank", "transit")


def test_the_size_from_which_pooling_pays_leads_to_its_chart(open_window: Opener) -> None:
    app = open_window()
    app.window.centre.chart.choose("savings")
    panel = open_card(app, 3)
    assert panel.title.text() == "Pooling pays from: 8 workers"
    follow(panel, "trying one size")
    assert app.window.centre.chart.kind == "group-size"


def test_without_a_comparison_the_panel_says_why(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    panel = open_card(app)
    app.session._could_not(ModelError([message("worker_gone")]))
    qtbot.waitUntil(lambda: "not in the list any more" in words(panel))


def test_the_window_starts_without_what_takes_figures_apart() -> None:
    script = (
        "import sys, remitcalc.gui.main_window;"
        "rooms = ('remitcalc.engine.steps', 'remitcalc.output.steps', 'remitcalc.gui.explain.');"
        "print([m for m in sys.modules if m.startswith(rooms)])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "['remitcalc.gui.explain.seat', 'remitcalc.gui.explain.desk']"


def totals(app: Application) -> TotalsRow:
    tables = app.window.centre.tables
    tables.choose(WORKERS)
    return tables.workers_page.totals


def of_employer(app: Application) -> None:
    """Three workers, one of whom stays; the employer bears a half, and each worker's card."""
    mixed(app, joins=np.array([True, False, True]))
    app.session.change("Employer's part", employer_share_percent=Decimal(50))
    app.settle()


@pytest.mark.parametrize("by_key", [True, False])
def test_every_sum_below_the_workers_is_taken_apart_into_all_of_them(
    by_key: bool, open_window: Opener
) -> None:
    app = open_window()
    of_employer(app)
    row = totals(app)
    cells = row.cells()
    assert [line for line, _ in cells].count(1) == 2, "what the employer pays, pooled and alone"
    columns = app.window.centre.tables.view(WORKERS)._columns.columns
    row.setFocus(Qt.FocusReason.TabFocusReason)
    for cell in cells:
        line, at = cell
        QApplication.processEvents()  # the table is as wide again as it was
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row._go_to(cell)  # it may be beyond what is in sight
        if by_key:
            assert columns[at].heading in row.accessibleName()
            QTest.keyClick(row, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(row, LEFT, PLAIN, row.place_of(cell).center())
        QApplication.processEvents()
        panel = panel_of(app)
        shown = (row.employer_texts() if line else row.texts())[at]
        assert shown.lstrip("≥≤ ") in panel.title.text(), (columns[at].heading, panel.title.text())
        if line == 0 and columns[at].heading != "Saved":
            assert "3 workers" in panel.whose.text()
        app.window.explaining.close()


def test_the_keyboard_stays_with_its_sum_when_a_column_comes_or_goes(open_window: Opener) -> None:
    app = open_window()
    mixed(app)
    row, page = totals(app), app.window.centre.tables.workers_page
    row.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(row, Qt.Key.Key_Right)
    before, (line, at) = row.accessibleName(), row._cell
    figure = page.view._columns.columns[at].apart
    for moved in (1, 0):
        page.show_column("service")
        app.settle()
        assert row._cell == (line, at + moved)
        assert page.view._columns.columns[at + moved].apart == figure
        assert row.accessibleName() == before
        QTest.keyClick(row, Qt.Key.Key_Left)
        QTest.keyClick(row, Qt.Key.Key_Right)
        assert row.accessibleName() == before


def test_arrows_go_from_sum_to_sum_and_stop_at_the_ends(open_window: Opener) -> None:
    app = open_window()
    of_employer(app)
    row = totals(app)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    cells = row.cells()
    assert row._cell == cells[0]
    first = [one for one in cells if one[0] == 0]
    for _ in range(len(first) + 2):
        QTest.keyClick(row, Qt.Key.Key_Right)
    assert row._cell == first[-1]
    below = next(one for one in cells if one[0] == 1)
    while row._cell[1] != below[1]:
        QTest.keyClick(row, Qt.Key.Key_Left)
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert row._cell == below
    assert row.accessibleName().startswith("The employer pays")
    QTest.keyClick(row, Qt.Key.Key_Up)
    assert row._cell == (0, below[1])
    app.window.centre.tables.view(WORKERS).setFocus()
    assert row.accessibleName().count(",") > 3, "all of it again"


def test_every_card_is_taken_apart_by_click_and_by_enter(open_window: Opener) -> None:
    app = open_window()
    app.session.change("Employer's part", employer_share_percent=Decimal(50))
    app.settle()
    cards = app.window.centre.answer.cards.cards
    said = []
    for card in [one for one in cards if one.isVisible()]:
        for by_key in (False, True):
            if by_key:
                card.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(card, Qt.Key.Key_Return)
            else:
                QTest.mouseClick(card, LEFT, PLAIN, card.rect().center())
            QApplication.processEvents()
            panel = panel_of(app)
            assert panel.isVisible()
            said.append(panel.title.text())
            app.window.explaining.close()
    assert said[::2] == said[1::2]
    assert len(set(said)) == 5, "each is another figure"


def test_a_fold_says_that_it_is_folded_and_is_not_checked(open_window: Opener) -> None:
    panel = open_card(open_window())
    one = folds(panel)[0]
    assert one.accessibleDescription() == "folded"
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert one.accessibleDescription() == "unfolded"
    state = QAccessible.queryAccessibleInterface(one).state()
    assert not state.checkable
    QTest.keyClick(one, Qt.Key.Key_Space)
    assert one.accessibleDescription() == "folded"


def test_what_the_employer_pays_of_several_pools_is_their_sum_and_each_is_opened(
    open_window: Opener,
) -> None:
    app = open_window()
    amounts, farms = np.array([21_200, 64_000, 30_055, 48_000]), ("North", "South") * 2
    payroll = Payroll(amounts, ("Ana", "Juan", "Rosa", "Luz"), groups=farms)
    app.session.change("Employer's part", payroll=payroll, employer_share_percent=Decimal(50))
    app.settle()
    employer = app.session.comparison.employer
    panel = open_card(app, 3)
    assert panel.title.text() == f"C${employer / 100:.2f} taken apart"
    assert "2 pools" in panel.whose.text()
    names = [one.accessibleName() for one in folds(panel)]
    assert [name.split()[0] for name in names] == ["North", "South"]
    parts = [Decimal(name.split("C$")[1]) for name in names]
    assert sum(parts) == Decimal(employer) / 100
    folds(panel)[0].unfold(is_on=True)
    assert f"50\N{NO-BREAK SPACE}% × C$15.00 = C${parts[0]}" in words(panel)
    follow(panel, "Take it apart")
    assert "North · 2 workers" in panel.whose.text()
    assert panel.title.text().startswith(f"C${parts[0]}")


def test_what_the_employer_pays_of_one_pool_is_of_no_worker(open_window: Opener) -> None:
    app = open_window()
    app.session.change("Employer's part", employer_share_percent=Decimal(50))
    app.settle()
    panel = open_card(app, 3)
    assert panel.whose.text().startswith("The employer's part · 40 workers · payday 1")
    assert [one.accessibleName() for one in folds(panel)] == ["Fees on top C$20.00"]


OWN_CHARGES = """
[[services]]
id = "alone"
provider = "Alone"
provider_type = "bank"
kind = "individual"
instrument = "bank account"
provenance = "p"
sending = [{name = "fee", fixed = 10}, {name = "card", fixed = 3, borne_by = "employer"}]
transit = "none"
receiving = "none"
exchange = {fx_margin_percent = 2}

[[services]]
id = "pool"
provider = "Pool"
provider_type = "bank"
kind = "pooled"
instrument = "bank account"
provenance = "p"
sending = [
    {name = "wire", fixed = 20},
    {name = "letter", fixed = 4, borne_by = "employer"},
    {name = "card", per = "worker", fixed = 5, borne_by = "employer"},
]
transit = "none"
receiving = "none"
exchange = {fx_margin_percent = 2}
"""


def of_own_charges(app: Application, tmp_path: Path, groups: tuple[str, ...] | None) -> None:
    """Four workers, the third of whom stays; the employer bears charges of each of them.

    Of groups, the first then has one worker left: no pool.
    """
    path = tmp_path / "own.toml"
    begun = (Path(__file__).parents[1] / "engine" / "truth" / "r11.toml").read_text("utf-8")
    path.write_text(begun.partition("[[services]]")[0] + OWN_CHARGES, encoding="utf-8")
    amounts, joins = np.array([10_000] * 4), np.array([True, True, False, True])
    payroll = Payroll(amounts, ("Ana", "Juan", "Rosa", "Luz"), groups=groups, joins=joins)
    app.session.begin(Document(Scenario.of(load_corridor(str(path))).replace(payroll=payroll)))
    app.settle()


@pytest.mark.parametrize("groups", [None, ("North", "South", "North", "South")])
def test_what_the_employer_pays_is_opened_with_what_it_pays_of_who_stays_out(
    groups: tuple[str, ...] | None, open_window: Opener, tmp_path: Path
) -> None:
    app = open_window()
    of_own_charges(app, tmp_path, groups)
    comparison, row = app.session.comparison, totals(app)
    assert comparison.staying_employer == (600 if groups else 300)
    columns = app.window.centre.tables.view(WORKERS)._columns.columns
    at = next(at for at, one in enumerate(columns) if one.apart == "workers.pooled.total")
    assert (1, at) in row.cells()
    row.ask((1, at), by_key=False)
    panel = panel_of(app)
    whole = Decimal(comparison.employer + comparison.staying_employer) / 100
    assert panel.title.text() == f"US${whole:.2f} taken apart"
    names = [one.accessibleName() for one in folds(panel)]
    pool = "South" if groups else "Pooled"
    assert [name.split()[0] for name in names] == [pool, "Ana", "Juan", "Rosa", "Luz"]
    assert "1 pool · 4 workers" in panel.whose.text()
    assert sum(Decimal(name.split("US$")[1]) for name in names) == whole
    for name, said in (("Juan", "5.00"), ("Rosa", "3.00"), (pool, "4.00")):
        one = next(one for one in folds(panel) if one.accessibleName().startswith(name))
        assert one.accessibleName() == f"{name} US${said}"
        one.unfold(is_on=True)
        assert f"US${said}: S, 2026 (own figure)" in words(panel), "down to the price's source"
        one.unfold(is_on=False)
    panel = open_card(app, 3)
    assert panel.title.text() == f"US${comparison.employer / 100:.2f} taken apart"
    assert not any(one.accessibleName().startswith("Rosa") for one in folds(panel))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_stands_before_the_sums_has_room_though_all_names_are_short(
    tag: str, open_window: Opener
) -> None:
    app = open_window(spoken=language(tag), size=(900, 600))
    payroll = Payroll(np.array([2_120_000, 64_000]), ("A", "B"), joins=np.array([True, True]))
    app.session.edit("Change of workers", lambda s: s.replace(payroll=payroll))
    app.settle()
    row = totals(app)
    assert app.window.centre.tables.view(WORKERS).horizontalScrollBar().maximum() > 0
    QApplication.processEvents()
    words_wide = QFontMetrics(bold_font(row.font())).horizontalAdvance(row.texts()[0])
    assert row.place_of((0, 0)).width() >= words_wide + 2 * CELL_MARGIN


def test_up_and_down_go_from_line_to_line_past_what_stands_between(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app)
    unfold(panel, 2)
    lines = folds(panel)
    assert len(lines) > 6
    assert any("<a " in one.text() for one in panel.findChildren(QLabel) if one.isVisible())
    lines.sort(key=lambda one: one.mapTo(panel, one.rect().topLeft()).y())
    lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    for line in [*lines[1:], lines[-1]]:
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Down)
        assert app.window.focusWidget() is line
    for line in [*reversed(lines[:-1]), lines[0]]:
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Up)
        assert app.window.focusWidget() is line


def test_tab_comes_to_a_link_at_once_and_enter_follows_it(open_window: Opener) -> None:
    app = open_window()
    panel = open_card(app, 1)
    part = fold(panel, "Taken on the way")
    part.unfold(is_on=True)
    QApplication.processEvents()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part, Qt.Key.Key_Tab)
    link = app.window.focusWidget()
    assert isinstance(link, QLabel)
    assert link.selectedText() == "Enter it among the figures"
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert app.window.centre.tables.tabs.key() == FIGURES
