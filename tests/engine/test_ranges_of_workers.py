"""What each worker, and a season, range over: by hand, and against prices moved by hand."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc import Payroll
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.model.charge import Flat
from remitcalc.model.price_range import PriceRange
from tests.engine.test_ranges import asked, minors, ranged
from tests.reference.making import charge, corridor, pooled, service

ONCE = {"per": "season"}


def ends(columns) -> list[list[int]]:
    return [one.minor.tolist() for one in columns]


def test_nothing_ranges_of_a_season_without_ranges() -> None:
    place = corridor(service(charge(fixed=900)), pooled(charge(fixed=8_000)))
    found = asked(place, paydays=5)
    assert found.season_range is None
    assert found.worker_range is None


def test_a_season_is_as_dear_as_its_transfers_and_what_is_charged_once() -> None:
    """Ten workers, five paydays; a card of 3.00 (1 to 6), once, alone.

    Alone every second payday: 3 transfers of 10.00 (9 to 12): 27 + 1 = 28 to 36 + 6 = 42 each.
    Pooled every payday: 5 x 100.00 (80 to 130): 400 to 650. Saved: 280 - 650 to 420 - 400.
    """
    alone = service(ranged(1000, 900, 1200), ranged(300, 100, 600, **ONCE))
    place = corridor(alone, pooled(ranged(10_000, 8_000, 13_000)))
    found = asked(place, paydays=5, individual_every=2).season_range
    assert minors(found.all_alone) == (28_000, 42_000)
    assert minors(found.all_pooled) == (40_000, 65_000)
    assert minors(found.all_saving) == (28_000 - 65_000, 42_000 - 40_000)
    assert minors(found.saving.at(0)) == (2_800 - 6_500, 4_200 - 4_000)


def test_the_corners_are_priced_once_for_the_answer_the_workers_and_the_season(monkeypatch) -> None:
    """Only the pool ranges: one way alone, and the pool at each of its ends."""
    place = corridor(service(charge(fixed=900)), pooled(ranged(10_000, 8_000, 13_000)))
    found = asked(place, paydays=3)
    times: list[str] = []
    for way in ("alone", "pooled"):
        priced = getattr(PricedScenario, way)

        def counted(self, *args, way=way, priced=priced, **more):
            times.append(way)
            return priced(self, *args, **more)

        monkeypatch.setattr(PricedScenario, way, counted)
    _ = found.range, found.worker_range, found.season_range
    assert sorted(times) == ["alone", "pooled", "pooled"]


@pytest.mark.parametrize(
    ("paydays", "first", "then"),
    [
        (1, "range", []),
        (1, "worker_range", []),
        (3, "range", ["season_range"]),
        (3, "season_range", ["worker_range"]),
    ],
)
def test_corners_are_let_go_of_once_payday_and_season_were_read(paydays, first, then) -> None:
    place = corridor(service(ranged(900, 800, 1000)), pooled(ranged(10_000, 8_000, 13_000)))
    found = asked(place, paydays=paydays)
    kept = weakref.ref(found.ranges.corners)
    for name in (first, *then):
        gc.collect()
        assert kept() is not None
        assert getattr(found, name) is not None
    gc.collect()
    assert kept() is None
    again = asked(place, paydays=paydays)
    assert ends(found.worker_range.saving) == ends(again.worker_range.saving)
    assert minors(found.season_range.all_saving) == minors(again.season_range.all_saving)


def test_what_is_charged_once_ranges_in_no_payday() -> None:
    alone = service(charge(fixed=900), ranged(300, 100, 600, **ONCE))
    found = asked(corridor(alone, pooled(charge(fixed=8_000))), paydays=3)
    assert minors(found.range.saving) == (1_000, 1_000)
    assert minors(found.season_range.all_saving) == (
        3 * 1_000 + 10 * 100,
        3 * 1_000 + 10 * 600,
    )


def test_who_does_not_join_ranges_as_alone_and_saves_nothing() -> None:
    payroll = Payroll(np.full(4, 40_000), joins=np.array([True, True, False, True]))
    place = corridor(service(ranged(1000, 900, 1200)), pooled(ranged(600, 300, 900)))
    for found in (asked(place, payroll).worker_range, asked(place, payroll).season_range):
        assert ends(found.alone) == [[900] * 4, [1200] * 4]
        assert ends(found.pooled) == [[100, 100, 900, 100], [300, 300, 1200, 300]]
        assert ends(found.saving) == [[600, 600, 0, 600], [1100, 1100, 0, 1100]]
        assert minors(found.all_saving) == (1_800, 3_300)


def test_at_an_end_that_is_not_possible_no_worker_has_a_figure() -> None:
    place = corridor(
        service(charge(fixed=900)), pooled(ranged(8_000, 7_000, 500_000, side="transit"))
    )
    found = asked(place, paydays=2).season_range
    assert found.all_pooled.least.minor == 14_000
    assert found.all_pooled.most is None
    assert not found.pooled.most.is_possible.any()
    assert found.pooled.least.is_possible.all()
    assert found.saving.at(0).least is None
    assert not found.all_saving.ranges


PLANS = [
    {},
    {"individual_every": 2, "pooled_every": 3},
    {"amount_is": "outlay", "pooled_every": 2},
    {"share": "proportional"},
    {"share": "no-one-worse-off"},
]


@settings(max_examples=8)
@pytest.mark.parametrize("plan", PLANS)
@given(
    spreads=st.tuples(
        *(
            st.lists(st.integers(0, most), min_size=2, max_size=2, unique=True).map(sorted)
            for most in (9_000, 3_000, 2_000)
        )
    ),
    amounts=st.lists(st.integers(20_000, 90_000), min_size=2, max_size=5),
)
def test_each_end_is_what_a_comparison_gives_with_prices_moved_there(
    plan, spreads, amounts
) -> None:
    payroll, more = Payroll(np.array(amounts)), {"paydays": 4, **plan}

    def place(*fees: Flat):
        fee, on_way, alone = fees
        pool = pooled(charge(tariff=fee), charge("transit", tariff=on_way))
        return corridor(service(charge(tariff=alone)), pool)

    flats = [Flat((a + b) // 2, ranges=(PriceRange("fixed", a, b),)) for a, b in spreads]
    found = asked(place(*flats), payroll, **more)
    (f0, f1), (t0, t1), (a0, a1) = spreads
    good = asked(place(Flat(f0), Flat(t0), Flat(a1)), payroll, **more)
    bad = asked(place(Flat(f1), Flat(t1), Flat(a0)), payroll, **more)
    one = found.worker_range
    if bad.pooled.all_possible and good.pooled.all_possible:
        assert ends(one.saving) == [bad.saving.tolist(), good.saving.tolist()]
        assert ends(one.alone) == [c.individual.total.tolist() for c in (bad, good)]
        assert ends(one.pooled) == [c.pooled.total.tolist() for c in (good, bad)]
        assert one.all_pooled == found.range.pooled
        assert one.all_saving == found.range.saving
    whole = found.season_range
    seasons = bad.season_totals, good.season_totals
    for reason, column, all_save, at in zip(
        (s.pooled_reason for s in seasons), whole.saving, whole.all_saving, (0, 1), strict=True
    ):
        assert column.is_possible.all() == (reason is None)
        if reason is None:
            assert column.minor.tolist() == seasons[at].saving.tolist()
            assert all_save.minor == seasons[at].group_saving.minor
        else:
            assert all_save is None
