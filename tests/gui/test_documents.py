"""Documents in the window: saved, opened, named, and told of when they change elsewhere."""

from __future__ import annotations

import threading
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from remitcalc import Scenario, compare, load_corridor, paths
from remitcalc.files.document import origins
from remitcalc.files.document.reading import read_document
from remitcalc.files.document.writing import write_document
from remitcalc.gui import comparing, corridor_again, payroll_import
from remitcalc.model.document import Document, View
from remitcalc.model.payroll import Payroll
from remitcalc.output.headline import headline
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

LOW, ROOMY = (1024, 700), (1920, 1080)
PAYROLL = "worker,amount\nAna,212.00\nLuz,640.50\nEva,400.00\n"


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def trigger(app: Application, key: str) -> None:
    app.window.actions_.actions[key].trigger()


def save(app: Application, qtbot: QtBot) -> None:
    trigger(app, "save")
    qtbot.waitUntil(lambda: not app.window.isWindowModified())


def said(app: Application) -> str:
    answer = app.session.answer
    assert answer is not None
    return headline(answer)


def take_payroll(app: Application, path: Path, qtbot: QtBot) -> None:
    app.window.open_file(path)
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None)
    app.window.payroll_import.accept()


def test_save_asks_for_a_file_once_and_the_title_follows(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    app.session.edit("x", lambda s: s.replace(payroll=Payroll.uniform(23, 30_050)))
    assert app.window.isWindowModified()
    choose(monkeypatch, tmp_path / "Tremblay 2026.remitcalc")
    save(app, qtbot)
    assert app.window.windowTitle() == "Tremblay 2026[*] – remitcalc"
    app.session.change("x", paydays=4)
    assert app.window.isWindowModified()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked again"))
    save(app, qtbot)
    document, problems = read_document(tmp_path / "Tremblay 2026.remitcalc")
    assert document is not None
    assert problems == ()
    assert document.scenario.paydays == 4
    assert document.scenario.payroll.mean_amount == 30_050


def test_a_document_opens_with_the_same_answer_and_nothing_to_undo(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    app.window.centre.chart.choose("savings")
    before = said(app)
    choose(monkeypatch, tmp_path / "farm.remitcalc")
    save(app, qtbot)
    other = open_window(str(tmp_path / "farm.remitcalc"))
    qtbot.waitUntil(lambda: other.window.windowTitle().startswith("farm"))
    assert said(other) == before
    assert not other.session.undo_stack.canUndo()
    assert not other.window.isWindowModified()
    assert other.window.centre.chart.kind == "savings"
    origin = other.session.document.payroll_origin
    assert origin is not None
    assert origin.cell(1) == ("", 3, 2)


def test_the_document_that_is_named_is_what_the_window_begins_with(
    open_window: Opener, tmp_path: Path, monkeypatch
) -> None:
    document = Document(
        Scenario.of(load_corridor("us-guatemala")).replace(paydays=4), view=View(tab="workers")
    )
    file = tmp_path / "farm.remitcalc"
    write_document(file, document)
    compared = []

    def watched(scenario, *rest, **named):
        compared.append(scenario.corridor.id)
        return compare(scenario, *rest, **named)

    monkeypatch.setattr(comparing, "compare", watched)
    app = open_window(str(file))
    assert set(compared) == {"us-guatemala"}, "no example comes before it"
    assert app.window.windowTitle() == "farm[*] – remitcalc"
    assert app.window.centre.tables.tabs.key() == "workers"
    assert app.preferences.recent() == [file]
    assert not app.window.centre.beginnings.isVisible()


@pytest.mark.parametrize("sizes", [*product((LOW, ROOMY), repeat=2)])
def test_a_document_opens_at_the_tab_it_was_left_at(
    open_window: Opener,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    saved_in, opened_in = sizes
    file = tmp_path / "farm.remitcalc"
    choose(monkeypatch, file)
    app = open_window(size=saved_in)
    settle(app.window)
    qtbot.mouseClick(app.window.centre.tables.tabs.button("workers"), Qt.MouseButton.LeftButton)
    app.session.change("x", paydays=4)
    save(app, qtbot)
    named = open_window(str(file), size=opened_in)
    running = open_window(size=opened_in)
    running.window.open_file(file)
    qtbot.waitUntil(lambda: "farm" in running.window.windowTitle())
    for opened in (named, running):
        settle(opened.window)
        tables = opened.window.centre.tables
        assert tables.tabs.button("chart").isVisible() == (opened_in == LOW)
        assert tables.tabs.key() == "workers"
        assert tables.workers_page.isVisible()
    named.window.resize(*(ROOMY if opened_in == LOW else LOW))
    settle(named.window)
    assert named.window.centre.tables.tabs.key() == "workers"


def test_a_document_left_as_it_was_opens_at_the_chart_where_that_is_a_tab(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    file = tmp_path / "farm.remitcalc"
    choose(monkeypatch, file)
    app = open_window(size=ROOMY)
    app.session.change("x", paydays=4)
    save(app, qtbot)
    opened = open_window(str(file), size=LOW)
    settle(opened.window)
    assert opened.window.centre.tables.tabs.key() == "chart"
    assert opened.window.centre.chart.isVisible()


def test_a_document_left_at_the_chart_has_a_table_below_it_where_both_have_room(
    open_window: Opener, tmp_path: Path
) -> None:
    file = tmp_path / "farm.remitcalc"
    document = Document(Scenario.of(load_corridor("us-guatemala")), view=View(tab="chart"))
    write_document(file, document)
    app = open_window(str(file))
    app.window.resize(1920, 1080)
    tables = app.window.centre.tables
    assert tables.tabs.button("chart").isHidden()
    assert tables.tabs.key() == "services"
    assert tables.view("services").isVisible()


def test_of_several_files_the_document_is_opened_in_its_turn(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    file, other = tmp_path / "farm.remitcalc", tmp_path / "cut.remitcalc"
    write_document(file, Document(Scenario.of(load_corridor("us-guatemala"))))
    other.write_bytes(file.read_bytes()[:900])
    app = open_window(str(other), str(file))
    qtbot.waitUntil(lambda: app.window.windowTitle() == "farm[*] – remitcalc")
    qtbot.waitUntil(lambda: "1 of 2 files was opened" in app.window.centre.notice.text())


def test_a_copy_leaves_the_document_where_it_was(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    app.session.change("x", paydays=4)
    choose(monkeypatch, tmp_path / "copy.remitcalc")
    trigger(app, "save_copy")
    qtbot.waitUntil((tmp_path / "copy.remitcalc").exists)
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert app.window.isWindowModified()
    assert "copy" not in app.window.windowTitle()


def test_what_was_edited_while_a_document_is_written_is_not_saved(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    app.session.change("x", paydays=4)
    choose(monkeypatch, tmp_path / "farm.remitcalc")
    trigger(app, "save")
    app.session.change("x", paydays=5)
    qtbot.waitUntil(lambda: app.window.windowTitle().startswith("farm"))
    assert app.window.isWindowModified()


def test_a_document_that_cannot_be_read_leaves_what_is_open(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    app.session.change("x", paydays=4)
    broken = tmp_path / "broken.remitcalc"
    broken.write_text('{"format": 1, "scenario": {', "utf-8")
    before = app.session.document
    app.window.open_file(broken)
    qtbot.waitUntil(lambda: bool(app.session.problems))
    assert app.session.document is before
    assert app.window.centre.notice.text()


def test_new_starts_the_corridor_over(open_window: Opener) -> None:
    app = open_window()
    app.session.change("x", paydays=4)
    trigger(app, "new")
    assert not app.window.isWindowModified()
    assert app.session.scenario.paydays == app.session.scenario.corridor.defaults.paydays
    assert not app.session.undo_stack.canUndo()


def answers(app: Application) -> dict[str, object]:
    return {button.text(): button for button in app.window.centre.notice._buttons}


def test_a_payroll_that_changed_is_read_again_where_somebody_wants_it(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    app.session.change("x", amount_is="principal")
    payroll.write_text(PAYROLL.replace("212.00", "219.00"), "utf-8")
    app.window.documents.watch.look()
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: notice.text() == "may.csv, the payroll, has changed on disk.")
    answers(app)["Read again"].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: app.session.scenario.payroll.amounts.tolist()[0] == 21_900)
    assert app.session.scenario.amount_is == "principal"
    app.session.undo_stack.undo()
    assert app.session.scenario.payroll.amounts.tolist()[0] == 21_200


def test_a_payroll_that_is_gone_is_told_and_its_workers_stay(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    payroll.unlink()
    app.window.documents.watch.look()
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: "can no longer be read. The workers stay" in notice.text())
    assert list(answers(app)) == ["Read again", "Keep mine"]
    payroll.write_text(PAYROLL, "utf-8")
    app.window.documents.watch.look()
    qtbot.waitUntil(lambda: not notice.isVisible())
    assert len(app.session.scenario.payroll) == 3


def test_what_changed_before_a_document_was_opened_is_told_once_it_is_open(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    choose(monkeypatch, tmp_path / "farm.remitcalc")
    save(app, qtbot)
    payroll.write_text(PAYROLL.replace("212.00", "219.00"), "utf-8")
    other = open_window(str(tmp_path / "farm.remitcalc"))
    notice = other.window.centre.notice
    qtbot.waitUntil(lambda: "is open in another window, too" in notice.text())
    qtbot.waitUntil(lambda: len(notice._waiting) == 1)
    notice.leave()  # what comes next does not cover what stands there, nor is it lost
    assert notice.isVisible()
    assert notice.text() == "may.csv, the payroll, has changed on disk."
    payroll.write_text(PAYROLL, "utf-8")
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_file_that_is_gone_is_no_longer_said_to_have_changed(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    notice = app.window.centre.notice
    payroll.write_text(PAYROLL.replace("212.00", "219.00"), "utf-8")
    qtbot.waitUntil(lambda: "has changed on disk" in notice.text())
    payroll.unlink()
    qtbot.waitUntil(lambda: "can no longer be read" in notice.text())
    app.window.say("Something else.")
    notice.leave()
    assert notice.isVisible()
    notice.leave()
    assert not notice.isVisible()


def test_the_file_of_a_payroll_is_named_beside_the_workers(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    origin = app.window.scenario.workers.origin
    assert not origin.isVisible()
    take_payroll(app, payroll, qtbot)
    assert origin.isVisible()
    assert origin.text() == "From may.csv"
    app.session.undo_stack.undo()
    assert not origin.isVisible()


def test_files_are_looked_for_where_it_was_done_last(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(payroll), ""))
    trigger(app, "open")
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1]
    )
    trigger(app, "save")
    assert asked == [str(tmp_path / f"{app.window.documents.desk.name}.remitcalc")]
    qtbot.waitUntil(lambda: not app.tasks.is_busy)


def test_a_corridor_read_again_keeps_what_was_set(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "own.toml"
    bundled = (paths.resources() / "corridors" / "us-guatemala.toml").read_text("utf-8")
    file.write_text(bundled, "utf-8")
    app = open_window(str(file))
    qtbot.waitUntil(lambda: app.session.document.corridor_origin is not None)
    qtbot.waitUntil(lambda: app.session.scenario.corridor.id == "us-guatemala")
    app.session.change("x", paydays=5)
    file.write_text(bundled.replace("rate = 7.66", "rate = 7.67"), "utf-8")
    app.window.documents.watch.look()
    qtbot.waitUntil(lambda: "the corridor, has changed" in app.window.centre.notice.text())
    answers(app)["Read again"].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: app.session.scenario.corridor.reference.rate == Decimal("7.67"))
    assert app.session.scenario.paydays == 5


def test_a_document_saved_elsewhere_is_told_and_read_again(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    path = tmp_path / "farm.remitcalc"
    choose(monkeypatch, path)
    app.session.change("x", paydays=4)
    save(app, qtbot)
    document = app.session.document
    write_document(path, document.replace(scenario=document.scenario.replace(paydays=9)))
    app.window.documents.watch.look()
    qtbot.waitUntil(lambda: "was changed by somebody else" in app.window.centre.notice.text())
    answers(app)["Read again"].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: app.session.scenario.paydays == 9)


def test_a_recent_file_that_is_gone_is_grey(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    app.preferences.add_recent(tmp_path / "gone.remitcalc")
    menu = app.window.actions_.menus["recent"]
    app.window.actions_.menus["&File"].aboutToShow.emit()
    (entry,) = menu.actions()
    assert entry.text() == "gone.remitcalc"
    qtbot.waitUntil(lambda: not entry.isEnabled())
    (tmp_path / "gone.remitcalc").touch()
    app.window.actions_.menus["&File"].aboutToShow.emit()
    (entry,) = menu.actions()
    qtbot.waitUntil(entry.isEnabled)


def test_a_drive_that_does_not_answer_keeps_the_menu_from_nothing(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    app.preferences.add_recent(tmp_path / "far.remitcalc")
    answer = threading.Event()
    monkeypatch.setattr(type(tmp_path), "is_file", lambda _: answer.wait(30))
    app.window.actions_.menus["&File"].aboutToShow.emit()
    assert [one.isEnabled() for one in app.window.actions_.menus["recent"].actions()] == [True]
    answer.set()
    qtbot.waitUntil(lambda: not app.tasks.is_busy)


@pytest.mark.parametrize("file", ["payroll", "corridor"])
def test_what_is_read_again_slowly_is_not_put_into_the_document_that_came_meanwhile(
    open_window: Opener,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
) -> None:
    own, payroll, goes_on = tmp_path / "own.toml", tmp_path / "may.csv", threading.Event()
    bundled = (paths.resources() / "corridors" / "us-guatemala.toml").read_text("utf-8")
    own.write_text(bundled, "utf-8")
    payroll.write_text(PAYROLL, "utf-8")
    app = open_window()
    example = app.session.document
    app.window.open_file(own)
    qtbot.waitUntil(lambda: app.session.scenario.corridor.id == "us-guatemala")
    take_payroll(app, payroll, qtbot)
    changed = {"corridor": (own, "7.66", "7.67"), "payroll": (payroll, "212.00", "219.00")}
    path, was, now = changed[file]
    path.write_text(path.read_text("utf-8").replace(was, now), "utf-8")
    app.window.documents.watch.look()
    qtbot.waitUntil(lambda: "has changed" in app.window.centre.notice.text())
    digest = origins.digest_of

    def slowly(one: Path) -> str | None:
        goes_on.wait(5)
        return digest(one)

    for module in (corridor_again, payroll_import):
        monkeypatch.setattr(module, "digest_of", slowly)
    answers(app)["Read again"].click()  # type: ignore[attr-defined]
    trigger(app, "close")
    goes_on.set()
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert app.session.document.scenario == example.scenario
    assert app.window.payroll_import.path is None


def test_what_was_asked_of_one_document_is_not_answered_for_another(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app, payroll = open_window(), tmp_path / "may.csv"
    payroll.write_text(PAYROLL, "utf-8")
    take_payroll(app, payroll, qtbot)
    payroll.write_text(PAYROLL.replace("212.00", "219.00"), "utf-8")
    app.window.documents.watch.look()
    qtbot.waitUntil(lambda: "has changed" in app.window.centre.notice.text())
    trigger(app, "close")
    assert not app.window.centre.notice.isVisible()


def test_a_save_that_fails_offers_another_place_and_is_forgotten_once_saved(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    chosen = [tmp_path / "gone" / "a.remitcalc"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen[0]), ""))
    trigger(app, "save")
    notice = app.window.centre.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice.text() == (
        f"{chosen[0]} was not written: its folder does not exist. Save it in another place."
    )
    chosen[0] = tmp_path / "a.remitcalc"
    button = next(one for one in notice.findChildren(QPushButton) if one.text() == "Save as…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chosen[0].exists)
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert not notice.isVisible()


def test_that_a_file_is_gone_is_said_no_longer_once_it_is_saved_again(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, file = open_window(), tmp_path / "a.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    trigger(app, "save")
    qtbot.waitUntil(lambda: file.exists() and not app.tasks.is_busy)
    file.unlink()
    notice = app.window.centre.notice
    app.window.documents.watch.gone.emit("document", file)
    assert "a.remitcalc is no longer there" in notice.text()
    trigger(app, "save")
    qtbot.waitUntil(lambda: file.exists() and not app.tasks.is_busy)
    assert not notice.isVisible()
