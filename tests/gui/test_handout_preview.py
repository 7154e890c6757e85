"""Handouts and questions in sight and on a printer: live, page by page, in the employer's name."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from remitcalc import Payroll, load_corridor
from remitcalc.gui import page_printing
from remitcalc.gui.dialogs.handout_export import HandoutExport
from remitcalc.gui.dialogs.handout_preview import HandoutPreview
from remitcalc.gui.dialogs.questions_export import QuestionsExport
from remitcalc.gui.dialogs.questions_preview import QuestionsPreview
from remitcalc.gui.paper import page_layout
from remitcalc.model.document import View
from remitcalc.model.logo import Logo
from remitcalc.output.handout.employer import Employer
from remitcalc.output.language import LANGUAGES
from remitcalc.pages import handout as pages
from remitcalc.pages.typesetting import Typesetting
from tests.files import logo_cases
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.large_letters import enlarge
from tests.gui.test_inputs import inputs_of
from tests.gui.test_languages import mnemonics, twice, words
from tests.gui.told import told

pypdf = pytest.importorskip("pypdf")

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

PATIENCE = 60_000
THEMES = ("light", "dark")
NAMED = Payroll(np.array([40_000, 90_000]), names=("Xochitl Ixcoy", "Tecun Choc"))


def take_workers(app: Application, payroll: Payroll) -> None:
    app.session.change("Change of group size", payroll=payroll)
    app.settle()


def shown(kind: type) -> QWidget:
    (found,) = [w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()]
    return found


def preview(app: Application, qtbot: QtBot) -> HandoutPreview:
    app.window.actions_.actions["handout_preview"].trigger()
    found = shown(HandoutPreview)
    assert isinstance(found, HandoutPreview)
    qtbot.waitUntil(lambda: found.view.count > 0, timeout=PATIENCE)
    return found


def settled(app: Application, found: HandoutPreview | QuestionsPreview, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not found._changed.isActive() and not app.tasks.is_busy, timeout=PATIENCE
    )


def choose_language(found: HandoutPreview | HandoutExport, tag: str) -> None:
    box = found.page.language
    at = [key for key, _ in box.choices()].index(tag)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def written(folder: Path, content: bytes, name: str = "logo.png") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def choose_logo(found: HandoutPreview | HandoutExport, qtbot: QtBot, app: Application) -> None:
    qtbot.mouseClick(found.page.logo.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not app.tasks.is_running(found.page.logo.key), timeout=PATIENCE)


def test_the_preview_follows_language_workers_and_what_is_chosen(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, int, str, bool]] = []
    laid = pages.typesetting

    def watched(handouts, rows, paper, tick):
        assert threading.current_thread() is not threading.main_thread()
        made.append((handouts.language, len(rows), handouts.employer.name, paper == "A4"))
        return laid(handouts, rows, paper, tick)

    monkeypatch.setattr("remitcalc.gui.handout_choice.typesetting", watched)
    app = open_window()
    found = preview(app, qtbot)
    assert made[-1] == ("es-GT", 1, "", False)
    assert found.number.text() == "Page 1 of 1"
    first = found.view._sheets.pictures[0]
    choose_language(found, "de")
    settled(app, found, qtbot)
    assert made[-1] == ("de", 1, "", False)
    assert found.view._sheets.pictures[0] != first
    qtbot.mouseClick(found.paper.button("A4"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(found.page.employer, "Finca")
    settled(app, found, qtbot)
    assert made[-1] == ("de", 1, "Finca", True)
    take_workers(app, Payroll(np.arange(10_000, 22_000, 1_000)))
    qtbot.waitUntil(lambda: found.view.count == 12, timeout=PATIENCE)
    found.page.workers.button("one").click()
    qtbot.waitUntil(lambda: found.view.count == 1, timeout=PATIENCE)
    assert found.page.number.isVisible()
    found.close()


def test_only_pages_in_sight_are_made_and_others_when_one_turns_to_them(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    laid = pages.typesetting

    def watched(handouts, rows, paper, tick):
        made.append(rows[0])
        return laid(handouts, rows, paper, tick)

    monkeypatch.setattr("remitcalc.gui.handout_choice.typesetting", watched)
    app = open_window()
    take_workers(app, Payroll(np.arange(10_000, 10_400)))
    found = preview(app, qtbot)
    assert found.view.count == 400
    settled(app, found, qtbot)
    assert made == [0]
    qtbot.keyClick(found.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    found.view.grab()
    qtbot.waitUntil(lambda: found.view._sheets.pictures[399] is not None, timeout=PATIENCE)
    assert found.number.text() == "Page 400 of 400"
    assert set(made) == {0, 395}
    there = [one for one in found.view._sheets.pictures if one is not None]
    assert len(there) <= 15
    found.close()


def test_more_pages_than_one_file_holds_are_told_and_the_first_shown(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remitcalc.gui.dialogs.handout_preview.MOST_PAGES", 7)
    app = open_window()
    take_workers(app, Payroll(np.arange(10_000, 10_020)))
    found = preview(app, qtbot)
    assert found.view.count == 7
    assert found.trouble.text() == "The first 7 of 20 pages are shown."
    found.close()


def test_making_pages_shows_how_far_it_is_and_can_be_cancelled(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_window()
    found = preview(app, qtbot)
    before = found.view._sheets.pictures[0]
    go_on = threading.Event()
    picture = Typesetting.page_pictures

    def slow(made: Typesetting, dots: float) -> list[bytes]:
        go_on.wait(10)
        return picture(made, dots)

    monkeypatch.setattr(Typesetting, "page_pictures", slow)
    choose_language(found, "fr")
    qtbot.waitUntil(found.work.isVisible, timeout=PATIENCE)
    assert found.work.phase.text() == "Making pages"
    qtbot.mouseClick(found.work.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    assert found.trouble.text() == "Cancelled: these are not the pages of what is chosen now."
    assert not app.tasks.is_busy
    qtbot.waitUntil(lambda: not found.work.isVisible())
    assert found.view._sheets.pictures[0] == before
    found.close()


def test_pages_are_turned_zoomed_and_fitted_by_keys(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    take_workers(app, Payroll(np.arange(10_000, 10_004)))
    found = preview(app, qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    for key, page in (("PageDown", 2), ("PageDown", 3), ("PageUp", 2), ("End", 4), ("Home", 1)):
        qtbot.keyClick(found, getattr(Qt.Key, f"Key_{key}"), control)
        assert found.view.number == page
    fitted = found.view._sheets.zoom
    qtbot.keyClicks(found.view, "+")
    assert found.view._sheets.zoom > fitted
    qtbot.keyClicks(found.view, "-+0")
    assert found.view._sheets.zoom == fitted
    found.resize(found.width() + 200, found.height())
    qtbot.waitUntil(lambda: found.view._sheets.zoom > fitted)  # it stays as wide as the view
    assert not found.view.horizontalScrollBar().maximum()
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_names_are_ticked_anew_for_each_preview(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    take_workers(app, NAMED)
    found = preview(app, qtbot)
    assert not found.with_names
    found.names.click()
    found.close()
    QApplication.processEvents()
    again = preview(app, qtbot)
    assert not again.with_names
    again.close()


def test_employer_logo_language_and_room_are_kept_with_the_document_and_can_be_undone(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo, kept = written(tmp_path, logo_cases.png()), tmp_path / "pool.remitcalc"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    app = open_window()
    app.window.actions_.actions["handout"].trigger()
    dialog = shown(HandoutExport)
    assert isinstance(dialog, HandoutExport)
    choose_language(dialog, "fr")
    qtbot.keyClicks(dialog.page.employer, "Ferme Érable")
    choose_logo(dialog, qtbot, app)
    assert dialog.page.logo.picture.isVisible()
    dialog.page.quotes.click()
    dialog.close()
    view = app.session.document.view
    assert (view.employer, view.handout_language) == ("Ferme Érable", "fr")
    assert view.logo is not None
    assert view.keeps_quotes_room
    assert app.session.undo_stack.undoText() == "Change of the handout"
    logo.unlink()
    app.window.actions_.actions["save_as"].trigger()
    qtbot.waitUntil(kept.exists, timeout=PATIENCE)
    app.settle()

    again = open_window(str(kept))
    qtbot.waitUntil(lambda: again.session.document.view.logo is not None, timeout=PATIENCE)
    again.window.actions_.actions["handout"].trigger()
    dialog = again.window.findChildren(HandoutExport)[-1]
    assert dialog.page.employer.text() == "Ferme Érable"
    assert dialog.page.language.key() == "fr"
    assert dialog.page.logo.logo == view.logo
    assert dialog.page.quotes.isChecked()
    dialog.close()
    app.session.undo_stack.undo()
    assert app.session.document.view.logo is None


def test_opening_and_closing_the_dialog_changes_nothing(open_window: Opener) -> None:
    app = open_window()
    app.window.actions_.actions["handout"].trigger()
    shown(HandoutExport).close()
    assert app.session.undo_stack.count() == 0


@pytest.mark.parametrize("case", ["gif", "png_that_moves", "png_of_huge_size", "svg_without_end"])
def test_a_picture_that_is_refused_is_told_and_the_logo_before_it_stays(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    file = written(tmp_path, logo_cases.png(), "mine.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    app = open_window()
    app.window.actions_.actions["handout"].trigger()
    dialog = shown(HandoutExport)
    assert isinstance(dialog, HandoutExport)
    choose_logo(dialog, qtbot, app)
    qtbot.keyClicks(dialog.page.employer, "Finca")
    before = dialog.page.logo.logo
    assert before is not None
    file.write_bytes(logo_cases.REFUSED[case][0])
    choose_logo(dialog, qtbot, app)
    assert dialog.page.logo.trouble.isVisible()
    assert dialog.page.logo.trouble.text().startswith("mine.png: ")
    assert dialog.page.logo.logo is before
    assert dialog.page.employer.text() == "Finca"
    assert cut_off(dialog) == []
    qtbot.mouseClick(dialog.page.logo.remove_button, Qt.MouseButton.LeftButton)
    assert app.session.document.view.logo is None
    assert not dialog.page.logo.picture.isVisible()
    dialog.close()


def test_a_kept_logo_that_cannot_be_drawn_is_told_and_the_pages_are_made_without_it(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    broken = Logo("png", logo_cases.png(30, 20, rows=3))
    app.session.edit_document(
        "Change of the handout",
        lambda document: document.replace(view=View(logo=broken, employer="Finca")),
    )
    found = preview(app, qtbot)
    qtbot.waitUntil(found.page.logo.trouble.isVisible, timeout=PATIENCE)
    settled(app, found, qtbot)
    assert found.page.logo.trouble.text() == "The picture is broken or not whole."
    assert not found.trouble.isVisible()
    assert found._choice().employer == Employer("Finca")
    assert app.session.document.view.logo is broken
    found.close()


def test_another_corridor_offers_its_own_peoples_language(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    found = preview(app, qtbot)
    assert found.page.language.currentText() == "español"
    app.session.take_corridor(load_corridor("switzerland-serbia"))
    assert found.page.language.currentText() == "srpski"
    assert app.session.document.view.handout_language == "", "nobody chose it"
    found.close()


def test_from_the_dialog_to_the_preview_nothing_that_was_chosen_is_lost(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    take_workers(app, NAMED)
    app.window.actions_.actions["print_handout"].trigger()
    dialog = shown(HandoutExport)
    assert isinstance(dialog, HandoutExport)
    assert (dialog.go.text(), dialog.go.isDefault()) == ("Print…", True)
    dialog.page.workers.button("one").click()
    dialog.page.number.set_value(2)
    qtbot.mouseClick(dialog.paper.button("A4"), Qt.MouseButton.LeftButton)
    dialog.names.click()
    qtbot.keyClicks(dialog.page.employer, "Finca")
    dialog.show_button.click()
    found = shown(HandoutPreview)
    assert isinstance(found, HandoutPreview)
    assert not dialog.isVisible()
    chosen = found._choice()
    assert chosen is not None
    assert (list(chosen.rows), chosen.paper, chosen.with_names) == ([1], "A4", True)
    assert chosen.employer.name == "Finca"
    qtbot.waitUntil(lambda: found.view.count == 1, timeout=PATIENCE)
    found.close()


def printer_of(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(page_layout("A4"))
    printer.setFullPage(True)
    return printer


def inks(page: pypdf.PageObject) -> list[bytes]:
    """Return the pictures of a printed page."""
    found = (one.get_object() for one in page["/Resources"]["/XObject"].values())
    return [one.get_data() for one in found if one["/Subtype"] == "/Image"]


@pytest.mark.parametrize("asked", [(0, 0, 12), (4, 8, 5), (12, 12, 1)])
def test_handouts_are_printed_some_at_a_time_and_only_those_asked_for(
    open_window: Opener,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[int, int, int],
) -> None:
    first, last, count = asked
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.4)
    app = open_window()
    take_workers(app, Payroll(np.arange(10_000, 22_000, 1_000)))
    found = preview(app, qtbot)
    choice = found._choice()
    assert choice is not None
    printer = printer_of(tmp_path / "printed.pdf")
    if first:
        printer.setFromTo(first, last)
    app.window.ways_out._handouts().print_on(printer, choice)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=PATIENCE)
    read = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert len(read) == count
    assert len({inks(page)[0] for page in read}) == count, "each worker has a page of the own"
    found.close()


def test_a_print_that_is_cancelled_ends_and_another_one_can_be_made(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.4)
    app = open_window()
    take_workers(app, Payroll(np.arange(10_000, 22_000, 1_000)))
    found = preview(app, qtbot)
    settled(app, found, qtbot)
    choice = found._choice()
    assert choice is not None
    begun, go_on = threading.Event(), threading.Event()
    picture = Typesetting.page_pictures

    def slow(made: Typesetting, dots: float) -> list[bytes]:
        begun.set()
        go_on.wait(10)
        return picture(made, dots)

    with monkeypatch.context() as patched:
        patched.setattr(Typesetting, "page_pictures", slow)
        app.window.ways_out._handouts().print_on(printer_of(tmp_path / "a.pdf"), choice)
        qtbot.waitUntil(begun.is_set)
        qtbot.waitUntil(found.work.isVisible)
        qtbot.mouseClick(found.work.cancel, Qt.MouseButton.LeftButton)
        go_on.set()
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    app.window.ways_out._handouts().print_on(printer_of(tmp_path / "b.pdf"), choice)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=PATIENCE)
    assert len(pypdf.PdfReader(tmp_path / "b.pdf").pages) == 12
    assert told(app) == ""
    found.close()


def test_the_preview_asks_for_a_printer_and_for_a_place(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    app = open_window()
    found = preview(app, qtbot)
    qtbot.keyClick(found, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shown(QPrintDialog).reject()
    qtbot.keyClick(found, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told(app) == "page.pdf was saved.", timeout=PATIENCE)
    assert pypdf.PdfReader(target).root_object["/Lang"] == "es-GT"
    found.close()


def questions(app: Application, qtbot: QtBot) -> QuestionsPreview:
    app.window.actions_.actions["questions"].trigger()
    dialog = shown(QuestionsExport)
    qtbot.mouseClick(dialog.offered[1], Qt.MouseButton.LeftButton)
    found = shown(QuestionsPreview)
    assert isinstance(found, QuestionsPreview)
    qtbot.waitUntil(lambda: found.view.count > 0, timeout=PATIENCE)
    return found


def test_questions_are_shown_and_printed_by_the_same_preview(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.4)
    app = open_window()
    found = questions(app, qtbot)
    assert not found.names.isVisible()
    count = found.view.count
    assert count > 3
    at = [key for key, _ in found.provider.choices()].index("Ria")
    found.provider.setCurrentIndex(at)
    found.provider.activated.emit(at)
    qtbot.waitUntil(lambda: found.view.count == 1, timeout=PATIENCE)
    settled(app, found, qtbot)
    image = QImage.fromData(found.view._sheets.pictures[0])
    assert image.width() == pytest.approx(found.view._sheets._size.width(), 1)
    app.window.ways_out._questions().print_on(printer_of(tmp_path / "q.pdf"), found.choice)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=PATIENCE)
    assert len(pypdf.PdfReader(tmp_path / "q.pdf").pages) == 1
    found.close()


@pytest.mark.parametrize("look", list(zip(LANGUAGES, THEMES * 3, strict=False)))
def test_at_twice_the_size_on_a_small_screen_nothing_is_cut_off_and_all_is_named(
    open_window: Opener,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: tuple[str, str],
) -> None:
    tag, theme = look
    logo = written(tmp_path, logo_cases.png())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    app = open_window(spoken=language(tag), theme=theme, size=(1024, 700))
    enlarge(app)
    assert app.text_size.percent == 200
    take_workers(app, NAMED)
    found = preview(app, qtbot)
    choose_logo(found, qtbot, app)
    asked = questions(app, qtbot)
    app.window.actions_.actions["handout"].trigger()
    dialog = shown(HandoutExport)
    for window in (found, asked, dialog):
        window.resize(1024, 700)
        QApplication.processEvents()
        assert window.width() <= 1024
        assert window.height() <= 700 or window is dialog
        assert cut_off(window) == []
        assert overlaps(window) == []
        assert twice(words(window)) == []
        for one in inputs_of(window):
            assert one.accessibleName()
            assert one.accessibleDescription()
        labels = [one for one in window.findChildren(QLabel) if one.buddy() is not None]
        assert [one.text() for one in labels if not mnemonics([one.text()])] == []
    for window in (found, asked, dialog):
        window.close()
