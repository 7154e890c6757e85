"""What stands in a workbook's cells."""

from __future__ import annotations

from contextlib import closing
from typing import IO, TYPE_CHECKING, NamedTuple

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from remitcalc.engine.comparison import Comparison

HEADING_ROW, FIRST_ROW = 6, 8


class Shown(NamedTuple):
    """What a workbook shows, without looks and charts: reading those takes longer than its cells.

    `sheets` has the values of the rows by sheet, from the first row on; `names` are its cells'.
    """

    sheets: dict[str, list[tuple[object, ...]]]
    names: frozenset[str]


def shown_in(file: Path | IO[bytes]) -> Shown:
    """What is in the cells without computing it anew."""
    with closing(openpyxl.load_workbook(file, data_only=True, read_only=True)) as book:
        rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
        return Shown(rows, frozenset(book.defined_names))


def differences(shown: Shown, computed: Shown) -> list[str]:
    """Cells in which two workbooks do not show the same."""
    return [
        f"{title}, row {row}, column {column}: {cell!r}, computed {other!r}"
        for title, rows in shown.sheets.items()
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if not _same(cell, other := _cell(computed.sheets[title], row, column))
    ]


def _cell(rows: list[tuple[object, ...]], row: int, column: int) -> object:
    is_there = row < len(rows) and column < len(rows[row])
    return rows[row][column] if is_there else None


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


def worker_cells(book: Shown, heading: str, count: int) -> list[object]:
    """What is shown of the workers under the leftmost column of a heading."""
    rows = book.sheets["Workers"]
    at = rows[HEADING_ROW - 1].index(heading)
    return [row[at] for row in rows[FIRST_ROW - 1 :][:count]]


def workers_of(book: Shown, comparison: Comparison) -> tuple[list[int], list[int]]:
    """What every worker pays alone and pooled, in minor units, as the sheet shows it."""
    headings_there, count = book.sheets["Workers"][HEADING_ROW - 1], len(comparison.individual)
    ways = []
    for way in ("Alone", "Pooled"):
        is_exact = f"{way}: costs" in headings_there
        values = worker_cells(book, f"{way}: costs{'' if is_exact else ' at least'}", count)
        minors = [round(float(str(value)) * 100) for value in values]
        for value, minor in zip(values, minors, strict=True):
            assert abs(float(str(value)) - minor / 100) < 1e-9
        assert len(minors) == count
        ways.append(minors)
    return ways[0], ways[1]
