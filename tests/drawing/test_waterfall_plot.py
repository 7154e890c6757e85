"""Where the money goes: each step takes its stretch off the end of the one before."""

from __future__ import annotations

from itertools import pairwise

import pytest

from remitcalc import Payroll, compare
from remitcalc.drawing.plot_picture import PlotPicture
from remitcalc.drawing.scenery import line_height
from remitcalc.drawing.style import chart_theme, font, text_size
from remitcalc.engine.figure import PARTS
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.waterfall import (
    ABSENT,
    ALONE,
    FULL,
    LATER,
    PART,
    POOLED,
    waterfall_chart,
)

CORRIDORS = ("canada-guatemala", "us-guatemala", "switzerland-serbia")


@pytest.fixture
def shown(compared, spoken):
    kept = []

    def made(corridor="canada-guatemala", *, mode="principal", tag="en", **who):
        found = compared(corridor, **who)
        found = compare(found.scenario.replace(amount_is=mode))
        answer = Answer(found, spoken(tag))
        kept.append(PlotPicture(waterfall_chart(answer), 1000, 360, chart_theme()))
        return answer, kept[-1].plot

    return made


@pytest.mark.parametrize("mode", ["principal", "outlay"])
@pytest.mark.parametrize("corridor", CORRIDORS)
def test_steps_lead_from_what_is_parted_with_to_what_arrives(shown, corridor, mode) -> None:
    answer, plot = shown(corridor, mode=mode)
    for way, receipt in ((ALONE, answer.alone.receipt), (POOLED, answer.pooled)):
        stages = [row[way] for row in plot.data.stages]
        assert stages[0].end * 100 == pytest.approx(receipt.paid.minor)
        for before, after in pairwise(stages[:-1]):
            assert after.start == before.end
        known = sum(receipt.parts[p].minor for p in PARTS if receipt.parts[p].is_known)
        assert stages[-1].end == pytest.approx(stages[-2].end)
        assert stages[-1].end * 100 == pytest.approx(receipt.paid.minor - known)
        if receipt.received.is_exact:
            rate = answer.comparison.scenario.corridor.reference.rate
            worth = receipt.received.minor / float(rate)
            assert abs(worth - stages[-1].end * 100) < 1


def test_bars_stand_at_their_values_and_hang_together(shown) -> None:
    _, plot = shown("us-guatemala", workers=25)
    frame = plot.frame
    for bar in plot.bars():
        start = plot.data.least if bar.stage.kind == FULL else bar.stage.start
        left, right = sorted((frame.x(start), frame.x(bar.stage.end)))
        assert (bar.box.left, bar.box.right) == pytest.approx((left, right))
        assert frame.box.grown(1).holds(bar.box)
    boxes = [bar.box for bar in plot.bars()]
    for at, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[:at])


def test_what_is_not_surveyed_has_no_length_and_what_follows_is_no_plain_bar(shown) -> None:
    answer, plot = shown()
    kinds = {
        name: row[ALONE].kind for name, row in zip(plot.data.names, plot.data.stages, strict=True)
    }
    assert kinds["Taken on the way"] == kinds["Charges on arrival"] == ABSENT
    assert kinds["Exchange margin"] == LATER
    assert kinds["Fees on top"] == PART
    for bar in plot.bars():
        assert (bar.stage.kind == ABSENT) <= (bar.box.width == 0)
    assert plot.data.stages[-1][ALONE].is_open
    assert not plot.data.stages[-1][POOLED].is_open
    assert plot.data.open_name
    assert plot.data.later_name
    assert plot.data.table.row(len(plot.data.table) - 1)[1] == answer.alone.receipt.received


def test_an_axis_that_does_not_begin_at_zero_says_where(shown) -> None:
    _, plot = shown()
    assert plot.data.least == 380
    assert plot.data.scale.title == "per worker and payday; the axis begins at C$380.00"
    assert plot.frame.x_range[0] == 380


def test_the_title_says_what_does_not_arrive(shown, spoken, compared) -> None:
    _, plot = shown()
    assert plot.data.captions.title == "C$10.69 is taken on the way pooled, at least C$16.88 alone"
    scenario = compared().scenario
    alone = compare(scenario.replace(payroll=Payroll.uniform(1, 40_000)))
    data = waterfall_chart(Answer(alone, spoken("en")))
    assert data.nothing
    assert len(data.table) == 0


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
def test_what_the_bars_are_is_said_whole_in_the_width_of_a_page(compared, spoken, tag) -> None:
    found = compared("us-guatemala", workers=5)
    data = waterfall_chart(Answer(found, spoken(tag)))
    picture = PlotPicture(data, 560, 260, chart_theme())
    plot = picture.plot
    lines = plot._key()
    said = [words for line in lines for _, words in line]
    assert said == [*data.ways, data.open_name, data.later_name]
    used = font(plot.theme, plot.theme.type.small)
    for line in lines:
        needed = sum(text_size(used, words)[0] + 18 + plot.theme.spacing.one for _, words in line)
        assert needed <= plot._key_width()
    height = line_height(plot.theme, plot.theme.type.small)
    assert len(lines) * height < plot.frame.box.top - height, "the heads stand below it"
