"""A thousand handouts against a hundred, in time of the processor: it grows with the pages only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.files.handout_words import find_handout_words
from remitcalc.output.handout.handout import Handouts
from remitcalc.pages.handout import document
from tests.benchmarks.timing import best_times, report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.benchmark

FEW, MANY = 100, 1000


def handouts(workers: int) -> Handouts:
    amounts = np.random.default_rng(7).integers(5_000, 150_000, workers)
    names = tuple(f"Worker of the farm {at}" for at in range(workers))
    scenario = Scenario.of(load_corridor("us-guatemala"))
    words, _ = find_handout_words("es")
    assert words is not None
    comparison = compare(scenario.replace(payroll=Payroll(amounts, names=names)))
    return Handouts(comparison, words, with_names=True)


def test_a_thousand_handouts(qapp: QApplication) -> None:
    few, many = best_times(
        lambda: document(handouts(FEW), range(FEW), "Letter"),
        lambda: document(handouts(MANY), range(MANY), "Letter"),
        runs=2,
        clock=time.process_time,
    )
    report("A thousand handouts, per page", many / MANY / (few / FEW), "a hundred", "at most 1.1")
    report("A page of them, in milliseconds", 1000 * many / MANY, "1 ms", "at most 50")
