"""The report in the window: saved, previewed, printed; names only where they are ticked."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from remitcalc import Payroll
from remitcalc.drawing.paper import page_layout
from remitcalc.gui.dialogs.print_preview import PrintPreview
from remitcalc.gui.dialogs.report_options import ReportOptions
from remitcalc.output.headline import headline
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off, overlaps

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application

pypdf = pytest.importorskip("pypdf")
NAMED = Payroll(np.array([40_000, 90_000]), names=("Xochitl Ixcoy", "Tecun Choc"))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next file goes."""
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def take_payroll(app: Application, payroll: Payroll) -> None:
    app.session.change("Change of group size", payroll=payroll)


def shown(kind: type) -> object:
    (found,) = [w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()]
    return found


def words(path: Path) -> str:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return re.sub(r"[ \t\xa0]+", " ", " ".join(page.extract_text() for page in pages))


def save(app: Application, qtbot: QtBot, *, paper: str, with_names: bool) -> None:
    app.window.actions_.actions["report"].trigger()
    options = shown(ReportOptions)
    qtbot.mouseClick(options.paper.button(paper), Qt.MouseButton.LeftButton)
    if with_names:
        options.names.click()
    qtbot.mouseClick(options.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(app.window.centre.notice.isVisible, timeout=20_000)


@pytest.mark.parametrize("with_names", [False, True])
def test_a_report_is_saved_with_names_only_where_they_are_ticked(
    open_window: Opener, qtbot: QtBot, saved: Path, *, with_names: bool
) -> None:
    app = open_window()
    take_payroll(app, NAMED)
    save(app, qtbot, paper="A4", with_names=with_names)
    assert app.window.centre.notice.text() == "report.pdf was saved."
    assert ("Ixcoy" in words(saved)) == with_names
    assert headline(app.session.answer).replace("\xa0", " ")[:20] in words(saved)
    box = pypdf.PdfReader(saved).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_while_a_long_report_is_made_the_window_lives_and_cancel_leaves_the_old_file(
    open_window: Opener, qtbot: QtBot, saved: Path
) -> None:
    app = open_window()
    saved.write_bytes(b"old")
    amounts = np.random.default_rng(7).integers(5_000, 150_000, 10_000)
    take_payroll(app, Payroll(amounts))
    told: list[float] = []
    app.tasks.progressed.connect(lambda _, done: told.append(done))
    app.window.actions_.actions["report"].trigger()
    shown(ReportOptions).go.click()
    qtbot.waitUntil(lambda: len(told) > 5, timeout=20_000)
    app.tasks.cancel("export")
    qtbot.wait(50)
    assert not app.tasks.is_busy
    assert saved.read_bytes() == b"old"
    assert [path.name for path in saved.parent.glob("*.pdf")] == ["report.pdf"]


def test_the_report_is_told_where_it_cannot_be_written(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    app = open_window()
    save(app, qtbot, paper="Letter", with_names=False)
    assert app.window.centre.notice.text().endswith("its folder does not exist.")


def preview(app: Application, qtbot: QtBot) -> PrintPreview:
    app.window.actions_.actions["print_preview"].trigger()
    found = shown(PrintPreview)
    assert isinstance(found, PrintPreview)
    qtbot.waitUntil(lambda: found.view.count > 0)
    return found


def test_the_preview_follows_the_scenario_and_turns_its_pages(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    found = preview(app, qtbot)
    count = found.view.count
    assert found.number.text() == f"Page 1 of {count}"
    app.window.actions_.actions["print_preview"].trigger()
    assert shown(PrintPreview) is found
    found.view.turn_to(count)
    assert found.view.number == count
    assert found.number.text() == f"Page {count} of {count}"
    found.view.zoom(1)
    assert found.view.number == count
    take_payroll(app, Payroll(np.arange(10_000, 30_000, 100)))
    qtbot.waitUntil(lambda: found.view.count > count)
    found.close()


def test_the_preview_shows_what_is_printed_and_names_only_where_they_are_ticked(
    open_window: Opener, qtbot: QtBot, saved: Path
) -> None:
    app = open_window()
    take_payroll(app, NAMED)
    found = preview(app, qtbot)
    assert not found.with_names
    image = found.view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    inks = {image.pixelColor(x, y).value() for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)}  # fmt: skip
    assert min(inks) < 80
    assert max(inks) == 255
    found.names.click()
    qtbot.keyClick(found, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(app.window.centre.notice.isVisible, timeout=20_000)
    assert "Ixcoy" in words(saved)
    found.close()


def test_a_fresh_preview_has_no_names_ticked_and_none_to_tick_without_a_payroll(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    found = preview(app, qtbot)
    assert not found.names.isVisible()
    take_payroll(app, NAMED)
    assert found.names.isVisible()
    found.names.click()
    app.session.undo_stack.undo()
    assert not found.with_names
    found.close()


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off(open_window: Opener, qtbot: QtBot, tag: str, theme: str) -> None:
    app = open_window(spoken=language(tag), theme=theme)
    take_payroll(app, NAMED)
    found = preview(app, qtbot)
    app.window.actions_.actions["report"].trigger()
    options = shown(ReportOptions)
    for window in (found, options):
        QApplication.processEvents()
        assert cut_off(window) == []
        assert overlaps(window) == []
        window.close()


def test_printing_paints_every_page_on_the_printer(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_window()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout("A4"))
    printer.setFullPage(True)
    app.window.ways_out._reports().print_on(printer, with_names=False)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=20_000)
    said = words(tmp_path / "printed.pdf")
    assert "What one worker pays" in said
    count = len(pypdf.PdfReader(tmp_path / "printed.pdf").pages)
    assert f"Page {count} of {count}" in said


def test_print_asks_for_names_and_then_for_a_printer(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.actions_.actions["print"].trigger()
    options = shown(ReportOptions)
    assert options.go.text() == "Print…"
    options.go.click()
    dialog = shown(QPrintDialog)
    dialog.reject()
    assert not app.tasks.is_busy


def test_the_window_starts_without_what_prints() -> None:
    import subprocess

    code = (
        "import sys, remitcalc.gui.main_window\n"
        "print([m for m in sys.modules if 'PrintSupport' in m or 'remitcalc.output.report' in m"
        " or m == 'remitcalc.gui.reports'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
