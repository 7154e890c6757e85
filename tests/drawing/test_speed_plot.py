"""What arrives and how fast: days as bars, ways that do not say them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from remitcalc import Scenario, compare, load_corridor
from remitcalc.drawing.plot_picture import PlotPicture
from remitcalc.drawing.rows_that_fit import Apart
from remitcalc.drawing.style import chart_theme
from remitcalc.model.service import Speed
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.speed import POOLED, speed_chart

TOLD = (Speed(0, 0), Speed(0, 1), Speed(1, 3), None, Speed(3, 5), Speed(2, 2), None, Speed(6, 10))
USUAL = Speed(2, 4)


@pytest.fixture
def shown(spoken):
    kept = []

    def made(told=TOLD, *, pooled=USUAL, size=(1000, 420)):
        corridor = load_corridor("canada-guatemala")
        services = []
        for at, service in enumerate(corridor.services):
            speed = pooled if service.kind == "pooled" else told[at % len(told)]
            services.append(replace(service, speed=speed))
        found = compare(Scenario.of(replace(corridor, services=tuple(services))))
        answer = Answer(found, spoken("en"))
        kept.append(PlotPicture(speed_chart(answer), *size, chart_theme()))
        return answer, kept[-1].plot

    return made


def test_bars_reach_from_the_least_to_the_most_days(shown) -> None:
    _, plot = shown()
    bars = plot.bars()
    assert len(bars) == plot.data.timed == 12
    for row, bar in bars.items():
        least, most = plot.data.rows[row].days
        assert bar.left == pytest.approx(plot.frame.x(least))
        assert bar.right == pytest.approx(plot.frame.x(most))
        assert plot.frame.box.grown(1).holds(bar)


def test_ways_that_do_not_say_how_long_they_take_follow_apart_without_a_bar(shown) -> None:
    _, plot = shown()
    silent = [row for row, one in enumerate(plot.data.rows) if one.days is None]
    assert silent == list(range(plot.data.timed, len(plot.data.rows)))
    assert not set(silent) & set(plot.bars())
    assert plot.shown.index(Apart()) == plot.data.timed


def test_what_brings_most_comes_first(shown) -> None:
    answer, plot = shown()
    received = {answer.way_labels[one.service.id]: one.receipt.received for one in answer.ways}
    minor = [received[one.label].minor for one in plot.data.rows]
    assert minor[: plot.data.timed] == sorted(minor[: plot.data.timed], reverse=True)
    for row, one in enumerate(plot.data.rows):
        assert plot.data.table.row(row)[1] == received[one.label]


def test_the_pool_stays_in_sight_where_rows_are_left_out(shown) -> None:
    for pooled in (USUAL, None):
        _, plot = shown(pooled=pooled, size=(700, 200))
        roles = {plot.data.rows[row].role for row in plot.rows()}
        assert POOLED in roles
        assert len(plot.rows()) < len(plot.data.rows)


def test_the_title_says_how_fast_the_pool_is_or_that_it_does_not_say_so(shown) -> None:
    _, plot = shown()
    said = "Pooled, Q2,155.61 arrives: 2–4 days"
    assert plot.data.captions.title == said
    _, plot = shown(pooled=None)
    said = "The pool does not say how long it takes; 11 of 15 ways alone do"
    assert plot.data.captions.title == said
    _, plot = shown((None,), pooled=None)
    assert plot.data.captions.title == "No way says how long it takes"
    assert plot.bars() == {}
    assert plot._ticks == []
