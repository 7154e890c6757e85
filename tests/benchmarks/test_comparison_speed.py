"""Comparing many workers, against plain float64 expressions and against a Decimal loop.

The baselines compute the same charges for the same columns: the fee interpolated between two
surveyed pairs, the margin, transit and arrival charges, shares, totals, savings, and what a season
sums to. Float64 does so without rounding anything and without checking anything.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import find_corridor
from remitcalc.model.charge import Charge, Observation, Observed
from remitcalc.model.payroll import Payroll
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.scenario import Scenario
from remitcalc.model.service import Side

from .timing import best_times, report

pytestmark = pytest.mark.benchmark

FEES = ((20000, 400), (50000, 1000))
REF, ALONE_MARGIN, POOL_MARGIN = 5.53, 0.0614, 0.021
WIRE, TRANSIT, INCOMING, OWN_ARRIVAL, PAYDAYS = 2000, 1500, 11500, 500, 17


def scenario(workers: int) -> Scenario:
    corridor, _ = find_corridor("canada-guatemala")
    assert corridor is not None
    source = Provenance("made up for the benchmark", "2025", Status.OWN)
    fee = Charge("fee", "sending", Observed(tuple(Observation(*p) for p in FEES)), source)
    cash = corridor.service("western-union-cash-agent")
    none = Side((), source)
    alone = replace(cash, sending=Side((fee,), source), transit=none, receiving=none)
    pool = corridor.service(corridor.defaults.pooled_service)
    amounts = np.random.default_rng(5).integers(20000, 60000, workers)
    return replace(Scenario.of(replace(corridor, services=(alone, pool))), payroll=Payroll(amounts))


def in_floats(amounts: np.ndarray) -> dict[str, np.ndarray]:
    a = amounts / 1.0
    n, total = len(a), a.sum()
    columns = {}
    columns["alone_sending"] = np.interp(a, *zip(*FEES, strict=True))
    columns["alone_received"] = a * REF * (1 - ALONE_MARGIN)
    columns["alone_fx"] = a - columns["alone_received"] / REF
    columns["alone_total"] = columns["alone_sending"] + columns["alone_fx"]
    columns["alone_paid"] = a + columns["alone_sending"]
    columns["sending"] = np.full(n, WIRE / n)
    columns["transit"] = np.full(n, TRANSIT / n)
    net = a - columns["transit"]
    gross = (total - TRANSIT) * REF * (1 - POOL_MARGIN) * net / (total - TRANSIT)
    arrival = np.full(n, INCOMING / n) + OWN_ARRIVAL
    columns["received"] = gross - arrival
    columns["fx"] = net - gross / REF
    columns["receiving"] = arrival / REF
    columns["total"] = (
        columns["sending"] + columns["transit"] + columns["fx"] + columns["receiving"]
    )
    columns["paid"] = a + columns["sending"]
    columns["saving"] = columns["alone_total"] - columns["total"]
    columns["season_alone"] = columns["alone_total"] * PAYDAYS
    columns["season"] = columns["total"] * PAYDAYS
    columns["worse_off"] = columns["saving"] < 0
    return columns


def ranked_in_floats(amounts: np.ndarray, services: int) -> list[float]:
    """Return what each of so many services costs all, besides the columns of both ways."""
    in_floats(amounts)
    a = amounts / 1.0
    sums = []
    for at in range(services):
        fee = np.interp(a, *zip(*FEES, strict=True)) + at
        received = a * REF * (1 - ALONE_MARGIN)
        sums.append(float((fee + (a - received / REF)).sum()))
    return sorted(sums)


def in_decimals(amounts: list[int]) -> list[Decimal]:
    cent = Decimal(1)
    count, total = len(amounts), Decimal(sum(amounts))
    (low, low_fee), (high, high_fee) = FEES
    slope = Decimal(high_fee - low_fee) / (high - low)
    ref, alone, pool = Decimal("5.53"), Decimal("0.9386"), Decimal("0.979")
    savings = []
    for amount in map(Decimal, amounts):
        fee = low_fee + slope * (min(amount, high) - low)
        fee = fee.quantize(cent, ROUND_HALF_UP)
        received = (amount * ref * alone).quantize(cent, ROUND_HALF_UP)
        cost = fee + amount - (received / ref).quantize(cent, ROUND_HALF_UP)
        net = amount - (Decimal(TRANSIT) / count).quantize(cent, ROUND_HALF_UP)
        pooled_gross = ((total - TRANSIT) * ref * pool).quantize(cent, ROUND_HALF_UP)
        gross = (pooled_gross * net / (total - TRANSIT)).quantize(cent, ROUND_HALF_UP)
        arrival = (Decimal(INCOMING) / count).quantize(cent, ROUND_HALF_UP) + OWN_ARRIVAL
        pooled = (
            (Decimal(WIRE) / count).quantize(cent, ROUND_HALF_UP)
            + amount
            - (gross / ref).quantize(cent, ROUND_HALF_UP)
            + (arrival / ref).quantize(cent, ROUND_HALF_UP)
        )
        savings.append(cost - pooled)
    return savings


def test_a_million_workers_against_float64_and_decimal() -> None:
    million = scenario(1_000_000)
    amounts = np.array(million.payroll.amounts)
    sample = amounts[:20_000].tolist()
    # A comparison ranks its services for the workers, be it only one: so does the plain side.
    exact, floats = best_times(lambda: compare(million), lambda: ranked_in_floats(amounts, 1))
    (decimals,) = best_times(lambda: in_decimals(sample), runs=3)
    what = "1,000,000 workers, one service ranked"
    report(what, exact / floats, "the same sums in plain float64", "at most 2.5")
    scaled = decimals * len(amounts) / len(sample)
    report("a Decimal loop", scaled / exact, "the engine, 1,000,000 workers", "at least 20")


def test_growth_from_a_hundred_thousand_to_a_million() -> None:
    small, large = scenario(100_000), scenario(1_000_000)
    times = best_times(lambda: compare(small), lambda: compare(large))
    report("1,000,000 workers", times[1] / times[0], "100,000 workers", "at most 11")


def test_peak_memory_against_the_columns_returned() -> None:
    million = scenario(1_000_000)
    tracemalloc.start()
    comparison = compare(million)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    columns = [comparison.saving, comparison.bound]
    for outcome in (comparison.individual, comparison.pooled):
        columns += [getattr(outcome, field.name) for field in fields(outcome)]
    columns += comparison.season_totals
    arrays = {id(c): c for c in columns if isinstance(c, np.ndarray)}
    returned = sum(a.nbytes for a in arrays.values() if 0 not in a.strides)
    report("Peak memory", peak / returned, "the columns returned", "at most 3")


@pytest.mark.parametrize("workers", [40, 10_000, 100_000])
def test_what_the_answer_ranges_over(workers: int) -> None:
    """Every way and the reference rate have ranges: nothing costs the same at two corners."""
    asked, ratios = _ranged(workers), []
    for _ in range(15 if workers < 1000 else 7):
        start = time.process_time()
        compared = compare(asked)
        middle = time.process_time()
        _ = compared.range
        ratios.append((time.process_time() - middle) / (middle - start))
    ratio = statistics.median(ratios)
    report(f"what {workers} workers' answer ranges over", ratio, "a comparison", "<= 3.5")


def _ranged(workers: int) -> Scenario:
    """Return a corridor whose margins range by a tenth, and its rate by a hundredth."""

    def moved(one: Any, figure: str, by: str) -> Any:
        value: Decimal = getattr(one, figure)
        far = abs(value * Decimal(by)).quantize(value)  # ends have no more digits than the value
        typed = replace(one.provenance, status=Status.OWN)
        ranges = (PriceRange(figure, value - far, value + far),)
        return replace(one, provenance=typed, ranges=ranges)

    corridor, _ = find_corridor("canada-guatemala")
    assert corridor is not None
    services = tuple(
        replace(one, exchange=moved(one.exchange, "percent", "0.1")) for one in corridor.services
    )
    rate = moved(corridor.reference, "rate", "0.01")
    amounts = np.random.default_rng(5).integers(20000, 60000, workers)
    asked = Scenario.of(replace(corridor, services=services, reference=rate))
    return replace(asked, payroll=Payroll(amounts))


def test_a_million_workers_and_every_service_ranked_for_them() -> None:
    corridor, _ = find_corridor("canada-guatemala")
    assert corridor is not None
    amounts = np.random.default_rng(5).integers(20000, 60000, 1_000_000)
    many = replace(Scenario.of(corridor), payroll=Payroll(amounts))
    services = len(corridor.individual_services)
    plain, ranked = best_times(
        lambda: ranked_in_floats(amounts, services), lambda: compare(many), runs=5
    )
    what = f"1,000,000 workers, {services + 1} services ranked"
    report(what, ranked / plain, "the same sums in plain float64", "at most 2.5")
