"""A table of text cells as CSV.

Canonical: comma, decimal point, no byte order mark, lines end with a line feed. Excel: semicolon,
decimal comma, byte order mark, carriage return and line feed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remitcalc.writing.cells import safe_cell
from remitcalc.writing.csv_rows import Dialect, csv_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Column", "Dialect", "csv_text", "flags"]


@dataclass(frozen=True)
class Column:
    """A column: its header and a cell per row; None is unknown and stays empty.

    `is_text` cells are written so that no spreadsheet runs them; others hold canonical decimals.
    """

    name: str
    cells: Sequence[str | None]
    is_text: bool = False


def csv_text(columns: Sequence[Column], dialect: Dialect = "canonical") -> str:
    """Return the table as text, the byte order mark included where the dialect has one."""
    excel = dialect == "excel"
    cells = zip(*(_written(column, excel=excel) for column in columns), strict=True)
    return csv_rows([[column.name for column in columns], *cells], dialect)


def flags(values: Sequence[bool]) -> list[str | None]:
    """Return yes and no as CSV has them."""
    return ["true" if value else "false" for value in values]


def _written(column: Column, *, excel: bool) -> list[str]:
    if column.is_text:
        return ["" if cell is None else safe_cell(cell) for cell in column.cells]
    if excel:
        return ["" if cell is None else cell.replace(".", ",") for cell in column.cells]
    return ["" if cell is None else cell for cell in column.cells]
