"""Every trap of the real workbook, read from a row with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remitcalc.files.rpw.columns import positions
from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.row_reader import ExcludedError, RowReader
from remitcalc.files.rpw.words import speed
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER, new_samples, old_samples
from tests.files.rpw.survey import survey
from tests.files.rpw.traps import TRAPS, traps

if TYPE_CHECKING:
    from remitcalc.files.rpw.quote import Quote


def read(made: dict[str, object], header: tuple[str, ...] = NEW_HEADER) -> Quote:
    cells = [made[name] for name in header]
    cells = [cell[1] if isinstance(cell, tuple) else cell for cell in cells]
    return RowReader(positions(header)[0]).read(cells, 2)  # type: ignore[arg-type]


def trap(name: str, **changes: object) -> Quote:
    return read({**traps()[list(TRAPS).index(name)], **changes})


def excluded(name: str) -> tuple[str, str, str]:
    with pytest.raises(ExcludedError) as caught:
        trap(name)
    return caught.value.why.code, caught.value.column, caught.value.found


def test_real_rows_of_both_layouts_are_read_as_they_are() -> None:
    old = [read(made, OLD_HEADER) for made in old_samples()]
    new = [read(made) for made in new_samples()]
    assert [quote.flags for quote in old + new] == [0] * 12
    first = old[0]
    assert (first.source, first.destination, first.quarter, first.key) == (
        "TZA",
        "KEN",
        20111,
        14981,
    )
    assert (first.amount1, first.fee1, first.margin1) == (
        295_000_000_000,
        20_650_000_000,
        1_360_000,
    )
    assert (first.pickup, first.day, first.instrument) == ("Cash", "2011-01-24", "")
    assert (new[1].access_point, new[1].total1) == ("Bank branch,Call Center", 25_780_000)


def test_rounding_in_tanzania_uganda_2017_is_no_error() -> None:
    quotes = [read(made) for made in new_samples()[:3]]
    assert {(quote.source, quote.destination, quote.quarter) for quote in quotes} == {
        ("TZA", "UGA", 20173)
    }
    assert not any(quote.flags & Flag.IDENTITY for quote in quotes)


def test_the_identity_holds_for_every_surveyed_price() -> None:
    assert not any(read(made).flags & Flag.IDENTITY for made in survey())


def test_a_margin_that_is_not_disclosed_is_unknown_not_zero() -> None:
    for name, flags in (("undisclosed", 0), ("undisclosed_by_note", Flag.BY_NOTE)):
        quote = trap(name)
        assert not quote.is_disclosed
        assert (quote.margin1, quote.margin2, quote.flags) == (None, None, flags)
        assert quote.total1 == 2_500_000


def test_a_note_beside_a_margin_does_not_hide_it() -> None:
    quote = trap("undisclosed_by_note", **{"cc1 fx margin": 1.5, "cc1 total cost %": 4.0})
    assert quote.is_disclosed
    assert quote.margin1 == 1_500_000


def test_disclosure_that_is_not_told_is_taken_as_none() -> None:
    quote = trap("capital_yes", transparent="..")
    assert (quote.is_disclosed, quote.flags) == (False, Flag.UNCLEAR)


def test_yes_counts_in_any_case() -> None:
    assert trap("capital_yes").is_disclosed


def test_numbers_typed_as_text_are_numbers() -> None:
    quote = trap("number_as_text")
    assert (quote.amount1, quote.fee1, quote.total1) == (200_000_000, 5_000_000, 4_000_000)
    assert trap("thousands_as_text").amount1 == 150_000_000_000


def test_dates_are_read_in_both_forms() -> None:
    assert trap("excel_date").day == "2025-02-14"
    assert trap("capital_yes").day == "2017-07-25"
    assert trap("capital_yes", date="some day").flags == Flag.NO_DATE


def test_dots_and_not_applicable_are_nothing() -> None:
    assert (trap("dots_and_blanks").speed, trap("dots_and_blanks").firm_type) == ("", "")
    assert (trap("not_applicable").access_point, trap("not_applicable").pickup) == ("", "")


def test_a_blank_second_amount_is_no_price() -> None:
    quote = trap("blank_second")
    assert (quote.amount2, quote.fee2, quote.margin2, quote.total2) == (None, None, None, None)
    assert quote.flags == Flag.NO_SECOND
    assert quote.total1 == 4_000_000


def test_a_zero_interbank_rate_is_flagged_and_the_published_margin_kept() -> None:
    quote = trap("zero_interbank")
    assert (quote.margin1, quote.flags) == (1_500_000, Flag.NO_INTERBANK)
    assert trap("zero_interbank", **{"inter lcu bank fx": "0"}).flags == Flag.NO_INTERBANK


def test_negative_margins_are_kept_and_flagged() -> None:
    quote = trap("negative_margin")
    assert (quote.margin1, quote.total1, quote.flags) == (-3_000_000, -500_000, Flag.NEGATIVE)


def test_codes_of_countries_and_currencies_become_those_in_use() -> None:
    assert trap("clf").currency == "CLP"
    assert trap("cfa").currency == "XOF"
    assert trap("kosovo").destination == trap("kosovo_again").destination == "XKX"


def test_the_identity_is_checked_to_five_hundredths_of_a_point() -> None:
    assert trap("identity_within").flags == 0
    assert trap("identity_broken").flags == Flag.IDENTITY
    assert trap("identity_broken").total1 == 4_060_000


def test_formulas_count_by_the_value_they_hold() -> None:
    assert trap("formula").total1 == 4_000_000


def test_what_cannot_be_used_says_why_and_where() -> None:
    assert excluded("no_provider") == ("rpw_no_provider", "firm", "")
    assert excluded("no_fee") == ("rpw_no_price", "cc1 lcu fee", "")
    assert excluded("bad_number") == ("rpw_unreadable_number", "cc1 lcu fee", "five")
    assert excluded("no_such_quarter") == ("rpw_no_quarter", "period", "2025_5Q")
    assert excluded("no_country") == ("rpw_no_country", "destination_code", "")


def test_a_short_row_lacks_only_what_it_lacks() -> None:
    header = [*NEW_HEADER[:-1]]  # up to the date
    made = survey()[0]
    cells = [made[name] for name in header][:-4]
    quote = RowReader(positions(header)[0]).read(cells, 2)  # type: ignore[arg-type]
    assert (quote.firm, quote.pickup, quote.day) == ("Walmart2World", "", "")


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("id", "9" * 20, "rpw_key_too_large"),
        ("id", "9" * 5000, "rpw_key_too_large"),
        ("id", str(2**63), "rpw_key_too_large"),
        ("id", 1e300, "rpw_key_too_large"),
        ("id", -1e300, "rpw_key_too_large"),
        ("id", 2.0**53, "rpw_key_too_large"),
        ("id", float("inf"), "rpw_no_key"),
        ("id", float("nan"), "rpw_no_key"),
        ("id", "1e400", "rpw_no_key"),
        ("id", "#DIV/0!", "rpw_no_key"),
        ("id", True, "rpw_no_key"),
        ("period", "9" * 5000, "rpw_no_quarter"),
        ("period", 1e300, "rpw_no_quarter"),
        ("period", float("nan"), "rpw_no_quarter"),
        ("cc1 lcu amount", "9" * 5000, "rpw_number_too_large"),
        ("cc1 lcu amount", "1e400", "rpw_number_too_large"),
        ("cc1 lcu amount", 1e300, "rpw_number_too_large"),
        ("cc1 lcu amount", float("inf"), "rpw_unreadable_number"),
        ("cc1 lcu amount", float("nan"), "rpw_unreadable_number"),
        ("cc1 lcu amount", "NaN", "rpw_unreadable_number"),
        ("cc1 lcu amount", True, "rpw_unreadable_number"),
        ("cc1 lcu fee", "#DIV/0!", "rpw_unreadable_number"),
        ("cc1 lcu fee", False, "rpw_unreadable_number"),
        ("cc1 fx margin", 1e8, "rpw_number_too_large"),
        ("cc1 fx margin", "-1e300", "rpw_number_too_large"),
        ("cc1 total cost %", "1000000", "rpw_number_too_large"),
        ("cc1 total cost %", -1e6, "rpw_number_too_large"),
    ],
)
def test_a_number_that_cannot_be_kept_leaves_out_its_row(column: str, cell, code: str) -> None:
    with pytest.raises(ExcludedError) as caught:
        trap("capital_yes", **{column: cell})
    assert (caught.value.why.code, caught.value.column) == (code, column)


@pytest.mark.parametrize("cell", [1e300, "1e400", "9" * 5000, float("nan"), "#N/A!", True, 1e7])
def test_a_second_price_that_cannot_be_kept_is_none_and_flagged(cell) -> None:
    quote = trap("capital_yes", **{"cc2 total cost %": cell})
    assert (quote.amount2, quote.total2) == (None, None)
    assert Flag.NO_SECOND in Flag(quote.flags)


@pytest.mark.parametrize(
    ("cell", "key"),
    [(str(2**63 - 1), 2**63 - 1), ("0" * 5000 + "7", 7), (2.0**53 - 1, 2**53 - 1), ("0", 0)],
)
def test_the_largest_numbers_of_rows_are_kept_exactly(cell, key: int) -> None:
    assert trap("capital_yes", id=cell).key == key


def test_days_of_too_many_digits_are_no_speed() -> None:
    assert speed("9" * 5000 + " days") is None
    assert speed(f"1-{'9' * 5000} days") is None
