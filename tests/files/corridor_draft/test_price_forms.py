"""A price goes from one form to another with what it says; what is missing is asked for."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from remitcalc.files.corridor_draft.price_forms import (
    EXCHANGE_FORMS,
    SIDE_FORMS,
    charges_at,
    exchange_form,
    new_item,
    side_form,
    unknown_prices,
    with_another_charge,
    with_exchange_form,
    with_side_form,
    without_charge,
)
from remitcalc.files.corridor_draft.way_cells import MARGIN
from remitcalc.model.corridor_draft import CorridorDraft, Typed
from remitcalc.model.notation import Notation

HERE = Notation(datetime.date(2026, 11, 20))
SIDE, EXCHANGE = ("services", 0, "sending"), ("services", 0, "exchange")
FLAT = {"name": "fee", "fixed": 8, "percent": Decimal("0.5"), "max": 20}


def draft_with(**stated: Any) -> CorridorDraft:
    source = {"source": "agent", "date": "2026-11-20", "status": "quoted"}
    service = {"id": "ria", "provenance": "agent", **stated}
    return CorridorDraft({"provenance": {"agent": source}, "services": [service]})


def turned(draft: CorridorDraft, *forms: str) -> Any:
    for form in forms:
        draft = with_side_form(draft, SIDE, form, HERE)
        assert side_form(draft, SIDE) == form
    return draft.value(SIDE)


def test_a_flat_fee_becomes_the_first_band_and_comes_back() -> None:
    draft = draft_with(sending=[FLAT])
    bands = turned(draft, "whole")
    price = {"from": 0, "fixed": 8, "percent": Decimal("0.5")}
    assert bands == [{"name": "fee", "max": 20, "whole": [price]}]
    assert turned(draft, "whole", "marginal") == [{"name": "fee", "max": 20, "marginal": [price]}]
    assert turned(draft, "whole", "flat")[0] == FLAT


def test_a_surveyed_amount_is_asked_for_and_its_fee_kept() -> None:
    (charge,) = turned(draft_with(sending=[FLAT]), "observed")
    assert charge["observed"] == [{"amount": Typed(""), "fee": 8}]
    (charge,) = turned(draft_with(sending=[FLAT]), "observed", "flat")
    assert charge["fixed"] == 8


@pytest.mark.parametrize("form", SIDE_FORMS)
def test_every_form_of_a_side_is_reached_from_what_is_not_known(form: str) -> None:
    stated = turned(draft_with(sending="not surveyed"), form)
    if form == "flat":
        assert stated == [{"name": "transfer fee", "fixed": Typed("")}]
    assert turned(draft_with(sending="not surveyed"), form, "not surveyed") == "not surveyed"


@pytest.mark.parametrize("form", EXCHANGE_FORMS)
def test_every_form_of_an_exchange_is_reached_and_left(form: str) -> None:
    draft = with_exchange_form(draft_with(exchange={MARGIN: 2}), EXCHANGE, form, HERE)
    assert exchange_form(draft, EXCHANGE) == form
    back = with_exchange_form(draft, EXCHANGE, MARGIN, HERE).value((*EXCHANGE, MARGIN))
    is_kept = form in (MARGIN, "bands", "observed", "fx_steps")
    assert back == (2 if is_kept else Typed(""))


def test_a_rate_is_never_made_of_a_margin() -> None:
    draft = with_exchange_form(draft_with(exchange={MARGIN: 2}), EXCHANGE, "rate", HERE)
    assert draft.value(EXCHANGE) == {"rate": Typed("")}


def test_that_nobody_charges_anything_is_not_said_by_who_told_other_prices() -> None:
    draft = draft_with(sending=[FLAT])
    published = draft.with_value(("provenance", "agent", "status"), "published")
    for before in (draft, published):
        stated = turned(before, "none")
        assert set(stated) == {"none"}
        assert stated["none"] != "agent"
    assert turned(draft_with(sending="not surveyed"), "none") == "none"


def test_charges_are_added_and_removed_and_without_the_last_nobody_knows() -> None:
    draft = with_another_charge(draft_with(sending=[FLAT]), SIDE, HERE)
    assert [one["name"] for one in charges_at(draft, SIDE)] == ["fee", "transfer fee"]
    assert side_form(draft, SIDE, 1) == "flat"
    draft = with_side_form(draft, SIDE, "whole", HERE, 1)
    assert (side_form(draft, SIDE, 0), side_form(draft, SIDE, 1)) == ("flat", "whole")
    draft = without_charge(draft, SIDE, 0)
    assert [one["name"] for one in charges_at(draft, SIDE)] == ["transfer fee"]
    assert without_charge(draft, SIDE, 0).value(SIDE) == "not surveyed"


def test_the_same_form_again_is_no_edit() -> None:
    draft = draft_with(sending=[FLAT], exchange={MARGIN: 2})
    assert with_side_form(draft, SIDE, "flat", HERE) is draft
    assert with_exchange_form(draft, EXCHANGE, MARGIN, HERE) is draft


def test_another_band_begins_where_the_last_one_ends() -> None:
    assert new_item("whole", [{"from": 0, "to": 100, "fixed": 3}]) == {"from": 100}
    assert new_item("bands", [{"from": 0, MARGIN: 3}]) == {}
    assert new_item("whole", []) == {"from": 0}
    assert new_item("observed", [{"amount": 200, "fee": 3}]) == {}


def test_prices_that_nobody_knows_are_counted() -> None:
    known = {"sending": "none", "transit": [FLAT], "receiving": {"none": "agent"}}
    assert unknown_prices({**known, "exchange": {MARGIN: 0}}) == 0
    assert unknown_prices({**known, "exchange": "undisclosed"}) == 1
    assert unknown_prices({**known, "exchange": {"undisclosed": "agent"}, "sending": []}) == 2
    assert unknown_prices({"id": "ria"}) == 4
    assert unknown_prices(Typed("x")) == 0
