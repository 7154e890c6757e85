"""The answer is the group's, one worker has no pool, and the answer keeps its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from remitcalc.gui.widgets.lead import MOST_LINES, Paragraph, fitted
from remitcalc.gui.widgets.text import label
from remitcalc.model.payroll import Payroll
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.document.services import services_title
from remitcalc.output.service_label import service_labels, service_numbers
from tests.gui.conftest import language
from tests.gui.test_models import answer_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from tests.gui.conftest import Opener


def with_workers(app: Application, workers: int) -> None:
    app.session.edit("x", lambda s: s.replace(payroll=Payroll.uniform(workers, 40_000)))


def cards(app: Application) -> dict[str, str]:
    shown = app.window.centre.answer.cards.cards
    return {c.title.text(): c.figure.text() for c in shown if c.isVisible()}


def test_one_worker_sees_no_pool_until_it_is_unfolded(open_window: Opener, qtbot: QtBot) -> None:
    app = open_window()
    app.window.centre.chart.choose("season")
    with_workers(app, 1)
    centre, together = app.window.centre, app.window.scenario.together
    assert cards(app) == {
        "Cheapest": "≥\xa0C$8.40",
        "Arrives that way": "≤\xa0Q2,165.55",
        "Next": "≥\xa0C$9.56",
        "Dearest": "≥\xa0C$32.56",
    }
    assert centre.chart.kind == "breakdown"
    assert [centre.chart.list.itemText(at) for at in range(centre.chart.list.count())] == [
        "What it is made of"
    ]
    assert centre.tables.tabs.button("services").text() == "Ways 15"
    assert not any(way.name.startswith("Pooled") for way in centre.tables.services.ways)
    centre.tables.choose("workers")
    headings = [column.heading for column in centre.tables.workers.columns]
    assert headings == ["Worker", "Amount", "Pays", "Arrives", "Alone"]
    assert not together.offers.isVisible()
    qtbot.mouseClick(together.fold, Qt.MouseButton.LeftButton)
    assert together.offers.isVisible()
    with_workers(app, 2)
    assert not together.fold.isVisible()
    assert centre.chart.kind == "season", "what was chosen before there was one worker only"


def test_the_employers_part_is_a_figure_of_its_own(open_window: Opener) -> None:
    app = open_window()
    app.session.change("x", employer_share_percent=Decimal(50))
    assert cards(app)["The employer pays"] == "C$10.00"
    app.session.change("x", employer_share_percent=Decimal(0))
    assert "The employer pays" not in cards(app)


def test_chart_and_tables_stay_where_they_are_while_one_types(open_window: Opener) -> None:
    app = open_window()
    places = set()
    with_workers(app, 2)
    for workers in (40, 3, 1, 7, 400, 2):
        with_workers(app, workers)
        app.window.repaint()
        places.add(app.window.centre.splitter.y())
    assert len(places) == 1


@pytest.mark.parametrize("tag", ["en", "fr", "es"])
def test_a_long_answer_leaves_the_chart_in_sight_in_a_small_window(
    open_window: Opener, qtbot: QtBot, tag: str
) -> None:
    app = open_window(size=(1024, 700), spoken=language(tag))
    app.session.edit("x", lambda s: s.replace(payroll=Payroll.uniform(14, 30_050)))
    qtbot.waitUntil(lambda: app.window.centre.verticalScrollBar().maximum() == 0)


def test_a_long_answer_is_a_click_away(open_window: Opener) -> None:
    app = open_window(size=(1024, 700))
    body = app.window.centre.answer.body
    assert body.is_cut
    answer = app.session.answer
    assert answer is not None
    assert cheaper(answer) in body.accessibleName()


def test_the_headings_of_ways_say_whose_figures_they_are(open_window: Opener) -> None:
    app = open_window()
    tables = app.window.centre.tables
    assert app.session.answer is not None
    assert tables.caption.text() == services_title(app.session.answer)
    assert tables.caption.isVisible()


def test_paragraphs_take_no_more_than_their_lines(qtbot: QtBot) -> None:
    shown = label("lead")
    qtbot.addWidget(shown)
    long = Paragraph("word " * 200 + "end.")
    more = Paragraph("", "More", "why")
    metrics = QFontMetricsF(shown.font(), shown)
    said = fitted([long, Paragraph("Short."), long], more, metrics, 800)
    assert [one.text.endswith("…") for one in said] == [True, False, True]
    assert (said[0].link, said[1]) == ("More", Paragraph("Short."))
    assert len(said[0].text) > len(said[2].text) > 20
    assert (
        fitted([Paragraph("Short.")] * MOST_LINES, more, metrics, 800)
        == [Paragraph("Short.")] * MOST_LINES
    )


def test_services_that_look_alike_have_the_number_of_their_label() -> None:
    answer = answer_of("us-guatemala")
    corridor = answer.comparison.scenario.corridor
    numbers = service_numbers(corridor, answer.language)
    labels = service_labels(corridor, answer.language)
    assert numbers
    for service, told in labels.items():
        assert told.endswith(f" ({numbers.get(service)})") == (service in numbers)
