"""The main job as a user does it: with keys and clicks."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from remitcalc import paths
from remitcalc.engine.compare import compare
from remitcalc.gui.actions import Actions
from remitcalc.gui.panels.centre import Centre
from remitcalc.model.document import Document
from remitcalc.model.payroll import Payroll
from remitcalc.output.answer import Answer
from remitcalc.output.headline import headline_lines
from tests.gui.conftest import Opener, language
from tests.gui.told import answer_told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.model.scenario import Scenario


def type_into(qtbot: QtBot, box: QWidget, text: str) -> None:
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(box, text)


def scenario(application: Application) -> Scenario:
    return application.session.scenario


def headline(application: Application) -> str:
    return answer_told(application)


def expected(application: Application) -> str:
    answer = Answer(compare(scenario(application)), application.session.language)
    return " ".join(headline_lines(answer))


def test_the_window_opens_on_canada_guatemala_already_compared(open_window: Opener) -> None:
    app = open_window()
    assert app.window.centre.answer.headline.text() == (
        "Pooled: C$10.69 each.\nThat beats at least 13 of 15 ways to send alone."
    )
    assert app.window.windowTitle() == "Canada → Guatemala[*] – remitcalc"
    assert not app.window.isWindowModified()


def test_typing_an_amount_redraws_with_the_engines_figures(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    amount = app.window.scenario.workers.amount
    type_into(qtbot, amount, "250.5")
    assert int(scenario(app).payroll.amounts[0]) == 25050
    assert headline(app) == expected(app)
    assert app.window.isWindowModified()
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert amount.lineEdit().text() == "C$250.50"


def test_an_amount_that_is_none_leaves_the_scenario_alone(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    amount = app.window.scenario.workers.amount
    amount.setFocus(Qt.FocusReason.TabFocusReason)
    amount.selectAll()
    qtbot.keyClick(amount, Qt.Key.Key_Delete)
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert int(scenario(app).payroll.amounts[0]) == 40000
    assert amount.lineEdit().text() == "C$400.00"


def test_the_arrow_keys_step_the_group(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    workers = app.window.scenario.workers.workers
    workers.setFocus()
    qtbot.keyClick(workers, Qt.Key.Key_Up)
    qtbot.keyClick(workers, Qt.Key.Key_PageDown)
    assert len(scenario(app).payroll) == 31
    assert headline(app) == expected(app)


def test_typing_is_undone_as_one_edit_with_a_name(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    before = scenario(app)
    workers, amount = app.window.scenario.workers.workers, app.window.scenario.workers.amount
    type_into(qtbot, workers, "123")
    type_into(qtbot, amount, "55")
    stack, actions = app.session.undo_stack, app.window.actions_.actions
    assert stack.count() == 2
    assert actions["undo"].text() == "&Undo: Change of amount"
    actions["undo"].trigger()
    assert actions["undo"].text() == "&Undo: Change of group size"
    assert actions["redo"].text() == "&Redo: Change of amount"
    actions["undo"].trigger()
    assert scenario(app) is before
    assert workers.value() == 40
    assert headline(app) == expected(app)
    assert not app.window.isWindowModified()
    actions["redo"].trigger()
    assert len(scenario(app).payroll) == 123


def test_edits_that_became_one_leave_nothing_behind(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    workers, passed = app.window.scenario.workers.workers, []
    for _ in range(5):
        qtbot.keyClick(workers, Qt.Key.Key_Up)
        passed.append(weakref.ref(scenario(app)))
    assert app.session.undo_stack.count() == 1
    gc.collect()
    assert [there() for there in passed] == [None] * 4 + [scenario(app)]


def test_two_visits_to_a_box_are_two_edits(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    workers = app.window.scenario.workers.workers
    for text in ("50", "60"):
        type_into(qtbot, workers, text)
        qtbot.keyClick(workers, Qt.Key.Key_Return)
        workers.selectAll()
    assert app.session.undo_stack.count() == 2


def test_undo_while_typing_undoes_the_edit(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    before = scenario(app)
    workers = app.window.scenario.workers.workers
    type_into(qtbot, workers, "77")
    qtbot.keyClick(workers, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert scenario(app) is before
    assert workers.lineEdit().text() == "40"


def test_choosing_a_corridor_starts_from_its_defaults(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    corridor = app.window.scenario.corridor.corridor
    corridor.setFocus()
    qtbot.keyClicks(corridor, "Sw")
    assert scenario(app).corridor.id == "switzerland-serbia"
    assert app.window.scenario.workers.amount.lineEdit().text().startswith("CHF")
    assert headline(app) == expected(app)
    assert app.window.windowTitle().startswith("Switzerland → Serbia")
    app.session.undo_stack.undo()
    assert scenario(app).corridor.id == "canada-guatemala"
    assert corridor.key() == "canada-guatemala"


def test_every_choice_reaches_the_scenario(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    panel = app.window.scenario
    for box, key, field in (
        (panel.alone.service, "cheapest", "individual"),
        (panel.alone.service, "remitly-debit-card-internet", "individual"),
        (panel.together.share, "proportional", "share"),
        (panel.together.share, "no-one-worse-off", "share"),
    ):
        box.choose(key)
        box.activated.emit(box.currentIndex())
        assert getattr(scenario(app), field) == key
        assert headline(app) == expected(app)
    panel.alone.every.choose("2")
    panel.alone.every.activated.emit(panel.alone.every.currentIndex())
    assert scenario(app).individual_every == 2
    qtbot.mouseClick(panel.workers.amount_is.button("outlay"), Qt.MouseButton.LeftButton)
    assert scenario(app).amount_is == "outlay"
    type_into(qtbot, panel.together.employer, "12.5")
    assert str(scenario(app).employer_share_percent) == "12.50"
    type_into(qtbot, panel.season.paydays, "3")
    type_into(qtbot, panel.season.days, "30")
    assert (scenario(app).paydays, scenario(app).payday_days) == (3, 30)
    assert headline(app) == expected(app)


def test_a_file_with_errors_is_explained_and_changes_nothing(
    open_window: Opener, tmp_path: Path
) -> None:
    app = open_window()
    before = scenario(app)
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 1\nid = "x"\nsending_curency = "CAD"\n', encoding="utf-8")
    app.window.open_file(bad)
    tables = app.window.centre.tables
    assert scenario(app) is before
    assert tables.tabs.key() == "problems"
    assert tables.problems_page.model.rowCount() == len(app.session.problems) > 0
    cells = {
        tables.problems_page.model.index(row, 0).data()
        for row in range(tables.problems_page.model.rowCount())
    }
    assert "3" in cells
    assert "bad.toml was not opened" in app.window.centre.notice.text()
    assert app.window.centre.notice.isVisible()


def test_a_good_file_opens_and_is_remembered(open_window: Opener) -> None:
    example = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    app = open_window()
    app.window.open_file(example)
    assert app.session.scenario.corridor.id != "canada-guatemala"
    assert app.window.scenario.corridor.corridor.key() == scenario(app).corridor.id
    assert app.preferences.recent() == [example]
    assert headline(app) == expected(app)


def test_a_table_is_copied_with_headings_for_people_and_for_spreadsheets(
    open_window: Opener,
) -> None:
    app = open_window(spoken=language("fr", "CA"))
    app.window.actions_.actions["copy_table"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert len(lines) == 17
    headings, first = lines[0].split("\t"), lines[1].split("\t")
    assert headings[0] == "#"
    assert first[headings.index("Total (C$)")] == "≥\xa08,40"
    assert first[headings.index("Arrive (Q)")] == "≤\xa02165,55"
    assert data.html().count("<tr>") == 17
    assert "<th>" in data.html()


def test_the_language_changes_at_once_and_edits_are_renamed(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    type_into(qtbot, app.window.scenario.workers.workers, "25")
    app.window.language_chosen.emit("fr")
    assert headline(app) == expected(app)
    assert headline(app).startswith("Envoi groupé")
    assert app.window.scenario.workers.amount.lineEdit().text() == "400,00\xa0C$"
    app.window.language_chosen.emit("en")
    assert headline(app).startswith("Pooled")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_a_change_of_language_leaves_what_is_chosen_to_be_seen(
    open_window: Opener, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_window(size=size)
    app.window.centre.chart.choose("amount")
    app.window.centre.chart.table_button.click()
    app.window.centre.tables.choose("workers")
    down = Qt.SortOrder.DescendingOrder
    app.window.centre.tables.view("services").sortByColumn(3, down)
    app.window.centre.tables.search.setText("r")
    app.window.language_chosen.emit("fr")
    app.window.language_chosen.emit("es")  # before anything of the first change was shown
    qtbot.waitUntil(lambda: app.window.centre.tables.tabs.key() == "workers")
    chosen = app.window.centre.chosen()
    assert (chosen.chart, chosen.is_chart_table, chosen.tab) == ("amount", True, "workers")
    assert chosen.search == "r"
    assert chosen.orders["services"] == (3, down)


def test_a_change_of_language_leaves_nothing_behind(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    kinds = (QMenu, QActionGroup, Centre, Actions)

    def alive() -> list[int]:
        qtbot.wait(10)  # what is deleted later goes when the loop turns
        gc.collect()
        there = [type(thing) for thing in gc.get_objects()]
        return [there.count(kind) for kind in kinds]

    app.window.language_chosen.emit("fr")
    before = alive()
    for tag in ("es", "en"):
        app.window.language_chosen.emit(tag)
        for menu in app.window.actions_.menus.values():
            menu.aboutToShow.emit()
    assert alive() == before


def test_a_corridor_that_replaces_what_was_set_says_so_until_the_next_edit(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    notice, session = app.window.centre.notice, app.session
    session.take_corridor(app.known_corridors.corridor("us-guatemala"))
    assert notice.isHidden()  # nothing had been set
    type_into(qtbot, app.window.scenario.workers.workers, "31")
    session.take_corridor(app.known_corridors.corridor("switzerland-serbia"))
    assert notice.text().startswith("Switzerland → Serbia starts with workers")
    qtbot.mouseClick(notice.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert notice.isHidden()
    assert len(session.scenario.payroll) == 31
    session.take_corridor(app.known_corridors.corridor("switzerland-serbia"))
    assert notice.isVisible()
    type_into(qtbot, app.window.scenario.workers.workers, "12")
    assert notice.isHidden()  # its way back would lead elsewhere
    app.window.open_file(paths.resources() / "corridors" / "us-guatemala.toml")
    assert notice.text().startswith("United States → Guatemala starts with")
    assert notice.isVisible()


def test_an_offer_that_is_not_used_is_not_lost_in_silence(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    session, usual = app.session, app.session.scenario.pooled
    offers = app.window.scenario.together.offers
    offers.add()
    type_into(qtbot, offers.form.fee, "30")
    session.change("Change of the pooled service", pooled=usual)
    session.take_corridor(app.known_corridors.corridor("us-guatemala"))
    assert app.window.centre.notice.isVisible()


def test_a_payroll_that_a_corridor_replaces_is_named(open_window: Opener) -> None:
    app = open_window()
    payroll = Payroll(np.array([30_000, 50_000]), names=("Ana", "Luz"))
    app.session.edit("Opening of a payroll", lambda s: s.replace(payroll=payroll))
    app.session.take_corridor(app.known_corridors.corridor("us-guatemala"))
    assert app.window.centre.notice.text().endswith("The payroll is no longer used.")


@pytest.mark.parametrize("place", ["first payday", "who said so", "paydays"])
def test_undo_is_of_the_edit_wherever_the_keyboard_is(
    open_window: Opener, qtbot: QtBot, place: str
) -> None:
    app = open_window()
    panel = app.window.scenario
    panel.together.offers.add()
    type_into(qtbot, panel.workers.workers, "33")
    box = {
        "first payday": panel.season.first,
        "who said so": panel.together.offers.form.who,
        "paydays": panel.season.paydays,
    }[place]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(scenario(app).payroll) == 40


def test_what_a_key_leads_to_is_brought_into_sight(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window(size=(1024, 700))
    panel = app.window.scenario
    panel.together.offers.add()
    paydays = panel.season.paydays
    assert paydays.visibleRegion().isEmpty()
    qtbot.keyClick(app.window, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert paydays.hasFocus()
    assert paydays.visibleRegion().boundingRect().height() == paydays.height()


def test_f10_opens_the_menus_and_escape_leaves_them(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    box, bar = app.window.scenario.workers.workers, app.window.menuBar()
    box.setFocus()
    qtbot.keyClick(app.window, Qt.Key.Key_F10)
    opened = QApplication.activePopupWidget()
    assert opened is app.window.actions_.menus["&File"]
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.activeAction() is None
    assert box.hasFocus()


def test_a_large_payroll_is_compared_elsewhere(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    with qtbot.waitSignal(app.session.compared):
        app.session.edit(
            "Change of group size", lambda s: s.replace(payroll=Payroll.uniform(30_000, 40_000))
        )
        assert app.tasks.is_busy
    assert headline(app) == expected(app)
    tables = app.window.centre.tables
    tables.choose("workers")
    assert tables.workers.rowCount() == 30_000 + 1  # the empty row, in which one more is typed


def test_cancel_returns_to_the_figures_that_are_shown(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    shown, before = headline(app), scenario(app)
    app.session.edit(
        "Change of group size", lambda s: s.replace(payroll=Payroll.uniform(300_000, 40_000))
    )
    large = scenario(app)
    assert app.tasks.is_busy
    app.window.statusBar().cancel.click()
    assert scenario(app) is before
    assert headline(app) == shown
    assert not app.tasks.is_busy
    with qtbot.waitSignal(app.session.compared, timeout=30_000):
        app.session.undo_stack.undo()
    assert scenario(app) is large
    assert headline(app) == expected(app)


def test_going_back_and_forth_to_what_is_shown_compares_nothing(open_window: Opener) -> None:
    app = open_window()
    shown = app.session.comparison
    app.session.set_document(Document(scenario(app)))
    assert app.session.comparison is shown
