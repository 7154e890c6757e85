"""A report of many workers: against the comparison, and what the window waits for one step."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.output.language import Language
from tests.benchmarks.timing import best_times, report

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6")
pytestmark = pytest.mark.benchmark

PATIENCE = 0.3


@pytest.mark.parametrize("workers", [40, 1_000, 10_000])
def test_a_report(workers: int) -> None:
    from remitcalc.drawing.offscreen import drawing_application
    from remitcalc.drawing.paper import pdf_steps
    from remitcalc.drawing.report import laid_report

    application = drawing_application()
    amounts = np.random.default_rng(7).integers(5_000, 150_000, workers)
    scenario = Scenario.of(load_corridor("canada-guatemala")).replace(payroll=Payroll(amounts))
    comparison, language = compare(scenario), Language("en")
    longest: list[float] = []

    def paint() -> None:
        laid = laid_report(comparison, language, "A4")
        before, most = time.perf_counter(), 0.0
        for _ in pdf_steps(laid.pages, "A4", laid.about):
            now = time.perf_counter()
            before, most = now, max(most, now - before)
        longest.append(max(most, time.perf_counter() - before))

    lay, whole, compared = best_times(
        lambda: laid_report(comparison, language, "A4"), paint, lambda: compare(scenario), runs=3
    )
    assert application is not None
    report(f"A report of {workers:,} workers", whole / compared, "its comparison", "at most 200")
    report("Laying its pages, off the thread", lay / PATIENCE, "0.3 s", "at most 1")
    report("The window's longest step", min(longest) / PATIENCE, "0.3 s", "at most 1")
