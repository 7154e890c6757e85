"""A table of text cells as CSV.

Canonical: comma, decimal point, no byte order mark, lines end with a line feed. Excel: semicolon,
decimal comma, byte order mark, carriage return and line feed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remitcalc.output.csv_table.headings import heading, yes_or_no
from remitcalc.output.language import ENGLISH, PlainEnglish
from remitcalc.writing.cells import safe_cell
from remitcalc.writing.csv_rows import Dialect, csv_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.output.decimal_text import DecimalMark
    from remitcalc.output.language import Language

__all__ = ["CsvColumn", "CsvFigures", "Dialect", "csv_text", "flags"]


@dataclass(frozen=True)
class CsvColumn:
    """A column: its header and a cell per row; None is unknown and stays empty.

    `is_text` cells are written so that no spreadsheet runs them, `is_flag` ones hold yes and no,
    `is_own` ones words of the corridor's file; others hold codes, dates and whole numbers. `said`
    makes the last cell in the reader's language, where that is another than English, and `read`
    all of them.
    """

    name: str
    cells: Sequence[str | None]
    is_text: bool = False
    is_flag: bool = False
    is_own: bool = False
    said: Callable[[Language], str] | None = None
    read: Callable[[Language], Sequence[str]] | None = None


@dataclass(frozen=True)
class CsvFigures:
    """A column of figures: its header, and a cell per row as it is written with a decimal mark."""

    name: str
    written: Callable[[DecimalMark], Sequence[str | None]]


def csv_text(
    columns: Sequence[CsvColumn | CsvFigures],
    dialect: Dialect = "canonical",
    language: Language | None = None,
) -> str:
    """Return the table as text, the byte order mark included where the dialect has one.

    Only what Excel opens is in the reader's language: its headings, yes and no, what its rows are
    called, what the corridor's file says in other languages.
    """
    if dialect == "excel":
        read = language or PlainEnglish()
        names = [heading(column.name, read) for column in columns]
        cells = [_as_excel(column, read) for column in columns]
    else:
        names = [column.name for column in columns]
        cells = [_canonical(column) for column in columns]
    return csv_rows([names, *zip(*cells, strict=True)], dialect)


def flags(values: Sequence[bool]) -> list[str | None]:
    """Return yes and no as CSV has them."""
    return ["true" if value else "false" for value in values]


def _canonical(column: CsvColumn | CsvFigures) -> list[str]:
    if isinstance(column, CsvFigures):
        return [cell or "" for cell in column.written(".")]
    written = safe_cell if column.is_text else str
    return ["" if cell is None else written(cell) for cell in column.cells]


def _as_excel(column: CsvColumn | CsvFigures, language: Language) -> list[str]:
    if isinstance(column, CsvFigures):
        return [cell or "" for cell in column.written(",")]
    if column.is_flag:
        return ["" if cell is None else yes_or_no(cell, language) for cell in column.cells]
    if column.is_text:
        own = language.own if column.is_own else str
        words = column.cells
        if column.read is not None and language.tag != ENGLISH:
            words = column.read(language)
        cells = ["" if cell is None else safe_cell(own(cell)) for cell in words]
        if column.said is not None and cells and language.tag != ENGLISH:
            cells[-1] = safe_cell(column.said(language))
        return cells
    return [cell or "" for cell in column.cells]
