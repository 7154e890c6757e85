"""Another margin and fee, dragged or typed beside a chart: what is said, taken, and put back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from remitcalc.engine.compare import compare
from remitcalc.model.payroll import Payroll
from remitcalc.model.provenance import Status
from remitcalc.output.bargain_words import bargain_sentences
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.cut_off import cut_off, overlaps
from tests.gui.test_offers_in_the_window import chosen_offer, with_two_more

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.panels.chart_panel import ChartPanel
    from tests.gui.conftest import Opener


def bargain(open_window: Opener, **more) -> tuple[Application, ChartPanel]:
    app = with_two_more(open_window, **more)
    panel = app.window.centre.chart
    panel.choose("group-size")
    panel.bargain_button.click()
    app.settle()
    return app, panel


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


LOOKS = (("light", (1024, 700)), ("dark", (1920, 1080)))


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_the_bargaining_line_has_room_and_names(
    tag: str, theme: str, size: tuple[int, int], open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window, spoken=language(tag), theme=theme, size=size)
    panel.bargaining.try_margin(230)
    told(qtbot, panel)
    app.settle()
    strip = panel.strip
    assert cut_off(panel) == []
    assert overlaps(panel) == []
    for one in (strip.margin, strip.fee, strip.margin_slider, strip.fee_slider, strip.reading):
        assert one.accessibleName()
