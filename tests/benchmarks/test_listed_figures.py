"""Figures of a corridor of many services: listed and shown, against what the answer takes."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare
from remitcalc.engine.effects import effect_of
from remitcalc.files.corridor_library import load_corridor
from remitcalc.gui.models.figures_model import FiguresModel
from remitcalc.gui.models.services_model import ServicesModel
from remitcalc.output.answer import Answer
from remitcalc.output.tables.figures import figure_rows
from tests.benchmarks.timing import paired_ratio, report
from tests.gui.conftest import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from remitcalc.engine.comparison import Comparison

pytestmark = pytest.mark.benchmark

SERVICES, PAIRS = 60, 9
STEP = Decimal(20)


def compared(workers: int) -> Comparison:
    corridor = load_corridor("us-guatemala")
    more = [
        replace(one, id=f"{one.id}-again", provider=f"{one.provider} again")
        for one in corridor.individual_services
    ]
    corridor = replace(corridor, services=(*corridor.services, *more)[:SERVICES])
    amounts = np.random.default_rng(1).integers(20_000, 90_000, workers)
    payroll = Payroll(amounts) if workers > 40 else Payroll.uniform(workers, 40_000)
    return again(Scenario.of(corridor).replace(payroll=payroll))


def again(scenario: Scenario) -> Comparison:
    offers = [one.id for one in scenario.corridor.pooled_services]
    comparison = compare(scenario, side_by_side=offers)
    assert comparison.offers
    return comparison


@pytest.mark.parametrize("workers", [40, 2_000, 20_000])
def test_listing_and_moving_figures_beside_a_comparison(workers: int) -> None:
    comparison = compared(workers)
    rows = figure_rows(comparison)
    assert len(rows) > 3 * SERVICES
    places = [row.place for row in rows if row.is_behind and not row.is_unknown]

    def compare_again() -> None:
        again(comparison.scenario)

    listed = paired_ratio(compare_again, lambda: figure_rows(comparison), pairs=PAIRS)
    report(f"listing {len(rows)} figures, {workers} workers", listed, "the comparison", "≤ 1")

    def move() -> None:
        assert all(effect_of(comparison, place, STEP) is not None for place in places)

    moved = paired_ratio(compare_again, move, pairs=PAIRS)
    report(f"moving {len(places)} figures, {workers} workers", moved, "the comparison", "≤ 1")


def test_showing_figures_beside_showing_ways(qapp: QApplication) -> None:
    comparison = compared(40)
    answer, rows = Answer(comparison, language()), figure_rows(comparison)
    ways, figures = ServicesModel(), FiguresModel()

    def shown(model: ServicesModel | FiguresModel) -> None:
        for row in range(min(model.rowCount(), 60)):
            for at in range(model.columnCount()):
                assert model.text(row, at) is not None

    def show_ways() -> None:
        ways.show_answer(answer)
        shown(ways)

    def show_figures() -> None:
        figures.show_figures(answer, rows, {})
        shown(figures)

    ratio = paired_ratio(show_ways, show_figures, pairs=PAIRS)
    report(f"showing {len(rows)} figures", ratio, "showing the table of ways", "≤ 2")
