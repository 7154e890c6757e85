"""A cell of a fee table that shows an error is no free transfer."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.fee_table.columns import BY_NAME
from remitcalc.files.fee_table.reading import corridor_of_sheets, read_fee_table
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.sheet import Sheet

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
DIV = CellError("cell_error", "#DIV/0!")


@pytest.fixture(scope="module")
def rows():
    corridor, _ = read_corridor(EVERY_FORM)
    return [[cell or None for cell in row] for row in csv.reader(io.StringIO(fee_csv(corridor)))]


def test_an_error_is_a_problem_at_its_place_in_whichever_column_it_stands(rows):
    head, *below = rows
    for at, name in enumerate(head):
        row = next(n for n, cells in enumerate(below, 1) if cells[at] is not None)
        spoilt = [list(cells) for cells in rows]
        spoilt[row][at] = DIV
        corridor, problems = corridor_of_sheets([Sheet("Fees", spoilt)])
        told = [(p.place.row, p.place.key) for p in problems if p.message == DIV.fault]
        assert corridor is None, name
        assert told == [(row + 1, name)], name


def test_an_error_that_is_text_in_csv_is_one_as_well(rows, tmp_path):
    spoilt = [list(cells) for cells in rows]
    column = rows[0].index("provider")
    for cells in spoilt[1:]:
        cells[column] = cells[column] and "#REF!"
    path = tmp_path / "fees.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(spoilt)
    corridor, problems = read_fee_table(path)
    assert corridor is None
    assert {p.message.code for p in problems} == {"cell_error"}


def test_a_fee_that_was_never_calculated_is_not_read_as_none(rows, tmp_path):
    path = tmp_path / "fees.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Fees")
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                is_number = at > 0 and BY_NAME.get(rows[0][column], None)
                is_number = is_number and is_number.kind in ("number", "whole")
                if cell is not None and is_number:
                    sheet.write_number(at, column, float(cell))
                elif cell is not None:
                    sheet.write_string(at, column, cell)
        column = rows[0].index("fee")
        row = next(at for at, cells in enumerate(rows) if at and cells[column] is not None)
        sheet.write_formula(row, column, "=2+3", value="")
    corridor, problems = read_fee_table(path)
    assert corridor is None
    (problem,) = [p for p in problems if not p.is_warning]
    assert (problem.message.code, problem.place.row, problem.place.key, problem.found) == (
        "cell_not_calculated",
        row + 1,
        "fee",
        "=2+3",
    )
