"""Long CSV text read by columns is what the csv module reads, or is left to it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.tables import long_csv
from remitcalc.files.tables.column_rows import ColumnRows
from remitcalc.files.tables.long_csv import long_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_csv, "_LONG", 0)


def by_module(text: str, delimiter: str) -> list[tuple[str | None, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [tuple(cell or None for cell in row) for row in reader]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("worker,amount\nAna,1\nLuz,2\n", ","),
        ("worker;amount\r\nAna;1,50\r\nLuz;\r\n;2", ";"),
        ("worker\tamount\n N/A \tnull\nNaN\t007\n", "\t"),
        ("a,b\n=1+1,1e5\n# no comment,0x1F\n", ","),
        ("a,b\ntrue,False\ninf,\n,\n", ","),
    ],
)
def test_its_rows_are_those_of_the_csv_module(any_length, text: str, delimiter: str) -> None:
    rows = long_rows(text, delimiter)
    assert rows is not None
    assert list(rows) == by_module(text, delimiter)


@pytest.mark.parametrize(
    "text",
    [
        'worker,amount\n"Ana",1\n',
        "worker,amount\nAna,1,2\nLuz\n",
        "A title\nworker,amount\nAna,1\n",
        "worker,amount\nAna,1\n\nLuz,2\n",
        "worker,amount\rAna,1\r",
        "worker,amount\nAna,1,2\n\nLuz,2\n",
        "worker,amount,group\nAna,1\nLuz,2,A,B\n",
        "worker,amount\nAna,1\n\n",
    ],
)
def test_what_is_not_simple_is_left_to_the_csv_module(any_length, text: str) -> None:
    assert long_rows(text, ",") is None


def test_short_text_needs_no_pandas() -> None:
    assert long_rows("worker,amount\nAna,1\n", ",") is None


def test_a_long_payroll_reads_as_a_short_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corridor, _ = read_corridor(corridors()["canada-guatemala"])
    assert corridor is not None
    path = tmp_path / "payroll.csv"
    rows = [f"Worker {at},{300 + at}.50,{'yes' if at % 3 else 'no'}" for at in range(500)]
    rows += [",,", "TOTAL,274750,"]
    path.write_text("worker,amount,joins\n" + "\n".join(rows) + "\n", encoding="utf-8")
    plain = read_payroll(path, corridor)
    monkeypatch.setattr(long_csv, "_LONG", 0)
    by_columns = read_payroll(path, corridor)
    assert plain.payroll is not None
    assert by_columns.payroll is not None
    assert by_columns.problems == plain.problems
    assert by_columns.understood == plain.understood
    assert by_columns.payroll.amounts.tolist() == plain.payroll.amounts.tolist()
    assert by_columns.payroll.names == plain.payroll.names
    assert by_columns.payroll.joins.tolist() == plain.payroll.joins.tolist()


def test_rows_by_column_are_rows() -> None:
    rows = ColumnRows([["a", "b", "c"], [1, 2, 3]])
    assert len(rows) == 3
    assert list(rows[1:]) == [("b", 2), ("c", 3)]
    assert list(rows.some([2, 0])) == [("c", 3), ("a", 1)]
    assert rows[-1] == ("c", 3)
