"""The line of a fee by the amount: jumps where the bands say so, never beyond what was surveyed."""

from __future__ import annotations

import pytest

from remitcalc.output.chart_data.fee_line import Step, band_lines, observed_line


def test_a_band_of_the_whole_amount_jumps_where_it_begins() -> None:
    lines = band_lines(
        [Step(0, 100, 2.99, 0), Step(100, 1000, 4.99, 0), Step(1000, None, 4.99, 0.5)]
    )
    assert lines[0] == [(0, 2.99), (100, 2.99)]
    assert lines[1] == [(100, 4.99), (1000, 4.99)]
    assert lines[2][0] == (1000, pytest.approx(9.99))
    assert lines[2][1] == (1500, pytest.approx(12.49))


def test_slices_that_pay_their_own_price_meet() -> None:
    lines = band_lines([Step(0, 100, 0, 1), Step(100, None, 0, 2)], is_marginal=True)
    assert lines[0][-1] == lines[1][0] == (100, 1.0)
    assert lines[1][-1] == (150, 2.0)


def test_a_single_band_without_an_end_is_drawn_at_all() -> None:
    assert band_lines([Step(0, None, 5, 0)]) == [[(0, 5), (1.0, 5)]]


def test_surveyed_amounts_are_joined_in_their_order_and_no_further() -> None:
    assert observed_line([(500, 10), (200, 5)]) == [[(200, 5), (500, 10)]]
    assert observed_line([]) == []
