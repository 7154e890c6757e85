"""A corridor written as a fee table and read again is the same corridor, to the last digit."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.fee_table.reading import corridor_of_sheets, read_fee_table
from remitcalc.files.fee_table.rows import cell_text, fee_rows, written_columns
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.files.tables.csv_file import read_csv
from remitcalc.model.corridor import Note
from remitcalc.model.message import ModelError
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.service import Speed
from tests.files.making import as_a_file_says, write_fee_table
from tests.reference.strategies import cases

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
FILES = [*bundled_corridors().values(), EVERY_FORM]
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
# What a spreadsheet, a CSV reader or a careless trim would change.
TEXTS = st.sampled_from(
    ["=1+1", "+41 44", "-", "@home", "'quoted'", "'=x", ' "two" words ', "a;b,c\td", "1,234",
     "007", "1e5", "N/A", "true", "2025-01", "two\nlines", "Ćevapi → Škola", "=", "''@x", "_x0041_"]
)  # fmt: skip
slow = settings(max_examples=28, deadline=None, suppress_health_check=list(HealthCheck))


def bundled(path):
    corridor, _ = read_corridor(path)
    return corridor


@st.composite
def told_corridors(draw):
    """Corridors with texts of every kind, and everything around the services."""
    corridor = as_a_file_says(draw(cases(fees_known=True)).corridor)
    source = Provenance(draw(TEXTS), "2025-Q3", Status.OWN, draw(TEXTS))
    services = [
        replace(
            service,
            provider=draw(TEXTS),
            coverage=draw(TEXTS | st.just("")),
            speed=draw(st.none() | st.just(Speed(0, 3))),
        )
        for service in corridor.services
    ]
    return replace(
        corridor,
        services=tuple(services),
        names={"en": draw(TEXTS), "sr-Latn": draw(TEXTS)},
        notes=(Note(draw(TEXTS), source),) * draw(st.integers(0, 2)),
        indicator_amounts=draw(st.none() | st.just({"200": 12345, "500": 100_000})),
    )


@every_file
@pytest.mark.parametrize("name", ["a.csv", "a.excel.csv", "a.xlsx"])
def test_every_corridor_comes_back(path, name, tmp_path) -> None:
    corridor, file = bundled(path), tmp_path / name
    write_fee_table(file, corridor, "excel" if "excel" in name else "canonical")
    assert read_fee_table(file) == (corridor, ())


@slow
@given(told_corridors(), st.sampled_from(["canonical", "excel"]))
def test_any_corridor_comes_back_from_csv(tmp_path_factory, corridor, dialect) -> None:
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    file.write_bytes(fee_csv(corridor, dialect).encode())
    sheet = read_csv(file, lambda *_: None)
    assert corridor_of_sheets([sheet])[0] == corridor


@settings(slow, max_examples=6)
@given(told_corridors())
def test_any_corridor_comes_back_from_a_workbook(tmp_path_factory, corridor) -> None:
    file = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    write_fee_table(file, corridor)
    again, problems = read_fee_table(file)
    assert again == corridor
    slips = {"odd_margin", "fractions_likely", "fraction_likely", "rate_far", "rate_inverse"}
    assert {problem.message.code for problem in problems} <= slips | {"odd_percent"}


@every_file
def test_every_corridor_is_read_from_an_opendocument_sheet(path, tmp_path) -> None:
    corridor, file = bundled(path), tmp_path / "a.ods"
    file.write_bytes(b"")
    write_ods(file, corridor)
    assert read_fee_table(file) == (corridor, ())


def write_ods(file, corridor) -> None:
    rows = fee_rows(corridor)
    columns = written_columns(rows)
    lines = [list(columns), *([row.get(name) for name in columns] for row in rows)]
    body = "".join(
        f"<table:table-row>{''.join(map(ods_cell, line))}</table:table-row>" for line in lines
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Fees">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        )


def ods_cell(value) -> str:
    if value is None:
        return "<table:table-cell/>"
    text = f"<text:p>{escape(cell_text(value))}</text:p>"
    if isinstance(value, datetime.date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, (int, Decimal)):
        kind = f'office:value-type="float" office:value={quoteattr(format(value, "f"))}'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}>{text}</table:table-cell>"


def test_surveyed_fee_and_margin_share_a_row_for_each_amount() -> None:
    corridor = bundled(bundled_corridors()["us-guatemala"])
    first = corridor.services[0]
    rows = [row for row in fee_rows(corridor) if row.get("service") == first.id]
    assert [row["amount"] for row in rows] == [200, 500]
    assert all("fx_margin_percent" in row and "fee" in row for row in rows)
    assert all(row["corridor"] == "us-guatemala" for row in rows)


def test_no_cell_of_a_csv_file_is_run_by_a_spreadsheet() -> None:
    corridor = bundled(EVERY_FORM)
    services = (replace(corridor.services[0], coverage="=HYPERLINK(1)"), *corridor.services[1:])
    text = fee_csv(replace(corridor, services=services))
    assert ",'=HYPERLINK(1)," in text


def test_a_number_with_three_decimals_is_written_so_that_it_cannot_be_a_thousand() -> None:
    rate = bundled(EVERY_FORM).reference
    corridor = replace(bundled(EVERY_FORM), reference=replace(rate, rate=Decimal("5.531")))
    assert ",5.5310," in fee_csv(corridor)
    assert ";5,5310;" in fee_csv(corridor, "excel")


def test_a_workbook_is_the_same_bytes_each_time(tmp_path) -> None:
    corridor = bundled(EVERY_FORM)
    for name in ("a.xlsx", "b.xlsx"):
        write_fee_table(tmp_path / name, corridor)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_no_file_can_say_is_refused_before_anything_is_written(tmp_path) -> None:
    corridor = bundled(EVERY_FORM)
    first, *others = corridor.services
    unknown = replace(first, provider=" ")
    with pytest.raises(ModelError) as caught:
        write_fee_table(tmp_path / "a.csv", replace(corridor, services=(unknown, *others)))
    assert [said.code for said in caught.value.messages] == ["empty_text"]
    assert not list(tmp_path.iterdir())
