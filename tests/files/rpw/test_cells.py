"""Single cells: numbers as text, decimal marks, days in both forms."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.files.rpw.cells import (
    MILLION,
    UnreadableError,
    amount_millionths,
    day,
    mark_of,
    millionths,
    text,
)
from remitcalc.files.rpw.columns import COLUMNS, positions
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER

if TYPE_CHECKING:
    from decimal import Decimal


@given(st.decimals(-999_999_999, 999_999_999, places=6))
def test_a_double_of_six_decimals_gives_exactly_the_figure_meant(figure: Decimal) -> None:
    assert millionths(float(figure)) == int(figure * MILLION)
    assert millionths(f"{figure:f}") == int(figure * MILLION)


@pytest.mark.parametrize("blank", ["", "..", "N/A", "n/a", None, " .. "])
def test_what_stands_for_nothing_is_no_number(blank: str | None) -> None:
    assert millionths(blank) is None


@pytest.mark.parametrize("typed", ["five", "1,234", "1.2.3", "1,23,456.0", "9" * 12, "7 %"])
def test_what_is_not_surely_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableError):
        millionths(typed)


def test_what_could_be_two_numbers_is_known_as_such() -> None:
    with pytest.raises(UnreadableError) as caught:
        millionths("1,234")
    assert caught.value.code == "decimal_ambiguous"
    assert millionths("1,234", "point") == 1_234_000_000
    assert millionths("1,234", "comma") == 1_234_000
    assert millionths("12,5") == 12_500_000
    assert millionths("1e-05", "point") == 10


def test_the_decimal_mark_is_decided_once_for_a_sheet() -> None:
    assert mark_of([("4,18", "1.234")], [0, 1]) == "comma"
    assert mark_of([("1,234", "4.18")], [0, 1]) == "point"
    assert mark_of([("4,18", "4.18")], [0, 1]) is None
    assert mark_of([("1,234", 4.18)], [0, 1]) is None
    assert millionths("1.234,5", "comma") == 1_234_500_000
    with pytest.raises(UnreadableError):
        millionths("4.18", "comma")


def test_the_mark_of_other_numbers_makes_no_thousand_of_an_amount_decimals() -> None:
    assert amount_millionths("150.000", "comma") == 150_000 * MILLION
    assert amount_millionths("150.50", "point") == 150_500_000
    with pytest.raises(UnreadableError) as caught:
        amount_millionths("150.000", "point")
    assert caught.value.code == "decimal_ambiguous"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("25/Jul/2017", "2017-07-25"),
        ("1/September/2025", "2025-09-01"),
        (datetime.datetime(2025, 9, 1), "2025-09-01"),  # noqa: DTZ001  as calamine gives it
        (datetime.date(2025, 9, 1), "2025-09-01"),
        ("2025-09-01 00:00:00", "2025-09-01"),
        (45901.0, "2025-09-01"),
        ("..", ""),
        ("31/Feb/2020", None),
        ("soon", None),
    ],
)
def test_days_are_read_in_every_form_of_the_file(cell: object, found: str | None) -> None:
    assert day(cell) == found  # type: ignore[arg-type]


def test_texts_lose_only_what_stands_for_nothing() -> None:
    assert [text(cell) for cell in ("N/A", " Cash ", 7.0, 7.5, None)] == [
        "",
        "Cash",
        "7",
        "7.5",
        "",
    ]


@pytest.mark.parametrize("header", [OLD_HEADER, NEW_HEADER])
def test_both_layouts_are_recognised_in_any_case_and_order(header: tuple[str, ...]) -> None:
    found, missing = positions(header)
    assert not missing
    assert set(found) == {column.field for column in COLUMNS}
    turned = [name.upper().replace(" ", "_") for name in reversed(header)]
    again, _ = positions(turned)
    assert {field: header[at] for field, at in found.items()} == {
        field: header[len(header) - 1 - at] for field, at in again.items()
    }


def test_missing_columns_are_named() -> None:
    assert positions(["id", "period"])[1][:2] == ("source_code", "destination_code")
