"""Which of the things the program reads a file holds, by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.files.any_corridor import head_of, is_table, is_toml
from remitcalc.files.document.recognition import is_document

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Sheet

    Kind = Literal["corridor", "document", "payroll", "quotes", "survey"]

_FAULTS_OF_CSV = (
    *("csv_quote_open", "csv_quote_swallows", "csv_unreadable", "file_encoding_unclear"),
)


def file_kind(path: str | os.PathLike[str], *, tick: Tick | None = None) -> Kind:
    """Return what a file holds; what is nothing known is left to the reader of corridors to refuse.

    Parameters
    ----------
    path : str or path-like
    tick : callable, optional
        As of `remitcalc.files.tables.reading.read_sheets`: a workbook must be read for this.
    """
    if is_document(path, head_of(path)):
        return "document"
    if may_be_quotes(path):
        return "quotes"
    if not may_be_table(path):
        return "corridor"
    # Imported here: a corridor file, the usual case, needs no tables.
    from remitcalc.files.rpw.recognition import is_survey
    from remitcalc.files.tables.reading import read_sheets

    if is_survey(path):
        return "survey"
    sheets, problems = read_sheets(path, tick=tick)
    if sheets is not None:
        return _kind_of_sheets(sheets)
    # CSV with a fault of its quotes is a table all the same, and no corridor file.
    is_csv = any(problem.message.code in _FAULTS_OF_CSV for problem in problems)
    return "payroll" if is_csv and not is_table(head_of(path)) else "corridor"


def _kind_of_sheets(sheets: Sequence[Sheet]) -> Kind:
    from remitcalc.files.fee_table.headings import fee_sheet, is_like_fees
    from remitcalc.files.payroll.headings import is_payroll, may_be_payroll

    if fee_sheet(sheets) is not None:
        return "corridor"
    if any(map(is_payroll, sheets)):
        return "payroll"
    # Of a table with other headings a person can say which columns are names and amounts.
    is_unknown = any(map(may_be_payroll, sheets)) and not any(map(is_like_fees, sheets))
    return "payroll" if is_unknown else "corridor"


def may_be_table(path: str | os.PathLike[str]) -> bool:
    """Return whether a file begins like a table, and not like a corridor file."""
    head = head_of(path)
    return bool(head) and (is_table(head) or not is_toml(head))


def may_be_quotes(path: str | os.PathLike[str]) -> bool:
    """Return whether a file begins as a Wise comparison does: JSON that lists providers."""
    head = head_of(path)
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"providers"' in head
