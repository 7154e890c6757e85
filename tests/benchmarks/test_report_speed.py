"""A report: against laying out its pages alone, and what the window waits for one step."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.output.language import Language
from remitcalc.output.report.report import report_of
from remitcalc.pages.report import ReportPages
from tests.benchmarks.timing import best_times, paired_ratio, report

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.pages.typesetting import Typesetting

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6")
pytestmark = pytest.mark.benchmark

PATIENCE = 0.3
PAIRS = 15
LANGUAGE = Language("en")
NUMBERS = count()


def compared(workers: int) -> Comparison:
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    if workers != len(scenario.payroll):
        amounts = np.random.default_rng(7).integers(5_000, 150_000, workers)
        scenario = scenario.replace(payroll=Payroll(amounts))
    return compare(scenario)


def said(comparison: Comparison) -> ReportPages:
    return ReportPages(report_of(comparison, LANGUAGE), LANGUAGE, "A4")


def painted(pages: ReportPages) -> dict[str, bytes]:
    from remitcalc.drawing.export import plot_svg

    return {p.file: plot_svg(p.chart, p.width, p.height) for p in pages.plots()}


def another(laid: Typesetting) -> Typesetting:
    """Return pages that were not laid out before: typst keeps what it has laid out."""
    text = f"{laid.document['subtitle']} {next(NUMBERS)}"
    sections = [
        {**one, "title": f"{one['title']} {next(NUMBERS)}"} for one in laid.document["sections"]
    ]
    pictures = {
        name: svg.replace(b"<svg", b"<svg data-n='%d'" % next(NUMBERS), 1)
        for name, svg in laid.pictures.items()
    }
    document = {**laid.document, "subtitle": text, "sections": sections}
    return replace(laid, document=document, pictures=pictures)


@pytest.mark.parametrize("workers", [40, 600])
def test_a_report_against_its_pages_alone(workers: int) -> None:
    from remitcalc.drawing.offscreen import drawing_application

    application = drawing_application()
    comparison = compared(workers)
    pages = said(comparison)
    laid = pages.typesetting(painted(pages))

    def whole() -> None:
        made = said(comparison)
        another(made.typesetting(painted(made))).pdf()

    ratio = paired_ratio(lambda: another(laid).pdf(), whole, pairs=PAIRS)
    saying, painting, laying = best_times(
        lambda: said(comparison),
        lambda: painted(pages),
        lambda: another(laid).pdf(),
    )
    assert application is not None
    report(f"A report of {workers:,} workers", ratio, "laying out its pages", "at most 1.50")
    report("What it says", saying / laying, "laying out", "less than its charts")
    report("Its charts, painted", painting / laying, "laying out", "at most 0.50")


@pytest.mark.parametrize("workers", [1_000, 10_000])
def test_what_the_window_waits_for(workers: int) -> None:
    from remitcalc.drawing.export import plot_svg
    from remitcalc.drawing.offscreen import drawing_application

    application = drawing_application()
    pages, longest = said(compared(workers)), 0.0
    for plot in pages.plots():
        start = time.perf_counter()
        plot_svg(plot.chart, plot.width, plot.height)
        longest = max(longest, time.perf_counter() - start)
    assert application is not None
    report(f"The longest chart, {workers:,} workers", longest / PATIENCE, "0.3 s", "at most 1")
