"""Whatever is done, in whatever order: no error, figures that are those of the scenario, no leak.

A few seconds in each run of the tests; `REMITCALC_ENDURANCE=600` for ten minutes, with what is held
at rest kept to what it was.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog

from remitcalc import paths
from remitcalc.engine.compare import compare
from remitcalc.model.message import ModelError
from remitcalc.output.answer import Answer
from remitcalc.output.headline import headline_lines
from remitcalc.output.language import ENGLISH
from tests.gui.held_memory import Held, held
from tests.gui.monkey import Monkey
from tests.gui.told import answer_told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.centre import Chosen
    from tests.gui.conftest import Opener

SECONDS = float(os.environ.get("REMITCALC_ENDURANCE", "6"))
SEED = int(os.environ.get("REMITCALC_SEED", "20261124"))
_LONG = 60
_CHECKED_EVERY = 25
_RESTED_EVERY = 100
_SIZE = QSize(1440, 900)
_GROWTH = 1.05
_THEN, _NOW = (0.4, 0.6), (0.8, 1.0)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    good = paths.resources() / "corridors" / "switzerland-serbia.toml"
    bad = tmp_path / "bad.toml"
    bad.write_text(good.read_text(encoding="utf-8").replace("to =", "too ="), encoding="utf-8")
    payroll = tmp_path / "may.csv"
    payroll.write_text("worker,amount,group\na,400,X\nb,325.50,Y\nc,x,Y\n", encoding="utf-8")
    junk = tmp_path / "junk.csv"
    junk.write_bytes(bytes(range(256)))
    return [good, bad, payroll, junk, tmp_path / "gone.toml"]


@pytest.fixture(autouse=True)
def nobody_answers_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog of the system waits for somebody: here it is left at once."""
    nothing = {
        "getOpenFileName": ("", ""),
        "getOpenFileNames": ([], ""),
        "getSaveFileName": ("", ""),
        "getExistingDirectory": "",
    }
    for asked, left in nothing.items():
        monkeypatch.setattr(QFileDialog, asked, lambda *_, left=left, **__: left)
    # Qt's own would ask whether a file may be replaced, and wait.
    monkeypatch.setattr(QPrintDialog, "show", QPrintDialog.reject)


def check(app: Application, qtbot: QtBot) -> None:
    """The answer on screen is that of the scenario."""
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=30_000)
    scenario, session = app.session.scenario, app.session
    if session.trouble:
        with pytest.raises(ModelError) as refused:
            compare(scenario)
        assert refused.value.messages == session.trouble
        return
    right = compare(scenario)
    assert session.comparison is not None
    assert session.comparison.scenario is scenario
    assert answer_told(app) == " ".join(headline_lines(Answer(right, session.language)))


def rest(app: Application, qtbot: QtBot, first: Chosen) -> None:
    """Bring the window back to where it began: what it holds then is what it never gives back.

    Its pages are made when they are first shown, and all of them anew in another language: without
    that, what is counted is which of them were shown since (twice as many widgets, or half).
    """
    for other in QApplication.topLevelWidgets():
        if other is not app.window and other.isVisible():
            other.close()
    app.window.survey.close()
    app.window.payroll_import.cancel()
    app.session.take_corridor(app.known_corridors.first())
    app.window.resize(_SIZE)
    app.session.undo_stack.clear()
    app.set_theme("light")
    app.window.centre.choose(first)
    app.speak(ENGLISH)
    check(app, qtbot)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def growth(measured: list[tuple[float, Held]]) -> dict[str, float]:
    """Return by how much the least that was held in the last fifth exceeds that of the third one.

    The least: what is open for a while is no growth, and what is never given back is always there.
    """
    found = {}
    for name in ("heap", "objects", "widgets"):
        least = [
            min(getattr(one, name) or 1 for at, one in measured if low <= at / SECONDS < high)
            for low, high in (_THEN, _NOW)
        ]
        found[name] = least[1] / least[0]
    return found


def test_random_actions(open_window: Opener, qtbot: QtBot, files: list[Path]) -> None:
    app = open_window()
    errors: list[object] = []
    app.failures.happened.connect(errors.append)
    app.tasks.failed.connect(errors.append)
    threads = threading.active_count()
    monkey, first = Monkey(app, SEED, files), app.window.centre.chosen()
    measured: list[tuple[float, Held]] = []
    start = time.monotonic()
    with qtbot.captureExceptions() as raised:
        while (passed := time.monotonic() - start) < SECONDS:
            monkey.act()
            assert not raised, (monkey.done[-5:], raised)
            assert errors == [], (monkey.done[-5:], errors)
            if len(monkey.done) % _CHECKED_EVERY == 0:
                check(app, qtbot)
            if len(monkey.done) % _RESTED_EVERY == 0:
                rest(app, qtbot, first)
                measured.append((passed, held()))
    check(app, qtbot)
    assert app.window.isVisible()
    # The two that wait for large comparisons, and the one that keeps what is done.
    assert threading.active_count() <= threads + 3
    if SECONDS >= _LONG:
        grown = growth(measured)
        print(f"\n{len(monkey.done)} actions; at rest, of what it was: {grown}")  # noqa: T201
        assert max(grown.values()) < _GROWTH
        assert measured[-1][1].edits == 0
    QApplication.clipboard().clear()
