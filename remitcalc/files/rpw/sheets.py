"""Finds the sheets of a file that hold survey rows; runs in a child process."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.limits import MOST_WORKBOOK_BYTES
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.rpw.columns import HEADER_ROWS, positions
from remitcalc.files.tables import workbook_kind
from remitcalc.files.tables.reading import head_of, read_sheets
from remitcalc.files.tables.workbook import content_of, faults_refused
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from python_calamine import CalamineSheet

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Cell


class SurveySheet(NamedTuple):
    """A sheet with survey rows.

    `rows` are those under the header, the first of which is row `first_row` of the sheet; `total`
    is how many there are at most. `name` is empty for CSV, `encoding` for a workbook.
    """

    name: str
    rows: Iterable[Sequence[Cell]]
    first_row: int
    total: int
    places: Mapping[str, int]
    encoding: str


def survey_sheets(path: str, tick: Tick) -> Iterator[SurveySheet]:
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
    for sheet in _workbook_sheets(path, tick) if is_workbook else _csv_sheet(path, tick):
        made = _survey_sheet(*sheet, nearest)
        if made is not None:
            found = True
            yield made
    if not found:
        missing = min(nearest, key=len, default=())
        if not missing:
            raise RefusedError(message("file_empty"))
        raise RefusedError(message("not_a_survey_file", columns=missing))


def _workbook_sheets(
    path: str, tick: Tick
) -> Iterator[tuple[str, Iterable[Sequence[Cell]], int, str]]:
    import python_calamine as calamine

    content = content_of(path)
    kind = workbook_kind.kind_of(content)
    workbook_kind.check_size(content, kind)
    tick("unpacking", 0, 0)
    # Two threads, because neither needs Python's lock: one unpacks the workbook to see whether it
    # is sound, the other parses sheet after sheet. No row is used before the first has ended.
    with ThreadPoolExecutor(1) as checker, ThreadPoolExecutor(1) as parser, faults_refused():
        checked = checker.submit(workbook_kind.check_package, content, kind, _no_tick)
        workbook = calamine.load_workbook(BytesIO(content))
        ahead = deque(
            parser.submit(workbook.get_sheet_by_index, at)
            for at, about in enumerate(workbook.sheets_metadata)
            if about.typ == calamine.SheetTypeEnum.WorkSheet
        )
        try:
            checked.result()
            for at in range(count := len(ahead)):
                tick("sheet", at, count)
                sheet = ahead.popleft().result()
                yield sheet.name, _rows(sheet), sheet.total_height, ""
                del sheet  # it is large
        finally:
            for waiting in ahead:
                waiting.cancel()


def _no_tick(phase: str, done: int, total: int) -> None:
    """Say nothing: the other thread has the word."""


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Cell]]:
    left = [None] * (sheet.start[1] if sheet.start else 0)
    rows: Iterator[list[Cell]] = sheet.iter_rows()  # type: ignore[assignment]
    if not left:
        return rows
    return (left + row for row in rows)


def _csv_sheet(path: str, tick: Tick) -> Iterator[tuple[str, Iterable[Sequence[Cell]], int, str]]:
    sheets, problems = read_sheets(path, tick=tick)
    if sheets is None:
        raise RefusedError(problems[0].message)
    for sheet in sheets:
        yield sheet.name, sheet.rows, len(sheet.rows), sheet.encoding


def _survey_sheet(
    name: str,
    rows: Iterable[Sequence[Cell]],
    total: int,
    encoding: str,
    nearest: list[tuple[str, ...]],
) -> SurveySheet | None:
    rest = iter(rows)
    head = list(islice(rest, HEADER_ROWS))
    for at, cells in enumerate(head):
        places, missing = positions(cells)
        if not missing:
            below = chain(head[at + 1 :], rest)
            return SurveySheet(name, below, at + 2, total - at - 1, places, encoding)
        nearest.append(missing)
    return None
