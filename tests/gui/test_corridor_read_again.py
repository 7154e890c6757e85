"""A corridor's file that changed elsewhere takes the place of no edit without being asked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from remitcalc import paths
from remitcalc.files.corridor_draft.way_cells import MARGIN
from remitcalc.model.corridor_draft import Typed
from remitcalc.model.figure_edits import TypedFigure, typed_over
from remitcalc.model.price_place import places_of
from remitcalc.model.provenance import Provenance, Status
from tests.gui.officer import K, Officer
from tests.gui.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from remitcalc.model.document import Document
    from tests.gui.conftest import Opener


class Reader(Officer):
    """Somebody with a corridor's file open that others change."""

    path: Path

    def changed_elsewhere(self, before: str, after: str) -> None:
        text = self.path.read_text("utf-8")
        assert before in text
        self.path.write_text(text.replace(before, after, 1), "utf-8")
        self.app.window.documents.watch.look()
        self.waits_for("has changed on disk")
        self.answer("Read again")
        self.qtbot.waitUntil(lambda: not self.app.session.tasks.is_busy)

    def said(self) -> str:
        editor = self.app.window.editor
        notice = editor.page.notice if editor.is_open and editor.page else None
        return (notice or self.app.window.centre.notice).text()

    def waits_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.said())

    def answer(self, words: str) -> None:
        buttons = self.app.window.findChildren(QPushButton)
        next(one for one in buttons if one.text() == words and one.isVisible()).click()
        self.qtbot.waitUntil(lambda: not self.app.session.tasks.is_busy)

    @property
    def document(self) -> Document:
        return self.app.session.document

    def rate(self) -> Decimal:
        reference = self.document.scenario.corridor.reference
        assert reference is not None
        return reference.rate


@pytest.fixture
def reader(open_window: Opener, qtbot: QtBot, tmp_path: Path) -> Reader:
    one = Reader(open_window(), qtbot)
    one.path = tmp_path / "home.toml"
    bundled = paths.resources() / "corridors" / "us-guatemala.toml"
    one.path.write_text(bundled.read_text("utf-8"), "utf-8")
    one.app.window.open_file(one.path)
    return one


def type_margin(reader: Reader, margin: str) -> None:
    reader.edit()
    reader.at(0, "margin")
    reader.type(margin, K.Key_Return)


def test_what_was_typed_of_the_corridor_is_asked_about_and_kept(reader: Reader) -> None:
    type_margin(reader, "1.75")
    mine = reader.document
    provider = mine.scenario.corridor.services[0].provider
    reader.changed_elsewhere("rate = 7.66", "rate = 7.67")
    reader.waits_for("was edited here, and home.toml says something else now")
    assert f"{provider}; Reference rate" in reader.said()
    assert reader.document is mine
    reader.answer("Keep mine")
    assert reader.document is mine


def test_the_file_stands_where_that_is_answered_and_what_is_half_typed_stays(
    reader: Reader,
) -> None:
    type_margin(reader, "1.75")
    reader.at(1, "margin")
    reader.type("about two", K.Key_Return)
    reader.changed_elsewhere("rate = 7.66", "rate = 7.67")
    reader.waits_for("says something else now")
    assert reader.rate() == Decimal("7.66")
    reader.answer("Take the file's")
    assert reader.rate() == Decimal("7.67")
    draft = reader.document.draft
    assert draft is not None
    assert draft.value(("reference_rate", "rate")) == Decimal("7.67")
    assert draft.value(("services", 1, "exchange", MARGIN)) == Typed("about two")
    assert reader.undo() == "Reading the corridor again"
    assert reader.rate() == Decimal("7.66")


def test_a_figure_that_was_typed_over_is_asked_about(reader: Reader) -> None:
    before = reader.document.scenario.corridor
    place = next(iter(places_of(before, before.services[0])))
    source = Provenance("typed in", "2026-11-29", Status.OWN)
    after = typed_over(before, place, TypedFigure(1_234), source)
    reader.app.session.edit_document("x", lambda document: document.with_typed(after))
    reader.changed_elsewhere("rate = 7.66", "rate = 7.67")
    reader.waits_for("says something else now")
    assert before.services[0].provider in reader.said()
    assert reader.document.scenario.corridor == after


def test_nothing_is_asked_where_nothing_was_edited_and_that_it_was_read_is_told(
    reader: Reader,
) -> None:
    reader.changed_elsewhere("rate = 7.66", "rate = 7.67")
    assert reader.rate() == Decimal("7.67")
    assert "home.toml was read again." in told(reader.app)


def test_a_file_that_sends_another_currency_by_now_leaves_no_amount_of_the_old_one(
    reader: Reader,
) -> None:
    assert reader.document.scenario.corridor.sending_currency == "USD"
    reader.app.session.change("x", paydays=5)
    reader.changed_elsewhere('sending_currency = "USD"', 'sending_currency = "EUR"')
    scenario = reader.document.scenario
    assert scenario.corridor.sending_currency == "EUR"
    assert scenario.paydays == scenario.corridor.defaults.paydays
    assert "Another currency is sent now, EUR" in reader.said()
