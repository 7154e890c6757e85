"""Which quote brings the pool's line to a place, against every figure that may be tried."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.amount_curve import amount_curve
from remitcalc.engine.compare import compare
from remitcalc.engine.pulled_line import PulledTo, figure_nearest
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import TriedQuote, tried
from tests.engine.test_laws_offers import (
    ALONE,
    WIRE,
    at_fee,
    at_margin,
    flat_offers,
    of,
    total,
)
from tests.reference.making import SOURCE, charge, corridor, pooled, service

MARGINS = range(0, 9_999, 50)
FEES = range(0, 40_000, 500)
TOLD = Provenance("typed in", "2026-11-12", Status.OWN)
figures = st.sampled_from(["margin", "fee"])


def tried_of(figure: str, value: int) -> TriedQuote:
    return TriedQuote(margin=value) if figure == "margin" else TriedQuote(fee=value)


def nearest(known: dict[int, Fraction | None], cost: Fraction) -> int:
    """The figure whose line lies nearest, the lower of two; no pool lies above everything."""
    possible = {value: found for value, found in known.items() if found is not None}
    if not possible:
        return min(known)
    return min(possible, key=lambda value: (abs(possible[value] - cost), value))


@given(
    offer=flat_offers(),
    amount=st.integers(5_000, 60_000),
    place=st.tuples(st.integers(2, 5), st.integers(0, 9_000)),
    figure=figures,
    guess=st.integers(0, 300),
)
@settings(max_examples=28, deadline=None)
def test_no_other_figure_lies_nearer_to_where_the_line_of_sizes_is_pulled(
    offer, amount, place, figure, guess
) -> None:
    (size, cost), where = place, corridor(ALONE, offer)
    # The curve is with the employer's part, which changes nothing of the sum.
    priced = of(where, [amount] * 2, employer_share_percent=Decimal(50)).priced
    searched = MARGINS if figure == "margin" else FEES
    moved = at_margin if figure == "margin" else at_fee
    wanted = PulledTo(size, amount, Fraction(cost))
    found = figure_nearest(priced, wanted, searched, lambda at: tried_of(figure, at), guess)

    def each(value: int) -> Fraction | None:
        of_all = total(where, moved(offer, value), [amount] * size)
        return None if of_all is None else Fraction(of_all, size)

    at = searched.index(found)
    around = {*searched[max(at - 3, 0) : at + 4], *searched[::20]}
    best = nearest({value: each(value) for value in sorted(around)}, Fraction(cost))
    near, ours = each(best), each(found)
    if near is None:
        assert found == searched[0]
        return
    assert ours is not None
    # Rounding moves a line of group sizes by less than a unit a worker.
    assert abs(ours - cost) <= abs(near - cost) + 1


@pytest.mark.parametrize("is_percent", [False, True])
@pytest.mark.parametrize("figure", ["margin", "fee"])
def test_a_line_of_amounts_comes_back_to_where_a_quote_puts_it(figure, is_percent) -> None:
    comparison = of(corridor(ALONE, WIRE), [40_000] * 12, employer_share_percent=25)
    priced, scenario = comparison.priced, comparison.scenario
    value = {"margin": 365, "fee": 6_500}[figure]
    quote = tried_of(figure, value)
    there = compare(
        scenario.replace(corridor=tried(scenario.corridor, scenario.pooled, quote, TOLD, "fee"))
    )
    curve = amount_curve(there, 10_000, 80_000, 8)
    for row in range(len(curve.amounts)):
        cost = Fraction(int(curve.pooled.total[row]))
        if is_percent:
            cost = 100 * cost / int(curve.pooled.principal[row])
        wanted = PulledTo(12, int(curve.amounts[row]), cost, True, is_percent)
        searched = range(0, 20_000, 5)
        found = figure_nearest(priced, wanted, searched, lambda at: tried_of(figure, at))
        # Their mean is rounded to a unit: that is twelve of the three quarters of the fee they pay.
        assert abs(found - value) <= (0 if figure == "margin" else 16), row


def test_a_line_of_sizes_leaves_out_what_the_chart_leaves_out() -> None:
    """Where both ways lack a part the curve is drawn before it, and so is what it is pulled to."""
    unsurveyed = service(
        charge(fixed=800), exchange=ALONE.exchange, unsurveyed=("receiving",), id="alone"
    )
    offer = pooled(charge(fixed=2_000), exchange=WIRE.exchange, unsurveyed=("receiving",))
    comparison = of(corridor(unsurveyed, offer), [40_000] * 12)
    curve = comparison.break_even
    assert curve.before
    for row in (1, 11, 30):
        cost = Fraction(int(curve.pooled_total[row]), row + 1)
        wanted = PulledTo(row + 1, 40_000, cost)
        found = figure_nearest(
            comparison.priced, wanted, range(0, 9_999, 5), lambda at: TriedQuote(margin=at)
        )
        assert found == 210


def test_a_line_of_an_undisclosed_margin_is_pulled_up_from_none() -> None:
    offer = replace(WIRE, exchange=Undisclosed(SOURCE))
    comparison = of(corridor(ALONE, offer), [40_000] * 12)
    curve, quote = comparison.break_even, lambda at: TriedQuote(margin=at)
    cost = Fraction(int(curve.pooled_total[11]), 12)
    searched = range(0, 9_999, 5)
    here = PulledTo(12, 40_000, cost)
    assert figure_nearest(comparison.priced, here, searched, quote) == 0
    higher = here._replace(cost=cost + 800)
    assert figure_nearest(comparison.priced, higher, searched, quote) == 200


def test_what_no_figure_reaches_is_the_first_or_the_last() -> None:
    comparison, quote = of(corridor(ALONE, WIRE), [40_000] * 12), lambda at: TriedQuote(margin=at)
    for cost, found in ((0, 0), (10**9, 4_995)):
        wanted = PulledTo(12, 40_000, Fraction(cost))
        assert figure_nearest(comparison.priced, wanted, range(0, 5_000, 5), quote) == found
