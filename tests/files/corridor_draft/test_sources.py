"""Who said so: typed prices are the user's own, then quoted; a publisher is never made to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from remitcalc.files.corridor_draft.cells import typed_at
from remitcalc.files.corridor_draft.price_forms import with_side_form
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.sources import (
    date_typed,
    source_of,
    source_typed,
    with_source,
)
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_cells import cell
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.provenance import Status
from tests.files.corridor_draft.making import ENGLISH, EVERY_FORM, by_telephone, drafts_of, type_in
from tests.files.corridor_draft.test_laws import as_kept

OFFER = "branch, Simcoe"
WIRE = "royal-bank-of-canada-business-wire"


def service(draft, row):
    corridor = read_draft(draft).corridor
    assert corridor is not None
    return corridor.services[row]


def test_what_is_typed_is_the_users_own_until_somebody_is_named() -> None:
    draft = by_telephone()
    own = service(draft, 1)
    assert own.provenance.status == own.sending.charges[0].provenance.status == Status.OWN
    quoted = service(type_in(draft, 1, "source", OFFER), 1)
    assert (quoted.provenance.source, quoted.provenance.status) == (OFFER, Status.QUOTED)
    assert quoted.transit.charges[0].provenance == quoted.provenance
    back = type_in(type_in(draft, 1, "source", OFFER), 1, "source", "")
    assert service(back, 1) == own


def test_the_same_source_is_listed_once() -> None:
    draft = type_in(by_telephone(), 1, "source", "agent, Leamington")
    names = [draft.value(("services", row, "provenance")) for row in (0, 1)]
    assert names[0] == names[1]
    assert len(draft.tables["provenance"]) == 1


def test_a_source_of_two_ways_changes_for_the_one_where_it_is_typed() -> None:
    draft = type_in(by_telephone(), 1, "source", "agent, Leamington")
    draft = type_in(draft, 1, "date", "18.11.2026")
    assert service(draft, 0).provenance.date == "2026-11-20"
    assert service(draft, 1).provenance.date == "2026-11-18"


def test_a_price_typed_over_a_published_one_has_a_source_of_its_own() -> None:
    draft = draft_of(load_corridor("us-guatemala"))
    row = next(at for at in range(60) if cell(draft, at, "fee").status == "published")
    before = service(draft, row)
    dearer = type_in(draft, row, "fee", "36.50")
    after = service(dearer, row)
    assert after.provenance == before.provenance
    assert after.sending.charges[0].provenance.status == Status.OWN
    assert after.exchange == before.exchange
    named = service(type_in(dearer, row, "source", OFFER), row)
    assert named.provenance == before.provenance
    assert named.sending.charges[0].provenance.source == OFFER
    assert named.sending.charges[0].provenance.status == Status.QUOTED


def test_none_typed_over_what_was_surveyed_is_said_by_the_user() -> None:
    draft = drafts_of(EVERY_FORM)[0]
    row = next(
        at for at, one in enumerate(draft.tables["services"]) if one["transit"] == "not surveyed"
    )
    side = service(type_in(draft, row, "transit", "none"), row).transit
    assert (side.is_surveyed, side.provenance.status) == (True, Status.OWN)
    undisclosed = service(type_in(draft, row, "margin", "not told"), row).exchange
    assert undisclosed.provenance.status == Status.OWN


def test_a_band_typed_over_in_the_form_has_a_source_of_its_own() -> None:
    draft = drafts_of(EVERY_FORM)[0]
    row = next(at for at in range(20) if cell(draft, at, "fee").word == "bands")
    form = "whole" if "whole" in draft.value(("services", row, "sending", 0)) else "marginal"
    path = ("services", row, "sending", 0, form, 0, "fixed")
    bands = service(typed_at(draft, path, "7.77", ENGLISH), row).sending.charges[0].tariff.bands
    assert bands[0].provenance.status == Status.OWN
    assert bands[1].provenance != bands[0].provenance


def test_a_surveyed_amount_typed_over_has_a_source_of_its_own() -> None:
    draft = draft_of(load_corridor("canada-guatemala"))
    path = ("services", 0, "sending", 0, "observed", 0, "fee")
    pairs = service(typed_at(draft, path, "7.77", ENGLISH), 0).sending.charges[0].tariff.pairs
    assert (pairs[0].value, pairs[0].provenance.status) == (777, Status.OWN)
    assert pairs[1].provenance is None


def test_a_source_that_nothing_names_goes_if_it_was_typed_and_stays_if_it_was_published() -> None:
    draft = type_in(by_telephone(), 0, "source", OFFER)
    assert not any("leamington" in name for name in draft.tables["provenance"])
    published = draft_of(load_corridor("canada-guatemala"))
    all_typed = type_in(published, 0, "source", OFFER)
    assert {*published.tables["provenance"]} <= {*all_typed.tables["provenance"]}


def test_the_source_of_the_rate_and_of_a_tax_are_typed_the_same_way() -> None:
    draft = typed_at(by_telephone(), ("reference_rate", "rate"), "18.90", ENGLISH)
    draft = source_typed(draft, ("reference_rate",), "Banco Central de Honduras", ENGLISH)
    draft = date_typed(draft, ("reference_rate",), "2026-11-19", ENGLISH)
    corridor = read_draft(draft).corridor
    assert corridor is not None
    assert corridor.reference is not None
    told = corridor.reference.provenance
    assert (told.source, told.date, told.status) == (
        "Banco Central de Honduras",
        "2026-11-19",
        Status.QUOTED,
    )
    found = source_of(draft, ("reference_rate",))
    assert found is not None
    assert found.source == told.source


def test_whoever_told_a_price_typed_over_a_published_one_can_be_named_again() -> None:
    draft = draft_of(load_corridor("canada-guatemala"))
    row = next(at for at, one in enumerate(draft.tables["services"]) if one["id"] == WIRE)
    published = service(draft, row)
    draft = type_in(draft, row, "fee", "7")
    for bank in ("Bank A", "Bank B", "Bank A"):
        draft = type_in(draft, row, "source", bank)
        named = service(draft, row)
        told = named.sending.charges[0].provenance
        assert (told.source, told.status) == (bank, Status.QUOTED)
        assert named.provenance == published.provenance
        assert named == replace(published, sending=named.sending)


def test_a_date_typed_beside_a_published_way_is_that_of_what_was_typed_over_it() -> None:
    draft = draft_of(load_corridor("canada-guatemala"))
    row = next(at for at, one in enumerate(draft.tables["services"]) if one["id"] == WIRE)
    before = service(draft, row)
    told = type_in(type_in(draft, row, "fee", "7"), row, "source", "Bank A")
    dated = service(type_in(told, row, "date", "18.11.2026"), row)
    fee = dated.sending.charges[0].provenance
    assert (fee.source, fee.date) == ("Bank A", "2026-11-18")
    assert dated.provenance == before.provenance
    assert dated.exchange == before.exchange
    untouched = type_in(draft, row, "date", "18.11.2026")
    assert service(untouched, row).provenance.date == "2026-11-18"


@pytest.mark.parametrize(
    ("row", "form"),
    [(0, "observed"), (None, "bands")],
)
def test_a_limit_typed_over_leaves_the_source_of_bands_and_pairs_as_it_was(row, form) -> None:
    """The least charge is the charge's own; what its bands or pairs inherited they keep."""
    draft = drafts_of(EVERY_FORM)[0]
    if row is None:
        row = next(at for at in range(20) if cell(draft, at, "fee").word == form)
    else:
        draft = draft_of(load_corridor("canada-guatemala"))
    before = service(draft, row)
    typed = typed_at(draft, ("services", row, "sending", 0, "min"), "0.01", ENGLISH)
    after = service(typed, row)
    assert after.sending.charges[0].provenance.status == Status.OWN
    assert told(after) == told(before)
    assert all(one.status != Status.OWN for one in told(after))


def told(way):
    """Who says each band or pair of the first charge."""
    charge = way.sending.charges[0]
    entries = getattr(charge.tariff, "bands", None) or charge.tariff.pairs
    return [one.provenance or charge.provenance for one in entries]


def test_a_price_typed_over_a_quoted_one_is_the_users_own_until_somebody_is_named() -> None:
    draft = by_telephone()
    quoted = service(draft, 0)
    assert quoted.provenance.status == Status.QUOTED
    dearer = service(type_in(draft, 0, "fee", "9"), 0)
    assert dearer.sending.charges[0].provenance.status == Status.OWN
    assert dearer == replace(quoted, sending=dearer.sending)
    margin = service(type_in(draft, 0, "margin", "2.5"), 0)
    assert (margin.exchange.provenance.status, margin.sending) == (Status.OWN, quoted.sending)
    assert service(type_in(draft, 0, "fee", "none"), 0).sending.provenance.status == Status.OWN
    hidden = service(type_in(draft, 0, "margin", "? not told"), 0)
    assert hidden.exchange.provenance.status == Status.OWN
    path = ("services", 0, "sending", 0, "fixed")
    assert service(typed_at(draft, path, "9", ENGLISH), 0) == dearer
    assert type_in(draft, 0, "fee", "8") is draft
    named = type_in(type_in(draft, 0, "fee", "9"), 0, "source", OFFER)
    again = service(type_in(named, 0, "source", "branch, Delhi"), 0)
    assert again.sending.charges[0].provenance.source == "branch, Delhi"
    assert again == replace(quoted, sending=again.sending)


def test_a_price_typed_where_none_was_known_is_told_by_whoever_is_named() -> None:
    draft = type_in(by_telephone(), 0, "transit", "15")
    way = service(type_in(draft, 0, "percent", "1"), 0)
    assert way.transit.charges[0].provenance == way.provenance
    assert way.sending.charges[0].provenance == way.provenance


FEE = ("services", 0, "sending", 0, "fixed")
SENDING = ("services", 0, "sending")


def status_of_fee(draft):
    return service(draft, 0).sending.charges[0].provenance.status


@pytest.mark.parametrize("nothing", ["", "?", "not known"])
def test_a_quoted_price_that_is_emptied_and_typed_again_is_the_users_own(nothing) -> None:
    emptied = type_in(by_telephone(), 0, "fee", nothing)
    assert cell(emptied, 0, "fee").kind == "unknown"
    assert status_of_fee(type_in(emptied, 0, "fee", "9")) == Status.OWN
    margin = type_in(type_in(by_telephone(), 0, "margin", nothing), 0, "margin", "2.5")
    assert service(margin, 0).exchange.provenance.status == Status.OWN
    in_the_form = typed_at(typed_at(by_telephone(), FEE, "", ENGLISH), FEE, "9", ENGLISH)
    assert status_of_fee(in_the_form) == Status.OWN
    elsewhere = type_in(emptied, 0, "transit", "12")
    assert service(elsewhere, 0).transit.charges[0].provenance.status == Status.QUOTED
    named = type_in(type_in(emptied, 0, "source", OFFER), 0, "fee", "9")
    assert service(named, 0).sending.charges[0].provenance.source == OFFER


def test_what_was_emptied_is_kept_with_the_document() -> None:
    emptied = type_in(by_telephone(), 0, "fee", "")
    kept = as_kept(emptied)
    assert (kept.tables, kept.retold) == (emptied.tables, emptied.retold)
    assert status_of_fee(type_in(kept, 0, "fee", "9")) == Status.OWN


def bands_of(draft):
    charge = service(draft, 0).sending.charges[0]
    return [one.provenance or charge.provenance for one in charge.tariff.bands]


def test_a_quoted_fee_in_bands_stays_quoted_as_long_as_no_figure_differs() -> None:
    draft = with_side_form(by_telephone(), SENDING, "whole", ENGLISH)
    assert [one.status for one in bands_of(draft)] == [Status.QUOTED]
    back = with_side_form(draft, SENDING, "flat", ENGLISH)
    assert service(back, 0) == service(by_telephone(), 0)
    whole = (*SENDING, 0, "whole")
    draft = typed_at(draft, (*whole, 0, "to"), "100", ENGLISH)
    draft = draft.inserted((*whole, 1), {"from": 100})
    draft = typed_at(draft, (*whole, 1, "fixed"), "12", ENGLISH)
    assert [one.status for one in bands_of(draft)] == [Status.OWN, Status.OWN]
    again = with_side_form(draft, SENDING, "marginal", ENGLISH)
    assert [one.status for one in bands_of(again)] == [Status.OWN, Status.OWN]


def test_bands_beside_one_typed_over_a_quoted_fee_are_the_users_own() -> None:
    whole = (*SENDING, 0, "whole")
    draft = with_side_form(by_telephone(), SENDING, "whole", ENGLISH)
    draft = typed_at(draft, (*whole, 0, "fixed"), "9", ENGLISH)
    draft = typed_at(draft, (*whole, 0, "to"), "100", ENGLISH)
    draft = draft.inserted((*whole, 1), {"from": 100})
    draft = typed_at(draft, (*whole, 1, "fixed"), "12", ENGLISH)
    assert [one.status for one in bands_of(draft)] == [Status.OWN, Status.OWN]


def test_bands_typed_where_no_price_was_known_are_told_by_whoever_is_named() -> None:
    draft = type_in(by_telephone(), 2, "provider", "Ria")
    draft = type_in(draft, 2, "source", OFFER)
    side = ("services", 2, "sending")
    draft = with_side_form(draft, side, "whole", ENGLISH)
    for at, (start, fee) in enumerate((("0", "3"), ("100", "5"))):
        place = (*side, 0, "whole", at)
        draft = draft if at == 0 else draft.inserted(place, {})
        draft = typed_at(
            typed_at(draft, (*place, "from"), start, ENGLISH), (*place, "fixed"), fee, ENGLISH
        )
    draft = typed_at(draft, (*side, 0, "whole", 0, "to"), "100", ENGLISH)
    charge = service(draft, 2).sending.charges[0]
    assert charge.provenance.source == OFFER
    assert [one.provenance for one in charge.tariff.bands] == [None, None]


def test_the_same_source_typed_again_tells_what_was_typed_over_it() -> None:
    dearer = type_in(by_telephone(), 0, "fee", "9")
    told = type_in(dearer, 0, "source", "agent, Leamington")
    fee = service(told, 0).sending.charges[0].provenance
    assert (fee.source, fee.status) == ("agent, Leamington", Status.QUOTED)
    assert type_in(told, 0, "source", "agent, Leamington") is told
    assert type_in(by_telephone(), 0, "source", "agent, Leamington").tables == by_telephone().tables


def test_who_is_quoted_below_a_way_from_the_start_stays_whoever_is_named_for_the_rest() -> None:
    draft = draft_of(load_corridor("canada-guatemala"))
    row = next(at for at, one in enumerate(draft.tables["services"]) if one["id"] == WIRE)
    draft, lower = with_source(draft, "teller, Leamington", "2026-10-01", "quoted")
    draft = draft.with_value(("services", row, "exchange", "provenance"), lower)
    before = service(draft, row).exchange
    assert before.provenance.source == "teller, Leamington"
    draft = type_in(draft, row, "fee", "7")
    for bank in ("Bank A", "Bank B"):
        draft = type_in(draft, row, "source", bank)
        assert service(draft, row).sending.charges[0].provenance.source == bank
        assert service(draft, row).exchange == before
    dated = type_in(draft, row, "date", "18.11.2026")
    assert service(dated, row).sending.charges[0].provenance.date == "2026-11-18"
    assert service(dated, row).exchange == before


def test_an_amount_with_a_percentage_typed_over_a_quoted_fee_is_the_users_own() -> None:
    assert status_of_fee(type_in(by_telephone(), 0, "fee", "9 + 0.5 %")) == Status.OWN
