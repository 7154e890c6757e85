"""Blocks of cells from spreadsheets and web pages, laid into the grid of ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from remitcalc.files.corridor_draft.band_pasting import band_columns, bands_pasted
from remitcalc.files.corridor_draft.beginning import new_draft
from remitcalc.files.corridor_draft.pasting import copied_ways, pasted
from remitcalc.files.corridor_draft.price_forms import with_side_form
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.way_cells import WAY_COLUMNS, cell
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.files.refusal import RefusedError
from remitcalc.model.corridor_draft import Typed
from tests.files.corridor_draft.making import ENGLISH, by_telephone, codes


def sheet_of(text, html=""):
    return copied_ways(text, html, lambda *_: None)


def laid(draft, text, row=0, column="provider", **said):
    return pasted(draft, sheet_of(text), row, column, ENGLISH, **said)


EMPTY = new_draft("CA", "HN", ENGLISH)
HEADED = (
    "Provider\tPaid with\tWhere\tFee\tExchange margin\tOn the way\tWho said so\tWhen\tTogether\n"
    "Western Union\tcash\tagent\t8.00\t2.4 %\tnone\tagent, Leamington\t18.11.2026\t\n"
    "Ria\tcash\tagent\t?\t3.0 %\tnone\tagent by telephone\t2026-11-19\t\n"
    "Scotiabank wire\tbank account\tbranch\t30.00\t1.6 %\t10–30 (15)\toffer\t\tyes\n"
)


def test_a_table_with_headings_adds_ways() -> None:
    found = laid(EMPTY, HEADED)
    assert found.draft is not None
    read = read_draft(found.draft)
    assert read.corridor is not None
    assert (found.rows, found.ignored) == (3, ())
    assert [one.provider for one in read.corridor.services] == [
        "Western Union",
        "Ria",
        "Scotiabank wire",
    ]
    assert read.corridor.pooled_services[0].provenance.source == "offer"
    assert cell(found.draft, 1, "fee").kind == "unknown"
    assert read.corridor.services[0].sending.charges[0].provenance.date == "2026-11-18"
    again = laid(found.draft, HEADED)
    assert again.draft is not None
    assert len(ways_in(again.draft)) == 6
    assert read_draft(again.draft).corridor is not None


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "Err:502"])
def test_an_error_of_a_spreadsheet_stays_in_its_cell_and_is_pointed_to(error) -> None:
    found = laid(by_telephone(), f"{error}\t0.5\t{error}\n", column="fee").draft
    assert found is not None
    for column, key in (("fee", "sending[0].fixed"), ("margin", "exchange.fx_margin_percent")):
        assert (cell(found, 0, column).kind, cell(found, 0, column).text) == ("typed", error)
        assert f"services[0].{key}" in [place for _, place in codes(found)]


@pytest.mark.parametrize(
    "headings",
    [
        "Proveedor\tSe paga con\tComisión\tMargen de cambio",
        "Prestataire\tMoyen de paiement\tFrais\tMarge de change",
        "Anbieter\tZahlungsmittel\tGebühr\tKursmarge",
        "Pružalac usluge\tPlaća se\tNaknada\tKursna marža",
    ],
)
def test_headings_are_known_in_five_languages(headings) -> None:
    found = laid(EMPTY, f"{headings}\nRia\tcash\t8,50\t2,4\n")
    assert found.draft is not None
    assert [cell(found.draft, 0, name).value for name in ("fee", "margin")] == [
        Decimal("8.50"),
        Decimal("2.4"),
    ]


def test_headings_that_are_no_column_are_told() -> None:
    found = laid(EMPTY, "Provider\tFee\tRemarks\nRia\t8.00\tfriendly\n")
    assert found.ignored == ("Remarks",)


def test_cells_without_headings_lie_over_the_grid_and_go_on_below() -> None:
    found = laid(by_telephone(), "9.00\t0.5\n31\t\n12\t\n", column="fee")
    assert found.draft is not None
    assert [cell(found.draft, row, "fee").value for row in range(3)] == [9, 31, 12]
    assert cell(found.draft, 0, "percent").value == Decimal("0.5")
    assert ("typed_nothing", "services[2].provider") in codes(found.draft)


def test_a_number_that_can_be_two_is_asked() -> None:
    found = laid(by_telephone(), "1,400\n900\n", column="fee")
    assert (found.draft, found.unclear) == (None, "1,400")
    point = laid(by_telephone(), "1,400\n900\n", column="fee", decimal="point").draft
    assert point is not None
    assert cell(point, 0, "fee").value == 1400
    comma = laid(by_telephone(), "1,400\n900\n", column="fee", decimal="comma").draft
    assert comma is not None
    assert comma.value(("services", 0, "sending", 0, "fixed")) == Typed("1,400")


def test_other_numbers_of_the_block_tell_the_mark() -> None:
    found = laid(by_telephone(), "1.400\n8,50\n", column="fee")
    assert found.draft is not None
    assert [cell(found.draft, row, "fee").value for row in (0, 1)] == [1400, Decimal("8.50")]


def test_what_is_no_value_stays_in_its_cell() -> None:
    found = laid(by_telephone(), "about 8\t\n#N/A\t\n400 500\t\n", column="fee")
    assert found.draft is not None
    assert cell(found.draft, 0, "fee").text == "about 8"
    assert ("typed_uncertain", "services[2].sending[0].fixed") in codes(found.draft)


def test_a_table_of_a_web_page_is_laid_in_the_same_way() -> None:
    html = "<table><tr><td>Ria</td><td>cash</td></tr></table>"
    found = pasted(EMPTY, sheet_of("Ria cash", html), 0, "provider", ENGLISH)
    assert found.draft is not None
    assert cell(found.draft, 0, "instrument").word == "cash"


@pytest.mark.parametrize(
    ("text", "html", "code"),
    [
        ("", "", "copied_no_table"),
        (
            "x",
            "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
            "copied_several_tables",
        ),
        ("\t".join("x" * 16_384), "", "copied_too_wide_ways"),
        (
            "service\tprovider\tpart\tcharge\tfee\tsource\tdate\tstatus\nria\tRia\t\t\t8\tx\t2025\town\n",
            "",
            "copied_fee_table",
        ),
    ],
)
def test_what_is_no_block_is_refused_in_one_sentence(text, html, code) -> None:
    with pytest.raises(RefusedError) as caught:
        sheet_of(text, html)
    assert caught.value.fault.code == code


def test_a_block_that_is_wider_or_longer_than_the_grid_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        laid(by_telephone(), "1\t2\t3\n", column="date")
    assert caught.value.fault.code == "copied_beyond"
    with pytest.raises(RefusedError) as caught:
        laid(by_telephone(), "Ria\n" * 1_001)
    assert caught.value.fault.code == "copied_too_many_ways"


def test_a_block_copied_out_of_the_grid_lays_the_same_ways() -> None:
    draft = by_telephone()
    rows = [
        [
            str(cell(draft, row, name).word or cell(draft, row, name).text)
            for name in WAY_COLUMNS[:3]
        ]
        for row in (0, 1)
    ]
    found = laid(draft, "\n".join("\t".join(row) for row in rows))
    assert found.draft is not None
    assert found.draft.tables == draft.tables


BANDS = "Amount from\tup to\tFee\n0\t100\t2.99\n100\t1,000\t4.99\n1,000\tno limit\t9.99\n"


def banded(draft, text, column="sending", **said):
    return bands_pasted(draft, ("services", 0, column), sheet_of(text), ENGLISH, **said)


@pytest.mark.parametrize(
    "text",
    [
        BANDS,
        "To\tFee\n100\t2.99\n1,000\t4.99\n\t9.99",
        "Ab\tGeb\u00fchr\n0\t2.99\n100\t4.99\n1,000\t9.99",
    ],
)
def test_a_table_of_amounts_and_fees_becomes_the_bands_of_a_fee(text) -> None:
    assert band_columns(sheet_of(text))
    found = banded(by_telephone(), text)
    assert found.draft is not None
    assert found.draft.value(("services", 0, "sending", 0, "whole")) == [
        {"from": 0, "to": 100, "fixed": Decimal("2.99")},
        {"from": 100, "to": 1000, "fixed": Decimal("4.99")},
        {"from": 1000, "fixed": Decimal("9.99")},
    ]
    assert read_draft(found.draft).corridor is not None


def test_bands_that_leave_a_gap_are_laid_as_they_stand_and_told() -> None:
    found = banded(by_telephone(), "from\tto\tfee\n0\t100\t3\n101\t\t5")
    assert found.draft is not None
    assert found.draft.value(("services", 0, "sending", 0, "whole", 1, "from")) == 101
    assert codes(found.draft)


def test_percentages_of_bands_ask_first_of_what_they_are() -> None:
    text = "from\tto\tfee\t%\n0\t100\t3\t\n100\t\t3\t0.5 %"
    with pytest.raises(RefusedError) as refused:
        banded(by_telephone(), text)
    assert refused.value.fault.code == "copied_bands_unclear"
    draft = with_side_form(by_telephone(), ("services", 0, "sending"), "marginal", ENGLISH)
    found = banded(draft, text)
    assert found.draft is not None
    assert found.draft.value(("services", 0, "sending", 0, "marginal", 1)) == {
        "from": 100,
        "fixed": 3,
        "percent": Decimal("0.5"),
    }


def test_bands_whose_decimals_are_unclear_ask_for_their_mark() -> None:
    text = "from\tfee\n0\t3\n1,200\t5"
    assert banded(by_telephone(), text).unclear == "1,200"
    found = banded(by_telephone(), text, decimal="point")
    assert found.draft is not None
    assert found.draft.value(("services", 0, "sending", 0, "whole", 1, "from")) == 1200


@pytest.mark.parametrize(
    "text", ["Fee\tMin\tMax\n1\t2\t3", "Provider\tFee\nRia\t3", "0\t100\t3", HEADED]
)
def test_other_tables_are_no_bands(text) -> None:
    assert not band_columns(sheet_of(text))
