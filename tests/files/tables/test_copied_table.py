"""What spreadsheets, browsers and text programs copy is read as a sheet."""

from __future__ import annotations

from contextlib import suppress

import pytest

from remitcalc.files.limits import MOST_COLUMNS
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.copied_table import copied_sheet, width_of

ROWS = [("Ana", "400.00"), ("Luz", None)]
TABLE = "<table><tr><th>Ana</th><td>400.00</td></tr><tr><td>Luz<td></table>"


def rows(text: str, html: str = "") -> list[tuple[object, ...]]:
    return [*copied_sheet(text, html, lambda *_: None).rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_text_with_tabs_is_a_table_whatever_else_was_copied(end: str) -> None:
    line_end = end or "\n"
    text = f"Ana\t400.00{line_end}Luz\t{end}"
    assert rows(text) == ROWS
    assert rows(text, "<table><tr><td>other</td></tr></table>") == ROWS


def test_a_cell_of_several_lines_stays_one() -> None:
    assert rows('"Ana\nMaria"\t400.00\n') == [("Ana\nMaria", "400.00")]


def test_without_tabs_the_table_of_the_page_is_taken() -> None:
    assert rows("Ana 400.00 Luz", f"<p>May</p>{TABLE}") == ROWS
    assert rows("", TABLE) == ROWS


def test_one_column_and_one_cell_are_tables() -> None:
    assert rows("400.00\n500.00\n") == [("400.00",), ("500.00",)]
    assert rows("400.00") == [("400.00",)]


def test_a_table_that_only_arranges_another_is_none() -> None:
    assert rows("", f"<table><tr><td>{TABLE}</td><td>beside</td></tr></table>") == ROWS


def test_cells_that_span_columns_keep_the_others_in_their_place() -> None:
    html = '<table><tr><td colspan="2">a</td><td>b</td></tr><tr><td>c<td>d<td>e</tr></table>'
    assert rows("", html) == [("a", None, "b"), ("c", "d", "e")]


@pytest.mark.parametrize("text", ["", "a\tb\nc\nd\te\n"])
def test_cells_that_span_rows_keep_those_beside_in_their_place(text: str) -> None:
    """The text of a browser leaves out what they cover."""
    html = '<table><tr><td rowspan="2">a<td>b</tr><tr><td>c</tr><tr><td>d<td>e</tr></table>'
    assert rows(text, html) == [("a", "b"), (None, "c"), ("d", "e")]
    right = "<table><tr><td>a<td rowspan=3>b</tr><tr><td>c</tr><tr></tr><tr><td>d<td>e</tr></table>"
    assert rows(text, right) == [("a", "b"), ("c",), (), ("d", "e")]
    both = "<table><tr><td rowspan=2 colspan=2>a</td><td>b</tr><tr><td>c</tr></table>"
    assert rows(text, both) == [("a", None, "b"), (None, None, "c")]
    every = "<table><tr><td rowspan=0>a<td>b</tr><tr><td>c</tr><tr><td>d</tr></table>"
    assert rows(text, every) == [("a", "b"), (None, "c"), (None, "d")]


@pytest.mark.parametrize(
    ("text", "html", "code"),
    [
        ("", "", "copied_no_table"),
        (" \n", "<p>words</p>", "copied_no_table"),
        ("\t\t", "<p></p>", "copied_no_table"),
        ("", TABLE + TABLE, "copied_several_tables"),
        ("a\tb", TABLE + TABLE, "copied_several_tables"),
        ("\t".join("1" * (MOST_COLUMNS + 1)), "", "copied_too_wide"),
    ],
)
def test_what_is_no_table_or_too_many_is_refused(text: str, html: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rows(text, html)
    assert refused.value.fault.code == code


def test_blank_columns_at_the_right_do_not_count() -> None:
    sheet = copied_sheet("Ana\t400.00" + "\t" * 16_382, "", lambda *_: None)
    assert width_of(sheet) == 2
    long = "".join(f"Worker {at} of the long list\t400.00\t\t\n" for at in range(60_000))
    assert width_of(copied_sheet(long, "", lambda *_: None)) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<table><td>x",
        "<tr><td>x</table>",
        "<table></table><table>",
        "</td></tr>",
        "<table><tr><br>",
        f'<table><tr><td rowspan="{"9" * 5_000}" colspan="{"9" * 5_000}">x</tr></table>',
        '<table><tr><td colspan="-1">x<td colspan="9999999">y</tr></table>',
    ],
)
def test_broken_pages_are_read_or_refused(html: str) -> None:
    with suppress(RefusedError):
        assert all(len(row) <= 2 + MOST_COLUMNS for row in rows("x", html))
