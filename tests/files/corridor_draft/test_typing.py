"""Cells of the grid of ways: what is typed, what the tables say then, what is wrong with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from remitcalc.files.corridor_draft.beginning import new_draft
from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.places import place_of, places_of
from remitcalc.files.corridor_draft.reading import read_draft, settled_by
from remitcalc.files.corridor_draft.way_cells import WAY_COLUMNS, cell
from remitcalc.files.corridor_draft.way_rows import without_ways
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.model.corridor_draft import Typed
from tests.files.corridor_draft.making import (
    ENGLISH,
    EVERY_FORM,
    GERMAN,
    by_telephone,
    codes,
    drafts_of,
    type_in,
)

OWN = "typed-in-2026-11-20"
"""The source of what is typed over a quoted figure."""


def test_what_an_officer_types_reads_at_once() -> None:
    read = read_draft(by_telephone())
    assert read.corridor is not None
    assert not read.problems
    union, scotia = read.corridor.services
    assert (union.kind, scotia.kind) == ("individual", "pooled")
    assert read.corridor.defaults.pooled_service == scotia.id == "scotiabank"
    assert union.sending.charges[0].tariff.fixed == 800
    assert not union.transit.is_surveyed


def test_a_new_row_knows_no_price() -> None:
    draft = type_in(by_telephone(), 2, "provider", "Ria")
    kinds = {name: cell(draft, 2, name).kind for name in WAY_COLUMNS}
    assert [kinds[name] for name in ("fee", "margin", "transit", "receiving")] == ["unknown"] * 4
    assert kinds["percent"] == "blank"
    assert draft.value(("services", 2, "id")) == "ria"
    assert type_in(draft, 3, "provider", "Ria").value(("services", 3, "id")) == "ria-2"


def test_nothing_typed_below_the_last_row_is_no_row() -> None:
    draft = by_telephone()
    assert type_in(draft, 2, "fee", " ") is draft


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("15", "number", [{"name": "transfer fee", "fixed": 15}]),
        ("C$ 15.50", "number", [{"name": "transfer fee", "fixed": Decimal("15.50")}]),
        ("none", "none", "none"),
        ("Ninguno", "none", "none"),
        ("keine", "none", "none"),
        ("?", "unknown", "not surveyed"),
        ("? ask", "unknown", "not surveyed"),
        ("", "unknown", "not surveyed"),
        ("1,400", "number", [{"name": "transfer fee", "fixed": 1400}]),
        ("1.400", "typed", [{"name": "transfer fee", "fixed": Typed("1.400")}]),
        ("400 500", "typed", [{"name": "transfer fee", "fixed": Typed("400 500")}]),
        ("2 %", "typed", [{"name": "transfer fee", "fixed": Typed("2 %")}]),
        ("USD 15", "typed", [{"name": "transfer fee", "fixed": Typed("USD 15")}]),
    ],
)
def test_a_fee_is_a_number_none_or_not_known(text, kind, stated) -> None:
    draft = type_in(type_in(by_telephone(), 2, "provider", "Ria"), 2, "fee", text)
    assert cell(draft, 2, "fee").kind == kind
    assert draft.value(("services", 2, "sending")) == stated


def test_a_rate_keeps_the_decimals_it_is_typed_with() -> None:
    draft = by_telephone()
    for text in ("18.9", "18.90"):
        draft = typed_at(draft, ("reference_rate", "rate"), text, ENGLISH)
    assert str(draft.value(("reference_rate", "rate"))) == "18.90"
    assert typed_at(draft, ("reference_rate", "rate"), "18.90 HNL", ENGLISH) is draft


def test_what_a_provider_is_follows_its_name_where_that_says_so() -> None:
    draft = by_telephone()
    kinds = [draft.value(("services", row, "provider_type")) for row in (0, 1)]
    assert kinds == ["money transfer operator", "bank"]


@pytest.mark.parametrize("text", ["15.00 + 0.2 %", "0.2% + C$ 15.00", "15.00+0.2 %"])
def test_a_fee_and_a_percentage_typed_together_stand_each_in_its_column(text) -> None:
    draft = type_in(by_telephone(), 0, "fee", text)
    charge = {"fixed": Decimal("15.00"), "percent": Decimal("0.2"), "provenance": OWN}
    assert draft.value(("services", 0, "sending")) == [{"name": "transfer fee", **charge}]
    shown = [cell(draft, 0, column) for column in ("fee", "percent")]
    assert [one.value for one in shown] == [Decimal("15.00"), Decimal("0.2")]
    assert type_in(draft, 0, "fee", text) is draft
    assert read_draft(draft).corridor is not None


def test_a_charge_on_arrival_may_be_an_amount_and_a_percentage_too() -> None:
    draft = type_in(by_telephone(), 1, "receiving", "HNL 230 + 1 %")
    stated = draft.value(("services", 1, "receiving"))
    assert stated == [{"name": "charge on arrival", "fixed": 230, "percent": 1}]
    assert cell(draft, 1, "receiving").kind == "otherwise"
    assert type_in(draft, 1, "receiving", "charges (1)") is draft


@pytest.mark.parametrize(
    "text", ["1.400 + 2 %", "15 + 20", "2 % + 3 %", "+ 2 %", "15 + 0.2 % + 1", "none + 2 %"]
)
def test_what_is_not_for_certain_an_amount_and_a_percentage_stays_as_it_was_typed(text) -> None:
    draft = type_in(by_telephone(), 0, "fee", text)
    assert draft.value(("services", 0, "sending", 0, "fixed")) == Typed(text)


@pytest.mark.parametrize("text", ["0-100 2.99, 101-500 4.99", "15 and 2 %", "15 + 20"])
def test_several_figures_in_a_fee_are_told_where_to_stand(text) -> None:
    draft = type_in(by_telephone(), 0, "fee", text)
    assert codes(draft) == [("typed_several", "services[0].sending[0].fixed")]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("fee", "1.400", "number_in_two_ways"),
        ("fee", "400 500", "typed_uncertain"),
        ("fee", "10–30", "typed_only_ends"),
        ("fee", "30–10 (15)", "value_outside_range"),
        ("fee", "about 5", "typed_beside"),
        ("fee", "15 USD", "typed_other_currency"),
        ("fee", "1.2345", "too_many_decimals"),
        ("fee", "-3", "negative_charge"),
        ("margin", "half", "typed_no_number"),
        ("margin", "150", "margin_too_high"),
        ("transit", "12 %%", "typed_beside"),
        ("instrument", "cahs", "typed_unknown_word"),
        ("kind", "perhaps", "typed_unknown_word"),
        ("date", "in spring", "not_a_period"),
        ("date", "03/04/2026", "not_a_period"),
        ("provider", "#REF!", "text_of_error"),
        ("source", "#N/A", "text_of_error"),
        ("source", "#¡DIV/0!", "text_of_error"),
        ("provider", "#BEZUG!", "text_of_error"),
        ("source", "Err:502", "text_of_error"),
        ("date", "#NOM?", "not_a_period"),
        ("fee", "#VALEUR!", "typed_no_number"),
        ("instrument", "#NV", "typed_unknown_word"),
    ],
)
def test_what_is_no_value_stays_as_typed_with_its_problem_in_its_cell(column, text, code) -> None:
    draft = type_in(by_telephone(), 0, column, text)
    read = read_draft(draft)
    assert read.corridor is None
    places = [place_of(one, draft) for one in read.problems if one.message.code == code]
    assert [(place.page, place.column) for place in places] == [("ways", column)]
    assert cell(draft, 0, column).kind in ("typed", "number", "range", "text")


def test_a_source_that_is_an_error_is_wrong_in_each_row_that_names_it() -> None:
    draft = by_telephone()
    for row in (0, 1):
        draft = type_in(draft, row, "source", "#REF!")
    (problem,) = read_draft(draft).problems
    shown = [(place.page, place.row, place.column) for place in places_of(problem, draft)]
    assert shown[:2] == [("ways", 0, "source"), ("ways", 1, "source")]
    assert (shown[2][0], shown[2][2]) == ("sources", "source")
    mended = type_in(type_in(draft, 0, "source", "agent"), 1, "source", "agent")
    assert read_draft(mended).corridor is not None


def test_a_language_with_a_comma_reads_its_own_numbers() -> None:
    draft = by_telephone()
    assert typed(draft, 0, "fee", "1.400", GERMAN).value(FEE) == 1400
    assert typed(draft, 0, "fee", "12,5", GERMAN).value(FEE) == Decimal("12.5")
    assert typed(draft, 0, "margin", "1,234", GERMAN).value(MARGIN) == Decimal("1.234")
    assert typed(draft, 0, "margin", "1.234", GERMAN).value(MARGIN) == Typed("1.234")


FEE = ("services", 0, "sending", 0, "fixed")
MARGIN = ("services", 0, "exchange", "fx_margin_percent")


def test_fractions_are_told_beside_percentages() -> None:
    draft = type_in(by_telephone(), 1, "margin", "0.025")
    assert codes(draft) == [("fraction_likely", "services[1].exchange.fx_margin_percent")]
    warned = read_draft(draft).problems[0]
    right = draft.with_settled(frozenset({settled_by(warned, draft)}))
    assert not codes(right)
    moved = right.moved(("services", 1), 0)
    assert not codes(moved)
    assert codes(type_in(moved, 0, "margin", "0.022"))


def test_a_percentage_never_makes_an_unknown_fee_free() -> None:
    draft = type_in(type_in(by_telephone(), 2, "provider", "Ria"), 2, "percent", "1.5")
    assert codes(draft) == [("draft_part_unknown", "services[2].sending[0].fixed")]
    assert read_draft(type_in(draft, 2, "fee", "none")).corridor is not None
    known = type_in(draft, 2, "fee", "3")
    assert (cell(known, 2, "fee").value, cell(known, 2, "percent").value) == (3, Decimal("1.5"))


def test_a_percentage_beside_none_is_all_there_is() -> None:
    draft = type_in(type_in(by_telephone(), 0, "fee", "none"), 0, "percent", "2")
    assert draft.value(("services", 0, "sending")) == [
        {"name": "transfer fee", "percent": 2, "provenance": OWN}
    ]
    assert cell(draft, 0, "fee").kind == "blank"
    assert cell(type_in(draft, 0, "percent", ""), 0, "fee").kind == "unknown"
    assert cell(type_in(draft, 0, "percent", "none"), 0, "fee").kind == "none"


def test_bands_stay_until_a_number_takes_their_place() -> None:
    draft = drafts_of(EVERY_FORM)[0]
    row = next(at for at in range(20) if cell(draft, at, "fee").word == "bands")
    assert type_in(draft, row, "fee", "bands (3)") is draft
    assert type_in(draft, row, "fee", "Staffeln (3)") is draft
    assert type_in(draft, row, "fee", "soon") is draft
    assert cell(type_in(draft, row, "fee", "5"), row, "fee").value == 5
    assert cell(type_in(draft, row, "fee", "?"), row, "fee").kind == "unknown"


def test_a_rate_of_the_currency_that_arrives_is_a_quoted_rate() -> None:
    draft = type_in(by_telephone(), 0, "margin", "18.50 HNL")
    assert draft.value(("services", 0, "exchange")) == {
        "rate": Decimal("18.50"),
        "provenance": OWN,
    }
    shown = cell(draft, 0, "margin")
    assert (shown.unit, shown.currency) == ("rate", "HNL")


def test_a_percentage_on_the_way_is_one() -> None:
    draft = type_in(by_telephone(), 0, "transit", "0,5 %")
    assert draft.value(("services", 0, "transit", 0, "percent")) == Decimal("0.5")
    assert "percent" not in type_in(draft, 0, "transit", "5").value(("services", 0, "transit", 0))


def test_more_that_is_stated_of_a_charge_stays_when_its_fee_is_typed_over() -> None:
    draft = typed_at(by_telephone(), ("services", 0, "sending", 0, "min"), "2", ENGLISH)
    dearer = type_in(draft, 0, "fee", "9")
    assert dearer.value(("services", 0, "sending", 0)) == {
        "name": "transfer fee",
        "fixed": 9,
        "min": 2,
        "provenance": OWN,
    }
    assert cell(dearer, 0, "fee").has_more


def test_the_reason_of_a_range_stays_when_its_ends_are_typed_over() -> None:
    draft = by_telephone().with_value(("services", 1, "transit", 0, "fixed", "reason"), "He said.")
    wider = type_in(draft, 1, "transit", "5–40 (15)")
    assert wider.value(("services", 1, "transit", 0, "fixed")) == {
        "value": 15,
        "low": 5,
        "high": 40,
        "reason": "He said.",
    }


def test_the_last_way_may_go_and_the_scenario_waits() -> None:
    draft = without_ways(by_telephone(), [0, 1])
    assert codes(draft) == [("draft_without_ways", "services")]
    only_pooled = without_ways(by_telephone(), [0])
    assert codes(only_pooled) == [("draft_without_individual", "services")]


def test_the_pooled_way_that_is_started_with_follows_the_rows() -> None:
    draft = type_in(by_telephone(), 2, "provider", "Chase")
    draft = type_in(draft, 2, "kind", "yes")
    assert draft.value(("defaults", "pooled_service")) == "scotiabank"
    assert without_ways(draft, [1]).value(("defaults", "pooled_service")) == "chase"
    assert type_in(draft, 1, "kind", "no").value(("defaults", "pooled_service")) == "chase"
    renamed = typed_at(draft, ("services", 1, "id"), "wire", ENGLISH)
    assert renamed.value(("defaults", "pooled_service")) == "wire"
    assert read_draft(renamed).corridor is not None


def test_a_repeated_id_is_told_at_the_second() -> None:
    draft = typed_at(by_telephone(), ("services", 1, "id"), "western-union", ENGLISH)
    assert ("repeated_service", "services[1].id") in codes(draft)


def test_a_country_without_a_currency_leaves_it_open() -> None:
    draft = new_draft("CA", "AQ", ENGLISH)
    assert ("missing_key", "receiving_currency") in codes(draft)
    known = typed_at(draft, ("receiving_currency",), "usd", ENGLISH)
    assert codes(known) == [("draft_without_ways", "services")]
    wrong = typed_at(draft, ("receiving_currency",), "XXQ", ENGLISH)
    assert ("unknown_currency", "receiving_currency") in codes(wrong)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        (("reference_rate", "rate"), "18.90", Decimal("18.90")),
        (("defaults", "date"), "21.11.2026", ENGLISH.today.replace(day=21)),
        (("defaults", "date"), "soon", Typed("soon")),
        (("defaults", "workers"), "23", 23),
        (("defaults", "workers"), "2.5", Typed("2.5")),
        (("services", 0, "speed_days"), "1–3", [1, 3]),
        (("services", 0, "speed_days"), "next week", Typed("next week")),
        (("services", 0, "provider_type"), "Banco", "bank"),
        (("services", 0, "pickup_method"), "Lieferung nach Hause", "home delivery"),
        (("taxes", 0, "instruments"), "efectivo; Kreditkarte", ["cash", "credit card"]),
        (("taxes", 0, "percent"), "1 %", 1),
        (("translations", "es", "Scotiabank"), "Banco Scotia", "Banco Scotia"),
        (("names", "en"), "", None),
    ],
)
def test_any_other_value_is_typed_by_what_may_stand_there(path, text, value) -> None:
    draft = typed_at(by_telephone(), path, text, ENGLISH)
    assert draft.value(path) == value
    assert cell_at(draft, path).kind == (
        "typed" if isinstance(value, Typed) else cell_at(draft, path).kind
    )


def test_a_translation_that_is_taken_out_leaves_no_empty_table() -> None:
    path = ("translations", "es", "Scotiabank")
    draft = typed_at(by_telephone(), path, "Banco Scotia", ENGLISH)
    assert typed_at(draft, path, "", ENGLISH).tables == by_telephone().tables


def test_a_way_that_is_gone_or_for_a_group_is_not_the_one_most_used() -> None:
    draft = by_telephone().with_value(
        ("typical",), {"service": "western-union", "provenance": "agent-leamington-2026-11-20"}
    )
    draft = type_in(draft, 2, "provider", "Ria")
    assert read_draft(draft).corridor is not None
    for other in (type_in(draft, 0, "kind", "yes"), without_ways(draft, [0])):
        assert "typical" not in other.tables
        assert read_draft(other).corridor is not None
    assert type_in(draft, 2, "kind", "yes").tables["typical"] == draft.tables["typical"]
