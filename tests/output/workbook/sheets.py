"""What stands in a workbook's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from remitcalc.engine.comparison import Comparison

HEADING_ROW, FIRST_ROW = 6, 8


def differences(shown: Workbook, computed: Workbook) -> list[str]:
    """Cells in which two workbooks do not show the same."""
    return [
        f"{sheet.title}!{cell.coordinate}: {cell.value!r}, computed {other!r}"
        for sheet in shown
        for row in sheet.iter_rows()
        for cell in row
        if not _same(cell.value, other := computed[sheet.title][cell.coordinate].value)
    ]


def _same(shown: object, computed: object) -> bool:
    if isinstance(shown, (int, float)) and isinstance(computed, (int, float)):
        return abs(shown - computed) <= 1e-9 * max(1, abs(shown))
    return (shown or None) == (computed or None)


def headings(sheet: Worksheet) -> dict[str, int]:
    """The first column under each heading, with the band's first word for those on the right."""
    return {str(cell.value): cell.column for cell in reversed(sheet[HEADING_ROW])}


def column(sheet: Worksheet, heading: str, count: int) -> list[object]:
    """The cells of the workers under the leftmost column of a heading."""
    at = headings(sheet)[heading]
    cells: list[Cell] = [sheet.cell(FIRST_ROW + row, at) for row in range(count)]
    return [cell.value for cell in cells]


def workers_of(book: Workbook, comparison: Comparison) -> tuple[list[int], list[int]]:
    """What every worker pays alone and pooled, in minor units, as the sheet shows it."""
    sheet, count = book["Workers"], len(comparison.individual)
    ways = []
    for way in ("Alone", "Pooled"):
        found = headings(sheet)
        heading = f"{way}: costs" if f"{way}: costs" in found else f"{way}: costs at least"
        values = column(sheet, heading, count)
        minors = [round(float(str(value)) * 100) for value in values]
        for value, minor in zip(values, minors, strict=True):
            assert abs(float(str(value)) - minor / 100) < 1e-9
        ways.append(minors)
    return ways[0], ways[1]
