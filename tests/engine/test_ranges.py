"""What an answer ranges over: worked by hand, and against every corner of all ranges."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc import Payroll, Scenario, compare
from remitcalc.engine.figure import Bound
from remitcalc.model.charge import Flat
from remitcalc.model.corridor import ReferenceRate, Tax
from remitcalc.model.exchange import Margin, QuotedRate
from remitcalc.model.price_range import PriceRange
from tests.reference.making import SOURCE, charge, corridor, pooled, service

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.corridor import Corridor

TEN = Payroll.uniform(10, 40_000)


def ranged(value: int, low: int, high: int, side="sending", **more):
    tariff = Flat(value, ranges=(PriceRange("fixed", low, high),))
    return charge(side, tariff=tariff, **more)


def asked(place: Corridor, payroll: Payroll = TEN, **more) -> Comparison:
    return compare(Scenario.of(place).replace(payroll=payroll, **more))


def minors(ends) -> tuple[int, ...]:
    return tuple(one.minor for one in ends)


def test_nothing_ranges_without_ranges() -> None:
    assert asked(corridor(service(charge(fixed=900)), pooled(charge(fixed=8000)))).range is None


def test_one_worker_has_no_pool_that_could_range() -> None:
    place = corridor(service(charge(fixed=900)), pooled(ranged(8000, 7000, 9000)))
    assert asked(place, Payroll.uniform(1, 40_000)).range is None


def test_pool_and_ways_alone_each_range_and_are_paired_crosswise() -> None:
    """Pool of ten: 100.00 (80 to 130). Alone 10.00 (9 to 12), another 12.50.

    Saving: least 10 x 9 - 130 = -40, most 10 x 12 - 80 = 40. Places: 8 a head is below 12 and
    12.50; 13 a head is above 9 and 12.50. Pays from 7: 7 x 12 = 84 covers 80, 6 x 12 = 72 does
    not; and at the latest from 15: 15 x 9 = 135 covers 130, 14 x 9 = 126 does not.
    """
    alone = service(ranged(1000, 900, 1200))
    other = service(charge(fixed=1250), id="other")
    found = asked(corridor(alone, other, pooled(ranged(10_000, 8_000, 13_000)))).range
    assert minors(found.pooled) == (8_000, 13_000)
    assert minors(found.alone) == (9_000, 12_000)
    assert minors(found.saving) == (-4_000, 4_000)
    assert (found.best.position, found.worst.position, found.worst.of) == (1, 3, 3)
    assert (found.earliest.size, found.latest.size) == (7, 15)


def test_a_quoted_rate_is_cheapest_where_it_is_high() -> None:
    """400.00 at 5.00 to 5.50 against 5.53: of each, fx is 40000 - round(R / 5.53).

    At 5.50 2,200.00 arrive, worth 397.83; at 5.00 2,000.00, worth 361.66.
    """
    rate = QuotedRate(Decimal("5.40"), SOURCE, (PriceRange("rate", Decimal(5), Decimal("5.50")),))
    found = asked(corridor(service(charge(fixed=900)), pooled(exchange=rate))).range
    assert minors(found.pooled) == (10 * (40_000 - 39_783), 10 * (40_000 - 36_166))


def test_the_reference_rate_stands_at_the_same_end_for_both() -> None:
    """20.00 are taken on arrival either way: what that is worth falls out of the difference.

    At 4.00 GTQ 20.00 are 5.00, at 8.00 2.50. Ten alone pay ten times that, a pool once.
    """
    arrival = charge("receiving", fixed=2000)
    spread = (PriceRange("rate", Decimal(4), Decimal(8)),)
    place = replace(
        corridor(service(arrival), pooled(arrival)),
        reference=ReferenceRate(Decimal(5), SOURCE, spread),
    )
    found = asked(place).range
    assert minors(found.pooled) == (250, 500)
    assert minors(found.alone) == (2_500, 5_000)
    assert minors(found.saving) == (2_250, 4_500)  # not 2,500 - 500 and 5,000 - 250


def test_taxes_stand_at_the_same_end_for_both() -> None:
    spread = (PriceRange("percent", Decimal(0), Decimal(2)),)
    tax = Tax("levy", Decimal(1), ("bank account",), SOURCE, ranges=spread)
    place = corridor(service(charge(fixed=900)), pooled(charge(fixed=8_000)), taxes=[tax])
    found = asked(place).range
    assert minors(found.pooled) == (8_000, 8_000 + 8_000)
    assert minors(found.saving) == (1_000, 1_000)


def test_the_open_end_of_a_bound_stays_open() -> None:
    place = corridor(
        service(charge(fixed=900), unsurveyed=["receiving"]), pooled(ranged(8_000, 7_000, 9_500))
    )
    found = asked(place).range
    assert [one.bound for one in found.pooled] == [Bound.EXACT, Bound.EXACT]
    assert [(one.minor, one.bound) for one in found.saving] == [
        (-500, Bound.AT_LEAST),
        (2_000, Bound.AT_LEAST),
    ]
    assert found.best.bound == found.worst.bound == Bound.AT_LEAST


def test_at_an_end_that_is_not_possible_nothing_is_known() -> None:
    """On the way more is taken than there is."""
    place = corridor(
        service(charge(fixed=900)), pooled(ranged(8_000, 7_000, 500_000, side="transit"))
    )
    found = asked(place).range
    assert found.pooled.least.minor == 7_000
    assert found.pooled.most is None
    assert found.saving.least is None
    assert found.worst is None


def test_a_least_above_the_most_at_one_end_is_not_possible_there() -> None:
    limits = (PriceRange("minimum", 100, 900),)
    limited = pooled(charge(percent="1", minimum=200, maximum=500, ranges=limits))
    found = asked(corridor(service(charge(fixed=900)), limited)).range
    assert found.pooled.least.minor == 500
    assert found.pooled.most is None


def test_where_all_that_ranges_is_another_offer_the_answer_stays() -> None:
    other = pooled(ranged(9_000, 1_000, 20_000), id="other")
    assert (
        asked(corridor(service(charge(fixed=900)), pooled(charge(fixed=8_000)), other)).range
        is None
    )


def priced(fee: int, transit: int, margin: int, alone_fee: int, alone_margin: int) -> Corridor:
    """The prices themselves, with no range."""
    rate, own = (Margin(Decimal(m) / 100, SOURCE) for m in (margin, alone_margin))
    pool = pooled(charge(fixed=fee), charge("transit", fixed=transit), exchange=rate)
    return corridor(service(charge(fixed=alone_fee), exchange=own), pool)


def spread(figure: str, low, high) -> tuple[PriceRange, ...]:
    return (PriceRange(figure, low, high),)


@settings(max_examples=11)
@pytest.mark.parametrize("plan", [{"share": "equal"}, {"amount_is": "outlay"}])
@given(
    ends=st.tuples(
        *(
            st.lists(st.integers(0, most), min_size=2, max_size=2, unique=True).map(sorted)
            for most in (20_000, 20_000, 600, 3_000, 900)
        )
    ),
    amounts=st.lists(st.integers(20_000, 90_000), min_size=2, max_size=6),
)
def test_the_two_ends_are_two_of_the_corners_and_no_corner_lies_far_beyond(
    plan, ends, amounts
) -> None:
    """Prices are moved by hand here. A corner may pass an end only by rounding, a unit a worker.

    What is taken on the way lowers what the margin is taken of: where the margin is dear, less on
    the way is not always cheaper, but with margins below 100 % never by more than is rounded.
    """
    (fee, transit, margin, alone_fee, alone_margin), payroll = ends, Payroll(np.array(amounts))
    middle = [(low + high) // 2 for low, high in ends]
    place = priced(*middle)
    alone, pool = place.services
    flat = Flat(middle[0], ranges=spread("fixed", *fee))
    on_way = Flat(middle[1], ranges=spread("fixed", *transit))
    share = Margin(Decimal(middle[2]) / 100, SOURCE, spread("percent", *hundredths(margin)))
    alone_flat = Flat(middle[3], ranges=spread("fixed", *alone_fee))
    own = Margin(Decimal(middle[4]) / 100, SOURCE, spread("percent", *hundredths(alone_margin)))
    sides = [
        replace(s, charges=(replace(s.charges[0], tariff=t),))
        for s, t in ((pool.sending, flat), (pool.transit, on_way), (alone.sending, alone_flat))
    ]
    services = (
        replace(alone, sending=sides[2], exchange=own),
        replace(pool, sending=sides[0], transit=sides[1], exchange=share),
    )
    found = asked(replace(place, services=services), payroll, **plan).range
    cheap, dear = ([end[at] for end in ends] for at in (0, 1))
    good = asked(priced(*cheap[:3], *dear[3:]), payroll, **plan)
    bad = asked(priced(*dear[:3], *cheap[3:]), payroll, **plan)
    assert minors(found.pooled) == (good.together_total.minor, bad.together_total.minor)
    assert minors(found.saving) == (bad.group_saving.minor, good.group_saving.minor)
    assert (found.best, found.worst) == (good.standing, bad.standing)
    assert (found.earliest.size, found.latest.size) == (good.break_even.size, bad.break_even.size)
    every = [asked(priced(*corner), payroll, **plan) for corner in itertools.product(*ends)]
    least, most = minors(found.saving)
    slack = 2 * len(amounts)
    assert least - slack <= min(one.group_saving.minor for one in every)
    assert max(one.group_saving.minor for one in every) <= most + slack


def hundredths(ends: list[int]) -> tuple[Decimal, ...]:
    return tuple(Decimal(end) / 100 for end in ends)
