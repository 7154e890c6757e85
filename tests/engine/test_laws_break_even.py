"""Break-even, against every pool size built and computed one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import parts_in
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.bounds import without
from tests.reference.break_even import (
    bound_of_break_even,
    break_even,
    pooled_cost,
    sizes_searched,
)
from tests.reference.making import (
    DAY,
    SOURCE,
    bands,
    charge,
    corridor,
    margin,
    observed,
    pooled,
    service,
)
from tests.reference.prices import NotPossibleError
from tests.reference.strategies import Case, absent_parts, cases, employer_shares, lacking

if TYPE_CHECKING:
    from remitcalc.model.payroll import AmountIs


def of(where, payroll: Payroll, **more):
    pool, alone = where.pooled_services[0].id, where.individual_services[0].id
    return compare(Scenario(where, payroll, pool, DAY, individual=alone, **more)).break_even


def assert_same(found, where, alone, pool, amount: int, **more) -> None:
    expected = break_even(where, alone, pool, amount, found.searched_to, day=DAY, **more)
    assert found.sizes.tolist() == list(range(1, found.searched_to + 1))
    for size, cost in enumerate(expected.pooled, start=1):
        assert found.is_possible[size - 1] == (cost is not None), size
        if cost is not None:
            assert found.pooled_total[size - 1] == cost, size
            assert found.alone_total[size - 1] == expected.alone[size - 1], size
    assert found.size == expected.lasting
    assert found.first_size == expected.first


def of_case(case: Case, **more) -> None:
    payroll = Payroll(np.array(case.amounts))
    amount = payroll.mean_amount
    assume(not any(charge.borne_by == "employer" for charge in case.individual.charges))
    found = of(case.corridor, payroll, **more)
    try:
        assert_same(found, case.corridor, case.individual, case.pooled, amount, **more)
    except NotPossibleError:  # alone, the mean amount is not possible
        assert found.unknown is not None


@given(case=cases(always_known=True, most_workers=40), share=employer_shares)
@settings(max_examples=8)
def test_every_size_equals_the_reference_at_principals(case: Case, share) -> None:
    of_case(case, employer_share_percent=share)


@given(case=cases(always_known=True, most_workers=6, largest=250))
@settings(max_examples=6)
def test_every_size_equals_the_reference_at_outlays(case: Case) -> None:
    of_case(case, amount_is="outlay")


@given(case=cases(most_workers=5))
@settings(max_examples=8)
def test_where_parts_are_absent_it_is_a_bound_or_like_for_like_or_none(case: Case) -> None:
    assert_holds(case, "principal")


@given(
    case=cases(always_known=True, most_workers=4, largest=150),
    parts=st.tuples(absent_parts, absent_parts),
)
@settings(max_examples=12)
def test_where_parts_of_outlays_are_absent_it_is_one_of_these_too(case: Case, parts) -> None:
    assert_holds(lacking(case, *parts), "outlay")


def assert_holds(case: Case, amount_is: AmountIs) -> None:
    payroll = Payroll(np.array(case.amounts))
    found = of(case.corridor, payroll, amount_is=amount_is)
    bound, before = bound_of_break_even(case.corridor, case.individual, case.pooled, amount_is)
    if found.unknown is not None:
        is_alone_possible = found.unknown.code != "break_even_needs_alone"
        assert bound == "unknown" or not is_alone_possible
        assert (found.size, found.first_size, found.margin_percent) == (None, None, None)
        return
    assert (found.bound.word, frozenset(parts_in(found.before))) == (bound, before)
    assume(not any(charge.borne_by == "employer" for charge in case.individual.charges))
    alone, pool = without(case.individual, before), without(case.pooled, before)
    assert_same(found, case.corridor, alone, pool, payroll.mean_amount, amount_is=amount_is)


ALONE = service(charge(fixed=800), exchange=margin("6.14"))


def assert_sizes(pool, size: int | None, first: int | None) -> None:
    where = corridor(ALONE, pool)
    found = of(where, Payroll.uniform(40, 40_000))
    assert (found.size, found.first_size) == (size, first)
    assert_same(found, where, ALONE, pool, 40_000)


def test_a_fee_that_jumps_at_a_band_edge_moves_the_lasting_size_past_the_first() -> None:
    """Cheaper from two, but a jump to 200000 at 25 workers takes until 62 to be earned back."""
    fee = charge(tariff=bands("whole", (0, 1_000_000, 4000, "0"), (1_000_000, None, 200_000, "0")))
    assert_sizes(pooled(fee), 62, 2)


def test_a_size_that_is_not_taken_counts_as_dearer() -> None:
    fee = charge(tariff=bands("whole", (0, 4_000_000, 4000, "0")))
    assert_sizes(pooled(fee), None, 2)
    least = charge(tariff=bands("whole", (400_000, None, 4000, "0")))
    assert_sizes(pooled(least), 10, 10)


def test_a_size_outside_the_surveyed_range_is_left_out() -> None:
    fee = charge(tariff=observed((200_000, 4000), (10_000_000, 9000)))
    assert_sizes(pooled(fee), 5, 5)


def test_an_equal_cost_is_not_dearer_and_not_cheaper_either() -> None:
    same = pooled(*ALONE.charges, exchange=ALONE.exchange)
    each = pooled(charge(fixed=800, per="worker"), exchange=ALONE.exchange)
    found = of(corridor(ALONE, each), Payroll.uniform(40, 40_000))
    assert found.size == 1
    assert found.alone_total[0] == found.pooled_total[0]
    assert_sizes(same, 1, 2)


@pytest.mark.parametrize("which", ["alone", "pool"])
def test_without_a_disclosed_margin_on_both_sides_there_is_none(which) -> None:
    alone, pool = ALONE, pooled(charge(fixed=10))
    untold = Undisclosed(SOURCE)
    if which == "alone":
        alone = replace(alone, exchange=untold)
    else:
        pool = replace(pool, exchange=untold)
    other = service(charge(fixed=900), id="other")
    found = of(corridor(alone, pool, other), Payroll.uniform(40, 40_000))
    assert (found.size, found.first_size, found.margin_percent) == (None, None, None)
    assert found.unknown is not None


@pytest.mark.parametrize(("workers", "most"), [(1, 100), (50, 100), (51, 102), (6000, 10_000)])
def test_twice_the_workers_are_searched_at_least_100_at_most_10000(workers, most) -> None:
    found = of(corridor(ALONE, pooled(charge(fixed=4000))), Payroll.uniform(workers, 40_000))
    assert found.searched_to == most == sizes_searched(workers)


def test_the_amount_is_the_rounded_mean_of_the_payroll() -> None:
    pool = pooled(charge(fixed=4000), exchange=margin("2.1"))
    where = corridor(ALONE, pool)
    found = of(where, Payroll(np.array([30_000, 40_000, 55_055])))
    assert_same(found, where, ALONE, pool, 41_685)


@given(
    wire=st.integers(0, 60_000),
    own=st.sampled_from([0, 90, 700]),
    transit=st.sampled_from([0, 1500]),
    workers=st.integers(1, 60),
    amount=st.integers(3_000, 90_000),
)
@settings(max_examples=28)
def test_the_break_even_margin_is_where_the_pool_stops_paying(
    wire, own, transit, workers, amount
) -> None:
    pool = pooled(
        charge(fixed=wire),
        charge("transit", fixed=transit),
        charge("receiving", fixed=own, per="worker"),
        exchange=margin("2.1"),
    )
    where = corridor(ALONE, pool)
    found = of(where, Payroll.uniform(workers, amount))
    alone = int(found.alone_total[workers - 1])
    assume(found.margin_percent is not None)

    def costs(hundredths: int) -> int | None:
        at = replace(pool, exchange=margin(Decimal(hundredths).scaleb(-2)))
        return pooled_cost(where, at, workers, amount, day=DAY)

    widest = found.margin_percent * 100
    assert widest.denominator == 1, "to 0.01 %"
    assert costs(int(widest)) is not None
    assert costs(int(widest)) <= alone
    wider = costs(int(widest) + 1)
    assert wider is None or wider > alone


def of_ten(received, **more):
    """Ten workers send 100.00 each; 7400.00 to 8000.00 of arrivals are surveyed."""
    alone = service(charge(fixed=1000), exchange=margin("2"))
    pool = pooled(charge(fixed=2000), received, exchange=margin(more.pop("margin", "2")))
    where = corridor(alone, pool, currencies="USD GTQ", reference="7.66")
    return of(where, Payroll.uniform(10, 10_000), **more)


@pytest.mark.parametrize("own", ["2", "3.45"])
def test_the_break_even_margin_is_the_prices_not_the_surveys_edge(own) -> None:
    arrival = charge("receiving", tariff=observed((740_000, 1000), (800_000, 1200)))
    found = of_ten(arrival, margin=own)
    assert found.margin_percent == Decimal("9.87")
    assert found.no_margin is None


def test_where_the_pool_is_not_taken_from_a_margin_on_there_is_none_and_it_is_said() -> None:
    arrival = charge("receiving", tariff=bands("whole", (740_000, None, 1000, "0")))
    found = of_ten(arrival)
    assert found.margin_percent is None
    assert found.no_margin.code == "margin_not_taken"
    assert found.no_margin.values["percent"] == Decimal("3.39")


def test_where_even_no_margin_would_be_too_dear_there_is_none_and_it_is_said() -> None:
    found = of_ten(charge("receiving", fixed=700_000))
    assert found.margin_percent is None
    assert found.no_margin.code == "no_margin_pays"


def test_sizes_that_no_price_makes_dearer_are_said_to_be_that() -> None:
    within = charge("receiving", tariff=observed((740_000, 1000), (800_000, 1200)))
    found = of_ten(within)
    assert (found.unpriced.code, found.unpriced.values["workers"]) == ("sizes_unpriced_from", 11)
    above = charge("receiving", tariff=bands("whole", (740_000, None, 1000, "0")))
    found = of_ten(above)
    assert (found.unpriced.code, found.unpriced.values["workers"]) == ("sizes_unpriced_below", 10)
    assert of_ten(charge("receiving", fixed=5)).unpriced is None
