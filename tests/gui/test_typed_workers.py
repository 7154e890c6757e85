"""Workers are typed in their table: by double click, F2 and letters, with Enter, Tab and Escape."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget

from remitcalc import Payroll
from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.model.charge import Flat
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.models.workers_model import WorkersModel
    from remitcalc.gui.panels.workers_view import WorkersView
    from tests.gui.conftest import Opener

_K = Qt.Key
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LISTED = Payroll(np.array([30_000, 10_000, 20_000], dtype=np.int64), names=("Ana", "Luz", "Eva"))


class Typist:
    """Somebody at the table of workers."""

    def __init__(self, app: Application, qtbot: QtBot, payroll: Payroll | None = None) -> None:
        self.app, self.qtbot = app, qtbot
        if payroll is not None:
            app.session.edit("Change", lambda s: s.replace(payroll=payroll))
        self.tables = app.window.centre.tables
        self.tables.choose("workers")
        self.view.setFocus()

    @property
    def view(self) -> WorkersView:
        return self.tables.workers_page.view

    @property
    def model(self) -> WorkersModel:
        return self.tables.workers

    @property
    def payroll(self) -> Payroll:
        return self.app.session.scenario.payroll

    @property
    def box(self) -> QLineEdit | ChoiceBox:
        """What is being typed in."""
        box = QApplication.focusWidget()
        assert isinstance(box, QLineEdit | ChoiceBox)
        assert box.objectName() == "cell"
        return box

    @property
    def said(self) -> str:
        notice = self.app.window.centre.notice
        return "" if notice.isHidden() else notice.text()

    def at(self, row: int, role: str) -> None:
        self.view.setCurrentIndex(self.model.index(row, self.model.column_of(role)))

    def stands(self) -> tuple[int, str | None]:
        at = self.view.currentIndex()
        return at.row(), self.model.role(at.column())

    def type(self, text: str, key: Qt.Key = _K.Key_Return) -> None:
        """Type over the current cell, and end with a key."""
        self.qtbot.keyClicks(self.view, text[:1])
        self.qtbot.keyClicks(self.box, text[1:])
        self.press(key)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        where = QApplication.focusWidget() or self.view
        self.qtbot.keyClick(where, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def typist(open_window: Opener, qtbot: QtBot) -> Callable[..., Typist]:
    return lambda payroll=None, **how: Typist(open_window(**how), qtbot, payroll)


def test_letters_f2_and_a_double_click_type_in_a_cell(
    typist: Callable[..., Typist], qtbot: QtBot
) -> None:
    one = typist(LISTED)
    one.at(1, "worker")
    one.type("Lucy")
    assert one.payroll.names == ("Ana", "Lucy", "Eva")
    assert one.stands() == (2, "worker")
    one.at(1, "amount")
    one.press(_K.Key_F2)
    assert one.box.text() == "100.00"
    one.press(_K.Key_Escape)
    at = one.view.visualRect(one.model.index(0, 1)).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(one.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert one.box.text() == "300.00"


def test_enter_goes_down_tab_to_the_right_and_escape_gives_back(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    one.type("Bea", _K.Key_Tab)
    assert one.stands() == (0, "amount")
    one.type("310", _K.Key_Tab)
    assert one.stands() == (1, "worker")
    one.press(_K.Key_F2)
    one.qtbot.keyClicks(one.box, "nobody")
    one.press(_K.Key_Escape)
    assert one.view.hasFocus()
    assert one.payroll.names == ("Bea", "Luz", "Eva")
    assert one.payroll.amounts.tolist() == [31_000, 10_000, 20_000]
    one.press(_K.Key_F2)
    one.press(_K.Key_Return, _SHIFT)
    assert one.stands() == (0, "worker")
    one.press(_K.Key_Return)
    assert one.stands() == (1, "worker")


def test_figures_follow_when_the_typing_pauses(typist: Callable[..., Typist], qtbot: QtBot) -> None:
    one = typist(LISTED)
    saved = one.model.columnCount() - 1
    one.at(0, "amount")
    one.type("900")
    assert one.model.text(0, 1) == "C$900.00"
    assert one.model.text(0, saved) == ""  # the figure of C$300 is not that of C$900
    assert one.model.text(1, saved) != ""
    qtbot.waitUntil(lambda: one.model.text(0, saved) != "")
    comparison = one.app.session.comparison
    assert comparison is not None
    assert comparison.scenario is one.app.session.scenario


def test_each_cell_is_undone_by_its_name(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    one.type("Bea")
    one.at(0, "amount")
    one.type("310")
    undo = one.app.window.actions_.actions["undo"]
    assert undo.text() == "&Undo: Change of a worker's amount"
    undo.trigger()
    assert undo.text() == "&Undo: Change of a worker's name"
    undo.trigger()
    assert one.payroll is LISTED
    one.at(0, "amount")
    one.type("300")  # what it was already is no edit
    assert one.payroll is LISTED


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("no idea", "“no idea” is not an amount of money."),
        ("400 500", "“400 500” is not certain: write 400500, if it is that."),
        ("0", "An amount must be above zero."),
    ],
)
def test_what_is_no_amount_stays_to_be_put_right(
    typist: Callable[..., Typist], typed: str, told: str
) -> None:
    one = typist(LISTED)
    one.at(0, "amount")
    one.type(typed)
    assert one.said == told
    assert one.box.text() == typed
    assert one.payroll is LISTED
    one.qtbot.keyClicks(one.box, "350")  # over what was typed, which is selected
    one.press(_K.Key_Return)
    assert one.payroll.amounts[0] == 35_000
    assert one.said == ""


def test_names_tell_workers_apart(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.at(0, "worker")
    one.type("Luz")
    assert one.said == "Another worker has this name: names tell workers apart."
    one.qtbot.keyClicks(one.box, " ")
    one.press(_K.Key_Return)
    assert one.said == "A worker needs a name."
    one.press(_K.Key_Escape)
    assert one.said == ""
    assert one.payroll is LISTED


def test_a_worker_is_typed_in_the_last_row(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    assert one.model.text(3, 0) == "Add…"
    one.press(_K.Key_Insert)
    one.qtbot.keyClicks(one.box, "Zoe")
    one.press(_K.Key_Tab)
    assert (one.stands(), one.model.text(3, 0)) == ((3, "amount"), "Zoe")
    assert one.payroll is LISTED  # without an amount there is no worker, and none is guessed
    one.type("150")
    assert one.payroll.names == ("Ana", "Luz", "Eva", "Zoe")
    assert one.payroll.amounts[3] == 15_000
    assert one.stands() == (4, "worker")
    one.type("Half", _K.Key_Tab)
    one.press(_K.Key_Escape)
    assert one.model.text(4, 0) == "Add…"
    one.type("Half", _K.Key_Tab)
    one.app.session.undo_stack.undo()  # another list: nobody is half typed below it
    assert one.payroll is LISTED
    assert one.model.text(3, 0) == "Add…"


def test_rows_are_deleted_and_duplicated_and_come_back(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.view.selectRow(0)
    one.press(_K.Key_D, _CONTROL)
    assert one.payroll.names == ("Ana", "Luz", "Eva", "Ana (2)")
    assert one.stands()[0] == 3
    one.press(_K.Key_Delete)
    assert one.payroll.names == LISTED.names
    assert one.said == "1 worker was deleted."
    one.view.selectAll()
    one.press(_K.Key_Delete)
    assert one.said == "One worker must be left: there is nothing to compare without."
    assert len(one.payroll) == 3
    one.view.selectRow(0)
    one.press(_K.Key_Delete)
    one.press(_K.Key_Delete)
    one.press(_K.Key_Delete)
    assert one.payroll.names == ("Eva",)
    stack = one.app.session.undo_stack
    assert stack.undoText() == "Deletion of workers"
    while stack.canUndo() and one.payroll is not LISTED:
        stack.undo()
    assert one.payroll is LISTED


def test_counted_workers_become_a_list_with_the_first_edit_of_a_cell(
    typist: Callable[..., Typist],
) -> None:
    one = typist()
    group = one.app.window.scenario.workers
    assert group.workers.isEnabled()
    one.at(4, "amount")
    one.type("500")
    assert len(one.payroll) == 40
    assert one.payroll.total_amount == 39 * 40_000 + 50_000
    one.qtbot.waitUntil(lambda: not group.workers.isEnabled())  # when the typing pauses
    assert (group.workers.value(), group.amount.value()) == (40, one.payroll.mean_amount)
    one.at(4, "worker")
    one.type("Ana")
    assert one.payroll.names is not None
    assert one.payroll.names[3:6] == ("Worker 4", "Ana", "Worker 6")
    one.view.selectRow(0)
    one.press(_K.Key_Delete)
    assert group.workers.value() == 39
    one.app.session.undo_stack.setIndex(0)
    assert group.workers.isEnabled()
    assert (group.workers.value(), group.amount.value()) == (40, 40_000)


def test_under_a_sort_and_a_search_the_right_worker_is_edited_where_the_eye_is(
    typist: Callable[..., Typist], qtbot: QtBot
) -> None:
    one = typist(LISTED)
    one.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [one.model.text(row, 0) for row in range(3)] == ["Luz", "Eva", "Ana"]
    one.at(0, "amount")
    one.type("900")
    assert one.payroll.amounts.tolist() == [30_000, 90_000, 20_000]
    qtbot.waitUntil(lambda: one.model.text(0, 6) != "")
    assert [one.model.text(row, 0) for row in range(3)] == ["Luz", "Eva", "Ana"]
    assert one.stands() == (1, "amount")
    one.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [one.model.text(row, 0) for row in range(3)] == ["Luz", "Ana", "Eva"]
    one.tables.search.setText("eva")
    qtbot.waitUntil(lambda: one.model.rowCount() == 1)
    one.at(0, "worker")
    one.type("Eva Maria")
    assert one.payroll.names == ("Ana", "Luz", "Eva Maria")
    one.press(_K.Key_Insert)  # another worker stands below all of them
    assert (one.model.rowCount(), one.tables.search.text()) == (4, "")


def test_groups_who_takes_part_and_services_are_typed_too(
    typist: Callable[..., Typist], qtbot: QtBot
) -> None:
    one = typist(LISTED)
    menu = one.app.window.actions_.menus["worker_columns"]
    one.app.window.actions_.menus["Wor&kers"].aboutToShow.emit()
    for at in range(3):
        menu.actions()[at].trigger()
        one.app.window.actions_.menus["Wor&kers"].aboutToShow.emit()
    headings = [column.heading for column in one.model.columns]
    assert headings[:5] == ["Worker", "Amount", "Group", "Takes part", "Uses today"]
    one.at(0, "group")
    one.type("North", _K.Key_Tab)
    assert one.payroll.groups == ("North", "–", "–")
    assert one.stands() == (0, "joins")
    one.press(_K.Key_F2)
    assert isinstance(one.box, ChoiceBox)
    one.press(_K.Key_Down)
    assert isinstance(one.box, ChoiceBox)  # keys go through the choices until one ends it
    one.press(_K.Key_Return)
    assert one.stands() == (1, "joins")
    assert one.payroll.joins is not None
    assert one.payroll.joins.tolist() == [False, True, True]
    one.at(2, "service")
    one.press(_K.Key_F2)
    assert isinstance(one.box, ChoiceBox)
    one.box.choose("remitly-debit-card-internet")
    one.press(_K.Key_Return)
    assert one.payroll.services == (None, None, "remitly-debit-card-internet")
    assert one.model.text(2, 4).startswith("Remitly")
    one.app.window.actions_.menus["Wor&kers"].aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()[:2]] == [False, False]
    qtbot.waitUntil(lambda: bool(one.model.text(2, 6)))


def test_a_choice_is_taken_with_the_mouse_at_once(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.tables.workers_page.show_column("joins")
    one.at(1, "joins")
    one.press(_K.Key_F2)
    box = one.box
    assert isinstance(box, ChoiceBox)
    one.qtbot.mousePress(box, Qt.MouseButton.LeftButton)
    view = box.view()
    one.qtbot.waitUntil(view.isVisible)
    at = view.visualRect(view.model().index(1, 0)).center()
    one.qtbot.wait(QApplication.doubleClickInterval() + 50)  # a list takes no hasty release
    one.qtbot.mouseMove(view.viewport(), at)
    one.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    one.qtbot.waitUntil(lambda: one.payroll.joins is not None)
    assert one.stands() == (1, "joins")
    assert one.view.hasFocus()


def test_the_sums_stand_below_their_columns(typist: Callable[..., Typist], qtbot: QtBot) -> None:
    one = typist(LISTED)
    totals = one.tables.workers_page.totals
    assert totals.texts()[:2] == ["Total", "C$600.00"]
    answer = one.app.session.answer
    assert answer is not None
    alone = answer.comparison.alone_total
    assert alone is not None
    shown = dict(zip([c.heading for c in one.model.columns], totals.texts(), strict=True))
    assert shown["Alone"].endswith(f"{alone.minor / 100:.2f}")
    assert "Amount C$600.00" in totals.accessibleName()
    one.at(0, "amount")
    one.type("400")
    assert totals.texts()[1] == "C$700.00"
    assert set(totals.texts()[2:]) == {""}  # sums of other amounts are not these workers' sums
    qtbot.waitUntil(lambda: all(totals.texts()))


def test_the_menu_edits_the_list_wherever_the_keyboard_is(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    actions = one.app.window.actions_.actions
    one.view.selectRow(1)
    one.tables.choose("services")
    actions["delete_workers"].trigger()
    assert one.tables.tabs.key() == "workers"
    assert one.payroll.names == ("Ana", "Eva")
    actions["add_worker"].trigger()
    assert one.box.text() == ""
    one.press(_K.Key_Escape)
    box = one.tables.search
    box.setFocus()
    box.setText("a")
    one.qtbot.keyClick(box, _K.Key_Delete)  # a key of the box, not of the list
    assert one.payroll.names == ("Ana", "Eva")


def test_a_document_and_kept_work_hold_what_was_typed(typist: Callable[..., Typist]) -> None:
    one = typist(LISTED)
    one.tables.workers_page.show_column("group")
    one.at(0, "group")
    one.type("North")
    again, problems = read_document_bytes(document_bytes(one.app.session.document))
    assert problems == ()
    assert again is not None
    assert again.scenario.payroll.groups == ("North", "–", "–")
    assert again.scenario.payroll.names == LISTED.names


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_figure_and_no_sum_is_cut_off(typist: Callable[..., Typist], tag: str) -> None:
    one = typist(LISTED, size=(1440, 700), spoken=language(tag))
    texts, metrics = one.tables.workers_page.totals.texts(), one.view.fontMetrics()
    for width in (1440, 1024):
        one.app.window.resize(width, 700)
        settle(one.app.window)
        for at, column in enumerate(one.model.columns):
            if column.is_figure:
                needed = max(map(metrics.horizontalAdvance, (texts[at], one.model.text(0, at))))
                assert needed <= one.view.columnWidth(at), column.heading


def test_who_is_half_typed_and_empty_columns_outlast_a_change_of_language(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    one.tables.workers_page.show_column("group")
    one.press(_K.Key_Insert)
    one.qtbot.keyClicks(one.box, "Zoe")
    one.press(_K.Key_Tab)
    one.app.window.language_chosen.emit("de")
    one.qtbot.waitUntil(lambda: one.app.session.language.tag == "de")
    one.tables = one.app.window.centre.tables
    one.qtbot.waitUntil(lambda: one.model.column_of("group") >= 0)
    assert one.model.text(3, 0) == "Zoe"
    one.at(3, "amount")
    one.type("150")
    assert one.payroll.names == ("Ana", "Luz", "Eva", "Zoe")


def test_who_is_half_typed_outlasts_a_crash(
    typist: Callable[..., Typist], open_window: Callable[..., Application]
) -> None:
    one = typist()
    one.press(_K.Key_Insert)
    one.qtbot.keyClicks(one.box, "Zoe")
    one.press(_K.Key_Tab)
    keeping = one.app.window.documents.keeping
    one.qtbot.waitUntil(lambda: keeping._folder is not None and not keeping._is_writing)
    journal = keeping._folder.folder / "journal.json"
    one.qtbot.waitUntil(journal.exists)
    assert '"half_typed":{"worker":"Zoe"}' in journal.read_text("utf-8")
    keeping._folder.close()  # as the system does for a process that is gone
    again = open_window()
    model = again.window.centre.tables.workers
    again.window.centre.tables.choose("workers")
    assert model.typed == {"worker": "Zoe"}
    assert model.text(40, 0) == "Zoe"


def test_another_document_has_nobody_half_typed(typist: Callable[..., Typist]) -> None:
    one = typist()
    one.press(_K.Key_Insert)
    one.qtbot.keyClicks(one.box, "Zoe")
    one.press(_K.Key_Tab)
    one.app.window.actions_.actions["new"].trigger()
    assert one.model.typed == {}
    # What was put away is written by a thread, one thing after the other.
    one.app.window.documents.keeping._executor.submit(int).result(timeout=60)
    one.app.window.actions_.actions["unsaved"].trigger()
    found = one.app.window.findChildren(QDialog)
    assert any("Canada" in item for dialog in found for item in _listed(dialog))


def _listed(dialog: QDialog) -> list[str]:
    return [
        each.item(at).text()
        for each in dialog.findChildren(QListWidget)
        for at in range(each.count())
    ]


def test_what_the_employer_pays_stands_below_the_sums_and_is_divided_by_nobody(
    typist: Callable[..., Typist], qtbot: QtBot
) -> None:
    one = typist(LISTED)
    totals = one.tables.workers_page.totals
    height = totals.sizeHint().height()
    assert totals.employer_texts() == []
    one.app.session.change("x", employer_share_percent=Decimal(50))
    comparison = one.app.session.comparison
    assert comparison is not None
    shown = dict(zip([c.heading for c in one.model.columns], totals.employer_texts(), strict=True))
    assert shown["Worker"] == "The employer pays"
    assert shown["Pooled"] == f"C${comparison.employer / 100:.2f}"
    assert shown["Alone"] == "C$0.00"
    assert "Employer" not in shown  # its part of shared charges is no worker's
    assert f"The employer pays, Alone C$0.00, Pooled {shown['Pooled']}" in totals.accessibleName()
    assert totals.sizeHint().height() == 2 * height
    one.at(0, "amount")
    one.type("400")
    assert totals.employer_texts() == []  # that of other amounts is not these workers'
    qtbot.waitUntil(lambda: totals.employer_texts() != [])


def test_a_charge_of_each_worker_that_the_employer_bears_stands_in_a_column(
    typist: Callable[..., Typist],
) -> None:
    one = typist(LISTED)
    scenario = one.app.session.scenario
    (pooled,) = (s for s in scenario.corridor.pooled_services if s.id == scenario.pooled)
    first = pooled.sending.charges[0]
    own = replace(
        first, name="distribution", per="worker", borne_by="employer", tariff=Flat(fixed=200)
    )
    sending = replace(pooled.sending, charges=(*pooled.sending.charges, own))
    services = tuple(
        replace(each, sending=sending) if each is pooled else each
        for each in scenario.corridor.services
    )
    corridor = replace(scenario.corridor, services=services)
    one.app.session.edit("x", lambda s: s.replace(corridor=corridor))
    at = [column.heading for column in one.model.columns].index("Employer")
    assert [one.model.text(row, at) for row in range(3)] == ["C$2.00"] * 3
    totals = one.tables.workers_page.totals
    assert totals.texts()[at] == "C$6.00"
    shown = dict(zip([c.heading for c in one.model.columns], totals.employer_texts(), strict=True))
    assert shown["Pooled"] == "C$6.00"
