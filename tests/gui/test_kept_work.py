"""Nothing is lost: what is done is kept, a start goes on with it, and it can be listed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton

from remitcalc import paths
from remitcalc.files.document import origins
from remitcalc.files.document.reading import read_document
from remitcalc.files.kept.version_choice import keeps_versions
from remitcalc.files.kept.versions import versions_of
from remitcalc.files.kept.work_folder import WorkFolder
from remitcalc.gui.dialogs.kept_list import KeptList
from remitcalc.model.message import message
from remitcalc.model.payroll import Payroll
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.test_languages import twice, words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.model.work import Work
    from tests.gui.conftest import Opener


def set_workers(app: Application, workers: int) -> None:
    payroll = Payroll.uniform(workers, 30_050)
    app.session.edit("Change of group size", lambda s: s.replace(payroll=payroll))


def kept_folders() -> list[Path]:
    within = paths.kept_work()
    assert within is not None
    return sorted(within.iterdir()) if within.exists() else []


def quit_(app: Application) -> None:
    app.close()


def trigger(app: Application, key: str) -> None:
    app.window.actions_.actions[key].trigger()


def saved_twice(
    app: Application, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Save 23 workers, then 24 in the same file, and return it."""
    file = folder / "farm.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    for workers in (23, 24):
        set_workers(app, workers)
        trigger(app, "save")
        qtbot.waitUntil(lambda: not app.window.isWindowModified())
    return file


def test_the_next_start_goes_on_where_somebody_stopped_and_can_go_back(
    open_window: Opener,
) -> None:
    app = open_window()
    set_workers(app, 23)
    app.session.change("Change of paydays", paydays=4)
    app.session.undo_stack.undo()
    quit_(app)
    again = open_window()
    assert len(again.session.scenario.payroll) == 23
    assert again.session.undo_stack.undoText() == "Change of group size"
    assert again.session.undo_stack.redoText() == "Change of paydays"
    again.session.undo_stack.redo()
    assert again.session.scenario.paydays == 4
    again.session.undo_stack.undo()
    again.session.undo_stack.undo()
    assert len(again.session.scenario.payroll) == 40
    assert again.session.answer is not None


def test_an_example_that_nobody_touched_leaves_nothing_behind(open_window: Opener) -> None:
    app = open_window()
    quit_(app)
    assert kept_folders() == []


def test_a_saved_document_is_open_again_at_the_next_start(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    set_workers(app, 23)
    file = tmp_path / "farm.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    trigger(app, "save")
    qtbot.waitUntil(lambda: not app.window.isWindowModified())
    quit_(app)
    again = open_window()
    assert again.window.windowTitle() == "farm[*] – remitcalc"
    assert not again.window.isWindowModified()
    again.session.change("Change of paydays", paydays=4)
    assert again.window.isWindowModified()


def test_work_that_gave_way_to_new_is_listed_and_comes_back(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    set_workers(app, 23)
    trigger(app, "new")
    qtbot.waitUntil(lambda: len(kept_folders()) == 1)
    qtbot.wait(50)
    listed = app.window.documents.kept.show_unsaved()
    qtbot.addWidget(listed)
    assert listed.list.count() == 1
    assert listed.list.item(0).text().startswith("Canada → Guatemala · ")
    listed.open_button.click()
    assert len(app.session.scenario.payroll) == 23
    assert app.session.undo_stack.canUndo()
    assert app.window.documents.kept.show_unsaved().list.count() == 0


def test_discarded_work_is_gone(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    set_workers(app, 23)
    trigger(app, "new")
    qtbot.waitUntil(lambda: len(kept_folders()) == 1)
    qtbot.wait(50)
    listed = app.window.documents.kept.show_unsaved()
    listed.remove_button.click()
    assert listed.list.count() == 0
    assert kept_folders() == []
    listed.reject()


def test_work_that_was_put_away_just_now_is_listed_though_it_is_still_being_written(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write = threading.Event()
    keep = WorkFolder.keep

    def slow(folder: WorkFolder, work: Work) -> object:
        assert may_write.wait(20)
        return keep(folder, work)

    monkeypatch.setattr(WorkFolder, "keep", slow)
    app = open_window()
    set_workers(app, 23)
    trigger(app, "new")
    listed = app.window.documents.kept.show_unsaved()
    assert listed.list.count() == 0, "it is not there yet"
    assert listed.nothing.isVisible()
    assert "still being written" in listed.nothing.text()
    assert cut_off(listed) == []
    may_write.set()
    qtbot.waitUntil(lambda: listed.list.count() == 1)
    assert not listed.nothing.isVisible()
    assert not listed.coming.isVisible()
    assert listed.list.currentRow() == 0
    listed.open_button.click()
    assert len(app.session.scenario.payroll) == 23


def test_work_that_is_being_written_is_told_of_below_what_is_listed(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    set_workers(app, 23)
    trigger(app, "new")
    qtbot.waitUntil(lambda: not app.window.documents.keeping.is_putting_away)
    may_write, keep = threading.Event(), WorkFolder.keep

    def slow(folder: WorkFolder, work: Work) -> object:
        assert may_write.wait(20)
        return keep(folder, work)

    monkeypatch.setattr(WorkFolder, "keep", slow)
    set_workers(app, 24)
    trigger(app, "new")
    listed = app.window.documents.kept.show_unsaved()
    assert listed.list.count() == 1
    assert listed.coming.isVisible()
    assert not listed.nothing.isVisible()
    may_write.set()
    qtbot.waitUntil(lambda: listed.list.count() == 2)
    assert not listed.coming.isVisible()
    listed.list.setCurrentRow(0)
    listed.remove_button.click()
    listed.remove_button.click()
    assert listed.nothing.text() == "Nothing is kept here."
    assert listed.nothing.isVisible()
    listed.reject()


def test_a_list_that_is_closed_before_the_writing_ends_is_let_be(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    set_workers(app, 23)
    trigger(app, "new")
    app.window.documents.kept.show_unsaved().reject()
    qtbot.waitUntil(lambda: len(kept_folders()) == 1)
    qtbot.wait(50)


def test_broken_work_keeps_nobody_from_starting_and_is_told(open_window: Opener) -> None:
    app = open_window()
    set_workers(app, 23)
    quit_(app)
    (folder,) = kept_folders()
    (folder / "journal.json").write_bytes(b'{"format": 1, "ti')
    again = open_window()
    assert len(again.session.scenario.payroll) == 40
    assert str(paths.set_aside()) in again.window.centre.notice.text()
    assert kept_folders() == []


def test_what_cannot_be_kept_is_told_as_long_as_it_lasts(
    open_window: Opener, qtbot: QtBot, monkeypatch
) -> None:
    from remitcalc.files.kept.work_folder import WorkFolder

    app = open_window()
    full = message("not_written_disk_full", file="journal.json", reason="")
    monkeypatch.setattr(WorkFolder, "keep", lambda *_: (full,))
    set_workers(app, 23)
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: notice.text().startswith("What you do is not being kept: "))
    monkeypatch.undo()
    app.session.change("Change of paydays", paydays=4)
    qtbot.waitUntil(lambda: notice.text() == "What you do is kept again.")


def test_a_second_window_on_a_document_is_told(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    set_workers(app, 23)
    file = tmp_path / "farm.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    trigger(app, "save")
    qtbot.waitUntil(lambda: not app.window.isWindowModified())
    other = open_window(str(file))
    notice = other.window.centre.notice
    qtbot.waitUntil(lambda: "is open in another window, too" in notice.text())
    qtbot.waitUntil(lambda: not other.tasks.is_busy)
    assert notice.isVisible()


def test_older_versions_are_listed_and_open_without_a_file(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    file = saved_twice(app, tmp_path, qtbot, monkeypatch)
    listed = app.window.documents.kept.show_versions()
    assert listed is not None
    assert listed.list.count() == 1
    listed.open_button.click()
    qtbot.waitUntil(lambda: len(app.session.scenario.payroll) == 23)
    assert app.window.documents.desk.path is None
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert not app.window.centre.notice.isVisible(), "nothing is wrong with a version"
    assert file.exists()


def test_of_a_document_that_cannot_be_read_older_versions_are_offered(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    file = saved_twice(app, tmp_path, qtbot, monkeypatch)
    trigger(app, "close")
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    app.window.opening.open(file)
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: "farm.remitcalc: Row" in notice.text())
    assert "ends in its midst" in notice.text()
    (button,) = [one for one in notice.findChildren(QPushButton) if "versions" in one.text()]
    button.click()
    (listed,) = app.window.findChildren(KeptList)
    assert "farm.remitcalc" in listed.windowTitle()
    listed.open_button.click()
    qtbot.waitUntil(lambda: len(app.session.scenario.payroll) == 23)
    assert file.read_bytes() == content[: len(content) // 2]


def test_a_list_with_nothing_in_it_says_so_and_closes_with_enter(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    listed = app.window.documents.kept.show_unsaved()
    qtbot.waitUntil(listed.isVisible)
    assert listed.nothing.isVisible()
    assert listed.list.isHidden()
    assert not listed.open_button.isEnabled()
    qtbot.keyClick(listed.close_button, Qt.Key.Key_Return)
    assert listed.isHidden()


def test_saving_never_overwrites_what_somebody_else_saved_meanwhile(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    app = open_window()
    file = tmp_path / "farm.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    set_workers(app, 23)
    trigger(app, "save")
    qtbot.waitUntil(lambda: not app.window.isWindowModified())
    file.write_text("theirs", "utf-8")
    set_workers(app, 24)
    trigger(app, "save")
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: "was changed by somebody else" in notice.text())
    qtbot.wait(500)
    assert file.read_text("utf-8") == "theirs"
    assert app.window.isWindowModified()


@pytest.mark.parametrize("is_theirs", [False, True])
def test_a_slow_save_never_gives_its_file_to_the_document_that_came_meanwhile(
    open_window: Opener,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_theirs: bool,
) -> None:
    app, goes_on = open_window(), threading.Event()
    file, digest = tmp_path / "farm.remitcalc", origins.digest_of
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    set_workers(app, 23)
    trigger(app, "save")
    qtbot.waitUntil(lambda: not app.window.isWindowModified())
    set_workers(app, 24)

    def slowly(path: Path) -> str | None:
        goes_on.wait(5)
        return digest(path)

    monkeypatch.setattr(origins, "digest_of", slowly)
    trigger(app, "save")
    if is_theirs:
        file.write_text("theirs", "utf-8")
    app.window.documents.desk.new()
    goes_on.set()
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert app.window.documents.desk.path is None
    assert app.window.documents.desk.digest == ""
    notice = app.window.centre.notice
    assert [one.text() for one in notice._buttons if one.isVisible()] == []
    if not is_theirs:
        read, _ = read_document(file)
        assert read is not None
        assert len(read.scenario.payroll) == 24


@pytest.mark.parametrize("tag", LANGUAGES)
def test_all_older_versions_go_when_it_is_pressed_twice_and_none_before(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    file = tmp_path / "pool.remitcalc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    app = open_window(spoken=language(tag))
    for count in (21, 22, 23):
        set_workers(app, count)
        trigger(app, "save")
        qtbot.waitUntil(lambda: not app.window.isWindowModified() and not app.tasks.is_busy)
    listed = app.window.documents.kept.show_versions()
    assert listed is not None
    count = listed.list.count()
    assert count >= 1
    QApplication.processEvents()
    assert cut_off(listed) == []
    assert twice(words(listed)) == []
    listed.all_button.click()
    assert listed.list.count() == len(versions_of(file)) == count
    assert cut_off(listed) == []
    listed.all_button.click()
    assert versions_of(file) == ()
    assert listed.list.count() == 0
    assert not listed.all_button.isEnabled()
    assert file.exists()
    listed.reject()


def test_what_is_done_while_the_edit_before_is_written_is_kept_at_the_end_too(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    keep = WorkFolder.keep

    def slow(folder: WorkFolder, work: Work) -> object:
        begun.set()
        go_on.wait(10)
        return keep(folder, work)

    app = open_window()
    monkeypatch.setattr(WorkFolder, "keep", slow)
    set_workers(app, 23)
    qtbot.waitUntil(begun.is_set)
    set_workers(app, 24)
    threading.Timer(0.2, go_on.set).start()
    quit_(app)
    assert len(open_window().session.scenario.payroll) == 24


@pytest.mark.usefixtures("own_home")
def test_what_is_said_of_older_versions_goes_for_commands_too(
    open_window: Opener, tmp_path: Path
) -> None:
    app = open_window()
    path = tmp_path / "farm.remitcalc"
    app.window.documents.desk.begin(app.session.document, path)
    assert keeps_versions()
    dialog = app.window.documents.kept.show_versions()
    assert dialog is not None
    dialog.findChild(QCheckBox).click()
    assert not keeps_versions()
    mark = paths.no_versions()
    assert mark is not None
    mark.unlink()
    quit_(app)
    open_window()
    assert not keeps_versions(), "it was said once, and is noted again"
