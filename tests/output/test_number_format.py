import datetime
import re
from copy import copy
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.core import Locale

from remitcalc.model.money import major
from remitcalc.output.number_format import EnglishNumbers, LocaleNumbers, rounded

NB, NNB = "\xa0", "\u202f"


def numbers(locale: str) -> LocaleNumbers:
    return LocaleNumbers(Locale.parse(locale))


@pytest.mark.parametrize(
    ("locale", "plain", "shown"),
    [
        ("en", "1,234.50", "C$1,234.50"),
        ("fr_CA", f"1{NB}234,50", f"1{NB}234,50{NB}C$"),
        ("fr", f"1{NNB}234,50", f"1{NNB}234,50{NB}C$"),
        ("de", "1.234,50", f"1.234,50{NB}C$"),
        ("de_CH", "1’234.50", f"C${NB}1’234.50"),
        ("es_GT", "1,234.50", "C$1,234.50"),
        ("es", "1.234,50", f"1.234,50{NB}C$"),
        ("sr_Latn", "1.234,50", f"1.234,50{NB}C$"),
    ],
)
def test_separators_and_the_place_of_the_symbol_are_the_locales(locale, plain, shown):
    assert numbers(locale).decimal(Decimal("1234.50")) == plain
    assert numbers(locale).money(123450, "CAD") == shown


@pytest.mark.parametrize("locale", ["en", "fr_CA", "de", "de_CH", "es_GT", "es", "sr_Latn"])
@pytest.mark.parametrize("currency", ["CAD", "EUR", "JPY", "CHF", "KWD"])
def test_an_amount_is_its_digits_and_what_stands_around_them(locale, currency):
    write = numbers(locale)
    for minor in (0, 7, 123456, -5, -98765432109):
        before, after = write.around(currency, is_negative=minor < 0)
        digits = write.decimal(major(abs(minor), currency))
        assert write.money(minor, currency) == f"{before}{digits}{after}"
    assert write.decimal(Decimal("1234.5")) == "1{}234{}5".format(*write.marks)


def test_groups_are_as_long_as_the_locale_has_them():
    india = numbers("en_IN")
    assert india.marks.sizes == (3, 2)
    assert india.money(-1234567890, "INR") == "-₹1,23,45,678.90"
    assert india.money(12345, "JPY") == "¥12,345"
    assert india.count(100) == "100"


@pytest.mark.parametrize(
    ("currency", "minor", "shown"),
    [
        ("JPY", 26910, "¥26,910"),
        ("KWD", 200500, f"KWD{NB}200.500"),
        ("RSD", 5000000, f"RSD{NB}50,000.00"),
        ("GTQ", 215561, "Q2,155.61"),
        ("CHF", -1226, f"-CHF{NB}12.26"),
        ("CLF", 12345, f"CLF{NB}1.2345"),
    ],
)
def test_decimals_are_those_of_iso_4217_and_every_symbol_names_one_currency(currency, minor, shown):
    assert numbers("en").money(minor, currency) == shown
    assert EnglishNumbers().money(minor, currency) == shown


@pytest.mark.parametrize("locale", ["en", "fr_CA", "de_CH", "es_GT", "sr_Latn"])
def test_the_dinar_keeps_its_two_decimals_everywhere(locale):
    assert numbers(locale).money(4846809, "RSD").count("09") == 1


@pytest.mark.parametrize(("locale", "point"), [("de_CH", "."), ("fr_CH", ",")])
def test_swiss_thousands_are_grouped_by_any_release_of_cldr(locale, point):
    shown = numbers(locale).money(-123456780, "CHF")
    assert re.search(rf"1(?P<group>[’{NNB}])234(?P=group)567\{point}80", shown)


@pytest.mark.parametrize("tag", ["en", "en_IN", "es", "es_GT", "fr_CA", "sr_Latn", "pt"])
def test_figures_are_those_that_babel_writes(tag):
    locale = Locale.parse(tag)
    for digits in ("0", "7", "-0.05", "999.999", "1000", "-1234567.8900", "123456789012.3", "0.10"):
        value = Decimal(digits)
        pattern = copy(locale.decimal_formats[None])
        pattern.frac_prec = (max(0, -value.as_tuple().exponent),) * 2
        assert numbers(tag).decimal(value) == pattern.apply(value, locale)


def test_large_amounts_lose_no_digit():
    assert numbers("en").money(10**15 + 1, "CAD") == "C$10,000,000,000,000.01"


def test_percentages_are_rounded_half_away_from_zero():
    assert numbers("en").percent(Fraction(4185, 1000)) == f"4.19{NB}%"
    assert numbers("de").percent(Fraction(-2675, 1000)) == f"-2,68{NB}%"
    assert rounded(Fraction(1, 3)) == Decimal("0.33")


def test_dates_and_periods_are_as_precise_as_they_are_given():
    de = numbers("de")
    assert de.period("2025") == "2025"
    assert de.period("2025-Q3") == f"Q3{NB}2025"
    assert de.period("2025-09") == f"Sept.{NB}2025"
    assert de.period("2025-09-30") == de.date(datetime.date(2025, 9, 30)) == "30.09.2025"
    assert de.period("some time") == "some time"
