"""Files opened together, or one while another is on its way: none is lost, all is told."""

from __future__ import annotations

import shutil
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.kinds import KINDS
from remitcalc.gui.survey_import import KEY as SURVEY
from remitcalc.gui.waiting_files import OpeningStep, Outcome, WaitingFiles
from remitcalc.gui.widgets.popover import Popover
from tests.gui.conftest import language

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from remitcalc.files.kinds import FileKind
    from remitcalc.files.source import Source
    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener


def drop(app: Application, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    app.window.dropEvent(event)


def listed(app: Application, qtbot: QtBot) -> str:
    (button,) = app.window.centre.notice._buttons
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (popover,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, Popover)]
    said = "\n".join(label.text() for label in popover.findChildren(QLabel))
    popover.close()
    return said


def test_of_many_dropped_files_all_is_told(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    good = sorted(bundled_corridors().values())[:2]
    bad = [tmp_path / f"bad-{at}.toml" for at in range(48)]
    for path in bad:
        path.write_text("format = 2\n", encoding="utf-8")
    table = tmp_path / "nothing.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    drop(app, bad[0], good[0], table, *bad[1:], good[1])
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: notice.text().startswith("3 of 51 files were opened"))
    said = listed(app, qtbot)
    assert all(path.name in said for path in (*bad, *good, table))
    assert "bad-7.toml: " in said
    assert "cancelled" not in said
    assert app.session.scenario.corridor.id == good[1].stem


def test_of_what_is_wrong_with_one_of_several_files_the_row_is_told(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window(spoken=language("fr", "CA"))
    good = bundled_corridors()["us-guatemala"]
    bad = tmp_path / "bad.toml"
    text = good.read_text(encoding="utf-8")
    bad.write_text(text.replace("payday_days = 14", "payday_days = 0"), encoding="utf-8")
    row = text[: text.index("payday_days")].count("\n") + 1
    drop(app, bad, good)
    notice = app.window.centre.notice
    qtbot.waitUntil(lambda: notice.text().startswith("1 fichier sur 2 a été ouvert"))
    assert f"bad.toml\xa0: Ligne {row}\xa0: " in listed(app, qtbot)


def test_a_corridor_and_its_payroll_are_opened_without_a_word(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    payroll = tmp_path / "pay.csv"
    payroll.write_text("worker,amount\nAna,400\n", encoding="utf-8")
    app = open_window()
    drop(app, payroll, bundled_corridors()["us-guatemala"])
    qtbot.waitUntil(lambda: app.session.scenario.corridor.id == "us-guatemala")
    qtbot.waitUntil(lambda: app.window.payroll_import.read is not None and not app.tasks.is_busy)
    assert not app.window.centre.notice.isVisible()
    app.window.payroll_import.cancel()


def test_a_survey_on_its_way_in_is_not_ended_by_what_is_dropped_next(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    go, made = Event(), []

    def slow(paths: list[Path], *_: object, **__: object) -> tuple[None, tuple[()]]:
        go.wait(10)
        made.append(list(paths))
        return None, ()

    monkeypatch.setattr("remitcalc.files.rpw.importing.import_rpw", slow)
    monkeypatch.setattr("remitcalc.gui.opening.kind_of", _kind)
    first, second = tmp_path / "survey-1.csv", tmp_path / "survey-2.csv"
    for path in (first, second):
        path.write_text("x", encoding="utf-8")
    corridor = shutil.copy(bundled_corridors()["us-guatemala"], tmp_path)
    drop(app, first)
    qtbot.waitUntil(lambda: app.tasks.is_running(SURVEY))
    drop(app, second, tmp_path / "us-guatemala.toml")
    assert app.window.centre.notice.text() == ("2 files wait until what is being opened is open.")
    assert app.tasks.is_running(SURVEY)
    go.set()
    qtbot.waitUntil(lambda: len(made) == 2 and not app.tasks.is_busy)
    assert made == [[first], [second]]
    assert corridor
    assert app.session.scenario.corridor.id == "us-guatemala"


def _kind(source: Source, _: object = None) -> FileKind:
    key = "survey" if "survey-" in source.file else "corridor_file"
    return next(kind for kind in KINDS if kind.key == key)


class _Work:
    """Stands for what opens files."""

    def __init__(self, app: Application) -> None:
        self.told: list[Outcome] = []
        self.waiting = WaitingFiles(app.tasks, ("work",), self.look, app)
        self.waiting.finished.connect(self.told.extend)
        self.tasks = app.tasks

    def look(self, paths: list[Path]) -> None:
        self.waiting.begin(OpeningStep("corridor", [path], self.run) for path in paths)

    def run(self) -> None:
        def work(tick: object) -> None:
            while True:
                tick(0.5)  # type: ignore[operator]
                Event().wait(0.001)

        self.tasks.run(work, lambda _: None, key="work")


def test_what_is_cancelled_is_told_and_the_next_file_comes(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    work = _Work(app)
    work.waiting.add([tmp_path / "a", tmp_path / "b"])
    for _ in range(2):
        qtbot.waitUntil(lambda: app.tasks.is_running("work"))
        app.tasks.cancel("work")
        qtbot.wait(5)
    assert work.told == [
        Outcome(tmp_path / "a", "corridor", is_open=False),
        Outcome(tmp_path / "b", "corridor", is_open=False),
    ]
