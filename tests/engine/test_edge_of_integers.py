"""Figures at the edge of 64 bits: exact, or refused; never a cent lost without a word."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.individual import send_alone
from remitcalc.engine.piecewise import charge_pieces, margin_pieces
from remitcalc.engine.pool import PoolTerms, send_pooled
from remitcalc.engine.pricing import price
from remitcalc.engine.uniform_pool import size_curve
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.alone import send_alone as reference_alone
from tests.reference.making import (
    DAY,
    charge,
    corridor,
    margin,
    observed,
    observed_margins,
    pooled,
    service,
)
from tests.reference.pool import send_pooled as reference_pool
from tests.reference.prices import NotPossibleError, fee
from tests.reference.prices import margin as margin_at
from tests.reference.rounding import rounded, shared_in_integers
from tests.reference.strategies import cases, employer_shares, rules

GAINING = pooled(exchange=margin("-2.12"))
WITHOUT_A_RATE = corridor(GAINING, currencies="TZS KES", reference=None)
GAIN = Fraction(-212, 10_000)


def test_a_large_pools_gain_without_a_reference_rate_is_shared_exactly() -> None:
    amounts = np.full(30_000, 500_000_000) + np.arange(30_000) % 7
    found = send_pooled(WITHOUT_A_RATE, GAINING, amounts, day=DAY).outcome
    gain = rounded(int(amounts.sum()) * GAIN)
    assert -gain * int(amounts.max()) > 2**63, "or the case shows nothing"
    assert found.fx.tolist() == shared_in_integers(gain, amounts.tolist())


def test_a_curve_of_large_pools_gains_without_a_reference_rate_is_exact() -> None:
    sizes, amount = np.array([3, 9_999, 300_000]), 50_000_000
    found = size_curve(price(WITHOUT_A_RATE, GAINING, DAY), amount, sizes, PoolTerms())
    assert found.is_possible.all()
    assert found.total.tolist() == [rounded(size * amount * GAIN) for size in sizes.tolist()]


UNROUND = observed((114_604, 753), (625_976, 2752), (736_192, 3812), (1_802_244, 407))
STEEP = observed((788_981, 156_875), (804_116, 2587), (1_068_386, 5365), (1_882_296, 53_766))


def test_fees_surveyed_at_unround_amounts_lose_no_cent() -> None:
    """Their common denominator leaves 64 bits no room: 92.23 became 92.22."""
    surveyed = service(charge(tariff=UNROUND), exchange=margin("2"))
    where, amounts = corridor(surveyed), [370_290, 1_269_218, 10_000]
    found = send_alone(where, surveyed, np.array(amounts), day=DAY)
    expected = [reference_alone(where, surveyed, amount, day=DAY).total for amount in amounts]
    assert found.total.tolist() == expected


def test_own_charges_surveyed_at_unround_amounts_are_counted_in_a_pool() -> None:
    surveyed = pooled(charge(per="worker", tariff=STEEP), exchange=margin("2"))
    where, amounts = corridor(surveyed), [1_004_257, 1_893_550]
    found = send_pooled(where, surveyed, np.array(amounts), day=DAY).outcome
    expected = reference_pool(where, surveyed, amounts, day=DAY)
    assert found.total.tolist() == [row.total for row in expected.rows]


amounts = st.integers(0, 10**6) | st.integers(0, 10**15)
any_pairs = st.lists(
    st.tuples(amounts, st.integers(0, 10**5) | st.integers(0, 10**15)),
    min_size=1,
    max_size=6,
    unique_by=lambda pair: pair[0],
).map(sorted)
steps = st.lists(
    st.tuples(st.integers(10**5, 10**6), st.integers(0, 10**5)), min_size=3, max_size=5
)
unround_pairs = steps.map(
    lambda steps: [
        (a, fee) for a, (_, fee) in zip(accumulate(s for s, _ in steps), steps, strict=True)
    ]
)
pairs = unround_pairs | any_pairs
bases = st.lists(amounts, min_size=1, max_size=6)


@given(pairs, bases)
@settings(max_examples=90)
def test_any_surveyed_fees_equal_the_reference(surveyed, at) -> None:
    one = charge(tariff=observed(*surveyed))
    at = [*at, *(amount + 4999 for amount, _ in surveyed)]
    found = charge_pieces(one).at(np.array(at))
    assert found.dtype == np.int64
    assert found.tolist() == [fee(one, base).value for base in at]


@given(pairs, bases)
@settings(max_examples=40)
def test_any_surveyed_margins_equal_the_reference(surveyed, at) -> None:
    told = [(amount, Decimal(value % 10**8).scaleb(-6)) for amount, value in surveyed]
    exchange = observed_margins(*told)
    at = [*at, *(amount + 4999 for amount, _ in surveyed)]
    found = margin_pieces(exchange).at(np.array(at))
    expected = [margin_at(exchange, base) for base in at]
    assert found.tolist() == [e.value * 10**6 for e in expected]


def figures(rows) -> int:
    """The largest figure of some rows of the reference, all rows together."""
    names = ("sending", "tax", "transit", "fx", "receiving", "received", "paid", "total")
    return max((sum(abs(getattr(row, name)) for row in rows) for name in names), default=0)


COUNTABLE = 2**62
MONEY = ("sending", "tax", "transit", "fx", "receiving", "received", "total", "paid", "employer")
HUGE = 10**15


@given(case=cases(ways=("individual",), largest=HUGE, most_workers=4))
@settings(max_examples=40)
def test_the_largest_amounts_alone_equal_the_reference_or_are_refused(case) -> None:
    rows = []
    for amount in case.amounts:
        try:
            rows.append(reference_alone(case.corridor, case.individual, amount, day=DAY))
        except NotPossibleError:
            rows.append(None)
    try:
        found = send_alone(case.corridor, case.individual, np.array(case.amounts), day=DAY)
    except OverflowError:
        assert figures([row for row in rows if row]) > COUNTABLE or None in rows
        return
    for at, row in enumerate(rows):
        assert found.is_possible[at] == (row is not None)
        if row is not None:
            assert [getattr(found, name)[at] for name in MONEY] == [
                getattr(row, name) for name in MONEY
            ]


@given(
    case=cases(ways=("pooled",), largest=HUGE, most_workers=4), rule=rules, share=employer_shares
)
@settings(max_examples=40)
def test_the_largest_pools_equal_the_reference_or_are_refused(case, rule, share) -> None:
    assume(rule != "no-one-worse-off")
    terms = {"day": DAY, "rule": rule, "employer_share_percent": share}
    try:
        expected = reference_pool(case.corridor, case.pooled, case.amounts, **terms).rows
    except NotPossibleError:
        expected = None
    try:
        found = send_pooled(case.corridor, case.pooled, np.array(case.amounts), **terms).outcome
    except OverflowError:
        assert expected is None or figures(expected) > COUNTABLE
        return
    assert found.all_possible == (expected is not None)
    for name in MONEY if expected else ():
        assert getattr(found, name).tolist() == [getattr(row, name) for row in expected]


@pytest.mark.parametrize(
    "dear",
    [
        service(charge(percent="10000"), charge(percent="900000", name="second")),
        service(charge("receiving", per="season", fixed=HUGE), charge(fixed=HUGE)),
    ],
    ids=["two charges", "a season"],
)
def test_sums_that_no_column_can_hold_are_refused_with_a_message(dear) -> None:
    where = corridor(dear, pooled(), typical="alone", reference="0.0001")
    payroll = Payroll(np.array([HUGE // 2, HUGE]))
    with pytest.raises(ModelError) as refused:
        compare(Scenario(where, payroll, "pool", DAY, individual="alone"))
    assert [m.code for m in refused.value.messages] == ["beyond_integers"]


def test_a_group_whose_total_no_column_can_sum_is_refused_with_a_message() -> None:
    dear = service(charge(fixed=HUGE))
    where = corridor(dear, pooled(), typical="alone")
    found = compare(Scenario(where, Payroll.uniform(9_000, 40_000), "pool", DAY))
    assert found.individual_total == 9_000 * HUGE
    with pytest.raises(ModelError):
        compare(Scenario(where, Payroll.uniform(9_300, 40_000), "pool", DAY))


def test_the_largest_amount_is_compared_up_to_the_last_size_that_can_be_counted() -> None:
    where = corridor(service(), pooled(charge(fixed=1)), reference="9000")
    found = compare(Scenario(where, Payroll.uniform(1, HUGE), "pool", DAY, individual="alone"))
    assert found.individual.received.tolist() == [9000 * HUGE]
    assert found.break_even.searched_to == 1
