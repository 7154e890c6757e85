"""Sheets of the survey as analysts save them again: their headings mean what they did."""

from __future__ import annotations

import re

import pytest

from remitcalc.files.rpw.columns import positions
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from tests.files.rpw.layout import NEW_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import write_csv

SAVED_BY = {
    "R": lambda name: re.sub(r"[^\w]", ".", name),
    "janitor": lambda name: re.sub(r"\W+", "_", name.replace("%", "pct")).lower(),
    "percent": lambda name: name.replace("%", "percent"),
    "Stata": lambda name: re.sub(r"\W|_", "", name).lower(),
    "capitals": str.upper,
}


@pytest.mark.parametrize("way", SAVED_BY)
def test_headings_are_known_however_they_were_saved(way) -> None:
    header = [SAVED_BY[way](name or "") for name in NEW_HEADER]
    found, missing = positions(header)
    assert missing == ()
    assert found == positions(list(NEW_HEADER))[0]


def test_other_columns_are_still_missed_by_name() -> None:
    header = [name for name in NEW_HEADER if name != "cc1 total cost %"]
    assert positions(header)[1] == ("cc1 total cost %",)


def test_a_sheet_without_row_numbers_has_those_of_its_rows(tmp_path) -> None:
    header = [name for name in NEW_HEADER if name != "id"]
    counts = []
    for file in (
        write_csv(tmp_path / "with.csv", NEW_HEADER, survey(), ","),
        write_csv(tmp_path / "without.csv", header, survey(), ","),
    ):
        library = RpwLibrary(tmp_path / f"{file.stem}.sqlite")
        info, _ = import_rpw([file], library)
        assert info is not None
        counts.append([(one.source, one.destination, one.services) for one in library.corridors()])
    assert counts[0] == counts[1]
