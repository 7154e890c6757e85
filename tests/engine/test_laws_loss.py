"""From which margin and fee somebody loses, against a search of every figure near it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.engine.figure import RECEIVING, TRANSIT, Bound
from remitcalc.engine.loss import FirstLoss, first_loss
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import TriedQuote, tried
from tests.engine.test_laws_offers import (
    ALONE,
    GRID,
    WIRE,
    at_fee,
    at_margin,
    flat_offers,
    near,
    of,
    payrolls,
)
from tests.reference.alone import send_alone
from tests.reference.making import DAY, SOURCE, bands, charge, corridor, margin, pooled
from tests.reference.pool import send_pooled
from tests.reference.prices import NotPossibleError
from tests.reference.strategies import employer_shares

BANDED = charge("receiving", tariff=bands("whole", (0, 9_000, 0, "0"), (9_000, None, 50, "0")))
TOLD = Provenance("typed in", "2026-11-12", Status.OWN)
FIGURES = {"margin": (at_margin, 9_999), "fee": (at_fee, 10**9)}
"""An offer at so much of what is looked for, and the most it may be."""
TERMS = st.tuples(employer_shares, st.sampled_from(["equal", "proportional"]))


def losers(where, offer, amounts, **more) -> int | None:
    """How many pay more pooled than alone, by the reference; None: there is no such pool."""
    try:
        rows = send_pooled(where, offer, amounts, day=DAY, **more).rows
    except NotPossibleError:
        return None
    alone = [send_alone(where, ALONE, amount, day=DAY).total for amount in amounts]
    return sum(row.total > one for row, one in zip(rows, alone, strict=True))


def holds_around(found, losing, grid, most: int) -> None:
    """Nobody loses at any figure below the one found; at it somebody does, or there is no pool."""
    if found.value is None:
        free = losing(0)
        assert found.why is not None
        assert (free is None or free > 0) if "nobody" not in found.why.code else free == 0
        return
    for value in {*grid, *near(found.value, most)}:
        if value < found.value:
            assert losing(value) == 0, value
    here = losing(found.value)
    assert (here is None) if found.refusal else (here is not None and here > 0)
    assert found.losers == (here or 0)
    assert (found.row is None) == (not found.losers)


@pytest.mark.parametrize("figure", FIGURES)
@given(offer=flat_offers(), amounts=payrolls, terms=TERMS)
@settings(max_examples=18)
def test_nobody_loses_below_the_first_figure_and_somebody_does_at_it(
    figure, offer, amounts, terms
) -> None:
    where, (quoted, most) = corridor(ALONE, offer), FIGURES[figure]
    share, rule = terms
    loss = of(where, amounts, employer_share_percent=share, share=rule).chosen_offer.loss
    found: FirstLoss = getattr(loss, figure)
    more = {"employer_share_percent": share, "rule": rule}
    grid = GRID if figure == "margin" else range(0, found.value or 0, 499)
    holds_around(found, lambda at: losers(where, quoted(offer, at), amounts, **more), grid, most)


def worse_off(where, amounts, quote: TriedQuote, **more) -> int | None:
    """How many the season leaves worse off at a quote, compared anew from the start."""
    moved = tried(where, "pool", quote, TOLD, "fee")
    return of(moved, amounts, **more).worse_off.workers


@pytest.mark.parametrize(
    "more",
    [
        {"paydays": 3, "individual_every": 2},
        {"paydays": 4, "pooled_every": 2, "share": "proportional"},
        {"amount_is": "outlay"},
        {"amount_is": "outlay", "share": "proportional", "paydays": 2},
        {"share": "no-one-worse-off"},
        {"share": "no-one-worse-off", "paydays": 3},
    ],
)
def test_a_season_an_outlay_and_a_settlement_count_as_in_the_comparison(more) -> None:
    where, amounts = corridor(ALONE, WIRE), [30_000, 40_000, 55_055]
    loss = first_loss(of(where, amounts, **more).priced)
    for found, quote in (
        (loss.margin, lambda value: TriedQuote(margin=value)),
        (loss.fee, lambda value: TriedQuote(fee=value)),
    ):
        assert found.value is not None
        for value in range(found.value - 12, found.value):
            assert worse_off(where, amounts, quote(value), **more) == 0
        at = worse_off(where, amounts, quote(found.value), **more)
        assert (at is None) == (found.refusal is not None)
        assert at != 0


def test_the_worked_example_can_be_told_from_which_margin_the_first_worker_loses() -> None:
    """Example A costs 3256 alone; in B without distribution the first worker pays 50, 38 and 52.

    That leaves 3116 for the margin on 39962: 7.79 % take 3113 of it, 7.80 % take 3117. At 2.1 % the
    margin takes 839, in all 979: the fee may be 3256 - 979 more than 50 each, 2327, so 93080 for
    40, and one cent more is the first worker's.
    """
    found = of(corridor(ALONE, WIRE), [40_000] * 40).chosen_offer.loss
    assert (found.margin.value, found.margin.bound) == (780, Bound.EXACT)
    assert found.fee.value == 40 * (3256 - 979 + 50) + 1
    # What is taken on the way is 37.5 each: the first twenty pay 38. One cent more of the fee is
    # the first worker's alone; at 7.80 % of a margin some of the last twenty pay 3256 still.
    assert (found.fee.losers, found.fee.row) == (1, 0)
    assert found.margin.row == 0


@pytest.mark.parametrize(
    ("pool_lacks", "alone_lacks", "bound", "before"),
    [
        ((), ("receiving",), Bound.AT_LEAST, 0),
        (("transit",), (), Bound.AT_MOST, 0),
        (("transit",), ("receiving",), Bound.EXACT, TRANSIT | RECEIVING),
    ],
)
def test_a_first_loss_holds_as_far_as_both_prices_do(pool_lacks, alone_lacks, bound, before):
    alone = replace(ALONE, receiving=replace(ALONE.receiving, is_surveyed=not alone_lacks))
    pool = pooled(charge(fixed=2000), unsurveyed=pool_lacks, exchange=margin("2.1"))
    loss = of(corridor(alone, pool), [40_000] * 40).chosen_offer.loss
    for found in loss:
        assert (found.bound, found.before) == (bound, before)
    # Nothing but the fee and the margin is counted: 3256 - 50 are 8.015 % of 40000, and at 2.1 %
    # the fee may be 3256 - 840 of each.
    assert (loss.margin.value, loss.fee.value) == (802, 40 * (3256 - 840) + 1)


@pytest.mark.parametrize(
    ("amounts", "arrival", "more", "bounds"),
    [
        ([40_000] * 40, (), {"amount_is": "outlay"}, (Bound.AT_MOST, Bound.AT_MOST)),
        ([40_000] * 40, (BANDED,), {}, (Bound.AT_MOST, Bound.AT_MOST)),
        ([1_000, *[40_000] * 40], (), {"share": "proportional"}, (Bound.EXACT, Bound.AT_MOST)),
        ([40_000, *[40_001] * 40], (), {"share": "proportional"}, (Bound.EXACT, Bound.EXACT)),
    ],
)
def test_where_not_every_figure_before_it_is_tried_somebody_loses_at_the_latest(
    amounts, arrival, more, bounds
) -> None:
    offer = pooled(charge(fixed=2000), *arrival, exchange=margin("2.1"))
    loss = first_loss(of(corridor(ALONE, offer), amounts, **more).priced)
    assert all(one.value is not None for one in loss)
    assert (loss.margin.bound, loss.fee.bound) == bounds


def test_there_is_no_first_loss_where_one_side_does_not_disclose_its_margin() -> None:
    alone = replace(ALONE, exchange=Undisclosed(SOURCE))
    found = of(corridor(alone, WIRE), [40_000] * 40).chosen_offer.loss
    assert [one.why.code for one in found] == ["loss_not_known"] * 2
    untold = replace(WIRE, exchange=Undisclosed(SOURCE))
    found = of(corridor(ALONE, untold), [40_000] * 40).chosen_offer.loss
    assert (found.margin.value, found.fee.why.code) == (780, "loss_not_known")


def test_somebody_may_lose_without_any_fee_and_nobody_where_the_employer_pays_it() -> None:
    dear = pooled(charge("transit", fixed=1_000_000), exchange=margin("2.1"))
    amounts = [40_000] * 40
    assert of(corridor(ALONE, dear), amounts).chosen_offer.loss.fee.why.code == "loses_without_fee"
    paid = of(corridor(ALONE, WIRE), amounts, employer_share_percent=100).chosen_offer.loss.fee
    assert paid.why.code == "nobody_loses_by_fee"
    assert of(corridor(ALONE, WIRE), [40_000]).chosen_offer.loss.fee.why.code == "pool_needs_two"


def test_a_search_can_be_ended() -> None:
    def tick(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        first_loss(of(corridor(ALONE, WIRE), [40_000] * 3).priced, tick)


def test_a_tried_quote_leaves_what_is_each_workers_own_and_the_employers() -> None:
    own = charge(fixed=7, per="worker")
    paid = replace(charge(fixed=9), borne_by="employer")
    offer = pooled(charge(fixed=2000), own, paid, exchange=margin("2.1"))
    where = tried(corridor(ALONE, offer), "pool", TriedQuote(margin=140, fee=1500), TOLD)
    after = where.service("pool")
    assert [one.tariff.fixed for one in after.sending.charges] == [1500, 7, 9]
    assert (str(after.exchange.percent), after.exchange.provenance) == ("1.40", TOLD)
    assert where.service("alone") == ALONE
    free = tried(where, "pool", TriedQuote(fee=0), TOLD).service("pool")
    assert [one.tariff.fixed for one in free.sending.charges] == [7, 9]
    assert tried(where, "pool", TriedQuote(), TOLD) == where
