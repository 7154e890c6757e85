"""Figures that were typed over in a document: what is stated in their place is kept with them."""

import json

import pytest

from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.model.price_place import places_of
from remitcalc.model.stated_figures import is_typed_over, taken_back
from tests.files.document.making import differences, small, typed_over_in


def test_only_what_is_stated_otherwise_is_written_beside_the_corridor() -> None:
    document = typed_over_in(small())
    tables = json.loads(document_bytes(document))
    said = tables["typed_over"]
    assert [one["id"] for one in said["services"]] == [document.scenario.pooled]
    assert set(said) <= {"services", "provenance"}
    assert "typed_over" not in json.loads(document_bytes(small()))


def test_a_figure_that_was_typed_over_can_be_taken_back_after_saving_and_opening() -> None:
    document = typed_over_in(small())
    read, problems = read_document_bytes(document_bytes(document))
    assert read is not None, problems
    assert not differences(document, read)
    corridor = read.scenario.corridor
    place = next(iter(places_of(corridor, corridor.service(read.scenario.pooled))))
    assert is_typed_over(corridor, read.stated, place)
    assert not differences(taken_back(corridor, read.stated, place), small().scenario.corridor)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([], "wrong_type"),
        ({"servces": []}, "unknown_key"),
        ({"services": [5]}, "wrong_type"),
        ({"services": [{"id": "POOL"}]}, "missing_key"),
        ({"reference_rate": {"rate": "x"}}, "wrong_type"),
        ({"provenance": {"a": {"source": ""}}}, "empty_text"),
    ],
)
def test_what_is_wrong_with_it_is_told(said: object, code: str) -> None:
    tables = json.loads(document_bytes(typed_over_in(small())))
    pool = tables["scenario"]["pooled"]
    tables["typed_over"] = json.loads(json.dumps(said).replace("POOL", pool))
    document, problems = read_document_bytes(json.dumps(tables).encode(), "d.remitcalc")
    assert document is None
    told = [(one.message.code, one.place.key) for one in problems if not one.is_warning]
    assert code in {found for found, _ in told}
    assert all(key.startswith("typed_over") for _, key in told)
