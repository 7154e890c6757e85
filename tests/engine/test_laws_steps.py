"""Steps give what the engine's columns give, to the unit: every part, bound, status and refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.outcome import MONEY_COLUMNS, PARTS
from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.saving import saving, season_saving
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.making import DAY
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
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.steps.step import Steps

shapes = st.tuples(
    st.none() | st.lists(st.booleans(), min_size=6, max_size=6),
    st.none() | st.lists(st.sampled_from(["north", "south"]), min_size=6, max_size=6),
)
seasons = st.fixed_dictionaries(
    {
        "paydays": st.sampled_from([1, 1, 2, 3, 5]),
        "payday_days": st.sampled_from([1, 7, 14]),
        "individual_every": st.integers(1, 3),
        "pooled_every": st.integers(1, 3),
        "share": rules,
        "employer_share_percent": employer_shares,
    }
)


def compared(case: Case, shape: tuple, **more) -> Comparison | None:
    joins, groups = shape
    count = len(case.amounts)
    payroll = Payroll(
        np.array(case.amounts),
        joins=None if joins is None else np.array(joins[:count]),
        groups=None if groups is None else tuple(groups[:count]),
    )
    where = Scenario(case.corridor, payroll, "pooled", DAY, individual="individual", **more)
    try:
        return compare(where)
    except ModelError:
        return None


def assert_same_row(steps: Steps, outcome: Outcome, row: int, currencies: tuple[str, str]) -> None:
    assert steps.refusal == outcome.reason_at(row)
    if steps.refusal is not None:
        return
    for name in MONEY_COLUMNS:
        if name == "employer":
            found = steps["employer"].minor if "employer" in steps else 0
            assert found == outcome.employer[row]
            continue
        figure = outcome.figure(name, currencies[name == "received"], row)
        step = steps[name]
        if step.result is not None:
            assert step.minor == figure.minor, name
        assert step.figure.bound == figure.bound, name
        assert step.figure.absent & 255 == figure.absent, name
        assert step.figure.status == figure.status, name
    known = [steps[part].result for part in PARTS if steps[part].result is not None]
    assert sum(known) == steps["total"].result


def assert_same_saving(steps: Steps, minor: int, bound: int) -> None:
    if steps.refusal is not None:
        assert bound == 3
        return
    found = steps["saving"].figure
    assert found.bound == bound
    if found.is_known:
        assert found.minor == minor


def assert_same(comparison: Comparison) -> None:
    """Every worker, alone and pooled, one payday and the season."""
    corridor = comparison.scenario.corridor
    currencies = (corridor.sending_currency, corridor.receiving_currency)
    explained = Explained(comparison.priced)
    season = comparison.season_totals
    for row in range(len(comparison.scenario.payroll)):
        assert_same_row(explained.alone(row), comparison.individual, row, currencies)
        assert_same_row(explained.pooled(row), comparison.pooled, row, currencies)
        assert_same_saving(saving(comparison, row), comparison.saving[row], comparison.bound[row])
        alone = explained.season_alone(row)
        assert alone.refusal == season.individual_reason
        if alone.refusal is None:
            assert alone["total"].minor == season.individual_total[row]
        pooled = explained.season_pooled(row)
        reason = season.individual_reason if season.stays[row] else season.pooled_reason
        assert pooled.refusal == reason
        if pooled.refusal is None:
            assert pooled["total"].minor == season.pooled_total[row]
        found = season_saving(comparison, row)
        assert_same_saving(found, season.saving[row], season.bound[row])


@given(case=cases(most_workers=6), season=seasons, fees=season_fees, shape=shapes)
@settings(max_examples=40)
def test_steps_of_principals_give_the_engines_columns(case: Case, season, fees, shape) -> None:
    comparison = compared(with_season_charges(case, fees), shape, **season)
    if comparison is not None:
        assert_same(comparison)


@given(
    case=cases(most_workers=6, always_known=True), season=seasons, fees=season_fees, shape=shapes
)
@settings(max_examples=28)
def test_steps_of_known_prices_give_the_engines_columns(case: Case, season, fees, shape) -> None:
    comparison = compared(with_season_charges(case, fees), shape, **season)
    if comparison is not None:
        assert_same(comparison)


@given(case=cases(most_workers=5), season=seasons, fees=season_fees, shape=shapes)
@settings(max_examples=40)
def test_steps_of_outlays_give_the_engines_columns(case: Case, season, fees, shape) -> None:
    case = with_season_charges(case, tuple(fee // 10 for fee in fees))
    comparison = compared(case, shape, amount_is="outlay", **season)
    if comparison is not None:
        assert_same(comparison)


@given(
    case=cases(most_workers=5, always_known=True), season=seasons, fees=season_fees, shape=shapes
)
@settings(max_examples=28)
def test_steps_of_known_outlays_give_the_engines_columns(case: Case, season, fees, shape) -> None:
    case = with_season_charges(case, tuple(fee // 10 for fee in fees))
    comparison = compared(case, shape, amount_is="outlay", **season)
    if comparison is not None:
        assert_same(comparison)
