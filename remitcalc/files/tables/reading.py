"""Reads any table file: what kind it is, is seen from its content."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.files.foreign_kinds import foreign_kind
from remitcalc.files.limits import MOST_COLUMNS, MOST_CSV_BYTES, MOST_WORKBOOK_BYTES
from remitcalc.files.problems import Problem, Problems
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.files.tables.percent_cell import PercentCells
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Row

    SheetsRead = tuple[tuple[Sheet, ...] | None, tuple[Problem, ...]]

_HEAD = 4096
_FIRST_ROWS = 20
_EXCEL_2003 = "excel_2003"


def read_sheets(
    path: str | os.PathLike[str], *, tick: Tick | None = None, encoding: str = ""
) -> SheetsRead:
    """Read every sheet of a CSV file or of an XLSX, XLSB, XLS or ODS workbook.

    Parameters
    ----------
    path : str or path-like
    tick : callable, optional
        Called as `tick(phase, done, total)`; the phases are "unpacking", "opening", "sheet" and
        "rows"; a total of 0 is unknown. To cancel, raise: it is passed on, nothing is left.
    encoding : str
        Of a CSV file that is no UTF-8, where a person says it, as `encodings` has the names; a
        workbook has none.

    Returns
    -------
    (tuple of Sheet or None, tuple of Problem)
        Hidden sheets are among them, sheets of charts and macros are not. None with one problem
        where the file cannot be read. That a CSV file is not UTF-8 is a warning.
    """
    problems = Problems(os.fspath(path))
    sheets: tuple[Sheet, ...] | None = None
    try:
        sheets = _sheets(Path(path), tick or _no_tick, encoding)
    except RefusedError as refused:
        problems.add(refused.fault)
    except (OSError, ValueError) as error:
        problems.add(fault_of(error))
    else:
        for sheet in sheets:
            if sheet.encoding not in ("", "UTF-8") and not encoding:
                problems.warn(message("csv_not_utf8", encoding=sheet.encoding))
    return sheets, problems.listed()


def _sheets(path: Path, tick: Tick, encoding: str) -> tuple[Sheet, ...]:
    head, before = head_of(path)
    tick("opening", 0, 0)
    sheets = _sheets_of(path, head, before.st_size, tick, encoding)
    if any(map(_is_wide, sheets)):
        raise RefusedError(message("table_too_wide", most=MOST_COLUMNS))
    after = path.stat()
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise RefusedError(message("file_changed"))
    return sheets


def _is_wide(sheet: Sheet) -> bool:
    """Return whether one of the first rows, the headings among them, holds too many cells."""
    wide = (row for row in sheet.rows[:_FIRST_ROWS] if len(row) > MOST_COLUMNS)
    return any(len(row) - row.count(None) > MOST_COLUMNS for row in wide)


def head_of(path: Path) -> tuple[bytes, os.stat_result]:
    """Return the first bytes of a file, and its state when they were read.

    Raises
    ------
    RefusedError
        It is no regular file.
    OSError
    """
    with regular_file(path) as file:
        return file.read(_HEAD), os.fstat(file.fileno())


def _is_workbook(head: bytes) -> bool:
    # Imported here: a CSV file needs no child, a workbook no CSV.
    from remitcalc.files.tables import workbook_kind

    return head.startswith((workbook_kind.ZIP, workbook_kind.OLE))


def _sheets_of(path: Path, head: bytes, size: int, tick: Tick, encoding: str) -> tuple[Sheet, ...]:
    if _is_workbook(head):
        if size > MOST_WORKBOOK_BYTES:
            raise RefusedError(message("file_too_large", most_bytes=MOST_WORKBOOK_BYTES))
        return _workbook(path, tick)
    foreign = foreign_kind(head)
    if foreign == _EXCEL_2003:
        raise RefusedError(message("excel_2003_xml"))
    if foreign:
        raise RefusedError(message("not_a_table_file", found=foreign))
    from remitcalc.files.tables import csv_file

    if size > MOST_CSV_BYTES:
        raise RefusedError(message("file_too_large", most_bytes=MOST_CSV_BYTES))
    return (csv_file.read_csv(path, tick, encoding),)


def _workbook(path: Path, tick: Tick) -> tuple[Sheet, ...]:
    from remitcalc.files.tables.child import stream_from_child
    from remitcalc.files.tables.workbook import workbook_items

    sheets: list[Sheet] = []
    rows: list[Row] = []
    for item in stream_from_child(workbook_items, os.fspath(path), tick=tick):
        if isinstance(item, Sheet):
            sheets.append(replace(item, rows=rows))
            rows = []
        elif isinstance(item, PercentCells):
            item.lay_over(rows)
        else:
            rows.extend(item)
    return tuple(sheets)


def _no_tick(phase: str, done: int, total: int) -> None:
    """Say nothing."""
