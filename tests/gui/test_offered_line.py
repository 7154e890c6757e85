"""The line of the offer as it is, behind the one that is tried; words while a line is pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from remitcalc.drawing.label_placement import distance
from remitcalc.drawing.plots.offered import OFFERED
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import LANGUAGES
from tests.gui.conftest import language
from tests.gui.test_bargaining import bargain, let_go, pull
from tests.gui.test_looks import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from remitcalc.gui.panels.chart_panel import ChartPanel
    from tests.gui.conftest import Opener

KINDS_PULLED = ("group-size", "amount", "percent")


def show(panel: ChartPanel, kind: str) -> None:
    panel.choose("group-size" if kind == "group-size" else "amount")
    panel.percent_button.setChecked(kind == "percent")


def names(plot) -> list[str]:
    return [label.text for label in plot.labels()]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_offer_as_it_is_stays_where_it_was_behind_the_line_that_is_tried(
    tag: str, open_window: Opener
) -> None:
    """In each kind of chart, one after the other; the offer is put back before the next."""
    app, panel = bargain(open_window, spoken=language(tag))
    for kind in KINDS_PULLED:
        show(panel, kind)
        app.settle()
        assert panel.view.data.offered is None, "nothing is tried"
        assert not panel.canvas.plot.lines()[OFFERED].size
        panel.bargaining.try_margin(420)
        settle(app.window)
        offer = KINDS[panel.kind].shown(app.session.answer, in_percent=kind == "percent")
        check_offered(panel, offer.pooled if kind == "group-size" else offer.pooled.cost)
        panel.bargaining.put_back()
        settle(app.window)
        assert offer.offered_label not in names(panel.canvas.plot)


def check_offered(panel: ChartPanel, costs: Sequence[float]) -> None:
    """The line of the offer as it is has its costs, and its name beside no other line."""
    plot, data = panel.canvas.plot, panel.view.data
    row = 20
    at, cost = data.offered.at[row], data.offered.cost[row]
    assert cost == costs[row]
    (label,) = [one for one in plot.labels() if one.text == data.offered.label]
    lines, frame = plot.lines(), plot.frame
    place = (frame.x(at), frame.y(cost))
    assert np.hypot(*(lines[OFFERED] - place).T).min() < 2, "as the axes say"
    own = distance(label.box, lines[OFFERED])
    assert own < min(distance(label.box, points) for key, points in lines.items() if key != OFFERED)


def test_two_lines_that_the_eye_cannot_part_have_one_name(open_window: Opener) -> None:
    app, panel = bargain(open_window)
    panel.bargaining.try_margin(185)
    settle(app.window)
    assert panel.view.data.offered is not None
    assert panel.view.data.pooled_label in names(panel.canvas.plot)
    assert panel.view.data.offered.label not in names(panel.canvas.plot)


def test_while_a_line_is_held_what_does_not_move_stays_and_is_placed_anew_when_let_go(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    show(panel, "amount")
    settle(app.window)
    plot, row = panel.canvas.plot, len(panel.view.data.table) // 3
    others, box = plot.others, plot.frame.box
    pull(qtbot, panel, row, 30)
    assert plot.frame.box == box
    assert plot.others is others
    boxes = [label.box for label in plot.labels()]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert panel.view.data.pooled.label in names(plot)
    let_go(qtbot, panel)
    settle(app.window)
    placed = {label.text: label.box for label in plot.labels()}
    plot.show(panel.view.data, plot.theme)
    assert {label.text: label.box for label in plot.labels()} == placed


def test_what_a_slider_moved_is_seen_as_a_whole_once_it_is_let_go(
    open_window: Opener, qtbot: QtBot
) -> None:
    app, panel = bargain(open_window)
    show(panel, "amount")
    settle(app.window)
    slider, before = panel.strip.margin_slider, panel.canvas.plot.frame.y_range
    slider.setSliderDown(True)
    slider.setValue(950)
    settle(app.window)
    assert panel.canvas.plot.frame.y_range == before
    slider.setSliderDown(False)
    settle(app.window)
    low, high = panel.view.data.cost_range
    assert panel.canvas.plot.frame.y_range == pytest.approx((low, high))
    assert high > before[1]
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
