"""Texts of files are shown letter by letter: no markup in them opens a file, wherever it shows."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtGui import Qt as Rich
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTableView, QToolTip, QWidget

from remitcalc import paths
from remitcalc.gui import page_printing
from remitcalc.gui.dialogs.chart_export import ChartExport
from remitcalc.gui.dialogs.handout_export import HandoutExport
from remitcalc.gui.dialogs.print_preview import PrintPreview
from remitcalc.gui.panels.tables import FIGURES, PROBLEMS, SERVICES, WORKERS
from remitcalc.gui.paper import page_layout
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.popover import Popover
from remitcalc.gui.widgets.text import Passage, Piece, give_help, give_tip, label, tip
from remitcalc.output.chart_data.kinds import KINDS
from tests.gui.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

ROOT = Path(__file__).parents[2]
PATIENCE = 120_000
"""Milliseconds that paper may take on a machine that does much else; nobody waits for them all."""
SHOWN = sorted([*ROOT.glob("remitcalc/gui/**/*.py"), *ROOT.glob("remitcalc/drawing/**/*.py")])
_TEXTS = r'^(\s*(?:provider|source|note|name|text|coverage|en|es|fr|de|sr) = )"(?!")'
_FORBIDDEN = {
    "QErrorMessage",
    "QInputDialog",
    "QMessageBox",
    "QProgressDialog",
    "QSplashScreen",
    "QStaticText",
    "QSystemTrayIcon",
    "QTextBrowser",
    "QTextDocument",
    "QToolTip",
    "QWhatsThis",
}
_FORBIDDEN_CALLS = {
    "addRow",  # makes labels of its own
    "drawStaticText",
    "setHtml",
    "setMarkdown",
    "setStatusTip",
    "setTabToolTip",
    "setTextFormat",
    "setToolTip",
    "setWhatsThis",
    "showMessage",
}
_ALLOWED = {
    ("text.py", "setTextFormat"),
    ("text.py", "setToolTip"),
    ("lead.py", "QTextDocument"),  # of empty lines, for their height
    ("copied_table.py", "setHtml"),  # of the clipboard, every cell escaped
    *(("manual_page.py", name) for name in ("setMarkdown", "QTextBrowser", "QTextDocument")),
    # The manual is the program's own; of formulas and figures every word is escaped.
    *(("worked_window.py", name) for name in ("setHtml", "QTextBrowser")),
}


def test_labels_and_tool_tips_come_from_one_place() -> None:
    found = []
    for path in SHOWN:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                makes_label = name == "QLabel" and path.name != "text.py"
                if makes_label or (name in _FORBIDDEN_CALLS and (path.name, name) not in _ALLOWED):
                    found.append(f"{path}:{node.lineno}: {name}")
            if isinstance(node, ast.ClassDef) and path.name != "text.py":
                found += [f"{path}: {node.name}" for b in node.bases if ast.unparse(b) == "QLabel"]
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("PySide6"):
                named = {a.name for a in node.names} & _FORBIDDEN
                found += [f"{path}: {one}" for one in named if (path.name, one) not in _ALLOWED]
    assert found == [], "use what remitcalc.gui.widgets.text makes"


def test_tool_tips_of_tables_are_escaped() -> None:
    for path in SHOWN:
        lines = path.read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if "ToolTipRole" in line:
                assert "tip(" in lines[at + 1], path


@pytest.mark.parametrize("text", ["a < b and c > d", "<b>bold</b>", "A & B\nC", "plain"])
def test_a_tool_tip_says_its_text_and_a_screen_reader_the_same(qtbot: QtBot, text: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    give_tip(widget, "before")
    give_tip(widget, text)
    assert widget.accessibleDescription() == text
    shown = QLabel(tip(text))
    assert "<b>" not in widget.toolTip()
    assert shown.text() == text or Rich.mightBeRichText(shown.text())
    widget.setAccessibleDescription("of its own")
    give_tip(widget, text)
    assert widget.accessibleDescription() == "of its own"


def test_a_screen_reader_says_what_is_chosen_and_a_name_once(qtbot: QtBot) -> None:
    box, search = ChoiceBox(), QWidget()
    for one in (box, search):
        qtbot.addWidget(one)
    box.set_choices([("a", "every payday")])
    give_help(box, "How often a worker sends alone")
    give_tip(box, box.currentText())
    assert box.accessibleDescription() == "How often a worker sends alone"
    assert box.toolTip() == "every payday\nHow often a worker sends alone"
    search.setAccessibleName("Find in the table")
    give_tip(search, "Find in the table")
    assert (search.accessibleDescription(), search.toolTip()) == ("", "Find in the table")


def test_a_passage_shows_pieces_as_they_are(qtbot: QtBot) -> None:
    passage = Passage()
    qtbot.addWidget(passage)
    passage.say([[Piece("a<b> & "), Piece("<i>", is_bold=True)], [Piece("why", link="x")]])
    assert passage.text() == 'a&lt;b&gt; &amp; <b>&lt;i&gt;</b><br><a href="x">why</a>'
    assert label("body", "<b>").textFormat() == Qt.TextFormat.PlainText


class Hostile(NamedTuple):
    """A corridor each of whose texts starts with `mark`, a picture whose file is watched."""

    corridor: Path
    mark: str
    watch: FileWatch


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Hostile]:
    picture, path = tmp_path / "watched.png", tmp_path / "hostile.toml"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    watch = FileWatch(picture)
    mark = f"<img src='{picture.as_uri()}'>"
    source = paths.resources() / "corridors" / "canada-guatemala.toml"
    text = source.read_text(encoding="utf-8")
    marked, count = re.subn(_TEXTS, rf'\1"{mark} ', text, flags=re.MULTILINE)
    assert count > 30
    path.write_text(marked, encoding="utf-8")
    yield Hostile(path, mark, watch)
    watch.close()


def ask_for_tip(widget: QWidget, at: QPoint) -> None:
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def show_tips(window: QWidget) -> int:
    """Show every tool tip there is: of widgets, of cells, of headings."""
    shown = 0
    for widget in window.findChildren(QWidget):
        if widget.toolTip() and widget.isVisible():
            ask_for_tip(widget, widget.rect().center())
            shown += bool(QToolTip.text())
    for table in window.findChildren(QTableView):
        for index in [table.model().index(row, at) for row in range(3) for at in range(9)]:
            if table.isVisible() and index.isValid():
                ask_for_tip(table.viewport(), table.visualRect(index).center())
                shown += bool(QToolTip.text())
                ask_for_tip(table.horizontalHeader().viewport(), QPoint(40 * index.column(), 5))
    QToolTip.hideText()
    return shown


def close_popovers() -> None:
    for popover in QApplication.topLevelWidgets():
        if isinstance(popover, Popover):
            popover.grab()
            popover.close()


def look_at_everything(app: Application, qtbot: QtBot) -> None:
    window = app.window
    assert show_tips(window) > 20
    for tab in (SERVICES, WORKERS, FIGURES, PROBLEMS):
        window.centre.tables.choose(tab)
        show_tips(window)
        window.grab()
    for kind in KINDS:
        window.centre.chart.choose(kind)
        window.centre.chart.canvas.point(0)
        window.grab()
    for asked in (
        window.centre.answer._explain,
        window.statusBar()._list_sources,
    ):
        asked()
        close_popovers()
    window.say(app.session.scenario.corridor.services[0].provider)
    window.centre.tell_edit(app.session.scenario.corridor.notes[0].text)
    window.actions_.actions["about"].trigger()
    window.actions_.actions["worked"].trigger()
    qtbot.waitUntil(lambda: window.help_desk.worked.page.toPlainText() != "")
    qtbot.wait(1)
    window.help_desk.worked.grab()
    window.grab()


def make_everything(app: Application, qtbot: QtBot, folder: Path) -> None:
    window = app.window
    window.actions_.actions["print_preview"].trigger()
    (preview,) = window.findChildren(PrintPreview)
    qtbot.waitUntil(lambda: preview.view.count > 0, timeout=PATIENCE)
    preview.grab()
    show_tips(preview)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    printer.setPageLayout(page_layout("A4"))
    window.ways_out._reports().print_on(printer, with_names=False)
    qtbot.waitUntil(lambda: not app.tasks.is_busy, timeout=PATIENCE)
    preview.close()
    window.actions_.actions["export_chart"].trigger()
    (chart,) = window.findChildren(ChartExport)
    chart.grab()
    chart.go.click()
    qtbot.waitUntil((folder / "page.pdf").exists, timeout=PATIENCE)
    (folder / "page.pdf").unlink()
    window.actions_.actions["handout"].trigger()
    (handout,) = window.findChildren(HandoutExport)
    handout.grab()
    handout.go.click()
    qtbot.waitUntil((folder / "page.pdf").exists, timeout=PATIENCE)


def opened(open_window: Opener, qtbot: QtBot, hostile: Hostile) -> Application:
    QLabel(hostile.mark).sizeHint()
    assert hostile.watch.was_opened(), "or the watch would tell nothing"
    app = open_window(str(hostile.corridor))
    named = lambda: app.session.scenario.corridor.name("en").startswith("<img")  # noqa: E731
    qtbot.waitUntil(named, timeout=PATIENCE)
    return app


def test_a_hostile_corridor_is_shown_without_opening_a_file(
    open_window: Opener, qtbot: QtBot, hostile: Hostile
) -> None:
    look_at_everything(opened(open_window, qtbot, hostile), qtbot)
    assert not hostile.watch.was_opened()


def test_a_hostile_corridor_is_printed_and_exported_without_opening_a_file(
    open_window: Opener, qtbot: QtBot, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = hostile.corridor.parent
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "page.pdf"), ""))
    monkeypatch.setattr(page_printing, "DOTS_PER_POINT", 0.5)  # what is read is the same
    app = opened(open_window, qtbot, hostile)
    make_everything(app, qtbot, folder)
    assert not hostile.watch.was_opened()


def test_hostile_texts_of_faulty_files_are_shown_without_opening_a_file(
    open_window: Opener, qtbot: QtBot, hostile: Hostile
) -> None:
    app, mark = open_window(), hostile.mark
    broken = hostile.corridor.with_name("broken.toml")
    text = hostile.corridor.read_text(encoding="utf-8")
    broken.write_text(text.replace("format = 1", f'format = "{mark}"'), encoding="utf-8")
    app.window.open_file(broken)
    app.window.centre.tables.choose(PROBLEMS)
    assert show_tips(app.window) > 0
    app.window.grab()
    payroll = broken.with_suffix(".csv")
    rows = (f"worker,amount,group,{mark}", f"{mark},400,{mark},", f"b{mark},x,{mark},")
    payroll.write_text("\n".join(rows), encoding="utf-8")
    with qtbot.waitSignal(app.window.payroll_import.opened):
        app.window.open_file(payroll)
    show_tips(app.window)
    app.window.grab()
    app.window.payroll_import.cancel()
    assert not hostile.watch.was_opened()
