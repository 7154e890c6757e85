"""Rows of the survey that show an error where a figure should be are left out, and told."""

from __future__ import annotations

import pytest

from remitcalc.files.rpw.columns import positions
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.rpw.row_reader import ExcludedError, RowReader
from remitcalc.files.tables.cell_error import CellError
from tests.files.rpw.layout import NEW_HEADER, new_samples
from tests.files.rpw.workbook import write_workbook

DIV, NA = CellError("cell_error", "#DIV/0!"), CellError("cell_error", "#N/A")


def read(**changes: object):
    made = {**new_samples()[0], **changes}
    reader = RowReader(positions(NEW_HEADER)[0], has_errors=True)
    return reader.read([made[name] for name in NEW_HEADER], 2)


@pytest.mark.parametrize("column", ["cc1 lcu fee", "cc2 fx margin", "firm", "transparent"])
def test_an_error_in_a_column_that_is_needed_leaves_the_row_out(column) -> None:
    with pytest.raises(ExcludedError) as caught:
        read(**{column: DIV})
    told = caught.value
    assert (told.why.code, told.column, told.found) == ("cell_error", column, "#DIV/0!")


def test_an_error_in_what_only_describes_leaves_that_unknown() -> None:
    assert read(**{"speed actual": DIV}).speed == ""


def test_not_available_means_in_the_survey_that_there_is_nothing() -> None:
    assert read(**{"cc1 fx margin": NA}).margin1 is None
    assert read(**{"cc1 fx margin": "#N/A"}).margin1 is None


def test_an_import_tells_which_row_was_left_out(tmp_path) -> None:
    rows = new_samples()[:3]
    rows[1] = {**rows[1], "cc1 lcu fee": ("=1/0", "#DIV/0!")}
    path = write_workbook(tmp_path / "survey.xlsx", [], rows)
    info, problems = import_rpw([path], RpwLibrary(tmp_path / "library.sqlite"))
    assert info is not None
    assert info.rows == 2
    told = [(p.message.code, p.place.row, p.place.column) for p in problems if p.is_warning]
    assert told == [("cell_error", 3, "cc1 lcu fee")]
