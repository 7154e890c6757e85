"""A thousand handouts against a hundred, in time of the processor: it grows with the pages only."""

from __future__ import annotations

import time

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.files.handout_words import find_handout_words
from remitcalc.output.handout.handout import Handouts
from remitcalc.pages.handout import document
from remitcalc.pages.typesetting import forget
from tests.benchmarks.timing import best_times, report

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


def pages(workers: int) -> None:
    forget()  # else the second run would find the first one's pages
    document(handouts(workers), range(workers), "Letter")


def test_a_thousand_handouts() -> None:
    few, many = best_times(lambda: pages(FEW), lambda: pages(MANY), runs=2, clock=time.process_time)
    report("A thousand handouts, per page", many / MANY / (few / FEW), "a hundred", "at most 1.1")
    report("A page of them, in milliseconds", 1000 * many / MANY, "1 ms", "at most 50")
