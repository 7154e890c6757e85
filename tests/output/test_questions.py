"""Questions to ask: every open price once, a sheet per provider that fits a call, in order."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor, paths
from remitcalc.model.charge import Bands, Charge
from remitcalc.model.exchange import Margin, Undisclosed
from remitcalc.model.provenance import Status
from remitcalc.model.service import Side, Speed
from remitcalc.output.json_document.layout import json_text
from remitcalc.output.json_document.questions import questions_document
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.price_words import PriceWords
from remitcalc.output.questions.open_prices import FIELDS, open_prices
from remitcalc.output.questions.sheets import ROOM, question_sheets
from remitcalc.output.text.questions import questions_text
from tests.reference.making import SOURCE, bands, charge, corridor, pooled, service, sourced

BUNDLED = ("canada-guatemala", "us-guatemala", "switzerland-serbia")
TODAY = Speed(0, 0)
EXAMPLE = sourced(Status.ILLUSTRATIVE)
PLAIN = PlainEnglish()


def asked(*services, payroll=None, language=PLAIN, provider=None):
    scenario = Scenario.of(corridor(*services))
    if payroll is not None:
        scenario = scenario.replace(payroll=payroll)
    return question_sheets(compare(scenario), language, provider)


def bundled(name, language=PLAIN):
    return question_sheets(compare(Scenario.of(load_corridor(name))), language)


def fields(one) -> dict[str, str]:
    words = PriceWords(corridor(one, pooled()), PLAIN)
    return {price.field: price.so_far for price in open_prices(one, words)}


def known(*charges: Charge, **more):
    return service(*charges, speed=TODAY, **more)


def every(made) -> list[tuple[str, str]]:
    """Return service and field of every line for an answer."""
    return [
        (line.service, question.field)
        for sheet in made.sheets
        for part in sheet.parts
        for question in part.questions
        for line in question.lines
    ]


def test_of_a_service_of_which_nothing_is_known_every_field_is_asked_in_order() -> None:
    dark = ("sending", "transit", "receiving")
    one = pooled(unsurveyed=dark, exchange=Undisclosed(SOURCE))
    assert list(fields(one)) == list(FIELDS)
    alone = service(unsurveyed=dark, exchange=Undisclosed(SOURCE))
    assert list(fields(alone)) == [field for field in FIELDS if field != "distribution"]


@pytest.mark.parametrize(
    "status", [Status.PUBLISHED, Status.QUOTED, Status.SURVEYED, Status.OWN], ids=lambda s: s.word
)
def test_a_price_that_somebody_stated_is_not_asked_for(status: Status) -> None:
    told = sourced(status)
    one = pooled(
        charge(fixed=1500, provenance=told),
        charge("transit", fixed=100, provenance=told),
        charge("receiving", fixed=100, provenance=told),
        exchange=Margin(Decimal(2), told),
        speed=TODAY,
    )
    assert fields(one) == {}


@pytest.mark.parametrize("status", [Status.PROXY, Status.ILLUSTRATIVE], ids=lambda s: s.word)
def test_an_example_is_asked_for_with_what_is_taken_so_far(status: Status) -> None:
    told = sourced(status)
    word = "proxy" if status == Status.PROXY else "example"
    one = pooled(
        charge(fixed=1500, percent="0.5", minimum=2000, provenance=told),
        charge("transit", fixed=1000, provenance=told),
        charge("receiving", fixed=11_500, provenance=told),
        charge("receiving", fixed=500, per="worker", provenance=told),
        exchange=Margin(Decimal("2.1"), told),
        speed=TODAY,
    )
    assert fields(one) == {
        "fee": f"C$15.00 + 0.5\xa0%, at least C$20.00 ({word})",
        "percent": "",
        "minimum": "",
        "rate": f"2.1\xa0% ({word})",
        "transit": f"C$10.00 ({word})",
        "arrival": f"Q115.00 ({word})",
        "distribution": f"Q5.00, per worker ({word})",
    }


def test_none_is_a_price_and_asked_for_where_it_is_an_example() -> None:
    nothing = Side((), EXAMPLE)
    one = replace(pooled(speed=TODAY), sending=nothing, transit=nothing, receiving=nothing)
    assert fields(one) == dict.fromkeys(
        ("fee", "transit", "arrival", "distribution"), "none (example)"
    )
    assert fields(pooled(speed=TODAY)) == {}


def test_only_the_bands_that_are_examples_are_told_as_such() -> None:
    told = charge().provenance
    tariff = Bands(
        "whole",
        tuple(
            replace(band, provenance=provenance)
            for band, provenance in zip(
                charge(tariff=_three_bands()).tariff.bands, (told, told, EXAMPLE), strict=True
            )
        ),
    )
    assert fields(known(charge(tariff=tariff))) == {"fee": "from C$100.00 on: C$3.00 (example)"}


def _three_bands() -> Bands:
    rows = ((0, 5000, 100, "0"), (5000, 10_000, 200, "0"), (10_000, None, 300, "0"))
    return bands("whole", *rows)


def test_where_nothing_is_open_there_is_no_sheet_but_a_sentence() -> None:
    made = asked(known(charge(fixed=500)), pooled(speed=TODAY))
    assert made.sheets == ()
    assert questions_text(made) == (
        "There is nothing to ask: every price of this corridor's services is known, and\n"
        "none is an example.\n"
    )
    one = asked(known(charge(fixed=500)), pooled(), provider="alone")
    assert one.nothing == (
        "There is nothing to ask alone: every price is known, and none is an example."
    )
    assert one.sheets == ()


@pytest.mark.parametrize("name", BUNDLED)
def test_every_open_price_is_asked_for_once_and_nothing_else(name: str) -> None:
    lanes = load_corridor(name)
    words = PriceWords(lanes, PLAIN)
    expected = [
        (one.id, price.field) for one in lanes.services for price in open_prices(one, words)
    ]
    made = bundled(name)
    assert sorted(every(made)) == sorted(expected)
    providers = [sheet.provider for sheet in made.sheets if sheet.number == 1]
    assert len(set(providers)) == len(providers)


@pytest.mark.parametrize("name", BUNDLED)
def test_what_may_settle_comes_first_and_then_the_order_of_the_fields(name: str) -> None:
    made = bundled(name)
    firsts = [sheet.settles for sheet in made.sheets]
    assert firsts == sorted(firsts, reverse=True)
    assert any(firsts)
    for sheet in made.sheets:
        for part in sheet.parts:
            order = [(not one.settles, FIELDS.index(one.field)) for one in part.questions]
            assert order == sorted(order)


def test_the_questions_name_the_real_amounts() -> None:
    dark = service(unsurveyed=["sending"]), pooled(unsurveyed=["sending"])
    uneven = Payroll(np.array([30_000, 40_000, 50_000]), groups=("a", "a", "b"))
    made = asked(*dark, payroll=uneven)
    told = {sheet.provider: sheet.parts[0].questions[0].text for sheet in made.sheets}
    assert told == {
        "alone": "How much is the fee for sending C$300.00 to C$500.00?",
        "pool": "How much is the fee for one transfer of C$700.00?",
    }


def test_services_of_one_provider_stand_together_pooled_first() -> None:
    dark = {"unsurveyed": ["receiving"], "speed": TODAY, "provider": "Bank"}
    cheap = [
        service(charge(fixed=5000), id=f"s{at}", instrument=paid, **dark)
        for at, paid in enumerate(("cash", "debit card", "debit card"))
    ]
    (sheet,) = asked(*cheap, pooled(**dark)).sheets
    assert [part.kind for part in sheet.parts] == ["pooled", "individual"]
    (question,) = sheet.parts[1].questions
    assert [line.label for line in question.lines] == ["cash", "debit card (1)", "debit card (2)"]


def test_what_does_not_fit_on_one_sheet_is_spread_evenly() -> None:
    eight = [
        service(id=f"s{at}", provider="Bank", unsurveyed=["receiving", "transit"])
        for at in range(8)
    ]
    made = asked(*eight, pooled(), provider="Bank")
    assert [len(sheet.parts[0].questions[0].lines) for sheet in made.sheets] == [4, 4]


def test_services_that_are_alike_but_for_their_fee_are_told_apart_by_it() -> None:
    dark = {"unsurveyed": ["receiving"], "provider": "Bank"}
    fees = (charge(fixed=3500), charge(fixed=4500), charge(fixed=100, provenance=EXAMPLE))
    alike = [pooled(fee, id=f"p{at}", **dark) for at, fee in enumerate((*fees, fees[2]))]
    (sheet,) = asked(service(), pooled(), *alike, provider="Bank").sheets
    labels = [line.label for line in sheet.parts[0].questions[-1].lines]
    assert labels == [
        "bank account, sending fee C$35.00",
        "bank account, sending fee C$45.00",
        "bank account (1)",
        "bank account (2)",
    ]


def test_sixty_services_of_one_provider_go_on_sheets_that_fit_a_call_and_none_is_lost() -> None:
    dark = ("sending", "transit", "receiving")
    many = [service(id=f"s{at}", provider="Bank", unsurveyed=dark) for at in range(60)]
    made = asked(*many, pooled())
    of_bank = [sheet for sheet in made.sheets if sheet.provider == "Bank"]
    assert [(sheet.number, sheet.of) for sheet in of_bank] == [
        (at, len(of_bank)) for at in range(1, len(of_bank) + 1)
    ]
    for sheet in of_bank:
        lines = [len(one.lines) + 1 for part in sheet.parts for one in part.questions]
        assert sum(lines) <= ROOM
    assert len([one for one in every(made) if one[0] != "pool"]) == 60 * 6
    assert of_bank[0].heading(PLAIN) == f"Bank, sheet 1 of {len(of_bank)}"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_its_own_questions_within_80_columns(tag: str) -> None:
    spoken = Language(tag, "", paths.resources() / "translations")
    made = bundled("canada-guatemala", spoken)
    text = questions_text(made)
    assert max(len(line) for line in text.splitlines()) <= 80
    english = questions_text(bundled("canada-guatemala"))
    if tag != "en":
        for said in ("How much", "Ask first", "So far", "Who answered", "alone"):
            assert said in english
            assert said not in text


def test_json_has_the_sheets_in_their_order_and_null_where_nothing_is_known() -> None:
    made = asked(known(charge(fixed=100), unsurveyed=["receiving"]), pooled(charge(fixed=90_000)))
    told = json.loads(json_text(questions_document(made, corridor(pooled()))))
    assert (told["format"], told["corridor"]["id"]) == (2, "made-up")
    assert told["sheets"] == [
        _told("alone", "individual", "arrival", settles=True),
        _told("pool", "pooled", "speed", settles=False),
    ]


def _told(name: str, kind: str, field: str, *, settles: bool) -> dict[str, object]:
    said = {
        "arrival": "Is anything taken when the money arrives? How much?",
        "speed": "How many days does it take until the money is there?",
    }
    line = {"service": name, "so_far": None, "settles": settles}
    question = {"kind": kind, "field": field, "question": said[field], "services": [line]}
    return {"provider": name, "sheet": 1, "of": 1, "questions": [question]}
