"""Files that people take for tables: read where they are, else named for what they are."""

from __future__ import annotations

import zipfile

import pytest
import xlsxwriter

from remitcalc.files.tables.reading import read_sheets

PAIN = b"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>"""
NACHA = b"101 091000019 1234567892605010000A094101BANK                   FARM\n5200FARM\n"
EXCEL_2003 = b"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>"""


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PAIN, "iso_20022"),
        (NACHA, "nacha"),
        (b'[{"worker": "Ana", "amount": 400}]', "json"),
        (b'\n [ ["worker", "amount"] ]', "json"),
        (b"<html></html>", "web_page"),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(tmp_path, content, found) -> None:
    file = tmp_path / "may.txt"
    file.write_bytes(content)
    sheets, (problem,) = read_sheets(file)
    assert sheets is None
    assert problem.message.values["found"] == found


def test_the_xml_of_excel_2003_is_named_with_what_to_do(tmp_path) -> None:
    file = tmp_path / "may.xls"
    file.write_bytes(EXCEL_2003)
    sheets, (problem,) = read_sheets(file)
    assert sheets is None
    assert problem.message.code == "excel_2003_xml"


def test_a_list_that_only_begins_with_a_bracket_is_csv(tmp_path) -> None:
    file = tmp_path / "may.csv"
    file.write_text("[Payroll]\nworker,amount\nAna,400\n")
    sheets, problems = read_sheets(file)
    assert problems == ()
    assert sheets is not None
    assert [list(row) for row in sheets[0].rows][-1] == ["Ana", "400"]


def test_parts_named_with_backslashes_are_read(tmp_path) -> None:
    file, other = tmp_path / "good.xlsx", tmp_path / "backslashes.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["worker", "amount"])
        sheet.write_row(1, 0, ["Ana", 400])
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(other, "w") as made:
        for part in good.infolist():
            made.writestr(part.filename.replace("/", "\\"), good.read(part))
    good_sheets, _ = read_sheets(file)
    sheets, problems = read_sheets(other)
    assert problems == ()
    assert sheets is not None
    assert sheets[0].rows == good_sheets[0].rows
