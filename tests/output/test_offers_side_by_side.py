"""Offers side by side in every projection: one table, read by all."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import openpyxl
import pytest

from remitcalc.cli.main import main
from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.charge import Flat
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.price_range import PriceRange
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.document.offers import (
    offers_section,
    offers_table,
    quote_line,
    quote_sentences,
)
from remitcalc.output.document.pool_facts import break_even_said
from remitcalc.output.json_document.comparison import comparison_document
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.offer_words import offer_summary
from remitcalc.output.report.report import report_of
from remitcalc.output.text.comparison import comparison_text
from remitcalc.output.workbook.document import comparison_workbook
from remitcalc.paths import resources
from tests.output.wording_cases import two_groups
from tests.reference.making import SOURCE, bands, charge, corridor, margin, pooled, service

CHASE, BRANCH = "chase-online-wire-in-quetzales", "chase-branch-wire"
ALONE = service(charge(fixed=800), provider="Remitly", exchange=margin("6.14"))
WIRE = pooled(charge(fixed=2000), provider="Royal", exchange=margin("2.1"))
DEAR = pooled(
    charge(fixed=2000),
    charge("transit", fixed=900_000),
    id="dear",
    provider="Dear",
    exchange=margin("2.1"),
)


def comparison(*ids: str):
    scenario = Scenario.of(load_corridor("us-guatemala"))
    return compare(scenario.replace(pooled=ids[0]), side_by_side=ids)


def answered(*pools, language=None, **more) -> Answer:
    scenario = Scenario.of(corridor(ALONE, *pools)).replace(**more)
    ids = [one.id for one in pools]
    return Answer(compare(scenario, side_by_side=ids), language or PlainEnglish())


def said(answer: Answer, at: int = 0) -> list[str]:
    return list(quote_sentences(answer, answer.offers[at]))


def test_the_first_named_is_the_answer_and_all_stand_in_json(capsys) -> None:
    """`compare --pooled a --pooled b`: the keys of an offer are those that are documented."""
    typed = ["compare", "us-guatemala", "--pooled", BRANCH, "--pooled", CHASE, "--format", "json"]
    assert main(typed) == 0
    made = json.loads(capsys.readouterr().out)
    assert [one["service"] for one in made["offers"]] == [BRANCH, CHASE]
    assert made["pooled_service"] == BRANCH
    assert made["offers"][0]["total"] == made["totals"]["pooled"]["total"]
    keys = "service total bound rank break_even margin_to_match_baseline margin_to_match_cheapest"
    assert list(made["offers"][1]) == keys.split()
    assert made["offers"] == comparison_document(comparison(BRANCH, CHASE))["offers"]


def test_an_unknown_offer_is_told_with_what_was_probably_meant(capsys) -> None:
    assert main(["compare", "us-guatemala", "--pooled", CHASE, "--pooled", "chase-branch"]) == 2
    assert "Did you mean “chase-branch-wire”?" in capsys.readouterr().err


def test_text_report_and_workbook_read_the_same_table() -> None:
    made = comparison(CHASE, BRANCH)
    answer = Answer(made, PlainEnglish())
    cells = [cell for line in offers_table(answer).lines for cell in line.cells]
    sentences = [line for row in answer.offers for line in quote_sentences(answer, row)]
    assert len(sentences) == 4
    text = " ".join(comparison_text(made, PlainEnglish()).split())
    document = report_of(made, PlainEnglish())
    parts = [part for section in document.sections for part in section.parts]
    assert offers_table(answer) in parts
    content = comparison_workbook(made, PlainEnglish())
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    shown = [str(cell.value) for row in book["Summary"].iter_rows() for cell in row if cell.value]
    for sentence in sentences:
        assert " ".join(sentence.split()) in text
        assert sentence in shown
    for cell in cells[3:5]:
        assert cell in shown
    assert "177.75" in shown, "the total of the second offer, as a number"
    assert any("Chase" in str(row[0].value) for row in book["Sources"].iter_rows())


def test_one_offer_of_the_corridors_own_has_no_section() -> None:
    assert offers_section(answered(WIRE)) is None
    assert offers_section(answered(WIRE, offers=("pool",))) is not None
    alone = Payroll.uniform(1, 40_000)
    assert offers_section(answered(WIRE, DEAR, payroll=alone)) is None


def test_what_each_must_quote_is_said_in_a_sentence_and_in_short() -> None:
    """Alone 130240; the wire without a margin 2000: 128240 of 1600000 is 8.01 %."""
    answer = answered(WIRE, DEAR)
    assert said(answer) == [
        "Royal matches Remitly, bank account at an exchange margin of at most 8.01\xa0%, or with"
        " fees on top of at most C$966.40 for one transfer."
    ]
    row = answer.offers[0]
    assert quote_line(answer, row, row.quotes[0]) == (
        "To match Remitly, bank account: margin up to 8.01\xa0%, or fees up to C$966.40"
    )
    assert said(answer, 1) == [
        "Dear costs more than Remitly, bank account without any exchange margin, and also without"
        " any fee on top."
    ]


def test_what_is_not_told_of_the_pool_makes_it_a_condition() -> None:
    asked = replace(WIRE, transit=replace(WIRE.transit, is_surveyed=False))
    assert said(answered(asked))[0].startswith("Royal can match Remitly, bank account only at an")
    untold = replace(WIRE, exchange=Undisclosed(SOURCE))
    assert said(answered(untold)) == [
        "Royal matches Remitly, bank account at an exchange margin of at most 8.01\xa0%. What Royal"
        " must quote to match Remitly, bank account is not known. The price of the pool is not"
        " fully disclosed."
    ]
    made = comparison_document(answered(asked).comparison)
    assert made["offers"][0]["margin_to_match_baseline"] is None, "it does not hold by itself"


def test_two_offers_of_one_name_are_told_apart() -> None:
    answer = answered(WIRE, replace(WIRE, id="other"))
    assert list(answer.pooled_names.values()) == ["Royal (1)", "Royal (2)"]
    assert {"Pooled: Royal (1)", "Pooled: Royal (2)"} < set(answer.way_labels.values())


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_says_what_must_be_quoted(tag: str) -> None:
    language = Language(tag, "", None if tag == "en" else resources() / "translations")
    answer = answered(WIRE, DEAR, language=language)
    for sentence in (*said(answer), *said(answer, 1)):
        assert "Remitly" in sentence
        assert "{" not in sentence
        assert tag == "en" or " at an exchange margin" not in sentence


def test_of_several_pools_what_must_be_quoted_is_said_to_be_of_the_real_ones() -> None:
    """The margin at which pooling stops paying is of a pool of average size: another figure."""
    answer = answered(WIRE, DEAR, payroll=two_groups())
    row = answer.offers[0]
    assert said(answer)[-1] == (
        "That holds for the 2 pools as they are, not for one of average size."
    )
    assert quote_line(answer, row, row.quotes[0]).startswith(
        "To match Remitly, bank account, the 2 pools as they are: margin up to "
    )
    assert "as a pool has on average" in break_even_said(answer)


def test_the_fee_of_an_offer_is_told_by_its_value_where_it_ranges() -> None:
    flat = Flat(2500, ranges=(PriceRange("fixed", 2000, 3000),))
    ranged = replace(WIRE, sending=replace(WIRE.sending, charges=(charge(tariff=flat),)))
    told = offer_summary(ranged, corridor(ALONE, ranged), PlainEnglish()).told
    assert told.startswith("fee C$25.00 · margin 2.1")
    banded = charge(tariff=bands("whole", (0, None, 500, "1")))
    listed = replace(WIRE, sending=replace(WIRE.sending, charges=(banded,)))
    told = offer_summary(listed, corridor(ALONE, listed), PlainEnglish()).told
    assert told.startswith("fee by its price list · margin 2.1")
