"""The least and the most in a workbook, on the summary and for each worker."""

from __future__ import annotations

import numpy as np
import pytest

from remitcalc import Payroll, Scenario
from remitcalc.model.charge import Flat
from remitcalc.model.price_range import PriceRange
from remitcalc.output.language import LANGUAGES, Language
from tests.output.workbook.sheets import column, headings
from tests.output.workbook.test_document import scenario, texts, values, written
from tests.reference.making import charge, corridor, pooled, service

ENDS = ("{}, least as figures range (values)", "{}, most as figures range (values)")


def ranged(value: int, low: int, high: int, side="sending"):
    return charge(side, tariff=Flat(value, ranges=(PriceRange("fixed", low, high),)))


def of(*services, amounts=(40_000,) * 4, **more) -> Scenario:
    payroll = Payroll(np.array(amounts), joins=more.pop("joins", None))
    return Scenario.of(corridor(*services)).replace(payroll=payroll, **more)


def summary_rows(book) -> dict[str, tuple]:
    rows = book["Summary"].iter_rows(max_col=4, values_only=True)
    return {row[0]: row[1:] for row in rows if row[0]}


def test_the_summary_has_the_least_the_figure_and_the_most() -> None:
    """Four: 10.00 (6 to 14) together, 9.00 (8 to 11) each alone; three paydays."""
    book = values(of(service(ranged(900, 800, 1100)), pooled(ranged(1000, 600, 1400)), paydays=3))
    rows = summary_rows(book)
    assert rows["As figures range, all who join"] == (None, None, None)
    assert rows["One payday: alone"] == (32, 36, 44)
    assert rows["One payday: pooled"] == (6, 10, 14)
    assert rows["One payday: saved"] == (32 - 14, 26, 44 - 6)
    assert rows["Season: alone"] == (96, 108, 132)
    assert rows["Season: pooled"] == (18, 30, 42)
    assert rows["Season: saved"] == (54, 78, 114)


def test_each_worker_has_both_ends_and_they_are_not_added_up() -> None:
    joins = np.array([True, True, False, True])
    book = values(of(service(ranged(900, 800, 1100)), pooled(ranged(900, 600, 1500)), joins=joins))
    sheet = book["Workers"]
    for heading, low, high in (
        ("Alone: costs", [8] * 4, [11] * 4),
        ("Pooled: costs", [2, 2, 8, 2], [5, 5, 11, 5]),
        ("Saved", [3, 3, 0, 3], [9, 9, 0, 9]),
    ):
        least, most = (one.format(heading) for one in ENDS)
        assert column(sheet, least, 4) == low
        assert column(sheet, most, 4) == high
        assert sheet.cell(7, headings(sheet)[least]).value is None


def test_what_does_not_range_has_no_such_columns() -> None:
    book = values(of(service(charge(fixed=900)), pooled(ranged(1000, 600, 1400))))
    found = texts(book)
    assert not [one for one in found if one.startswith("Alone: costs, ")]
    assert [one for one in found if one.startswith("Pooled: costs, ")]
    plain = texts(values(of(service(charge(fixed=900)), pooled(charge(fixed=1000)))))
    assert not [one for one in plain if "figures range" in one]


def test_an_end_that_is_not_possible_is_a_word() -> None:
    way = ranged(500, 100, 500_000, "transit")
    book = values(of(service(charge(fixed=900)), pooled(way)))
    assert summary_rows(book)["One payday: pooled"] == (1, 5, "unknown")
    assert column(book["Workers"], ENDS[1].format("Pooled: costs"), 4) == ["not possible"] * 4


def test_a_workbook_of_values_has_ranges_too() -> None:
    book = values(
        of(
            service(ranged(900, 800, 1100)),
            pooled(ranged(1000, 600, 1400)),
            amount_is="outlay",
        )
    )
    assert summary_rows(book)["One payday: pooled"] == (6, 10, 14)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_names_the_ends(tag: str) -> None:
    text = Language(tag).text
    found = texts(written(scenario(), Language(tag)))
    assert text("As figures range, all who join") in found
    said = text("{heading}, least as figures range (values)", heading="")
    assert any(one.endswith(said) for one in found)
