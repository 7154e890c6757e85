"""A payroll comes in: what was understood is shown, asked about and mended before it counts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from remitcalc.gui.widgets.doubt import Doubt
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.payroll_page import PayrollPage
    from tests.gui.conftest import Opener

    Coming = Callable[..., tuple[Application, PayrollPage]]

UNTIDY = """Finca El Roble;;;;

Nombre;Apellidos;Monto a enviar;Grupo;Participa
Ana María;López;1.234,50;Norte;sí
Luis;Paz;400,00;Sur;no
Eva;Gil;abc;Sur;sí
Rosa;Tun;350,25;Norte;sí
TOTAL;;1.984,75;;
"""


@pytest.fixture
def payroll_import(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> Coming:
    def come(content: str | bytes, tag: str = "en") -> tuple[Application, PayrollPage]:
        file = tmp_path / ("may.xlsx" if content[:2] == b"PK" else "may.csv")
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        app = open_window(spoken=language(tag), size=(1024, 700))
        app.window.open_file(file)
        qtbot.waitUntil(lambda: app.window.centre.payroll_page is not None)
        page = app.window.centre.payroll_page
        assert page is not None
        qtbot.waitUntil(page.isVisible)
        return app, page

    return come


def test_enter_uses_a_payroll_that_is_good_and_the_answer_moves_up(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    app, page = payroll_import("worker,amount\nAna,212.00\nLuz,640.50\n")
    qtbot.waitUntil(page.use.hasFocus)
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    assert not app.session.scenario.payroll.is_counted
    assert app.window.centre.answer.isVisible()


def settled(app: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.tasks.is_busy)


def test_a_payroll_is_understood_mended_and_used(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import(UNTIDY)
    assert page.form.roles["worker"].hasFocus()
    before = app.session.scenario
    assert not page.use.isEnabled()
    assert page.problems.text(0, 1).startswith("This is not an amount.")
    assert page.problems.text(0, 0) == "6"
    assert "The headings are in row 3." in page.notes.text()
    assert "row 8" in page.notes.text()
    assert "fees included" in page.notes.text()
    assert page.form.roles["worker"].currentText() == "A + B  Nombre Apellidos"
    qtbot.mouseClick(page.leave_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.use.isEnabled)
    assert "1 amount among them cannot be read." in page.notes.text()
    assert page.workers.text(0, 1) == "Ana María López"
    assert app.session.scenario is before
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert app.session.scenario.amount_is == "outlay"
    payroll = app.session.scenario.payroll
    assert payroll.amounts.tolist() == [123_450, 40_000, 35_025]
    assert payroll.groups == ("Norte", "Sur", "Norte")
    assert page.isHidden()
    assert app.window.centre.tables.tabs.key() == "workers"
    workers = app.window.centre.tables.workers
    assert [workers.text(0, at) for at in (0, 2)] == ["Ana María López", "Norte"]
    assert app.window.centre.answer.isVisible()
    app.session.undo_stack.undo()
    assert app.session.scenario is before


def test_the_decimal_mark_is_asked_for(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("worker;amount\n1;1,234\n2;2,345\n")
    assert not page.use.isEnabled()
    page.form.decimal.chosen.emit("point")
    settled(app, qtbot)
    assert page.use.isEnabled()
    assert page.workers.text(0, 2) == "C$1,234.00"


def test_net_pay_asks_what_is_sent(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("Employee,Net pay\nAna,1000\nLuis,500\n")
    assert page.form.percent.isVisible()
    page.form.percent.setFocus()
    qtbot.keyClicks(page.form.percent, "40")
    settled(app, qtbot)
    assert [page.workers.text(row, 2) for row in (0, 1)] == ["C$400.00", "C$200.00"]
    qtbot.keyClicks(page.form.fixed, "300")
    settled(app, qtbot)
    assert [page.workers.text(row, 2) for row in (0, 1)] == ["C$300.00", "C$300.00"]
    assert page.form.percent.value() is None


def test_columns_are_said_once(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("Worker,Sum sent,Amount\na,5,x\nb,6,y\n")
    assert not page.use.isEnabled()
    page.form.roles["amount"].chosen.emit("2")
    settled(app, qtbot)
    assert page.use.isEnabled()
    assert page.workers.text(1, 2) == "C$6.00"


def test_rows_are_left_out_by_hand_and_taken_again(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("worker;amount\nAna;400\nLuz;300\nÀ payer;700\n")
    assert page.whole.text().startswith("This amount is the sum of those above.")
    assert not page.use.isEnabled()
    assert page.leave_out.isVisible()
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    settled(app, qtbot)
    assert page.keep.isHidden()
    assert not page.leave_chosen.isEnabled()
    page.workers_view.selectRow(2)
    qtbot.mouseClick(page.leave_chosen, Qt.MouseButton.LeftButton)
    settled(app, qtbot)
    assert app.window.payroll_import.choices.left_out == {4}
    assert "1 row was left out: C$700.00." in page.notes.text()
    assert page.whole.isHidden()
    qtbot.mouseClick(page.take_again, Qt.MouseButton.LeftButton)
    settled(app, qtbot)
    assert page.workers.rowCount() == 3
    assert page.take_again.isHidden()


def test_a_list_with_headings_of_its_own_is_mapped_here(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    app, page = payroll_import("Finca Norte;\n;\nQuién;Cuánto\nAna;400\nLuz;300\n")
    assert "The headings are: Quién, Cuánto." in page.problems.text(0, 1)
    page.form.roles["worker"].chosen.emit("1")
    page.form.roles["amount"].chosen.emit("2")
    settled(app, qtbot)
    assert page.use.isEnabled()
    assert [page.workers.text(row, 1) for row in (0, 1)] == ["Ana", "Luz"]


def test_what_is_asked_names_no_option_of_a_command(payroll_import: Coming) -> None:
    _, page = payroll_import("worker;net pay\n1;1,234\n2;2,345\n")
    assert "--" not in page.problems.text(0, 1)


def test_escape_leaves_everything_as_it_was(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import(UNTIDY)
    before = app.session.scenario
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.isHidden()
    assert app.window.centre.answer.isVisible()
    assert app.session.scenario is before
    assert app.window.payroll_import.path is None


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_cut_off_and_a_change_of_language_keeps_the_page(
    payroll_import: Coming, qtbot: QtBot, tag: str
) -> None:
    app, page = payroll_import(UNTIDY, tag)
    assert cut_off(page) == []
    app.speak("fr" if tag != "fr" else "de")
    new = app.window.centre.payroll_page
    assert new is not None
    assert new is not page
    qtbot.waitUntil(new.isVisible)
    assert not app.window.centre.answer.isVisible()


def test_a_file_that_cannot_be_read_is_told(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    app = open_window()
    file = tmp_path / "broken.xlsx"
    file.write_bytes(b"PK\x03\x04 and nothing more")
    app.window.open_file(file)
    qtbot.waitUntil(lambda: bool(app.window.centre.notice.text()))
    assert app.window.centre.answer.isVisible()


def test_the_panel_opens_a_payroll_and_leaves_it_again(
    payroll_import: Coming, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, page = payroll_import(UNTIDY)
    page.back.click()
    workers = app.window.scenario.workers
    assert workers.payroll_button.text() == "Take the &workers from a payroll…"
    file = str(tmp_path / "may.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    qtbot.mouseClick(workers.payroll_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.isVisible)
    qtbot.mouseClick(page.leave_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.use.isEnabled)
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert not workers.amount.isEnabled()
    qtbot.mouseClick(workers.payroll_button, Qt.MouseButton.LeftButton)
    assert app.session.scenario.payroll.amounts.tolist() == [66_158] * 3
    assert workers.amount.isEnabled()
    app.session.undo_stack.undo()
    assert app.session.scenario.payroll.amounts.tolist() == [123_450, 40_000, 35_025]


def test_another_corridor_has_the_file_understood_anew(
    payroll_import: Coming, qtbot: QtBot, tmp_path: Path
) -> None:
    app, page = payroll_import("worker,amount,currency\nAna,400.50,CAD\nEva,350.25,CAD\n")
    qtbot.waitUntil(page.use.isEnabled)
    app.session.take_corridor(app.known_corridors.corridor("us-guatemala"))
    assert not page.use.isEnabled()
    settled(app, qtbot)
    assert not page.use.isEnabled()
    assert "CAD" in page.problems.text(0, 1)
    app.session.take_corridor(app.known_corridors.corridor("canada-guatemala"))
    settled(app, qtbot)
    qtbot.waitUntil(page.use.isEnabled)
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert app.session.scenario.payroll.amounts.tolist() == [40_050, 35_025]


def test_groups_are_told_beside_the_headline(payroll_import: Coming, qtbot: QtBot) -> None:
    rows = "a,400,N,yes\nb,350,N,no\nc,300,S,\nd,320,S,\ne,410,N,\n"
    app, page = payroll_import(f"worker,amount,group,joins\n{rows}")
    assert "(under Takes part, if blank)" in page.whole.text()
    page.form.blanks.chosen.emit("yes")
    qtbot.waitUntil(page.use.isEnabled)
    assert "Who has nothing under “takes part” takes part." in page.notes.text()
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert app.session.comparison is not None
    assert app.session.comparison.pools.size == 2
    assert "There are 2 pools" in app.window.centre.answer.body.text()
    workers = app.window.centre.tables.workers
    assert [workers.text(1, at) for at in (2, 3)] == ["N", "no"]


def test_what_was_said_of_another_file_is_over(
    payroll_import: Coming, qtbot: QtBot, tmp_path: Path
) -> None:
    app, page = payroll_import(UNTIDY)
    bad = tmp_path / "bad.toml"
    bad.write_text("no corridor", encoding="utf-8")
    # Or all three are told of as files opened together.
    qtbot.waitUntil(lambda: not app.window.opening._files.is_busy)
    app.window.open_file(bad)
    qtbot.waitUntil(app.window.centre.notice.isVisible)
    app.window.open_file(tmp_path / "may.csv")
    qtbot.waitUntil(lambda: not app.window.centre.notice.isVisible())
    assert page.isVisible()


def test_the_files_opened_are_listed_at_once(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("worker,amount\na,400\nb,350\n")
    qtbot.waitUntil(page.use.isEnabled)
    menus = app.window.actions_.menus
    assert not menus["recent"].menuAction().isEnabled()
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    menus["&File"].aboutToShow.emit()
    assert menus["recent"].menuAction().isEnabled()
    assert [action.text() for action in menus["recent"].actions()] == ["may.csv"]


def test_the_columns_that_may_be_the_amount_are_asked_about(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    app, page = payroll_import("worker,net pay,amount,to send\nAna,900,400,350\n")
    assert not page.use.isEnabled()
    assert "(under Amount)" in page.whole.text()
    assert page.form.roles["amount"].currentText() == "–"
    page.form.roles["amount"].chosen.emit("4")
    settled(app, qtbot)
    assert page.use.isEnabled()
    assert "those of column D “to send”" in page.notes.text()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_workers_of_the_same_name_are_told_apart_by_a_column_that_is_chosen(
    payroll_import: Coming, qtbot: QtBot, tag: str
) -> None:
    app, page = payroll_import("Card,Name,Amount\n17,Juan,400.50\n18,Juan,390.25\n", tag)
    box = page.form.roles["number"]
    assert not page.use.isEnabled()
    assert box.isVisible()
    assert page.form.roles["worker"].isVisible()
    assert "--column" not in page.whole.text()
    assert cut_off(page) == []
    box.chosen.emit("1")
    settled(app, qtbot)
    assert page.use.isEnabled()
    assert box.isVisible(), "what was said can be taken back"
    page.use.click()
    assert app.session.scenario.payroll.names == ("Juan (17)", "Juan (18)")


def test_no_numbers_are_asked_for_where_names_differ(payroll_import: Coming) -> None:
    _, page = payroll_import("Card,Name,Amount\n17,Juan,400.50\n18,Ana,390.25\n")
    assert page.use.isEnabled()
    assert not page.form.roles["number"].isVisible()


def with_last_row_hidden(*rows: tuple[str | float, ...]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.set_row(len(rows) - 1, None, None, {"hidden": True})
    return made.getvalue()


@pytest.mark.parametrize("tag", ["es", "fr", "de", "sr-Latn"])
def test_nothing_is_cut_off_where_everything_is_asked(
    payroll_import: Coming, qtbot: QtBot, tag: str
) -> None:
    rows = [("Ana", 400.255, "yes"), ("Luz", 300, ""), ("Eva", 700.25, "no"), ("Rosa", 1, "no")]
    app, page = payroll_import(with_last_row_hidden(("worker", "net pay", "joins"), *rows), tag)
    qtbot.keyClicks(page.form.percent, "40")
    settled(app, qtbot)
    for box in (page.form.blanks, page.form.hidden, page.form.decimals, page.form.fixed):
        assert box.isVisible()
    assert cut_off(page) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_as_many_boxes_stand_in_a_row_as_their_words_have_room(
    payroll_import: Coming, qtbot: QtBot, tag: str
) -> None:
    rows = [("worker", "amount"), ("Ana", 400), ("Luz", 300), ("Eva", 700)]
    app, page = payroll_import(with_last_row_hidden(*rows), tag)
    assert page.form.hidden.isVisible()

    def in_a_row() -> int:
        shown = [box for box in page.form.roles.values() if box.isVisible()]
        tops = [box.parentWidget().y() for box in shown]
        return tops.count(tops[0])

    assert in_a_row() < 4
    assert cut_off(page) == []
    app.window.resize(1440, 900)
    qtbot.waitUntil(lambda: in_a_row() == 4)
    assert cut_off(page) == []
    app.window.resize(1024, 700)
    qtbot.waitUntil(lambda: in_a_row() < 4)
    assert cut_off(page) == []
    assert page.form.fixed.sizeHint().height() == page.form.decimal.height()


def test_what_a_workbook_hides_is_told_and_can_be_taken(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    content = with_last_row_hidden(("worker", "amount"), ("Ana", 400), ("Luz", 300.255))
    app, page = payroll_import(content)
    assert "1 row that the file hides was not taken" in page.notes.text()
    assert page.form.hidden.isVisible()
    assert not page.form.decimals.isVisible()
    page.form.hidden.chosen.emit("yes")
    settled(app, qtbot)
    assert "(under More decimals)" in page.whole.text()
    page.form.decimals.chosen.emit("yes")
    settled(app, qtbot)
    assert [page.workers.text(row, 2) for row in (0, 1)] == ["C$400.00", "C$300.26"]
    assert "1 amount was rounded half up." in page.notes.text()


def test_letters_that_are_not_certain_are_asked_for(payroll_import: Coming, qtbot: QtBot) -> None:
    app, page = payroll_import("radnik;iznos\nMarko Vučko;400\n".encode("cp1250"))
    assert "(see byte 22)" in page.whole.text()
    assert "(under Letters)" in page.whole.text()
    assert page.form.letters.hasFocus()
    assert not page.form.roles["worker"].isVisible()
    page.form.letters.chosen.emit("Windows-1250")
    settled(app, qtbot)
    qtbot.waitUntil(page.use.isEnabled)
    assert page.workers.text(0, 1) == "Marko Vučko"


def test_the_row_of_headings_is_chosen_where_it_is_not_the_first(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    app, page = payroll_import("note;\nLista;mayo\nPersona;Cosa\nAna;400\nLuz;300\n")
    box = page.form.heading_row
    assert box.isVisible()
    rows = [box.itemText(at) for at in range(box.count())]
    assert rows[:3] == ["no headings", "1  note", "2  Lista · mayo"]
    box.chosen.emit("3")
    settled(app, qtbot)
    page.form.roles["worker"].chosen.emit("1")
    settled(app, qtbot)
    page.form.roles["amount"].chosen.emit("2")
    settled(app, qtbot)
    assert box.key() == "3"
    assert "The headings are in row 3." in page.notes.text()
    assert [page.workers.text(row, 1) for row in (0, 1)] == ["Ana", "Luz"]
    box.chosen.emit("0")
    settled(app, qtbot)
    assert not page.use.isEnabled()


def test_headings_at_the_top_that_are_known_are_not_asked_about(payroll_import: Coming) -> None:
    _, page = payroll_import("worker,amount\nAna,400\n")
    assert not page.form.heading_row.isVisible()
    assert not page.form.letters.isVisible()


def test_what_is_sent_of_net_pay_can_be_taken_back_and_is_never_half_a_figure(
    payroll_import: Coming, qtbot: QtBot
) -> None:
    app, page = payroll_import("worker,net pay\nAna,900\nLuz,700\n")
    page.form.fixed.setFocus()
    qtbot.keyClicks(page.form.fixed, "400 500")
    settled(app, qtbot)
    assert app.window.payroll_import.choices.net is None
    page.form.percent.setFocus()
    (doubt,) = page.form.fixed.parent().findChildren(Doubt)
    assert doubt.text() == "“400 500” is not certain: write 400500, if it is that."
    assert cut_off(page) == []
    qtbot.keyClicks(page.form.percent, "40")
    settled(app, qtbot)
    qtbot.waitUntil(page.use.isEnabled)
    page.form.percent.selectAll()
    qtbot.keyClick(page.form.percent, Qt.Key.Key_Delete)
    settled(app, qtbot)
    assert app.window.payroll_import.choices.net is None
    assert not page.use.isEnabled()
    assert not app.window.centre.notice.isVisible()
