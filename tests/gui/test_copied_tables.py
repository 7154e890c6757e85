"""Tables on the clipboard: figures a spreadsheet takes for numbers, words it does not run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from remitcalc.gui.models.columns_model import Contents
from remitcalc.gui.widgets.copied_table import Figures, copied
from remitcalc.model.money import major
from remitcalc.model.payroll import Payroll
from tests.gui.conftest import Opener, language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SPOKEN = [("en", ""), ("en", "IN"), ("es", "GT"), ("fr", "CA"), ("de", "CH"), ("sr-Latn", "RS")]


@pytest.mark.parametrize(("tag", "territory"), SPOKEN)
@pytest.mark.parametrize("currency", ["CAD", "GTQ", "JPY", "KWD", "RSD", "CHF"])
@pytest.mark.parametrize("minor", [0, 7, 123456, 123456789, -5, -1234567])
def test_an_amount_leaves_as_a_bare_number(
    tag: str, territory: str, currency: str, minor: int
) -> None:
    spoken = language(tag, territory)
    figure = Figures(spoken).read(spoken.numbers.money(minor, currency))
    assert figure is not None
    point = spoken.numbers.decimal(Decimal("0.5"))[1]
    assert set(figure.text) <= {*"0123456789-", point}
    assert Decimal(figure.text.replace(point, ".")) == major(minor, currency)
    assert figure.unit


@pytest.mark.parametrize(
    ("text", "left", "unit"),
    [
        ("≤ C$1,234.50", "≤ 1234.50", "C$"),
        ("2.10\xa0%", "2.10%", ""),
        ("-2.10\xa0%", "-2.10%", ""),
        ("1,000", "1000", ""),
        ("CHF\xa012.26", "12.26", "CHF"),
    ],
)
def test_bounds_and_percent_signs_stay(text: str, left: str, unit: str) -> None:
    assert Figures(language()).read(text) == (left, unit)


@pytest.mark.parametrize(
    "text", ["–", "not surveyed", "at least C$5.00", "3 workers", "Q3 2025", ""]
)
def test_words_are_no_figures(text: str) -> None:
    assert Figures(language()).read(text) is None


def test_a_column_of_two_units_is_left_as_it_is() -> None:
    cells = ["C$1.00", "Q2.00", "unknown"]
    assert Figures(language()).column("Costs", cells) == ("Costs", cells)


def contents(headings: str, rows: list[list[str]]) -> Contents:
    cells = tuple(partial(cell, rows, at) for at in range(len(headings.split())))
    figures = (False, *(True for _ in cells[1:]))
    return Contents(tuple(headings.split()), figures, cells, list(range(len(rows))))


def cell(rows: list[list[str]], at: int, row: int) -> str:
    return rows[row][at]


def test_units_stand_in_the_headings_and_words_cannot_run() -> None:
    rows = [["=A1", "C$1,000.00", "not surveyed"], ["b\tc", "-C$2.00", "unknown"]]
    table = copied(contents("Who Cost Tax", rows), language())
    head, *lines = table.text.splitlines()
    assert head == "Who\tCost (C$)\tTax"
    assert lines == ["'=A1\t1000.00\tnot surveyed", '"b\tc"\t-2.00\tunknown']
    assert "<th>Cost (C$)</th>" in table.html
    assert "<td>1000.00</td>" in table.html


def test_a_cell_of_several_lines_stays_one_cell_where_it_is_pasted() -> None:
    rows = [["Ana\nRuiz\r=1+1", "C$1.00"], ['5" pipe', "C$2.00"]]
    pasted = copied(contents("Who Cost", rows), language()).text
    assert list(csv.reader(io.StringIO(pasted, newline=""), delimiter="\t")) == [
        ["Who", "Cost (C$)"],
        ["Ana\nRuiz\r=1+1", "1.00"],
        ['5" pipe', "2.00"],
    ]


def test_a_table_without_rows_leaves_its_headings() -> None:
    assert copied(contents("A B", []), language()).text == "A\tB\n"


def test_copying_many_rows_leaves_the_window_free_and_can_be_given_up(
    open_window: Opener, qtbot: QtBot
) -> None:
    app = open_window()
    amounts = np.linspace(20_000, 60_000, 5_000).astype(np.int64)
    app.session.edit("Change of amounts", lambda s: s.replace(payroll=Payroll(amounts)))
    tables = app.window.centre.tables
    tables.choose("workers")
    QGuiApplication.clipboard().clear()
    tables.copy()
    assert app.tasks.is_busy
    app.tasks.cancel("copying")
    qtbot.waitUntil(lambda: not app.tasks.is_busy)
    assert QGuiApplication.clipboard().text() == ""
    tables.copy()
    qtbot.waitUntil(lambda: len(QGuiApplication.clipboard().text().splitlines()) == 5_001)
    last = QGuiApplication.clipboard().text().splitlines()[-1]
    assert last.split("\t")[:2] == ["Worker 5000", "600.00"]


@pytest.mark.parametrize("kind", ["group-size", "savings", "breakdown", "amount", "season"])
def test_the_table_of_a_chart_leaves_numbers_too(open_window: Opener, kind: str) -> None:
    chart = open_window(spoken=language("de")).window.centre.chart
    chart.choose(kind)
    chart.copy_table()
    headings, first, *_ = (
        line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()
    )
    assert any(heading.endswith("(C$)") for heading in headings)
    assert not any("C$" in cell for cell in first[1:])
