"""The two array functions that all money goes through: exact, whatever the size."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from remitcalc.engine.exact import (
    INT64_MAX,
    added,
    difference,
    equal_shares,
    largest_remainder,
    muldiv_round,
)
from remitcalc.engine.pool import send_pooled
from remitcalc.model.payroll import exact_sum
from tests.reference.making import DAY, charge, corridor, margin, pooled
from tests.reference.rounding import rounded, shared_in_fractions, shared_in_integers

LARGEST = 2**63 - 1
anything = st.integers(-(10**18), 10**18) | st.integers(-1000, 1000)
of_a_rate = st.integers(0, 10**30) | st.integers(0, 1000)
denominators = st.integers(1, 10**30) | st.integers(1, 20)


@given(value=anything, num=anything, den=denominators, offset=anything)
def test_one_number_is_rounded_half_away_from_zero(value, num, den, offset) -> None:
    assert muldiv_round(value, num, den, offset) == rounded(Fraction(value * num + offset, den))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, 1), (-5, -1), (4, 0), (-4, 0), (15, 2), (-15, -2), (14, 1), (-14, -1), (0, 0)],
)
def test_a_half_goes_away_from_zero(value, expected) -> None:
    assert muldiv_round(value, 1, 10) == expected
    assert muldiv_round(np.array([value]), 1, 10).tolist() == [expected]


@given(st.lists(anything, min_size=1, max_size=8), of_a_rate, denominators, anything)
def test_an_array_is_rounded_like_its_numbers_even_past_int64(values, num, den, offset) -> None:
    expected = [rounded(Fraction(value * num + offset, den)) for value in values]
    assume(all(abs(value) <= LARGEST for value in expected))
    found = muldiv_round(np.array(values), num, den, offset)
    assert found.dtype == np.int64
    assert found.tolist() == expected


@given(st.lists(st.tuples(anything, anything, anything), min_size=1, max_size=8), denominators)
def test_numerators_and_offsets_may_be_arrays(rows, den) -> None:
    expected = [rounded(Fraction(v * n + o, den)) for v, n, o in rows]
    assume(all(abs(value) <= LARGEST for value in expected))
    values, nums, offsets = (np.array(column) for column in zip(*rows, strict=True))
    assert muldiv_round(values, nums, den, offsets).tolist() == expected


@pytest.mark.parametrize("values", [[0], [0, 0], []])
def test_nothing_times_a_numerator_past_int64_is_nothing(values) -> None:
    """Successive margins of six decimals make such numerators."""
    zeros = np.array(values, dtype=np.int64)
    assert muldiv_round(zeros, 10**25, 7).tolist() == values


def test_a_result_that_no_int64_can_hold_is_refused() -> None:
    with pytest.raises(OverflowError):
        muldiv_round(np.array([2**62]), 4, 1)


weights = st.lists(
    st.one_of(st.integers(0, 5), st.integers(0, 10**5), st.integers(0, 10**16)),
    min_size=1,
    max_size=12,
).filter(any)
totals = st.integers(0, 50) | st.integers(0, LARGEST)


@given(totals, weights)
def test_shares_equal_the_reference(total, weights) -> None:
    found = largest_remainder(total, np.array(weights))
    assert found.dtype == np.int64
    assert found.tolist() == shared_in_fractions(total, weights)


@given(totals, weights)
def test_shares_sum_to_what_is_shared(total, weights) -> None:
    assert sum(largest_remainder(total, np.array(weights)).tolist()) == total


@given(totals, weights)
def test_a_share_is_within_one_unit_of_its_exact_part(total, weights) -> None:
    found = largest_remainder(total, np.array(weights)).tolist()
    for share, weight in zip(found, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@given(totals, weights, st.randoms(use_true_random=False))
def test_reordering_rows_moves_each_share_by_at_most_one_unit(total, weights, random) -> None:
    order = list(range(len(weights)))
    random.shuffle(order)
    before = largest_remainder(total, np.array(weights)).tolist()
    after = largest_remainder(total, np.array([weights[row] for row in order])).tolist()
    for new_row, old_row in enumerate(order):
        assert abs(after[new_row] - before[old_row]) <= 1


def test_ties_go_to_the_earlier_row() -> None:
    assert largest_remainder(2, np.array([1, 1, 1])).tolist() == [1, 1, 0]
    assert largest_remainder(634, np.array([20000, 33350, 10050])).tolist() == [200, 334, 100]
    assert largest_remainder(1, np.array([0, 3, 3])).tolist() == [0, 1, 0]


def test_a_weight_of_zero_gets_nothing() -> None:
    assert largest_remainder(10, np.array([0, 7, 0])).tolist() == [0, 10, 0]


REAL_POOLS = [(354_745, 40_000, 1_625_000), (25_839, 540_000, 122_420)]


@pytest.mark.parametrize(("workers", "amount", "rate"), REAL_POOLS, ids=["USD-IDR", "KRW-IDR"])
def test_real_pools_past_int64_are_shared_exactly(workers, amount, rate) -> None:
    mixed = np.full(workers, amount) + np.arange(workers) % 7
    total = int(mixed.sum()) * rate // 100
    assert total * int(mixed.max()) > LARGEST, "or the case shows nothing"
    found = largest_remainder(total, mixed).tolist()
    assert found == shared_in_integers(total, mixed.tolist())


@pytest.mark.parametrize(("workers", "amount", "rate"), REAL_POOLS, ids=["USD-IDR", "KRW-IDR"])
def test_real_conversions_past_int64_are_exact(workers, amount, rate) -> None:
    mixed = np.full(workers, amount * 1000) + np.arange(workers)
    num, den = rate * 10**9 + 7, 10**11 + 3
    found = muldiv_round(mixed, num, den).tolist()
    assert int(mixed.max()) * num > LARGEST, "or the case shows nothing"
    assert found == [(2 * value * num + den) // (2 * den) for value in mixed.tolist()]


@pytest.mark.parametrize(
    ("workers", "amount", "currencies", "rate", "minor_rate"),
    [
        (354_745, 40_000, "USD IDR", "16250", 16_250),
        (25_839, 540_000, "KRW IDR", "12.24", 1_224),
    ],
    ids=["USD-IDR", "KRW-IDR"],
)
def test_a_real_pool_past_int64_is_exact(workers, amount, currencies, rate, minor_rate) -> None:
    service = pooled(charge(fixed=10**6), exchange=margin("0"))
    amounts = np.full(workers, amount) + np.arange(workers) % 7
    where = corridor(service, currencies=currencies, reference=rate)
    found = send_pooled(where, service, amounts, day=DAY).outcome
    assert found.all_possible
    together = int(amounts.sum()) * minor_rate
    assert found.received.tolist() == shared_in_integers(together, amounts.tolist())
    assert found.sending.sum() == 10**6
    assert not found.fx.any(), "at the reference rate itself every share is exact"


gains = st.integers(-LARGEST, 50)


@given(gains | st.integers(0, LARGEST), st.lists(st.integers(1, 10**12), min_size=1, max_size=12))
def test_the_reference_in_integers_is_the_rule_as_it_is_stated(total, whole) -> None:
    assert shared_in_integers(total, whole) == shared_in_fractions(total, whole)


@given(gains, weights)
def test_a_gain_of_the_group_is_shared_like_the_reference(total, weights) -> None:
    """Below zero, as without a reference rate at a margin in the group's favour."""
    found = largest_remainder(total, np.array(weights))
    assert found.tolist() == shared_in_fractions(total, weights)
    assert sum(found.tolist()) == total


def test_a_gain_past_int64_of_300000_workers_is_shared_exactly() -> None:
    mixed = np.full(300_000, 50_000_000) + np.arange(300_000) % 7
    total = -int(mixed.sum()) * 212 // 10_000
    assert -total * int(mixed.max()) > LARGEST, "or the case shows nothing"
    assert largest_remainder(total, mixed).tolist() == shared_in_integers(total, mixed.tolist())


@pytest.mark.parametrize("total", [INT64_MAX + 1, -INT64_MAX - 1])
def test_a_total_that_no_column_can_hold_is_refused_however_it_is_shared(total) -> None:
    with pytest.raises(OverflowError):
        largest_remainder(total, np.array([1, 2]))
    with pytest.raises(OverflowError):
        equal_shares(total, 2)


def test_weights_that_no_column_can_sum_are_refused() -> None:
    with pytest.raises(OverflowError):
        largest_remainder(7, np.array([LARGEST, LARGEST]))


@given(st.integers(-LARGEST, LARGEST), st.integers(1, 12))
def test_equal_shares_are_those_of_equal_weights(total, count) -> None:
    assert equal_shares(total, count).tolist() == shared_in_fractions(total, [1] * count)


at_the_limit = st.sampled_from([LARGEST, -LARGEST, LARGEST // 2 + 1]) | anything
columns = st.integers(1, 4).flatmap(
    lambda rows: st.lists(
        st.lists(at_the_limit, min_size=rows, max_size=rows), min_size=1, max_size=5
    )
)


@given(columns)
def test_columns_are_added_exactly_or_refused(numbers) -> None:
    arrays = [np.array(column, dtype=np.int64) for column in numbers]
    expected = [sum(row) for row in zip(*numbers, strict=True)]
    if all(-(2**63) <= value <= LARGEST for value in expected):
        assert added(*arrays).tolist() == expected
    else:
        with pytest.raises(OverflowError):
            added(*arrays)
    assert exact_sum(arrays[0]) == sum(numbers[0])
    assert [column.tolist() for column in arrays] == numbers, "none of them is changed"


@given(columns)
def test_a_difference_is_exact_or_refused(numbers) -> None:
    first, second = numbers[0], numbers[-1]
    expected = [a - b for a, b in zip(first, second, strict=True)]
    less = np.array(first, dtype=np.int64), np.array(second, dtype=np.int64)
    if all(-(2**63) <= value <= LARGEST for value in expected):
        assert difference(*less).tolist() == expected
    else:
        with pytest.raises(OverflowError):
            difference(*less)
