"""A file with one of every form gives exactly these objects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from remitcalc.files.corridor_file import read_corridor
from remitcalc.model.charge import Band, Bands, Charge, Flat, Observation, Observed
from remitcalc.model.corridor import Corridor, Defaults, Note, ReferenceRate, Tax, Typical
from remitcalc.model.exchange import (
    Margin,
    MarginBand,
    MarginBands,
    MarginObservation,
    MarginStep,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)
from remitcalc.model.price_range import PriceRange
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Side, Speed

EVERY_FORM = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
LIST = Provenance("A bank's list of fees", "2025-03-01", Status.PUBLISHED)
SURVEY = Provenance("A survey", "2025-Q3", Status.SURVEYED, "Two cities only.")


@pytest.fixture(scope="module")
def corridor() -> Corridor:
    read, problems = read_corridor(EVERY_FORM)
    assert problems == ()
    assert read is not None
    return read


def test_what_stands_around_the_services_is_read_exactly(corridor: Corridor) -> None:
    assert (corridor.id, corridor.sending_country, corridor.receiving_country) == (
        "every-form",
        "CA",
        "GT",
    )
    assert (corridor.sending_currency, corridor.receiving_currency) == ("CAD", "GTQ")
    assert corridor.names == {"en": "Every form", "es": "Todas las formas"}
    assert corridor.reference == ReferenceRate(Decimal("5.53"), LIST)
    assert corridor.indicator_amounts == {"200": 20000, "500": 50000}
    assert corridor.defaults == Defaults("wire", 40, 40000, 17, 14, date(2025, 10, 3), "outlay")
    assert corridor.typical == Typical("agent", SURVEY)
    due = ("cash", "cashier's check")
    tax = Tax("transfer tax", Decimal(1), due, LIST, date(2026, 1, 1), date(2027, 12, 31))
    assert corridor.taxes == (tax,)
    assert corridor.notes == (Note("A fact.", SURVEY),)
    ids = "agent app banded wire quoted-wire plain-wire hidden-wire unasked"
    ranged = "ranged-wire ranged-rate ranged-steps"
    assert " ".join(s.id for s in corridor.services) == f"{ids} {ranged}"


def test_the_description_of_a_service_is_read_exactly(corridor: Corridor) -> None:
    agent = corridor.service("agent")
    assert (agent.provider, agent.provider_type) == ("First Transfers", "money transfer operator")
    assert (agent.kind, agent.instrument) == ("individual", "cash")
    assert (agent.access_point, agent.pickup_method) == ("agent", "cash")
    assert (agent.speed, agent.coverage) == (Speed(0, 1), "nationwide")
    assert agent.provenance == SURVEY
    assert corridor.service("wire").bearer == "SHA"


def test_surveyed_pairs_may_carry_their_own_provenance(corridor: Corridor) -> None:
    agent = corridor.service("agent")
    pairs = (Observation(20000, 800), Observation(50000, 950, LIST))
    fee = Charge("transfer fee", "sending", Observed(pairs), SURVEY, kept_by="agent")
    assert agent.sending == Side((fee,), SURVEY)
    assert agent.exchange == ObservedMargins(
        (
            MarginObservation(20000, Decimal("1.95"), SURVEY),
            MarginObservation(50000, Decimal("-1.1"), LIST),
        )
    )


def test_no_charge_and_an_unknown_charge_are_different(corridor: Corridor) -> None:
    agent, app = corridor.service("agent"), corridor.service("app")
    assert agent.transit == Side((), SURVEY, is_surveyed=False)
    assert agent.receiving == Side((), LIST)
    assert (app.sending, app.transit, app.receiving) == (Side((), SURVEY),) * 3
    assert app.exchange == Undisclosed(SURVEY)
    assert corridor.service("hidden-wire").exchange == Undisclosed(SURVEY)


def test_nothing_of_a_service_need_be_surveyed(corridor: Corridor) -> None:
    unasked = corridor.service("unasked")
    unknown = Side((), SURVEY, is_surveyed=False)
    assert (unasked.sending, unasked.transit, unasked.receiving) == (unknown,) * 3
    assert unasked.exchange == Undisclosed(SURVEY, is_surveyed=False)


def test_a_price_may_have_a_range_and_a_reason_for_it(corridor: Corridor) -> None:
    wire = corridor.service("ranged-wire")
    (fee,), (correspondent,), (distribution,) = (
        wire.sending.charges,
        wire.transit.charges,
        wire.receiving.charges,
    )
    first, second = fee.tariff.bands
    assert (first.fixed, first.ranges) == (1500, (PriceRange("fixed", 1000, 3000),))
    guessed = PriceRange("percent", Decimal(0), Decimal("0.25"), "A guess.")
    assert second.ranges == (guessed,)
    limits = (PriceRange("minimum", 400, 600), PriceRange("maximum", 4000, 5000))
    assert (fee.minimum, fee.maximum, fee.ranges) == (400, 4050, limits)
    said = PriceRange("fixed", 1000, 3000, "Commonly said.")
    assert correspondent.tariff == Flat(1500, Decimal(0), (said,))
    pair = Observation(50000, 500, None, (PriceRange("value", 0, 1000),))
    assert distribution.tariff == Observed((pair, Observation(90000, 600)))
    margin = PriceRange("percent", Decimal("1.5"), Decimal(3))
    assert wire.exchange.ranges == (margin,)
    rate = PriceRange("rate", Decimal("5.3"), Decimal("5.5"))
    assert corridor.service("ranged-rate").exchange.ranges == (rate,)


def test_sentences_are_said_in_the_languages_that_have_them(corridor: Corridor) -> None:
    assert corridor.sentences("es")["A fact."] == "Un hecho."
    assert corridor.sentences("sr-Latn") == {"A fact.": "Činjenica."}
    assert corridor.sentences("fr") == {}


def test_bands_are_read_in_minor_units(corridor: Corridor) -> None:
    banded = corridor.service("banded")
    bands = (Band(0, 25000, 300), Band(25000, None, 0, Decimal("0.8")))
    fee = Charge(
        "transfer fee", "sending", Bands("marginal", bands), SURVEY, minimum=450, maximum=2000
    )
    assert banded.sending.charges == (fee,)
    assert banded.exchange == MarginBands(
        (
            MarginBand(0, 100000, Decimal(2), SURVEY),
            MarginBand(100000, None, Decimal("1.5"), LIST),
        )
    )


def test_each_side_of_a_pooled_service_is_in_its_own_currency(corridor: Corridor) -> None:
    wire = corridor.service("wire")
    bands = (Band(0, 250000, 1500), Band(250000, None, 2000, Decimal("0.1"), SURVEY))
    season = Charge(
        "coordination",
        "sending",
        Flat(1200),
        LIST,
        per="season",
        borne_by="employer",
        kept_by="employer",
    )
    own = Charge("distribution", "receiving", Flat(500, Decimal("0.25")), SURVEY, per="worker")
    assert wire.sending.charges == (
        Charge("wire fee", "sending", Bands("whole", bands), LIST),
        season,
    )
    assert wire.transit.charges == (Charge("correspondent bank", "transit", Flat(1500), LIST),)
    assert wire.receiving.charges == (own,)


def test_steps_rates_and_plain_margins_are_read_exactly(corridor: Corridor) -> None:
    assert corridor.service("wire").exchange == MarginSteps(
        (
            MarginStep("CAD→USD", Decimal(1), LIST),
            MarginStep("USD→GTQ", Decimal("0.5"), SURVEY),
        )
    )
    assert corridor.service("quoted-wire").exchange == QuotedRate(Decimal("5.41"), SURVEY)
    assert corridor.service("plain-wire").exchange == Margin(Decimal("2.1"), LIST)
