"""The comparison follows the draft, and edits elsewhere are carried into it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc import Payroll, Scenario
from remitcalc.files.corridor_draft.beginning import new_draft, with_country
from remitcalc.files.corridor_draft.carrying import carried
from remitcalc.files.corridor_draft.cells import typed_at
from remitcalc.files.corridor_draft.following import with_draft
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_cells import cell
from remitcalc.files.corridor_draft.way_rows import ways_in, without_ways
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.corridor import NO_POOL, ReferenceRate
from remitcalc.model.corridor_draft import Typed
from remitcalc.model.document import Document, PayrollOrigin
from remitcalc.model.provenance import Provenance, Status
from tests.files.corridor_draft.making import ENGLISH, by_telephone, corridor_in, drafts_of, type_in
from tests.files.corridor_draft.making import EVERY_FORM as FORMS
from tests.files.document.making import DIGEST
from tests.files.making import as_a_file_says
from tests.reference.strategies import cases

CORRIDOR = load_corridor("canada-guatemala")


def document(corridor=CORRIDOR) -> Document:
    payroll = Payroll(
        np.array([40_000, 35_050]),
        names=("Ana", "Luz"),
        services=(corridor.individual_services[0].id, None),
    )
    scenario = Scenario.of(corridor).replace(
        payroll=payroll, individual=corridor.individual_services[1].id
    )
    return Document(scenario, payroll_origin=PayrollOrigin("/p.csv", DIGEST, rows=np.array([2, 3])))


def test_a_figure_typed_is_in_the_scenario_and_all_that_was_set_stays() -> None:
    before = document()
    found = with_draft(before, type_in(draft_of(CORRIDOR), 0, "margin", "2.5"))
    after = found.document
    assert after.scenario.corridor.services[0].exchange.percent == Decimal("2.5")
    assert after.scenario.payroll is before.scenario.payroll
    assert after.scenario.individual == before.scenario.individual
    assert after.payroll_origin is before.payroll_origin
    assert not found.told


def test_what_does_not_read_leaves_the_scenario_as_it_last_was() -> None:
    before = document()
    found = with_draft(before, type_in(draft_of(CORRIDOR), 0, "margin", "1 400"))
    assert found.document.scenario is before.scenario
    assert found.document.draft is not None
    assert cell(found.document.draft, 0, "margin").text == "1 400"


def test_a_draft_that_says_the_same_leaves_the_scenario_itself() -> None:
    before = document()
    assert with_draft(before, draft_of(CORRIDOR)).document.scenario is before.scenario


def test_ways_that_go_are_told_by_name_and_the_usual_takes_their_place() -> None:
    draft = draft_of(CORRIDOR)
    ids = [one["id"] for one in ways_in(draft)]
    gone = [
        ids.index(CORRIDOR.individual_services[0].id),
        ids.index(CORRIDOR.individual_services[1].id),
        *(ids.index(one.id) for one in CORRIDOR.pooled_services),
    ]
    found = with_draft(document(), without_ways(draft, gone))
    scenario = found.document.scenario
    assert [one.code for one in found.told] == [
        "draft_lost_baseline",
        "draft_lost_pool",
        "draft_lost_services",
    ]
    assert found.told[0].values["service"] == CORRIDOR.individual_services[1].provider
    assert (scenario.individual, scenario.pooled) == ("typical", NO_POOL)
    assert scenario.payroll.services is None
    assert scenario.payroll.names == ("Ana", "Luz")
    assert found.document.payroll_origin is not None


def test_a_first_pooled_way_is_the_pool() -> None:
    alone = with_draft(document(), without_ways(by_telephone(), [1])).document
    assert alone.scenario.pooled == NO_POOL
    assert with_draft(alone, by_telephone()).document.scenario.pooled == "scotiabank"


def test_another_currency_starts_from_the_defaults_and_that_is_told() -> None:
    draft = with_country(by_telephone(), "sending", "US")
    assert draft.tables["sending_currency"] == "USD"
    assert draft.tables["names"]["es"] == "Estados Unidos → Honduras"
    found = with_draft(document(), draft)
    assert [one.code for one in found.told] == ["draft_other_currency"]
    assert found.document.scenario.payroll.is_counted
    assert found.document.payroll_origin is None


def test_a_new_corridor_takes_over_as_soon_as_it_reads() -> None:
    before = document()
    empty = with_draft(before, new_draft("CA", "HN", ENGLISH)).document
    assert empty.scenario is before.scenario
    after = with_draft(empty, type_in(new_draft("CA", "HN", ENGLISH), 0, "provider", "Ria"))
    assert after.document.scenario.corridor.id == "canada-honduras"
    assert after.document.scenario.payroll.names == ("Ana", "Luz")


OFFERED = Provenance("A bank", "2026-11", Status.QUOTED)


def test_what_is_half_typed_stays_when_an_offer_is_added_elsewhere() -> None:
    draft = type_in(draft_of(CORRIDOR), 0, "margin", "1 400")
    offer = replace(CORRIDOR.pooled_services[0], id="offer-1", provider="Another bank")
    after = replace(CORRIDOR, services=(*CORRIDOR.services, offer))
    made = carried(draft, CORRIDOR, after)
    assert cell(made, 0, "margin").text == "1 400"
    assert ways_in(made)[-1]["provider"] == "Another bank"
    assert read_draft(type_in(made, 0, "margin", "2.10")).corridor == replace(
        after,
        services=(*read_draft(type_in(draft, 0, "margin", "2.10")).corridor.services, offer),
    )


def test_a_rate_typed_over_elsewhere_is_carried_with_its_source() -> None:
    after = replace(CORRIDOR, reference=ReferenceRate(Decimal("5.60"), OFFERED))
    made = carried(draft_of(CORRIDOR), CORRIDOR, after)
    assert read_draft(made).corridor == after
    assert made.value(("services",)) == draft_of(CORRIDOR).value(("services",))


def test_a_service_with_another_source_does_not_change_what_others_said() -> None:
    text = FORMS.read_text("utf-8")
    before = corridor_in(text)
    service = before.services[0]
    other = replace(service, provenance=OFFERED)
    after = replace(before, services=(other, *before.services[1:]))
    for draft in drafts_of(FORMS):
        assert read_draft(carried(draft, before, after)).corridor == as_a_file_says(after)


@settings(max_examples=35, deadline=None)
@given(cases(fees_known=True, most_others=3), cases(fees_known=True, most_others=3), st.data())
def test_ways_that_come_go_and_change_places_are_carried(one, other, data) -> None:
    before = as_a_file_says(one.corridor)
    more = [
        replace(service, id=f"more-{at}")
        for at, service in enumerate(as_a_file_says(other.corridor).services)
    ]
    mixed = data.draw(st.permutations([*before.services, *more]))
    left = [
        s for s in mixed if s.id in (one.individual.id, one.pooled.id) or data.draw(st.booleans())
    ]
    after = replace(before, services=tuple(left))
    if one.corridor.typical is not None and one.corridor.typical.service not in {
        s.id for s in left
    }:
        after = replace(after, typical=None)
    assert read_draft(carried(draft_of(before), before, after)).corridor == after


def test_typed_text_in_a_way_whose_source_changes_elsewhere_stays() -> None:
    draft = type_in(by_telephone(), 1, "fee", "thirty")
    before = read_draft(by_telephone()).corridor
    assert before is not None
    wire = replace(before.services[1], provenance=OFFERED)
    after = replace(before, services=(before.services[0], wire))
    made = carried(draft, before, after)
    assert made.value(("services", 1, "sending", 0, "fixed")) == Typed("thirty")
    assert typed_at(made, ("services", 1, "id"), "x", ENGLISH) is not made
