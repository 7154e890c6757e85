"""What a system does with the program: files double-clicked while it runs, names, fonts."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from remitcalc import APPLICATION_ID
from remitcalc.drawing.offscreen import let_fonts_be_found
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.gui.program import OpenedFiles

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

_PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from remitcalc.gui import app
from remitcalc.gui.opening import Opening
from remitcalc.output.language import Language
qt = app.qt_application()
early, late = sys.argv[1:]
opened = []
Opening.open_all = lambda self, paths: opened.extend(path.name for path in paths)
def double_click(file):
    QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl.fromLocalFile(file)))
double_click(early)  # as macOS may, before there is a window
QTimer.singleShot(0, lambda: (double_click(late), qt.quit()))
print(app.main([], Language("en")), opened)
"""


def test_files_that_the_system_opens_are_opened_before_and_after_there_is_a_window(
    tmp_path: Path,
) -> None:
    files = [str(tmp_path / name) for name in ("é a.remitcalc", "b.xlsx")]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *files],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == "0 ['é a.remitcalc', 'b.xlsx']", done.stderr


def test_files_wait_for_who_listens_and_are_handed_on_once() -> None:
    files, taken = OpenedFiles(QObject()), []
    for name in ("a", "", "b"):
        files.add(name)
    files.listen(taken.append)
    files.add("c")
    assert taken == [["a", "b"], ["c"]]


def test_a_file_opened_by_the_system_takes_the_place_of_the_corridor(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    app._open_by_system([str(bundled_corridors()["us-guatemala"])])
    qtbot.waitUntil(lambda: app.session.scenario.corridor.id == "us-guatemala")


def test_desktops_know_the_window_by_the_name_of_its_desktop_file(open_window: Opener) -> None:
    open_window()
    assert QGuiApplication.desktopFileName() == APPLICATION_ID


def test_without_a_screen_qt_is_told_where_windows_keeps_its_fonts() -> None:
    without_screen = {"QT_QPA_PLATFORM": "offscreen", "SYSTEMROOT": "C:\\Windows"}
    told = dict(without_screen)
    let_fonts_be_found(told, "win32")
    assert told == without_screen | {"QT_QPA_FONTDIR": "C:\\Windows\\Fonts"}
    own = without_screen | {"QT_QPA_FONTDIR": "D:\\fonts"}
    with_screen = {"SYSTEMROOT": "C:\\Windows"}
    for environment, platform in ((own, "win32"), (with_screen, "win32"), (told, "linux")):
        before = dict(environment)
        let_fonts_be_found(environment, platform)
        assert environment == before
