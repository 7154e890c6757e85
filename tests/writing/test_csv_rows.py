"""Any text of Unicode comes back from the CSV that holds it, and begins no row of its own."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remitcalc.files.tables.reading import read_sheets
from remitcalc.writing.cells import original_text, safe_cell
from remitcalc.writing.csv_rows import csv_rows

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
        st.sampled_from(BREAKS + "\"';,\t|=+-@\x1a\ufeff"),
    ),
    max_size=12,
)
TABLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6)
HEAD = ("worker", "note", "group")
DELIMITERS = {"canonical": ",", "excel": ";", "clipboard": "\t"}


def written(table, dialect):
    return csv_rows([HEAD, *([safe_cell(cell) for cell in row] for row in table)], dialect)


@pytest.mark.parametrize("dialect", DELIMITERS)
@given(table=TABLES)
def test_pythons_own_reader_gets_back_what_was_written(dialect, table):
    text = written(table, dialect).removeprefix("\ufeff")
    delimiter = DELIMITERS[dialect]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    assert [tuple(map(original_text, row)) for row in rows] == [HEAD, *table]


@pytest.mark.parametrize("dialect", DELIMITERS)
@given(table=TABLES)
def test_our_own_reader_gets_back_what_was_written(dialect, table):
    # A sheet whose lines look like rows of figures is refused, so the last column has none.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(written(table, dialect), "utf-8", newline="")
        sheets, problems = read_sheets(path)
    assert not problems
    rows = [tuple(original_text(cell or "") for cell in row) for row in sheets[0].rows]
    assert rows == [HEAD, *table]
    assert sheets[0].delimiter == DELIMITERS[dialect]


@pytest.mark.parametrize("dialect", DELIMITERS)
@given(table=TABLES)
def test_no_line_of_any_program_begins_outside_of_quotes(dialect, table):
    text = written(table, dialect).removeprefix("\ufeff")
    outside = "".join(text.split('"')[::2])
    assert len(outside.splitlines()) == len(table) + 1


def test_what_no_text_file_can_hold_is_replaced():
    assert csv_rows([["a\0b", "\ud800"]]) == "a\ufffdb,\ufffd\n"
