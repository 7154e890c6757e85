"""Sharing rules side by side: each is what a comparison with it finds, and its sum closes it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc import Payroll, Scenario, load_corridor
from remitcalc.engine.compare import compare
from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.figure import Bound
from remitcalc.engine.sharing_rules import RULES, losses_of, sharing_rules
from remitcalc.model.message import ModelError
from tests.reference.strategies import cases

CASES = cases()


def scenario_of(case, rule, amount_is, paydays):
    amounts = np.array(case.amounts, dtype=np.int64)
    scenario = Scenario.of(case.corridor).replace(payroll=Payroll(amounts))
    return scenario.replace(share=rule, amount_is=amount_is, paydays=paydays)


@settings(max_examples=10)
@given(CASES, st.sampled_from(RULES), st.sampled_from(["principal", "outlay"]), st.integers(1, 3))
def test_each_rule_is_what_a_comparison_with_it_finds(case, rule, amount_is, paydays) -> None:
    try:
        found = compare(scenario_of(case, rule, amount_is, paydays))
        results = {one.rule: one for one in sharing_rules(found)}
    except (ModelError, OverflowError):
        assume(False)
    assert tuple(results) == RULES
    for other in RULES:
        own = compare(found.scenario.replace(share=other))
        one, whole = results[other], own.season_totals
        assert one.reason == (whole.individual_reason or whole.pooled_reason)
        if one.reason is None:
            if one.held == Bound.EXACT:
                assert one.losing == own.worse_off.workers
                assert abs(one.largest.minor - own.worse_off.largest_loss) <= 1
            assert one.saving.tolist() == whole.saving[own.pools.joining].tolist()


@settings(max_examples=20)
@given(CASES, st.sampled_from(RULES), st.integers(1, 3))
def test_the_sum_closes_it_at_principals_and_a_unit_less_does_not(case, rule, paydays) -> None:
    try:
        found = compare(scenario_of(case, rule, "principal", paydays))
        one = next(r for r in sharing_rules(found) if r.rule == rule)
    except (ModelError, OverflowError):
        assume(False)
    assume(one.reason is None and one.held in (Bound.EXACT, Bound.AT_MOST))
    losses = np.maximum(-one.saving, 0)
    closed = one.saving + losses
    assert int(losses.sum()) == one.closing.minor
    assert (closed >= 0).all()
    for row in np.flatnonzero(losses):
        short = closed.copy()
        short[row] -= 1
        assert (short < 0).any()
    assert (one.closing.minor == 0) == (one.losing == 0)


@settings(max_examples=20)
@given(CASES, st.integers(1, 3))
def test_at_outlays_what_is_added_is_worth_what_arrives_less_and_no_unit_more(
    case, paydays
) -> None:
    try:
        found = compare(scenario_of(case, "proportional", "outlay", paydays))
    except (ModelError, OverflowError):
        assume(False)
    whole, reference = found.season_totals, reference_rate(found.scenario.corridor)
    assume(whole.shortfall is not None and whole.pooled_reason is None)
    assume(whole.individual_reason is None)
    losses = losses_of(whole, reference)
    for loss, short in zip(losses.tolist(), whole.shortfall.tolist(), strict=True):
        assert Fraction(loss) * reference >= max(short, 0)
        assert loss == 0 or Fraction(loss - 1) * reference < short


@pytest.mark.parametrize("amount_is", ["principal", "outlay"])
def test_unequal_amounts_lose_under_equal_shares_alone(amount_is: str) -> None:
    amounts = np.array([20_000, 2_000, 150_000, 90_000])
    scenario = Scenario.of(load_corridor("canada-guatemala")).replace(
        payroll=Payroll(amounts), amount_is=amount_is
    )
    results = {one.rule: one for one in sharing_rules(compare(scenario))}
    equal, settled = results["equal"], results["no-one-worse-off"]
    assert equal.losing == 3
    assert equal.closing.minor > equal.largest.minor > 0
    # Alone lacks what is taken on the way and on arrival: that would be lost at most.
    assert equal.held == equal.closing.bound == equal.largest.bound == Bound.AT_MOST
    assert settled.reason is not None
