"""Writes a corridor as a fee table: CSV in two dialects, and XLSX."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from remitcalc.files.fee_table.columns import COLUMNS, Column
from remitcalc.files.fee_table.rows import fee_rows
from remitcalc.files.tables.numbers import decided_text
from remitcalc.writing.cells import safe_cell
from remitcalc.writing.replacement import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.model.corridor import Corridor

    Dialect = Literal["canonical", "excel"]

_BYTE_ORDER_MARK = "\ufeff"
_NUMBERS = ("number", "whole")


def write_fee_table(path: Path, corridor: Corridor, dialect: Dialect = "canonical") -> None:
    """Write a fee table, whole or not at all: a workbook where the name ends in .xlsx, else CSV.

    Raises
    ------
    NotWrittenError
        Nothing was changed.
    """
    if path.suffix.lower() == ".xlsx":
        # Imported here: CSV needs no library.
        from remitcalc.files.fee_table.workbook import fee_workbook

        replace_file(path, fee_workbook(corridor))
    else:
        replace_file(path, fee_csv(corridor, dialect).encode())


def fee_csv(corridor: Corridor, dialect: Dialect = "canonical") -> str:
    """Return a fee table as CSV.

    Canonical: comma, decimal point, no byte order mark, lines end with a line feed. Excel:
    semicolon, decimal comma, byte order mark, carriage return and line feed.
    """
    rows = fee_rows(corridor)
    return rows_csv(rows, written_columns(rows), dialect)


def rows_csv(
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, Column],
    dialect: Dialect = "canonical",
) -> str:
    """Return rows of values as CSV, with these columns."""
    is_excel = dialect == "excel"
    target = io.StringIO()
    ends = "\r\n" if is_excel else "\n"
    writer = csv.writer(target, delimiter=";" if is_excel else ",", lineterminator=ends)
    writer.writerow(columns)
    mark: DecimalMark = "comma" if is_excel else "point"
    for row in rows:
        writer.writerow([_cell(row.get(name), column, mark) for name, column in columns.items()])
    return (_BYTE_ORDER_MARK if is_excel else "") + target.getvalue()


def written_columns(rows: Iterable[Mapping[str, object]]) -> dict[str, Column]:
    """Return the columns that hold anything, by heading, in the order of the format."""
    held = list(dict.fromkeys(name for row in rows for name in row))
    columns: dict[str, Column] = {}
    for column in COLUMNS:
        if column.pattern:
            own = (n for n in held if n.startswith(column.name) and n not in _PLAIN)
            columns |= dict.fromkeys(own, column)
        elif column.name in held:
            columns[column.name] = column
    return columns


_PLAIN = frozenset(column.name for column in COLUMNS if not column.pattern)


def cell_text(value: object, mark: DecimalMark = "point") -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, (Decimal, int)):
        return decided_text(Decimal(value), mark)
    return str(value)


def _cell(value: object, column: Column, mark: DecimalMark) -> str:
    text = cell_text(value, mark)
    return text if column.kind in _NUMBERS else safe_cell(text)
