"""A document that names a provider as a failed formula shows it opens, and can be put right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.files.kept.shelf import Shelf
from remitcalc.files.kept.states import StateReader, state_said
from remitcalc.files.problems import Problems
from remitcalc.model.message import ModelError
from tests.files.document.making import differences, small, typed_over_in

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.model.document import Document

PROVIDER, SOURCE = "corridor.services[0].provider", "corridor.provenance.{}.source"


def named_in_error(document: Document) -> tuple[bytes, str]:
    """The document as it was saved once, and the key of a source in its corridor."""
    raw: dict[str, Any] = json.loads(document_bytes(document))
    raw["corridor"]["services"][0]["provider"] = "#REF!"
    name = sorted(raw["corridor"]["provenance"])[0]
    raw["corridor"]["provenance"][name]["source"] = "#N/A"
    return json.dumps(raw).encode(), SOURCE.format(name)


def test_it_opens_and_tells_what_is_odd_in_it() -> None:
    content, source = named_in_error(small())
    read, problems = read_document_bytes(content)
    assert read is not None, problems
    assert read.scenario.corridor.services[0].provider == "#REF!"
    told = {one.place.key: one for one in problems}
    for key in (PROVIDER, source):
        assert told[key].message.code == "text_of_error"
        assert told[key].is_warning


def test_it_is_saved_and_kept_again_as_it_is(tmp_path: Path) -> None:
    read, _ = read_document_bytes(named_in_error(small())[0])
    assert read is not None
    again, _ = read_document_bytes(document_bytes(read))
    assert again is not None
    assert not differences(read, again)
    state = state_said(read, Shelf(tmp_path))
    kept = StateReader(Shelf(tmp_path), Problems("")).document(json.loads(json.dumps(state)))
    assert kept.scenario.corridor == read.scenario.corridor


def test_figures_typed_over_in_it_open_as_well() -> None:
    read, problems = read_document_bytes(named_in_error(typed_over_in(small()))[0])
    assert read is not None, problems
    assert read.stated is not None


def test_the_editor_has_the_fault_at_its_cell_and_no_corridor_file_is_made_of_it() -> None:
    read, _ = read_document_bytes(named_in_error(small())[0])
    assert read is not None
    corridor = read.scenario.corridor
    found = read_draft(draft_of(corridor))
    assert found.corridor is None
    faults = {one.place.key for one in found.problems if not one.is_warning}
    assert "services[0].provider" in faults
    with pytest.raises(ModelError):
        corridor_text(corridor)
