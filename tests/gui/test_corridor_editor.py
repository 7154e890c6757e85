"""Corridors are typed in the window: a grid, a form beside it, what is to settle; by keys alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableView

from remitcalc.gui.editors import drafting
from remitcalc.gui.editors.cell_box import CellBox
from remitcalc.gui.editors.grid_model import GridModel
from remitcalc.gui.editors.header_form import NAME
from remitcalc.gui.editors.records import Look
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.offer_line import OfferLine
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.model.corridor_draft import CorridorDraft, Typed
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off
from tests.gui.large_letters import enlarge
from tests.gui.officer import ALT, CONTROL, SHIFT, K, Officer
from tests.gui.test_inputs import inputs_of
from tests.gui.test_looks import LEAST, SMALL, USUAL, Pseudo, settle

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

CASH = ("Western Union", "cash", "agent", "8", "", "2.4", "none", "none", "agent, Leamington")
RIA = ("Ria", "cash", "agent", "?", "", "3.0", "none", "none", "agent by telephone")
WIRE = ("Scotia wire", "bank a", "at a b", "30", "", "1.6", "10-30 (15)", "230", "offer", "", "one")


@pytest.fixture
def officer(open_window: Opener, qtbot: QtBot) -> Officer:
    return Officer(open_window(), qtbot)


def test_a_corridor_is_typed_from_its_countries_to_its_comparison(officer: Officer) -> None:
    session = officer.app.session
    officer.begin()
    assert officer.page.title.text() == "New corridor"
    assert officer.focus is officer.page.header.boxes["sending_country"]
    officer.key(K.Key_Tab, K.Key_Tab)
    officer.type("hond", K.Key_Tab, K.Key_Tab)
    officer.type("18.90", K.Key_Tab)
    officer.type("2026-11-20", K.Key_Tab)
    officer.type("Banco Central de Honduras", K.Key_F6)
    for row in (CASH, RIA, WIRE):
        officer.row(*row)
    assert officer.settled() == []
    corridor = session.scenario.corridor
    assert (corridor.id, corridor.name("es")) == ("canada-honduras", "Canadá → Honduras")
    assert (corridor.sending_currency, corridor.receiving_currency) == ("CAD", "HNL")
    assert corridor.reference is not None
    assert corridor.reference.rate == Decimal("18.9")
    assert [one.provider for one in corridor.services] == ["Western Union", "Ria", "Scotia wire"]
    assert not corridor.services[1].sending.is_surveyed
    assert [one.id for one in corridor.pooled_services] == [corridor.services[2].id]
    assert "1 price is not known yet" in officer.page.problems.note.text()
    officer.key(K.Key_Return, held=CONTROL)
    assert not officer.app.window.editor.is_open
    assert officer.app.window.centre.answer.isVisible()
    assert "Pooled" in officer.app.window.centre.answer.headline.text()
    left = officer.app.window.scenario.corridor.corridor
    assert left.currentText() == "Canada → Honduras"


def test_the_headline_follows_what_is_typed(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    before = officer.page.answer.text()
    assert "C$17.60" in before
    officer.at(0, "fee")
    officer.type("5", K.Key_Return)
    assert "C$14.60" in officer.page.answer.text()


def test_a_new_corridor_shows_no_answer_of_another_one(officer: Officer) -> None:
    officer.edit()
    assert officer.page.answer.text()
    officer.canada_to("guat")  # which has the short name of the one that is compared
    assert officer.page.answer.text() == ""
    officer.row(*CASH)
    assert "Canada → Guatemala" in officer.page.answer.text()


def test_around_a_new_corridor_nothing_is_called_by_another_one(officer: Officer) -> None:
    window = officer.app.window
    assert "Royal Bank of Canada" in window.statusBar().sources.text()
    officer.canada_to("hond")
    assert window.windowTitle() == "Canada → Honduras[*] – remitcalc"
    assert window.statusBar().sources.text() == ""
    assert not window.statusBar().sources_button.isEnabled()
    officer.row(*CASH)
    assert "Royal Bank of Canada" not in window.statusBar().sources.text()
    assert window.statusBar().sources_button.isEnabled()
    officer.key(K.Key_Escape)
    for _ in range(window.session.undo_stack.count()):
        officer.key(K.Key_Z, held=CONTROL)
    assert window.windowTitle() == "Canada → Guatemala[*] – remitcalc"
    assert "Royal Bank of Canada" in window.statusBar().sources.text()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("online", "online"),
        ("at an A", "at an agent"),
        ("branch", "at a bank branch"),  # and not "by mobile phone", which begins with its letter
        ("sucursal", "at a bank branch"),
        ("pickup", "pickup"),
    ],
)
def test_a_word_for_where_is_read_whole_and_never_another_that_begins_like_it(
    officer: Officer, typed: str, shown: str
) -> None:
    officer.canada_to("hond")
    officer.row("Ria", "cash", typed)
    assert officer.shown()[0][2] == shown
    assert any("pickup" in said for said in officer.settled()) == (typed == "pickup")


def test_letters_that_are_no_choice_are_taken_back_one_by_one(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.type("Ria", K.Key_Tab)
    officer.type("cash", K.Key_Tab)
    officer.type("bx", K.Key_Backspace)
    officer.type("y ", K.Key_Backspace, K.Key_Backspace)
    box = officer.focus
    assert isinstance(box, ChoiceBox)
    assert (box.unfound, box.currentText()) == ("", "by mobile phone")
    officer.type("x", K.Key_Down)
    assert box.unfound == ""
    officer.type("qq", K.Key_Escape)
    assert officer.shown()[0][2] == ""


def test_enter_after_a_run_of_tabs_begins_the_next_row(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.type("Ria", K.Key_Tab)
    assert officer.stands() == (0, "instrument")
    officer.key(K.Key_Tab)
    officer.type("online", K.Key_Return)
    assert officer.stands() == (1, "provider")
    officer.type("Remitly", K.Key_Return)
    assert officer.stands() == (2, "provider")
    officer.key(K.Key_Return, held=SHIFT)
    assert officer.stands() == (1, "provider")
    assert [row[:3] for row in officer.shown()] == [
        ["Ria", "cash", "online"],
        ["Remitly", "cash", ""],
    ]


def test_tab_leaves_the_grid_behind_its_last_cell_and_after_escape(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    assert officer.focus is officer.grid
    officer.key(K.Key_Escape, K.Key_Tab)
    assert officer.focus is not officer.grid
    officer.at(1, "kind")
    officer.key(K.Key_Tab)
    assert officer.focus is not officer.grid
    officer.at(0, "provider")
    officer.key(K.Key_Backtab)
    assert officer.focus is not officer.grid


def test_parts_of_the_page_are_reached_by_a_key(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.key(K.Key_F6)
    assert officer.page.side.isAncestorOf(officer.focus)
    officer.key(K.Key_F6)
    assert officer.focus is officer.page.show_button
    officer.key(K.Key_F6, held=SHIFT)
    officer.key(K.Key_F6, held=SHIFT)
    assert officer.focus is officer.grid
    officer.key(K.Key_F6)
    officer.key(K.Key_Escape)
    assert officer.focus is officer.grid


def test_delete_empties_cells_and_rows_are_edited_by_keys_and_undone_by_name(
    officer: Officer,
) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.row(*RIA)
    officer.at(0, "fee")
    officer.key(K.Key_Delete)
    assert officer.shown()[0][3] == "? ask"
    assert officer.undo() == "Change of a way to send"
    officer.key(K.Key_D, held=CONTROL)
    assert [row[0] for row in officer.shown()] == ["Western Union", "Western Union", "Ria"]
    assert officer.undo() == "Duplication of ways to send"
    officer.at(0, "fee")
    officer.key(K.Key_Down, held=ALT)
    assert [row[0] for row in officer.shown()] == ["Ria", "Western Union"]
    assert officer.stands() == (1, "fee")
    assert officer.undo() == "Move of a way to send"
    officer.at(1, "fee")
    officer.key(K.Key_Insert)
    assert [row[0] for row in officer.shown()] == ["Western Union", "", "Ria"]
    assert officer.undo() == "New way to send"
    officer.at(0, "fee")
    officer.key(K.Key_Delete, held=CONTROL)
    assert [row[0] for row in officer.shown()] == ["Ria"]
    assert officer.undo() == "Deletion of ways to send"
    assert [row[0] for row in officer.shown()] == ["Western Union", "Ria"]


def test_what_is_no_number_stays_and_leads_back_to_its_cell(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    known = officer.app.session.scenario.corridor
    officer.at(0, "fee")
    officer.type("1.400", K.Key_Return)
    assert officer.shown()[0][3] == "1.400"
    model = officer.page.tabs.models["ways"]
    assert model.look(0, 3) is Look.BROKEN
    assert "1.400" in model.data(model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole)
    (said,) = officer.settled()
    assert said.startswith("Row 1, Western Union, Fee: ")
    assert officer.app.session.scenario.corridor is known
    officer.key(K.Key_F6, K.Key_F6)
    assert officer.focus is officer.page.problems.list
    officer.key(K.Key_Return)
    assert officer.focus is officer.grid
    assert officer.stands() == (0, "fee")
    officer.at(0, "provider")
    officer.key(K.Key_F8)
    assert officer.stands() == (0, "fee")
    officer.at(0, "provider")
    lines = officer.page.problems.list
    place = lines.visualItemRect(lines.item(0)).center()
    officer.qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert officer.stands() == (0, "fee")
    officer.key(K.Key_F2)
    assert officer.focus.text() == "1.400"  # type: ignore[attr-defined]
    officer.key(K.Key_Escape)
    officer.type("8", K.Key_Return)
    assert officer.settled() == []


def test_go_there_leads_to_the_first_point_until_another_one_is_chosen(officer: Officer) -> None:
    officer.canada_to("hond")
    for _ in range(2):
        officer.row(*CASH)
    lines, go = officer.page.problems.list, officer.page.problems.go_button
    officer.at(1, "fee")
    officer.type("1.400", K.Key_Return)
    officer.at(0, "fee")
    officer.type("2.500", K.Key_Return)
    first, second = officer.settled()
    assert first.startswith("Row 1, ")
    assert lines.currentRow() == 0
    officer.at(0, "provider")
    officer.qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert officer.stands() == (0, "fee")
    officer.key(K.Key_F8)
    assert officer.stands() == (1, "fee")
    assert lines.currentItem().text() == second
    officer.at(0, "margin")
    officer.type("about 2", K.Key_Return)
    assert lines.currentItem().text() == second, "it was chosen, and stays"
    assert len(officer.settled()) == 3


def test_the_key_for_the_next_fault_begins_with_the_first(officer: Officer) -> None:
    officer.canada_to("hond")
    for _ in range(2):
        officer.row(*CASH)
    for row in (1, 0):
        officer.at(row, "fee")
        officer.type("1.400", K.Key_Return)
    for row in (0, 1, 0):
        officer.key(K.Key_F8)
        assert officer.stands() == (row, "fee")


def test_beside_the_comparison_it_is_told_that_something_is_to_settle(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "margin")
    officer.type("about 2", K.Key_Return)
    officer.key(K.Key_Return, held=CONTROL)
    notice = officer.app.window.centre.notice
    assert notice.isVisible()
    assert notice.text().startswith("The corridor as typed has 1 thing to settle")
    (go_on,) = [
        one for one in notice.findChildren(type(officer.page.show_button)) if one.text() == "Go on"
    ]
    go_on.click()
    assert officer.app.window.editor.is_open
    assert officer.shown()[0][5] == "about 2"
    officer.at(0, "margin")
    officer.type("2", K.Key_Return)
    officer.key(K.Key_Return, held=CONTROL)
    assert not notice.isVisible()


def test_a_document_that_is_opened_with_something_to_settle_tells_of_it(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "margin")
    officer.type("about 2", K.Key_Return)
    faulty = officer.app.session.document
    desk, notice = officer.app.window.documents.desk, officer.app.window.centre.notice
    desk.close()
    assert not officer.app.window.editor.is_open
    assert not notice.isVisible()
    desk.begin(faulty)
    assert notice.text().startswith("The corridor as typed has 1 thing to settle")
    desk.close()
    assert not notice.isVisible()


def test_each_document_tells_of_its_own_that_something_is_to_settle(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.type("eight", K.Key_Return)
    officer.key(K.Key_Return, held=CONTROL)
    desk, notice = officer.app.window.documents.desk, officer.app.window.centre.notice
    told = notice.text()
    assert "1 thing to settle" in told
    desk.begin(officer.app.session.document)
    assert (notice.text(), notice.isVisible()) == (told, True)
    desk.close()
    assert not notice.isVisible()


def test_an_edit_of_a_long_corridor_that_is_undone_at_once_can_be_done_again(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.row(*RIA)
    monkeypatch.setattr(drafting, "LARGEST_AT_ONCE", 1)
    stack, draft = officer.app.session.undo_stack, officer.page.drafting
    officer.at(0, "fee")
    officer.type("9", K.Key_Return)
    typed = officer.app.session.document.draft
    officer.undo()
    assert draft.read is None
    officer.qtbot.waitUntil(lambda: draft.read is not None)
    assert stack.canRedo()
    stack.redo()
    officer.qtbot.waitUntil(lambda: draft.read is not None)
    assert officer.app.session.document.draft == typed


def test_a_fee_in_bands_is_typed_beside_the_grid_and_drawn(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.key(K.Key_F6)
    officer.type("bands: one", K.Key_Return)
    charge = officer.page.side.charge
    assert officer.focus is charge.items
    officer.type("", K.Key_Tab)
    officer.type("100", K.Key_Tab)
    officer.type("2.99", K.Key_Return)
    officer.row("", "1000", "4.99", "")
    officer.row("", "", "4.99", "0.5")
    stated = officer.app.session.document.draft.value(("services", 0, "sending", 0, "whole"))
    (own,) = {band.pop("provenance") for band in stated}  # the agent had told 8, and no bands
    assert officer.app.session.document.draft.value(("provenance", own))["status"] == "own"
    assert stated == [
        {"from": 0, "fixed": Decimal("2.99"), "to": 100},
        {"from": 100, "to": 1000, "fixed": Decimal("4.99")},
        {"from": 1000, "fixed": Decimal("4.99"), "percent": Decimal("0.5")},
    ]
    assert officer.settled() == []
    assert officer.shown()[0][3] == "bands (3) ›"
    assert not charge.picture.isHidden()
    assert "1,000: 9.99" in charge.picture.accessibleDescription()
    officer.key(K.Key_Escape)
    assert officer.focus is officer.grid
    officer.key(K.Key_Return)
    assert officer.focus is charge.items
    officer.key(K.Key_Escape)
    officer.type("6", K.Key_Return)
    assert officer.shown()[0][3] == "6.00"
    officer.undo()
    assert officer.shown()[0][3] == "bands (3) ›"


def test_keys_that_go_through_the_forms_of_a_price_change_nothing_until_one_is_made(
    officer: Officer,
) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.key(K.Key_F6)
    before = officer.app.session.document.draft
    form = officer.page.side.charge.form
    officer.key(K.Key_Up, K.Key_Up, K.Key_Down)
    assert officer.app.session.document.draft is before
    officer.key(K.Key_Escape)
    assert form.key() == "flat"
    officer.type("amounts", K.Key_Tab)
    assert officer.shown()[0][3] == "surveyed (1) ›"


def test_what_a_grid_does_not_hold_is_typed_in_the_form(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    draft = officer.app.session.document.draft
    officer.at(0, "provider")
    way = officer.page.side.way
    way.boxes["speed_days"].setFocus()
    officer.type("1-3", K.Key_Tab)
    way.boxes["coverage"].setFocus()
    officer.type("Tegucigalpa", K.Key_Tab)
    service = officer.app.session.scenario.corridor.services[0]
    assert service.speed is not None
    assert (service.speed.least_days, service.speed.most_days) == (1, 3)
    assert service.coverage == "Tegucigalpa"
    officer.at(0, "fee")
    charge = officer.page.side.charge
    charge.boxes["max"].setFocus()
    officer.type("20", K.Key_Tab)
    charge.another.click()
    officer.type("stamp", K.Key_Tab)
    charge.boxes["fixed"].setFocus()
    officer.type("1", K.Key_Tab)
    service = officer.app.session.scenario.corridor.services[0]
    assert [one.name for one in service.sending.charges] == ["transfer fee", "stamp"]
    assert officer.shown()[0][3] == "charges (2) ›"
    charge.gone.click()
    assert officer.shown()[0][3].startswith("8.00")
    officer.at(0, "margin")
    exchange = officer.page.side.exchange
    exchange.form.setFocus()
    officer.type("a rate", K.Key_Return)
    assert officer.app.session.document.draft.value(("services", 0, "exchange", "rate")) == Typed(
        ""
    )
    assert draft is not officer.app.session.document.draft


def test_letters_of_a_field_are_one_edit(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    count = officer.app.session.undo_stack.count()
    officer.page.header.begin("rate_source")
    officer.type("Banco Central", K.Key_Tab)
    assert officer.app.session.undo_stack.count() == count + 1
    officer.undo()
    assert officer.page.header.boxes["rate_source"].text() == ""


def test_taxes_sources_notes_and_translations_are_typed(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "name", "taxes")
    officer.row("Remittance tax", "1", "cash, money order", "2026-01-01")
    assert officer.shown("taxes")[0][:4] == [
        "Remittance tax",
        "1\N{NO-BREAK SPACE}%",
        "cash; money order",
        "2026-01-01",
    ]
    officer.at(0, "text", "notes")
    officer.row("Prices by telephone.")
    officer.at(0, "source", "sources")
    rows = len(officer.shown("sources"))
    officer.at(rows, "source", "sources")
    officer.row("Banco Central", "2026-11", "pub")
    assert officer.shown("sources")[rows][:3] == [
        "Banco Central",
        "Nov\N{NO-BREAK SPACE}2026",
        "published",
    ]
    assert officer.settled() == []
    corridor = officer.app.session.scenario.corridor
    assert [one.name for one in corridor.taxes] == ["Remittance tax"]
    assert [one.text for one in corridor.notes] == ["Prices by telephone."]
    officer.page.tabs.choose("translations")
    sentences = [row[0] for row in officer.shown("translations")]
    officer.at(sentences.index("Prices by telephone."), "es", "translations")
    officer.type("Precios telefonicos.", K.Key_Return)
    corridor = officer.app.session.scenario.corridor
    assert corridor.sentences("es")["Prices by telephone."] == "Precios telefonicos."
    officer.key(K.Key_Up)
    officer.key(K.Key_Delete)
    assert not officer.app.session.scenario.corridor.sentences("es")


def test_cells_are_copied_and_pasted_as_they_stand(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.row(*RIA)
    officer.grid.selectAll()
    officer.key(K.Key_C, held=CONTROL)
    officer.at(2, "provider")
    officer.paste()
    shown = officer.shown()
    assert shown[2:] == shown[:2]
    assert "2 rows were pasted." in officer.page.notice.text()
    assert officer.undo() == "Pasting of ways to send"
    assert len(officer.shown()) == 2


def test_the_same_source_typed_again_is_said_of_what_was_typed_over(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    officer.type("9", K.Key_Return)

    def status() -> str:
        corridor = officer.app.session.scenario.corridor
        return corridor.services[0].sending.charges[0].provenance.status.word

    assert status() == "own"
    officer.at(0, "source")
    officer.key(K.Key_F2, K.Key_Return)  # looked at, and left
    assert status() == "own"
    officer.at(0, "source")
    officer.type(CASH[8], K.Key_Return)
    assert status() == "quoted"


def test_the_menu_of_the_grid_does_with_rows_what_its_keys_do(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.at(0, "fee")
    middle = officer.grid.visualRect(officer.grid.currentIndex()).center()
    pressed = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, officer.grid.viewport().mapToGlobal(middle)
    )
    QApplication.sendEvent(officer.grid.viewport(), pressed)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text().replace("&", "") for one in menu.actions()]
    assert words[:4] == ["Copy cells", "Paste cells", "Empty cells", "Insert a row"]
    menu.actions()[words.index("Duplicate rows")].trigger()
    menu.close()
    assert [row[0] for row in officer.shown()] == ["Western Union", "Western Union"]


def test_a_fee_table_is_pasted_into_the_bands_of_a_fee(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.copy("From\tTo\tFee\n0\t100\t2.99\n100\t1,000\t4.99\n1,000\t\t9.99")
    officer.at(0, "provider")
    officer.paste()
    assert "bands of a fee" in officer.page.notice.text()
    officer.at(0, "fee")
    officer.paste()
    assert officer.shown()[0][3] == "bands (3) ›"
    assert "3 rows were pasted." in officer.page.notice.text()
    assert officer.settled() == []
    officer.key(K.Key_Return)
    items = officer.page.side.charge.items
    assert officer.focus is items
    model = items.model()
    columns = range(model.columnCount())
    assert [model.text(1, at) for at in columns] == ["100", "1,000", "4.99", ""]
    officer.copy("From\tFee\n0\t3.00\n200\t5.50")
    officer.paste()
    assert [model.text(0, at) for at in columns] == ["0", "200", "3.00", ""]
    officer.copy("6.25")
    items.begin(1, "fixed")
    officer.paste()
    assert [model.text(1, at) for at in columns] == ["200", "", "6.25", ""]
    assert officer.undo() == "Pasting of rows"


def test_a_paste_that_is_unclear_asks_and_one_that_is_no_table_says_so(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    draft = officer.app.session.document.draft
    notice = officer.page.notice
    officer.at(0, "fee")
    officer.copy("1,400")
    officer.paste()
    assert "decimals" in notice.text()
    assert officer.app.session.document.draft is draft
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    officer.paste()
    assert "A picture was copied" in notice.text()
    officer.copy("\t".join("x" for _ in range(16_384)))
    officer.paste()
    assert "16,384" in notice.text()
    assert officer.app.session.document.draft is draft


def test_a_country_brings_its_currency_and_one_without_leaves_it_to_settle(
    officer: Officer,
) -> None:
    officer.canada_to("hond")
    header = officer.page.header
    assert header.boxes["receiving_currency"].key() == "HNL"  # type: ignore[union-attr]
    header.begin("receiving_country")
    officer.type("antarc", K.Key_Tab)
    assert header.boxes["receiving_currency"].key() == ""  # type: ignore[union-attr]
    assert "Choose the currency that is paid out." in officer.settled()
    at = officer.settled().index("Choose the currency that is paid out.")
    officer.page.lead_to(at)
    assert officer.focus is header.boxes["receiving_currency"]


def test_what_is_wrong_beside_the_grids_leads_to_its_field(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    corridor = officer.page.side.corridor
    officer.key(K.Key_F6)
    corridor.boxes["defaults.paydays"].setFocus()
    officer.type("many", K.Key_Tab)
    officer.page.header.begin()
    (said,) = officer.settled()
    assert "many" in said
    officer.page.lead_to(0)
    assert officer.focus is corridor.boxes["defaults.paydays"]
    assert officer.focus.property("unread")
    officer.type("12", K.Key_Tab)
    officer.page.header.begin("rate")
    officer.type("eighteen", K.Key_Tab)
    officer.at(0, "fee")
    officer.key(K.Key_F8)
    assert officer.focus is officer.page.header.boxes["rate"]


def test_something_odd_can_be_called_right(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    officer.row(*RIA)
    officer.at(1, "margin")
    officer.type("0.03", K.Key_Return)
    doubts = officer.settled()
    assert len(doubts) == 1
    right = officer.page.problems.right_button
    assert right.isVisible()
    right.click()
    assert officer.settled() == []
    assert officer.undo() == "Something odd called right"
    assert officer.settled() == doubts


def test_a_new_corridor_is_undone_to_the_one_before(officer: Officer) -> None:
    before = officer.app.session.scenario.corridor
    officer.canada_to("hond")
    officer.row(*CASH)
    assert officer.app.session.scenario.corridor.id == "canada-honduras"
    while officer.app.session.undo_stack.canUndo():
        officer.undo()
    assert officer.app.session.scenario.corridor is before
    assert officer.page.title.text() == "Corridor: Canada → Guatemala"


def test_what_could_not_stay_as_it_was_set_is_told(officer: Officer) -> None:
    officer.app.session.change("Change", individual="ria-debit-card-internet")
    officer.edit()
    officer.at(2, "provider")
    officer.key(K.Key_Delete, held=CONTROL)
    assert officer.app.session.scenario.individual == "typical"
    assert "no longer among the ways" in officer.page.notice.text()


def test_a_page_that_is_opened_elsewhere_takes_the_place_of_the_editor(officer: Officer) -> None:
    officer.edit()
    officer.app.window.actions_.actions["prices"].trigger()
    assert not officer.app.window.editor.is_open


def test_what_is_about_the_comparison_shows_it_first(officer: Officer) -> None:
    officer.edit()
    officer.app.window.actions_.actions["add_worker"].trigger()
    assert not officer.app.window.editor.is_open
    assert officer.app.window.centre.tables.workers_page.isVisible()


@pytest.mark.parametrize(
    ("tag", "theme"), list(zip([*LANGUAGES, "pseudo"], ["light", "dark"] * 3, strict=True))
)
def test_nothing_of_the_editor_is_cut_off(
    open_window: Opener, qtbot: QtBot, tag: str, theme: str
) -> None:
    spoken = Pseudo() if tag == "pseudo" else language(tag)
    officer = Officer(open_window(spoken=spoken, theme=theme, size=USUAL), qtbot)
    officer.edit()
    for size in (USUAL if theme == "light" else SMALL, LEAST):
        officer.app.window.resize(*size)
        for page in officer.page.tabs.views:
            officer.page.tabs.choose(page)
            settle(officer.app.window)
            assert cut_off(officer.app.window) == []
        officer.page.tabs.choose("ways")
        for column in ("provider", "fee", "receiving", "margin"):
            officer.page._leave_side()
            officer.at(15, column)
            officer.key(K.Key_F6)
            settle(officer.app.window)
            assert officer.page.side.isVisible()
            assert cut_off(officer.app.window) == []
        officer.page._leave_side()


def test_at_twice_the_size_of_letters_the_form_takes_the_place_of_the_grid(
    open_window: Opener, qtbot: QtBot
) -> None:
    officer = Officer(open_window(size=SMALL), qtbot)
    enlarge(officer.app)
    officer.edit()
    officer.at(15, "fee")
    settle(officer.app.window)
    assert not officer.page.side.isVisible()
    assert officer.page.tabs.details.isVisible()
    assert cut_off(officer.app.window) == []
    officer.key(K.Key_Return)
    settle(officer.app.window)
    assert officer.page.side.isVisible()
    assert not officer.page.main.isVisible()
    assert cut_off(officer.app.window) == []
    officer.key(K.Key_Escape)
    assert officer.focus is officer.grid
    officer.app.set_text_size(0)


def test_each_input_of_the_editor_has_a_name_a_label_and_help(officer: Officer) -> None:
    officer.edit()
    buddies = {one.buddy() for one in officer.page.findChildren(QLabel) if one.buddy()}
    inputs = inputs_of(officer.page)
    assert len(inputs) > 30
    for one in inputs:
        assert one.accessibleName()
        assert "&" not in one.accessibleName()
        if one is not officer.page.tabs.list:
            assert one in buddies, one.accessibleName()
    named = [w for kind in (Segmented, QTableView) for w in officer.page.findChildren(kind)]
    assert all(one.accessibleName() for one in named)


def test_the_editor_goes_on_in_another_language(officer: Officer) -> None:
    officer.edit()
    officer.at(0, "margin")
    officer.type("about 2", K.Key_Return)
    officer.app.speak("es")
    assert officer.app.window.editor.is_open
    assert officer.page.title.text() == "Corredor: Canadá → Guatemala"
    assert officer.shown()[0][5] == "about 2"
    assert len(officer.settled()) == 1


@pytest.mark.parametrize("page", ["ways", "taxes", "sources", "notes", "translations"])
def test_the_models_of_the_grids_are_sound(
    officer: Officer, qtmodeltester: ModelTester, page: str
) -> None:
    officer.edit()
    model = officer.page.tabs.models[page]
    assert isinstance(model, GridModel)
    qtmodeltester.check(model)
    officer.at(0, model.key(0), page)
    officer.key(K.Key_Delete, held=CONTROL)
    qtmodeltester.check(model)


def test_a_long_draft_is_read_beside_the_window(officer: Officer) -> None:
    officer.edit()
    draft = officer.page.drafting.draft
    service = draft.value(("services", 0))
    ways = [{**service, "id": f"way-{at}"} for at in range(400)]
    long = CorridorDraft({**draft.tables, "services": [*ways, draft.value(("services", 15))]})
    officer.page.drafting.put("Change", long)
    officer.qtbot.waitUntil(lambda: officer.page.drafting.read is not None)
    assert len(officer.app.session.scenario.corridor.services) == 401
    officer.at(7, "margin")
    officer.type("1.5", K.Key_Return)
    officer.qtbot.waitUntil(lambda: officer.page.drafting.read is not None)
    service = officer.app.session.scenario.corridor.services[7]
    assert officer.shown()[7][5] == "1.5\N{NO-BREAK SPACE}%"
    assert service.exchange != officer.app.session.scenario.corridor.services[8].exchange
    officer.undo()
    assert officer.shown()[7][5] != "1.5\N{NO-BREAK SPACE}%"


def test_a_key_paints_its_row_alone_and_what_the_editor_covers_waits(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.edit()
    told: list[tuple[int, int, int, int]] = []
    officer.page.tabs.models["ways"].dataChanged.connect(
        lambda a, b: told.append((a.row(), a.column(), b.row(), b.column()))
    )
    shown: list[str] = []
    monkeypatch.setattr(OfferLine, "show_offer", lambda *said, **_: shown.append(said[1]))
    officer.at(0, "margin")
    officer.type("1.5", K.Key_Return)  # a source is new: any row may name it
    officer.at(0, "margin")
    told.clear()
    officer.type("1.6", K.Key_Return)
    assert told
    assert {(a, b) for a, _, b, _ in told} == {(0, 0)}
    assert not shown
    officer.app.window.editor.close()
    assert shown


@pytest.mark.parametrize("column", ["provider", "fee"])
def test_a_text_longer_than_a_line_takes_is_kept_whole(officer: Officer, column: str) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    long = "told by a bank " * 4_000 + "in the end"
    officer.copy(long)
    officer.at(0, column)
    officer.key(K.Key_F2)
    officer.key(K.Key_A, held=CONTROL)
    officer.key(K.Key_V, held=CONTROL)
    officer.key(K.Key_Return)
    at = [officer.page.tabs.models["ways"].key(n) for n in range(11)].index(column)
    assert officer.shown()[0][at] == long
    officer.at(0, column)
    officer.key(K.Key_F2)
    officer.key(K.Key_End)
    officer.type("!", K.Key_Return)
    assert officer.shown()[0][at] == f"{long}!"


def test_a_long_name_is_not_cut_off_by_the_line_that_shows_it(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*CASH)
    long = "told by a bank " * 4_000 + "in the end"
    name = officer.page.header.boxes[NAME]
    assert isinstance(name, CellBox)
    name.setFocus()
    name.selectAll()
    officer.copy(long)
    officer.key(K.Key_V, held=CONTROL)
    officer.key(K.Key_Return)
    assert name.text() == long


@pytest.mark.parametrize("tag", LANGUAGES)
def test_all_columns_of_the_ways_are_in_sight_in_a_small_window(
    open_window: Opener, qtbot: QtBot, tag: str
) -> None:
    officer = Officer(open_window(spoken=language(tag), size=SMALL), qtbot)
    officer.app.window.actions_.actions["edit_corridor"].trigger()
    settle(officer.app.window)
    view = officer.grid
    assert view.horizontalScrollBar().maximum() == 0
    model, metrics = view.model(), view.horizontalHeader().fontMetrics()
    for at, column in enumerate(model.columns):
        widest = max(metrics.horizontalAdvance(line) for line in column.heading.split("\n"))
        assert view.columnWidth(at) > widest, column.heading
        if column.is_figure:
            texts = (model.text(row, at) for row in range(model.total))
            assert view.columnWidth(at) > max(map(view.fontMetrics().horizontalAdvance, texts))
