"""Beside a price that is not known, or an example, its question is shown on its bank's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from remitcalc.gui.dialogs.questions_export import QuestionsExport
from remitcalc.gui.dialogs.questions_preview import QuestionsPreview
from remitcalc.gui.panels.tables import FIGURES
from remitcalc.output.questions.sheets import question_sheets
from tests.gui.officer import CONTROL, SHIFT, K, Officer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

RIA = ("Ria", "cash", "agent", "?", "", "3.0", "none", "none", "agent by telephone")
CASH = ("Western Union", "cash", "agent", "8", "", "?", "none", "none", "agent, Leamington")
KNOWN = "There is nothing to ask about this price: it is known, and no example."


@pytest.fixture
def officer(open_window: Opener, qtbot: QtBot) -> Officer:
    return Officer(open_window(), qtbot)


def preview_of(officer: Officer) -> QuestionsPreview:
    found = officer.app.window.findChildren(QuestionsPreview)
    assert len(found) == 1
    return found[0]


def ask(officer: Officer) -> None:
    officer.key(K.Key_K, held=CONTROL | SHIFT)
    officer.app.settle()


def asked_fields(officer: Officer) -> set[str]:
    """Return what is asked on the sheets that are shown."""
    comparison = officer.app.session.comparison
    assert comparison is not None
    shown = preview_of(officer).choice.provider
    sheets = question_sheets(comparison, officer.app.session.language, shown).sheets
    return {one.field for sheet in sheets for part in sheet.parts for one in part.questions}


def test_the_keys_show_the_sheet_of_the_bank_in_whose_row_one_stands(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*RIA)
    officer.row(*CASH)
    officer.at(1, "margin")
    ask(officer)
    assert preview_of(officer).choice.provider == "Western Union"
    assert "rate" in asked_fields(officer)
    officer.qtbot.waitUntil(preview_of(officer).view.isVisible)
    preview_of(officer).close()
    officer.app.window.activateWindow()
    officer.at(0, "fee")
    ask(officer)
    assert preview_of(officer).choice.provider == "Ria"
    assert "fee" in asked_fields(officer)


def test_nothing_is_asked_about_a_price_that_is_known(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*RIA)
    officer.at(0, "margin")
    ask(officer)
    assert not officer.app.window.findChildren(QuestionsPreview)
    assert officer.page.notice.text() == KNOWN


def test_a_way_that_is_not_compared_yet_is_not_asked_about(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row("Ria", "cash", "agent", "eight")
    officer.at(0, "fee")
    ask(officer)
    assert not officer.app.window.findChildren(QuestionsPreview)
    assert "not compared yet" in officer.page.notice.text()


def test_the_menu_of_a_cell_offers_its_question(officer: Officer) -> None:
    officer.canada_to("hond")
    officer.row(*RIA)
    officer.at(0, "fee")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    officer.grid.contextMenuEvent(event)
    menu = officer.grid.findChildren(QMenu)[-1]
    entry = next(one for one in menu.actions() if "Question" in one.text())
    assert entry.shortcut().toString() == "Ctrl+Shift+K"
    entry.trigger()
    officer.app.settle()
    assert preview_of(officer).choice.provider == "Ria"
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_figure_that_is_an_example_is_asked_about_where_it_is_listed(officer: Officer) -> None:
    tables = officer.app.window.centre.tables
    tables.choose(FIGURES)
    officer.app.settle()
    officer.qtbot.waitUntil(lambda: tables.figures_page.model.rowCount() > 0, timeout=20_000)
    tables.figures_page.show_examples()
    at = tables.figures_page.view.currentIndex()
    row = tables.figures_page.model.rows[tables.figures_page.model.source_row(at.row())]
    assert row.service is not None
    assert row.provenance.status.is_example
    ask(officer)
    assert preview_of(officer).choice.provider == row.service.provider


def test_where_no_price_is_pointed_at_one_is_asked_which_to_print(officer: Officer) -> None:
    ask(officer)
    dialogs = officer.app.window.findChildren(QuestionsExport)
    assert len(dialogs) == 1
    dialogs[0].reject()
