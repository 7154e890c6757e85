from hypothesis import given
from hypothesis import strategies as st

from remitcalc.writing.cells import original_text, safe_cell


@given(st.text())
def test_reading_back_gives_what_was_written(text):
    assert original_text(safe_cell(text)) == text


@given(st.sampled_from("=+-@\t\r\n\x00＝"), st.text())
def test_no_cell_begins_with_what_a_spreadsheet_runs(first, rest):
    assert safe_cell(first + rest).startswith("'")


def test_ordinary_names_stay_as_they_are():
    assert safe_cell("María O'Neill") == "María O'Neill"
    assert safe_cell("'t Hooft") == "'t Hooft"
