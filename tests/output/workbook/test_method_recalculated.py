"""Steps that LibreOffice computes are those of the engine, or a check says that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.output.workbook.books import compared
from tests.output.workbook.recalculation import needs_libreoffice
from tests.output.workbook.sheets import differences
from tests.output.workbook.worked_sheet import BROKEN, HOLDS, NOT_ALL, rows, unlike, verdict

if TYPE_CHECKING:
    from tests.output.workbook.books import Books

pytestmark = needs_libreoffice


@pytest.mark.parametrize("kind", ["worked", "parted", "every_form"])
def test_each_step_computes_to_its_result(computed: Books, kind: str) -> None:
    for one in computed[kind]:
        found = one.found
        assert differences(one.shown, found) == [], one.ours.name
        assert unlike(found, compared(one.scenario)) == [], one.ours.name
        assert verdict(found) == HOLDS


@pytest.mark.parametrize("kind", ["within", "values", "more-paydays"])
def test_steps_follow_what_is_changed_within_a_band(computed: Books, kind: str) -> None:
    for one in computed[kind]:
        found = one.found
        assert verdict(found) == HOLDS
        assert unlike(found, compared(one.scenario)) == [], one.ours.name


@pytest.mark.parametrize(
    ("kind", "step"), [("beyond-alone", "transfer fee"), ("beyond-pooled", "wire fee")]
)
def test_a_check_says_when_an_amount_leaves_its_band(computed: Books, kind: str, step: str) -> None:
    for one in computed[kind]:
        assert verdict(one.found) == NOT_ALL
        broken = [str(row[0]) for row in rows(one.found) if row[3] == BROKEN]
        assert any(name.endswith(f"] {step}") for name in broken)


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("no-longer-free", "Money left over"),
        ("free-sooner", "sending fee"),
        ("more-to-send", "Money left over"),
        ("taken-sooner", "Amount delivered"),
        ("surveyed-below", "sending fee"),
        ("not-from-zero", "sending fee"),
        ("refused-less", "transit fee"),
        ("dearer-alone", "Must arrive, so that nobody is worse off"),
    ],
)
def test_a_check_says_when_an_outlay_pays_for_more_or_less(
    computed: Books, kind: str, step: str
) -> None:
    (one,) = computed[kind]
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert step in broken


def test_a_check_says_when_a_price_is_typed_that_a_step_leaves_out(computed: Books) -> None:
    (one,) = computed["charged-anew"]
    assert unlike(one.found, compared(one.scenario)) != []
    broken = [str(row[0]) for row in rows(one.found) if row[3] == BROKEN]
    assert [name.partition("] ")[2] for name in broken] == ["incoming wire"]


def test_a_check_says_when_decimals_are_typed_that_large_amounts_leave_no_room_for(
    computed: Books,
) -> None:
    (one,) = computed["finer"]
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert "Exchange margin in percent" in broken


def test_a_check_says_when_a_price_is_typed_that_doubles_cannot_follow(computed: Books) -> None:
    (one,) = computed["too-fine"]
    assert unlike(one.found, compared(one.scenario)) == []  # a value, and rates that follow from it
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert broken == ["Exchange margin in percent"]


def test_a_check_says_when_another_of_the_pool_sends_more_in_a_season(computed: Books) -> None:
    (one,) = computed["another-sends-more"]
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert "Amount of the pool" in broken


def test_a_check_says_when_a_season_of_two_kinds_of_transfers_is_another(computed: Books) -> None:
    (one,) = computed["paydays-apart"]
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert broken == ["Parted with", "Arrives", "Total cost"] * 2


def test_a_check_says_when_somebody_else_loses_where_nothing_was_settled(computed: Books) -> None:
    (one,) = computed["others-lose"]
    broken = [str(row[0]).partition("] ")[2] for row in rows(one.found) if row[3] == BROKEN]
    assert broken == ["Settled between the workers, so that nobody is worse off"]


def test_where_every_check_holds_the_sheet_says_what_the_engine_says(computed: Books) -> None:
    """Fees, margins, rate, share and all amounts changed, in two pools."""
    held = set()
    for one in (*computed["dearer"], *computed["changed"]):
        if verdict(one.found) == HOLDS:
            held.add(one.ours.stem)
            exported = compared(one.exported)
            assert unlike(one.found, compared(one.scenario), exported) == [], one.ours.name
    assert len(held) >= len(computed["dearer"])
