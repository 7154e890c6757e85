"""How long a workbook of 1,000 workers takes, against writing the same cells from plain lists."""

from __future__ import annotations

import io

import numpy as np
import openpyxl
import pytest
import xlsxwriter

from remitcalc.engine.compare import compare
from remitcalc.files.corridor_library import load_corridor
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import PlainEnglish
from remitcalc.output.workbook.document import comparison_workbook
from tests.benchmarks.timing import best_times, report

pytestmark = pytest.mark.benchmark


def cells_of(content: bytes) -> list[tuple[str, list[tuple[int, int, object, object]]]]:
    """Every cell of a workbook: row, column, formula or value, and the value shown."""
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return [
        (
            sheet.title,
            [
                (
                    cell.row - 1,
                    cell.column - 1,
                    cell.value,
                    shown[sheet.title][cell.coordinate].value,
                )
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            ],
        )
        for sheet in formulas
    ]


def plain(sheets: list[tuple[str, list[tuple[int, int, object, object]]]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        style = book.add_format({"num_format": "0.00"})
        for name, cells in sheets:
            sheet = book.add_worksheet(name)
            for row, column, value, shown in cells:
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(row, column, value, style, shown)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value, style)
                else:
                    sheet.write_number(row, column, value, style)
    return target.getvalue()


@pytest.mark.parametrize("rule", ["equal", "proportional"])
def test_a_workbook_of_1000_workers_against_its_cells_alone(rule: str) -> None:
    amounts = np.array([20_000 + 37 * row for row in range(1_000)])
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    comparison = compare(scenario.replace(payroll=Payroll(amounts), share=rule))
    language = PlainEnglish()
    sheets = cells_of(comparison_workbook(comparison, language))
    ours, theirs = best_times(
        lambda: comparison_workbook(comparison, language), lambda: plain(sheets), runs=5
    )
    count = sum(len(cells) for _, cells in sheets)
    what = f"workbook of 1,000 workers, {rule}, {count:,} cells in {ours:.2f} s"
    report(what, ours / theirs, "XlsxWriter writing the same cells", "at most 2")
