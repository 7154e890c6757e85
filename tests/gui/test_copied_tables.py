"""Tables on the clipboard: figures a spreadsheet takes for numbers, words it does not run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import Bound, Figure
from remitcalc.files.corridor_library import load_corridor
from remitcalc.gui.models.columns_model import Contents
from remitcalc.gui.models.services_model import ServicesModel
from remitcalc.gui.widgets.copied_table import copied, pasted_figures
from remitcalc.model.money import major
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.figure_words import FigureWords, Pasted
from remitcalc.output.number_format import symbol
from remitcalc.output.tables.cell import Cell, Percent
from tests.gui.conftest import Opener, language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from remitcalc.output.language import Language

SPOKEN = [("en", ""), ("en", "IN"), ("es", "GT"), ("fr", "CA"), ("de", "CH"), ("sr-Latn", "RS")]


def pasted(cell: Cell, spoken: Language | None = None) -> Pasted:
    return FigureWords(spoken or language()).pasted(cell)


@pytest.mark.parametrize(("tag", "territory"), SPOKEN)
@pytest.mark.parametrize("currency", ["CAD", "GTQ", "JPY", "KWD", "RSD", "CHF"])
@pytest.mark.parametrize("minor", [0, 7, 123456, 123456789, -5, -1234567])
def test_an_amount_leaves_as_a_bare_number(
    tag: str, territory: str, currency: str, minor: int
) -> None:
    spoken = language(tag, territory)
    figure = pasted(Figure(minor, currency), spoken)
    point = spoken.numbers.decimal(Decimal("0.5"))[1]
    assert set(figure.text) <= {*"0123456789-", point}
    assert Decimal(figure.text.replace(point, ".")) == major(minor, currency)
    assert figure.unit == symbol(currency)


@pytest.mark.parametrize(
    ("cell", "shown", "left", "unit"),
    [
        (Figure(123450, "CAD", Bound.AT_MOST), "≤\xa0C$1,234.50", "≤\xa01234.50", "C$"),
        (Percent(Fraction(21, 10)), "2.10\xa0%", "2.10%", ""),
        (Percent(Fraction(-21, 10)), "-2.10\xa0%", "-2.10%", ""),
        (Percent(Fraction(3), Bound.AT_LEAST), "≥\xa03.00\xa0%", "≥\xa03.00%", ""),
        (1000, "1,000", "1000", ""),
        (Figure(1226, "CHF"), "CHF\xa012.26", "12.26", "CHF"),
        (Figure(1226, "CHF", Bound.UNKNOWN), "unknown", "unknown", ""),
        (Percent(Fraction(0), Bound.UNKNOWN), "unknown", "unknown", ""),
    ],
)
def test_bounds_and_percent_signs_stay(cell: Cell, shown: str, left: str, unit: str) -> None:
    assert FigureWords(language()).shown(cell) == shown
    assert pasted(cell) == (left, unit)


@pytest.mark.parametrize(
    "text", ["–", "not surveyed", "at least C$5.00", "3 workers", "Q3 2025", "", "C$5.00"]
)
def test_words_leave_as_they_are(text: str) -> None:
    assert pasted(text) == (text, "")


def test_a_column_of_two_units_is_left_as_it_is() -> None:
    cells: list[Cell] = [Figure(100000, "CAD"), Figure(200, "GTQ"), "unknown"]
    shown = ["C$1,000.00", "Q2.00", "unknown"]
    assert pasted_figures("Costs", lambda: cells, FigureWords(language())) == ("Costs", shown)


def contents(headings: str, rows: list[list[Cell]]) -> Contents:
    cells = tuple(partial(cell, rows, at) for at in range(len(headings.split())))
    figures = (False, *(True for _ in cells[1:]))
    return Contents(tuple(headings.split()), figures, cells, list(range(len(rows))))


def cell(rows: list[list[Cell]], at: int, row: int) -> Cell:
    return rows[row][at]


def test_units_stand_in_the_headings_and_words_cannot_run() -> None:
    rows: list[list[Cell]] = [
        ["=A1", Figure(100000, "CAD"), "not surveyed"],
        ["b\tc", Figure(-200, "CAD"), "unknown"],
    ]
    table = copied(contents("Who Cost Tax", rows), language())
    head, *lines = table.text.splitlines()
    assert head == "Who\tCost (C$)\tTax"
    assert lines == ["'=A1\t1000.00\tnot surveyed", '"b\tc"\t-2.00\tunknown']
    assert "<th>Cost (C$)</th>" in table.html
    assert "<td>1000.00</td>" in table.html


def test_a_cell_of_several_lines_stays_one_cell_where_it_is_pasted() -> None:
    rows: list[list[Cell]] = [
        ["Ana\nRuiz\r=1+1", Figure(100, "CAD")],
        ['5" pipe', Figure(200, "CAD")],
    ]
    text = copied(contents("Who Cost", rows), language()).text
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")) == [
        ["Who", "Cost (C$)"],
        ["Ana\nRuiz\r=1+1", "1.00"],
        ['5" pipe', "2.00"],
    ]


def test_a_table_without_rows_leaves_its_headings() -> None:
    assert copied(contents("A B", []), language()).text == "A\tB\n"


def test_a_service_leaves_its_figures_bare_and_its_places_as_counts() -> None:
    spoken = language("de", "CH")
    model = ServicesModel()
    scenario = Scenario.of(load_corridor("switzerland-serbia"))
    model.show_answer(Answer(compare(scenario), spoken))
    head, first, *_ = copied(model.contents(), spoken).text.splitlines()
    named = dict(zip(head.split("\t"), first.split("\t"), strict=True))
    assert named["#"] == "1"
    shown = dict(zip(named, (model.text(0, at) for at in range(len(named))), strict=True))
    assert named["Summe (CHF)"] == shown["Summe (CHF)"].replace("CHF\xa0", "")
    assert named["Vom Betrag"] == shown["Vom Betrag"].replace("\xa0%", "%")
    arrives = shown["Kommt an (RSD)"].replace("RSD\xa0", "")
    assert named["Kommt an (RSD)"] == arrives.replace("’", "")


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
