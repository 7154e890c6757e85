"""Cells of workbooks that show percentages, in every format of workbook."""

from __future__ import annotations

import struct
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.files.tables.binary_percents import binary_sheet_percents, binary_styles
from remitcalc.files.tables.percent_cell import PercentCell, PercentCells
from remitcalc.files.tables.percent_look import PercentLook
from remitcalc.files.tables.reading import read_sheets

CASES = Path(__file__).parents[2] / "data" / "cases"


def percents_in(path):
    sheets, problems = read_sheets(path)
    assert sheets is not None, problems
    return {
        (row, column): cell.percent
        for row, cells in enumerate(sheets[0].rows, 1)
        for column, cell in enumerate(cells, 1)
        if isinstance(cell, PercentCell)
    }


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_percentage_is_told_from_a_number_in_each_format(suffix) -> None:
    found = percents_in(CASES / f"d2-one_margin_percent_cell.{suffix}")
    assert found == {(5, 17): Decimal("2.5")}


def test_formats_of_the_workbooks_own_count_and_signs_in_quotes_do_not(tmp_path) -> None:
    codes = ("0%", "0.0 %", "0.00%;[Red]-0.00%", '0.00" %"', "#,##0.00", "0.0\\%")
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for column, code in enumerate(codes):
            sheet.write_number(0, column, 0.015, book.add_format({"num_format": code}))
        sheet.write_formula(1, 0, "=A1*2", book.add_format({"num_format": "0%"}), value=0.03)
        sheet.write_string(2, 0, "text", book.add_format({"num_format": "0%"}))
        sheet.write_blank(3, 0, None, book.add_format({"num_format": "0%"}))
    part = Decimal("1.5")
    assert percents_in(path) == {(1, 1): part, (1, 2): part, (1, 3): part, (2, 1): Decimal(3)}


CELLS = (
    b'<row r="1"><c r="A1" s="3"><v>0.5</v></c><c r="B1" s="13"/></row>'
    b'<row r="7"><c s="3" r="AB7"><v>1</v></c></row>'
)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
@pytest.mark.parametrize("prefix", [b"", b"x:"])
def test_cells_are_found_wherever_the_xml_is_cut(size, prefix) -> None:
    cells = PercentCells()
    look = PercentLook(frozenset({3}), cells)
    xml = CELLS.replace(b"</", b"\0").replace(b"<", b"<" + prefix).replace(b"\0", b"</" + prefix)
    for at in range(0, len(xml), size):
        look.feed(xml[at : at + size])
    rows = [(0.5, 1.0)] * 7 + [(1.0,)]
    cells.lay_over(rows)
    assert isinstance(rows[0][0], PercentCell)
    assert not isinstance(rows[0][1], PercentCell)


def test_cells_without_places_are_counted() -> None:
    cells = PercentCells()
    look = PercentLook(frozenset({3}), cells)
    look.feed(b"<row><c s='1'/><c s='3'><v>1</v></c></row><row><c s='3'><v>1</v></c></row><row>")
    rows = [(1.0, 1.0), (1.0, 1.0)]
    cells.lay_over(rows)
    first, second = rows
    assert [type(cell) for cell in (*first, *second)] == [float, PercentCell, PercentCell, float]


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def test_percentages_are_found_in_binary_workbooks() -> None:
    code = "0.0%"
    own = struct.pack("<HI", 164, len(code)) + code.encode("utf-16-le")
    style = struct.Struct("<HH")
    other = record(47, style.pack(0, 9))  # a style of styles, which no cell has
    own_styles = b"".join(record(47, style.pack(0, number)) for number in (0, 9, 164))
    styles = record(44, own) + other + record(617) + own_styles + record(618)
    assert binary_styles(styles) == {1, 2}
    cells = b"".join(
        record(5, struct.pack("<II", column, place) + struct.pack("<d", 0.02))
        for column, place in enumerate((0, 1, 2))
    )
    found = binary_sheet_percents(record(0, struct.pack("<I", 4)) + cells, frozenset({1, 2}))
    rows = [(0.02,) * 3] * 5
    found.lay_over(rows)
    assert [type(cell) for cell in rows[4]] == [float, PercentCell, PercentCell]
