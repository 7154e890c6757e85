"""Help as a person asks for it: F1, the manual, an action by its words, the formulas, the keys."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from remitcalc.gui.actions import MENUS, Entry
from remitcalc.gui.help.action_finder import ActionFinder
from remitcalc.gui.help.manual import manual
from remitcalc.gui.help.manual_page import places
from remitcalc.gui.help.manual_search import hits
from remitcalc.gui.help.topic import topic_of
from remitcalc.gui.help.worked_window import section_html
from remitcalc.gui.widgets.search_box import SearchBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.output.document.parts import Said, Section
from remitcalc.output.language import ENGLISH, LANGUAGES
from tests.files.rpw.workbook import write_workbook
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.large_letters import enlarge
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.help.manual_window import ManualWindow

_F1 = Qt.Key.Key_F1
_INPUTS = (QAbstractSpinBox, QComboBox, QCheckBox, QLineEdit, Segmented)


def inputs(window: QWidget) -> list[QWidget]:
    """Return what can be set in a window; what looks for words says so by its name."""
    found = [one for kind in _INPUTS for one in window.findChildren(kind)]
    return [
        one
        for one in found
        if not isinstance(one, SearchBox)
        and not isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
    ]


def unhelped(window: QWidget) -> list[str]:
    """Return the inputs that lack words of help, or a place in the manual."""
    there = places(manual(ENGLISH))
    return [
        one.accessibleName() or repr(one)
        for one in inputs(window)
        if not (one.accessibleDescription() and one.toolTip() and topic_of(one) in there)
    ]


def press_f1(qtbot: QtBot, window: QWidget) -> None:
    focused = window.focusWidget()
    qtbot.keyClick(window if focused is None else focused, _F1)


def opened(app: Application) -> QWidget:
    """Return the window that stands beside the program's."""
    (one,) = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not app.window)
    one.activateWindow()
    return one


def manual_of(app: Application) -> ManualWindow:
    return app.window.help_desk.manual


def test_nothing_of_help_is_loaded_before_somebody_asks() -> None:
    code = (
        "import sys, remitcalc.gui.app;"
        "print([m for m in sys.modules if 'gui.help' in m or 'context_menu' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_f1_opens_what_is_said_of_the_input_that_has_the_keyboard(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    scenario, chapters = app.window.scenario, {one.key: one for one in manual(ENGLISH)}
    offers = scenario.together.offers
    offers.add()
    for one, place in {
        scenario.corridor.corridor: "corridors#choose",
        scenario.workers.amount: "workers#counted",
        scenario.alone.service: "answer#against",
        scenario.alone.every: "season#often",
        scenario.together.share: "sharing#rules",
        scenario.together.employer: "sharing#employer",
        offers.lines[0].choice: "offers#pooled-service",
        offers.form.exchange: "offers#typing",
        offers.form.close_button: "offers#typing",
        scenario.season.first: "season#first-payday",
    }.items():
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        one.setFocus()
        press_f1(qtbot, app.window)
        shown = manual_of(app)
        assert shown.isVisible()
        assert not shown.isModal()
        assert shown.place == place
        key, _, anchor = place.partition("#")
        titles = {part.anchor: part.title for part in chapters[key].parts}
        assert titles[anchor] in shown.page.toPlainText()


def test_f1_does_so_in_a_dialog_too(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.actions_.actions["export_chart"].trigger()
    dialog = opened(app)
    qtbot.waitUntil(dialog.isActiveWindow)
    press_f1(qtbot, dialog)
    assert manual_of(app).place == "exports#charts"
    dialog.close()


def test_every_input_of_the_window_has_help_and_a_place_in_the_manual(open_window: Opener) -> None:
    app = open_window()
    app.window.scenario.together.offers.add()
    assert len(inputs(app.window.scenario)) > 20
    assert unhelped(app.window.scenario) == []


def test_all_of_the_window_that_takes_the_keyboard_has_a_place_in_the_manual(
    open_window: Opener,
) -> None:
    app = open_window(is_first=True)
    app.window.scenario.together.offers.add()
    app.window.say("A file has changed.", [("Read again", app.window.show)])
    there = places(manual(ENGLISH))
    takers = [
        one
        for one in app.window.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(takers) > 50
    assert {type(one).__name__ for one in takers if topic_of(one) not in there} == set()


def test_f1_over_kept_work_opens_what_is_said_of_it(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    path = str(tmp_path / "may.remitcalc")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    with qtbot.waitSignal(app.window.documents.desk.saved):
        app.window.actions_.actions["save"].trigger()
    for key, place in {"unsaved": "documents#kept", "versions": "documents#versions"}.items():
        app.window.actions_.actions[key].trigger()
        dialog = opened(app)
        qtbot.waitUntil(dialog.isActiveWindow)
        press_f1(qtbot, dialog)
        assert manual_of(app).place == place
        manual_of(app).close()
        assert unhelped(dialog) == []
        dialog.close()


def test_every_input_of_a_dialog_has_help_and_a_place_in_the_manual(
    open_window: Opener,
) -> None:
    app = open_window()
    for key in ("handout", "report", "questions", "export_chart", "export_table", "print_preview"):
        app.window.actions_.actions[key].trigger()
        dialog = opened(app)
        assert inputs(dialog)
        assert unhelped(dialog) == []
        dialog.close()


def test_every_input_of_what_is_read_has_help_and_a_place_in_the_manual(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    path = tmp_path / "payroll.csv"
    path.write_text("worker,amount\nA,400.00\nB,300.00\n", encoding="utf-8")
    app.window.open_file(path)
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None, timeout=10_000)
    page = app.window.centre.payroll_page
    assert page is not None
    assert len(inputs(page)) > 10
    assert unhelped(page) == []
    file_boxes = (page.form.sheet, page.form.heading_row, page.form.letters)
    assert {topic_of(one) for one in file_boxes} == {"workers#file"}
    app.window.payroll_import.cancel()
    app.window.open_file(write_workbook(tmp_path / "rpw_dataset_2011_2025_q3.xlsx"))
    qtbot.waitUntil(lambda: app.window.survey.is_open, timeout=20_000)
    survey = app.window.centre.survey_page
    assert survey is not None
    assert len(inputs(survey)) > 1
    tabs = survey.lists.tabs.accessibleName()
    assert unhelped(survey) == [tabs]  # tabs show other rows, they set nothing


@pytest.mark.parametrize(
    ("tag", "words", "title"),
    [
        ("en", "ROUNDING DECIMALS", ""),
        (
            "fr",
            "MARGE divulgue",
            "La réponse et comment la lire › « Au moins », « au plus », « avant »",
        ),
        ("es", "nomina", "Trabajadores y nóminas"),
        ("de", "gebuhr BANKEN", ""),
        ("sr-Latn", "marzu pruzalac", ""),
    ],
)
def test_words_are_found_whatever_their_accents_and_capitals(
    tag: str, words: str, title: str
) -> None:
    found = hits(manual(tag), words)
    if words == "ROUNDING DECIMALS":
        assert found == []
        found = hits(manual(tag), "rounded DECIMALS")
    assert found
    assert all(hit.place in places(manual(tag)) for hit in found)
    assert any(hit.excerpt for hit in found)  # under some titles there are only parts
    assert not any("*" in hit.excerpt for hit in found)
    if title:
        assert title.replace("« ", "«\N{NO-BREAK SPACE}").replace(" »", "\N{NO-BREAK SPACE}»") in [
            hit.title for hit in found
        ]


def test_what_is_found_is_shown_and_stands_out(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.actions_.actions["manual"].trigger()
    shown = manual_of(app)
    contents = shown.list.count()
    assert contents == len(manual(ENGLISH)) + 1
    qtbot.keyClicks(shown.search, "correspondent")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert 0 < shown.list.count() < contents
    assert shown.focusWidget() is shown.list
    assert shown.count.text() == f"{shown.list.count()} places found"
    marked = [one.cursor.selectedText().lower() for one in shown.page.extraSelections()]
    assert marked
    assert set(marked) == {"correspondent"}
    shown.search.setFocus()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.list.count() == contents)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_one_goes_back_and_forward_through_what_one_read(open_window: Opener) -> None:
    app = open_window()
    app.window.actions_.actions["manual"].trigger()
    shown = manual_of(app)
    assert not shown.back.isEnabled()
    first = shown.place
    shown.page.wanted.emit("offers#typing")
    shown.list.setCurrentRow(1)
    assert shown.place == "answer"
    shown.back.click()
    assert shown.place == "offers#typing"
    shown.back.click()
    assert shown.place == first
    assert not shown.back.isEnabled()
    shown.forward.click()
    assert shown.place == "offers#typing"
    assert shown.list.currentItem().text() == "A bank's offer"


def test_the_manual_follows_language_theme_and_size_of_text(open_window: Opener) -> None:
    app = open_window()
    app.window.help_desk.show_manual()
    shown = manual_of(app)
    shown.go("sharing#employer")
    app.speak("de")
    assert shown.windowTitle() == "Handbuch zu remitcalc"
    assert "Der Anteil des Arbeitgebers" in shown.page.toPlainText()
    assert shown.place == "sharing#employer"
    assert shown.list.item(0).text() == "Erste Schritte"
    before = shown.page.document().size().height()
    app.set_theme("dark")
    app.set_text_size(1)
    settle(shown)
    assert shown.page.document().size().height() > before
    surface = shown.page.palette().base().color().lightness()
    assert surface < 80


def test_the_contents_of_the_manual_grow_with_their_letters(open_window: Opener) -> None:
    app = open_window()
    app.window.help_desk.show_manual()
    shown = manual_of(app)
    usual = shown.list.width()
    shown.close()
    enlarge(app)
    settle(app.window)
    shown.resize(1200, 700)
    app.window.help_desk.show_manual()
    assert shown.list.width() > 1.2 * usual
    assert shown.page.width() > shown.list.width()


def test_nothing_of_help_is_cut_off(open_window: Opener) -> None:
    app = open_window(theme="dark")
    desk = app.window.help_desk
    desk.show_manual()
    desk.show_worked()
    for tag in LANGUAGES:
        app.speak(tag)
        for window in (desk.manual, desk.worked):
            settle(window)
            assert cut_off(window) == []
            assert overlaps(window) == []
        assert desk.worked.page.horizontalScrollBar().maximum() == 0
        for chapter in manual(tag):
            desk.manual.go(chapter.key)
            assert desk.manual.page.horizontalScrollBar().maximum() == 0, (tag, chapter.key)


def test_the_list_of_keys_holds_every_key_of_the_menus(open_window: Opener) -> None:
    app = open_window()
    for tag in LANGUAGES:
        app.speak(tag)
        actions, text = app.window.actions_.actions, app.session.language.text
        actions["shortcuts"].trigger()
        said = manual_of(app).page.toPlainText()
        entries = [one for menu in MENUS for one in menu.entries if isinstance(one, Entry)]
        keyed = [one for one in entries if not actions[one.key].shortcut().isEmpty()]
        assert len(keyed) > 15
        assert [one.key for one in keyed if text(one.words).replace("&", "") not in said] == []


def test_no_key_calls_two_actions(open_window: Opener) -> None:
    actions = open_window().window.actions_.actions.values()
    local = Qt.ShortcutContext.WidgetShortcut  # taken by the table that has the keyboard
    everywhere = [action for action in actions if action.shortcutContext() != local]
    keys = [key.toString() for action in everywhere for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def finder(app: Application) -> ActionFinder:
    app.window.actions_.actions["find_action"].trigger()
    found = app.window.findChildren(ActionFinder)[-1]
    assert found.box.hasFocus() or found.focusProxy() is found.box
    return found


def listed(found: ActionFinder) -> list[str]:
    rows = found.list.model()
    return [rows.index(at, 0).data() for at in range(rows.rowCount())]


def test_an_action_is_found_by_its_words_and_run_by_enter(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window(spoken=language("fr"))
    found = finder(app)
    qtbot.keyClicks(found.box, "economie")
    assert listed(found) == ["Affichage › Afficher le graphique › Économie par travailleur"]
    qtbot.keyClick(found.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.window.centre.chart.kind == "savings")


def test_that_no_action_is_found_is_said(open_window: Opener, qtbot: QtBot) -> None:
    found = finder(open_window(spoken=language("sr-Latn")))
    assert not found.nothing.isVisible()
    qtbot.keyClicks(found.box, "radna sveska")
    assert listed(found) == []
    assert found.nothing.isVisible()
    assert found.nothing.text() == "Nijedna radnja nema sve ove reči."
    qtbot.keyClick(found.box, Qt.Key.Key_Return)
    found.box.setText("radnu svesku")
    assert not found.nothing.isVisible()
    found.close()


def test_charts_tables_corridors_and_languages_are_found_too(
    open_window: Opener, qtbot: QtBot
) -> None:
    found = finder(open_window())
    for words in ("group size", "workers 40", "serbia", "srpski", "dark", "about"):
        found.box.clear()
        qtbot.keyClicks(found.box, words)
        assert len(listed(found)) == 1
    found.close()


def test_what_cannot_be_done_now_is_listed_grey_and_does_nothing(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    found = finder(app)
    qtbot.keyClicks(found.box, "undo")
    assert listed(found) == ["Edit › Undo"]
    row = found.list.model().index(0, 0)
    assert not row.flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(found.box, Qt.Key.Key_Return)
    assert found.isVisible()
    qtbot.keyClick(found.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not app.window.findChildren(ActionFinder))


def test_keys_that_move_choose_while_one_types(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    found = finder(app)
    qtbot.keyClicks(found.box, "theme")
    assert len(listed(found)) == 3
    first = found.list.currentIndex().data()
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    assert found.list.currentIndex().data() != first
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClick(found.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.preferences.word("theme") == "dark")


def test_the_formulas_follow_the_present_figures(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.actions_.actions["worked"].trigger()
    worked = app.window.help_desk.worked
    assert "C$10.69" in worked.page.toPlainText()
    app.window.scenario.workers.workers.value_changed.emit(12)
    pooled = app.session.answer.words.shown(app.session.answer.pooled.total)
    assert pooled != "C$10.69"
    qtbot.waitUntil(lambda: pooled in worked.page.toPlainText())
    worked.copy_button.click()
    copied = QGuiApplication.clipboard().mimeData()
    assert pooled in copied.text()
    assert "× (1 − [" in copied.text()
    assert "<table" in copied.html()


def test_words_of_a_corridor_are_never_markup() -> None:
    said = section_html(Section("<b>", (Said("<img src=x>"),)))
    assert said == "<h2>&lt;b&gt;</h2><p>&lt;img src=x&gt;</p>"


def test_about_stays(open_window: Opener) -> None:
    app = open_window()
    app.window.actions_.actions["about"].trigger()
    dialog = opened(app)
    assert dialog.windowTitle() == "About remitcalc"
    buttons = dialog.findChildren(QAbstractButton)
    assert [one.text() for one in buttons] == ["Close"]
    dialog.close()
