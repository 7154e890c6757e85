"""What a comparison says follows from its two outcomes."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import AT_LEAST, AT_MOST, EXACT, UNKNOWN, parts_in
from remitcalc.engine.individual import send_alone
from remitcalc.engine.pool import send_pooled
from remitcalc.engine.ranking import baseline, rank
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from tests.reference.alone import send_alone as reference_alone
from tests.reference.making import (
    DAY,
    SOURCE,
    bands,
    charge,
    corridor,
    margin,
    observed,
    pooled,
    service,
)
from tests.reference.pool import send_pooled as reference_pool
from tests.reference.strategies import Case, cases, employer_shares

ALONE = service(charge(fixed=800), exchange=margin("6.14"))
POOL = pooled(charge(fixed=2000), charge("transit", fixed=1500), exchange=margin("2.1"))
UNTOLD = Undisclosed(SOURCE)


def of(where, payroll: Payroll, **more):
    return compare(Scenario(where, payroll, where.pooled_services[0].id, DAY, **more))


@given(case=cases(always_known=True, most_workers=5), share=employer_shares)
@settings(max_examples=18)
def test_saving_is_alone_less_pooled_and_losses_are_counted(case: Case, share) -> None:
    assume(len(case.amounts) > 1)
    payroll = Payroll(np.array(case.amounts))
    found = of(case.corridor, payroll, individual="individual", employer_share_percent=share)
    assume(found.individual.all_possible and found.pooled.all_possible)
    saving = found.individual.total - found.pooled.total
    assert found.saving.tolist() == saving.tolist()
    assert (found.bound == EXACT).all()
    assert found.worse_off.workers == (saving < 0).sum()
    assert found.worse_off.largest_loss == max(0, -saving.min())
    assert found.worse_off.is_nobody == (saving >= 0).all()
    parts = list(found.saving_by_part.values())
    assert None in parts or sum(parts) == saving.sum()
    assert found.individual_total == found.individual.total.sum()
    assert found.pooled_total == found.pooled.total.sum()


@given(case=cases(always_known=True, most_workers=5), share=employer_shares)
@settings(max_examples=18)
def test_the_employer_pays_its_share_and_the_charges_it_bears(case: Case, share) -> None:
    assume(len(case.amounts) > 1)
    payroll = Payroll(np.array(case.amounts))
    found = of(case.corridor, payroll, individual="individual", employer_share_percent=share)
    assume(found.individual.all_possible and found.pooled.all_possible)
    pool = reference_pool(
        case.corridor, case.pooled, case.amounts, day=DAY, employer_share_percent=share
    )
    rows = [reference_alone(case.corridor, case.individual, a, day=DAY) for a in case.amounts]
    assert found.employer == pool.employer
    assert found.individual_employer == sum(row.employer for row in rows)


def test_one_worker_stands_for_all_only_where_somebody_pays_what_each_does_on_average() -> None:
    """Half pay 9.50 and half 9.48: no worker pays the 9.49 that the answer says."""
    wire = (charge(fixed=4500, percent="0.1"), charge("transit", fixed=1500))
    arrival = charge("receiving", fixed=50)
    pool = pooled(*wire, arrival, exchange=margin("1.9"))
    alone = service(charge(fixed=999), exchange=margin("2.1"))
    where = corridor(alone, pool, reference="18.05", currencies="CAD HNL")
    found = of(where, Payroll.uniform(40, 40_000), individual="alone")
    assert sorted(set(found.pooled.total.tolist())) == [948, 950]
    assert (found.stands_for, int(found.together.total[0])) == (40, 37_960)
    assert found.shown_saving.minor == 40 * 1839 - 37_960
    assert found.ranking.workers == 40
    assert found.ranking.ranked[0].total == 40 * 1839
    assert found.position == 1


@given(case=cases(always_known=True, most_workers=9), share=employer_shares)
@settings(max_examples=28)
def test_what_is_shown_of_one_is_what_each_pays_and_else_the_sum(case: Case, share) -> None:
    count = len(case.amounts)
    assume(count > 1)
    payroll = Payroll.uniform(count, case.amounts[0])
    found = of(case.corridor, payroll, individual="individual", employer_share_percent=share)
    assume(found.individual.all_possible and found.pooled.all_possible)
    total, shown = int(found.pooled.total.sum()), int(found.together.total[0])
    assert found.stands_for in (1, count)
    mean = (Decimal(total) / count).to_integral_value(ROUND_HALF_UP)
    assert shown == (total if found.stands_for > 1 else mean)
    assert count // found.stands_for * found.alone.total[0] == found.individual.total.sum()


@pytest.mark.parametrize(
    ("alone", "pool", "bound"),
    [
        (ALONE, POOL, EXACT),
        (replace(ALONE, exchange=UNTOLD), POOL, AT_LEAST),
        (ALONE, replace(POOL, exchange=UNTOLD), AT_MOST),
        (replace(ALONE, exchange=UNTOLD), replace(POOL, exchange=UNTOLD), UNKNOWN),
    ],
    ids=["both told", "alone untold", "pool untold", "both untold"],
)
def test_an_undisclosed_margin_bounds_the_saving(alone, pool, bound) -> None:
    other = service(charge(fixed=900), id="other")
    where = corridor(alone, pool, other)
    found = of(where, Payroll.uniform(40, 40_000), individual="alone", paydays=2)
    assert (found.bound == bound).all()
    assert (found.season_totals.bound == bound).all()


@given(
    amounts=st.lists(st.integers(2_000, 90_000), min_size=2, max_size=8),
    joins=st.lists(st.booleans(), min_size=8, max_size=8),
    groups=st.lists(st.sampled_from(["north", "south"]), min_size=8, max_size=8),
    rule=st.sampled_from(["equal", "proportional"]),
)
@settings(max_examples=18)
def test_one_pool_per_group_and_who_does_not_join_stays_alone(amounts, joins, groups, rule) -> None:
    count = len(amounts)
    joins, groups = np.array(joins[:count]), tuple(groups[:count])
    where = corridor(ALONE, POOL)
    payroll = Payroll(np.array(amounts), groups=groups, joins=joins)
    found = of(where, payroll, individual="alone", share=rule)
    for name in set(groups):
        rows = [at for at in range(count) if groups[at] == name and joins[at]]
        if len(rows) == 1:
            joins[rows[0]] = False
    for row in np.flatnonzero(~joins):
        assert found.pooled.total[row] == found.individual.total[row]
        assert found.saving[row] == 0
    for name in set(groups):
        rows = [at for at in range(count) if groups[at] == name and joins[at]]
        if not rows:
            continue
        pool = send_pooled(where, POOL, np.array([amounts[at] for at in rows]), day=DAY, rule=rule)
        if found.pooled.all_possible:
            assert found.pooled.total[rows].tolist() == pool.outcome.total.tolist()
        else:
            assert found.pooled.reason.any()


def test_each_worker_may_use_a_service_of_their_own_today() -> None:
    dear = service(charge(fixed=1200), id="dear", exchange=margin("7"))
    where = corridor(ALONE, dear, POOL)
    payroll = Payroll(np.array([30_000, 40_000]), services=("dear", None))
    found = of(where, payroll, individual="alone")
    first = send_alone(where, dear, np.array([30_000]), day=DAY).total[0]
    second = send_alone(where, ALONE, np.array([40_000]), day=DAY).total[0]
    assert found.individual.total.tolist() == [first, second]


def priced(id: str, fixed: int, **more):  # noqa: A002
    return service(charge(fixed=fixed), id=id, **more)


def test_services_are_ranked_cheapest_first_and_ties_stay_in_file_order() -> None:
    where = corridor(priced("c", 900), priced("a", 500), priced("b", 900), POOL)
    found = rank(where, 40_000, day=DAY)
    assert [s.service.id for s in found.ranked] == ["a", "c", "b"]
    assert next(s.place for s in found.ranked) == 1
    assert found.apart == ()


@pytest.mark.parametrize(
    "odd",
    [
        priced("odd", 100, exchange=UNTOLD),
        priced("odd", 100, provider_type="informal"),
        priced("odd", 100, exchange=margin("-2")),
        priced("odd", 0),
        service(charge("transit", fixed=50_000), id="odd"),
    ],
    ids=["undisclosed", "informal", "promotion below zero", "free", "not possible"],
)
def test_what_cannot_be_compared_stands_apart_with_its_reason(odd) -> None:
    found = rank(corridor(odd, priced("plain", 900), POOL), 40_000, day=DAY)
    assert [s.service.id for s in found.ranked] == ["plain"]
    (apart,) = found.apart
    assert (apart.service.id, apart.place) == ("odd", None)
    assert apart.apart is not None


def test_typical_is_what_a_dated_source_calls_most_used() -> None:
    where = corridor(priced("a", 100), priced("b", 900), POOL, typical="b")
    found = baseline(where, "typical", rank(where, 40_000, day=DAY))
    assert (found.service.id, found.chosen_as) == ("b", "typical")


@pytest.mark.parametrize(
    ("fees", "median"), [([300, 100, 200], 200), ([400, 100, 300, 200], 200), ([700], 700)]
)
def test_without_a_source_the_median_is_typical_of_an_even_count_the_lower(fees, median) -> None:
    where = corridor(*(priced(f"fee{fee}", fee) for fee in fees), POOL)
    found = baseline(where, "typical", rank(where, 40_000, day=DAY))
    assert (found.service.id, found.chosen_as) == (f"fee{median}", "median")


def test_cheapest_and_named_baselines() -> None:
    where = corridor(priced("a", 500), priced("b", 100), POOL, typical="a")
    ranking = rank(where, 40_000, day=DAY)
    assert baseline(where, "cheapest", ranking).service.id == "b"
    assert baseline(where, "a", ranking) == (where.service("a"), "named", None)


def test_a_pool_outside_its_surveyed_range_has_no_place_in_the_ranking() -> None:
    from_ten = charge(tariff=observed((400_000, 2000), (4_000_000, 3000)))
    found = of(corridor(ALONE, pooled(from_ten)), Payroll.uniform(2, 40_000))
    assert found.pooled.outside_range.all()
    assert found.position is None


def test_the_pool_takes_its_place_among_the_ways() -> None:
    where = corridor(priced("a", 10), ALONE, POOL)
    found = of(where, Payroll.uniform(40, 40_000), individual="alone")
    assert found.position == 2
    assert [c.service.id for c in found.cheaper] == ["a"]
    (cheaper,) = found.cheaper
    assert cheaper.total.minor == 40 * found.ranking.ranked[0].total
    assert cheaper.saving.minor == found.together_total.minor - cheaper.total.minor


@pytest.mark.parametrize("share", ["equal", "no-one-worse-off"])
def test_a_settlement_does_not_hide_a_way_that_is_cheaper_like_for_like(share) -> None:
    """Without transit the pool is 21.00 dearer: that it could not be settled then is no matter."""
    alone = service(charge(fixed=900), charge("transit", fixed=2400), exchange=margin("2"))
    other = service(charge(fixed=100), id="other", exchange=margin("2.5"), unsurveyed=["transit"])
    pool = pooled(charge(fixed=3000), charge("transit", fixed=6000), exchange=margin("2"))
    payroll = Payroll(np.array([20_000, 40_000, 60_000]))
    found = of(corridor(alone, other, pool), payroll, individual="alone", share=share)
    (cheaper,) = found.cheaper
    assert (cheaper.total.minor, cheaper.saving.minor) == (3_300, 2_100)
    assert not cheaper.is_only_uncounted
    assert parts_in(cheaper.saving.before) == ("transit",)


def test_a_price_that_an_absent_part_may_change_either_way_leaves_the_pool_without_a_place() -> (
    None
):
    """What arrives may fall below the edge from which the charge on arrival is small."""
    tariff = bands("whole", (0, 200_000, 9_000, "0"), (200_000, None, 100, "0"))
    jumps = service(charge(fixed=10), charge("receiving", tariff=tariff), unsurveyed=["transit"])
    found = of(corridor(jumps, POOL), Payroll.uniform(40, 40_000), individual="alone")
    assert (found.position, found.cheaper) == (None, ())
    assert found.break_even.unknown is not None
    assert not found.group_saving.is_known


def test_like_for_like_the_pool_is_placed_among_the_offers_that_are_ranked() -> None:
    """Below zero without its transit, a promotion is still one of two; a fee not told is none."""
    promotion = service(charge("transit", fixed=900), id="promotion", exchange=margin("-1"))
    untold = service(id="untold", unsurveyed=["sending"], exchange=margin("3"))
    lacking = pooled(exchange=margin("1"), unsurveyed=["sending", "transit"])
    lacks = service(charge(fixed=800), id="lacks", unsurveyed=["receiving"], exchange=margin("2"))
    found = of(corridor(promotion, untold, lacks, lacking), Payroll.uniform(40, 40_000))
    assert found.standing.of == 3
    assert parts_in(found.standing.before) == ("sending", "transit", "receiving")
    assert [one.service.id for one in found.cheaper] == ["promotion"]
