"""Start, work in the background, errors, and what is remembered."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from remitcalc.gui.failure import LOG, Failures, log_file
from remitcalc.gui.tasks import Tasks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

_START = """
import sys
from PySide6.QtCore import QTimer
from remitcalc.gui import app
from remitcalc.output.language import Language
qt = app.qt_application()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, qt.quit))
code = app.main([], Language("en"))
print(code, [name for name in ("pandas", "typst") if name in sys.modules])
"""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_window_starts_and_ends_without_pandas_and_typst() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _START],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.stdout.split() == ["0", "[]"], done.stderr
    assert "Error" not in done.stderr


def test_a_result_that_was_overtaken_is_dropped(qtbot: QtBot) -> None:
    tasks, go, results = Tasks(), Event(), []

    def slow(_: object) -> str:
        go.wait(10)
        return "old"

    tasks.run(slow, results.append, key="k")
    with qtbot.waitSignal(tasks.ended):
        tasks.run(lambda _: "new", results.append, key="k")
        qtbot.waitUntil(lambda: results == ["new"])
    go.set()
    tasks.close()
    QApplication.processEvents()
    assert results == ["new"]
    assert not tasks.is_busy


def test_work_tells_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    tasks, told, results, stopped = Tasks(), [], [], Event()
    tasks.progressed.connect(lambda _, fraction: told.append(fraction))

    def work(tick: object) -> None:
        try:
            while True:
                tick(0.5)  # type: ignore[operator]
                Event().wait(0.001)
        finally:
            stopped.set()

    tasks.run(work, results.append, key="k")
    qtbot.waitUntil(lambda: bool(told))
    tasks.cancel("k")
    assert stopped.wait(10)
    tasks.close()
    assert results == []
    assert told[0] == 0.5


def test_an_error_in_work_goes_the_default_way(qtbot: QtBot) -> None:
    tasks = Tasks()
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.run(lambda _: 1 // 0, lambda _: None, key="k")
    assert isinstance(caught.args[0], ZeroDivisionError)
    tasks.close()


def test_an_unexpected_error_is_logged_told_and_survived(open_window: Opener) -> None:
    app = open_window()
    hooks = sys.excepthook
    try:
        Failures.install(app.failures)
        error = RuntimeError("boom")
        sys.excepthook(RuntimeError, error, None)
        QApplication.processEvents()  # told once what failed is over
        assert "RuntimeError" in app.window.centre.notice.text()
        assert "boom" in log_file().read_text(encoding="utf-8")
    finally:
        app.failures.remove()
        sys.excepthook = hooks
        LOG.setLevel(logging.NOTSET)


def test_what_was_chosen_is_remembered(open_window: Opener, qtbot: QtBot) -> None:
    first = open_window()
    first.window.theme_chosen.emit("dark")
    first.window.language_chosen.emit("de")
    first.window.splitter.setSizes([400, 1000])
    first.window.close()
    second = open_window(theme="dark")
    assert second.session.language.tag == "de"
    qtbot.waitUntil(lambda: second.window.splitter.sizes()[0] == 400)
    assert second.preferences.word("theme") == "dark"


def test_about_names_versions_and_licences(open_window: Opener) -> None:
    app = open_window()
    app.window.actions_.actions["about"].trigger()
    dialog = app.window.findChild(QDialog)
    assert dialog is not None
    assert not dialog.isModal()
    from remitcalc.gui.dialogs.about import parts

    assert any("LGPL" in line for line in parts())
    dialog.close()
