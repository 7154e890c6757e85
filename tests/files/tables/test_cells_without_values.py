"""A cell that shows an error, or whose formula was never calculated, is no blank cell."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pytest
import xlsxwriter

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.compound_file import CompoundFile, DamagedError
from remitcalc.files.tables.reading import read_sheets
from remitcalc.files.tables.sheet_look import SheetLook
from remitcalc.files.tables.workbook import workbook_items
from remitcalc.files.tables.workbook_kind import check_package

DATA = Path(__file__).parents[2] / "data" / "workbooks"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def errors_of(path):
    """Return the errors of the one sheet by their place, from row 1 and column 1."""
    *parts, sheet = workbook_items(str(path), tick=lambda *_: None)
    found = {
        (row, column): (cell.reason, cell.shown)
        for row, cells in enumerate(chain.from_iterable(parts), 1)
        for column, cell in enumerate(cells, 1)
        if isinstance(cell, CellError)
    }
    assert sheet.has_errors == bool(found)
    return found


def package(path, parts):
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def xlsx(path, rows, *, prefix="", sheet="worksheets/sheet1.xml"):
    """Return a workbook whose sheet has just this XML between its `sheetData`."""
    colon = f"{prefix}:" if prefix else ""
    of = f":{prefix}" if prefix else ""
    return package(
        path,
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Pay" sheetId="1" r:id="rId7"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship'
            f' Id="rId7" Type="{OFFICE}/worksheet" Target="{sheet}"/></Relationships>',
            "xl/" + sheet.removeprefix("/xl/"): f'<{colon}worksheet xmlns{of}="{MAIN}">'
            f"<{colon}sheetData>{rows}</{colon}sheetData></{colon}worksheet>",
        },
    )


DIV, NA = ("cell_error", "#DIV/0!"), ("cell_error", "#N/A")
UNCALCULATED = ("cell_not_calculated", "=2+3")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('<row r="2"><c r="B2" t="e"><v>#DIV/0!</v></c></row>', {(2, 2): DIV}),
        ("<row r='2'><c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>", {(2, 2): DIV}),
        ('<row r="2"><c r="B2"><f>2+3</f><v></v></c></row>', {(2, 2): UNCALCULATED}),
        ('<row r="2"><c r="B2"><f>2+3</f><v/></c></row>', {(2, 2): UNCALCULATED}),
        ('<row r="2"><c r="B2"><f>2+3</f></c></row>', {(2, 2): UNCALCULATED}),
        ('<row r="2">\n<c r="B2">\n<f>2+3</f>\n</c>\n</row>', {(2, 2): UNCALCULATED}),
        # Rows and cells without numbers are counted.
        ("<row></row><row><c/><c><f>2+3</f></c></row>", {(2, 2): UNCALCULATED}),
        ("<row/><row/><row><c><f>2+3</f></c></row>", {(3, 1): UNCALCULATED}),
        # What has been calculated: a number, a text, and a text that is empty.
        ('<row r="1"><c r="A1"><f>2+3</f><v>5</v></c></row>', {}),
        ('<row r="1"><c r="A1" t="str"><f>"x"</f><v>x</v></c></row>', {}),
        ('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>', {}),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>for #1 of us</t></is></c></row>', {}),
    ],
)
def test_errors_and_formulas_without_a_value_are_found_in_xlsx(tmp_path, rows, found):
    assert errors_of(xlsx(tmp_path / "a.xlsx", rows)) == found


def test_a_prefix_and_a_part_named_from_the_root_make_no_difference(tmp_path):
    rows = '<x:row r="3"><x:c r="C3" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    rows += '<x:row r="4"><x:c r="A4"><x:f>2+3</x:f></x:c></x:row>'
    path = xlsx(tmp_path / "a.xlsx", rows, prefix="x", sheet="/xl/worksheets/one.xml")
    assert errors_of(path) == {(3, 3): NA, (4, 1): UNCALCULATED}


def test_only_the_sheet_with_the_error_has_it(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        workbook.add_worksheet("First").write("A1", 1)
        workbook.add_worksheet("Second").write_formula("B2", "=NA()", value="#N/A")
    sheets, _ = read_sheets(tmp_path / "a.xlsx")
    assert [sheet.has_errors for sheet in sheets] == [False, True]
    assert sheets[1].rows[1] == (None, CellError("cell_error", "#N/A"))


def test_however_a_sheet_is_cut_into_parts_the_same_is_found():
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><v>{at}</v></c><c r="B{at}"><f>A{at}</f>'
        + (f"<v>{at}</v></c></row>" if at % 7 else "</c></row>")
        for at in range(1, 60)
    )
    sheet = (
        f'<worksheet><sheetPr filterMode="1"/><sheetData>{rows}</sheetData></worksheet>'.encode()
    )
    for size in (1, 7, 64, 1000, len(sheet)):
        look = SheetLook()
        for at in range(0, len(sheet), size):
            look.feed(sheet[at : at + size])
        found = [list(row) for row in look.marks.errors.laid_over(())]
        assert [at for at, row in enumerate(found, 1) if row] == list(range(7, 60, 7)), size
        assert found[6] == [None, CellError("cell_not_calculated", "=A7")]


def test_a_number_that_is_none_is_an_error_and_not_a_crash(tmp_path):
    rows = '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>INF</v></c><c r="C1"><v>1e999</v></c>'
    found = errors_of(xlsx(tmp_path / "a.xlsx", rows + '<c r="D1"><v>1</v></c></row>'))
    assert [at for at, (reason, _) in found.items() if reason == "number_not_finite"] == [
        (1, 1),
        (1, 2),
        (1, 3),
    ]


def test_a_sheet_that_is_no_xml_where_an_error_may_be_is_damaged(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="e"><v>#N/A</x></c></row>')
    sheets, (problem,) = read_sheets(path)
    assert (sheets, problem.message.code) == (None, "workbook_corrupt")
    far = xlsx(
        tmp_path / "b.xlsx", '<row r="99999999999"><c r="ZZZZZ1" t="e"><v>#N/A</v></c></row>'
    )
    look = SheetLook()
    look.feed(zipfile.ZipFile(far).read("xl/worksheets/sheet1.xml"))
    assert not look.marks.errors


def test_a_formula_below_and_beside_everything_else_is_not_lost(tmp_path):
    rows = '<row r="1"><c r="C1"><v>1</v></c></row><row r="4"><c r="E4"><f>2+3</f></c></row>'
    assert errors_of(xlsx(tmp_path / "a.xlsx", rows)) == {(4, 5): UNCALCULATED}


def ods(path, rows):
    names = ("office", "table", "text")
    space = "urn:oasis:names:tc:opendocument:xmlns"
    head = " ".join(f'xmlns:{name}="{space}:{name}:1.0"' for name in names)
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {head} {calc}><office:body><office:spreadsheet>"
        f'<table:table table:name="Pay">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return package(
        path, {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    )


ROW, END = "<table:table-row>", "</table:table-row>"
FILLED = (
    '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p>'
    "</table:table-cell>"
)
FAILED = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)


@pytest.mark.parametrize(
    "end", ["</table:table-row>", "<table:table-row>", "</text:p>", "x" * 5_000]
)
def test_what_is_cut_off_is_refused_before_its_end_is_looked_for(tmp_path, end):
    path = ods(tmp_path / "a.ods", f"{ROW}<table:table-cell><text:p>1</text:p>{END}")
    with zipfile.ZipFile(path) as package_:
        parts = {name: package_.read(name).decode() for name in package_.namelist()}
    parts["content.xml"] = parts["content.xml"].partition("</table:table-cell>")[0] + end
    content = package(tmp_path / "b.ods", parts).read_bytes()
    with pytest.raises(RefusedError, match="workbook_corrupt"):
        check_package(content, "ods", lambda *_: None)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (ROW + FILLED + FAILED + END, {(1, 2): DIV}),
        (
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            + ROW
            + '<table:table-cell table:number-columns-repeated="3"/>'
            + FAILED
            + END,
            {(3, 4): DIV},
        ),
        # As other programs write it: a number beside the error that is shown.
        (
            ROW
            + '<table:table-cell table:formula="of:=FOO(1)" office:value-type="float"'
            + ' office:value="0"><text:p>Err:508</text:p></table:table-cell>'
            + END,
            {(1, 1): ("cell_error", "Err:508")},
        ),
        (ROW + '<table:table-cell table:formula="of:=2+3"/>' + END, {(1, 1): UNCALCULATED}),
        # Calculated: a number, and a text that is empty.
        (
            ROW
            + '<table:table-cell table:formula="of:=2+3" office:value-type="float"'
            + ' office:value="5"><text:p>5</text:p></table:table-cell>'
            + '<table:table-cell table:formula="of:=T(1)"><text:p/></table:table-cell>'
            + END,
            {},
        ),
    ],
)
def test_errors_and_formulas_without_a_value_are_found_in_ods(tmp_path, rows, found):
    assert errors_of(ods(tmp_path / "a.ods", rows)) == found


def test_errors_are_found_in_xls():
    assert errors_of(DATA / "errors.xls") == {
        (2, 2): DIV,
        (3, 2): NA,
        (6, 2): ("cell_error", "#NAME?"),
        (8, 4): ("cell_error", "#VALUE!"),
    }


def test_an_old_workbook_cut_anywhere_ends_in_one_fault_of_the_file():
    content = (DATA / "errors.xls").read_bytes()
    assert CompoundFile(content).stream("No such") is None
    for size in range(512, len(content), 700):
        with suppress(DamagedError):
            CompoundFile(content[:size]).stream("Workbook")


def record(kind, content=b""):
    """Return a record as [MS-XLSB] 2.1.4 has it; both numbers take seven bits a byte."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(content)]) + content


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_errors_are_found_in_xlsb(tmp_path):
    cell = struct.Struct("<II")
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 2, 0, 2)) + record(145)
    row = struct.pack("<IIHHBI", 0, 0, 300, 0, 0, 0)
    sheet += record(0, row) + record(5, cell.pack(0, 0) + struct.pack("<d", 4.5))
    sheet += record(3, cell.pack(1, 0) + b"\x07")
    sheet += record(0, struct.pack("<I", 2) + row[4:])
    sheet += record(11, cell.pack(2, 0) + b"\x2a" + struct.pack("<HII", 0, 0, 0))
    sheet += record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Pay")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    relation = f'Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"'
    path = package(
        tmp_path / "a.xlsb",
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">'
            f"<Relationship {relation}/></Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
        },
    )
    assert errors_of(path) == {(1, 2): DIV, (3, 3): NA}
    sheets, _ = read_sheets(path)
    assert sheets[0].rows[0][0] == 4.5
