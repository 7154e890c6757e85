"""Every figure behind an answer as a row: which are listed, which come first, what they move."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.engine.effects import effect_of
from remitcalc.engine.settling import settling
from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.figure_edits import TypedFigure, typed_over
from remitcalc.model.message import ModelError
from remitcalc.model.price_place import PricePlace, places_of, price_at
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Provenance, Status
from remitcalc.output.tables.figures import FigureRow, figure_rows
from tests.reference.making import (
    SOURCE,
    bands,
    charge,
    corridor,
    observed,
    observed_margins,
    pooled,
    service,
)

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison

OWN = Provenance("typed in", "2026-11-29", Status.OWN)
STEP = Decimal(20)
TEN = Payroll.uniform(10, 40_000)
MIXED = Payroll(np.array([10_000, 35_000, 60_000]))


def compared(*services, payroll=TEN, **more) -> Comparison:
    return again(Scenario.of(corridor(*services)).replace(payroll=payroll, **more))


def again(scenario: Scenario) -> Comparison:
    return compare(scenario, side_by_side=[one.id for one in scenario.corridor.pooled_services])


def totals(comparison: Comparison) -> list[object]:
    """All that an answer says of money."""
    every = (*comparison.ranking.services, *comparison.ranking.repeated)
    ways = {one.service.id: one.total for one in every}
    offers = [(one.service.id, one.total) for one in comparison.offers]
    return [ways, offers, comparison.group_saving.minor, comparison.pooled_total]


def doubled(comparison: Comparison, place: PricePlace) -> Comparison | None:
    before = comparison.scenario.corridor
    value = getattr(price_at(before, place), place.figure)
    raised = value * 2 if value else type(value)(100 if isinstance(value, int) else 1)
    if place.figure == "minimum":
        raised = 10**7  # so that it holds
    try:
        after = typed_over(before, place, TypedFigure(raised), OWN)
    except ModelError:
        return None
    return again(comparison.scenario.replace(corridor=after))


@pytest.mark.parametrize("payroll", [TEN, MIXED], ids=["alike", "mixed"])
@pytest.mark.parametrize("name", ["canada-guatemala", "us-guatemala", "switzerland-serbia"])
def test_every_listed_figure_can_be_typed_over_and_the_answer_is_another_one(
    name: str, payroll: Payroll
) -> None:
    comparison = again(Scenario.of(load_corridor(name)).replace(payroll=payroll))
    before = totals(comparison)
    rows = figure_rows(comparison)
    assert len(rows) > 20
    for row in rows[::3]:
        if row.value is not None and row.place.part != "reference":
            after = doubled(comparison, row.place)
            assert after is not None
            assert totals(after) != before, row.place


@pytest.mark.parametrize("payroll", [TEN, MIXED], ids=["alike", "mixed"])
def test_a_price_that_is_not_listed_moves_nothing(payroll: Payroll) -> None:
    fee = charge(
        tariff=bands(
            "whole", (0, 20_000, 100, "0"), (20_000, 50_000, 200, "0"), (50_000, None, 300, "0")
        )
    )
    slices = charge(
        "receiving", tariff=bands("marginal", (0, 90_000, 10, "1"), (90_000, None, 0, "2"))
    )
    pairs = charge(tariff=observed((5_000, 100), (20_000, 200), (39_000, 300), (70_000, 400)))
    margins = observed_margins((1_000, "1"), (30_000, "2"), (80_000, "3"), (900_000, "4"))
    ways = (service(fee, slices, id="a"), service(pairs, exchange=margins, id="b"))
    comparison = compared(*ways, pooled(fee, exchange=margins), payroll=payroll)
    listed = {row.place for row in figure_rows(comparison)}
    before = totals(comparison)
    place_count = 0
    for one in comparison.scenario.corridor.services:
        for place in places_of(comparison.scenario.corridor, one):
            after = doubled(comparison, place) if place.figure else None
            if after is not None:
                place_count += 1
                assert (totals(after) != before) == (place in listed), place
    assert place_count > len(listed) - 3


def ranged(value: int, low: int, high: int, **more):
    return charge(tariff=Flat(value, ranges=(PriceRange("fixed", low, high),)), **more)


def test_what_would_settle_comes_first_pool_before_ways_alone() -> None:
    way = service(ranged(900, 600, 1_100), charge("transit", fixed=5), id="way")
    dear = service(charge(fixed=5_000), id="dear", unsurveyed=["receiving"])
    pool = pooled(ranged(8_000, 7_000, 12_000), charge("receiving", fixed=40))
    comparison = compared(way, dear, pool)
    rows = figure_rows(comparison)
    first = [(row.place.service, row.place.part) for row in rows if row.settles]
    assert first == [("pool", "sending"), ("way", "sending")]
    assert [row.settles for row in rows] == sorted((row.settles for row in rows), reverse=True)
    assert {(one.service, one.part) for one in settling(comparison)} == set(first)


def test_what_is_not_known_is_listed_where_something_rests_on_it() -> None:
    used = service(charge(fixed=2_000), id="used", unsurveyed=["transit"])
    hidden = service(id="hidden", exchange=Undisclosed(SOURCE))
    dear = service(charge(fixed=9_000), id="dear", unsurveyed=["transit"])
    rows = figure_rows(compared(used, hidden, dear, pooled(charge(fixed=9_000)), individual="used"))
    unknown = [(row.place.service, row.place.part) for row in rows if row.is_unknown]
    assert sorted(unknown) == [("hidden", "fx"), ("used", "transit")]
    hidden_row = next(row for row in rows if row.place.service == "hidden")
    assert hidden_row.keeps_unranked
    assert hidden_row.value is None


def test_of_one_worker_no_pool_is_listed() -> None:
    rows = figure_rows(compared(service(), pooled(), payroll=Payroll.uniform(1, 40_000)))
    assert all(row.place.service != "pool" for row in rows)


def row_of(comparison: Comparison, service_id: str, part: str) -> FigureRow:
    rows = figure_rows(comparison)
    return next(r for r in rows if (r.place.service, r.place.part) == (service_id, part))


@pytest.mark.parametrize("payroll", [TEN, MIXED], ids=["alike", "mixed"])
def test_a_figure_moves_what_is_saved_as_far_as_a_comparison_at_each_end_of_its_range_says(
    payroll: Payroll,
) -> None:
    pool = pooled(ranged(8_000, 7_000, 12_000))
    comparison = compared(service(charge(fixed=900)), pool, payroll=payroll)
    found = effect_of(comparison, row_of(comparison, "pool", "sending").place, STEP)
    assert found is not None
    assert found.step_percent is None
    for end, minor in ((found.low, 7_000), (found.high, 12_000)):
        other = compared(service(charge(fixed=900)), pooled(charge(fixed=minor)), payroll=payroll)
        assert end is not None
        assert end.minor == other.shown_saving.minor
    assert found.spread is not None
    assert found.low is not None
    assert found.high is not None
    assert found.spread.minor == found.low.minor - found.high.minor


def test_a_figure_without_a_range_is_moved_by_the_step_and_says_so() -> None:
    ways = (service(charge(fixed=900), exchange=Margin(Decimal(5), SOURCE)), pooled())
    comparison = compared(*ways)
    found = effect_of(comparison, row_of(comparison, "alone", "fx").place, STEP)
    assert found is not None
    assert found.step_percent == STEP
    for end, percent in ((found.low, 4), (found.high, 6)):
        margin = Margin(Decimal(percent), SOURCE)
        moved = replace(ways[0], exchange=margin)
        assert end is not None
        assert end.minor == compared(moved, pooled()).shown_saving.minor


def test_what_has_no_value_has_no_effect_and_an_end_that_cannot_be_is_not_known() -> None:
    way = service(charge(fixed=900), exchange=Margin(Decimal(90), SOURCE), unsurveyed=["transit"])
    comparison = compared(way, pooled())
    assert effect_of(comparison, PricePlace("alone", "transit"), STEP) is None
    found = effect_of(comparison, PricePlace("alone", "fx", figure="percent"), STEP)
    assert found is not None
    assert found.high is None
    assert found.spread is None


def test_a_figure_typed_over_with_nothing_stays_listed_to_be_taken_back() -> None:
    stated = corridor(service(charge(fixed=900, percent="1")), pooled())
    place = PricePlace("alone", "sending", figure="fixed")
    scenario = Scenario.of(stated).replace(payroll=TEN)
    typed = typed_over(stated, place, TypedFigure(0), OWN)
    rows = figure_rows(again(scenario.replace(corridor=typed)), stated)
    (row,) = (one for one in rows if one.place == place)
    assert row.is_typed
    assert row.value == 0
    assert [one.place for one in rows if one.is_typed] == [place]
