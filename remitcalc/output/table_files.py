"""The comparison as files for other programs: what each is called, its suffix, its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.language import Language


class TableFile(NamedTuple):
    """One format; `make` takes a comparison, whether workers are named, and the reader's language.

    Only what a spreadsheet opens by itself has words in it.
    """

    words: str
    suffix: str
    make: Callable[[Comparison, bool, Language], bytes]


def csv_file(comparison: Comparison, with_names: bool, _: Language) -> bytes:  # noqa: FBT001
    """Return one row per worker and the totals, as CSV."""
    return _csv(comparison, with_names=with_names).encode()


def excel_csv_file(comparison: Comparison, with_names: bool, language: Language) -> bytes:  # noqa: FBT001
    """Return the same as Excel opens it where decimals have commas."""
    return _csv(comparison, with_names=with_names, excel_in=language).encode()


def _csv(comparison: Comparison, *, with_names: bool, excel_in: Language | None = None) -> str:
    from remitcalc.output.csv_table.comparison import comparison_columns
    from remitcalc.output.csv_table.layout import csv_text

    columns = comparison_columns(comparison, with_names=with_names)
    return csv_text(columns, "canonical" if excel_in is None else "excel", excel_in)


def json_file(comparison: Comparison, with_names: bool, _: Language) -> bytes:  # noqa: FBT001
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
