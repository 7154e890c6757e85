"""Where files go: asked, remembered, written whole, and told in place."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from remitcalc.gui.exports import FileKind
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

Typed = list[tuple[str, str]]
KINDS = [FileKind("Text", ".txt"), FileKind("Data", ".csv")]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Names and kinds to choose next; the paths that were proposed take their place."""
    answers: Typed = []

    def choose(_window: object, _title: str, proposed: str, *_: str) -> tuple[str, str]:
        name, used = answers.pop(0)
        answers.append((proposed, ""))
        return str(tmp_path / name), used

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return answers


@pytest.mark.parametrize(
    "case",
    [
        ("answer.csv", "Text (*.txt)", "answer.csv"),
        ("answer", "Data (*.csv)", "answer.csv"),
        ("answer.v2", "", "answer.v2.txt"),
    ],
)
def test_the_suffix_is_one_that_is_offered(
    open_window: Opener, tmp_path: Path, typed: Typed, case: tuple[str, str, str]
) -> None:
    name, used, named = case
    typed.append((name, used))
    app = open_window()
    assert app.window.exports.ask(app.window, "Save", "answer", KINDS) == tmp_path / named


def test_a_file_that_exists_is_asked_about_also_where_its_suffix_was_not_typed(
    open_window: Opener, tmp_path: Path, typed: Typed
) -> None:
    (tmp_path / "answer.txt").write_bytes(b"old")
    app = open_window()
    typed[:] = [("answer", ""), ("answer.txt", "")]
    assert app.window.exports.ask(app.window, "Save", "x", KINDS) == tmp_path / "answer.txt"
    assert typed[1] == (str(tmp_path / "answer.txt"), "")
    typed[:] = [("answer", ""), ("other", "")]
    assert app.window.exports.ask(app.window, "Save", "x", KINDS) == tmp_path / "other.txt"


def test_the_folder_is_remembered(open_window: Opener, tmp_path: Path, typed: Typed) -> None:
    app = open_window()
    for _ in range(2):
        typed[:] = [("answer.txt", "")]
        app.window.exports.ask(app.window, "Save", "other", KINDS)
    assert typed == [(str(tmp_path / "other.txt"), "")]


def test_content_is_made_off_the_windows_thread_and_the_end_is_told(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    threads = []

    def make(_: object) -> bytes:
        threads.append(threading.current_thread())
        return b"C$10.69"

    app, file = open_window(), tmp_path / "answer.txt"
    app.window.exports.write(file, make)
    qtbot.waitUntil(lambda: bool(told(app)))
    assert told(app) == "answer.txt was saved."
    assert file.read_bytes() == b"C$10.69"
    assert threads != [threading.main_thread()]


def test_a_cancelled_export_leaves_the_old_file(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app, file = open_window(), tmp_path / "answer.txt"
    file.write_bytes(b"old")
    begun, let_go = threading.Event(), threading.Event()

    def make(_: object) -> bytes:
        begun.set()
        let_go.wait(5)
        return b"new"

    app.window.exports.write(file, make)
    qtbot.waitUntil(begun.is_set)
    app.tasks.cancel("export")
    let_go.set()
    app.tasks.close()
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.txt")] == ["answer.txt"]


@pytest.mark.parametrize("now", [False, True])
def test_what_cannot_be_written_is_told_in_a_sentence(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, *, now: bool
) -> None:
    app = open_window()
    exports = app.window.exports
    target = tmp_path / "missing" / "answer.txt"
    if now:
        exports.write_now(target, lambda: b"")
    else:
        exports.write(target, lambda _: b"")
    qtbot.waitUntil(lambda: bool(told(app)))
    assert told(app) == (f"{target} was not written: its folder does not exist.")
