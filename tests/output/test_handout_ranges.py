"""What a handout says of figures that range: between what the difference lies, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare
from remitcalc.model.charge import Flat
from remitcalc.model.handout_words import OPTIONAL
from remitcalc.model.price_range import PriceRange
from remitcalc.output.handout.handout import Handouts
from tests.output.test_handouts import handout, words
from tests.reference.making import charge, corridor, pooled, service


def ranging_pool(low, high, value=1000, **more):
    spread = (PriceRange("fixed", low, high),)
    fee = charge(tariff=Flat(value, ranges=spread), name="wire fee")
    return pooled(fee, **more)


def ranging_page(*services, tag="en", **changes):
    scenario = Scenario.of(corridor(*services)).replace(
        payroll=Payroll.uniform(2, 40_000), **changes
    )
    return handout(scenario, tag=tag)


NOT_EXACT = "because this is not known exactly: fees."


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (200, 1400, "between C$2.00 and C$8.00 less"),  # alone 9.00; half of 2.00 to 14.00
        (1900, 2600, "between C$0.50 and C$4.00 more"),
        (1000, 2600, "between C$4.00 more and C$4.00 less"),
    ],
)
def test_what_ranges_is_said_between_which_figures_and_why(low, high, said):
    page = ranging_page(service(charge(fixed=900)), ranging_pool(low, high, (low + high) // 2))
    assert f"Each payday: {said}, {NOT_EXACT}" in page.verdict


def test_nothing_is_said_of_a_range_where_there_is_none():
    page = ranging_page(service(charge(fixed=900)), pooled(charge(fixed=1000)))
    assert not any("exactly" in said for said in page.verdict)


def test_where_alone_is_not_fully_known_only_the_worse_end_is_said():
    """Alone at least 9.00, pooled 1.00 to 7.00 and 1.00 to 13.00: the better end is open."""
    unsure = service(charge(fixed=900), unsurveyed=["receiving"])
    page = ranging_page(unsure, ranging_pool(200, 1400))
    assert f"Each payday: perhaps only C$2.00 less, {NOT_EXACT}" in page.verdict
    page = ranging_page(unsure, ranging_pool(200, 2600))
    assert f"Each payday: perhaps C$4.00 more, {NOT_EXACT}" in page.verdict


def test_where_the_pool_is_not_fully_known_only_the_better_end_is_said():
    unsure = {"unsurveyed": ["receiving"]}
    page = ranging_page(service(charge(fixed=900)), ranging_pool(200, 1400, **unsure))
    assert f"Each payday: perhaps C$8.00 less, {NOT_EXACT}" in page.verdict
    page = ranging_page(service(charge(fixed=900)), ranging_pool(2400, 3400, 3000, **unsure))
    assert f"Each payday: perhaps only C$3.00 more, {NOT_EXACT}" in page.verdict


def test_who_sends_several_paydays_at_once_reads_the_range_of_the_season():
    page = ranging_page(
        service(charge(fixed=900)), ranging_pool(200, 1400), paydays=4, pooled_every=2
    )
    assert f"Over 4 paydays: between C$22.00 and C$34.00 less, {NOT_EXACT}" in page.verdict


def test_an_end_that_is_not_possible_is_not_said():
    spread = (PriceRange("fixed", 100, 90_000),)
    on_way = charge("transit", tariff=Flat(500, ranges=spread))
    page = ranging_page(service(charge(fixed=900)), pooled(on_way))
    assert not any("exactly" in said for said in page.verdict)


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
def test_each_language_tells_ranges(tag):
    page = ranging_page(service(charge(fixed=900)), ranging_pool(1000, 2600), tag=tag)
    parts = words(tag).texts["lacking.sending"]
    assert any(said.endswith(f"{parts}.") and "4" in said for said in page.verdict)


def test_a_language_without_the_words_leaves_the_range_out():
    found = words()
    texts = {key: text for key, text in found.texts.items() if key not in OPTIONAL}
    scenario = Scenario.of(corridor(service(charge(fixed=900)), ranging_pool(200, 1400))).replace(
        payroll=Payroll.uniform(2, 40_000)
    )
    page = Handouts(compare(scenario), replace(found, texts=texts)).of(0)
    assert page.verdict[0].startswith("Together with the others it costs you")
    assert not any("exactly" in said for said in page.verdict)


def test_who_compares_with_another_way_reads_the_range_against_that():
    """Two who name two ways: only one of the ways ranges."""
    spread = (PriceRange("fixed", 800, 1_300),)
    other = service(charge(tariff=Flat(900, ranges=spread)), id="other")
    place = corridor(service(charge(fixed=700)), other, pooled(charge(fixed=1000)))
    payroll_ = Payroll(np.array([40_000, 40_000]), services=("other", "alone"))
    made = Handouts(compare(Scenario.of(place).replace(payroll=payroll_)), words())
    assert f"Each payday: between C$3.00 and C$8.00 less, {NOT_EXACT}" in made.of(0).verdict
    assert not any("exactly" in said for said in made.of(1).verdict)


@pytest.mark.parametrize(
    ("high", "season", "said"),
    [
        (1400, {}, "Each payday: between C$3.00 more and C$3.00 less"),
        (
            3400,
            {"paydays": 4, "pooled_every": 2},
            "Over 4 paydays: between C$18.00 more and C$14.00 less",
        ),
    ],
)
def test_a_range_against_another_way_is_that_of_the_pool_there_is(high, season, said):
    """Who sends 200.00 has another way than the group: 4.00 alone, where the group's costs 9.00.

    The pool is settled against the group's way, where nobody would lose; settled against the other
    it could not cost more than 4.00 a payday, and the figure beside says that it may.
    """
    flat, part = service(charge(fixed=900)), service(charge(percent="2"), id="part")
    place = corridor(flat, part, ranging_pool(200, high))
    scenario = Scenario.of(place).replace(
        payroll=Payroll(np.array([20_000, 100_000])),
        individual="typical",
        share="no-one-worse-off",
        **{"paydays": 1, **season},
    )
    page = Handouts(compare(scenario), words()).of(0)
    assert f"{said}, {NOT_EXACT}" in page.verdict
