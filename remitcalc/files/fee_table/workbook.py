"""A fee table as a workbook: headings that stay in view, choices to pick from, exact numbers."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from remitcalc.files.fee_table.rows import cell_text, fee_rows, written_columns
from remitcalc.files.numbers.notation import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.model.corridor import Corridor

SHEET = "Fees"
_LONGEST_TEXT = 32_767
_WIDEST = 40
_NARROWEST = 9


def fee_workbook(corridor: Corridor) -> bytes:
    """Return the XLSX file of a fee table; the same corridor gives the same bytes.

    Raises
    ------
    ValueError
        A text is longer than a cell can hold, 32,767 characters.
    """
    rows = fee_rows(corridor)
    columns = written_columns(rows)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})  # noqa: DTZ001
        sheet = book.add_worksheet(SHEET)
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, name in enumerate(columns):
            sheet.write_string(0, at, name, heading)
            cells = [row.get(name) for row in rows]
            sheet.set_column(at, at, column_width(name, cells))
            for down, value in enumerate(cells, 1):
                write_cell(sheet, down, at, value, day)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return target.getvalue()


def write_cell(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    """Write a value: a number as one where a double holds it exactly, any text as text.

    Raises
    ------
    ValueError
        The text is too long.
    """
    if value is None:
        return
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, (Decimal, int)) and exact(float(value)) == value:
        sheet.write_number(row, column, float(value))
    else:
        text = cell_text(value)
        if len(text) > _LONGEST_TEXT:
            raise ValueError(text[:60])
        sheet.write_string(row, column, text)


def column_width(heading: str, cells: Sequence[object]) -> int:
    """Return a width in characters that shows the heading and most of the cells."""
    longest = max(map(len, (heading, *map(cell_text, cells))))
    return max(_NARROWEST, min(_WIDEST, longest + 2))
