"""Every way an answer can turn out is shown as it is worded elsewhere."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from remitcalc import paths
from remitcalc.gui.models.figures_model import STANDING
from remitcalc.gui.widgets.popover import Popover
from remitcalc.model.payroll import Payroll
from remitcalc.output.answer_notes import amounts_line
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.headline import headline_lines
from tests.gui.told import answer_told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def shown(application: Application) -> str:
    panel = application.window.centre.answer
    answer = application.session.answer
    assert answer is not None
    whole = answer_told(application)
    assert whole == " ".join(headline_lines(answer))
    said = panel.body.accessibleName()
    for sentence in (cheaper(answer), against_baseline(answer), amounts_line(answer)):
        assert sentence in said
        assert panel.body.is_cut or sentence in unescape(panel.body.text())
    shown_cards = [card for card in panel.cards.cards if card.isVisible()]
    assert len(shown_cards) >= 3
    for card in shown_cards:
        assert card.title.text()
        assert card.figure.text()
    return whole


def with_workers(application: Application, workers: int, amount: int) -> None:
    application.session.edit("x", lambda s: s.replace(payroll=Payroll.uniform(workers, amount)))


def test_a_bound_stays_with_its_figure(open_window: Opener) -> None:
    notes = [card.note.text() for card in open_window().window.centre.answer.cards.cards]
    assert any("≤\N{NO-BREAK SPACE}" in note or "≥\N{NO-BREAK SPACE}" in note for note in notes)
    assert not any("≤ " in note or "≥ " in note for note in notes)


def test_one_worker(open_window: Opener) -> None:
    app = open_window()
    with_workers(app, 1, 40_000)
    assert shown(app).startswith("Cheapest: Royal Bank of Canada, bank account, at least C$8.40;")


def test_amounts_that_nobody_surveyed_are_marked_beside_the_answer(open_window: Opener) -> None:
    app = open_window()
    body = app.window.centre.answer.body
    assert "outside the surveyed amounts" not in body.text()
    with_workers(app, 40, 123_450)
    assert "40 workers' amounts lie outside the surveyed amounts" in body.text().replace(
        "&#x27;", "'"
    )


def test_the_pool_is_worst(open_window: Opener) -> None:
    app = open_window()
    with_workers(app, 2, 5_000)
    said = shown(app)
    assert "cost less" in said or "It is not shown to beat any" in said


def test_the_pool_is_not_possible(open_window: Opener) -> None:
    app = open_window()
    with_workers(app, 3, 20)
    assert shown(app).startswith("Pooling is not possible.")
    assert app.window.centre.answer.cards.cards[0].figure.text() == "not possible"


def test_where_neither_way_has_a_price_only_the_reasons_can_be_asked_for(
    open_window: Opener,
) -> None:
    app = open_window()
    app.window.open_file(paths.resources() / "corridors" / "switzerland-serbia.toml")
    app.settle()
    nothing = {"amount_is": "outlay", "individual": "bus-driver"}
    app.session.edit("x", lambda s: s.replace(payroll=Payroll.uniform(1, 1), **nothing))
    panel = app.window.centre.answer
    assert app.session.answer is not None
    assert against_baseline(app.session.answer) == ""
    assert answer_told(app) == "No way to send this amount can be compared."
    assert panel.body.text().count("Why?") == 1
    assert "Canada" not in panel.body.text()


def test_outlay(open_window: Opener) -> None:
    app = open_window()
    app.session.change("x", amount_is="outlay")
    shown(app)


def test_amounts_that_differ(open_window: Opener) -> None:
    import numpy as np

    app = open_window()
    amounts = np.array([30_000, 40_000, 55_055], dtype=np.int64)
    app.session.edit("x", lambda s: s.replace(payroll=Payroll(amounts)))
    shown(app)
    assert "for 3 workers" in answer_told(app)
    assert "on average" in answer_told(app)
    assert not app.window.scenario.workers.amount.isEnabled()


def test_without_a_reference_rate_what_arrives_is_unknown(open_window: Opener) -> None:
    app = open_window()
    app.session.edit("x", lambda s: s.replace(corridor=replace(s.corridor, reference=None)))
    shown(app)
    assert "unknown" in app.window.centre.answer.cards.cards[1].note.text()


def test_nothing_to_compare_with_is_said_and_left_again(open_window: Opener) -> None:
    app = open_window()
    only_pooled = lambda s: replace(  # noqa: E731
        s.corridor, services=tuple(x for x in s.corridor.services if x.kind == "pooled")
    )
    app.session.edit("x", lambda s: s.replace(corridor=only_pooled(s)))
    panel = app.window.centre.answer
    assert answer_told(app).startswith("No service can be compared")
    assert not panel.cards.isVisible()
    app.session.undo_stack.undo()
    assert panel.cards.isVisible()
    shown(app)


def test_the_chip_opens_the_figures_with_the_examples_first(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    chip, tables = app.window.centre.answer.chip, app.window.centre.tables
    assert chip.text().startswith("8 example figures")
    tables.search.setText("Scotia")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert tables.tabs.key() == "figures"
    assert tables.search.text() == ""
    view, model = tables.figures_page.view, tables.figures_page.model
    assert view.hasFocus()
    first = [model.text(row, STANDING) for row in range(5)]
    assert first == ["example"] * 5


def test_why_opens_what_must_be_known(open_window: Opener) -> None:
    app = open_window()
    app.window.centre.answer.body.linkActivated.emit("why")
    popover = app.window.findChild(Popover)
    assert popover is not None
    said = " ".join(label.text() for label in popover.findChildren(QLabel))
    assert "comparison is with the median of 15 services" in said
    assert "Like for like" in said
    assert "consent" in said
    popover.close()


def test_a_refused_edit_is_told_in_place(open_window: Opener) -> None:
    app = open_window()
    before = app.session.scenario
    assert not app.session.change("x", paydays=4000)
    assert app.session.scenario is before
    assert "paydays" in app.window.centre.notice.text()


def test_a_dropped_file_opens(open_window: Opener) -> None:
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    app = open_window()
    example = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(example))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    app.window.dropEvent(event)
    assert app.session.scenario.corridor.id != "canada-guatemala"
