"""Banks' offers in the window: typed, chosen, copied, removed, by the keyboard alone."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_file import read_corridor
from remitcalc.model.bank_offer import (
    Arrival,
    BankOffer,
    ChargeNames,
    Fee,
    free_id,
    offer_in,
    with_offer,
)
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from tests.gui.conftest import Opener, language
from tests.gui.cut_off import cut_off
from tests.gui.test_main_job import headline, scenario, type_into

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.offers_group import OffersGroup
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service

DAY = datetime.date(2026, 11, 12)
NAMES = ChargeNames("fee", "way", "arrival", "distribution")


def offers_of(app: Application) -> OffersGroup:
    return app.window.scenario.together.offers


def two_more(before: Scenario) -> Scenario:
    told = BankOffer(
        name="Desjardins",
        fee=Fee(2500),
        transit=1500,
        arrival=Arrival(11500),
        margin_percent=Decimal("1.8"),
        rate=None,
        who="Ms Roy",
        when=DAY,
    )
    asked = replace(told, name="BMO", margin_percent=None, who="")
    after = with_offer(before, told.service(free_id(before), NAMES), is_chosen=True)
    return with_offer(after, asked.service(free_id(after), NAMES), is_chosen=False)


def with_two_more(open_window: Opener, **more: object) -> Application:
    app = open_window(**more)
    app.session.edit("Two offers", two_more)
    app.settle()
    return app


def chosen_offer(app: Application) -> Service:
    asked = app.session.scenario
    return asked.corridor.service(asked.pooled)


def retype(qtbot: QtBot, box: QWidget, text: str) -> None:
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


def lines(app: Application) -> list[tuple[str, str]]:
    return [(one.name.text(), one.price.text()) for one in offers_of(app).lines]


def test_a_typed_offer_becomes_the_answer_with_its_first_figure(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    before, group = scenario(app), offers_of(app)
    qtbot.mouseClick(group.add_button, Qt.MouseButton.LeftButton)
    assert group.form.name.hasFocus()
    assert scenario(app) is before, "nothing is told yet"
    QGuiApplication.clipboard().setText("Caisse Ñandú 銀行")
    group.form.name.selectAll()
    group.form.name.paste()
    assert scenario(app).offers == ("offer-1",)
    assert scenario(app).pooled == before.pooled, "a name is no figure"
    type_into(qtbot, group.form.fee, "35")
    assert scenario(app).pooled == "offer-1"
    assert "at least" in headline(app), "what was not told is unknown, not zero"
    type_into(qtbot, group.form.exchange, "1.25")
    type_into(qtbot, group.form.transit, "none")
    type_into(qtbot, group.form.arrival, "0")
    assert "at least C$" not in headline(app).partition("\n")[0]
    type_into(qtbot, group.form.who, "Ms Roy")
    service = scenario(app).corridor.service("offer-1")
    assert service.provider == "Caisse Ñandú 銀行"
    assert (service.provenance.source, service.provenance.status.word) == ("Ms Roy", "quoted")
    assert service.transit.is_surveyed
    assert service.transit.charges == ()
    while app.session.undo_stack.canUndo():
        app.session.undo_stack.undo()
    assert scenario(app) is before


def test_an_offer_is_typed_and_closed_without_the_mouse_or_a_letter_lost(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    group = offers_of(app)
    group.add_button.setFocus()
    qtbot.keyClick(group.add_button, Qt.Key.Key_Return)
    typed = {"name": "Desjardins", "fee": "25", "exchange": "1.8", "when": "", "who": "Ms Roy"}
    for key in ("name", "fee", "percent", "minimum", "maximum", "kind", "exchange"):
        box = getattr(group.form, key)
        qtbot.keyClicks(box, typed.get(key, ""))
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    for key in ("transit", "arrival", "distribution", "when", "who"):
        box = getattr(group.form, key)
        assert box.hasFocus(), "one tab leads on, from a day too"
        qtbot.keyClicks(box, typed.get(key, ""))
        if key != "who":
            qtbot.keyClick(box, Qt.Key.Key_Tab)
    service = chosen_offer(app)
    assert service.provenance.source == "Ms Roy"
    assert "margin 1.8\N{NO-BREAK SPACE}%" in group.lines[1].told.text()
    qtbot.keyClick(group.form.who, Qt.Key.Key_Return)
    assert group.form.isHidden()


def test_letters_are_kept_at_once_and_compared_when_they_pause(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    group, before = offers_of(app), app.session.comparison
    group.edit()
    compared: list[object] = []
    app.session.compared.connect(lambda: compared.append(app.session.comparison))
    retype(qtbot, group.form.who, "Ms Roy, Rimouski")
    service = chosen_offer(app)
    assert service.provenance.source == "Ms Roy, Rimouski"
    assert app.session.comparison is before
    qtbot.waitUntil(lambda: len(compared) == 1)
    assert app.session.comparison is not None
    assert app.session.comparison.scenario is app.session.scenario


def test_how_many_offers_there_are_is_said_from_the_start(open_window: Opener) -> None:
    app = with_two_more(open_window)
    app.close()
    again = open_window()
    assert "3 offers" in again.window.scenario.together._heading.accessibleName()


def test_what_is_not_told_has_a_mark_and_a_name_for_screen_readers(open_window: Opener) -> None:
    app = with_two_more(open_window)
    own, told, asked = offers_of(app).lines
    assert own.told.text() == "example figures"
    assert told.told.text() == "fee C$25.00 · margin 1.8\xa0% · Nov\xa012,\xa02026"
    assert told.untold.isHidden()
    assert not asked.untold.isHidden()
    assert asked.asked.text() == "margin"
    assert "BMO" in asked.choice.accessibleName()
    assert "not told: margin" in asked.choice.accessibleName()
    assert asked.price.text().startswith("≥")
    assert [one.choice.isChecked() for one in (own, told, asked)] == [False, True, False]


def test_prices_in_the_list_are_those_of_each_as_the_answer(open_window: Opener) -> None:
    app = with_two_more(open_window)
    listed = dict(lines(app))
    for offer in scenario(app).corridor.pooled_services:
        found = compare(scenario(app).replace(pooled=offer.id))
        each = found.together_total.each(40).minor
        assert listed[offer.provider].endswith(f"C${each / 100:.2f}")


def test_the_keyboard_alone_chooses_changes_copies_and_removes(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    group, start = offers_of(app), scenario(app)
    group.lines[1].choice.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Down)
    assert scenario(app).pooled == "offer-2"
    assert group.lines[2].choice.hasFocus()
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Down)
    assert scenario(app).pooled == start.corridor.pooled_services[0].id, "the list goes round"
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    assert group.form.fee.hasFocus()
    retype(qtbot, group.form.fee, "18")
    qtbot.keyClick(group.form.fee, Qt.Key.Key_Escape)
    assert group.lines[2].choice.hasFocus()
    assert scenario(app).corridor.service("offer-2").sending.charges[0].tariff.fixed == 1800
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Delete)
    assert [name for name, _ in lines(app)] == ["Royal Bank of Canada", "Desjardins"]
    assert scenario(app).pooled == "offer-1", "the next one is chosen"
    assert group.note.text() == "BMO is removed; Desjardins is chosen."
    assert group.lines[1].choice.hasFocus()
    assert app.session.undo_stack.undoText() == "Removal of an offer"
    app.session.undo_stack.undo()
    assert scenario(app).pooled == "offer-2"
    assert [name for name, _ in lines(app)][2] == "BMO"


def test_each_edit_is_undone_by_its_name(open_window: Opener, qtbot: QtBot) -> None:
    app = with_two_more(open_window)
    group, stack = offers_of(app), app.session.undo_stack
    qtbot.mouseClick(group.copy_button, Qt.MouseButton.LeftButton)
    assert stack.undoText() == "Copy of an offer"
    assert [name for name, _ in lines(app)][1::2] == ["Desjardins (1)", "Desjardins (2)"]
    assert scenario(app).pooled == "offer-3"
    group.edit()
    retype(qtbot, group.form.fee, "30")
    assert stack.undoText() == "Change of an offer"
    group.close_form()
    group.lines[0].choice.click()
    assert stack.undoText() == "Choice of an offer"
    for _ in range(3):
        stack.undo()
    assert scenario(app).offers == ("offer-1", "offer-2")


def test_the_corridors_own_is_copied_before_it_is_changed(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    own, group = scenario(app).pooled, offers_of(app)
    before = scenario(app).corridor.service(own)
    assert not group.remove_button.isEnabled()
    qtbot.mouseClick(group.edit_button, Qt.MouseButton.LeftButton)
    assert scenario(app).corridor.service(own) is before
    retype(qtbot, group.form.exchange, "1.5")
    copy = scenario(app).corridor.service("offer-1")
    assert copy.sending == before.sending, "what is not changed keeps its source"
    assert copy.exchange.percent == Decimal("1.5")
    assert copy.exchange.provenance.status.word == "own"


@pytest.mark.parametrize("typed", ["12x", "1,2,3", "5 5"])
def test_what_cannot_be_read_is_told_in_place_and_stays(
    open_window: Opener, qtbot: QtBot, typed: str
) -> None:
    app = with_two_more(open_window)
    group, before = offers_of(app), scenario(app)
    group.edit()
    retype(qtbot, group.form.fee, typed)
    assert group.form.trouble.isVisible()
    assert typed in group.form.trouble.text()
    qtbot.mouseClick(group.form.close_button, Qt.MouseButton.LeftButton)
    assert group.form.isVisible(), "it would be lost"
    assert group.form.fee.text() == typed
    assert scenario(app).pooled == before.pooled
    retype(qtbot, group.form.fee, "26")
    assert group.form.trouble.isHidden()
    qtbot.mouseClick(group.form.close_button, Qt.MouseButton.LeftButton)
    assert group.form.isHidden()


@pytest.mark.parametrize("typed", ["25-30 (27)", "20-30", "30x"])
def test_of_what_is_no_figure_no_beginning_is_taken(
    open_window: Opener, qtbot: QtBot, typed: str
) -> None:
    app = open_window(size=(1024, 700))
    group = offers_of(app)
    qtbot.mouseClick(group.add_button, Qt.MouseButton.LeftButton)
    form = group.form
    for before in (None, Fee(4000)):
        form.fee.setFocus(Qt.FocusReason.TabFocusReason)
        form.fee.selectAll()
        qtbot.keyClicks(form.fee, typed)
        qtbot.keyClick(form.fee, Qt.Key.Key_Tab)
        assert offer_in(chosen_offer(app)).fee == before
        assert form.fee.text() == typed
        assert f"“{typed}” is not clear." in form.trouble.text()
        assert ("Figures" in form.trouble.text()) == (typed != "30x")
        QApplication.processEvents()
        assert not form.trouble.visibleRegion().isEmpty(), "it is in sight"
        form.fee.setFocus(Qt.FocusReason.TabFocusReason)
        form.fee.selectAll()
        qtbot.keyClicks(form.fee, "40")
        qtbot.keyClick(form.fee, Qt.Key.Key_Tab)
        assert offer_in(chosen_offer(app)).fee == Fee(4000)
        assert not form.trouble.text()


def test_figures_that_contradict_each_other_are_told_and_change_nothing(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    group = offers_of(app)
    group.edit()
    retype(qtbot, group.form.minimum, "50")
    before = scenario(app)
    retype(qtbot, group.form.maximum, "20")
    assert group.form.trouble.isVisible()
    assert group.form.maximum.text() == "20"
    assert scenario(app).corridor.service("offer-1").sending.charges[0].minimum == 5000
    retype(qtbot, group.form.maximum, "200")
    assert group.form.trouble.isHidden()
    assert scenario(app) is not before


def test_a_question_mark_is_not_told_and_a_rate_stands_for_a_margin(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    group = offers_of(app)
    group.edit()
    retype(qtbot, group.form.exchange, "?")
    assert isinstance(scenario(app).corridor.service("offer-1").exchange, Undisclosed)
    group.form.kind.chosen.emit("rate")
    group.form.kind.choose("rate")
    retype(qtbot, group.form.exchange, "5.43")
    assert scenario(app).corridor.service("offer-1").exchange.rate == Decimal("5.43")
    retype(qtbot, group.form.arrival, "?")
    assert not scenario(app).corridor.service("offer-1").receiving.is_surveyed


def test_the_note_says_what_the_chosen_offer_must_quote(open_window: Opener, qtbot: QtBot) -> None:
    app = with_two_more(open_window)
    note = offers_of(app).note
    quote = app.session.answer.offers[0].offer.to_match_baseline
    margin = app.session.language.numbers.percent(quote.margin.percent)
    said = f"To match Remitly, debit card: margin up to {margin}, or fees up to"
    qtbot.waitUntil(lambda: said in note.text())


def test_a_large_payroll_finds_its_quotes_beside_the_window(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    payroll = Payroll(np.full(2000, 40_000))
    app.session.edit("Payroll", lambda s: s.replace(payroll=payroll))
    note = offers_of(app).note
    qtbot.waitUntil(lambda: "To match Remitly" in note.text() and "≥" not in note.text())


def test_offers_stand_among_the_ways_and_the_chosen_one_stands_out(open_window: Opener) -> None:
    app = with_two_more(open_window)
    tables = app.window.centre.tables
    tables.choose("services")
    pools = [way.name for way in tables.services.ways if way.row.is_pool]
    assert pools == ["Pooled: Desjardins", "Pooled: Royal Bank of Canada", "Pooled: BMO"]
    places = [way.place for way in tables.services.ways if way.place is not None]
    assert places == list(range(1, len(places) + 1))
    assert [way.name for way in tables.services.ways if way.row.is_answer] == pools[:1]


def test_an_undone_offer_closes_its_form(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    group = offers_of(app)
    group.add()
    type_into(qtbot, group.form.fee, "35")
    app.session.undo_stack.undo()
    assert group.form.isHidden()
    assert group.add_button.isVisible()


def test_a_saved_corridor_starts_with_the_chosen_offer(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_two_more(open_window)
    path = tmp_path / "ours.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    app.window.editor.save_corridor()
    corridor, problems = read_corridor(path)
    assert problems == ()
    assert corridor.defaults.pooled_service == "offer-1"
    saved, shown = corridor.pooled_services, scenario(app).corridor.pooled_services
    assert [one.id for one in saved] == [one.id for one in shown]
    assert [one.exchange for one in saved] == [one.exchange for one in shown]


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
def test_nothing_of_the_form_is_cut_off(open_window: Opener, qtbot: QtBot, tag: str) -> None:
    app = with_two_more(open_window, spoken=language(tag), size=(1024, 700))
    group = offers_of(app)
    group.edit()
    app.settle()
    group.form.fee.setText("12x")
    group.form.fee.textEdited.emit("12x")
    qtbot.waitUntil(lambda: cut_off(group) == [])
    for box in group.form.stops():
        assert box.accessibleName() or box is group.form.close_button
