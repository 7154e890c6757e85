"""The rules of sharing side by side: marks where savings lie, apart by who loses."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.plot_picture import PlotPicture
from remitcalc.drawing.style import chart_theme
from remitcalc.engine.sharing_rules import RULES, sharing_rules
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.sharing import sharing_chart
from tests.drawing.words import Recorder

FEW = (20_000, 2_000, 150_000, 90_000)


@pytest.fixture
def shown(spoken):
    kept = []

    def made(amounts=FEW, *, tag="en", **changes):
        scenario = Scenario.of(load_corridor("canada-guatemala"))
        found = compare(scenario.replace(payroll=Payroll(np.array(amounts)), **changes))
        data = sharing_chart(Answer(found, spoken(tag)))
        kept.append(PlotPicture(data, 1000, 300, chart_theme()))
        return found, kept[-1].plot

    return made


def many(workers: int) -> np.ndarray:
    return np.random.default_rng(7).integers(5_000, 150_000, workers)


def test_every_worker_is_counted_by_a_mark_at_his_saving(shown) -> None:
    found, plot = shown(many(400))
    for row, one in enumerate(sharing_rules(found)):
        marks = [mark for mark in plot.marks if mark.row == row]
        assert sum(mark.workers for mark in marks) == len(one.saving)
        xs = plot.frame.xs(one.saving / 100)
        for mark in marks:
            inside = (xs >= mark.box.left - 1) & (xs < mark.box.left + 5)
            assert np.count_nonzero(inside) >= mark.workers


def test_who_loses_stands_left_of_zero_and_is_marked_otherwise(shown) -> None:
    _, plot = shown()
    zero = plot.frame.x(0)
    assert sum(mark.workers for mark in plot.marks if mark.loses) == 5
    for mark in plot.marks:
        assert mark.loses == (mark.box.left < zero)
    loses, saves = plot.look(loses=True), plot.look(loses=False)
    assert loses.is_hatched != saves.is_hatched


def test_higher_marks_count_more_workers(shown) -> None:
    _, plot = shown(many(400))
    by_count = sorted(plot.marks, key=lambda mark: mark.workers)
    heights = [mark.box.height for mark in by_count]
    assert heights == sorted(heights)
    assert all(plot.frame.box.grown(1).holds(mark.box) for mark in plot.marks)


def test_a_refused_rule_says_why_in_the_place_of_marks(shown) -> None:
    _, plot = shown()
    refused = plot.data.rows[RULES.index("no-one-worse-off")]
    assert refused.refusal.startswith("Those who gain by pooling, C$102.51")
    assert not len(refused.savings)
    assert plot.data.table.row(2)[1] == refused.refusal
    assert plot.data.hover(2)[0].endswith(refused.refusal)


def test_at_outlays_a_rounding_unit_is_no_loss(shown) -> None:
    amounts = (20_000, 9_000, 150_000, 90_000, 95_000, 99_000, 100_000, 100_500)
    _, plot = shown(amounts, share="no-one-worse-off", amount_is="outlay")
    row = plot.data.rows[RULES.index("no-one-worse-off")]
    assert not row.refusal
    assert not row.loses.any()
    assert row.figures[0] == "0"


def test_the_title_says_who_loses_and_what_would_close_it(shown) -> None:
    _, plot = shown()
    said = "Shared equally, at most 3 of 4 lose; at most C$336.09 from the employer would close it"
    assert plot.data.captions.title == said
    _, plot = shown((40_000,) * 40)
    assert plot.data.captions.title == "Nobody loses by pooling, whichever way its cost is shared"


def test_the_table_holds_the_figures_of_the_chart(shown) -> None:
    found, plot = shown()
    for row, one in enumerate(sharing_rules(found)[:2]):
        cells = plot.data.table.row(row)
        assert (cells[2], cells[3]) == (one.largest, one.closing)
        assert (cells[4].minor, cells[5].minor) == (one.saving.min(), one.saving.max())


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
def test_why_a_rule_is_refused_is_said_whole_in_the_width_of_a_page(
    spoken, monkeypatch, tag
) -> None:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    found = compare(scenario.replace(payroll=Payroll(np.array(FEW))))
    data = sharing_chart(Answer(found, spoken(tag)))
    picture = PlotPicture(data, 560, 260, chart_theme())
    recorder = Recorder(monkeypatch)
    image = QImage(560, 260, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, Box(0.0, 0.0, 560.0, 260.0))
    painter.end()
    said = " ".join(word.text for word in recorder.words)
    refusal = next(row.refusal for row in data.rows if row.refusal)
    assert refusal in said
