"""Builds the library from files; runs in a child process, so that no row travels as a pickle."""

from __future__ import annotations

import errno
import gc
import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from remitcalc import __version__
from remitcalc.files.problems import shown
from remitcalc.files.refusal import RefusedError
from remitcalc.files.rpw import schema
from remitcalc.files.rpw.cells import mark_of, text
from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.made_of import path_text
from remitcalc.files.rpw.outlying import outlying_amounts
from remitcalc.files.rpw.row_reader import ExcludedError, RowReader
from remitcalc.files.rpw.sheets import survey_sheets
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.rpw.outlying import Amounts
    from remitcalc.files.rpw.quote import Quote
    from remitcalc.files.rpw.sheets import SurveySheet
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.message import Message

    Notice = tuple[str, Message]

_ROWS_AT_ONCE = 2_000
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NAMES = (("source", "source_name"), ("destination", "destination_name"))
_FIGURES = ("amount1", "fee1", "margin1", "total1", "amount2", "fee2", "margin2", "total2")


class Said(NamedTuple):
    """What a person says of CSV files: what marks decimals, and how letters are written."""

    decimal: DecimalMark | None = None
    encoding: str = ""


NOTHING_SAID = Said()


def build_library(
    files: Sequence[str], target: str, said: Said = NOTHING_SAID, *, tick: Tick
) -> list[Notice]:
    """Write a library of all survey rows in `files` to the new file `target`.

    Returns
    -------
    list of (file, Message)
        What was decided about how a CSV file is to be read, where that is not as usual.

    Raises
    ------
    RefusedError
    """
    gc.disable()  # rows hold no cycles, and looking for them doubles the time
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as base:
            return _filled(base, files, said, tick)
    except sqlite3.Error as error:  # the disk is full, or the folder is gone
        raise RefusedError(not_written(error)) from None


def not_written(error: OSError | sqlite3.Error) -> Message:
    """Return why a library could not be written."""
    number = getattr(error, "errno", None)
    if number in _DISK_FULL or getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return message("library_disk_full")
    return message("library_not_written", reason=getattr(error, "strerror", None) or str(error))


def _filled(base: sqlite3.Connection, files: Sequence[str], said: Said, tick: Tick) -> list[Notice]:
    # A file that is not finished is thrown away, so it needs no journal.
    for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY"):
        base.execute(f"PRAGMA {setting}")
    base.executescript(schema.TABLES)
    base.execute("BEGIN")
    base.execute("INSERT INTO made_by VALUES (?)", (__version__,))
    builder = _Builder(base, said.decimal, tick)
    for file in files:
        for sheet in survey_sheets(file, tick, said.encoding):
            builder.add(sheet, file)
    builder.finish()
    base.execute("COMMIT")
    base.execute(f"PRAGMA user_version = {schema.VERSION}")
    return builder.notices


class _Builder:
    def __init__(self, base: sqlite3.Connection, mark: DecimalMark | None, tick: Tick) -> None:
        self.notices: list[Notice] = []
        self._base = base
        self._mark = mark
        self._tick = tick
        self._corridors: dict[tuple[str, str], int] = {}
        self._keys: set[int] = set()
        self._names: dict[str, tuple[int, str]] = {}
        self._named: set[tuple[str, str, int]] = set()
        self._amounts: dict[Amounts, int] = {}
        self._excluded: list[tuple[int, int, str, str, str]] = []
        self._sheets = 0

    def add(self, sheet: SurveySheet, file: str) -> None:
        """Add the rows of one sheet."""
        self._excluded.clear()
        before = len(self._keys)
        self._base.executemany(schema.INSERT_QUOTE, self._values(sheet, file))
        self._base.executemany("INSERT INTO excluded VALUES (?, ?, ?, ?, ?)", self._excluded)
        held = (self._sheets, path_text(file), sheet.name, len(self._keys) - before)
        self._base.execute("INSERT INTO sheet VALUES (?, ?, ?, ?)", held)
        self._sheets += 1

    def finish(self) -> None:
        """Mark outlying amounts, and sum up."""
        self._tick("saving", 0, 0)
        base = self._base
        corridors = [(at, *ends) for ends, at in self._corridors.items()]
        base.executemany("INSERT INTO corridor VALUES (?, ?, ?)", corridors)
        names = [(code, name) for code, (_, name) in self._names.items()]
        base.executemany("INSERT INTO country VALUES (?, ?)", names)
        base.execute(schema.INDEX)
        for column, place in outlying_amounts(self._amounts):
            base.execute(schema.MARK[column], (Flag.OUTLYING.value, *place))
        base.execute(schema.SUMMARY)

    def _values(self, sheet: SurveySheet, file: str) -> Iterator[tuple[object, ...]]:
        corridors, keys, amounts = self._corridors, self._keys, self._amounts
        for quote in self._quotes(sheet, file):
            key = (quote.key << 20) + quote.quarter
            if key in keys:
                self._exclude(quote.row, "rpw_repeated_key", "id", str(quote.key))
                continue
            keys.add(key)
            place = quote.source, quote.quarter, quote.currency, quote.amount1, quote.amount2
            amounts[place] = amounts.get(place, 0) + 1
            ends = quote[:2]
            corridor = corridors.get(ends)
            if corridor is None:
                corridor = corridors[ends] = len(corridors)
            yield corridor, *quote[2:]

    def _quotes(self, sheet: SurveySheet, file: str) -> Iterator[Quote]:
        rows = iter(sheet.rows)
        mark = None
        if sheet.encoding:
            held = list(rows)
            mark = self._mark or mark_of(held, [sheet.places[name] for name in _FIGURES])
            rows = iter(held)
        reader = RowReader(
            sheet.places,
            mark,
            self._sheets,
            believes=self._mark is not None,
            has_errors=sheet.has_errors,
        )
        if sheet.encoding not in ("", "UTF-8"):
            self.notices.append((file, message("csv_not_utf8", encoding=sheet.encoding)))
        if mark == "comma":
            self.notices.append((file, message("csv_decimal_comma")))
        at = sheet.first_row
        while part := list(islice(rows, _ROWS_AT_ONCE)):
            for cells in part:
                try:
                    if at in sheet.split:
                        raise ExcludedError(message("table_row_split"), "", text(cells[0]))
                    quote = reader.read(cells, at)
                except ExcludedError as excluded:
                    if any(text(cell) for cell in cells):
                        said = excluded.why.code, excluded.column, excluded.found
                        self._exclude(at, *said)
                else:
                    if quote[:3] not in self._named:
                        self._named.add(quote[:3])
                        self._note_names(quote, sheet, cells)
                    yield quote
                at += 1
            self._tick("rows", at - sheet.first_row, sheet.total)

    def _exclude(self, row: int, code: str, column: str, found: str) -> None:
        self._excluded.append((self._sheets, row, code, column, shown(found)))

    def _note_names(self, quote: Quote, sheet: SurveySheet, cells: Sequence[Cell]) -> None:
        """Keep the newest name of each country: they change."""
        for code, name in zip(quote[:2], _NAMES, strict=True):
            known = self._names.get(code)
            if known is not None and known[0] >= quote.quarter:
                continue
            at = sheet.places.get(name[1])
            stands = text(cells[at]) if at is not None and at < len(cells) else ""
            self._names[code] = (quote.quarter, stands or (known[1] if known else code))
