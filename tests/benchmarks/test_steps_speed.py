"""Taking one figure apart among many workers, against pricing by the plain reference.

Pooled the reference prices the whole pool, because one worker's part follows from all; alone it
prices that worker.
"""

from __future__ import annotations

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.saving import saving
from remitcalc.files.corridor_library import find_corridor
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference import alone as reference_alone
from tests.reference import pool as reference_pool

from .timing import best_times, report

pytestmark = pytest.mark.benchmark

WORKERS, ROW = 100_000, 777


@pytest.mark.parametrize("rule", ["equal", "proportional", "no-one-worse-off"])
@pytest.mark.parametrize("amount_is", ["principal", "outlay"])
def test_a_figure_among_a_hundred_thousand_workers(rule, amount_is) -> None:
    corridor, _ = find_corridor("canada-guatemala")
    assert corridor is not None
    amounts = np.random.default_rng(5).integers(20_000, 60_000, WORKERS)
    scenario = Scenario.of(corridor).replace(
        payroll=Payroll(amounts), share=rule, amount_is=amount_is
    )
    comparison = compare(scenario)
    service, day = comparison.baseline.service, scenario.date
    assert comparison.pooled_service is not None
    pool, few = comparison.pooled_service, amounts[:2000].tolist()

    def worker_by_reference() -> object:
        amount = int(amounts[ROW])
        return reference_alone.send_alone(corridor, service, amount, day=day, amount_is=amount_is)

    def two_thousand_by_reference() -> object:
        """A fiftieth of the pool; outlays are searched one by one, which would take hours."""
        return reference_pool.send_pooled(corridor, pool, few, day=day, rule="equal")

    kept = Explained(comparison.priced)
    worker, pooled, alone, first, other, both = best_times(
        worker_by_reference,
        two_thousand_by_reference,
        lambda: kept.alone(ROW),
        lambda: Explained(comparison.priced).pooled(ROW),
        lambda: kept.pooled(ROW + 1),
        lambda: saving(comparison, ROW),
        runs=3,
    )
    what = f"{rule}, {amount_is}"
    report(f"{what}: alone", alone / worker, "that worker by the reference", "2")
    for name, taken in (("pooled", first), ("the next worker", other), ("saving", both)):
        ratio = 1000 * taken / (50 * pooled)
        report(f"{what}: {name}", ratio, "a thousandth of the pool by the reference", "2000")
