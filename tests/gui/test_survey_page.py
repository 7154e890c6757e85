"""Surveyed prices come in: imported, looked through, compared, saved, and removed."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QTableView

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.rpw import library_file
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import LANGUAGES
from tests.files.rpw.damages import changed
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import old_rows, write_csv, write_workbook
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.test_looks import Pseudo, settle
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.survey_page import SurveyPage
    from tests.gui.conftest import Opener

SMALL = (1024, 700)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workbook(tmp_path_factory.mktemp("rpw") / "rpw_dataset_2011_2025_q3.xlsx")


@pytest.fixture(scope="module")
def library(workbook: Path) -> Path:
    """What the workbook becomes, imported once."""
    made = RpwLibrary(workbook.with_name("library.sqlite"))
    import_rpw([workbook], made)
    assert made.file is not None
    return made.file


def imported_before(app: Application, qtbot: QtBot, library: Path) -> SurveyPage:
    """Return the page of prices that were imported some other day."""
    file = RpwLibrary().file
    assert file is not None
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, file)
    app.window.survey.show()
    page = app.window.centre.survey_page
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    return page


def imported(app: Application, qtbot: QtBot, *files: Path) -> SurveyPage:
    app.window.opening.open_all(files)
    qtbot.waitUntil(lambda: app.window.survey.is_open, timeout=20_000)
    page = app.window.centre.survey_page
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    return page


def choose(page: SurveyPage, words: str, qtbot: QtBot) -> None:
    page.lists.search.clear()
    with qtbot.waitSignal(page.lists.search.searched):
        qtbot.keyClicks(page.lists.search, words)


def test_a_workbook_is_imported_searched_and_compared(
    open_window: Opener, workbook: Path, qtbot: QtBot
) -> None:
    app = open_window(size=SMALL)
    before = app.session.scenario
    phases: list[str] = []
    app.tasks.phased.connect(lambda _, phase: phases.append(phase))
    page = imported(app, qtbot, workbook)
    assert {"sheet", "rows", "saving"} <= set(phases)
    assert "rpw_dataset_2011_2025_q3.xlsx · 92 price rows · 13 corridors" in page.notes.text()
    assert "worldbank.org" in page.attribution.text()
    assert page.lists.search.hasFocus()
    choose(page, "united guat", qtbot)
    assert [page.lists.model.text(0, at) for at in (0, 1, 3, 4)] == [
        "United States → Guatemala",
        "USA-GTM",
        "30",
        "0",
    ]
    assert page.lists.model.text(0, 5) == "4.19\xa0%"
    assert page.history.chart.data is not None
    averages = page.history.chart.data.table.row(0)[1:3]
    shown = [FigureWords(language()).shown(cell) for cell in averages]
    assert shown == ["4.19\xa0%", "2.76\xa0%"]
    assert app.session.scenario is before
    qtbot.keyClick(page.lists.search, Qt.Key.Key_Return)
    corridor = app.session.scenario.corridor
    assert (corridor.id, corridor.receiving_currency) == ("us-gt-2025-q3", "GTQ")
    assert len(corridor.individual_services) == 30
    assert page.isHidden()
    assert app.window.centre.answer.isVisible()
    assert "worldbank.org" in app.window.statusBar().sources.text()
    app.session.undo_stack.undo()
    assert app.session.scenario is before


def test_the_receiving_currency_can_be_another_one(
    open_window: Opener, library: Path, qtbot: QtBot
) -> None:
    app = open_window()
    page = imported_before(app, qtbot, library)
    choose(page, "usa-gtm", qtbot)
    assert page.currency.currentText() == "GTQ (usual)"
    page.currency.choose("USD")
    qtbot.mouseClick(page.compare, Qt.MouseButton.LeftButton)
    assert app.session.scenario.corridor.receiving_currency == "USD"


def test_quarters_sorting_and_rows_left_out(
    open_window: Opener, library: Path, qtbot: QtBot
) -> None:
    app = open_window()
    page = imported_before(app, qtbot, library)
    lists = page.lists
    lists.quarter.choose("20253")
    lists.quarter.chosen.emit("20253")
    assert {lists.model.text(row, 2) for row in range(lists.model.rowCount())} == {"Q3\xa02025"}
    lists.view.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    costs = [lists.model.text(row, 5) for row in range(lists.model.rowCount())]
    known = [float(cost.split("\xa0")[0]) for cost in costs if cost != "unknown"]
    assert known == sorted(known, reverse=True)
    assert "unknown" not in costs[: len(known)]
    qtbot.mouseClick(lists.tabs.button("excluded"), Qt.MouseButton.LeftButton)
    assert lists.excluded_view.isVisible()
    assert not page.compare.isVisible()
    assert lists.excluded.rowCount() == 6
    said = [lists.excluded.text(row, 1) for row in range(6)]
    assert "This is not a number" in said
    assert all(said)
    app.window.actions_.actions["find"].trigger()
    assert lists.view.isVisible()
    assert lists.search.hasFocus()


def test_a_corridor_and_its_chart_are_saved(
    open_window: Opener,
    library: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_window()
    page = imported_before(app, qtbot, library)
    choose(page, "che srb", qtbot)
    names = iter(["swiss.toml", "history.svg"])
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / next(names)), "")
    )
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    corridor, _ = read_corridor(tmp_path / "swiss.toml")
    assert corridor is not None
    assert corridor.id == "ch-rs-2025-q3"
    assert told(app) == "swiss.toml was saved."
    qtbot.mouseClick(page.history.save_button, Qt.MouseButton.LeftButton)
    assert "World Bank" in (tmp_path / "history.svg").read_text("utf-8")


def test_the_chart_answers_keys_and_is_a_table_too(
    open_window: Opener, library: Path, qtbot: QtBot
) -> None:
    app = open_window()
    page = imported_before(app, qtbot, library)
    choose(page, "usa gtm", qtbot)
    history = page.history
    assert "on average 4.19\xa0% of USD 200" in history.chart.reading.text()
    assert history.chart.canvas.accessibleDescription() == history.chart.reading.text()
    history.chart.canvas.setFocus()
    qtbot.keyClick(history.chart.canvas, Qt.Key.Key_Right)
    assert history.chart.reading.text().startswith("Q3\xa02025 · USD 200: 4.19")
    QApplication.clipboard().clear()
    qtbot.keyClick(history.chart.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QApplication.clipboard().image().isNull()
    qtbot.mouseClick(history.table_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(history.copy_button, Qt.MouseButton.LeftButton)
    assert "Q3\xa02025\t4.19" in QApplication.clipboard().text()


def test_cancel_while_the_child_reads_ends_it_and_keeps_the_old_library(
    open_window: Opener, workbook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    page = imported(app, qtbot, workbook)
    library = RpwLibrary()
    assert library.file is not None
    made = library.file.stat()
    other = write_workbook(tmp_path / "newer.xlsx", new=survey())
    with qtbot.waitSignal(app.tasks.progressed, timeout=20_000):
        app.window.open_file(other)
        qtbot.waitUntil(lambda: "survey" in app.tasks._current, timeout=20_000)
    app.window.statusBar().cancel.click()
    app.tasks.close()
    assert library.file.stat() == made
    assert [one.name for one in library.file.parent.iterdir()] == [library.file.name]
    assert "92 price rows" in page.notes.text()


def test_a_library_is_opened_at_once_replaced_and_removed(
    open_window: Opener, workbook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    imported(app, qtbot, workbook)
    app.window.survey.close()
    app.window.actions_.actions["prices"].trigger()
    page = app.window.centre.survey_page
    assert page is not None
    assert page.lists.isVisible()
    newer = write_workbook(tmp_path / "newer.xlsx", old=old_rows(), new=survey())
    app.window.survey.open([newer], may_shrink=True)
    qtbot.waitUntil(lambda: "newer.xlsx" in page.notes.text(), timeout=20_000)
    app.window.survey.removal_wanted.emit()
    assert app.window.centre.notice.text().startswith("Remove 60 price rows")
    app.window.centre.notice._buttons[0].click()
    assert not RpwLibrary().is_there
    assert page.start.isVisible()
    assert not page.lists.isVisible()


def test_without_a_library_it_is_said_where_the_workbook_is(
    open_window: Opener, workbook: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    app.window.actions_.actions["prices"].trigger()
    page = app.window.centre.survey_page
    assert page is not None
    assert page.start.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(workbook)], ""))
    qtbot.mouseClick(page.start.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.lists.isVisible, timeout=20_000)
    assert not page.start.isVisible()


def test_a_damaged_library_is_told_on_its_page_and_imported_again(
    open_window: Opener, workbook: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window(size=SMALL)
    page = imported(app, qtbot, workbook)
    assert page.trouble.isHidden()
    file = RpwLibrary().file
    assert file is not None
    file.write_bytes(file.read_bytes()[:9000])
    app.window.actions_.actions["prices"].trigger()
    assert page.trouble.text().startswith("The library of prices is damaged")
    assert page.trouble.isVisible()
    assert page.start.isVisible()
    assert not page.lists.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(workbook)], ""))
    page.trouble._buttons[0].click()
    qtbot.waitUntil(page.lists.isVisible, timeout=20_000)
    assert page.trouble.isHidden()
    assert "the damaged file was kept as" in app.window.centre.notice.text()
    assert file.with_name(f"{file.name}.damaged-1").exists()


@pytest.mark.parametrize(
    "damage",
    [
        ("UPDATE quote SET firm = NULL", "compare"),
        ("UPDATE quote SET firm = NULL", "save"),
        ("UPDATE summary SET sum1 = 'x'", "page"),
        ("UPDATE excluded SET row = 'x'", "excluded"),
    ],
)
def test_a_damage_that_shows_in_use_is_told_and_nothing_of_it_is_used(
    open_window: Opener,
    library: Path,
    qtbot: QtBot,
    damage: tuple[str, str],
) -> None:
    statement, reach = damage
    app = open_window()
    before = app.session.scenario
    imported_before(app, qtbot, library)
    file = RpwLibrary().file
    assert file is not None
    changed(file, statement)
    app.window.survey.show()
    page = app.window.centre.survey_page
    assert page is not None
    if reach == "excluded":
        qtbot.mouseClick(page.lists.tabs.button("excluded"), Qt.MouseButton.LeftButton)
    elif reach != "page":
        assert page.trouble.isHidden()
        button = {"compare": page.compare, "save": page.save}[reach]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.trouble.isVisible()
    assert page.start.isVisible()
    assert page.chosen() is None or not page.compare.isVisible()
    assert app.session.scenario is before


def test_a_locked_library_is_told_and_read_when_it_is_free(
    open_window: Opener, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_file, "_PATIENCE", 0.05)
    app = open_window()
    page = imported_before(app, qtbot, library)
    with contextlib.closing(sqlite3.connect(str(RpwLibrary().file), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        app.window.survey.show()
        assert page.trouble.text().startswith("Another program is using the library of prices")
    page.trouble._buttons[0].click()
    assert page.lists.isVisible()
    assert page.trouble.isHidden()


def test_a_newer_library_is_told_and_no_import_replaces_it(
    open_window: Opener, workbook: Path, qtbot: QtBot
) -> None:
    app = open_window()
    page = imported(app, qtbot, workbook)
    file = RpwLibrary().file
    assert file is not None
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA user_version = 99")
    made = file.read_bytes()
    app.window.survey.show()
    assert "made by a newer version" in page.trouble.text()
    app.window.open_file(workbook)
    qtbot.waitUntil(lambda: "newer version" in app.window.centre.notice.text(), timeout=20_000)
    assert file.read_bytes() == made


def test_sheets_as_csv_come_in_together(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    app = open_window()
    new = write_csv(tmp_path / "new.csv", NEW_HEADER, survey())
    old = write_csv(tmp_path / "old.csv", OLD_HEADER, old_rows())
    page = imported(app, qtbot, new, old)
    assert page.notes.text().startswith("new.csv, old.csv · ")


def test_escape_and_an_edit_lead_back(open_window: Opener, workbook: Path, qtbot: QtBot) -> None:
    app = open_window()
    page = imported(app, qtbot, workbook)
    assert page.lists.search.hasFocus()
    qtbot.keyClicks(page.lists.search, "nowhere")
    qtbot.keyClick(page.lists.search, Qt.Key.Key_Escape)
    assert page.isVisible()  # what was typed went first
    qtbot.keyClick(page.lists.search, Qt.Key.Key_Escape)
    assert app.window.centre.answer.isVisible()
    app.window.survey.show()
    assert page.isVisible()
    app.session.take_corridor(app.known_corridors.corridor("switzerland-serbia"))
    assert page.isHidden()


def test_a_payroll_on_its_way_in_gives_way_and_comes_first_where_it_is_opened(
    open_window: Opener, workbook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text("worker,amount\nAna,400\n")
    app.window.open_file(payroll)
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None)
    page = imported(app, qtbot, workbook)
    assert app.window.payroll_import.path is None
    app.window.open_file(payroll)
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None)
    assert page.isHidden()


def test_a_file_that_only_looks_like_the_survey_is_refused_in_words(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    file = tmp_path / "prices.csv"
    file.write_text("id,period,cc1 lcu fee\n1,2025_3Q,4\n")
    app.window.open_file(file)
    qtbot.waitUntil(lambda: bool(app.window.centre.notice.text()), timeout=20_000)
    assert "missing: " in app.window.centre.notice.text()
    assert app.window.centre.answer.isVisible()


@pytest.mark.parametrize("tag", [*LANGUAGES, "pseudo"])
def test_nothing_is_cut_off(open_window: Opener, library: Path, qtbot: QtBot, tag: str) -> None:
    app = open_window(spoken=Pseudo() if tag == "pseudo" else language(tag), size=SMALL)
    app.window.actions_.actions["prices"].trigger()
    settle(app.window)
    page = app.window.centre.survey_page
    assert page is not None
    assert cut_off(page) == []
    page = imported_before(app, qtbot, library)
    for kind in (QLineEdit, QComboBox, QTableView):
        assert all(w.accessibleName() for w in page.findChildren(kind))
    for tab in ("corridors", "excluded"):
        page.lists._turn(tab)
        settle(app.window)
        assert cut_off(page) == []
        assert overlaps(page) == []
    app.speak("fr" if tag != "fr" else "de")
    new = app.window.centre.survey_page
    assert new is not page
    assert new is not None
    qtbot.waitUntil(new.isVisible)
    app.set_theme("dark")


def test_the_quotes_of_a_wise_comparison_join_the_corridor(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    before = app.session.scenario
    document = {
        "sourceCurrency": "CAD",
        "targetCurrency": "GTQ",
        "amount": 400,
        "providers": [
            {
                "name": "Wise",
                "type": "moneyTransferProvider",
                "quotes": [
                    {
                        "rate": 5.5,
                        "fee": 6.5,
                        "markup": 0,
                        "receivedAmount": 2164.25,
                        "dateCollected": "2026-05-04T01:02:03Z",
                    }
                ],
            }
        ],
    }
    file = tmp_path / "quotes.json"
    file.write_text(json.dumps(document))
    app.window.open_file(file)
    qtbot.waitUntil(lambda: app.session.scenario is not before)
    assert "wise-quote-wise" in {s.id for s in app.session.scenario.corridor.services}
    said = app.window.centre.notice.text()
    assert said == (
        "quotes.json: its quotes are among the services now. The fee of 1 quote was inside the"
        " amount; it is now on top of it."
    )
    app.window.centre.notice._buttons[0].click()
    assert app.session.scenario is before
    file.write_text(json.dumps({**document, "targetCurrency": "MXN"}))
    app.window.open_file(file)
    qtbot.waitUntil(lambda: "MXN" in app.window.centre.notice.text())
    assert app.window.centre.notice.text() == (
        "quotes.json: The comparison is CAD → MXN, the corridor CAD → GTQ."
    )
    assert app.session.scenario is before
