"""Figures typed over in a corridor, one by one, and taken back to what is stated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.figure_edits import UNKNOWN, TypedFigure, source_at, typed_over, with_source
from remitcalc.model.message import ModelError
from remitcalc.model.price_place import PricePlace, part_at, places_of, price_at
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Side
from remitcalc.model.stated_figures import all_taken_back, is_typed_over, rebased, taken_back
from tests.reference.making import SOURCE, bands, charge, corridor, pooled, service, sourced
from tests.reference.strategies import cases

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from tests.reference.strategies import Case

OWN = Provenance("typed in", "2026-11-29", Status.OWN)
BANK = Provenance("the bank, by telephone", "2026-11-29", Status.QUOTED)


def every_place(of: Corridor) -> list[PricePlace]:
    return [place for one in (*of.services, None) for place in places_of(of, one)]


def figure_for(of: Corridor, place: PricePlace, number: int) -> TypedFigure:
    """A figure of the kind that stands there."""
    priced = price_at(of, place)
    is_amount = isinstance(getattr(priced, place.figure, 0), int) and place.part != "fx"
    value = number if is_amount else Decimal(number) / 100
    return TypedFigure(value, (value, value * 2) if number % 2 else None)


def attempt(of: Corridor, place: PricePlace, number: int) -> Corridor:
    """Type over a figure, if it can be that beside the others."""
    try:
        return typed_over(of, place, figure_for(of, place, number), OWN, "a fee")
    except ModelError:
        return of


@given(cases(), st.integers(1, 900), st.integers(0, 99))
def test_what_is_typed_over_and_taken_back_is_the_same_corridor(
    case: Case, number: int, chosen: int
) -> None:
    stated, places = case.corridor, every_place(case.corridor)
    place = places[chosen % len(places)]
    typed = attempt(stated, place, number)
    assert taken_back(typed, stated, place) == stated
    assert is_typed_over(typed, stated, place) == (typed != stated)


@given(cases(), st.integers(1, 900))
def test_all_figures_typed_over_and_taken_back_one_by_one_are_the_same_corridor(
    case: Case, number: int
) -> None:
    stated = typed = case.corridor
    places = every_place(stated)
    for place in places:
        typed = attempt(typed, place, number)
    typed = all_taken_back(typed, stated, places)
    assert typed == stated


@given(cases(), st.integers(0, 99))
def test_what_becomes_unknown_and_is_taken_back_is_the_same_corridor(
    case: Case, chosen: int
) -> None:
    stated = case.corridor
    places = [one for one in every_place(stated) if one.service]
    place = places[chosen % len(places)]
    typed = typed_over(stated, place, UNKNOWN, OWN)
    part = part_at(typed, place)
    assert isinstance(part, Undisclosed) or not part.is_surveyed
    assert taken_back(typed, stated, place) == stated


@given(cases(), st.integers(1, 900), st.integers(0, 99))
def test_a_figure_typed_over_stands_there_with_its_own_source_and_nobody_elses_changes(
    case: Case, number: int, chosen: int
) -> None:
    stated, places = case.corridor, every_place(case.corridor)
    place = places[chosen % len(places)]
    typed = attempt(stated, place, number)
    if typed == stated or not place.figure:
        return
    said = figure_for(stated, place, number)
    assert getattr(price_at(typed, place), place.figure) == said.value
    assert source_at(typed, place) == OWN
    for other in places:
        is_one_price = (other.whole, other.at) == (place.whole, place.at)
        if not is_one_price or other.entry != place.entry:
            assert source_at(typed, other) == source_at(stated, other)
            assert price_figure(typed, other) == price_figure(stated, other)


def price_figure(of: Corridor, place: PricePlace) -> object:
    return getattr(price_at(of, place), place.figure, None)


@given(cases(), st.integers(1, 900), st.integers(0, 99))
def test_a_source_that_is_given_and_taken_back_leaves_no_trace(
    case: Case, number: int, chosen: int
) -> None:
    stated = case.corridor
    places = [one for one in every_place(stated) if one.figure]
    if not places:
        return
    place = places[chosen % len(places)]
    told = with_source(stated, place, BANK)
    assert source_at(told, place) == BANK
    assert is_typed_over(told, stated, place)
    assert taken_back(told, stated, place) == stated
    assert taken_back(attempt(told, place, number), stated, place) == stated


FEE = PricePlace("pool", "sending", figure="fixed")
SHARE = replace(FEE, figure="percent")
WIRE = corridor(service(), pooled(charge(fixed=2_000, percent="1", minimum=500)))


def test_fixed_and_percentage_of_a_charge_have_one_source_and_go_back_one_by_one() -> None:
    typed = typed_over(WIRE, FEE, TypedFigure(1_500, (1_000, 3_000)), OWN)
    assert source_at(typed, SHARE) == OWN
    assert is_typed_over(typed, WIRE, FEE)
    assert not is_typed_over(typed, WIRE, SHARE)
    both = typed_over(typed, SHARE, TypedFigure(Decimal(2)), OWN)
    half = taken_back(both, WIRE, FEE)
    assert price_at(half, FEE) == Flat(2_000, Decimal(2))
    assert source_at(half, FEE) == OWN
    assert taken_back(half, WIRE, SHARE) == WIRE


def test_a_range_stands_with_its_figure_and_goes_with_the_next_one() -> None:
    typed = typed_over(WIRE, FEE, TypedFigure(1_500, (1_000, 3_000)), OWN)
    assert price_at(typed, FEE).ranges == (PriceRange("fixed", 1_000, 3_000),)
    assert price_at(typed_over(typed, FEE, TypedFigure(1_600), OWN), FEE).ranges == ()


def test_a_limit_that_is_none_holds_nothing() -> None:
    least = replace(FEE, figure="minimum")
    typed = typed_over(WIRE, least, TypedFigure(0, is_none=True), OWN)
    assert price_at(typed, least).minimum is None
    assert taken_back(typed, WIRE, least) == WIRE


def test_what_is_typed_again_changes_nothing_and_its_source_neither() -> None:
    assert typed_over(WIRE, FEE, TypedFigure(2_000), OWN) is WIRE


def test_bands_that_inherit_a_source_keep_it_when_a_limit_is_typed_over() -> None:
    fee = charge(
        tariff=bands("whole", (0, 50_000, 100, "0"), (50_000, None, 200, "0")), maximum=150
    )
    stated = corridor(service(fee), pooled())
    limit = PricePlace("alone", "sending", figure="maximum")
    typed = typed_over(stated, limit, TypedFigure(180), OWN)
    first = PricePlace("alone", "sending", figure="fixed")
    assert source_at(typed, limit) == OWN
    assert source_at(typed, first) == SOURCE
    assert taken_back(typed, stated, limit) == stated


def test_what_was_not_known_becomes_a_price_and_is_unknown_again() -> None:
    stated = corridor(service(unsurveyed=["receiving"], exchange=Undisclosed(SOURCE)), pooled())
    fee, rate = PricePlace("alone", "receiving"), PricePlace("alone", "fx")
    typed = typed_over(stated, fee, TypedFigure(700), OWN, "charge on arrival")
    made = typed.service("alone").receiving.charges
    assert [(one.name, one.tariff, one.provenance) for one in made] == [
        ("charge on arrival", Flat(700), OWN)
    ]
    typed = typed_over(typed, rate, TypedFigure(Decimal("1.8")), OWN)
    assert typed.service("alone").exchange == Margin(Decimal("1.8"), OWN)
    first = replace(fee, figure="fixed")
    assert is_typed_over(typed, stated, first)
    again = taken_back(typed, stated, first)
    assert taken_back(again, stated, replace(rate, figure="percent")) == stated


def test_none_where_nothing_was_known_is_none_by_whoever_says_so() -> None:
    stated = corridor(service(unsurveyed=["transit"]), pooled())
    place = PricePlace("alone", "transit")
    typed = typed_over(stated, place, TypedFigure(0, is_none=True), OWN)
    assert typed.service("alone").transit == Side((), OWN)
    assert typed_over(typed, place, TypedFigure(0), BANK) is typed


@pytest.mark.parametrize(
    ("place", "figure"),
    [
        (FEE, TypedFigure(-1)),
        (FEE, TypedFigure(10**16)),
        (FEE, TypedFigure(100, (200, 300))),
        (SHARE, TypedFigure(Decimal("100.1"))),
        (SHARE, TypedFigure(Decimal("0.0000000000001"))),
        (replace(FEE, figure="minimum"), TypedFigure(5, (-1, 9))),
        (PricePlace("pool", "fx", figure="percent"), TypedFigure(Decimal(100))),
        (PricePlace("", "reference", figure="rate"), TypedFigure(Decimal(0))),
        (PricePlace("", "reference", figure="rate"), UNKNOWN),
    ],
)
def test_what_can_be_no_such_figure_is_refused(
    place: PricePlace, figure: TypedFigure | None
) -> None:
    with pytest.raises(ModelError):
        typed_over(WIRE, place, figure, OWN)


def test_what_is_not_known_has_no_source_to_be_typed() -> None:
    stated = corridor(service(unsurveyed=["transit"]), pooled())
    with pytest.raises(ModelError):
        with_source(stated, PricePlace("alone", "transit"), BANK)


def test_another_edit_of_a_part_states_it_anew_and_leaves_the_others_typed_over() -> None:
    typed = typed_over(WIRE, FEE, TypedFigure(1_500), OWN)
    margin = PricePlace("pool", "fx", figure="percent")
    typed = typed_over(typed, margin, TypedFigure(Decimal(3)), OWN)
    dearer = replace(typed.service("pool"), sending=Side((charge(fixed=9_900),), SOURCE))
    after = replace(typed, services=(typed.service("alone"), dearer))
    stated = rebased(WIRE, typed, after)
    assert not is_typed_over(after, stated, FEE)
    assert is_typed_over(after, stated, margin)
    assert rebased(stated, after, taken_back(after, stated, margin)) is None


def test_a_service_that_goes_takes_what_was_stated_of_it_along() -> None:
    typed = typed_over(WIRE, FEE, TypedFigure(1_500), OWN)
    defaults = replace(typed.defaults, pooled_service="")
    after = replace(typed, services=(typed.service("alone"),), defaults=defaults)
    assert rebased(WIRE, typed, after) is None


def test_sources_of_one_status_are_told_apart() -> None:
    other = sourced(Status.OWN)
    assert source_at(with_source(WIRE, FEE, other), FEE) == other


@pytest.mark.parametrize("stated", [Side((), SOURCE, is_surveyed=False), Side((), SOURCE)])
def test_nothing_that_may_become_something_is_a_charge_with_its_range(stated) -> None:
    before = corridor(replace(service(), transit=stated), pooled())
    place = PricePlace("alone", "transit")
    maybe = typed_over(before, place, TypedFigure(0, (0, 500)), OWN, "a charge on the way")
    (made,) = maybe.service("alone").transit.charges
    assert (made.name, made.provenance) == ("a charge on the way", OWN)
    assert made.tariff == Flat(0, ranges=(PriceRange("fixed", 0, 500),))
    never = typed_over(before, place, TypedFigure(0, (0, 0)), OWN, "a charge on the way")
    assert never.service("alone").transit.charges == ()
    assert never.service("alone").transit.is_surveyed
