"""Quotes of a Wise comparison, added to a corridor."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pricing import price
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.wise_comparison import add_wise_quotes
from remitcalc.model.charge import Observation
from remitcalc.model.exchange import Margin, QuotedRate
from remitcalc.model.provenance import Status

QUOTE = {
    "rate": 7.68,
    "fee": 6.21,
    "markup": 0.0,
    "receivedAmount": 1488.31,
    "dateCollected": "2026-08-20T16:37:20Z",
    "sourceCountry": None,
    "targetCountry": None,
    "isConsideredMidMarketRate": True,
}
DEARER = {"fee": 0, "markup": 2.5, "rate": 7.488, "isConsideredMidMarketRate": False}
DOCUMENT = {
    "sourceCurrency": "USD",
    "targetCurrency": "GTQ",
    "amount": 200,
    "amountType": "SEND",
    "providers": [
        {"name": "Wise", "type": "moneyTransferProvider", "quotes": [QUOTE]},
        {
            "name": "A Bank",
            "type": "bank",
            "quotes": [
                {
                    **QUOTE,
                    "fee": 0,
                    "markup": 2.5,
                    "rate": 7.488,
                    "receivedAmount": 1497.6,
                    "isConsideredMidMarketRate": False,
                },
                {**QUOTE, "sourceCountry": "GB"},
                {**QUOTE, "rate": None},
            ],
        },
    ],
}


@pytest.fixture
def corridor():
    return load_corridor("us-guatemala")


@pytest.fixture
def added(corridor, tmp_path):
    def of(document=DOCUMENT, to=corridor):
        path = tmp_path / "comparison.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        return add_wise_quotes(to, path)

    return of


def test_the_fee_moves_from_inside_the_amount_to_its_top(added, corridor) -> None:
    made, problems = added()
    new = made.services[len(corridor.services) :]
    assert [service.id for service in new] == ["wise-quote-wise", "wise-quote-a-bank"]
    (charge,) = new[0].sending.charges
    assert charge.tariff.pairs == (Observation(19379, 621),)
    assert "200 USD" in charge.provenance.note
    assert (charge.provenance.date, charge.provenance.status) == ("2026-08-20", Status.SURVEYED)
    assert [(p.message.code, p.is_warning) for p in problems] == [
        ("wise_incomplete", True),
        ("wise_fee_moved", True),
        ("wise_other_reference", True),  # 7.68 there, 7.66 here
    ]
    assert problems[1].message.values["services"] == 2
    assert problems[0].place.key == "providers[1].quotes[2]"


def test_what_arrives_is_what_wise_says(added, corridor) -> None:
    made, _ = added(to=corridor.__class__(**{**corridor.__dict__, "reference": None}))
    wise = made.service("wise-quote-wise")
    outcome = priced_alone(price(made, wise, made.defaults.date), np.array([19379]), "principal")
    assert made.reference.rate == Decimal("7.68")
    assert int(outcome.paid[0]) == 20000
    assert int(outcome.received[0]) == 148831


def test_a_markup_is_a_margin_and_a_rate_without_one_a_rate(added) -> None:
    made, _ = added()
    assert made.service("wise-quote-a-bank").exchange == Margin(
        Decimal("2.5"), made.service("wise-quote-a-bank").provenance
    )
    bare = {**DOCUMENT, "providers": [{"name": "X", "quotes": [{**QUOTE, "markup": None}]}]}
    made, _ = added(bare)
    assert isinstance(made.service("wise-quote-x").exchange, QuotedRate)


def test_the_corridors_own_reference_rate_stays(added, corridor) -> None:
    made, _ = added()
    assert made.reference == corridor.reference


def test_adding_again_replaces_what_was_added(added) -> None:
    once, _ = added()
    twice, _ = added(to=once)
    assert twice == once


def test_an_amount_to_be_received_is_worked_back(added) -> None:
    document = {**DOCUMENT, "amount": 768, "amountType": "RECEIVE"}
    document["providers"] = [{"name": "W", "quotes": [{**QUOTE, "receivedAmount": 768}]}]
    made, _ = added(document)
    (charge,) = made.service("wise-quote-w").sending.charges
    assert charge.tariff.pairs == (Observation(10000, 621),)
    assert Fraction(768) == Fraction(100) * Fraction("7.68")


def test_the_corridor_can_be_written_and_read_again(added) -> None:
    made, _ = added()
    again, _ = read_corridor_text(corridor_text(made))
    assert again == made


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("[]", "not_a_wise_comparison"),
        ("{", "not_a_wise_comparison"),
        ({**DOCUMENT, "sourceCurrency": "EUR"}, "wise_other_currencies"),
        ({**DOCUMENT, "providers": []}, "wise_no_quote"),
        ({**DOCUMENT, "providers": {"odd": 1}}, "wise_no_quote"),
    ],
)
def test_what_cannot_be_added_is_refused(added, document, code) -> None:
    made, problems = added(document)
    assert made is None
    assert problems[-1].message.code == code


def test_a_fee_below_zero_is_a_warning_and_left_out(added) -> None:
    document = {**DOCUMENT, "providers": [{"name": "W", "quotes": [{**QUOTE, "fee": -1}, QUOTE]}]}
    made, problems = added(document)
    told = [p.message.code for p in problems if p.place.key]
    assert told == ["wise_received_differs", "negative_charge"]
    assert len([s for s in made.services if s.id.startswith("wise-quote")]) == 1


@pytest.mark.parametrize(
    ("written", "key", "code"),
    [
        ({"rate": "1e30"}, "rate", "number_too_large"),
        ({"rate": "1e9999999"}, "rate", "number_too_large"),
        ({"fee": "1e999999"}, "fee", "number_too_large"),
        ({"markup": "1e-9999999"}, "markup", "number_too_precise"),
        ({"receivedAmount": "1" + "0" * 5_000}, "receivedAmount", "number_too_large"),
        ({"sendAmount": "1e99999999999999999999"}, "sendAmount", "number_not_finite"),
    ],
)
def test_a_figure_that_cannot_be_counted_refuses_the_file(added, written, key, code):
    (name,) = written
    quote = json.dumps({**QUOTE, name: "HERE"}).replace('"HERE"', written[name])
    whole = json.dumps({**DOCUMENT, "providers": "HERE"})
    text = whole.replace('"HERE"', '[{"name": "W", "quotes": [' + quote + "]}]")
    made, (problem,) = added(text)
    assert made is None
    assert (problem.message.code, problem.place.key) == (code, f"providers[0].quotes[0].{key}")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount": 10**30}, "number_too_large"),
        ({"amount": 10**15}, "amount_too_large"),
        ({"amount": 768, "amountType": "RECEIVE"}, "amount_too_large"),
    ],
)
def test_an_amount_beyond_what_can_be_counted_refuses_the_file(added, changes, code):
    tiny = {**QUOTE, "rate": 1e-14}
    document = {**DOCUMENT, **changes, "providers": [{"name": "W", "quotes": [tiny]}]}
    made, problems = added(document)
    assert made is None
    assert problems[0].message.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "empty_text"), ("\n", "empty_text"), (" ", "empty_text"), (None, "empty_text")]
    + [(f"Ria{mark}Ltd", "name_of_several_lines") for mark in "\n\r\t\x00\x85\u2028"],
)
def test_a_provider_has_a_name_on_one_line(added, name, code):
    made, (problem,) = added({**DOCUMENT, "providers": [{"name": name, "quotes": [QUOTE]}]})
    assert made is None
    assert problem.message.code == code


def test_the_mid_market_rate_is_that_before_the_markup(added, corridor) -> None:
    close = {"rate": 0.0476, "fee": 0, "markup": 0.83333333, "receivedAmount": 14042.0}
    exact = {"rate": 0.048, "fee": 5000, "markup": 0.0, "receivedAmount": 13920.0}
    quotes = [{**QUOTE, **close}, {**QUOTE, **exact}]
    document = {
        **DOCUMENT,
        "amount": 295000,
        "providers": [
            {"name": name, "quotes": [quote]} for name, quote in zip("AB", quotes, strict=True)
        ],
    }
    made, problems = added(document, replace(corridor, reference=None))
    assert made.reference.rate == Decimal("0.048")
    assert [problem.message.code for problem in problems] == ["wise_fee_moved"]
    document["providers"] = document["providers"][:1]
    made, _ = added(document, replace(corridor, reference=None))
    assert made.reference.rate == Decimal("0.048")


def test_a_markup_that_contradicts_the_rate_is_told_and_the_rate_stands(added) -> None:
    bank = {**QUOTE, "rate": 7.4, "markup": 0.03394, "isConsideredMidMarketRate": False}
    wise = {**QUOTE, "rate": 7.66, "receivedAmount": 1484.43}
    document = {**DOCUMENT, "providers": [{"name": "W", "quotes": [wise]}]}
    document["providers"].append({"name": "B", "quotes": [{**bank, "receivedAmount": 1434.05}]})
    made, problems = added(document)
    assert [problem.message.code for problem in problems if problem.place.key] == [
        "wise_markup_differs"
    ]
    assert made.service("wise-quote-b").exchange.rate == Decimal("7.4")


def test_what_arrives_is_checked_against_what_the_file_says(added) -> None:
    document = {
        **DOCUMENT,
        "providers": [{"name": "W", "quotes": [{**QUOTE, "receivedAmount": 1588.31}]}],
    }
    made, problems = added(document)
    assert made is not None
    assert "wise_received_differs" in {problem.message.code for problem in problems}


def test_another_mid_market_rate_than_the_corridors_is_told(added) -> None:
    _, problems = added()
    assert "wise_other_reference" in {problem.message.code for problem in problems}


def test_an_answer_that_was_saved_whole_is_unwrapped(added) -> None:
    made, _ = added({"status": 200, "data": DOCUMENT})
    assert made == added()[0]
