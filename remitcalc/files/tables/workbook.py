"""Reads a workbook into sheets; runs in a child process, because calamine may abort."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, islice
from math import isfinite
from typing import TYPE_CHECKING

from remitcalc.files.limits import MOST_CELLS, MOST_SHEET_COLUMNS
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.child_side import NO_MEMORY
from remitcalc.files.tables.percent_cell import PercentCells
from remitcalc.files.tables.percents import percents_of
from remitcalc.files.tables.sheet import Sheet
from remitcalc.files.tables.sheet_marks import SheetMarks
from remitcalc.files.tables.workbook_kind import check_package, kind_of
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from python_calamine import CalamineSheet

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.error_cells import ErrorCells
    from remitcalc.files.tables.sheet import Cell, Row

_ROWS_AT_ONCE = 2_000
_AS_THEY_ARE = frozenset((str, float, bool, int, datetime.date, datetime.datetime, CellError))
_PANIC = "PanicException"
"""Of Rust; there is no module to import it from."""


def workbook_items(path: str, *, tick: Tick) -> Iterator[Sheet | PercentCells | list[Row]]:
    """Yield the rows of each sheet in parts, which show percentages, then the sheet without them.

    Raises
    ------
    RefusedError
    """
    import python_calamine as calamine

    content = content_of(path)
    tick("unpacking", 0, 0)
    kind = kind_of(content)
    marks, percents = check_package(content, kind, tick), percents_of(content, kind)
    tick("opening", 0, 0)
    with faults_refused():
        workbook = calamine.load_workbook(BytesIO(content))
        for at, about in enumerate(workbook.sheets_metadata):
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            tick("sheet", at, len(workbook.sheets_metadata))
            sheet = workbook.get_sheet_by_index(at)
            _check_extent(sheet, about.name)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            own = marks[at] if at < len(marks) else SheetMarks()
            merged = tuple(
                (top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
            shown = percents[at] if at < len(percents) else PercentCells()
            yield from _row_parts(sheet, own.errors, tick)
            if shown:
                # Laid over rows where they arrive: numbers travel in a third of the time.
                yield shown
            yield Sheet(
                about.name,
                (),
                is_hidden=is_hidden,
                merged=merged or tuple(own.merged),
                hidden_rows=frozenset(own.hidden_rows),
                hidden_columns=frozenset(own.hidden_columns),
                money=own.money,
                has_errors=bool(own.errors),  # numbers that are none were added
            )


def _check_extent(sheet: CalamineSheet, name: str) -> None:
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > MOST_CELLS or last_column >= MOST_SHEET_COLUMNS:
        raise RefusedError(message("sheet_too_large", name=name, most=MOST_CELLS))


def content_of(path: str) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    RefusedError
    """
    try:
        with regular_file(path) as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise RefusedError(fault_of(error)) from None


@contextmanager
def faults_refused() -> Iterator[None]:
    """Turn what calamine finds wrong with a workbook into a refusal.

    Some of its faults are panics of Rust, which are no `Exception`.
    """
    import python_calamine as calamine

    try:
        yield
    except calamine.PasswordError:
        raise RefusedError(message("workbook_protected")) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise RefusedError(message("workbook_corrupt")) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC or NO_MEMORY in str(error):
            raise
        raise RefusedError(message("workbook_corrupt")) from None


def _row_parts(sheet: CalamineSheet, errors: ErrorCells, tick: Tick) -> Iterator[list[Row]]:
    rows = iter(sheet_rows(sheet, errors))
    # One cell at the bottom of a sheet makes a million blank rows, wide as the table.
    blank = [*[None] * (sheet.start[1] if sheet.start else 0), *[""] * sheet.width]
    done = 0
    while part := [[] if row == blank else row for row in islice(rows, _ROWS_AT_ONCE)]:
        yield _as_rows(part, done, errors)
        done += len(part)
        tick("rows", done, sheet.total_height)


def sheet_rows(sheet: CalamineSheet, errors: ErrorCells) -> Iterable[Sequence[Cell]]:
    """Return the rows of a sheet, from its first row and column on, as calamine has the cells."""
    rows: Iterable[Sequence[Cell]] = sheet.iter_rows()  # type: ignore[assignment]
    # Rows come from the first on, columns from the first that holds anything.
    left = [None] * (sheet.start[1] if sheet.start else 0)
    if left:
        rows = ([*left, *row] for row in rows)
    return errors.laid_over(rows) if errors else rows


def _as_rows(part: list[Sequence[Cell]], first: int, errors: ErrorCells) -> list[Row]:
    """Return rows as `Sheet` has them, row `first` and on; numbers that are none become errors.

    What is looked for in all cells at once is found in a third of the time.
    """
    cells = list(chain.from_iterable(part))
    if not isfinite(sum([cell for cell in cells if type(cell) is float])):
        _note_odd_numbers(part, first, errors)
        part = [errors.of_row(at, row) for at, row in enumerate(part, first)]
    if not _AS_THEY_ARE.issuperset(map(type, cells)):
        return [tuple(map(_cell, row)) for row in part]
    if "" not in cells:
        return list(map(tuple, part))
    # calamine writes an empty cell as an empty text.
    return [tuple([None if cell == "" else cell for cell in row]) for row in part]


def _note_odd_numbers(part: list[Sequence[Cell]], first: int, errors: ErrorCells) -> None:
    for at, row in enumerate(part, first):
        for column, cell in enumerate(row):
            if type(cell) is float and not isfinite(cell):
                errors.note(at, column, CellError("number_not_finite", str(cell)))


def _cell(value: Cell) -> Cell:
    if value == "":
        return None
    return str(value) if isinstance(value, (datetime.time, datetime.timedelta)) else value
