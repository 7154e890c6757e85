"""The comparison as files for other programs: what each is called, its suffix, its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.csv_table.layout import Dialect


class TableFile(NamedTuple):
    """One format; `make` takes a comparison and whether workers are named."""

    words: str
    suffix: str
    make: Callable[[Comparison, bool], bytes]


def csv_file(comparison: Comparison, with_names: bool, dialect: Dialect = "canonical") -> bytes:  # noqa: FBT001
    """Return one row per worker and the totals, as CSV."""
    from remitcalc.output.csv_table.comparison import comparison_columns
    from remitcalc.output.csv_table.layout import csv_text

    return csv_text(comparison_columns(comparison, with_names=with_names), dialect).encode()


def excel_csv_file(comparison: Comparison, with_names: bool) -> bytes:  # noqa: FBT001
    """Return the same as Excel opens it where decimals have commas."""
    return csv_file(comparison, with_names, "excel")


def json_file(comparison: Comparison, with_names: bool) -> bytes:  # noqa: FBT001
    """Return all of the comparison as JSON."""
    from remitcalc.output.json_document.comparison import comparison_document
    from remitcalc.output.json_document.layout import json_text

    return json_text(comparison_document(comparison, with_names=with_names)).encode()


TABLE_FILES = {
    "csv": TableFile(marked("CSV: commas and decimal points"), ".csv", csv_file),
    "excel": TableFile(
        marked("CSV for Excel: semicolons and decimal commas"), ".csv", excel_csv_file
    ),
    "json": TableFile(marked("JSON: everything, for programs"), ".json", json_file),
}
