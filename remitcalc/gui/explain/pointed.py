"""Which figure a card, a cell or a point of a chart is: what is taken apart when it is clicked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from remitcalc.engine.season_frequency import frequencies
from remitcalc.gui.explain.subject import ALL, EVERYBODY, ONE, Subject
from remitcalc.output.chart_data.amount import AmountChart
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.chart_data.group_size import GroupSizeChart
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.savings_order import SavingsOrder
from remitcalc.output.chart_data.season import SeasonChart
from remitcalc.output.chart_data.sensitivity import SensitivityChart
from remitcalc.output.document.figures import employer_figure

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.steps.explanation import WayAsked
    from remitcalc.output.tables.figures import FigureRow
    from remitcalc.output.tables.services import ServiceRow

_OF_PART = {"reference": "received", "arrival": "total"}
"""The figure in which what is no figure of one way stands: a rate, the sum of two parts."""


def of_card(answer: Answer, at: int) -> Subject | None:
    """Return the figure of a card; None: it is no sum, such as a number of workers."""
    if not answer.has_pool:
        return _of_one_worker(answer, at)
    subjects: list[Subject | None] = [Subject("total", "pooled"), Subject("total", "alone")]
    if not answer.pool_reason and answer.alone.receipt.is_possible:
        subjects.append(Subject("saving", "pooled"))
    if employer_figure(answer) is not None:
        subjects.append(Subject("employer", "pooled", ALL))
    return subjects[at] if at < len(subjects) else None


def _of_one_worker(answer: Answer, at: int) -> Subject | None:
    ranked = answer.ranked
    if not ranked:
        return Subject("total", "alone")
    rows = [(ranked[0], "total"), (ranked[0], "received")]
    if len(ranked) > 1:
        rows.append((ranked[1], "total"))
    if len(ranked) > len(rows):
        rows.append((ranked[-1], "total"))
    row, figure = rows[at]
    return Subject(figure, "alone", ONE, row.service.id)


def of_way(answer: Answer, row: ServiceRow, figure: str) -> Subject:
    """Return a figure of a row of the table of ways; a group's percent has no sum."""
    if figure == "percent" and not (answer.is_of_one or answer.is_for_one):
        figure = "total"
    way: WayAsked = "pooled" if row.is_pool else "alone"
    return Subject(_OF_PART.get(figure, figure), way, ONE, row.service.id)


def of_worker(row: int, figure: str) -> Subject:
    """Return a figure of a worker: "pooled.paid" is what one parts with, pooled; -1: of all."""
    way, _, name = figure.partition(".")
    asked: WayAsked = "pooled" if way == "pooled" else "alone"
    if row >= 0:
        return Subject(name, asked, row)
    # What is saved is the group's, whose others save nothing.
    return Subject(name, asked, ALL if name == "saving" else EVERYBODY)


def of_price(answer: Answer, row: FigureRow) -> Subject:
    """Return the figure in which a price stands: its part of the way whose price it is."""
    part, pooled = row.place.part, answer.comparison.pooled_service
    figure = _OF_PART.get(part, part)
    if row.service is None:
        return Subject(figure, "alone" if pooled is None else "pooled")
    is_pooled = row.service.kind == "pooled"
    return Subject(figure, "pooled" if is_pooled else "alone", ONE, row.service.id)


def of_point(  # noqa: PLR0911 - a kind of chart each
    answer: Answer, chart: Chart, row: int
) -> Subject | None:
    """Return the figure at a row of a chart; None: it is of another time, or of none."""
    match chart:
        case SavingsChart():
            workers = SavingsOrder(answer.comparison).workers
            return Subject("saving", "pooled", ONE if chart.alike else int(workers[row]))
        case BreakdownChart():
            receipt = chart.bars[row].receipt
            return next(
                of_way(answer, way, "total") for way in answer.ways if way.receipt is receipt
            )
        case SensitivityChart():
            return Subject("saving", "pooled")
        case SeasonChart():
            is_pooled = not math.isnan(chart.totals[row][1])
            every = frequencies(answer.comparison.scenario)[row]
            season: WayAsked = "pooled" if is_pooled else "alone"
            return Subject("total", season, ALL, is_season=True, every=every)
        case GroupSizeChart():
            return Subject("total", "pooled", ONE, workers=int(chart.sizes[row]))
        case AmountChart():
            amount = round(float(chart.amounts[row]) / chart.amount_scale.major(1))
            size = answer.pool_size if answer.has_pool else 1
            way: WayAsked = "pooled" if answer.has_pool else "alone"
            return Subject("total", way, ONE, workers=size, amount=amount)
    return None
