"""Handouts from the window: one page or a batch, in any language, names only where ticked."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from remitcalc import Payroll
from remitcalc.cli.main import main
from remitcalc.gui.dialogs.handout_export import HandoutExport
from remitcalc.model.message import message
from remitcalc.output.language import LANGUAGES
from remitcalc.pages.typesetting import NotLaidOutError, Typesetting
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

NAMES = ("Ana López", "=HYPERLINK(1)", "Luz")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(folder / "page.pdf"), "PDF (*.pdf)")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


def dialog_of(app: Application) -> HandoutExport:
    app.window.actions_.actions["handout"].trigger()
    return app.window.findChildren(HandoutExport)[-1]


def choose_language(dialog: HandoutExport, tag: str) -> None:
    box = dialog.page.language
    keys = [key for key, _ in box.choices()]
    box.setCurrentIndex(keys.index(tag))
    box.activated.emit(keys.index(tag))


def with_payroll(app: Application) -> None:
    payroll = Payroll(np.array([40000, 30000, 55055], dtype=np.int64), names=NAMES)
    app.session.change("Payroll", payroll=payroll)
    app.settle()


def save(app: Application, dialog: HandoutExport, qtbot: QtBot) -> None:
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(told(app)), timeout=20_000)


def pages(path: Path) -> list[str]:
    read = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return [page.extract_text().replace("\t", " ") for page in read]


def test_one_page_in_another_language_with_a_name(
    open_window: Opener, qtbot: QtBot, place: Path
) -> None:
    app = open_window()
    dialog = dialog_of(app)
    assert not dialog.names.isVisible()
    assert dialog.paper.key() == "Letter"
    choose_language(dialog, "es")
    dialog.page.named.setText("Ana")
    save(app, dialog, qtbot)
    assert told(app) == "page.pdf was saved."
    (page,) = pages(place / "page.pdf")
    assert "Enviar su paga a casa" in page
    assert "Para Ana" in page


def test_a_page_each_without_names_off_the_windows_thread(
    open_window: Opener, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    made = Typesetting.pdf

    def watched(laid: Typesetting) -> bytes:
        threads.append(threading.current_thread())
        return made(laid)

    monkeypatch.setattr(Typesetting, "pdf", watched)
    app = open_window()
    with_payroll(app)
    dialog = dialog_of(app)
    choose_language(dialog, "en")
    save(app, dialog, qtbot)
    found = pages(place / "page.pdf")
    assert [f"Worker {at}" in page for at, page in enumerate(found, 1)] == [True] * 3
    assert not any("Ana" in page for page in found)
    assert threads
    assert threading.main_thread() not in threads


def test_one_worker_and_a_ticked_name(open_window: Opener, qtbot: QtBot, place: Path) -> None:
    app = open_window()
    with_payroll(app)
    dialog = dialog_of(app)
    choose_language(dialog, "en")
    dialog.page.workers.button("one").click()
    assert dialog.page.number.isVisible()
    assert not dialog.page.files.isVisible()
    dialog.page.number.set_value(3)
    dialog.names.setChecked(True)
    save(app, dialog, qtbot)
    (page,) = pages(place / "page.pdf")
    assert "For Luz" in page
    assert "C$550.55" in page


def test_the_window_writes_the_same_bytes_as_the_command(
    open_window: Opener, qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    app = open_window()
    dialog = dialog_of(app)
    choose_language(dialog, "sr-Latn")
    save(app, dialog, qtbot)
    typed = ["canada-guatemala", "--page-language", "sr-Latn", "--amount-is", "principal"]
    assert main(["handout", *typed, "-o", str(tmp_path / "typed.pdf")]) == 0
    assert (place / "page.pdf").read_bytes() == (tmp_path / "typed.pdf").read_bytes()


def test_one_file_each(open_window: Opener, qtbot: QtBot, place: Path) -> None:
    app = open_window()
    with_payroll(app)
    dialog = dialog_of(app)
    dialog.page.files.button("each").click()
    save(app, dialog, qtbot)
    assert told(app) == "pages was saved."
    found = sorted(file.name for file in place.iterdir())
    assert found == ["handout-1.pdf", "handout-2.pdf", "handout-3.pdf"]


def test_cancelled_a_batch_leaves_nothing(
    open_window: Opener, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    made = Typesetting.pdf

    def slow(laid: Typesetting) -> bytes:
        begun.set()
        go_on.wait(10)
        return made(laid)

    monkeypatch.setattr(Typesetting, "pdf", slow)
    app = open_window()
    with_payroll(app)
    dialog = dialog_of(app)
    dialog.page.files.button("each").click()
    dialog.go.click()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(app.window.statusBar().cancel.isVisible)
    app.window.statusBar().cancel.click()
    go_on.set()
    qtbot.waitUntil(lambda: list(place.iterdir()) == [])
    assert not told(app)


def test_what_cannot_be_written_is_said_in_place(
    open_window: Opener, qtbot: QtBot, place: Path
) -> None:
    app = open_window()
    (place / "page.pdf").mkdir()
    save(app, dialog_of(app), qtbot)
    assert "it is a folder" in told(app)


def test_a_batch_in_one_file_can_be_cancelled_while_it_is_laid_out(
    open_window: Opener, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: Typesetting) -> bytes:
        begun.set()
        go_on.wait(10)
        return b"%PDF"

    monkeypatch.setattr(Typesetting, "pdf", slow)
    app = open_window()
    with_payroll(app)
    dialog_of(app).go.click()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(app.window.statusBar().cancel.isVisible)
    app.window.statusBar().cancel.click()
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    go_on.set()
    assert list(place.iterdir()) == []
    assert not told(app)


def test_a_template_that_is_broken_is_said_in_place(
    open_window: Opener, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Typesetting) -> bytes:
        said = message("page_template_broken", template="handout", reason="unclosed delimiter")
        raise NotLaidOutError([said])

    monkeypatch.setattr(Typesetting, "pdf", broken)
    app = open_window()
    save(app, dialog_of(app), qtbot)
    assert "unclosed delimiter" in told(app)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("tag", "theme"), list(zip(LANGUAGES, ["light", "dark"] * 3, strict=False))
)
def test_the_dialog_is_whole_in_every_language(
    open_window: Opener, qtbot: QtBot, tag: str, theme: str
) -> None:
    app = open_window(spoken=language(tag), theme=theme)
    with_payroll(app)
    dialog = dialog_of(app)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.page.language.key() == "es", "that of the people where the money arrives"
    for who in ("all", "one"):
        dialog.page.workers.button(who).click()
        app.settle()
        assert cut_off(dialog) == []
    assert twice(words(dialog)) == []
    labels = [one for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    assert [one.text() for one in labels if not mnemonics([one.text()])] == []
    dialog.close()
