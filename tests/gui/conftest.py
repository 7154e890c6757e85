"""A window for each test: offscreen, with settings of its own, and nothing left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

pytest.importorskip("PySide6")
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from remitcalc import paths
from remitcalc.gui import app, session
from remitcalc.gui.app import Application, qt_application
from remitcalc.gui.comparing import compared
from remitcalc.gui.preferences import Preferences
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import ENGLISH, Language

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.corridor import Corridor

Opener = Callable[..., Application]


def language(tag: str = ENGLISH, territory: str = "") -> Language:
    catalogues = None if tag == ENGLISH else paths.resources() / "translations"
    return Language(tag, territory, catalogues)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs and corridors of the test alone."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))


@pytest.fixture(scope="session", autouse=True)
def one_beginning() -> Iterator[None]:
    """Let all windows begin with one scenario, compared once: of neither anything ever changes.

    What is edited in a window, chosen or opened is compared there, as always.
    """
    started: dict[int, Scenario] = {}
    comparisons: dict[Scenario, Comparison] = {}

    def started_once(corridor: Corridor) -> Scenario:
        scenario = started.get(id(corridor))
        if scenario is None:
            scenario = started[id(corridor)] = Scenario.of(corridor)
            comparisons[scenario] = compared(scenario)
        return scenario

    def compared_once(scenario: Scenario, tick: Tick | None = None) -> Comparison:
        return comparisons.get(scenario) or compared(scenario, tick)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(app, "Scenario", SimpleNamespace(of=started_once))
        patched.setattr(session, "compared", compared_once)
        yield


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Opener]:
    """Open windows; at the end of the test no window and no thread of theirs is left."""
    assert QFontDatabase.families(), "without fonts every size is wrong"
    opened: list[Application] = []
    threads_before = threading.active_count()

    def open_one(
        *files: str,
        spoken: Language | None = None,
        theme: str = "light",
        size: tuple[int, int] = (1440, 900),
        is_first: bool = False,
    ) -> Application:
        qt = qt_application()
        if not is_first:
            Preferences().set_word("begun", "yes")
        Preferences().set_word("theme", theme)
        application = Application(qt, spoken or language(), files=files)
        application.window.resize(*size)
        application.failures.install = lambda: None  # type: ignore[method-assign]
        application.start(files)
        opened.append(application)
        application.window.activateWindow()
        qtbot.waitUntil(application.window.isActiveWindow)
        chart = application.window.centre.chart
        # Behind a tab with which a document opens, it is made when it is first shown.
        qtbot.waitUntil(lambda: chart.canvas is not None or not chart.isVisible())
        application.settle()
        return application

    yield open_one
    for application in opened:
        application.close()
        application.window.deleteLater()
        application.deleteLater()
    # The offscreen clipboard outlives Python and would free what it holds after it: a crash.
    QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    # A window is built without a style sheet in the program, too; with one it takes far longer.
    qapp.setStyleSheet("")
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
    assert threading.active_count() <= threads_before
