"""Bands typed or pasted into one cell of a fee: bands for certain, or as they were typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.way_cells import cell
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.model.corridor_draft import Typed
from tests.files.corridor_draft.making import ENGLISH, GERMAN, by_telephone, codes, type_in

WHOLE = ("services", 2, "sending", 0, "whole")


def ria():
    return type_in(type_in(by_telephone(), 2, "provider", "Ria"), 2, "source", "agent")


@pytest.mark.parametrize(
    "text",
    [
        "0-100 2.99, 100-500 4.99, 500+ 9.99",
        "0\u2013100: 2.99; 100\u2013500: 4.99; 500+: 9.99",
        "0 - 100 = C$2.99\n100 - 500 = C$4.99\n500+ = C$9.99",
        "0-100 2.99 CAD, 100-500 4.99 CAD, 500+ 9.99 CAD",
    ],
)
def test_several_bands_in_one_cell_are_the_bands_of_the_fee(text: str) -> None:
    draft = type_in(ria(), 2, "fee", text)
    assert draft.value(WHOLE) == [
        {"from": 0, "to": 100, "fixed": Decimal("2.99")},
        {"from": 100, "to": 500, "fixed": Decimal("4.99")},
        {"from": 500, "fixed": Decimal("9.99")},
    ]
    assert (cell(draft, 2, "fee").word, cell(draft, 2, "fee").count) == ("bands", 3)
    assert read_draft(draft).corridor is not None


def test_bands_are_read_as_the_numbers_of_the_language_and_their_last_may_end() -> None:
    draft = typed(ria(), 2, "fee", "0-1.000 2,99; 1.000-5.000 4,99", GERMAN)
    assert draft.value(WHOLE) == [
        {"from": 0, "to": 1000, "fixed": Decimal("2.99")},
        {"from": 1000, "to": 5000, "fixed": Decimal("4.99")},
    ]
    assert typed(ria(), 2, "fee", "0-1,000 3; 1,000+ 4", ENGLISH).value(WHOLE) is None


@pytest.mark.parametrize(
    "text",
    [
        "0-100 2.99",
        "0-100 2.99, 101-500 4.99",
        "0-100 2.99, 200-500 4.99",
        "100-0 2.99, 0-500 4.99",
        "0-100 2.99, 4.99",
        "0-100 2.99, 100-500",
        "0-100 2.99,100-500 4.99",
        "0-100 2.99, 100-500 about 5",
        "0-100 2 %, 100-500 1 %",
        "0-100 2.99 USD, 100-500 4.99 USD",
        "0+ 2.99, 100-500 4.99",
        "0-100 2-3, 100-500 4.99",
    ],
)
def test_what_is_not_certainly_bands_stays_as_it_was_typed_with_its_fault(text: str) -> None:
    draft = type_in(ria(), 2, "fee", text)
    assert draft.value(("services", 2, "sending", 0, "fixed")) == Typed(text)
    assert draft.value(WHOLE) is None
    assert [key for _, key in codes(draft)] == ["services[2].sending[0].fixed"]


def test_bands_typed_over_a_quoted_fee_are_the_users_own_and_again_the_same_is_no_edit() -> None:
    draft = type_in(by_telephone(), 0, "fee", "0-100 2.99, 100+ 4.99")
    corridor = read_draft(draft).corridor
    assert corridor is not None
    (charge,) = corridor.services[0].sending.charges
    assert charge.provenance.status.word == "own"
    assert [band.provenance for band in charge.tariff.bands] == [None, None]
    assert type_in(draft, 0, "fee", "bands (2) \u203a") is draft
    assert type_in(draft, 0, "fee", "0-100 2.99; 100+ 4.99") is draft
