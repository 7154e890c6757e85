"""Laws of figures: amounts add up, bounds are or-ed, what is lacking is never forgotten."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.engine.figure import (
    ALL_PARTS,
    FX,
    PARTS,
    UNDISCLOSED,
    UNVALUED,
    Bound,
    Figure,
    agreed,
    difference_bound,
    flipped,
    parts_in,
)
from remitcalc.model.provenance import Status
from tests.reference.rounding import rounded

bounds = st.sampled_from(list(Bound))
absences = st.integers(0, ALL_PARTS)
figures = st.builds(
    Figure,
    st.integers(-(10**15), 10**15),
    st.just("CAD"),
    bounds,
    absences,
    absences,
    st.sampled_from(list(Status)),
)
exact = st.builds(Figure, st.integers(-(10**9), 10**9), st.just("CAD"))


@given(figures, figures)
def test_a_sum_adds_amounts_and_ors_bounds_in_any_order(a: Figure, b: Figure) -> None:
    found = a + b
    assert found == b + a
    assert found.minor == a.minor + b.minor
    assert found.bound == a.bound | b.bound
    assert found.absent == a.absent | b.absent
    assert found.before == a.before | b.before
    assert found.status == max(a.status, b.status)


@given(figures, figures, figures)
def test_sums_may_be_grouped_as_one_likes(a: Figure, b: Figure, c: Figure) -> None:
    assert (a + b) + c == a + (b + c)


@given(figures, figures)
def test_a_difference_is_the_sum_with_the_other_sign(a: Figure, b: Figure) -> None:
    assert a - b == a + -b
    assert -(a - b) == b - a
    assert (b - a) - b == -a + (b - b)


@given(figures)
def test_a_figure_less_itself_is_exact_only_where_it_was(a: Figure) -> None:
    found = a - a
    assert found.minor == 0
    assert found.bound == (Bound.EXACT if a.is_exact else Bound.UNKNOWN)


@given(figures)
def test_the_amount_without_its_sign_keeps_its_bound_or_turns_it(a: Figure) -> None:
    assert abs(a).minor == abs(a.minor)
    assert abs(a).bound == (a.bound.flipped if a.minor < 0 else a.bound)


@given(figures, st.integers(1, 10**6))
def test_each_is_the_mean_rounded_half_away_from_zero_with_the_same_bound(a, count) -> None:
    found = a.each(count)
    assert found.minor == rounded(Fraction(a.minor, count))
    assert (found.bound, found.absent, found.before) == (a.bound, a.absent, a.before)
    assert (-a).each(count) == -(found)


def test_sums_of_two_currencies_are_refused() -> None:
    with pytest.raises(AssertionError):
        _ = Figure(1, "CAD") + Figure(1, "GTQ")


@given(bounds, bounds)
def test_what_is_at_least_one_amount_and_at_most_another_is_unknown(a, b) -> None:
    found = Bound(a | b)
    if {a, b} == {Bound.AT_LEAST, Bound.AT_MOST}:
        assert found == Bound.UNKNOWN
    elif Bound.EXACT in {a, b}:
        assert found == max(a, b)
    assert Bound(a | b).flipped == a.flipped | b.flipped


@given(st.lists(bounds, min_size=1, max_size=5))
def test_a_column_of_bounds_turns_like_each(column) -> None:
    turned = flipped(np.array(column, dtype=np.uint8))
    assert turned.tolist() == [bound.flipped for bound in column]


@given(absences, absences)
def test_the_bound_of_a_difference_is_that_of_the_side_that_lacks(alone, pooled) -> None:
    bound, before = difference_bound(alone, pooled)
    if alone and pooled:
        assert (bound, before) == (Bound.EXACT, alone | pooled)
    else:
        lacking = (Bound.AT_LEAST, 0) if alone else (Bound.AT_MOST, 0)
        assert (bound, before) == (lacking if alone or pooled else (Bound.EXACT, 0))


@given(absences, st.sampled_from([UNDISCLOSED, UNVALUED]))
def test_a_margin_that_nothing_values_leaves_a_difference_of_two_lacking_sides_unknown(
    other, why
) -> None:
    untold = FX | why
    for pair in ((untold, other), (other, untold)):
        if other:
            assert difference_bound(*pair) == (Bound.UNKNOWN, 0)


@given(st.lists(st.tuples(bounds, absences), max_size=4))
def test_differences_agree_where_all_that_are_not_exact_are_alike(told) -> None:
    kinds = set(told) - {(Bound.EXACT, 0)}
    if len(kinds) > 1:
        assert agreed(told) is None
    else:
        assert agreed(told) == (kinds.pop() if kinds else (Bound.EXACT, 0))


@given(absences)
def test_parts_stand_in_the_order_of_a_receipt(bits) -> None:
    found = parts_in(bits | UNDISCLOSED)
    assert list(found) == [part for part in PARTS if part in found]
    assert sum(1 << PARTS.index(part) for part in found) == bits
