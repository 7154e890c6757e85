"""Whatever is typed into a fee table, the reader answers with problems and never raises."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.fee_table.reading import corridor_of_sheets
from remitcalc.files.fee_table.rows import cell_text, fee_rows, written_columns
from remitcalc.files.tables.sheet import Sheet

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
READ, _ = read_corridor(EVERY_FORM)
ROWS = fee_rows(READ)
COLUMNS = list(written_columns(ROWS))
GRID = [COLUMNS, *([cell_text(row.get(name)) or None for name in COLUMNS] for row in ROWS)]
WORDS = (
    "none,not surveyed,whole,marginal,observed,flat,step,rate,tax,note,exchange,sending,transit,"
    "undisclosed,agent,wire,season"
).split(",")
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=6),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(datetime.date(2025, 2, 28)),
    st.sampled_from(["1,5", "1.5", "1,234", "-0", "1e9", "٣", "9" * 400, "=1", " ", "\n"]),
)


@settings(max_examples=110, deadline=None)
@given(st.data(), st.booleans())
def test_any_cell_anywhere_gives_problems_only(data, is_csv) -> None:
    grid = [list(row) for row in GRID]
    for _ in range(data.draw(st.integers(1, 5))):
        row, column = data.draw(st.integers(0, len(grid) - 1)), data.draw(st.integers(0, 62))
        grid[row][min(column, len(COLUMNS) - 1)] = data.draw(CELLS)
    sheet = Sheet("", [tuple(row) for row in grid], encoding="UTF-8" if is_csv else "")
    corridor, problems = corridor_of_sheets([sheet], "fuzz")
    assert (corridor is None) == any(not p.is_warning for p in problems)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_rows_cut_mixed_or_doubled_give_problems_only(data) -> None:
    rows = data.draw(st.lists(st.sampled_from(GRID[1:]), min_size=1, max_size=40))
    width = data.draw(st.integers(1, len(COLUMNS)))
    sheet = Sheet("", [tuple(GRID[0]), *(tuple(row[:width]) for row in rows)], encoding="UTF-8")
    corridor, problems = corridor_of_sheets([sheet], "fuzz")
    assert (corridor is None) == any(not p.is_warning for p in problems)
