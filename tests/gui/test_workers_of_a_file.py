"""A list of a file that was edited: what differs shows, and stays when it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.source import Source
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.test_typed_workers import Typist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

_K = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_TIP = Qt.ItemDataRole.ToolTipRole
_HEARD = Qt.ItemDataRole.AccessibleDescriptionRole
PAYROLL = "worker,amount,group\nAna,212.00,North\nLuz,180.50,South\nEva,400.00,North\n"


class Clerk(Typist):
    """Somebody who opened a payroll and types in its list."""

    def __init__(self, opener: Opener, qtbot: QtBot, file: Path, **how: object) -> None:
        self.file = file
        file.write_text(PAYROLL, "utf-8")
        app = opener(**how)
        app.window.open_file(file)
        qtbot.waitUntil(lambda: app.window.payroll_import.read is not None)
        app.window.payroll_import.accept()
        super().__init__(app, qtbot)

    def sign(self, row: int, role: str) -> str:
        return self.model.sign(row, self.model.column_of(role))

    def hears(self, row: int, role: str, what: Qt.ItemDataRole = _HEARD) -> str:
        return self.model.data(self.model.index(row, self.model.column_of(role)), what) or ""

    def read_again(self, before: str, after: str) -> None:
        """Have the file changed by somebody, and answer the notice that says so."""
        self.file.write_text(PAYROLL.replace(before, after), "utf-8")
        self.app.window.documents.watch.look()
        changed = "may.csv, the payroll, has changed on disk."
        self.qtbot.waitUntil(lambda: self.said == changed)
        self.answer("Read again")

    def answer(self, words: str) -> None:
        buttons = self.app.window.centre.notice._buttons
        (button,) = (one for one in buttons if one.text() == words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def waits_for(self, said: str) -> None:
        self.qtbot.waitUntil(lambda: said in self.said)


@pytest.fixture
def clerk(open_window: Opener, qtbot: QtBot, tmp_path: Path) -> Callable[..., Clerk]:
    return lambda **how: Clerk(open_window, qtbot, tmp_path / "may.csv", **how)


def test_what_was_changed_shows_and_tells_what_the_file_has(clerk: Callable[..., Clerk]) -> None:
    one = clerk()
    assert one.sign(0, "amount") == ""
    one.at(0, "amount")
    one.type("230")
    assert [one.sign(row, "amount") for row in range(3)] == ["changed", "", ""]
    meant = "Changed by hand. From the file: C$212.00 (may.csv, B2)"
    assert one.hears(0, "amount") == meant
    assert "C$212.00 (may.csv, B2)" in one.hears(0, "amount", _TIP)
    one.at(1, "group")
    one.type("East")
    assert one.hears(1, "group") == "Changed by hand. From the file: South (may.csv, row 3)"
    one.at(0, "amount")
    one.type("212")  # as in the file again
    assert one.sign(0, "amount") == ""


def test_who_was_put_in_and_who_was_left_out_is_known(clerk: Callable[..., Clerk]) -> None:
    one = clerk()
    one.view.selectRow(1)
    one.press(_K.Key_Delete)
    one.press(_K.Key_Insert)
    one.qtbot.keyClicks(one.box, "Zoe")
    one.press(_K.Key_Tab)
    one.type("150")
    assert [one.sign(row, "worker") for row in range(3)] == ["", "", "added"]
    assert one.hears(2, "worker") == "Put in by hand: may.csv has no such row."
    label = one.app.window.scenario.workers.origin
    one.qtbot.waitUntil(
        lambda: label.text() == "From may.csv · 1 worker put in · 1 worker left out"
    )
    one.app.session.undo_stack.undo()
    one.app.session.undo_stack.undo()
    assert label.text() == "From may.csv"


def test_a_key_gives_a_cell_the_files_value_back(clerk: Callable[..., Clerk]) -> None:
    one = clerk()
    one.at(0, "amount")
    one.type("230")
    one.at(0, "amount")
    one.press(_K.Key_Backspace, _CONTROL)
    assert one.payroll.amounts[0] == 21_200
    assert one.app.session.undo_stack.undoText() == "Return to the file's value"
    one.press(_K.Key_Backspace, _CONTROL)
    assert one.said == "This cell is as in the file."
    one.app.session.undo_stack.undo()
    assert one.payroll.amounts[0] == 23_000
    one.app.window.actions_.actions["back_to_file"].trigger()
    assert one.payroll.amounts[0] == 21_200


def test_reading_again_takes_new_values_and_keeps_what_was_typed(
    clerk: Callable[..., Clerk],
) -> None:
    one = clerk()
    one.at(0, "amount")
    one.type("230")
    one.read_again("180.50", "190.50")
    one.waits_for("may.csv was read again.")
    assert one.payroll.amounts.tolist() == [23_000, 19_050, 40_000]
    assert one.said == (
        "may.csv was read again. 1 cell has the file's new value."
        " 1 cell that was changed by hand was kept."
    )
    assert one.sign(0, "amount") == "changed"
    one.answer("Undo")
    assert one.payroll.amounts.tolist() == [23_000, 18_050, 40_000]


@pytest.mark.parametrize(("answer", "stands"), [("Keep mine", 23_000), ("Take the file's", 25_000)])
def test_where_both_changed_it_is_asked_which_stands(
    clerk: Callable[..., Clerk], answer: str, stands: int
) -> None:
    one = clerk()
    one.at(0, "amount")
    one.type("230")
    one.read_again("212.00", "250.00")
    one.waits_for("Ana, Amount: C$230.00 here, C$250.00 in the file.")
    assert one.payroll.amounts[0] == 23_000  # nothing before it is answered
    one.answer(answer)
    one.waits_for("may.csv was read again.")
    assert one.payroll.amounts[0] == stands
    kept = "From the file: C$250.00" in one.hears(0, "amount")
    assert kept == (answer == "Keep mine")


def test_an_answer_holds_for_the_list_of_then(clerk: Callable[..., Clerk]) -> None:
    one = clerk()
    one.at(0, "amount")
    one.type("230")
    one.read_again("212.00", "250.00")
    one.waits_for("which has changed there, too")
    one.at(2, "amount")
    one.type("410")
    one.answer("Keep mine")
    one.waits_for("was read again.")
    assert one.payroll.amounts.tolist() == [23_000, 18_050, 41_000]


def test_keep_mine_is_remembered_with_the_document(
    clerk: Callable[..., Clerk], qtbot: QtBot
) -> None:
    one = clerk()
    one.file.write_text(PAYROLL.replace("212", "219"), "utf-8")
    one.app.window.documents.watch.look()
    one.waits_for("has changed on disk.")
    one.answer("Keep mine")
    assert one.payroll.amounts[0] == 21_200
    document, problems = read_document_bytes(document_bytes(one.app.session.document))
    assert document is not None, problems
    said: list[str] = []
    one.app.window.documents.watch.changed.connect(lambda role, _: said.append(role))
    one.app.window.documents.desk.begin(document)
    one.app.window.documents.watch.look()
    qtbot.wait(500)  # long enough for what is told after a look
    assert said == []
    one.file.write_text(PAYROLL.replace("212", "220"), "utf-8")  # another one again
    one.app.window.documents.watch.look()
    qtbot.waitUntil(lambda: said == ["payroll"])


def test_a_document_knows_what_the_file_has_when_it_is_opened_again(
    clerk: Callable[..., Clerk],
) -> None:
    one = clerk()
    one.at(0, "amount")
    one.type("230")
    one.view.selectRow(1)
    one.press(_K.Key_Delete)
    content = document_bytes(one.app.session.document)
    assert content.count(b'"180.50"') == 1  # the one who was left out
    document, problems = read_document_bytes(content)
    assert document is not None, problems
    one.app.window.documents.desk.begin(document)
    one.tables.choose("workers")
    assert one.sign(0, "amount") == "changed"
    assert one.sign(1, "amount") == ""
    one.at(0, "amount")
    one.press(_K.Key_Backspace, _CONTROL)
    assert one.payroll.amounts.tolist() == [21_200, 40_000]


def test_a_copied_table_below_it_leaves_the_file_known(
    clerk: Callable[..., Clerk], qtbot: QtBot
) -> None:
    from PySide6.QtGui import QGuiApplication

    one = clerk()
    QGuiApplication.clipboard().setText("300\n310\n320\n")
    one.at(1, "amount")
    one.app.window.actions_.actions["paste_workers"].trigger()
    qtbot.waitUntil(lambda: len(one.payroll) == 4)
    assert [one.sign(row, "amount") for row in range(3)] == ["", "changed", "changed"]
    assert one.sign(3, "worker") == "added"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_signs_are_told_in_every_language(clerk: Callable[..., Clerk], tag: str) -> None:
    one = clerk(spoken=language(tag))
    one.at(0, "amount")
    one.type("230")
    said = one.hears(0, "amount")
    assert "may.csv, B2" in said
    assert tag == "en" or "From the file" not in said


SAID = "Worker,Sum sent,Gross\nAna,212.00,1900.00\nLuz,180.50,1700.00\n"
MOVED = "Worker,Gross,Hours,Sum sent\nAna,1900.00,160,212.00\nLuz,1700.00,150,190.50\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SAID, MOVED),
        (SAID, MOVED.replace("Sum sent", "Sent")),
        (SAID.partition("\n")[2], MOVED.partition("\n")[2]),
    ],
    ids=["moved", "renamed", "without headings"],
)
def test_a_column_that_was_pointed_at_is_never_another_one_in_the_file_of_now(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, before: str, after: str
) -> None:
    app, file = open_window(), tmp_path / "may.csv"
    file.write_text(before, "utf-8")
    coming = app.window.payroll_import
    coming.open(Source(file))
    qtbot.waitUntil(lambda: coming.read is not None)
    if before is not SAID:
        coming.choose_heading_row(0)
        coming.put_column("worker", 1)
    coming.put_column("amount", 2)
    qtbot.waitUntil(lambda: bool(coming.read and coming.read.payroll))
    coming.accept()
    assert app.session.scenario.payroll.amounts.tolist() == [21_200, 18_050]
    file.write_text(after, "utf-8")
    origin = app.session.document.payroll_origin
    assert origin is not None
    coming.read_again(origin)
    qtbot.waitUntil(lambda: not app.session.tasks.is_busy)
    is_known = after is MOVED
    wanted = [21_200, 19_050] if is_known else [21_200, 18_050]
    qtbot.waitUntil(lambda: app.session.scenario.payroll.amounts.tolist() == wanted)
    assert (coming.path is None) == is_known  # what is not certain stands there to be looked at
