"""A season is a sum of transfers, each computed and rounded as one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.making import DAY, bands, charge, corridor, margin, pooled, service
from tests.reference.prices import NotPossibleError
from tests.reference.season import Calendar, alone_totals, pooled_totals
from tests.reference.strategies import Case, cases, employer_shares, rules


def with_season_charges(case: Case, fees: tuple[int, int, int, int]) -> Case:
    """Opening an account: alone and in the pool, on sending and on arrival, once per worker."""
    individual, together = case.individual, case.pooled
    for side, alone_fee, pool_fee in (("sending", *fees[:2]), ("receiving", *fees[2:])):
        individual = _with(individual, side, alone_fee)
        together = _with(together, side, pool_fee)
    where = replace(case.corridor, services=(individual, together))
    return Case(where, individual, together, case.amounts)


def _with(before, side, fixed):
    if not fixed:
        return before
    opened = charge(side, per="season", fixed=fixed)
    charges = (*getattr(before, side).charges, opened)
    return replace(before, **{side: replace(getattr(before, side), charges=charges)})


def reference_season(case: Case, scenario: Scenario) -> tuple:
    """Totals alone, totals pooled; None for a way that is not possible."""
    calendar = Calendar(scenario.paydays, scenario.payday_days, scenario.date)
    try:
        alone = alone_totals(
            case.corridor,
            case.individual,
            case.amounts,
            calendar,
            scenario.amount_is,
            scenario.individual_every,
        )
    except NotPossibleError:
        alone = None
    if alone is None and scenario.share == "no-one-worse-off":
        return None, None
    try:
        together = pooled_totals(
            case.corridor,
            case.pooled,
            case.amounts,
            calendar,
            amount_is=scenario.amount_is,
            rule=scenario.share,
            employer_share_percent=scenario.employer_share_percent,
            every=scenario.pooled_every,
            alone=alone or (),
        )
    except NotPossibleError:
        together = None
    return alone, together


def assert_same_season(case: Case, scenario: Scenario) -> None:
    try:
        found = compare(scenario).season_totals
    except ModelError as refused:
        assert {m.code for m in refused.messages} <= {"no_service_to_compare_with"}  # noqa: PT017
        return
    alone, together = reference_season(case, scenario)
    assert (found.individual_reason is None) == (alone is not None)
    if alone is not None:
        assert found.individual_total.tolist() == alone
    assert (found.pooled_reason is None) == (together is not None), found.pooled_reason
    if together is not None:
        assert found.pooled_total.tolist() == together.totals
        assert found.employer == together.employer


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
fees = st.tuples(*[st.sampled_from([0, 0, 250])] * 4)


@given(case=cases(always_known=True, most_workers=4), season=seasons, fees=fees)
@settings(max_examples=60)
def test_season_totals_equal_the_reference(case: Case, season, fees) -> None:
    case = with_season_charges(case, fees)
    payroll = Payroll(np.array(case.amounts))
    scenario = Scenario(case.corridor, payroll, "pooled", DAY, individual="individual", **season)
    assert_same_season(case, scenario)


@given(case=cases(always_known=True, most_workers=3, largest=300), season=seasons)
@settings(max_examples=15)
def test_season_totals_of_outlays_equal_the_reference(case: Case, season) -> None:
    payroll = Payroll(np.array(case.amounts))
    scenario = Scenario(
        case.corridor,
        payroll,
        "pooled",
        DAY,
        individual="individual",
        amount_is="outlay",
        **season,
    )
    assert_same_season(case, scenario)


@given(
    paydays=st.integers(1, 30),
    days=st.integers(1, 31),
    every=st.integers(1, 12),
    amounts=st.lists(st.integers(1, 10**6), min_size=1, max_size=5),
)
@settings(max_examples=25)
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
