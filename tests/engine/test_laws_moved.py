"""A scenario with one input moved costs what it costs when it is priced from nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc.engine.compare import compare
from remitcalc.engine.season_frequency import season_frequencies
from remitcalc.engine.sensitivity import sensitivity
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.making import DAY, charge, corridor, margin, pooled, service

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor

STEP = Decimal(20)
ALONE_FEE, ALONE_MARGIN = 1000, Decimal(5)
POOL_FEE, TRANSIT, POOL_MARGIN, ARRIVAL = 2500, 1500, Decimal(2), 8000
PRICES = {
    "alone_fee": Decimal(ALONE_FEE),
    "alone_margin": ALONE_MARGIN,
    "pooled_fee": Decimal(POOL_FEE),
    "pooled_transit": Decimal(TRANSIT),
    "pooled_margin": POOL_MARGIN,
    "pooled_arrival": Decimal(ARRIVAL),
}
PLANS = [
    {"share": "equal"},
    {"share": "proportional", "amount_is": "outlay"},
    {"share": "no-one-worse-off"},
    {"share": "no-one-worse-off", "amount_is": "outlay"},
    {"share": "no-one-worse-off", "paydays": 3},
    {"share": "equal", "paydays": 5, "pooled_every": 2},
]


def where(**moved: Decimal) -> Corridor:
    price = {**PRICES, **moved}
    alone = service(
        charge(fixed=int(price["alone_fee"])), exchange=margin(price["alone_margin"]), id="alone"
    )
    pool = pooled(
        charge(fixed=int(price["pooled_fee"])),
        charge("transit", fixed=int(price["pooled_transit"])),
        charge("receiving", fixed=int(price["pooled_arrival"])),
        exchange=margin(price["pooled_margin"]),
    )
    return corridor(alone, pool)


def of(place: Corridor, **plan) -> Scenario:
    payroll = Payroll(
        np.array([30_000, 42_500, 61_777, 45_000]), joins=np.array([True, True, True, False])
    )
    return Scenario(place, payroll, "pool", DAY, individual="alone", **plan)


@pytest.mark.parametrize("plan", PLANS, ids=str)
@pytest.mark.parametrize("name", PRICES)
def test_the_saving_with_one_price_moved_is_that_of_the_price(name, plan) -> None:
    found = {one.input: one for one in sensitivity(compare(of(where(), **plan)), STEP)}[name]
    for factor, saving in ((Decimal("0.8"), found.lowered), (Decimal("1.2"), found.raised)):
        anew = compare(of(where(**{name: PRICES[name] * factor}), **plan))
        assert saving == replace(anew.group_saving, status=saving.status)


@pytest.mark.parametrize("plan", PLANS, ids=str)
def test_a_frequency_costs_what_a_season_planned_so_costs_under_every_rule(plan) -> None:
    wanted = {"paydays": 5, **plan}
    for one in season_frequencies(compare(of(where(), **wanted))):
        every = {"individual_every": one.every, "pooled_every": one.every}
        season = compare(of(where(), **{**wanted, **every})).season_totals
        assert (one.alone, one.pooled) == (season.group_alone, season.group_pooled)
        assert one.saving == season.group_saving


def test_a_frequency_is_not_refused_because_the_planned_season_is() -> None:
    """Once every payday those who gain cannot cover the others; in fewer transfers they can.

    Every third of four paydays one day's pay is left for the last: a transfer like the first.
    """
    place = where(alone_fee=Decimal(400), alone_margin=Decimal(4))
    plan = {"share": "no-one-worse-off", "paydays": 4}
    found = compare(of(place, **plan))
    by_every = {one.every: one for one in season_frequencies(found)}
    refused = found.season_totals.pooled_reason
    assert refused is not None
    assert refused.code == "gains_do_not_cover"
    assert by_every[1].pooled is None
    for every in (2, 3, 4):
        planned = of(place, **plan, individual_every=every, pooled_every=every)
        season = compare(planned).season_totals
        assert season.group_pooled is not None
        assert by_every[every].pooled == season.group_pooled
