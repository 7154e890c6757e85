from decimal import Decimal

import pytest

from remitcalc.cli.arguments import Arguments
from remitcalc.cli.options import COMPARE
from remitcalc.cli.values import Values


def given(option, text):
    arguments = Arguments([option, text], COMPARE)
    return Values(arguments), arguments.complaints


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("400", "CAD", 40000),
        ("400.5", "CAD", 40050),
        ("300,50", "CAD", 30050),
        ("300,5", "CAD", 30050),
        ("1.234", "KWD", 1234),
        ("0.001", "KWD", 1),
        ("30000", "JPY", 30000),
        (" 400 ", "CAD", 40000),
    ],
)
def test_amounts_are_read_exactly(text, currency, minor):
    values, complaints = given("--amount", text)
    assert values.amount("--amount", currency) == minor
    assert not complaints


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        ("1,234", "CAD", "amount_ambiguous"),
        ("1,234", "KWD", "amount_ambiguous"),
        ("1,234.50", "CAD", "amount_ambiguous"),
        ("1.234,50", "CAD", "amount_ambiguous"),
        ("1'234", "CAD", "amount_ambiguous"),
        ("1 234", "CAD", "amount_ambiguous"),
        ("1.234", "CAD", "amount_ambiguous"),
        ("1.000", "CAD", "amount_ambiguous"),
        ("400.000", "USD", "amount_ambiguous"),
        ("30.000", "JPY", "amount_ambiguous"),
        ("1234.567", "CAD", "amount_too_precise"),
        ("0.5", "JPY", "amount_too_precise"),
        ("400CAD", "CAD", "amount_unreadable"),
        ("4e2", "CAD", "amount_unreadable"),
        ("٤٠٠", "CAD", "amount_unreadable"),
        ("nan", "CAD", "amount_unreadable"),
        ("", "CAD", "amount_unreadable"),
        ("1" * 31, "CAD", "amount_too_large"),
        ("1" * 100_000, "CAD", "amount_too_large"),
        ("1" * 18, "CAD", "amount_too_large"),
        ("1." + "0" * 100_000 + "1", "CAD", "amount_too_precise"),
    ],
)
def test_amounts_are_never_guessed(text, currency, code):
    values, complaints = given("--amount", text)
    assert values.amount("--amount", currency) is None
    assert [complaint.said.code for complaint in complaints] == [code]


@pytest.mark.parametrize(("text", "read"), [("50", 50), ("50%", 50), ("12,5", "12.5"), ("0", 0)])
def test_percentages_take_a_comma_and_a_sign(text, read):
    values, _ = given("--employer-share", text)
    assert values.percent("--employer-share") == Decimal(read)


@pytest.mark.parametrize("text", ["101", "-1", "half", "1/2", "1" * 5000, "0." + "1" * 5000])
def test_percentages_outside_0_to_100_are_refused(text):
    values, complaints = given("--employer-share", text)
    assert values.percent("--employer-share") is None
    assert complaints


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "1.2.2026", "20260101"])
def test_dates_that_do_not_exist_are_refused(text):
    values, complaints = given("--date", text)
    assert values.day("--date") is None
    assert complaints


def test_a_near_choice_is_suggested():
    values, complaints = given("--share", "equall")
    assert values.choice("--share", ["equal", "proportional"]) is None
    assert complaints[0].suggestion == "equal"
