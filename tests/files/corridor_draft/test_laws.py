"""What holds of every draft: it reads as its corridor, and no text that is typed breaks it."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.files.corridor_draft.carrying import carried
from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.keys import key_of, path_of
from remitcalc.files.corridor_draft.places import place_of
from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_draft.way_cells import WAY_COLUMNS, cell
from remitcalc.files.corridor_draft.way_rows import duplicated, ways_in, without_ways
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.document.draft_tables import draft_said, draft_taken
from remitcalc.files.document.layout import json_bytes
from remitcalc.files.document.parsing import tables_of
from remitcalc.files.problems import Problems
from tests.faults.texts import damaged
from tests.files.corridor_draft.making import ENGLISH, FILES, GERMAN, by_telephone, drafts_of
from tests.files.making import as_a_file_says
from tests.reference.strategies import cases

if TYPE_CHECKING:
    from remitcalc.model.corridor_draft import CorridorDraft

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[-(]?[0-9., '’]{1,9}[)%-]?( ?[-–] ?[0-9.,]{1,5})?( \([0-9.,]{1,5}\))?"),
    st.sampled_from(
        (
            *("", "?", "none", "? not told", "nema", "1,400", "400 500", "1.200", "12,5 %"),
            *(
                "10–30 (15)",
                "15 (10-30)",
                "10–30",
                "30–10 (15)",
                "5 + 2 %",
                "1e9",
                "9" * 60,
                "٣٤",
                "½",
            ),
            *("USD 15", "HNL 230", "bands (3)", "yes", "cash", "2026-02-30", "Q3 2025", "\0"),
        )
    ),
)


@every_file
def test_a_draft_of_a_corridor_reads_as_the_same_corridor(path) -> None:
    stated, of_file = drafts_of(path)
    corridor, problems = read_corridor_text(path.read_text("utf-8"))
    assert read_draft(stated).corridor == read_draft(of_file).corridor == corridor
    codes = [one.message.code for one in problems if one.message.code != "unused_provenance"]
    assert [one.message.code for one in read_draft(of_file).problems] == codes


@settings(max_examples=50, deadline=None)
@given(cases(fees_known=True, most_others=3))
def test_a_draft_of_any_corridor_reads_as_the_same_corridor(case) -> None:
    corridor = as_a_file_says(case.corridor)
    assert read_draft(draft_of(corridor)).corridor == corridor
    assert read_draft(draft_of(corridor, corridor_text(corridor))).corridor == corridor


@settings(max_examples=40, deadline=None)
@given(cases(fees_known=True), cases(fees_known=True))
def test_a_change_elsewhere_that_is_carried_reads_as_the_corridor_after_it(one, other) -> None:
    before, after = as_a_file_says(one.corridor), as_a_file_says(other.corridor)
    made = carried(draft_of(before), before, after)
    assert read_draft(made).corridor == read_draft(draft_of(after)).corridor == after


edits = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(WAY_COLUMNS), TEXTS), max_size=6)


@settings(max_examples=90, deadline=None)
@given(edits, st.sampled_from((ENGLISH, GERMAN)))
def test_typing_never_raises_and_every_problem_has_its_place(made, notation) -> None:
    draft = by_telephone()
    for row, column, text in made:
        before = repr(draft.tables)
        after = typed(draft, row, column, text, notation)
        assert repr(draft.tables) == before
        draft = after
    read = read_draft(draft)
    assert (read.corridor is None) == any(not one.is_warning for one in read.problems)
    for problem in read.problems:
        place = place_of(problem, draft)
        assert place.page == "ways" or not problem.place.key.startswith("services")
        assert path_of(problem.place.key) == place.path
        if place.column in WAY_COLUMNS and place.row >= 0:
            assert cell(draft, place.row, place.column) is not None
    assert as_kept(draft).tables == draft.tables


def as_kept(draft: CorridorDraft) -> CorridorDraft:
    problems = Problems("")
    raw = tables_of(json_bytes({"draft": draft_said(draft)}), problems)
    assert raw is not None
    return draft_taken(raw["draft"], "draft", problems)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_any_value_of_any_corridor_can_be_typed_over_with_anything(path, data) -> None:
    draft = drafts_of(path)[1]
    paths = [*values_in(draft.tables)]
    for _ in range(4):
        at = data.draw(st.sampled_from(paths))
        assert path_of(key_of(at)) == at
        assert cell_at(draft, at).kind in (*KINDS, "blank")
        draft = typed_at(draft, at, data.draw(TEXTS), ENGLISH)
        assert cell_at(draft, at).kind in (*KINDS, "blank")
    read_draft(draft)
    assert as_kept(draft).tables == draft.tables


KINDS = ("text", "word", "words", "day", "days", "number", "range", "typed")


def values_in(value, at=()):
    """Where anything stands that a cell can show."""
    if isinstance(value, dict) and "low" not in value:
        for key, one in value.items():
            yield from values_in(one, (*at, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, one in enumerate(value):
            yield from values_in(one, (*at, number))
    else:
        yield at


@pytest.mark.parametrize("seed", range(8))
def test_damaged_texts_are_typed_without_a_fault(seed) -> None:
    chance = random.Random(seed)
    draft = by_telephone()
    other = FILES[0].read_bytes()[:3000]
    for _ in range(40):
        text = damaged(b"10.50 CAD", chance, other)[:300].decode("utf-8", "replace")
        row, column = chance.randint(0, 3), chance.choice(WAY_COLUMNS)
        draft = typed(draft, row, column, text, ENGLISH)
        read_draft(draft)
    assert as_kept(draft).tables == draft.tables


@every_file
def test_rows_come_and_go_without_a_fault(path) -> None:
    draft = drafts_of(path)[0]
    count = len(ways_in(draft))
    twice = duplicated(draft, 0)
    assert read_draft(twice).corridor is not None
    assert without_ways(twice, [1]).tables == draft.tables
    for row in range(count):
        read_draft(without_ways(draft, [row]))
    assert read_draft(without_ways(draft, range(count))).problems[0].message.code == (
        "draft_without_ways"
    )


@every_file
def test_what_is_kept_of_a_draft_is_the_draft(path) -> None:
    for draft in drafts_of(path):
        kept = as_kept(draft)
        assert kept.tables == draft.tables
        assert [*kept.tables["provenance"]] == [*draft.tables["provenance"]]


def test_cells_of_any_table_can_be_asked_for() -> None:
    for path, row, column in product(FILES, (0, 1, 99), WAY_COLUMNS):
        assert cell(drafts_of(path)[0], row, column).kind
