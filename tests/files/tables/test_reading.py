"""Any table file becomes sheets of cells, or one problem."""

from __future__ import annotations

import datetime
import os
import struct
import sys
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.reading import read_sheets
from remitcalc.files.tables.workbook import faults_refused
from remitcalc.model.message import message

DATA = Path(__file__).parents[2] / "data"


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def the_sheet(path):
    sheets, problems = read_sheets(path)
    assert not [p for p in problems if not p.is_warning]
    (sheet,) = sheets
    return sheet


def the_fault(path):
    sheets, (problem,) = read_sheets(path)
    assert sheets is None
    assert problem.place.file == str(path)
    return problem.message


def book(path, *cells, **named):
    with xlsxwriter.Workbook(path, named) as workbook:
        sheet = workbook.add_worksheet()
        for at, value in cells:
            sheet.write(at, value)
    return path


TABLE = [("worker", "amount"), ("Ana", "1,50"), ("Luz", "2")]


def test_a_tab_within_a_text_is_no_delimiter_even_where_headings_hold_digits(tmp_path):
    text = 'worker,amount2,note\nAna,1,\nLuz,2,\nEva,"two\tparts\n",3\n'
    assert the_sheet(written(tmp_path / "a.csv", text)).delimiter == ","


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("worker;amount\nAna;1,50\nLuz;2\n", ";"),
        ("worker\tamount\nAna\t1,50\nLuz\t2\n", "\t"),
        ('worker,amount\nAna,"1,50"\nLuz,2\n', ","),
        ('sep=;\n"worker";"amount"\nAna;1,50\nLuz;2', ";"),
        ("sep=\t\r\nworker\tamount\r\nAna\t1,50\r\nLuz\t2", "\t"),
        ('"sep=|"\r\nworker|amount\r\nAna|1,50\r\nLuz|2', "|"),
    ],
)
def test_the_delimiter_is_found(tmp_path, text, delimiter):
    sheet = the_sheet(written(tmp_path / "a.txt", text))
    assert (sheet.rows, sheet.delimiter) == (TABLE, delimiter)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Farm, May 2026\n\nworker;amount\nAna;1,50\nLuz;2\n", 2),
        ("worker,note,amount\nAna,a; b; c,1\nLuz,d; e; f,2\n", 3),
        ('worker,amount\n"Ruiz, Ana",1.50\n"Paz, Luz",2.50\n', 2),
        ("Ana;1,50\nLuz;2,50\nEva;3,50\n", 2),
        ("worker;amount\nRuiz, Ana;1.234,50\nPaz, Luz;2.000,00\n", 2),
    ],
)
def test_what_else_is_in_the_cells_does_not_mislead(tmp_path, text, width):
    rows = the_sheet(written(tmp_path / "a.csv", text)).rows
    assert {len(row) for row in rows[2:]} == {width}


@pytest.mark.parametrize("text", ["amount\n1,50\n2,50\n", "Ana\nLuz\n", "7"])
def test_one_column_is_not_split(tmp_path, text):
    sheet = the_sheet(written(tmp_path / "a.csv", text))
    assert sheet.rows == [(line,) for line in text.split()]
    assert sheet.delimiter == ""


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    text = 'worker,amount\n\n"Ana\nRuiz",1\n,\nLuz,2\n'
    rows = the_sheet(written(tmp_path / "a.csv", text)).rows
    assert rows == [("worker", "amount"), (), ("Ana\nRuiz", "1"), (None, None), ("Luz", "2")]
    sheet = the_sheet(book(tmp_path / "a.xlsx", ("C3", "worker"), ("D5", 2)))
    assert sheet.rows[2] == (None, None, "worker", None)
    assert sheet.rows[4][3] == 2.0
    assert len(sheet.rows) == 5


@pytest.mark.parametrize(
    ("encoding", "said", "warnings"),
    [
        ("utf-8", "UTF-8", []),
        ("utf-8-sig", "UTF-8", []),
        ("utf-16", "UTF-16", ["csv_not_utf8"]),
        ("cp1252", "Windows-1252", ["csv_not_utf8"]),
    ],
)
def test_the_encoding_is_found_and_said(tmp_path, encoding, said, warnings):
    text = "Empleado;Größe\nRené;1\n"
    sheets, problems = read_sheets(written(tmp_path / "a.csv", text.encode(encoding)))
    assert sheets[0].rows == [("Empleado", "Größe"), ("René", "1")]
    assert sheets[0].encoding == said
    assert [p.message.code for p in problems if p.is_warning] == warnings


def test_cells_of_a_workbook_keep_their_kind(tmp_path):
    path = tmp_path / "a.dat"  # no suffix decides
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet = workbook.add_worksheet("Pay")
        sheet.write_row("A1", ["12", 12, 0.1, True])
        sheet.write_datetime("E1", datetime.date(2026, 5, 1), day)
        sheet.write_formula("F1", "=0.1*3", value=0.30000000000000004)
        sheet.merge_range("A3:B4", "both")
        workbook.add_worksheet("Old").hide()
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=Pay!$B$1:$C$1"})
        workbook.add_chartsheet().set_chart(chart)
    sheets, problems = read_sheets(path)
    assert not problems
    pay, old = sheets
    day = datetime.date(2026, 5, 1)
    assert pay.rows[0] == ("12", 12.0, 0.1, True, day, 0.30000000000000004)
    assert pay.merged == ((3, 1, 4, 2),)
    assert (pay.name, pay.is_hidden, old.name, old.is_hidden) == ("Pay", False, "Old", True)
    assert old.is_blank
    assert not pay.is_blank


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\xff\xfe", "file_empty"),
        (b"worker,amount\0", "file_binary"),
        (b"worker,\x81\x8d\x9damount\n", "file_encoding_unclear"),
        (b"\xff\xfew\x00o\x00", None),
        (b"\xff\xfe\x00\xd8", "file_not_text"),
        (b"%PDF-1.7 x", "not_a_table_file"),
        (b"<html><table>", "not_a_table_file"),
        (b"PK\x03\x04 nothing more", "workbook_corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "not_a_table_file"),
    ],
)
def test_what_is_no_table_is_one_problem(tmp_path, content, code):
    path = written(tmp_path / "a.csv", content)
    if code is None:
        assert the_sheet(path).rows == [("wo",)]
    else:
        assert the_fault(path).code == code


def test_no_file_a_folder_and_an_impossible_name_are_problems(tmp_path):
    places = [tmp_path / "none.csv", tmp_path, "a\0b"]
    codes = [read_sheets(place)[1][0].message.code for place in places]
    assert codes == ["file_missing", "file_is_directory", "file_unreadable"]


def test_a_huge_sparse_file_is_refused_unread(tmp_path):
    for start, suffix in ((b"PK\x03\x04", "xlsx"), (b"worker,amount\n", "csv")):
        path = written(tmp_path / f"a.{suffix}", start)
        os.truncate(path, 2_000_000_000)
        assert the_fault(path).code == "file_too_large"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on address space")
def test_two_cells_in_opposite_corners_do_not_take_the_program_down(tmp_path):
    path = book(tmp_path / "a.xlsx", ("A1", 1), ("XFD1048576", 1))
    assert the_fault(path).code == "file_needs_memory"


def test_a_row_of_all_columns_is_read(tmp_path):
    sheet = the_sheet(book(tmp_path / "a.xlsx", ("A1", "first"), ("XFD1", "last")))
    assert (len(sheet.rows[0]), sheet.rows[0][-1]) == (16384, "last")


def test_marks_within_a_text_do_not_outdo_a_header_whose_headings_end_in_numbers(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('name,note,text,amount_200\nAna,x,y,5\nLuz,"a;b,c\td","two\nlines",5\n')
    (sheet,), _ = read_sheets(path)
    assert sheet.delimiter == ","
    assert sheet.rows[2] == ("Luz", "a;b,c\td", "two\nlines", "5")


def old_workbook(*records: tuple[int, bytes]) -> bytes:
    """An .xls as far as its kind is looked at: a compound file and the first records."""
    begin = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\x00")
    others = b"".join(struct.pack("<HH", kind, len(held)) + held for kind, held in records)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    return head + begin + others + "Workbook".encode("utf-16-le")


def test_an_old_workbook_with_a_password_is_told_from_a_damaged_one(tmp_path):
    writable, locked = (0xE1, b"\xb0\x04"), (0x2F, bytes(54))
    protected = the_fault(written(tmp_path / "a.xls", old_workbook(writable, locked)))
    assert protected.code == "workbook_protected"
    damaged = the_fault(written(tmp_path / "b.xls", old_workbook(writable)))
    assert damaged.code == "workbook_corrupt"


def test_a_workbook_that_lost_its_first_bytes_is_refused_as_damaged(tmp_path):
    path = book(tmp_path / "a.xlsx", ("A1", "worker"))
    content = path.read_bytes()
    fault = the_fault(written(path, content[:4] + content[50:]))
    assert fault.code == "workbook_corrupt"


class PanicException(BaseException):
    """As a library in Rust raises it."""


def test_a_panic_of_the_library_is_a_damaged_workbook_and_nothing_of_it_is_shown(tmp_path):
    with pytest.raises(RefusedError) as caught, faults_refused():
        raise PanicException("range end index 9 out of range for slice of length 2")
    assert caught.value.fault == message("workbook_corrupt")
    content = bytearray((DATA / "workbooks" / "errors.xls").read_bytes())
    at = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 600
    content[at : at + 400] = b"\xff" * 400
    fault = the_fault(written(tmp_path / "a.xls", bytes(content)))
    assert fault == message("workbook_corrupt")


def test_lack_of_memory_is_told_from_a_panic():
    with pytest.raises(PanicException), faults_refused():
        raise PanicException("capacity overflow")
