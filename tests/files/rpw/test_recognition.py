"""The survey is known by its content, in any of its forms, without reading all of it."""

from __future__ import annotations

import pytest

from remitcalc.files.kinds import kind_of
from remitcalc.files.rpw.recognition import is_survey
from remitcalc.files.source import Source
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import old_rows, write_csv, write_workbook


def test_the_workbook_is_known_whatever_it_is_called(tmp_path) -> None:
    file = write_workbook(tmp_path / "prices.dat")
    assert is_survey(file)
    assert kind_of(Source(file)).gives == "survey"


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_its_sheets_are_known_as_csv(tmp_path, delimiter: str) -> None:
    new = write_csv(tmp_path / "new.csv", NEW_HEADER, survey(), delimiter)
    old = write_csv(tmp_path / "old.csv", OLD_HEADER, old_rows(), delimiter)
    assert kind_of(Source(new)).gives == kind_of(Source(old)).gives == "survey"
    wide = tmp_path / "wide.csv"
    wide.write_text(new.read_text("utf-8").upper(), encoding="utf-16")
    assert kind_of(Source(wide)).gives == "survey"


def test_other_files_are_not(tmp_path) -> None:
    payroll = tmp_path / "may.csv"
    payroll.write_text("worker,amount\nAna,400\n")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    assert kind_of(Source(payroll)).gives == "payroll"
    assert not is_survey(broken)
    assert not is_survey(tmp_path)
    assert not is_survey(tmp_path / "missing.xlsx")


def test_a_wise_comparison_is_known(tmp_path) -> None:
    file = tmp_path / "quotes.json"
    file.write_text('\ufeff\n{"sourceCurrency": "CAD", "providers": []}', encoding="utf-8")
    assert kind_of(Source(file)).gives == "quotes"
