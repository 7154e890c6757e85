"""What is a value in a workbook of formulas says so: it follows no change."""

from __future__ import annotations

import pytest

from remitcalc.output.language import LANGUAGES, Language
from tests.output.workbook.sheets import headings
from tests.output.workbook.test_document import texts, values, written
from tests.output.workbook.test_ranges import of, summary_rows
from tests.reference.making import bands, charge, pooled, service

BEFORE = "Saved, before charges on the way and on arrival"
UNSURE = ("transit", "receiving")
STAYS = "does not follow changes"


def unsure(**more):
    """What is taken on the way and on arrival is known of neither way."""
    ways = (service, charge(fixed=500)), (pooled, charge(fixed=900))
    return of(*(make(fee, unsurveyed=UNSURE) for make, fee in ways), **more)


def test_what_is_saved_before_some_charges_is_a_value_and_says_so() -> None:
    book = written(unsure(paydays=3))
    found = headings(book["Workers"])
    assert f"{BEFORE}, values" in found
    assert "Season: saved, values" in found
    assert "Season: alone" in found
    rows = {row[0].value: row[4].value for row in book["Summary"].iter_rows(max_col=5)}
    assert rows["Workers pay in all"] == f"{BEFORE.removeprefix('Saved, ')}, {STAYS}"


def test_who_is_worse_off_is_counted_only_where_savings_follow() -> None:
    assert "By at most" not in texts(written(unsure()))
    exact = of(service(charge(fixed=500)), pooled(charge(fixed=900)))
    assert "By at most" in texts(written(exact))


def test_a_season_that_is_not_like_its_first_payday_says_that_it_is_values() -> None:
    dear = of(service(charge(fixed=500)), pooled(charge(fixed=900)), paydays=4, pooled_every=2)
    found = headings(written(dear)["Workers"])
    assert {"Season: alone, values", "Season: pooled, values", "Saved"} <= found.keys()


def test_a_workbook_of_values_says_it_once() -> None:
    book = written(unsure(amount_is="outlay", paydays=3))
    assert not [one for one in headings(book["Workers"]) if "values" in one]


def test_what_the_employer_pays_makes_no_known_sum_of_an_unknown_one() -> None:
    paid = charge(fixed=700, borne_by="employer")
    jumping = bands("whole", (0, 100_000, 500, "0"), (100_000, None, 900, "0"))
    arrival = charge("receiving", tariff=jumping)
    ways = (service, charge(fixed=500)), (pooled, charge(fixed=900))
    unsure = (make(fee, paid, arrival, unsurveyed=("transit",)) for make, fee in ways)
    rows = summary_rows(values(of(*unsure)))
    assert rows["Workers pay in all"][:2] == ("unknown", "unknown")
    assert rows["The employer pays"][:2] == (28, 7)
    assert rows["Workers and employer"][:2] == ("unknown", "unknown")
    assert rows["Workers and employer"][2] == rows["Workers pay in all"][2] + 21


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_says_what_follows_no_change(tag: str) -> None:
    text = Language(tag).text
    found = texts(written(unsure(), Language(tag)))
    assert any(one.endswith(f", {text('values')}") for one in found)
    assert any(one.endswith(f", {text(STAYS)}") for one in found)
