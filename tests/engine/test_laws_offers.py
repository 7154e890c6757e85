"""Offers side by side, and what each must quote, against a search of every figure near it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import RECEIVING, TRANSIT, Bound, parts_in
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.model.service import Side
from tests.reference.alone import send_alone
from tests.reference.bounds import without
from tests.reference.making import (
    DAY,
    SOURCE,
    charge,
    corridor,
    margin,
    pooled,
    service,
)
from tests.reference.pool import send_pooled
from tests.reference.prices import NotPossibleError
from tests.reference.strategies import Case, cases, employer_shares

ALONE = service(charge(fixed=800), exchange=margin("6.14"))
CHEAP = service(charge(fixed=300), id="cheap", exchange=margin("3.5"))
WIRE = pooled(
    charge(fixed=2000),
    charge("transit", fixed=1500),
    charge("receiving", fixed=11500),
    exchange=margin("2.1"),
)


def of(where, amounts, **more):
    chosen = {"pooled": "pool", "individual": "alone", **more}
    return compare(Scenario(where, Payroll(np.array(amounts)), date=DAY, **chosen))


def total(where, one, amounts, **more) -> int | None:
    """What all pay together, by the reference; None: not possible."""
    try:
        return sum(row.total for row in send_pooled(where, one, amounts, day=DAY, **more).rows)
    except NotPossibleError:
        return None


BEYOND_ALL = 10_000
"""Steps of a margin that leaves nothing: there is no such exchange."""


def at_margin(one, steps: int):
    return replace(one, exchange=Margin(Decimal(steps).scaleb(-2), SOURCE))


def at_fee(one, fee: int):
    kept = tuple(c for c in one.sending.charges if c.per != "transfer" or c.borne_by == "employer")
    return replace(one, sending=Side((charge(fixed=fee), *kept), SOURCE))


@st.composite
def flat_offers(draw):
    """An offer as a bank tells it: fixed amounts and percentages, least and most."""

    def percent(most: int) -> Decimal:
        return Decimal(draw(st.integers(0, most))).scaleb(-2)

    def fixed(most: int) -> int:
        return draw(st.integers(0, most))

    least = draw(st.none() | st.integers(0, 900))
    charges = [
        charge(fixed=fixed(900), percent=percent(300), minimum=least),
        charge("transit", fixed=fixed(200), percent=percent(100)),
        charge("receiving", fixed=fixed(2000), percent=percent(200)),
    ]
    if draw(st.booleans()):
        charges.append(charge("receiving", fixed=fixed(50), percent=percent(50), per="worker"))
    if draw(st.booleans()):
        charges.append(charge(fixed=fixed(50), percent=percent(50), per="worker"))
    return pooled(*charges, exchange=margin(percent(500)))


payrolls = st.lists(st.integers(2_000, 60_000), min_size=2, max_size=4) | st.builds(
    lambda amount, count: [amount] * count, st.integers(2_000, 60_000), st.integers(2, 5)
)
rates = st.sampled_from(["5.53", "0.0092", "275.1", None])
GRID = (*range(0, 9_999, 900), 9_999)


def near(value: int, most: int) -> list[int]:
    return list(range(max(0, value - 5), min(most, value + 5) + 1))


@given(offer=flat_offers(), amounts=payrolls, rate=rates, share=employer_shares)
@settings(max_examples=11)
def test_the_margin_to_quote_is_the_last_at_which_the_group_pays_no_more(
    offer, amounts, rate, share
) -> None:
    where = corridor(ALONE, CHEAP, offer, reference=rate)
    found = of(where, amounts, employer_share_percent=share).offers[0]
    assume(rate is not None or not offer.receiving.charges)
    for quote, way in ((found.to_match_baseline, ALONE), (found.to_match_cheapest, CHEAP)):
        assert quote is not None
        wanted = sum(send_alone(where, way, amount, day=DAY).total for amount in amounts)

        def costs(steps: int) -> int | None:
            more = {"employer_share_percent": share}
            return total(where, at_margin(offer, steps), amounts, **more)

        free = costs(0)
        if free is None or free > wanted:
            assert quote.margin.value is None
            assert quote.margin.why is not None
            continue
        most = quote.margin.value
        assert most is not None
        for steps in {*GRID, *near(most, 9_999)}:
            cost = costs(steps)
            if steps <= most:
                assert cost is not None
                assert cost <= wanted, steps
            else:
                assert cost is None or cost > wanted, steps


@given(offer=flat_offers(), amounts=payrolls, share=employer_shares)
@settings(max_examples=11)
def test_the_fee_to_quote_is_the_last_at_which_the_group_pays_no_more(
    offer, amounts, share
) -> None:
    where = corridor(ALONE, offer)
    found = of(where, amounts, employer_share_percent=share).offers[0].to_match_baseline.fee
    wanted = sum(send_alone(where, ALONE, amount, day=DAY).total for amount in amounts)

    def costs(fee: int) -> int | None:
        return total(where, at_fee(offer, fee), amounts, employer_share_percent=share)

    free = costs(0)
    if share == 100:
        assert found.why is not None
        assert found.why.code == "fee_is_the_employers"
    elif free is None or free > wanted:
        assert found.value is None
    else:
        assert found.value is not None
        for fee in {*range(0, found.value, 4_999), *near(found.value, 10**9)}:
            cost = costs(fee)
            assert cost is not None
            assert (cost <= wanted) == (fee <= found.value), fee


@given(case=cases(always_known=True, most_workers=4, most_others=2), share=employer_shares)
@settings(max_examples=11)
def test_at_any_charges_the_figure_matches_and_one_step_more_does_not(case: Case, share) -> None:
    assume(len(case.amounts) > 1)
    assume(not any(one.borne_by == "employer" for one in case.individual.charges))
    where, more = case.corridor, {"employer_share_percent": share}
    found = of(where, case.amounts, pooled="pooled", individual="individual", **more)
    assume(found.individual.all_possible)
    wanted = found.individual_total
    quote = found.offers[0].to_match_baseline
    for most, moved in ((quote.margin, at_margin), (quote.fee, at_fee)):
        if most.value is not None:
            here = total(where, moved(case.pooled, most.value), case.amounts, **more)
            assert here is not None
            assert here <= wanted
            if moved is at_margin and most.value + 1 == BEYOND_ALL:
                continue
            beyond = total(where, moved(case.pooled, most.value + 1), case.amounts, **more)
            assert beyond is None or beyond > wanted


@given(offer=flat_offers(), amounts=st.lists(st.integers(2_000, 4_000), min_size=2, max_size=3))
@settings(max_examples=5)
def test_at_outlays_the_figures_match_and_one_step_more_does_not(offer, amounts) -> None:
    where, more = corridor(ALONE, offer), {"amount_is": "outlay"}
    found = of(where, amounts, **more)
    assume(found.individual.all_possible)
    quote = found.offers[0].to_match_baseline
    for most, moved in ((quote.margin, at_margin), (quote.fee, at_fee)):
        if most.value is not None:
            here, beyond = (
                total(where, moved(offer, value), amounts, **more)
                for value in (most.value, most.value + 1)
            )
            assert here is not None
            assert here <= found.individual_total
            assert beyond is None or beyond > found.individual_total


@given(case=cases(most_workers=4))
@settings(max_examples=11)
def test_parts_that_are_not_told_make_a_bound_or_are_left_out_of_both(case: Case) -> None:
    assume(len(case.amounts) > 1)
    found = of(case.corridor, case.amounts, pooled="pooled", individual="individual")
    quote = found.offers[0].to_match_baseline
    for most, moved in ((quote.margin, at_margin), (quote.fee, at_fee)):
        if most.value is None:
            assert most.why is not None
            continue
        before = frozenset(parts_in(most.before))
        way, pool = without(case.individual, before), without(case.pooled, before)
        rows = [send_alone(case.corridor, way, amount, day=DAY) for amount in case.amounts]
        if moved is at_margin:
            cost = total(case.corridor, moved(pool, most.value), case.amounts)
        else:
            assert "sending" not in before
            cost = total(case.corridor, moved(pool, most.value), case.amounts)
        assert cost is not None
        assert cost <= sum(row.total for row in rows)


def quote_of(offer, alone=ALONE):
    found = of(corridor(alone, offer), [40_000] * 40)
    return found.offers[0].to_match_baseline


def test_what_is_not_told_is_what_the_quote_tells() -> None:
    """The margin to ask for rests on the fee told, and the fee on the margin."""
    untold = replace(WIRE, exchange=Undisclosed(SOURCE))
    assert quote_of(untold).margin == quote_of(WIRE).margin
    assert quote_of(untold).margin.value is not None
    assert quote_of(untold).fee.why.code == "break_even_needs_margin_pooled"
    feeless = pooled(charge("transit", fixed=1500), unsurveyed=("sending",), exchange=margin("2.1"))
    told = pooled(charge(fixed=1), charge("transit", fixed=1500), exchange=margin("2.1"))
    assert quote_of(feeless).fee == quote_of(told).fee
    assert quote_of(feeless).margin.bound == Bound.AT_MOST


@pytest.mark.parametrize(
    ("pool_lacks", "alone_lacks", "bound", "before"),
    [
        ((), ("receiving",), Bound.AT_LEAST, 0),
        (("transit",), (), Bound.AT_MOST, 0),
        (("transit",), ("receiving",), Bound.EXACT, TRANSIT | RECEIVING),
    ],
)
def test_a_quote_holds_as_far_as_both_prices_do(pool_lacks, alone_lacks, bound, before) -> None:
    alone = replace(ALONE, receiving=replace(ALONE.receiving, is_surveyed=not alone_lacks))
    pool = pooled(charge(fixed=2000), unsurveyed=pool_lacks, exchange=margin("2.1"))
    quote = quote_of(pool, alone)
    assert (quote.margin.bound, quote.margin.before) == (bound, before)
    assert (quote.fee.bound, quote.fee.before) == (bound, before)
    assert quote.margin.value is not None


def test_the_worked_example_can_be_told_what_to_quote() -> None:
    """Example A costs 40 × 3256 = 130240; B with 2000 + 1500 + worth of GTQ 115 and a margin m.

    Net 1598500: the wire, the way and arrival take 2000 + 1500 + 2080, leaving 124660 for the
    margin, 7.798 % of what is converted: 7.79 %, as 7.80 % takes 124683.
    """
    quote = quote_of(WIRE)
    assert quote.margin.value == 779
    assert quote.margin.percent == Decimal("7.79")


def test_even_nothing_may_be_too_dear() -> None:
    dear = pooled(charge(fixed=2000), charge("transit", fixed=1_000_000), exchange=margin("2.1"))
    quote = quote_of(dear)
    assert (quote.margin.why.code, quote.fee.why.code) == ("no_margin_pays", "no_fee_pays")
    assert (quote.margin.percent, quote.fee.value) == (None, None)


@given(
    case=cases(most_workers=4),
    other=cases(most_workers=1),
    rule=st.sampled_from(["equal", "proportional", "no-one-worse-off"]),
)
@settings(max_examples=12)
def test_an_offer_costs_and_stands_as_if_it_were_the_chosen_one(case: Case, other, rule) -> None:
    second = replace(other.pooled, id="second", kind="pooled")
    where = replace(case.corridor, services=(*case.corridor.services, second))
    payroll = Payroll(np.array(case.amounts))
    asked = Scenario(
        where, payroll, "pooled", DAY, individual="individual", share=rule, offers=("second",)
    )
    beside = compare(asked).offers
    assert [one.service.id for one in beside] == ["pooled", "second"]
    chosen = compare(asked.replace(pooled="second")).offers
    assert [one.service.id for one in chosen] == ["second"]
    assert beside[1].total == chosen[0].total
    assert beside[1].standing == chosen[0].standing
    assert beside[1].reason == chosen[0].reason
    assert beside[1].break_even.size == chosen[0].break_even.size
    assert beside[1].to_match_baseline == chosen[0].to_match_baseline


def test_one_worker_has_no_offer_to_match() -> None:
    quote = of(corridor(ALONE, WIRE), [40_000]).offers[0].to_match_baseline
    assert quote.margin.why.code == quote.fee.why.code == "pool_needs_two"
