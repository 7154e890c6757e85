"""Finds the sheets of a file that hold survey rows; runs in a child process."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.limits import MOST_WORKBOOK_BYTES
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.rpw.columns import HEADER_ROWS, positions
from remitcalc.files.tables import workbook_kind
from remitcalc.files.tables.error_cells import ErrorCells
from remitcalc.files.tables.reading import head_of, read_sheets
from remitcalc.files.tables.split_rows import split_rows
from remitcalc.files.tables.workbook import content_of, faults_refused, sheet_rows
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Cell


class _Table(NamedTuple):
    """A sheet as it is found, whatever it holds."""

    name: str
    rows: Iterable[Sequence[Cell]]
    total: int
    encoding: str
    has_errors: bool
    delimiter: str = ""


class SurveySheet(NamedTuple):
    """A sheet with survey rows.

    `rows` are those under the header, the first of which is row `first_row` of the sheet; `total`
    is how many there are at most. `name` is empty for CSV, `encoding` for a workbook. Where
    `has_errors`, cells may be `CellError`. `split` are the numbers of rows of CSV that a comma
    splits, so that their cells are shifted.
    """

    name: str
    rows: Iterable[Sequence[Cell]]
    first_row: int
    total: int
    places: Mapping[str, int]
    encoding: str
    has_errors: bool
    split: frozenset[int] = frozenset()


def survey_sheets(path: str, tick: Tick, encoding: str = "") -> Iterator[SurveySheet]:
    """Yield each sheet of a workbook or CSV file that has the survey's columns.

    Raises
    ------
    RefusedError
        The file cannot be read, or none of its sheets has them.
    """
    try:
        head, state = head_of(Path(path))
    except (OSError, ValueError) as error:
        raise RefusedError(fault_of(error)) from None
    nearest: list[tuple[str, ...]] = []
    is_workbook = head.startswith((workbook_kind.ZIP, workbook_kind.OLE))
    if is_workbook and state.st_size > MOST_WORKBOOK_BYTES:
        raise RefusedError(message("file_too_large", most_bytes=MOST_WORKBOOK_BYTES))
    found = False
    tables = _workbook_sheets(path, tick) if is_workbook else _csv_sheet(path, tick, encoding)
    for sheet in tables:
        made = _survey_sheet(sheet, nearest)
        if made is not None:
            found = True
            yield made
    if not found:
        missing = min(nearest, key=len, default=())
        if not missing:
            raise RefusedError(message("file_empty"))
        raise RefusedError(message("not_a_survey_file", columns=missing))


def _workbook_sheets(path: str, tick: Tick) -> Iterator[_Table]:
    import python_calamine as calamine

    content = content_of(path)
    kind = workbook_kind.kind_of(content)
    workbook_kind.check_size(content, kind)
    tick("unpacking", 0, 0)
    # Two threads, because neither needs Python's lock: one unpacks the workbook to see whether it
    # is sound, the other parses sheet after sheet. No row is used before the first has ended.
    with ThreadPoolExecutor(1) as checker, ThreadPoolExecutor(1) as parser, faults_refused():
        checked = checker.submit(
            partial(workbook_kind.check_package, errors_only=True), content, kind, _no_tick
        )
        if kind == "ods":  # one that is cut off would be loaded for ever
            checked.result()
        workbook = calamine.load_workbook(BytesIO(content))
        ahead = deque(
            (at, parser.submit(workbook.get_sheet_by_index, at))
            for at, about in enumerate(workbook.sheets_metadata)
            if about.typ == calamine.SheetTypeEnum.WorkSheet
        )
        try:
            marks = checked.result()
            for done in range(count := len(ahead)):
                tick("sheet", done, count)
                at, parsed = ahead.popleft()
                sheet = parsed.result()
                own = marks[at].errors if at < len(marks) else ErrorCells()
                rows = sheet_rows(sheet, own)
                yield _Table(sheet.name, rows, sheet.total_height, "", bool(own))
                del sheet, parsed, rows  # it is large
        finally:
            for _, waiting in ahead:
                waiting.cancel()


def _no_tick(phase: str, done: int, total: int) -> None:
    """Say nothing: the other thread has the word."""


def _csv_sheet(path: str, tick: Tick, encoding: str) -> Iterator[_Table]:
    sheets, problems = read_sheets(path, tick=tick, encoding=encoding)
    if sheets is None:
        raise RefusedError(problems[0].message)
    for sheet in sheets:
        rows = sheet.rows
        mark = sheet.delimiter
        yield _Table(sheet.name, rows, len(rows), sheet.encoding, sheet.has_errors, mark)


def _survey_sheet(table: _Table, nearest: list[tuple[str, ...]]) -> SurveySheet | None:
    rest = iter(table.rows)
    head = list(islice(rest, HEADER_ROWS))
    for at, cells in enumerate(head):
        places, missing = positions(cells)
        if not missing:
            below: Iterable[Sequence[Cell]] = chain(head[at + 1 :], rest)
            split: frozenset[int] = frozenset()
            if table.delimiter and isinstance(table.rows, list):
                body = table.rows[at + 1 :]
                below = body
                split = frozenset(at + 2 + n for n in split_rows(body, len(cells), table.delimiter))
            return SurveySheet(
                table.name,
                below,
                at + 2,
                table.total - at - 1,
                places,
                table.encoding,
                table.has_errors,
                split,
            )
        nearest.append(missing)
    return None
