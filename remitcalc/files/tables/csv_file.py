"""Reads a CSV file into one sheet."""

from __future__ import annotations

import csv
import gc
import io
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_CELL, MOST_CSV_BYTES, MOST_CSV_CELLS, MOST_ROWS
from remitcalc.files.refusal import RefusedError
from remitcalc.files.regular_file import regular_file
from remitcalc.files.tables.cell_error import may_show_errors
from remitcalc.files.tables.csv_quotes import swallowing_row
from remitcalc.files.tables.csv_text import decoded, delimiter_of
from remitcalc.files.tables.long_csv import long_rows
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Row

_LAST = "\ue000"
"""A line put after the last, a private character: read as a row, unless a quote is still open."""

_ROWS_AT_ONCE = 20_000


def read_csv(path: Path, tick: Tick, encoding: str = "") -> Sheet:
    """Return the sheet of a CSV file; an empty cell is None; `encoding`, where it is said.

    Raises
    ------
    RefusedError
        Too large, nothing in it, or not text.
    """
    with regular_file(path) as file:
        content = file.read(MOST_CSV_BYTES + 1)
    if len(content) > MOST_CSV_BYTES:
        raise RefusedError(message("file_too_large", most_bytes=MOST_CSV_BYTES))
    text, encoding = decoded(content, encoding)
    delimiter, text = delimiter_of(text)
    return replace(text_sheet(text, delimiter, tick), encoding=encoding)


def text_sheet(text: str, delimiter: str, tick: Tick) -> Sheet:
    """Return the sheet of a text whose cells a sign delimits; an empty one: there is one column.

    Raises
    ------
    RefusedError
        Too large, or quotation marks that make no cells.
    """
    # Of three characters each, with the mark between, so many cells would fill it.
    if len(text) > 3 * MOST_CSV_CELLS < 3 * text.count(delimiter or "\n"):
        raise RefusedError(message("table_too_large", most=MOST_CSV_CELLS))
    rows: Sequence[Row] | None = long_rows(text, delimiter)
    if rows is None:
        with _no_collector():
            rows = _rows(text, delimiter or "\0", tick)
    _check_count(len(rows))
    tick("rows", len(text), len(text))
    has_errors = may_show_errors(text)
    return Sheet("", rows, delimiter=delimiter, has_errors=has_errors)


def _rows(text: str, delimiter: str, tick: Tick) -> list[Row]:
    csv.field_size_limit(LONGEST_CELL)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(chain(stream, (_LAST,)), delimiter=delimiter)
    rows: list[tuple[str, ...]] = []
    try:
        while part := list(islice(reader, _ROWS_AT_ONCE)):
            rows.extend(map(tuple, part))
            _check_count(len(rows))
            tick("rows", stream.tell(), len(text))
    except csv.Error as error:
        row = _row_of_fault(text, delimiter)
        if "field limit" in str(error):
            raise RefusedError(message("cell_too_long", row=row, most=LONGEST_CELL)) from None
        raise RefusedError(message("csv_unreadable", row=row)) from None
    if rows.pop() != (_LAST,):
        raise RefusedError(message("csv_quote_open", row=len(rows) + 1))
    # As long as every row is one line, no quotation mark holds another one.
    swallowing = swallowing_row(rows, delimiter) if reader.line_num > len(rows) + 1 else None
    if swallowing is not None:
        raise RefusedError(message("csv_quote_swallows", row=swallowing))
    return _without_blanks(rows) if _has_blanks(text, delimiter) else [*rows]


def _row_of_fault(text: str, delimiter: str) -> int:
    """Return the row, from 1, that the csv module cannot read: where its quote opens."""
    row = 1
    with suppress(csv.Error):
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            row += 1
    return row


def _check_count(rows: int) -> None:
    if rows > MOST_ROWS:
        raise RefusedError(message("table_too_long", most=MOST_ROWS))


def _has_blanks(text: str, delimiter: str) -> bool:
    """Return whether any cell may be empty: told from the text, which is quicker than the cells."""
    signs = (delimiter * 2, f"{delimiter}\n", f"{delimiter}\r", f"\n{delimiter}", '""')
    at_edge = text.startswith(delimiter) or text.endswith(delimiter)
    return at_edge or any(sign in text for sign in signs)


def _without_blanks(rows: list[tuple[str, ...]]) -> list[Row]:
    return [tuple(cell or None for cell in row) if "" in row else row for row in rows]


@contextmanager
def _no_collector() -> Iterator[None]:
    """Leave out looking for cycles: a million tuples hold none, and it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
