"""Reads a workbook into sheets; runs in a child process, because calamine may abort."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.files.limits import MOST_CELLS
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.tables.sheet import Sheet
from remitcalc.files.tables.workbook_kind import check_package, kind_of
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Cell, Row

_ROWS_AT_ONCE = 2_000


def workbook_items(path: str, *, tick: Tick) -> Iterator[Sheet | list[Row]]:
    """Yield each sheet, without its rows, then its rows in parts.

    Raises
    ------
    RefusedError
    """
    import python_calamine as calamine

    with opened(path, tick) as workbook:
        for at, about in enumerate(workbook.sheets_metadata):
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            tick("sheet", at, len(workbook.sheets_metadata))
            sheet = workbook.get_sheet_by_index(at)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            merged = tuple(
                (top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
            last_row, last_column = sheet.end or (0, 0)
            if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise RefusedError(message("sheet_too_large", name=about.name, most=MOST_CELLS))
            yield Sheet(about.name, (), is_hidden=is_hidden, merged=merged)
            yield from _row_parts(sheet, tick)


@contextmanager
def opened(path: str, tick: Tick) -> Iterator[CalamineWorkbook]:
    """Open a workbook that is safe to unpack; what fails while it is read is refused too.

    Raises
    ------
    RefusedError
    """
    import python_calamine as calamine

    content = content_of(path)
    tick("unpacking", 0, 0)
    check_package(content, kind_of(content), tick)
    tick("opening", 0, 0)
    with faults_refused():
        yield calamine.load_workbook(BytesIO(content))


def content_of(path: str) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    RefusedError
    """
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise RefusedError(fault_of(error)) from None


@contextmanager
def faults_refused() -> Iterator[None]:
    """Turn what calamine finds wrong with a workbook into a refusal."""
    import python_calamine as calamine

    try:
        yield
    except calamine.PasswordError:
        raise RefusedError(message("workbook_protected")) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedError(message("workbook_corrupt", reason=str(error))) from None


def _row_parts(sheet: CalamineSheet, tick: Tick) -> Iterator[list[Row]]:
    # Rows come from the first on, columns from the first that holds anything.
    left = (None,) * (sheet.start[1] if sheet.start else 0)
    part: list[Row] = []
    blank = [""] * sheet.width
    for at, cells in enumerate(sheet.iter_rows(), 1):
        # One cell at the bottom of a sheet makes a million blank rows, wide as the table.
        part.append((*left, *map(_cell, cells)) if cells != blank else ())
        if len(part) == _ROWS_AT_ONCE:
            tick("rows", at, sheet.total_height)
            yield part
            part = []
    if part:
        yield part


def _cell(value: object) -> Cell:
    """Return a cell as `Sheet` has it; calamine writes an empty one as an empty text."""
    if value == "":
        return None
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return str(value)
    return value  # type: ignore[return-value]
