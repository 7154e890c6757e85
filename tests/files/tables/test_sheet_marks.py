"""What workbooks say beside the values of their cells: hidden, merged, shown as money."""

from __future__ import annotations

import struct

import pytest
import xlsxwriter

from remitcalc.files.tables.reading import read_sheets
from remitcalc.files.tables.sheet_look import SheetLook
from tests.files.tables.test_cells_without_values import OFFICE, PACKAGE, ods, package, record, wide

SHEET = (
    b'<worksheet><cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols>'
    b'<sheetData><row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row>'
    b'<row r="2" hidden="1"><c r="A2" s="3"><v>4</v></c></row>'
    b'<row r="3" spans="1:2"><c r="A3" s="13"><v>4</v></c><c r="B3" s="3"/></row>'
    b'<row r="40" ht="3" hidden="true"><c r="AA40" t="n" s="7"><f>1+1</f><v>2</v></c></row>'
    b"</sheetData></worksheet>"
)


@pytest.mark.parametrize("size", [1, 5, 17, 64, 1000])
def test_however_a_sheet_is_cut_into_parts_its_marks_are_found(size):
    look = SheetLook({3: "USD", 7: "Q"})
    for at in range(0, len(SHEET), size):
        look.feed(SHEET[at : at + size])
    assert look.marks.hidden_rows == {2, 40}
    assert look.marks.hidden_columns == {2, 3}
    assert look.marks.money == {1: {"USD": [2]}, 27: {"Q": [40]}}


def test_for_the_errors_alone_nothing_else_is_looked_for():
    look = SheetLook(errors_only=True)
    look.feed(SHEET)
    assert not look.marks.hidden_rows
    assert not look.marks.money


def test_a_workbook_says_what_it_hides_and_shows(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        euro, plain = (book.add_format({"num_format": f}) for f in ("[$€-407] 0.00", "0.00"))
        for at in range(5):
            sheet.write_number(at, 0, at, plain)
            sheet.write_number(at, 1, at, euro)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.merge_range(5, 0, 6, 0, "x")
    (read,), _ = read_sheets(path)
    assert (read.hidden_rows, read.hidden_columns) == ({4}, {4})
    assert read.money == {2: {"€": [1, 2, 3, 4, 5]}}
    assert read.merged == ((6, 1, 7, 1),)


def test_an_ods_table_says_what_it_filters_and_in_which_currency(tmp_path):
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    money = (
        '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1"/>'
    )
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cell}{money}</table:table-row>"
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
        f"{cell}{cell}</table:table-row>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2"'
        ' office:value-type="float" office:value="3"/></table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000">'
        "<table:table-cell/></table:table-row>"
    )
    (read,), _ = read_sheets(ods(tmp_path / "a.ods", rows))
    assert {row for row in read.hidden_rows if row < 5} == {2, 3}
    assert len(read.hidden_rows) < 2_000
    assert read.hidden_columns == {2}
    assert read.money == {2: {"EUR": [1]}}
    assert read.merged == ((4, 1, 5, 1),)


def test_a_binary_workbook_says_what_it_hides_merges_and_shows(tmp_path):
    cell = struct.Struct("<II")

    def row(number, *, is_hidden):
        flags = 0x10 if is_hidden else 0
        return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))

    sheet = record(129) + record(148, struct.pack("<IIII", 0, 2, 0, 2))
    sheet += record(390) + record(60, struct.pack("<IIIIH", 1, 1, 2560, 0, 1)) + record(391)
    sheet += record(145)
    for number in range(3):
        sheet += row(number, is_hidden=number == 1)
        sheet += record(5, cell.pack(0, 1 if number else 0) + struct.pack("<d", 4.5 + number))
    sheet += record(146) + record(177, struct.pack("<I", 1))
    sheet += record(176, struct.pack("<IIII", 0, 2, 2, 2)) + record(178) + record(130)
    one, two = struct.pack("<I", 1), struct.pack("<I", 2)
    styles = record(278) + record(615, one)
    styles += record(44, struct.pack("<H", 164) + wide('"Q"0.00')) + record(616)
    styles += record(617, two) + record(47, struct.pack("<HHIII", 0, 0, 0, 0, 0))
    styles += record(47, struct.pack("<HHIII", 0, 164, 0, 0, 0)) + record(618) + record(279)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Pay")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    relation = f'Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"'
    path = package(
        tmp_path / "a.xlsb",
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book,
            "xl/styles.bin": styles,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">'
            f"<Relationship {relation}/></Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
        },
    )
    (read,), problems = read_sheets(path)
    assert problems == ()
    assert (read.hidden_rows, read.hidden_columns) == ({2}, {2})
    assert read.money == {1: {"Q": [2, 3]}}
    assert read.merged == ((1, 3, 3, 3),)
