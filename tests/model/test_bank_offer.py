"""What a bank told, as a pooled service and back."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.model.bank_offer import (
    AS_STATED,
    Arrival,
    BankOffer,
    ChargeNames,
    Fee,
    free_id,
    offer_in,
    with_offer,
    without_offer,
)
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.message import ModelError
from remitcalc.model.provenance import Status
from remitcalc.model.scenario import Scenario
from tests.reference.making import bands, charge, corridor, margin, pooled, service

DAY = datetime.date(2026, 11, 12)
NAMES = ChargeNames("fee", "way", "arrival", "distribution")
TOLD = BankOffer(
    name="Desjardins",
    fee=Fee(2500),
    transit=1500,
    arrival=Arrival(11500, 500),
    margin_percent=Decimal("1.8"),
    rate=None,
    who="Ms Roy",
    when=DAY,
)
ALONE = service(charge(fixed=800), exchange=margin("6.14"))
POOL = pooled(charge(fixed=2000), exchange=margin("2.1"))

minor = st.integers(0, 10**6)
percents = st.decimals("0.01", "9", places=2)


@st.composite
def offers(draw):
    most = draw(st.none() | st.integers(10**5, 10**6))
    least = draw(st.none() | st.integers(1, 10**5))
    fee = Fee(draw(minor), draw(st.none() | percents), least, most)
    is_rate = draw(st.booleans())
    return BankOffer(
        name=draw(st.sampled_from(["Caisse", "銀行", "Ñandú & Co"])),
        fee=draw(st.sampled_from([None, Fee(), fee])),
        transit=draw(st.none() | minor),
        arrival=draw(st.none() | st.builds(Arrival, minor, minor)),
        margin_percent=None if is_rate else draw(st.none() | percents),
        rate=draw(percents) if is_rate else None,
        who=draw(st.sampled_from(["", "Ms Roy"])),
        when=DAY,
    )


@given(told=offers())
def test_what_was_told_comes_back_as_it_was_told(told) -> None:
    found = offer_in(told.service("offer-1", NAMES))
    assert found == told


@given(told=offers(), other=offers())
def test_what_is_told_anew_takes_the_place_of_all_of_it(told, other) -> None:
    base = told.service("offer-1", NAMES)
    assert other.service("offer-1", NAMES, base) == other.service("offer-1", NAMES)


def test_what_is_not_told_is_unknown_and_none_is_none() -> None:
    asked = replace(TOLD, fee=None, transit=0, arrival=None, margin_percent=None)
    made = asked.service("offer-1", NAMES)
    assert not made.sending.is_surveyed
    assert made.transit.is_surveyed
    assert made.transit.charges == ()
    assert not made.receiving.is_surveyed
    assert isinstance(made.exchange, Undisclosed)
    assert not asked.tells_nothing
    assert replace(asked, transit=None).tells_nothing


def test_who_said_so_makes_it_quoted_else_it_is_ones_own() -> None:
    quoted, own = (
        replace(TOLD, who=who).service("offer-1", NAMES).provenance for who in ("Ms Roy", "")
    )
    assert (quoted.source, quoted.date, quoted.status) == ("Ms Roy", "2026-11-12", Status.QUOTED)
    assert (own.source, own.status) == ("Desjardins", Status.OWN)


def test_a_copy_keeps_the_sources_of_what_is_not_told_anew() -> None:
    stated = pooled(
        charge(tariff=bands("whole", (0, None, 500, "1"))),
        charge("transit", fixed=700),
        exchange=margin("2.1"),
    )
    copy = offer_in(stated).copied(stated, "offer-1")
    assert copy.sending == stated.sending
    told = offer_in(copy)
    assert told.fee is AS_STATED
    cheaper = replace(told, margin_percent=Decimal("1.5")).service("offer-1", NAMES, copy)
    assert (cheaper.sending, cheaper.transit) == (stated.sending, stated.transit)
    assert cheaper.exchange.provenance.status == Status.OWN
    anew = replace(told, fee=Fee(900)).service("offer-1", NAMES, copy)
    assert anew.sending.charges[0].tariff.fixed == 900
    assert anew.sending.charges[0].provenance.status == Status.OWN


def test_what_is_told_of_the_way_ends_what_the_bearer_said_of_it() -> None:
    stated = pooled(charge(fixed=700), exchange=margin("2.1"), bearer="OUR")
    copy = offer_in(stated).copied(stated, "offer-1")
    told = replace(offer_in(copy), transit=1500)
    assert told.service("offer-1", NAMES, copy).bearer is None


def test_a_least_above_a_most_is_refused() -> None:
    with pytest.raises(ModelError):
        replace(TOLD, fee=Fee(1, None, 500, 200)).service("offer-1", NAMES)


def scenario() -> Scenario:
    return Scenario.of(corridor(ALONE, POOL))


def test_offers_are_added_changed_and_removed_and_the_next_one_is_chosen() -> None:
    start = scenario()
    one = with_offer(start, TOLD.service(free_id(start), NAMES), is_chosen=True)
    two = with_offer(one, TOLD.service(free_id(one), NAMES), is_chosen=False)
    assert (two.pooled, two.offers) == ("offer-1", ("offer-1", "offer-2"))
    changed = with_offer(two, replace(TOLD, name="BMO").service("offer-2", NAMES), is_chosen=False)
    assert [one.provider for one in changed.corridor.pooled_services][1:] == ["Desjardins", "BMO"]
    left = without_offer(changed, "offer-1")
    assert (left.pooled, left.offers) == ("offer-2", ("offer-2",))
    last = without_offer(left, "offer-2")
    assert (last.pooled, last.offers) == ("pool", ())
    assert last.corridor == start.corridor


def test_the_corridors_own_pooled_services_stay() -> None:
    start = scenario()
    assert without_offer(start, "pool") is start


def test_the_first_offer_is_the_pool_and_without_the_last_one_there_is_none() -> None:
    defaults = replace(corridor(ALONE).defaults, pooled_service=NO_POOL)
    start = Scenario.of(replace(corridor(ALONE), defaults=defaults))
    assert start.pooled == NO_POOL
    one = with_offer(start, TOLD.service(free_id(start), NAMES), is_chosen=False)
    assert (one.pooled, one.offers) == ("offer-1", ("offer-1",))
    none = without_offer(one, "offer-1")
    assert (none.pooled, none.offers, none.corridor) == (NO_POOL, (), start.corridor)
