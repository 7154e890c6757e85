"""Cost by the amount sent: all ways in grey behind two in colour, in money or in percent."""

from __future__ import annotations

import numpy as np
import pytest

from remitcalc import compare
from remitcalc.drawing.label_placement import distance
from remitcalc.drawing.plot_picture import PlotPicture
from remitcalc.drawing.plots.other_lines import OTHER
from remitcalc.drawing.style import chart_theme
from remitcalc.engine.amount_curve import amount_curve, default_range
from remitcalc.engine.figure import Bound
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.amount import amount_chart, percent_amount_chart
from remitcalc.output.tables.cell import Percent

CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
SIZES = ((1200, 560), (700, 300), (430, 260))


@pytest.fixture
def plotted(compared, spoken):
    kept = []

    def made(corridor="canada-guatemala", size=SIZES[0], *, in_percent=False, **who):
        maker = percent_amount_chart if in_percent else amount_chart
        data = maker(Answer(compared(corridor, **who), spoken("en")))
        kept.append(PlotPicture(data, *size, chart_theme()))
        return kept[-1].plot

    return made


@pytest.mark.parametrize("in_percent", [False, True])
def test_every_other_way_is_a_line_at_its_own_cost(plotted, in_percent: bool) -> None:
    plot = plotted("us-guatemala", in_percent=in_percent)
    assert len(plot.data.others) > 20
    box = plot.frame.box
    for way, pieces in zip(plot.data.others, plot.others.pieces, strict=True):
        xs, ys = plot.frame.xs(plot.data.amounts), plot.frame.ys(way.cost)
        for piece in pieces:
            at = np.array(piece.points)
            assert np.abs(np.interp(at[:, 0], xs, ys) - at[:, 1]).max() < 1
            assert (at[:, 1] >= box.top - 1e-6).all()


@pytest.mark.parametrize("in_percent", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("corridor", CORRIDORS)
def test_no_label_is_nearer_to_another_line_than_to_its_own(
    plotted, corridor: str, size: tuple[int, int], in_percent: bool
) -> None:
    plot = plotted(corridor, size, in_percent=in_percent)
    lines = {**plot.lines(), **plot.others.ink()}
    named = [label for label in plot.labels() if label.lines]
    if size != SIZES[-1]:  # where there is room for both
        assert {"pooled", "alone"} <= {one for label in named for one in label.lines}
    for label in named:
        far = {name: distance(label.box, ink) for name, ink in lines.items() if len(ink)}
        own = min(far[name] for name in label.lines if name in far)
        assert own <= min(far.values()) + 1e-6, label.text


def test_grey_lines_give_way_to_labels_that_name_none(plotted) -> None:
    plot = plotted("us-guatemala")
    for label in plot.labels():
        if label.lines:
            continue
        for name, ink in plot.others.ink().items():
            assert distance(label.box, ink) > 0, (label.text, name)


def test_the_cheapest_and_the_dearest_other_way_are_named_beside_their_lines(plotted) -> None:
    plot = plotted()
    own = {way.label: way.own for way in plot.data.others}
    named = [one for one in plot.labels() if any(n.startswith(OTHER) for n in one.lines)]
    assert {one.text for one in named} == {min(own, key=own.get), max(own, key=own.get)}
    for one in named:
        assert distance(one.box, plot.others.ink()[one.lines[0]]) <= 24


def test_what_others_cost_at_least_is_open_upwards(plotted) -> None:
    plot = plotted()
    assert all(way.is_open for way in plot.data.others)
    ink = plot.others.ink()
    for number, pieces in enumerate(plot.others.pieces):
        top = min(y for piece in pieces for _, y in piece.points)
        assert ink[f"{OTHER}{number}"][:, 1].min() == pytest.approx(top - 3)


def test_in_percent_the_lines_of_the_goals_lie_level(plotted) -> None:
    plot = plotted(in_percent=True)
    for (name, (start, end)), percent in zip(plot.percent_lines(), (3, 5), strict=True):
        assert name.startswith(str(percent))
        assert start[1] == end[1] == pytest.approx(plot.frame.y(percent))


@pytest.mark.parametrize("mode", ["principal", "outlay"])
def test_the_table_in_percent_holds_exact_shares_of_what_is_delivered(
    compared, spoken, mode: str
) -> None:
    found = compare(compared().scenario.replace(amount_is=mode))
    data = percent_amount_chart(Answer(found, spoken("en")))
    curve = amount_curve(found, *default_range(found), points=96)
    at = curve.row_of(found.average_amount)
    cells = data.table.row(at)
    outcomes = [curve.alone, curve.pooled]
    for cell, outcome in zip(cells[1:3], outcomes, strict=True):
        assert isinstance(cell, Percent)
        assert cell.value * int(outcome.principal[at]) == 100 * int(outcome.total[at])
    others = cells[len(cells) - len(curve.others) :]
    for cell, one in zip(others, curve.others, strict=True):
        assert cell.value * int(one.outcome.principal[at]) == 100 * int(one.outcome.total[at])
        assert cell.bound == Bound.AT_LEAST
    assert len(data.table.headers) == len(cells)


def test_the_ways_pointed_at_are_ranked_ones(compared, spoken) -> None:
    answer = Answer(compared("switzerland-serbia"), spoken("en"))
    data = amount_chart(answer)
    curve = amount_curve(answer.comparison, *default_range(answer.comparison), points=96)
    at = curve.row_of(answer.comparison.average_amount)
    ranked = [one for one in answer.ranked if one.service != answer.alone.service]
    cheapest, dearest = answer.label(ranked[0].service), answer.label(ranked[-1].service)
    said = data.hover(at)[1]
    assert said.startswith(f"{len(ranked)} other ways: from ")
    assert cheapest in said
    assert dearest in said
