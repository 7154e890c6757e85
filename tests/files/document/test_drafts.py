"""What is typed of a corridor comes back from a document and from kept work, half typed or not."""

from __future__ import annotations

import json

import pytest

from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.kept.shelf import Shelf
from remitcalc.files.kept.states import StateReader, pieces_of, state_said
from remitcalc.files.problems import Problems
from remitcalc.model.corridor_draft import Settled, Typed
from tests.files.corridor_draft.making import by_telephone, type_in
from tests.files.document.making import small

HALF_TYPED = type_in(type_in(by_telephone(), 1, "fee", "1.400"), 0, "margin", "ab\\ü").with_settled(
    frozenset({Settled("odd_margin", "ria.exchange", "26")})
)


def test_a_draft_comes_back_from_a_document() -> None:
    document = small().replace(draft=HALF_TYPED)
    content = document_bytes(document)
    read, problems = read_document_bytes(content)
    assert read is not None, problems
    assert read.draft is not None
    assert read.draft.tables == HALF_TYPED.tables
    assert read.draft.settled == HALF_TYPED.settled
    assert read.draft.value(("services", 1, "sending", 0, "fixed")) == Typed("1.400")
    assert document_bytes(read) == content


def test_a_document_of_before_has_no_draft() -> None:
    read, _ = read_document_bytes(document_bytes(small()))
    assert read is not None
    assert read.draft is None


def test_a_draft_comes_back_from_kept_work(tmp_path) -> None:
    shelf = Shelf(tmp_path)
    document = small().replace(draft=HALF_TYPED)
    state = state_said(document, shelf)
    assert all((tmp_path / f"{digest}.json").exists() for digest in pieces_of(state))
    assert state["draft"] in pieces_of(state)
    read = StateReader(Shelf(tmp_path), Problems("")).document(json.loads(json.dumps(state)))
    assert read.draft is not None
    assert read.draft.tables == HALF_TYPED.tables


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ([], "draft"),
        ({}, "draft.tables"),
        ({"tables": []}, "draft.tables"),
        ({"tables": {"id": None}}, "draft.tables.id"),
        ({"tables": {"services": [{"id": None}]}}, "draft.tables.services[0].id"),
        ({"tables": {"id": "x"}, "typed": "id"}, "draft.typed"),
        ({"tables": {"id": "x"}, "typed": [["name"]]}, "draft.typed[0]"),
        ({"tables": {"id": "x"}, "typed": [[]]}, "draft.typed[0]"),
        ({"tables": {"id": "x"}, "typed": [["id", 0.5]]}, "draft.typed[0]"),
        ({"tables": {"id": "x"}, "typed": [["id", "y", 3]]}, "draft.typed[0]"),
        ({"tables": {"id": "x"}, "settled": [["code"]]}, "draft.settled[0]"),
        ({"tables": {"id": "x"}, "sources": [1]}, "draft.sources"),
        ({"tables": {"id": "x"}, "other": 1}, "draft.other"),
    ],
)
def test_a_shape_that_is_not_known_is_a_problem(said, key) -> None:
    raw = json.loads(document_bytes(small()))
    read, problems = read_document_bytes(json.dumps({**raw, "draft": said}).encode())
    assert read is None
    assert key in [one.place.key for one in problems]


def test_tables_of_any_content_are_a_draft_and_no_fault() -> None:
    said = {"tables": {"services": {"x": [1, True, 2.5, {}]}, "id": 5, "defaults": {"date": "so"}}}
    raw = json.loads(document_bytes(small()))
    read, problems = read_document_bytes(json.dumps({**raw, "draft": said}).encode())
    assert read is not None, problems
    assert read.draft is not None
    content = document_bytes(read)
    again, _ = read_document_bytes(content)
    assert again is not None
    assert again.draft is not None
    assert again.draft.tables == read.draft.tables
