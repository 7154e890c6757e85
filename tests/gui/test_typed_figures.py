"""Figures behind the answer are typed over in their table, and the answer follows."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.gui.session import LARGEST_AT_ONCE
from remitcalc.gui.typed_figure import FigureText
from remitcalc.model.document import Document
from remitcalc.model.figure_edits import TypedFigure, typed_over
from remitcalc.model.message import ModelError
from remitcalc.model.price_place import PricePlace, price_at
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Status
from remitcalc.model.stated_figures import taken_back
from remitcalc.output.language import LANGUAGES
from remitcalc.output.tables.figures import figure_rows
from tests.gui.conftest import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.models.figures_model import FiguresModel
    from remitcalc.gui.panels.figures_page import FiguresPage, FiguresView
    from remitcalc.output.tables.figures import FigureRow
    from tests.gui.conftest import Opener

_K = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = datetime.date.today().isoformat()  # noqa: DTZ011 - the day where the user is
POOL = "royal-bank-of-canada-business-wire"
TRANSIT = PricePlace(POOL, "transit", figure="fixed")
MARGIN = PricePlace(POOL, "fx", figure="percent")
STARTED = Scenario.of(load_corridor("switzerland-serbia"))
ROWS = figure_rows(compare(STARTED))
UNKNOWN = PricePlace("remitly-debit-card-internet", "receiving")


class Officer:
    """Somebody at the table of figures."""

    def __init__(self, app: Application, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot
        self.tables = app.window.centre.tables
        self.tables.choose("figures")
        self.view.setFocus()

    @property
    def page(self) -> FiguresPage:
        return self.tables.figures_page

    @property
    def view(self) -> FiguresView:
        return self.page.view

    @property
    def model(self) -> FiguresModel:
        return self.page.model

    @property
    def said(self) -> str:
        notice = self.app.window.centre.notice
        return "" if notice.isHidden() else notice.text()

    @property
    def box(self) -> QLineEdit:
        box = QApplication.focusWidget()
        assert isinstance(box, QLineEdit)
        return box

    def row(self, place: PricePlace) -> FigureRow:
        """The figure at a place, or the one of its part that is there now."""
        rows = self.model.rows
        exact = [one for one in rows if one.place == place]
        return (exact or [one for one in rows if one.place.whole == place.whole])[0]

    def at(self, place: PricePlace, role: str) -> None:
        row = self.model.row_of(self.model.rows.index(self.row(place)))
        self.view.setCurrentIndex(self.model.index(row, self.model.column_of(role)))

    def text(self, place: PricePlace, at: int) -> str:
        return self.model.text(self.model.row_of(self.model.rows.index(self.row(place))), at)

    def type(self, place: PricePlace, role: str, text: str) -> None:
        """Type over a cell from its first sign to its last, and press Enter."""
        self.at(place, role)
        self.qtbot.keyClick(self.view, _K.Key_F2)
        self.box.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(self.box, text or "\b")
        else:  # no keyboard that Qt's tests have has a dash
            self.box.insert(text)
        self.press(_K.Key_Return)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        where = QApplication.focusWidget() or self.view
        self.qtbot.keyClick(where, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def officer(open_window: Opener, qtbot: QtBot) -> Callable[..., Officer]:
    return lambda **how: Officer(open_window(**how), qtbot)


def test_a_figure_typed_over_with_its_range_moves_the_answer_and_is_nobodys_but_ones_own(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    before = one.app.session.comparison.pooled_total
    one.type(TRANSIT, "value", "18 (12–25)")
    row = one.row(TRANSIT)
    assert (row.value, row.range) == (1_800, PriceRange("fixed", 1_200, 2_500))
    assert (row.provenance.status, row.provenance.date) == (Status.OWN, TODAY)
    assert row.is_typed
    assert 290 < one.app.session.comparison.pooled_total - before <= 300
    assert one.text(TRANSIT, 5) == "own figure"
    assert one.model.is_bold(one.model.rows.index(row))
    assert one.view.hasFocus()
    assert one.app.session.undo_stack.undoText() == "Change of a figure"
    one.app.session.undo_stack.undo()
    assert not one.row(TRANSIT).is_typed
    assert one.app.session.comparison.pooled_total == before


def test_a_source_makes_it_quoted_and_without_one_it_is_ones_own_again(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    one.type(MARGIN, "value", "1.8 %")
    one.type(MARGIN, "source", "Rimouski, by telephone")
    told = one.row(MARGIN).provenance
    assert (told.source, told.date) == ("Rimouski, by telephone", TODAY)
    assert told.status == Status.QUOTED
    assert one.text(MARGIN, 5) == "quoted, typed over"
    one.type(MARGIN, "date", "2026-11-12")
    one.type(MARGIN, "value", "1.9")
    told = one.row(MARGIN).provenance
    assert (told.source, told.date) == ("Rimouski, by telephone", "2026-11-12")
    assert one.row(MARGIN).value == Decimal("1.9")
    one.type(MARGIN, "source", "")
    assert one.row(MARGIN).provenance.status == Status.OWN


@pytest.mark.parametrize("key", [(_K.Key_Delete, None), (_K.Key_Backspace, _CONTROL)])
def test_one_key_takes_a_figure_back_to_what_the_corridor_states(
    key: tuple[Qt.Key, Qt.KeyboardModifier | None], officer: Callable[..., Officer]
) -> None:
    one = officer()
    before = one.app.session.scenario.corridor
    one.type(TRANSIT, "value", "none")
    assert one.row(TRANSIT).value == 0
    one.type(UNKNOWN, "value", "25")
    assert price_at(one.app.session.scenario.corridor, one.row(UNKNOWN).place).fixed == 2_500
    for place in (UNKNOWN, TRANSIT):
        one.at(place, "value")
        one.press(*key)
    assert one.app.session.scenario.corridor == before
    assert one.app.session.document.stated is None
    assert one.app.session.undo_stack.undoText() == "Return to the corridor's figure"


def test_what_is_not_known_is_a_question_mark_and_a_figure_may_become_one(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    assert one.text(UNKNOWN, 1) == "?"
    one.type(MARGIN, "value", "?")
    assert one.text(MARGIN, 1) == "?"
    assert one.text(MARGIN, 6) == "no rank"
    assert one.app.session.comparison.position is None


def test_what_is_no_figure_stays_to_be_put_right_and_is_told(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    before = one.app.session.scenario
    for place, role, typed, told in (
        (TRANSIT, "value", "about 15", "“about 15” is not a figure."),
        (TRANSIT, "value", "1.200", "“1.200” may be 1200 or 1.20: write the one that is meant."),
        (TRANSIT, "value", "10–30", "has no figure: write it as 15 (10–30)"),
        (TRANSIT, "value", "5 (10-30)", "C$10.00"),
        (TRANSIT, "range", "16–30", "C$16.00"),
        (TRANSIT, "range", "16", "“16” is no range"),
        (TRANSIT, "date", "last week", "“last week” is no date"),
        (UNKNOWN, "source", "somebody", "What is not known has no source"),
        (UNKNOWN, "range", "1–2", "A figure comes before its range."),
        (MARGIN, "value", "100", "An exchange margin must be below 100 percent."),
        (PricePlace("", "reference", figure="rate"), "value", "?", "cannot be unknown"),
    ):
        one.type(place, role, typed)
        assert told in one.said
        assert one.box.text() == typed
        assert one.app.session.scenario is before
        one.press(_K.Key_Escape)
        assert one.said == ""


def test_a_range_of_its_own_is_typed_and_taken_away(officer: Callable[..., Officer]) -> None:
    one = officer()
    one.type(MARGIN, "range", "1.5-3")
    assert one.row(MARGIN).range == PriceRange("percent", Decimal("1.5"), Decimal(3))
    assert one.text(MARGIN, 2) == "1.5 % – 3 %".replace(" %", "\xa0%")
    one.type(MARGIN, "range", "")
    assert one.row(MARGIN).range is None
    assert one.row(MARGIN).is_typed  # its source is one's own now
    one.at(MARGIN, "value")
    one.press(_K.Key_Delete)
    assert not one.row(MARGIN).is_typed


def test_rows_stay_where_they_are_while_one_types_and_enter_goes_on_to_the_next(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    order = [row.place for row in one.model.rows]
    assert one.row(TRANSIT).settles
    one.type(TRANSIT, "value", "15")  # without a range it settles nothing
    assert [row.place for row in one.model.rows] == order
    one.type(TRANSIT, "value", "16")
    assert not one.row(TRANSIT).settles
    assert [row.place for row in one.model.rows] == order
    at = one.view.currentIndex()
    assert (at.row(), one.model.role(at.column())) == (order.index(TRANSIT) + 1, "value")
    one.tables.choose("workers")
    one.tables.choose("figures")
    settled = [row.settles for row in one.model.rows]
    assert settled == sorted(settled, reverse=True)


def test_the_tab_says_how_many_there_are_and_how_many_would_settle_it(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    button = app.window.centre.tables.tabs.button("figures")
    qtbot.waitUntil(lambda: button.text() == "Figures 57 · 8 to settle")
    app.session.change("x", payroll=Payroll.uniform(1, 40_000))
    qtbot.waitUntil(lambda: button.text() != "Figures 57 · 8 to settle")


def test_effects_are_told_in_money_and_by_how_much_the_figure_was_moved(
    officer: Callable[..., Officer],
) -> None:
    one = officer()
    assert one.text(TRANSIT, 6) == "C$0.48"
    assert one.text(MARGIN, 6) == "C$3.36 by ±20\xa0%"
    assert one.text(UNKNOWN, 6) == "keeps it open"
    apart = next(row for row in one.model.rows if not row.is_behind and not row.is_unknown)
    assert one.text(apart.place, 6) == "–"


def test_of_many_workers_figures_are_listed_and_moved_beside_the_window(
    officer: Callable[..., Officer], qtbot: QtBot
) -> None:
    one = officer()
    many = Payroll(np.arange(LARGEST_AT_ONCE + 1, dtype=np.int64) + 30_000)
    one.app.session.change("x", payroll=many)
    qtbot.waitUntil(lambda: one.app.session.comparison.scenario.payroll is many, timeout=60_000)
    qtbot.waitUntil(lambda: one.page._figures.are_of_now, timeout=60_000)
    qtbot.waitUntil(lambda: one.text(TRANSIT, 6).startswith("C$"), timeout=60_000)
    assert len(one.model.rows) == one.model.rowCount()


def test_typed_figures_come_back_with_the_document(officer: Callable[..., Officer]) -> None:
    one = officer()
    before = one.app.session.scenario.corridor
    one.type(TRANSIT, "value", "18")
    read, problems = read_document_bytes(document_bytes(one.app.session.document))
    assert read is not None, problems
    one.app.session.begin(read)
    assert one.row(TRANSIT).is_typed
    one.at(TRANSIT, "value")
    one.press(_K.Key_Delete)
    assert price_at(one.app.session.scenario.corridor, TRANSIT) == price_at(before, TRANSIT)


def test_the_questions_are_one_button_away(officer: Callable[..., Officer], qtbot: QtBot) -> None:
    one = officer()
    qtbot.mouseClick(one.page.questions, Qt.MouseButton.LeftButton)
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parent()]
    assert "questions" in type(shown[-1]).__name__.lower()
    shown[-1].close()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_numbers_are_typed_as_the_language_writes_them(
    tag: str, officer: Callable[..., Officer]
) -> None:
    one = officer(spoken=language(tag))
    point = one.app.session.language.numbers.marks.point
    one.type(MARGIN, "value", f"1{point}75 (1{point}5–2)")
    row = one.row(MARGIN)
    assert row.value == Decimal("1.75")
    assert row.range == PriceRange("percent", Decimal("1.5"), Decimal(2))
    one.at(MARGIN, "value")
    one.press(_K.Key_F2)
    assert one.box.text() == f"1{point}75"
    one.press(_K.Key_Escape)


SIGNS = st.text("0123456789.,'–—- ()%?xeE\u00a0\u0663none", max_size=18)


@settings(max_examples=60)
@given(SIGNS, st.integers(0, 10_000), st.sampled_from(sorted(LANGUAGES)))
def test_whatever_is_typed_is_a_figure_or_is_told_to_be_none(
    typed: str, chosen: int, tag: str
) -> None:
    corridor = STARTED.corridor
    row = ROWS[chosen % len(ROWS)]
    text = FigureText(row, corridor, language(tag))
    for found in (text.read(typed), text.read_range(typed)):
        if isinstance(found, str):
            assert found
            continue
        try:
            after = typed_over(corridor, row.place, found, row.provenance, "fee")
        except ModelError:
            continue
        document = Document(STARTED).with_typed(after)
        read, problems = read_document_bytes(document_bytes(document))
        assert read is not None, problems
        assert taken_back(after, document.stated, row.place) == corridor


def test_what_is_shown_for_editing_is_read_as_the_same_figure() -> None:
    for tag in LANGUAGES:
        for row in ROWS:
            text = FigureText(row, STARTED.corridor, language(tag))
            if row.value is not None:
                assert text.read(text.value()) == TypedFigure(row.value)
            if row.range is not None:
                found = text.read_range(text.range())
                assert isinstance(found, TypedFigure)
                assert found.ends == (row.range.low, row.range.high)
