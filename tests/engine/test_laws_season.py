"""A season is a sum of transfers, each computed and rounded as one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.making import DAY, SOURCE, bands, charge, corridor, margin, pooled, service
from tests.reference.prices import reference_rate
from tests.reference.rounding import rounded
from tests.reference.season import Calendar, Plan, Season, Worker, season, worse_off
from tests.reference.strategies import (
    Case,
    cases,
    employer_shares,
    rules,
    season_fees,
    with_season_charges,
)

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison


def reference_of(case: Case, scenario: Scenario) -> tuple[Plan, Season]:
    payroll = scenario.payroll
    workers = [
        Worker(
            amount,
            case.individual,
            joins=payroll.joins is None or bool(payroll.joins[row]),
            group="" if payroll.groups is None else payroll.groups[row],
        )
        for row, amount in enumerate(case.amounts)
    ]
    plan = Plan(
        case.corridor,
        case.pooled,
        Calendar(scenario.paydays, scenario.payday_days, scenario.date),
        amount_is=scenario.amount_is,
        rule=scenario.share,
        employer_share_percent=scenario.employer_share_percent,
        individual_every=scenario.individual_every,
        pooled_every=scenario.pooled_every,
    )
    return plan, season(plan, workers)


def assert_same_season(case: Case, scenario: Scenario) -> None:
    try:
        comparison = compare(scenario)
    except ModelError as refused:
        assert {m.code for m in refused.messages} <= {"no_service_to_compare_with"}  # noqa: PT017
        return
    found = comparison.season_totals
    plan, expected = reference_of(case, scenario)
    assert (found.individual_reason is None) == (None not in expected.alone)
    if found.individual_reason is None:
        assert found.individual_total.tolist() == [sums.total for sums in expected.alone]
        assert found.individual_employer == sum(sums.employer for sums in expected.alone)
        staying = [expected.alone[row].employer for row in expected.staying]
        assert found.staying_employer == sum(staying)
    assert (found.pooled_reason is None) == (expected.pooled is not None), found.pooled_reason
    assert np.flatnonzero(found.stays).tolist() == expected.staying
    if expected.pooled is not None:
        known = found.pooled_known.tolist()
        totals = zip(found.pooled_total.tolist(), known, strict=True)
        if None not in expected.alone:
            assert [total if k else None for total, k in totals] == expected.pooled_totals
        assert found.employer == expected.employer
    assert_same_losses(comparison, worse_off(plan, expected))


def assert_same_losses(comparison: Comparison, losses: list[int] | None) -> None:
    """With prices that are fully disclosed."""
    found = comparison.worse_off
    if losses is None:
        assert (found.workers, found.largest_loss, found.is_nobody) == (None, None, False)
        return
    assert found.workers == sum(loss > 0 for loss in losses)
    assert found.is_nobody == (not any(losses))
    largest = max(losses, default=0)
    if comparison.scenario.amount_is == "outlay" and largest:
        reference = reference_rate(comparison.scenario.corridor)
        largest = max(rounded(largest / reference), 1)
    assert found.largest_loss == largest
    if comparison.scenario.share == "no-one-worse-off":
        assert found.is_nobody


seasons = st.fixed_dictionaries(
    {
        "paydays": st.integers(1, 5),
        "payday_days": st.sampled_from([1, 7, 14]),
        "individual_every": st.integers(1, 6),
        "pooled_every": st.integers(1, 3),
        "share": rules,
        "employer_share_percent": employer_shares,
    }
)


shapes = st.tuples(
    st.none() | st.lists(st.booleans(), min_size=6, max_size=6),
    st.none() | st.lists(st.sampled_from(["north", "south"]), min_size=6, max_size=6),
)


def scenario_of(case: Case, shape: tuple, **more) -> Scenario:
    joins, groups = shape
    count = len(case.amounts)
    payroll = Payroll(
        np.array(case.amounts),
        joins=None if joins is None else np.array(joins[:count]),
        groups=None if groups is None else tuple(groups[:count]),
    )
    return Scenario(case.corridor, payroll, "pooled", DAY, individual="individual", **more)


@given(
    case=cases(always_known=True, most_workers=6), season=seasons, fees=season_fees, shape=shapes
)
@settings(max_examples=40)
def test_season_totals_equal_the_reference(case: Case, season, fees, shape) -> None:
    case = with_season_charges(case, fees)
    assert_same_season(case, scenario_of(case, shape, **season))


@given(
    case=cases(always_known=True, most_workers=5, largest=300),
    season=seasons,
    fees=season_fees,
    shape=shapes,
)
@settings(max_examples=22)
def test_season_totals_of_outlays_equal_the_reference(case: Case, season, fees, shape) -> None:
    case = with_season_charges(case, tuple(fee // 100 for fee in fees))
    assert_same_season(case, scenario_of(case, shape, amount_is="outlay", **season))


@given(
    paydays=st.integers(1, 30),
    days=st.integers(1, 31),
    every=st.integers(1, 12),
    amounts=st.lists(st.integers(1, 10**6), min_size=1, max_size=5),
)
@settings(max_examples=18)
def test_waiting_is_the_money_weighted_mean(paydays, days, every, amounts) -> None:
    alone, pool = service(), pooled()
    scenario = Scenario(
        corridor(alone, pool, typical="alone"),
        Payroll(np.array(amounts)),
        "pool",
        DAY,
        individual="alone",
        paydays=paydays,
        payday_days=days,
        pooled_every=every,
    )
    found = compare(scenario).season_totals
    assert found.individual_days_waiting == 0
    assert found.pooled_days_waiting == Calendar(paydays, days, DAY).waiting(every, amounts)


def test_what_is_left_at_the_end_goes_with_the_last_payday() -> None:
    assert Calendar(5, 14, DAY).transfers(2) == [(2, [1, 2]), (4, [3, 4]), (5, [5])]
    assert Calendar(3, 14, DAY).transfers(9) == [(3, [1, 2, 3])]


def test_sending_every_payday_in_a_season_of_one_is_the_single_transfer() -> None:
    alone, pool = service(charge(fixed=800), exchange=margin("6.14")), pooled(charge(fixed=2000))
    scenario = Scenario(corridor(alone, pool), Payroll.uniform(40, 40_000), "pool", DAY)
    found = compare(scenario)
    season = found.season_totals
    assert season.individual_total.tolist() == found.individual.total.tolist()
    assert season.pooled_total.tolist() == found.pooled.total.tolist()
    assert (season.individual_days_waiting, season.pooled_days_waiting) == (0, Fraction(0))


@pytest.mark.parametrize("every", [1, 2, 3])
def test_a_season_with_one_impossible_transfer_is_not_possible_and_says_why(every) -> None:
    """From 90000 the fee is not defined: the last transfer of three paydays is too large."""
    capped = charge(tariff=bands("whole", (0, 90_000, 500, "0")))
    alone = service(capped)
    scenario = Scenario(
        corridor(alone, pooled()),
        Payroll(np.array([40_000])),
        "pool",
        DAY,
        individual="alone",
        paydays=3,
        individual_every=every,
    )
    season = compare(scenario).season_totals
    assert (season.individual_reason is None) == (every < 3)
    assert season.pooled_reason is None


def test_a_no_one_worse_off_season_is_settled_on_the_seasons_totals() -> None:
    """One payday leaves the first worker worse off, but waiting makes the pool cheaper for all."""
    alone = service(charge(fixed=500), exchange=margin("6.14"))
    pool = pooled(charge(fixed=2000), charge("transit", fixed=1500), exchange=margin("2.1"))
    where = corridor(alone, pool)
    payroll = Payroll(np.array([30_000, 40_000, 55_055]))
    scenario = Scenario(
        where, payroll, "pool", DAY, share="no-one-worse-off", paydays=4, pooled_every=4
    )
    case = Case(where, alone, pool, payroll.amounts.tolist())
    equal = compare(scenario.replace(share="equal")).season_totals
    settled = compare(scenario).season_totals
    assert (settled.pooled_total <= settled.individual_total).all()
    assert settled.pooled_total.sum() == equal.pooled_total.sum()
    assert_same_season(case, scenario)


def test_who_does_not_join_leaves_nothing_open_about_the_others() -> None:
    """Alone with an undisclosed margin, the same either way: a difference of nothing, exactly."""
    told = service(charge(fixed=1000), exchange=margin("2"))
    untold = service(charge(fixed=400), id="untold", exchange=Undisclosed(SOURCE))
    pool = pooled(charge(fixed=2000), exchange=margin("2"))
    payroll = Payroll(
        np.full(4, 10_000),
        services=("untold", None, None, None),
        joins=np.array([False, True, True, True]),
    )
    where = corridor(told, untold, pool)
    more = {"individual": "alone", "share": "no-one-worse-off", "paydays": 3}
    found = compare(Scenario(where, payroll, "pool", DAY, **more))
    assert found.season_totals.pooled_reason is None
    assert found.season_totals.saving.tolist() == [0, 999, 999, 1002]
    assert found.worse_off == (0, 0, True)
