"""Workers are pasted from spreadsheets and pages, by the rules of payroll files; unclear: asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from remitcalc import Payroll
from remitcalc.gui.copied import copied
from tests.gui.test_typed_workers import LISTED, Typist

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def typist(open_window: Opener, qtbot: QtBot) -> Callable[..., Typist]:
    return lambda payroll=None: Typist(open_window(), qtbot, payroll)


def paste(one: Typist, text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    paste_data(one, data)


def paste_data(one: Typist, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    one.press(Qt.Key.Key_V, _CONTROL)
    one.qtbot.waitUntil(lambda: not one.app.tasks.is_busy)


def answer(one: Typist, words: str) -> None:
    buttons = one.app.window.centre.notice._buttons
    next(button for button in buttons if button.text() == words).click()
    one.qtbot.waitUntil(lambda: not one.app.tasks.is_busy)


def test_cells_of_a_spreadsheet_are_laid_over_those_of_the_list(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.at(1, "worker")
    paste(one, "Lucy\t150,50\r\nEve\t250,00\r\nZoe\t99,90\r\n")
    assert one.payroll.names == ("Ana", "Lucy", "Eve", "Zoe")
    assert one.payroll.amounts.tolist() == [30_000, 15_050, 25_000, 9_990]
    assert one.said == "3 rows were pasted. Decimals are marked by a comma."
    assert one.app.session.undo_stack.undoText() == "Pasting of workers"
    one.app.session.undo_stack.undo()
    assert one.payroll is LISTED


def test_a_blank_cell_leaves_what_there_is_and_the_others_in_their_rows(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.at(0, "amount")
    paste(one, "\n150.50\n\n")
    assert one.payroll.amounts.tolist() == [30_000, 15_050, 20_000]
    one.at(0, "worker")
    paste(one, "Zoe\n\nKim\n")
    assert one.payroll.names == ("Zoe", "Luz", "Kim")


def test_a_total_below_what_is_pasted_is_no_worker_and_told(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.view.setCurrentIndex(one.model.index(3, 0))
    paste(one, "Zoe\t110.00\nKim\t120.00\nTotal\t230.00\n")
    assert one.payroll.names == ("Ana", "Luz", "Eva", "Zoe", "Kim")
    assert "Totals, not counted as workers: row 3." in one.said


def test_the_menu_edits_no_list_that_is_out_of_sight(typist: Callable[..., Typist]) -> None:
    one = typist()
    one.view.selectRow(0)
    paste(one, "Name\tAmount\nAna\t1,212\nLuz\t1,640\n")
    assert one.app.window.centre.payroll_page.isVisible()  # type: ignore[union-attr]
    one.app.window.actions_.actions["delete_workers"].trigger()
    assert len(one.payroll) == 40


def test_under_a_sort_a_column_goes_down_as_the_rows_are_seen(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    one.at(0, "amount")
    paste(one, "1.50\n2.50\n3.50")
    assert one.payroll.names == LISTED.names
    assert one.payroll.amounts.tolist() == [350, 150, 250]


def test_where_the_decimal_mark_is_unclear_it_is_asked(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.at(0, "amount")
    paste(one, "1,234\n2,345")
    assert one.payroll is LISTED
    assert one.said == "What marks the decimals in the numbers that were copied?"
    answer(one, "Decimal point (1,234.50)")
    assert one.payroll.amounts.tolist() == [123_400, 234_500, 20_000]


def test_a_list_takes_the_place_of_counted_workers(typist: Callable[..., Typist]) -> None:
    one = typist()
    one.at(0, "worker")
    paste(one, "Ana\t212.00\nLuz\t640.50\n")
    assert one.payroll.names == ("Ana", "Luz")
    assert one.payroll.amounts.tolist() == [21_200, 64_050]
    assert one.said.startswith("2 workers were pasted in the place of those before.")
    assert one.said.endswith("fees included.")
    assert one.app.session.scenario.amount_is == "outlay"
    assert one.app.session.document.payroll_origin is None
    assert one.app.window.scenario.workers.workers.value() == 2


def test_a_list_that_is_not_certain_is_asked_about_as_a_payroll_is(
    typist: Callable[..., Typist],
) -> None:
    one = typist()
    before = one.payroll
    paste(one, "Name\tAmount\nAna\t1,212\nLuz\t1,640\n")
    page = one.app.window.centre.payroll_page
    assert page is not None
    assert page.isVisible()
    assert page.title.text() == "The table that was copied"
    assert one.payroll is before
    page.form.decimal.chosen.emit("point")
    one.qtbot.waitUntil(page.use.isEnabled)
    page.use.click()
    assert one.payroll.amounts.tolist() == [121_200, 164_000]


def test_a_list_with_headings_goes_below_the_others_or_takes_their_place(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    table = "Employee\tNet pay\tAmount\nZoe\t900\t110.00\nKim\t800\t120.00\nTotal\t1700\t230.00\n"
    paste(one, table)
    assert one.said == "A list of 3 rows with headings was copied. Where is it to go?"
    answer(one, "Below the others")
    assert one.payroll.names == ("Ana", "Luz", "Eva", "Zoe", "Kim")
    assert one.payroll.amounts.tolist()[3:] == [11_000, 12_000]
    one.app.session.undo_stack.undo()
    paste(one, table)
    answer(one, "In the place of all")
    page = one.app.window.centre.payroll_page
    if page is not None and page.isVisible():  # the total that was left out is told
        one.qtbot.waitUntil(page.use.isEnabled)
        page.use.click()
    assert one.payroll.names == ("Zoe", "Kim")


def test_groups_marks_and_services_are_read_by_their_words(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    rows = "Ana\t300.00\tN\tyes\tRemitly\nLuz\t100.00\tS\tno\t\nEva\t200.00\tN\tyes\t\n"
    paste(one, rows)
    assert "Remitly" in one.said  # several services are called so
    assert one.said.startswith("Nothing was pasted. Row 1:")
    paste(one, rows.replace("Remitly", "remitly-debit-card-internet"))
    assert one.payroll.groups == ("N", "S", "N")
    assert one.payroll.joins is not None
    assert one.payroll.joins.tolist() == [True, False, True]
    assert one.payroll.services == ("remitly-debit-card-internet", None, None)


def test_a_table_of_a_web_page_is_read(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    page = "<table><tr><td><b>A&amp;na</b></td><td>12.50</td></tr></table>"
    paste(one, "A&na 12.50", page)
    assert one.payroll.names == ("A&na", "Luz", "Eva")
    assert one.payroll.amounts[0] == 1_250


@pytest.mark.parametrize(
    ("text", "html", "told"),
    [
        ("", "<p>nothing here</p>", "no table"),
        (
            "a 1\nb 2",
            "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
            "2 tables were copied: copy one of them.",
        ),
        ("\t".join(["1.50"] * 16_384), "", "16,384"),
        ("1.50\t2.50\t3.50\t4.50\t5.50\t6.50", "", "6 columns were copied"),
        ("about 5", "", "Nothing was pasted. Row 1: This is not an amount. (about 5)"),
        ("10.00\n-5.00", "", "above zero"),
    ],
)
def test_what_cannot_be_pasted_is_told_in_a_sentence_and_changes_nothing(
    typist: Callable[..., Typist], text: str, html: str, told: str
) -> None:
    one = typist(LISTED)
    one.at(0, "amount")
    paste(one, text, html)
    assert told in one.said
    assert one.said
    assert one.payroll is LISTED


def test_a_picture_and_a_file_are_told_for_what_they_are(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    paste_data(one, data)
    assert one.said == "A picture was copied, and no table: copy the cells themselves."
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/nowhere/may.xlsx")])
    paste_data(one, data)
    assert one.said == "A file was copied, and no table: open it from the File menu."
    paste_data(one, QMimeData())
    assert one.said == "There is no table to paste: copy cells first."
    assert one.payroll is LISTED


def test_names_that_stand_twice_are_not_pasted(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    paste(one, "Eva")
    assert one.payroll is LISTED
    assert one.said == "Nothing was pasted. Two workers have the same name."


def test_a_hundred_thousand_rows_are_pasted(typist: Callable[..., Typist], qtbot: QtBot) -> None:
    one = typist(Payroll(np.array([10_000, 20_000], dtype=np.int64), names=("a", "b")))
    one.view.setCurrentIndex(one.model.index(2, 0))
    paste(one, "".join(f"Worker no. {at}\t{at % 900 + 100}.25\n" for at in range(100_000)))
    qtbot.waitUntil(lambda: len(one.payroll) == 100_002, timeout=60_000)
    qtbot.waitUntil(lambda: not one.app.tasks.is_busy, timeout=60_000)
    assert one.payroll.amounts.item(-1) == (99_999 % 900 + 100) * 100 + 25


def test_a_clipboard_that_another_program_took_away_is_told_like_an_empty_one(
    open_window: Opener, monkeypatch
) -> None:
    app = open_window()
    monkeypatch.setattr(type(QGuiApplication.clipboard()), "mimeData", lambda *_: None)
    assert copied(app.session.language) == ("", "", "There is no table to paste: copy cells first.")
