"""A fee table as CSV, in two dialects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.fee_table.columns import NUMERIC
from remitcalc.files.fee_table.rows import cell_text, fee_rows, written_columns
from remitcalc.writing.cells import safe_cell
from remitcalc.writing.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.fee_table.columns import FeeColumn
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.model.corridor import Corridor
    from remitcalc.writing.csv_rows import Dialect


def fee_csv(corridor: Corridor, dialect: Dialect = "canonical") -> str:
    """Return a fee table as CSV; numbers have a decimal point, in the Excel dialect a comma."""
    rows = fee_rows(corridor)
    return rows_csv(rows, written_columns(rows), dialect)


def rows_csv(
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, FeeColumn],
    dialect: Dialect = "canonical",
) -> str:
    """Return rows of values as CSV, with these columns."""
    mark: DecimalMark = "comma" if dialect == "excel" else "point"
    lines = (
        [_cell(row.get(name), column, mark) for name, column in columns.items()] for row in rows
    )
    return csv_rows([list(columns), *lines], dialect)


def _cell(value: object, column: FeeColumn, mark: DecimalMark) -> str:
    text = cell_text(value, mark)
    return text if column.kind in NUMERIC else safe_cell(text)
