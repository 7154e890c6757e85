"""Every array result of the engine equals the plain scalar reference, to the unit."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.figure import Bound, parts_in
from remitcalc.engine.individual import send_alone
from remitcalc.engine.pool import send_pooled
from tests.reference import alone as reference_alone
from tests.reference import pool as reference_pool
from tests.reference.making import DAY
from tests.reference.prices import NotPossibleError
from tests.reference.rows import Row
from tests.reference.strategies import Case, cases, employer_shares, rules

BOUNDS = ("total_bound", "received_bound", "principal_bound", "paid_bound")
COLUMNS = [f.name for f in fields(Row) if f.name not in {"absent", "on_arrival", *BOUNDS}]
COLUMNS.append("total")

ALONE = ("individual",)


def row_alone(case: Case, amount: int, amount_is: str) -> Row | None:
    try:
        return reference_alone.send_alone(
            case.corridor, case.individual, amount, day=DAY, amount_is=amount_is
        )
    except NotPossibleError:
        return None


def assert_same(outcome, rows: list[Row | None]) -> None:
    """Compare every figure that means something."""
    assert len(outcome) == len(rows)
    for at, row in enumerate(rows):
        assert outcome.is_possible[at] == (row is not None), (at, outcome.reason_at(at))
        if row is None:
            assert outcome.reason_at(at) is not None
            continue
        assert set(parts_in(int(outcome.absent[at]))) == row.absent, at
        for name in BOUNDS:
            assert Bound(int(getattr(outcome, name)[at])).word == getattr(row, name), (at, name)
        for name in COLUMNS:
            if name not in row.absent and getattr(row, f"{name}_bound", "") != "unknown":
                assert getattr(outcome, name)[at] == getattr(row, name), (at, name)


@given(case=cases(ways=ALONE))
@settings(max_examples=110)
def test_alone_equals_the_reference_at_given_principals(case: Case) -> None:
    outcome = send_alone(case.corridor, case.individual, np.array(case.amounts), day=DAY)
    assert_same(outcome, [row_alone(case, a, "principal") for a in case.amounts])


@given(case=cases(ways=ALONE, largest=900, most_workers=4))
@settings(max_examples=75)
def test_alone_equals_the_reference_at_given_outlays(case: Case) -> None:
    outcome = send_alone(
        case.corridor, case.individual, np.array(case.amounts), day=DAY, amount_is="outlay"
    )
    assert_same(outcome, [row_alone(case, a, "outlay") for a in case.amounts])


def assert_same_pool(case: Case, amount_is: str, rule: str, employer_share) -> None:
    terms = {
        "day": DAY,
        "amount_is": amount_is,
        "rule": rule,
        "employer_share_percent": employer_share,
    }
    amounts = np.array(case.amounts)
    alone = rows = None
    if rule == "no-one-worse-off":
        alone = send_alone(case.corridor, case.individual, amounts, day=DAY, amount_is=amount_is)
        rows = [row_alone(case, a, amount_is) for a in case.amounts]
    pool = send_pooled(case.corridor, case.pooled, amounts, alone=alone, **terms)
    expected = reference_of_pool(case, rows, terms)
    if expected is None:
        assert not pool.outcome.is_possible.any()
        assert len(pool.outcome.reasons) == 1
    else:
        assert_same(pool.outcome, list(expected.rows))
        assert pool.employer + pool.outcome.employer.sum() == expected.employer


def reference_of_pool(case: Case, rows, terms) -> reference_pool.Pool | None:
    try:
        return reference_pool.send_pooled(
            case.corridor, case.pooled, case.amounts, alone=rows, **terms
        )
    except NotPossibleError:
        return None


@given(case=cases(), rule=rules, employer_share=employer_shares)
@settings(max_examples=110)
def test_a_pool_equals_the_reference_at_given_principals(case: Case, rule, employer_share) -> None:
    assert_same_pool(case, "principal", rule, employer_share)


@given(case=cases(largest=400, most_workers=5), rule=rules, employer_share=employer_shares)
@settings(max_examples=75)
def test_a_pool_equals_the_reference_at_given_outlays(case: Case, rule, employer_share) -> None:
    assert_same_pool(case, "outlay", rule, employer_share)


@given(
    case=cases(largest=10**15 // 12, always_known=True),
    rule=st.sampled_from(["equal", "proportional"]),
)
@settings(max_examples=40)
def test_large_pools_equal_the_reference(case: Case, rule) -> None:
    rows = [row_alone(case, amount, "principal") for amount in case.amounts]
    arriving = [row.received for row in rows if row]
    if sum(arriving) < 2**60:
        assert_same_pool(case, "principal", rule, 0)
