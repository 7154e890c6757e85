"""What would settle the answer: the parts that may change the pool's rank or the saving's sign."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare
from remitcalc.engine.settling import Settling, settling
from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.price_range import PriceRange
from tests.reference.making import SOURCE, bands, charge, corridor, pooled, service

TEN = Payroll.uniform(10, 40_000)
POOL = pooled(charge(fixed=10_000))
"""Ten workers: 1000 each."""


def ranged(value: int, low: int, high: int, **more):
    tariff = Flat(value, ranges=(PriceRange("fixed", low, high),))
    return charge(tariff=tariff, **more)


def found(*services, payroll=TEN, **more):
    scenario = Scenario.of(corridor(*services)).replace(payroll=payroll, **more)
    return settling(compare(scenario))


@pytest.mark.parametrize(("fee", "is_open"), [(999, True), (1000, True), (1001, False)])
@pytest.mark.parametrize("part", ["transit", "receiving"])
def test_what_nobody_surveyed_settles_only_where_the_way_is_not_dearer_as_far_as_one_knows(
    part: str, fee: int, *, is_open: bool
) -> None:
    way = service(charge(fixed=fee), unsurveyed=[part])
    assert found(way, POOL) == ({Settling("alone", part)} if is_open else set())


def test_a_margin_that_is_not_disclosed_settles_where_the_fee_alone_is_below_the_pool() -> None:
    cheap, dear = (
        service(charge(fixed=fee), id=key, exchange=Undisclosed(SOURCE))
        for key, fee in (("cheap", 500), ("dear", 1500))
    )
    assert found(cheap, dear, POOL) == {Settling("cheap", "fx")}


def test_a_fee_that_nobody_surveyed_settles() -> None:
    told = service(charge(fixed=2000), id="told")
    assert found(service(unsurveyed=["sending"]), told, POOL) == {Settling("alone", "sending")}


def test_what_the_pool_does_not_tell_settles_while_any_way_alone_costs_more() -> None:
    untold = pooled(charge(fixed=10_000), unsurveyed=["receiving"])
    dearer, cheaper = (service(charge(fixed=fee)) for fee in (1001, 999))
    assert found(dearer, untold) == {Settling("pool", "receiving")}
    assert found(cheaper, untold) == set()


def test_what_the_pool_is_known_of_settles_nothing() -> None:
    assert found(service(charge(fixed=900)), service(charge(fixed=1100), id="b"), POOL) == set()


@pytest.mark.parametrize(
    ("low", "high", "is_open"),
    [(500, 900, False), (500, 1000, False), (900, 1001, True), (1100, 1200, False)],
)
def test_a_range_settles_where_its_ends_lie_on_two_sides_of_the_pool(
    low: int, high: int, *, is_open: bool
) -> None:
    way = service(ranged(max(low, 600), low, high))
    expected = low < 1000 < high
    assert is_open == expected
    assert found(way, POOL) == ({Settling("alone", "sending")} if is_open else set())


def test_a_range_of_the_pool_settles_where_it_passes_any_way() -> None:
    near, far = service(charge(fixed=1100), id="near"), service(charge(fixed=3000), id="far")
    wide, narrow = (pooled(ranged(10_000, 9_000, high)) for high in (11_500, 10_500))
    assert found(near, far, wide) == {Settling("pool", "sending")}
    assert found(near, far, narrow) == set()


def test_a_range_of_a_margin_a_band_and_a_limit_moves_the_price_too() -> None:
    spread = (PriceRange("percent", Decimal(1), Decimal(5)),)
    margined = service(id="margined", exchange=Margin(Decimal(2), SOURCE, spread))
    banded = service(
        charge(tariff=bands("whole", (0, None, 800, "0"))), id="banded", unsurveyed=["receiving"]
    )
    limits = (PriceRange("minimum", 500, 1500),)
    limited = service(charge(percent="1", minimum=600, ranges=limits), id="limited")
    assert found(margined, banded, limited, POOL) == {
        Settling("margined", "fx"),
        Settling("banded", "receiving"),
        Settling("limited", "sending"),
    }


def test_a_range_whose_end_no_transfer_can_have_settles() -> None:
    """Taken out of the principal, the dear end leaves nothing to send."""
    way = service(ranged(500, 100, 40_000, side="transit"))
    assert found(way, POOL) == {Settling("alone", "transit")}


def test_an_end_at_which_the_least_fee_is_above_the_most_is_not_possible() -> None:
    limits = (PriceRange("minimum", 100, 900),)
    way = service(charge(percent="1", minimum=200, maximum=500, ranges=limits))
    assert found(way, POOL) == {Settling("alone", "sending")}


def test_equal_and_unequal_amounts_are_judged_by_the_same_totals() -> None:
    services = [
        service(charge(fixed=fee), id=f"w{fee}", unsurveyed=["receiving"]) for fee in (900, 1100)
    ]
    uneven = Payroll(np.array([40_000] * 9 + [40_001]))
    apart = Payroll(np.array([40_000] * 11), joins=np.array([True] * 10 + [False]))
    assert (
        found(*services, POOL)
        == found(*services, POOL, payroll=uneven)
        == found(*services, POOL, payroll=apart)
        == {Settling("w900", "receiving")}
    )


def test_without_a_pool_what_may_be_cheaper_than_the_cheapest_known_way_settles() -> None:
    known = service(charge(fixed=1000), id="known")
    below, above = (
        service(charge(fixed=fee), id=key, unsurveyed=["receiving"])
        for key, fee in (("below", 900), ("above", 1100))
    )
    one = Payroll.uniform(1, 40_000)
    assert found(known, below, above, POOL, payroll=one) == {Settling("below", "receiving")}
    assert found(below, above, POOL, payroll=one) == set()
