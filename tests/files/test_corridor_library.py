"""A corridor is found by path or by id, the user's own before a bundled one."""

from __future__ import annotations

from pathlib import Path

import pytest

from remitcalc import paths
from remitcalc.files import corridor_library
from remitcalc.files.corridor_library import bundled_corridors, corridors, find_corridor
from tests.files.making import write_fee_table

EVERY_FORM = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"


@pytest.fixture
def own_folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(paths, "own_corridors", lambda: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("own_folder")
def test_a_bundled_corridor_is_found_by_its_id() -> None:
    corridor, problems = find_corridor("us-guatemala")
    assert problems == ()
    assert corridor.id == "us-guatemala"


@pytest.mark.usefixtures("own_folder")
def test_a_corridor_is_found_by_its_path() -> None:
    corridor, problems = find_corridor(str(EVERY_FORM))
    assert problems == ()
    assert corridor.id == "every-form"


def test_an_own_corridor_stands_before_a_bundled_one_of_the_same_id(own_folder) -> None:
    own = own_folder / "us-guatemala.toml"
    own.write_text(EVERY_FORM.read_text("utf-8"), "utf-8")
    (own_folder / "notes.txt").write_text("no corridor")
    assert corridors()["us-guatemala"] == own
    assert set(corridors()) == set(bundled_corridors())
    assert find_corridor("us-guatemala")[0].id == "every-form"


def test_fee_tables_in_the_own_folder_are_corridors_too(own_folder) -> None:
    corridor, _ = find_corridor("us-guatemala")
    write_fee_table(own_folder / "fees.csv", corridor)
    (own_folder / "fees.toml").write_text(EVERY_FORM.read_text("utf-8"), "utf-8")
    (own_folder / "~$fees.xlsx").write_bytes(b"lock")
    own = corridor_library.own_corridors()
    assert own == {"fees": own_folder / "fees.toml", "fees.csv": own_folder / "fees.csv"}
    assert find_corridor("fees")[0].id == "every-form"
    assert find_corridor("fees.csv")[0].id == "us-guatemala"


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize("text", ["us-guatmala", "US-Guatemala"])
def test_an_unknown_id_is_a_problem_with_what_was_meant(text) -> None:
    corridor, (problem,) = find_corridor(text)
    assert corridor is None
    assert problem.message.code == "unknown_corridor"
    assert problem.suggestion == "us-guatemala"
    assert "canada-guatemala" in problem.expected


def test_a_path_to_nothing_is_a_missing_file(own_folder) -> None:
    for text in ("nowhere.toml", str(own_folder / "nowhere")):
        _, (problem,) = find_corridor(text)
        assert problem.message.code == "file_missing"


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize("text", ["x" * 5000, "a\0b", ""])
def test_an_impossible_name_is_a_problem(text) -> None:
    corridor, problems = find_corridor(text)
    assert corridor is None
    assert len(problems) == 1


def test_without_a_home_there_are_only_bundled_corridors(monkeypatch) -> None:
    monkeypatch.setattr(paths, "own_corridors", lambda: None)
    assert corridor_library.own_corridors() == {}
    assert corridors() == bundled_corridors()
