"""A signal or the end of the session closes the window like a person would, whatever Qt is at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.ending import Ending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals to send there")
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
SIGNALS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
_RUN = """
import sys
from PySide6.QtCore import QTimer
from remitcalc.gui import app
from remitcalc.output.language import Language
qt = app.qt_application()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: print("up", flush=True)))
sys.exit(app.main([], Language("en")))
"""

_EARLY = """
import os, signal, sys
from remitcalc.cli import main, window
def interrupted(_):
    os.kill(os.getpid(), signal.SIGINT)
    print("went on")
window.import_module = interrupted
sys.exit(main.main(["open"]))
"""


@pytest.fixture
def ending(qapp: QApplication) -> Iterator[Ending]:
    made = Ending(qapp)
    yield made
    made.release()
    made.deleteLater()


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda one: one.name)
def test_a_signal_asks_the_program_to_end(
    ending: Ending, qtbot: QtBot, sent: signal.Signals
) -> None:
    with qtbot.waitSignal(ending.asked):
        os.kill(os.getpid(), sent)
    assert ending.code == 128 + sent


def test_the_end_of_the_session_asks_the_program_to_end(ending: Ending, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ending.asked):
        ending._session_ends()
    assert ending.code == 0


def test_signals_are_left_as_they_were(qapp: QApplication) -> None:
    before = [signal.getsignal(one) for one in SIGNALS]
    made = Ending(qapp)
    assert [signal.getsignal(one) for one in SIGNALS] != before
    made.release()
    assert [signal.getsignal(one) for one in SIGNALS] == before


def test_a_signal_in_the_midst_of_painting_raises_nothing_there(
    ending: Ending, qtbot: QtBot
) -> None:
    painted = []

    @guarded
    class Painted(QWidget):
        def paintEvent(self, _: object) -> None:  # noqa: N802
            os.kill(os.getpid(), signal.SIGINT)
            painted.append(sum(range(1000)))

    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(ending.asked):
        widget.grab()
    assert painted


def test_the_window_ends_quietly_and_remembers_how_it_stood(tmp_path: Path) -> None:
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE")}
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _RUN]
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "up\n"
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert (running.returncode, errors) == (130, "")
    assert any("geometry" in path.read_text() for path in (tmp_path / "CONFIG").rglob("*.conf"))


def test_an_interrupt_while_the_window_is_on_its_way_ends_the_process_quietly() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EARLY],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
