"""A column of amounts: what is rounded, where a person asked for it, and what is not."""

from __future__ import annotations

import pytest

from remitcalc.files.payroll.amounts import read_amounts


def test_amounts_with_too_many_decimals_are_rounded_half_up_where_that_is_asked() -> None:
    cells = [365.5665, "400.5050", 1.0]
    assert sorted(read_amounts(cells, "CAD").faults) == [0, 1]
    read = read_amounts(cells, "CAD", rounds=True)
    assert (read.values.tolist(), read.rounded) == ([36557, 40051, 100], 2)


@pytest.mark.parametrize("rounds", [False, True])
def test_rounding_does_not_decide_what_three_digits_are(rounds) -> None:
    cells = ["900.5", "1.200"]
    assert read_amounts(cells, "CAD", rounds=rounds).asks_decimal
    faults = read_amounts(cells, "CAD", "point", rounds=rounds).faults
    assert [(row, said.code) for row, said in faults.items()] == [(1, "number_in_two_ways")]
