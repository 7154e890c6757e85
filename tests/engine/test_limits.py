"""Figures at the edge of 64 bits: exact, or refused; never a cent lost without a word."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from remitcalc.engine.pool import Terms, send_pooled
from remitcalc.engine.pricing import price
from remitcalc.engine.uniform_pool import size_curve
from tests.reference.making import DAY, corridor, margin, pooled
from tests.reference.rounding import rounded, shared_in_integers

GAINING = pooled(exchange=margin("-2.12"))
WITHOUT_A_RATE = corridor(GAINING, currencies="TZS KES", reference=None)
GAIN = Fraction(-212, 10_000)


def test_a_large_pools_gain_without_a_reference_rate_is_shared_exactly() -> None:
    amounts = np.full(300_000, 50_000_000) + np.arange(300_000) % 7
    found = send_pooled(WITHOUT_A_RATE, GAINING, amounts, day=DAY).outcome
    gain = rounded(int(amounts.sum()) * GAIN)
    assert -gain * int(amounts.max()) > 2**63, "or the case shows nothing"
    assert found.fx.tolist() == shared_in_integers(gain, amounts.tolist())


def test_a_curve_of_large_pools_gains_without_a_reference_rate_is_exact() -> None:
    sizes, amount = np.array([3, 9_999, 300_000]), 50_000_000
    found = size_curve(price(WITHOUT_A_RATE, GAINING, DAY), amount, sizes, Terms())
    assert found.is_possible.all()
    assert found.total.tolist() == [rounded(size * amount * GAIN) for size in sizes.tolist()]
