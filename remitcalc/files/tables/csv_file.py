"""Reads a CSV file into one sheet."""

from __future__ import annotations

import csv
import gc
import io
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_CELL, MOST_CSV_BYTES, MOST_CSV_CELLS, MOST_ROWS
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.csv_text import decoded, delimiter_of
from remitcalc.files.tables.long_csv import long_rows
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Row

_ROWS_AT_ONCE = 20_000


def read_csv(path: Path, tick: Tick) -> Sheet:
    """Return the sheet of a CSV file; an empty cell is None.

    Raises
    ------
    RefusedError
        Too large, nothing in it, or not text.
    """
    with path.open("rb") as file:
        content = file.read(MOST_CSV_BYTES + 1)
    if len(content) > MOST_CSV_BYTES:
        raise RefusedError(message("file_too_large", most_bytes=MOST_CSV_BYTES))
    text, encoding = decoded(content)
    delimiter, text = delimiter_of(text)
    # Of three characters each, with the mark between, so many cells would fill it.
    if len(text) > 3 * MOST_CSV_CELLS < 3 * text.count(delimiter or "\n"):
        raise RefusedError(message("table_too_large", most=MOST_CSV_CELLS))
    rows: Sequence[Row] | None = long_rows(text, delimiter)
    if rows is None:
        with _no_collector():
            rows = _rows(text, delimiter or "\0", tick)
    _check_count(len(rows))
    tick("rows", len(text), len(text))
    return Sheet("", rows, encoding=encoding, delimiter=delimiter)


def _rows(text: str, delimiter: str, tick: Tick) -> list[Row]:
    csv.field_size_limit(LONGEST_CELL)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=delimiter)
    rows: list[Row] = []
    try:
        while part := list(islice(reader, _ROWS_AT_ONCE)):
            rows.extend(map(tuple, part))
            _check_count(len(rows))
            tick("rows", stream.tell(), len(text))
    except csv.Error as error:
        if "field limit" in str(error):
            said = message("cell_too_long", row=reader.line_num, most=LONGEST_CELL)
            raise RefusedError(said) from None
        raise RefusedError(message("csv_unreadable", row=reader.line_num)) from None
    _check_quotes(text, rows)
    return _without_blanks(rows) if _has_blanks(text, delimiter) else rows


def _check_count(rows: int) -> None:
    if rows > MOST_ROWS:
        raise RefusedError(message("table_too_long", most=MOST_ROWS))


def _check_quotes(text: str, rows: Sequence[Row]) -> None:
    """Refuse a text whose last cell goes over several lines because its quote is never closed."""
    if text.count('"') % 2 and rows and "\n" in str(rows[-1][-1] if rows[-1] else "").rstrip():
        raise RefusedError(message("csv_quote_open", row=len(rows)))


def _has_blanks(text: str, delimiter: str) -> bool:
    """Return whether any cell may be empty: told from the text, which is quicker than the cells."""
    signs = (delimiter * 2, f"{delimiter}\n", f"{delimiter}\r", f"\n{delimiter}", '""')
    at_edge = text.startswith(delimiter) or text.endswith(delimiter)
    return at_edge or any(sign in text for sign in signs)


def _without_blanks(rows: list[Row]) -> list[Row]:
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
