"""Tables of figures: what every file, text, chart and window reads."""

from __future__ import annotations

import csv
import io
import json
from functools import reduce
from operator import add

import numpy as np
import pytest
from hypothesis import given, settings

from remitcalc.engine.compare import compare
from remitcalc.engine.figure import FX, PARTS, UNDISCLOSED, Bound, Figure
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.csv_table.comparison import comparison_columns
from remitcalc.output.csv_table.layout import csv_text
from remitcalc.output.decimal_text import figure_text
from remitcalc.output.json_document.comparison import comparison_document
from remitcalc.output.tables.receipt import Receipt
from remitcalc.output.tables.services import way_rows
from remitcalc.output.tables.workers import WorkersTable
from tests.output.wording_cases import CASES, compared
from tests.reference.making import DAY
from tests.reference.strategies import Case, cases

WAYS = ("individual", "pooled")


def table_of(case: Case) -> WorkersTable:
    payroll = Payroll(np.array(case.amounts))
    pool = case.corridor.pooled_services[0].id
    return WorkersTable(compare(Scenario(case.corridor, payroll, pool, DAY)))


@given(case=cases(most_workers=5))
@settings(max_examples=18)
def test_a_column_says_of_a_row_what_its_receipt_says(case: Case) -> None:
    table = table_of(case)
    for way in (table.individual, table.pooled):
        for row in range(len(table)):
            receipt = way.receipt(row)
            shown = {name: getattr(receipt, name) for name in ("total", "received", "paid")}
            for name, figure in {**shown, **receipt.parts}.items():
                found = way[name].at(row)
                assert found == figure if receipt.is_possible else found is None


@given(case=cases(most_workers=5))
@settings(max_examples=18)
def test_a_sum_of_rows_is_the_sum_of_their_figures(case: Case) -> None:
    table = table_of(case)
    rows = np.arange(len(table))
    for way in (table.individual, table.pooled):
        for name in (*PARTS, "total", "received", "paid"):
            figures = [way[name].at(row) for row in range(len(table))]
            found = way[name].sum_of(rows)
            if None in figures:
                assert found is None
            else:
                assert found == reduce(add, figures)


@given(case=cases(most_workers=5))
@settings(max_examples=18)
def test_the_parts_that_are_known_add_up_to_the_total(case: Case) -> None:
    table = table_of(case)
    for way in (table.individual, table.pooled):
        for row in range(len(table)):
            receipt = way.receipt(row)
            if receipt.is_possible:
                assert receipt.sum_of(PARTS).minor == receipt.total.minor
                assert receipt.total.is_exact == all(p.is_known for p in receipt.parts.values())


def column(*figures: Figure) -> FigureColumn:
    return FigureColumn(
        np.array([one.minor for one in figures]),
        "CAD",
        np.array([one.bound for one in figures], dtype=np.uint8),
        np.array([one.absent for one in figures], dtype=np.uint8),
        np.array([one.before for one in figures], dtype=np.uint8),
        np.array([one.status for one in figures], dtype=np.uint8),
        np.ones(len(figures), dtype=np.bool_),
    )


@pytest.mark.parametrize(
    ("bounds", "whole"),
    [
        ((Bound.EXACT, Bound.AT_LEAST), Bound.AT_LEAST),
        ((Bound.AT_MOST, Bound.AT_MOST), Bound.AT_MOST),
        ((Bound.AT_LEAST, Bound.AT_MOST), Bound.UNKNOWN),
        ((Bound.EXACT, Bound.UNKNOWN), Bound.UNKNOWN),
    ],
)
def test_differences_add_up_only_where_they_hold_alike(bounds, whole) -> None:
    found = column(*(Figure(100, "CAD", bound) for bound in bounds))
    total = found.sum_of_differences(np.arange(2))
    assert total is not None
    assert (total.minor, total.bound) == (200, whole)


def test_differences_before_other_parts_have_no_sum() -> None:
    found = column(Figure(100, "CAD", before=FX), Figure(100, "CAD"), Figure(50, "CAD", before=1))
    total = found.sum_of_differences(np.arange(3))
    assert total is not None
    assert not total.is_known


@pytest.mark.parametrize("name", sorted(CASES))
def test_files_hold_the_figures_of_the_table(name: str) -> None:
    comparison = compared(name)
    table = WorkersTable(comparison)
    made = csv_text(comparison_columns(comparison))
    written = list(csv.DictReader(io.StringIO(made)))
    document = json.loads(json.dumps(comparison_document(comparison)))["workers"]
    frame = comparison.workers
    for row in range(len(table)):
        saving = figure_text(table.saving.at(row))
        assert (written[row]["saving"] or None) == document[row]["saving"] == saving
        for way, columns in zip(WAYS, (table.individual, table.pooled), strict=True):
            for figure in (*PARTS, "total", "received", "paid"):
                found = columns[figure].at(row)
                told = figure_text(found)
                assert (written[row][f"{way}_{figure}"] or None) == told
                if document[row][way] is not None:
                    assert document[row][way][figure] == told
                minor = frame[f"{way}_{figure}"].iloc[row]
                is_known = found is not None and found.is_known
                assert minor == found.minor if is_known else minor is frame.dtypes.iloc[1].na_value


@pytest.mark.parametrize("name", sorted(CASES))
def test_ways_are_ranked_the_pool_in_its_place(name: str) -> None:
    comparison = compared(name)
    rows = way_rows(comparison)
    placed = [row for row in rows if row.place is not None]
    assert [row.place for row in placed] == list(range(1, len(placed) + 1))
    assert rows[: len(placed)] == tuple(placed)
    pools = [row for row in rows if row.is_pool]
    assert [row.place for row in pools] == (
        [] if len(comparison.scenario.payroll) == 1 else [comparison.position]
    )
    totals = [row.receipt.total.minor for row in placed if not row.is_pool]
    assert totals == sorted(totals)


def test_an_undisclosed_margin_leaves_a_receipt_open() -> None:
    comparison = compared("pool_undisclosed")
    receipt = Receipt.of(comparison.together, comparison.scenario.corridor)
    assert receipt.absent & UNDISCLOSED
    assert not receipt.parts["fx"].is_known
    assert not receipt.has_bar("fx")
    assert receipt.has_bar("sending")
    assert receipt.total.bound == Bound.AT_LEAST


def test_a_way_that_is_not_possible_has_no_figures() -> None:
    comparison = compared("pool_not_possible")
    receipt = Receipt.of(comparison.together, comparison.scenario.corridor)
    assert receipt.reason is not None
    assert not receipt.is_possible
    assert not any(figure.is_known for figure in (receipt.total, receipt.received, receipt.paid))
    assert receipt.percent is None
