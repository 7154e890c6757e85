"""The report in the window: saved, previewed, printed; names only where they are ticked."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from remitcalc import Payroll
from remitcalc.cli.main import main
from remitcalc.drawing.export import encoded
from remitcalc.gui import page_printing, report_layout
from remitcalc.gui.dialogs.print_preview import PrintPreview
from remitcalc.gui.dialogs.report_options import ReportOptions
from remitcalc.gui.paper import page_layout
from remitcalc.gui.printing import print_steps
from remitcalc.model.message import message
from remitcalc.output.headline import headline
from remitcalc.output.language import LANGUAGES
from remitcalc.output.report.report import report_of
from remitcalc.pages import typesetting
from remitcalc.pages.typesetting import NotLaidOutError
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.output.document.parts import Document

pypdf = pytest.importorskip("pypdf")
NAMED = Payroll(np.array([40_000, 90_000]), names=("Xochitl Ixcoy", "Tecun Choc"))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next file goes."""
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


@pytest.fixture
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of its first sections, with a chart: where what the others say is not looked at."""

    def begun(*about: object, **how: object) -> Document:
        whole = report_of(*about, **how)
        return replace(whole, sections=whole.sections[:3])

    monkeypatch.setattr(report_layout, "report_of", begun)


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
    qtbot.waitUntil(lambda: bool(told(app)), timeout=20_000)


@pytest.mark.parametrize("with_names", [False, True])
def test_a_report_is_saved_with_names_only_where_they_are_ticked(
    open_window: Opener, qtbot: QtBot, saved: Path, *, with_names: bool
) -> None:
    app = open_window()
    take_payroll(app, NAMED)
    save(app, qtbot, paper="A4", with_names=with_names)
    assert told(app) == "report.pdf was saved."
    said = words(saved)
    assert ("Ixcoy" in said) == with_names
    assert headline(app.session.answer).replace("\xa0", " ")[:20] in said
    box = pypdf.PdfReader(saved).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_while_a_long_report_is_made_the_window_lives_and_cancel_leaves_the_old_file(
    open_window: Opener, qtbot: QtBot, saved: Path
) -> None:
    app = open_window()
    saved.write_bytes(b"old")
    amounts = np.random.default_rng(7).integers(5_000, 150_000, 2_000)
    take_payroll(app, Payroll(amounts))
    told: list[float] = []
    app.tasks.progressed.connect(lambda _, done: told.append(done))
    app.window.actions_.actions["report"].trigger()
    shown(ReportOptions).go.click()
    qtbot.waitUntil(lambda: app.tasks.is_running("export"), timeout=20_000)
    assert [done for done in told if done >= 0] == sorted(done for done in told if done >= 0)
    assert max(told) > 0.5
    qtbot.waitUntil(app.window.statusBar().cancel.isVisible, timeout=20_000)
    app.window.statusBar().cancel.click()
    assert not app.tasks.is_busy
    app.tasks.close()
    assert saved.read_bytes() == b"old"
    assert [path.name for path in saved.parent.glob("*.pdf")] == ["report.pdf"]


@pytest.mark.usefixtures("few_pages")
def test_the_report_is_told_where_it_cannot_be_written(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    app = open_window()
    save(app, qtbot, paper="Letter", with_names=False)
    assert told(app).endswith("its folder does not exist.")


def preview(app: Application, qtbot: QtBot) -> PrintPreview:
    app.window.actions_.actions["print_preview"].trigger()
    found = shown(PrintPreview)
    assert isinstance(found, PrintPreview)
    qtbot.waitUntil(lambda: found.view.count > 0, timeout=20_000)
    return found


def test_the_preview_follows_the_scenario_and_turns_its_pages(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    found = preview(app, qtbot)
    count = found.view.count
    assert found.number.text() == f"Page 1 of {count}"
    assert not found.view.horizontalScrollBar().maximum(), "pages are as wide as the view"
    app.window.actions_.actions["print_preview"].trigger()
    assert shown(PrintPreview) is found
    found.view.turn_to(count)
    assert found.view.number == count
    assert found.number.text() == f"Page {count} of {count}"
    found.view.zoom(1)
    assert found.view.number == count
    take_payroll(app, Payroll(np.arange(10_000, 30_000, 100)))
    qtbot.waitUntil(lambda: found.view.count > count, timeout=20_000)
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
    qtbot.waitUntil(lambda: bool(told(app)), timeout=20_000)
    assert "Ixcoy" in words(saved)
    found.close()


@pytest.mark.usefixtures("few_pages")
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


@pytest.mark.parametrize(
    ("tag", "theme"), list(zip(LANGUAGES, ["light", "dark"] * 3, strict=False))
)
@pytest.mark.usefixtures("few_pages")
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


def printed(tmp_path: Path) -> tuple[QPrinter, Path]:
    """Return a printer that prints into a file."""
    printer, target = QPrinter(QPrinter.PrinterMode.HighResolution), tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(page_layout("A4"))
    printer.setFullPage(True)
    return printer, target


def widths(page: pypdf.PageObject) -> list[int]:
    """Return how wide the pictures of a printed page are, in dots."""
    found = (one.get_object() for one in page["/Resources"]["/XObject"].values())
    return [one["/Width"] for one in found if one["/Subtype"] == "/Image"]


@pytest.mark.usefixtures("few_pages")
def test_printing_paints_every_page_on_the_printer(
    open_window: Opener, qtbot: QtBot, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.5)
    app = open_window()
    save(app, qtbot, paper="A4", with_names=False)
    printer, target = printed(tmp_path)
    app.window.ways_out._reports().print_on(printer, with_names=False)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=20_000)
    pages = pypdf.PdfReader(target).pages
    assert len(pages) == len(pypdf.PdfReader(saved).pages) > 1
    box = pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert all(len(widths(page)) == 1 for page in pages)


def test_only_the_pages_that_were_asked_for_are_printed_as_sharp_as_a_printer_is(
    qapp: QApplication, tmp_path: Path
) -> None:
    pictures = []
    for at in range(5):
        image = QImage(40 + at, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        pictures.append(encoded(image))
    printer, target = printed(tmp_path)
    printer.setFromTo(2, 4)
    told = list(print_steps(printer, page_printing.asked_for(printer, pictures)))
    assert told == sorted(told)
    assert [widths(page) for page in pypdf.PdfReader(target).pages] == [[41], [42], [43]]
    assert pytest.approx(300) == page_printing.DOTS_PER_POINT * 72


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.usefixtures("few_pages")
def test_a_printer_that_takes_nothing_is_told(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.2)
    app = open_window()
    printer, _ = printed(tmp_path / "missing")
    app.window.ways_out._reports().print_on(printer, with_names=False)
    qtbot.waitUntil(lambda: bool(told(app)), timeout=20_000)
    assert told(app) == "The printer did not take the pages."


def test_a_template_that_is_missing_is_told_and_the_old_file_stays(
    open_window: Opener, qtbot: QtBot, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(needed: str) -> dict[str, bytes]:
        raise NotLaidOutError([message("page_template_missing", template=needed)])

    monkeypatch.setattr(typesetting, "_templates", missing)
    saved.write_bytes(b"old")
    app = open_window()
    save(app, qtbot, paper="A4", with_names=False)
    said = "The page template “report” is missing from this installation. Nothing was written."
    assert told(app) == said
    assert saved.read_bytes() == b"old"
    app.window.actions_.actions["print_preview"].trigger()
    found = shown(PrintPreview)
    qtbot.waitUntil(found.trouble.isVisible, timeout=20_000)
    assert found.trouble.text() == said
    found.close()


@pytest.mark.usefixtures("few_pages")
def test_pages_are_pictured_as_sharp_as_they_are_shown(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    found = preview(app, qtbot)
    first = QImage.fromData(found.view._sheets.pictures[0]).width()
    found.view.zoom(2)
    qtbot.waitUntil(
        lambda: QImage.fromData(found.view._sheets.pictures[0]).width() > first, timeout=20_000
    )
    shown_width = found.view._sheets._size.width()
    assert QImage.fromData(found.view._sheets.pictures[0]).width() == pytest.approx(shown_width, 1)
    found.close()


def test_window_and_command_write_the_same_bytes(
    open_window: Opener, qtbot: QtBot, saved: Path, tmp_path: Path
) -> None:
    app = open_window()
    save(app, qtbot, paper="Letter", with_names=False)
    target = tmp_path / "by-command.pdf"
    assert main(["report", "canada-guatemala", "-o", str(target), "--language", "en"]) == 0
    assert target.read_bytes() == saved.read_bytes()


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
        " or m == 'remitcalc.gui.reports' or m.partition('.')[0] in ('pandas', 'typst')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
