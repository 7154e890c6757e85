"""Questions to ask from the window: the same pages as the command, for all or for one provider."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from remitcalc import Payroll
from remitcalc.cli.main import main
from remitcalc.gui.dialogs.questions_export import QuestionsExport
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Side, Speed
from remitcalc.output.language import LANGUAGES
from remitcalc.pages.typesetting import Typesetting
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.test_languages import mnemonics, twice, words
from tests.gui.told import told

pypdf = pytest.importorskip("pypdf")

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next file goes."""
    target = tmp_path / "questions.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def dialog_of(app: Application) -> QuestionsExport:
    app.window.actions_.actions["questions"].trigger()
    return app.window.findChildren(QuestionsExport)[-1]


def save(app: Application, dialog: QuestionsExport, qtbot: QtBot) -> None:
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(told(app)), timeout=20_000)


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages]


def test_the_window_writes_the_same_bytes_as_the_command_off_its_thread(
    open_window: Opener,
    qtbot: QtBot,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads = []
    made = Typesetting.pdf

    def watched(laid: Typesetting) -> bytes:
        threads.append(threading.current_thread())
        return made(laid)

    app = open_window(spoken=language("fr"))
    dialog = dialog_of(app)
    assert dialog.paper.key() == "Letter"
    assert not dialog.names.isVisible()
    monkeypatch.setattr(Typesetting, "pdf", watched)
    save(app, dialog, qtbot)
    assert threads
    assert threading.main_thread() not in threads
    typed = tmp_path / "typed.pdf"
    assert main(["questions", "canada-guatemala", "--language", "fr", "-o", str(typed)]) == 0
    assert place.read_bytes() == typed.read_bytes()


def test_one_provider_and_other_paper(open_window: Opener, qtbot: QtBot, place: Path) -> None:
    app = open_window()
    dialog = dialog_of(app)
    dialog.provider.choose("Ria")
    dialog.paper.button("A4").click()
    save(app, dialog, qtbot)
    (page,) = pages(place)
    assert "Ria" in page
    assert round(pypdf.PdfReader(place).pages[0].mediabox.width) == 595


def test_the_present_workers_are_asked_about(
    open_window: Opener, qtbot: QtBot, place: Path
) -> None:
    app = open_window()
    app.session.change("Change of group size", payroll=Payroll.uniform(12, 25_000))
    app.settle()
    save(app, dialog_of(app), qtbot)
    assert any("C$3,000.00" in page.replace("\xa0", " ") for page in pages(place))


def test_where_nothing_is_open_it_is_said_and_no_place_is_asked_for(
    open_window: Opener, qtbot: QtBot, place: Path
) -> None:
    app = open_window()
    stated = Side((), Provenance("a price list", "2026", Status.PUBLISHED))
    scenario = app.session.scenario
    known = tuple(
        replace(
            one,
            speed=Speed(1, 2),
            sending=stated,
            transit=stated,
            receiving=stated,
            exchange=replace(scenario.corridor.services[0].exchange, provenance=stated.provenance),
        )
        for one in scenario.corridor.services
    )
    app.session.change("Corridor", corridor=replace(scenario.corridor, services=known))
    app.settle()
    save(app, dialog_of(app), qtbot)
    assert told(app).startswith("There is nothing to ask")
    assert not place.exists()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_in_every_language_nothing_is_cut_off_and_keys_are_distinct(
    open_window: Opener, tag: str
) -> None:
    app = open_window(spoken=language(tag))
    dialog = dialog_of(app)
    dialog.grab()
    assert cut_off(dialog) == []
    assert twice(words(dialog)) == []
    labels = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    assert len(mnemonics(labels)) == len(labels) == 2
    if tag != "en":
        assert dialog.windowTitle() != "Questions to ask"
