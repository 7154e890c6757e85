"""Finds the cells of an old workbook ([MS-XLS]) that show an error."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.compound_file import CompoundFile, DamagedError
from remitcalc.files.tables.error_cells import ErrorCells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""What the codes of errors mean, [MS-XLS] 2.5.10; newer binary workbooks have the same."""

_HEAD = struct.Struct("<HH")
_BEGIN, _END, _SHEET, _ERROR, _FORMULA = 0x0809, 0x0A, 0x85, 0x0205, 0x06
_FAILED = re.compile(
    rb"\x05\x02\x08\x00......[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]\x01"  # a cell with an error
    rb"|\x06\x00........\x02.[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]...\xff\xff",  # a formula's
    re.DOTALL,
)


def xls_errors(content: bytes) -> Sequence[ErrorCells]:
    """Return the errors of each sheet; empty where there are none, or the file is damaged."""
    try:
        file = CompoundFile(content)
        book = file.stream("Workbook") or file.stream("Book") or b""
    except DamagedError:
        return ()  # whoever reads the cells says so
    if _FAILED.search(book) is None:
        return ()
    return [_errors_of(book, start) for start in _starts(book)]


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of a book, with those of the charts within it."""
    depth = 0
    while at + _HEAD.size <= len(book):
        kind, length = _HEAD.unpack_from(book, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        yield kind, book[at + _HEAD.size : at + _HEAD.size + length]
        at += _HEAD.size + length


def _starts(book: bytes) -> Iterator[int]:
    """Yield where the sheets begin, as the records before the first of them say."""
    for kind, held in _records(book, 0):
        if kind == _SHEET and len(held) >= 4:  # noqa: PLR2004  a place is four bytes long
            yield struct.unpack_from("<I", held)[0]


def _errors_of(book: bytes, start: int) -> ErrorCells:
    errors = ErrorCells()
    for kind, held in _records(book, start):
        code = None
        if kind == _ERROR and held[7:8] == b"\x01":
            code = held[6]
        elif kind == _FORMULA and held[6:7] == b"\x02" and held[12:14] == b"\xff\xff":
            code = held[8]
        if code is not None:
            row, column = struct.unpack_from("<HH", held)
            errors.note(row, column, CellError("cell_error", ERRORS.get(code, "#ERROR")))
    return errors
