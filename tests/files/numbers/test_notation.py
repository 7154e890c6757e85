"""One way to read a number, for columns, boxes and options."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.files.numbers.evidence import Evidence
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.numbers.notation import (
    Unread,
    decided_text,
    is_ambiguous,
    marks_of,
    number,
    reading,
)
from remitcalc.files.numbers.typed import number_in_box, number_in_option


@pytest.mark.parametrize(
    ("text", "by_point", "by_comma"),
    [
        ("1,234.50", "1234.50", None),
        ("1.234,50", None, "1234.50"),
        ("1 234,50", None, "1234.50"),
        ("1\u2007234,50", None, "1234.50"),
        ("1'234.50", "1234.50", None),
        ("1.200", "1.200", "1200"),
        ("33,640", "33640", "33.640"),
        ("0,125", None, "0.125"),
        ("1,234,567", "1234567", None),
        ("1234,567", None, "1234.567"),
        ("1,23,456", None, None),
        (".5", "0.5", None),
    ],
)
def test_a_text_is_the_number_that_its_marks_make_it(text, by_point, by_comma) -> None:
    assert number(text, "point") == (None if by_point is None else Decimal(by_point))
    assert number(text, "comma") == (None if by_comma is None else Decimal(by_comma))
    assert is_ambiguous(text) == (None not in (by_point, by_comma))


@given(st.decimals(0, 10**9, places=4), st.sampled_from(["point", "comma"]))
def test_what_is_written_to_be_decided_reads_back_as_the_only_number(value, mark) -> None:
    text = decided_text(value, mark)
    assert number(text, mark) == value
    assert reading(text) == value


@pytest.mark.parametrize(
    ("texts", "mark", "unclear"),
    [
        (["1.488,69", "1.000"], "comma", ""),
        (["900.5", "1.200"], "point", "1.200"),
        (["12,34", "33,640"], "comma", "33,640"),
        (["1.200", "400"], None, "1.200"),
        (["400", "1 200"], None, ""),
        (["1,234.50", "1.234,50", "1,234"], None, "1,234"),
    ],
)
def test_a_column_of_money_tells_its_mark_or_what_must_be_asked(texts, mark, unclear) -> None:
    found = Evidence.of(texts)
    assert (found.mark, found.unclear(2)) == (mark, unclear)
    if mark is not None:  # rates and percentages, and dinars of three decimals
        assert found.unclear() == found.unclear(3) == ""


def test_an_answer_makes_decimals_of_three_digits_only_where_nothing_else_told_the_mark() -> None:
    assert Evidence.of(["173,900", "150,000"]).believes("comma", 2)
    assert not Evidence.of(["12,34", "33,640"]).believes("comma", 2)
    assert Evidence.of(["12,34", "33,640"]).believes("comma", 3)


@pytest.mark.parametrize(
    ("text", "figure", "is_negative", "words"),
    [
        ("1 234,50 $ CA", "1 234,50", False, "$ CA"),
        ("CDN$1,234.50", "1,234.50", False, "CDN$"),
        ("\ufeff42,00", "42,00", False, ""),
        ("\u200e1.234,50\u200b", "1.234,50", False, ""),
        ("($30.00)", "30.00", True, "$"),
        ("$(12.34)", "12.34", True, "$"),
        ("-$5", "5", True, "$"),
        ("−100,00", "100,00", True, ""),
        ("–100,00", "100,00", True, ""),
        ("5.00-", "5.00", True, ""),
        ("400.--", "400", False, ""),
    ],
)
def test_what_stands_around_a_figure_is_told_from_it(text, figure, is_negative, words) -> None:
    assert figure_in(text) == (figure, is_negative, words)


@pytest.mark.parametrize("text", ["", "abc", "3 of 4", "1-2", "٤٠٠"])
def test_what_is_no_figure_is_none(text) -> None:
    figure = figure_in(text)
    assert figure is None or not marks_of(figure.number)


EN, DE, FR = (".", ","), (",", "."), (",", "\u202f")


@pytest.mark.parametrize(
    ("text", "marks", "decimals", "value"),
    [
        ("400 500", EN, 2, Unread.AMBIGUOUS),
        ("400 500", FR, 2, Unread.AMBIGUOUS),
        ("400\u202f500", FR, 2, "400500"),
        ("400 500,00", FR, 2, "400500.00"),
        ("1,234", EN, 2, "1234"),
        ("1,234", EN, 3, Unread.AMBIGUOUS),
        ("1.234", EN, 3, "1.234"),
        ("1.234", EN, 2, Unread.AMBIGUOUS),
        ("1.234", FR, 2, Unread.AMBIGUOUS),
        ("1.234", DE, 2, "1234"),
        ("1,234.50", DE, 2, "1234.50"),
        ("5.", EN, 2, "5"),
        ("12.5", EN, 0, Unread.NO_NUMBER),
        ("five", EN, 2, Unread.NO_NUMBER),
    ],
)
def test_a_box_reads_what_it_would_show_and_nothing_that_is_two_numbers(
    text, marks, decimals, value
) -> None:
    point, group = marks
    read = number_in_box(text, decimals, point=point, group=group)
    assert read == (Decimal(value) if isinstance(value, str) else value)


@pytest.mark.parametrize("text", ["400 500", "1.200", "1,200", "1 200", "1'200", "12,345.60"])
def test_an_option_takes_no_thousands(text) -> None:
    assert number_in_option(text, 2) is Unread.AMBIGUOUS
