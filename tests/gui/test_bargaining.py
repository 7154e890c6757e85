"""Another margin and fee, dragged or typed beside a chart: what is said, taken, and put back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from remitcalc.engine.compare import compare
from remitcalc.gui.help.topic import topic_of
from remitcalc.model.document import View
from remitcalc.model.payroll import Payroll
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import TriedQuote, tried
from remitcalc.output.answer import Answer
from remitcalc.output.bargain_words import bargain_sentences, standing_said
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.large_letters import enlarge
from tests.gui.test_help import manual_of
from tests.gui.test_looks import settle
from tests.gui.test_offers_in_the_window import chosen_offer, with_two_more

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.panels.chart_panel import ChartPanel
    from tests.gui.conftest import Opener


TOLD = Provenance("typed in", "2026-11-12", Status.OWN)


def bargain(open_window: Opener, **more) -> tuple[Application, ChartPanel]:
    app = with_two_more(open_window, **more)
    panel = app.window.centre.chart
    panel.choose("group-size")
    panel.bargain_button.click()
    app.settle()
    settle(app.window)  # the chart has another place and size now
    return app, panel


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("tag", ["en", "de", "fr"])
def test_a_chart_in_which_one_bargains_is_high_and_in_sight_with_its_strip(
    tag: str, size: tuple[int, int], open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window, spoken=language(tag), size=size)
    centre = app.window.centre
    told(qtbot, panel)
    settle(app.window)
    qtbot.waitUntil(lambda: is_in_sight(centre, panel))
    assert panel.canvas.plot.frame.box.height >= 260
    assert panel.strip.margin.hasFocus()


def is_in_sight(centre: Centre, part: QWidget) -> bool:
    place = QRect(part.mapTo(centre.viewport(), QPoint(0, 0)), part.size())
    return centre.viewport().rect().contains(place)


def test_tables_come_back_with_their_tab_when_the_bargaining_ends(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = with_two_more(open_window)
    centre, panel = app.window.centre, app.window.centre.chart
    panel.choose("group-size")
    centre.tables.choose("workers")
    settle(app.window)
    before = centre.splitter.sizes()
    qtbot.mouseClick(panel.bargain_button, Qt.MouseButton.LeftButton)
    settle(app.window)
    assert centre.tables.tabs.key() == "chart"
    assert centre.looked_at(View()).tab == "workers"
    qtbot.keyClick(panel.strip.fee, Qt.Key.Key_Escape)
    settle(app.window)
    assert panel.bargain_button.hasFocus()
    assert centre.tables.tabs.key() == "workers"
    assert centre.tables.workers_page.isVisible()
    assert centre.splitter.sizes() == before
    qtbot.keyClick(panel.bargain_button, Qt.Key.Key_Space)
    panel.bargain_button.setFocus()
    qtbot.keyClick(panel.bargain_button, Qt.Key.Key_Space)
    settle(app.window)
    assert panel.bargain_button.hasFocus(), "though it has gone from place to place"


def told(qtbot: QtBot, panel: ChartPanel) -> str:
    """What is said in whole sentences, once it is known of the quote that is shown."""
    bargaining = panel.bargaining
    qtbot.waitUntil(lambda: bool(bargaining.sentences_of(bargaining.answer)), timeout=20_000)
    return " ".join(bargaining.sentences_of(bargaining.answer))


def retype(qtbot: QtBot, box, typed: str) -> None:
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box, typed)


def test_a_typed_margin_moves_the_line_and_the_sentence_and_nothing_of_the_document(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    before, scenario = app.session.document, app.session.scenario
    offered = panel.view.data
    assert panel.strip.margin.value() == 180
    assert panel.strip.fee.value() == 2500
    retype(qtbot, panel.strip.margin, "2.5")
    app.settle()
    corridor = scenario.corridor
    service = corridor.service(scenario.pooled)
    dearer = replace(service, exchange=replace(service.exchange, percent=Decimal("2.50")))
    services = tuple(dearer if one.id == service.id else one for one in corridor.services)
    moved = compare(scenario.replace(corridor=replace(corridor, services=services)))
    shown = panel.view.data
    assert panel.bargaining.answer.comparison.together_total.minor == moved.together_total.minor
    assert np.nanmax(shown.pooled - offered.pooled) > 0
    assert "2.50 %" in shown.captions.summary.replace("\xa0", " ")
    loss = moved.chosen_offer.loss
    words = app.session.language
    said = told(qtbot, panel)
    assert words.numbers.percent(loss.margin.percent) in said
    assert panel.bargaining.answer.money(loss.fee.value) in said
    assert panel.bargaining.answer.money(moved.chosen_offer.to_match_baseline.fee.value) in said
    assert said == " ".join(bargain_sentences(panel.bargaining.answer))
    assert panel.strip.reading.toolTip()
    assert app.session.document is before
    assert app.session.comparison.scenario is scenario


def test_a_slider_is_moved_by_keys_and_escape_puts_back(open_window: Opener, qtbot: QtBot) -> None:
    app, panel = bargain(open_window)
    before, offered = app.session.document, panel.view.data
    slider = panel.strip.margin_slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert panel.strip.margin.value() == 181
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert panel.strip.margin.value() == 191
    fees = panel.strip.fee_slider
    qtbot.keyClick(fees, Qt.Key.Key_End)
    assert panel.strip.fee.value() > 2500
    assert panel.strip.take_button.isEnabled()
    qtbot.keyClick(fees, Qt.Key.Key_Escape)
    assert (panel.strip.margin.value(), panel.strip.fee.value()) == (180, 2500)
    assert slider.value() == 180
    assert not panel.bargaining.is_trying
    assert np.array_equal(panel.view.data.pooled, offered.pooled, equal_nan=True)
    assert app.session.document is before
    qtbot.keyClick(fees, Qt.Key.Key_Escape)
    assert not panel.bargain_button.isChecked()
    assert panel.strip.isHidden()
    assert panel.view.reading.isVisible()


def pull(qtbot: QtBot, panel: ChartPanel, row: int, pixels: int) -> float:
    """Pull the line at a row of the chart's table so many pixels up, and hold it there.

    Returns the row of pixels that it is pulled to.
    """
    view, spot = panel.canvas._view.viewport(), panel.canvas.plot.spot(row)
    at = QPoint(round(spot.x), round(spot.y))
    qtbot.mouseMove(view, at)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    for by in range(0, pixels + 1, 5):
        send_move(view, at - QPoint(0, by))
    return spot.y - pixels


def let_go(qtbot: QtBot, panel: ChartPanel) -> None:
    view = panel.canvas._view.viewport()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def send_move(view, at: QPoint) -> None:
    """Move with the button held: QTest moves without it."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kind = QMouseEvent.Type.MouseMove
    where = QPointF(view.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), where, Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("kind", ["group-size", "amount", "percent"])
def test_the_line_follows_the_mouse_and_margin_strip_and_sentence_follow_the_line(
    kind: str, open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    if kind != "group-size":
        panel.choose("amount")
        panel.percent_button.setChecked(kind == "percent")
        app.settle()
    before, row = app.session.document, len(panel.view.data.table) // 3
    wanted = pull(qtbot, panel, row, 40)
    assert panel.canvas.plot.spot(row).y == pytest.approx(wanted, abs=2), "by less than a step"
    let_go(qtbot, panel)
    margin = panel.strip.margin.value()
    assert margin > 180
    assert margin % 5 == 0, "a step of 0.05 %"
    assert panel.strip.margin_slider.value() == margin
    quote = TriedQuote(margin=margin)
    scenario = app.session.scenario
    corridor = tried(scenario.corridor, scenario.pooled, quote, TOLD)
    there = compare(scenario.replace(corridor=corridor))
    answer = panel.bargaining.answer
    assert answer.comparison.together_total.minor == there.together_total.minor
    assert told(qtbot, panel) == " ".join(bargain_sentences(answer))
    assert panel.strip.standing.text() == standing_said(Answer(there, app.session.language))
    assert app.session.document is before
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert not panel.bargaining.is_trying
    assert panel.strip.margin.value() == 180


def test_the_line_moves_the_figure_that_was_last_gone_to(open_window: Opener, qtbot: QtBot) -> None:
    _, panel = bargain(open_window)
    told(qtbot, panel)
    plot, view = panel.canvas.plot, panel.canvas._view.viewport()
    spot = plot.spot(20)
    for box, said in ((panel.strip.fee, "fee C$25.00"), (panel.strip.margin_slider, "margin 1.80")):
        box.setFocus()
        qtbot.mouseMove(view, QPoint(5, 5))
        qtbot.mouseMove(view, QPoint(round(spot.x), round(spot.y)))
        hint = plot._pointed().lines[0]
        assert hint.startswith(said)
        assert "pull up or down" in hint
    panel.strip.fee.setFocus()
    pull(qtbot, panel, 20, 30)
    let_go(qtbot, panel)
    assert panel.strip.margin.value() == 180
    fee = panel.strip.fee.value()
    assert fee > 2500
    assert fee % panel.bargaining.fee_reach[0] == 0
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Up, shift)
    assert panel.strip.fee.value() == fee + panel.bargaining.fee_reach[0]
    panel.strip.margin.setFocus()
    panel.canvas.setFocus()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Down, shift)
    assert panel.strip.margin.value() == 175


def test_help_is_about_bargaining_wherever_one_is_in_the_strip(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    strip = panel.strip
    for one in (strip.margin, strip.fee_slider, strip.take_button, strip.reading):
        assert topic_of(one) == "bargaining#line"
    strip.fee.setFocus()
    qtbot.keyClick(strip.fee, Qt.Key.Key_F1)
    assert manual_of(app).place == "bargaining#line"


def test_escape_lets_go_of_the_line_where_it_was_before(open_window: Opener, qtbot: QtBot) -> None:
    app, panel = bargain(open_window)
    retype(qtbot, panel.strip.margin, "2.35")
    frame = panel.canvas.plot.frame
    pull(qtbot, panel, 20, 25)
    assert panel.strip.margin.value() > 300
    assert panel.canvas.plot.frame.y_range == frame.y_range, "what is in view stands still"
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.strip.margin.value() == 235
    send_move(panel.canvas._view.viewport(), QPoint(200, 5))
    let_go(qtbot, panel)
    assert panel.strip.margin.value() == 235
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.strip.margin.value() == 180
    assert panel.bargain_button.isChecked()
    panel.bargain_button.click()
    app.settle()
    assert panel.canvas.plot.grip_at(*panel.canvas.plot.handle) is None
    assert panel.canvas.plot.grabs(*panel.canvas.plot.handle)


def test_what_is_tried_is_taken_into_the_offer_and_undone(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    before = app.session.document
    retype(qtbot, panel.strip.margin, "1.4")
    retype(qtbot, panel.strip.fee, "30")
    assert app.session.document is before
    panel.strip.take_button.click()
    app.settle()
    taken = chosen_offer(app)
    assert taken.exchange.percent == Decimal("1.4")
    assert taken.exchange.provenance.status == Status.OWN
    (fee,) = taken.sending.charges
    assert (fee.tariff.fixed, fee.provenance.status) == (3000, Status.OWN)
    assert taken.transit == before.scenario.corridor.service(taken.id).transit
    assert not panel.bargaining.is_trying
    assert panel.strip.margin.value() == 140
    app.session.undo_stack.undo()
    app.settle()
    assert app.session.document is before
    assert panel.strip.margin.value() == 180


def test_another_offer_is_shown_as_it_is_and_more_workers_at_what_is_tried(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    retype(qtbot, panel.strip.margin, "3")
    app.session.change("Workers", payroll=Payroll.uniform(25, 40_000))
    app.settle()
    assert panel.bargaining.tried.comparison.scenario.payroll is app.session.scenario.payroll
    assert panel.strip.margin.value() == 300
    app.session.change("Choice of an offer", pooled=app.session.scenario.offers[1])
    app.settle()
    assert not panel.bargaining.is_trying
    assert panel.strip.margin.value() is None
    panel.choose("savings")
    assert panel.strip.isHidden()
    assert not panel.bargain_button.isVisible()


def test_many_workers_are_compared_beside_the_window(open_window: Opener, qtbot: QtBot) -> None:
    app, panel = bargain(open_window)
    amounts = np.arange(30_000, 32_000)
    app.session.change("Workers", payroll=Payroll(amounts))
    app.settle()
    panel.bargaining.try_margin(250)
    assert panel.bargaining.tried is None
    qtbot.waitUntil(lambda: panel.bargaining.tried is not None, timeout=20_000)
    panel.bargaining.put_back()
    assert panel.bargaining.tried is None
    app.settle()


LOOKS = (((1920, 1080), 0), ((1024, 700), 0), ((1024, 700), 9))
"""Sizes of the window, and how often letters are made larger, up to 200 %."""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_bargaining_line_has_room_for_all_it_says_and_names(
    tag: str, open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window, spoken=language(tag), theme="dark", size=LOOKS[0][0])
    for size, larger in LOOKS:
        app.window.resize(*size)
        if larger:
            enlarge(app, larger)
        check_room(app, panel, qtbot)


def check_room(app: Application, panel: ChartPanel, qtbot: QtBot) -> None:
    panel.bargaining.try_margin(520)
    told(qtbot, panel)
    app.settle()
    strip = panel.strip
    assert cut_off(panel) == []
    assert overlaps(panel) == []
    for one in (strip.standing, strip.reading):
        assert one.text()
        assert not one.is_cut
        assert one.accessibleName()
    for one in (strip.margin, strip.fee, strip.margin_slider, strip.fee_slider):
        assert one.accessibleName()
    lines = strip.reading.height()
    panel.bargaining.try_margin(100)
    assert strip.reading.height() == lines, "nothing jumps while it is looked for"
