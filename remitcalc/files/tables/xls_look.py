"""Finds what an old workbook ([MS-XLS]) says beside the values of its cells.

Errors, hidden rows and columns, and what cells show beside their numbers.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.cell_formats import shown_beside
from remitcalc.files.tables.compound_file import CompoundFile, DamagedError
from remitcalc.files.tables.sheet_marks import SheetMarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
_ROW, _COLUMNS, _FORMAT, _STYLE = 0x0208, 0x7D, 0x041E, 0xE0
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x0203, 0x027E, 0xBD
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_FLAGS_OF_ROW, _FLAGS_OF_COLUMNS = 12, 8
_WIDE = 0x01
_SHORT_SIZE = 6
"""Of a style and a number of four bytes, of which a row of them is made."""

_MARKED = re.compile(
    rb"\x08\x02\x10\x00.{12}[\x20-\x3f\x60-\x7f\xa0-\xbf\xe0-\xff]"  # a hidden row
    rb"|\x7d\x00[\x0a-\x0c]\x00.{8}[\x01-\xff]",  # hidden columns, perhaps
    re.DOTALL,
)
_FAILED = re.compile(
    rb"\x05\x02\x08\x00......[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]\x01"  # a cell with an error
    rb"|\x06\x00........\x02.[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]...\xff\xff",  # a formula's
    re.DOTALL,
)


def xls_marks(content: bytes) -> Sequence[SheetMarks]:
    """Return what each sheet says; empty where that is nothing, or the file is damaged."""
    try:
        file = CompoundFile(content)
        book = file.stream("Workbook") or file.stream("Book") or b""
        money = _money_styles(book)
    except (DamagedError, struct.error):
        return ()  # whoever reads the cells says so
    if _FAILED.search(book) is None and _MARKED.search(book) is None and not money:
        return ()
    return [_marks_of(book, start, money) for start in _starts(book)]


def _money_styles(book: bytes) -> Mapping[int, str]:
    """Return what cells show beside their numbers, by style."""
    shown: dict[int, str] = {}
    formats: list[int] = []
    for kind, held in _records(book, 0):
        if kind == _FORMAT:
            number, length, flags = struct.unpack_from("<HHB", held)
            is_wide = flags & _WIDE
            code = held[5 : 5 + length * (2 if is_wide else 1)]
            text = shown_beside(code.decode("utf-16-le" if is_wide else "latin-1", "replace"))
            shown |= {number: text} if text else {}
        elif kind == _STYLE:
            formats.append(struct.unpack_from("<H", held, 2)[0])
    return {style: shown[number] for style, number in enumerate(formats) if number in shown}


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


def _marks_of(book: bytes, start: int, money: Mapping[int, str]) -> SheetMarks:
    marks = SheetMarks()
    for kind, held in _records(book, start):
        code = None
        if kind == _ERROR and held[7:8] == b"\x01":
            code = held[6]
        elif kind == _FORMULA and held[6:7] == b"\x02" and held[12:14] == b"\xff\xff":
            code = held[8]
        elif kind == _ROW and len(held) > _FLAGS_OF_ROW:
            is_hidden = held[_FLAGS_OF_ROW] & _HIDDEN_ROW
            marks.hide_rows(struct.unpack_from("<H", held) if is_hidden else ())
        elif kind == _COLUMNS and len(held) > _FLAGS_OF_COLUMNS:
            first, last = struct.unpack_from("<HH", held)
            is_hidden = held[_FLAGS_OF_COLUMNS] & _HIDDEN_COLUMN
            marks.hide_columns(range(first, last + 1) if is_hidden else ())
        if code is not None:
            row, column = struct.unpack_from("<HH", held)
            marks.errors.note(row, column, CellError("cell_error", ERRORS.get(code, "#ERROR")))
        elif money:
            for row, column, style in _styled_numbers(kind, held):
                if style in money:
                    marks.show_money(row, column, money[style])
    return marks


def _styled_numbers(kind: int, held: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each number of a record."""
    if kind in (_NUMBER, _SHORT_NUMBER, _FORMULA) and len(held) >= _SHORT_SIZE:
        yield struct.unpack_from("<HHH", held)
    elif kind == _SHORT_NUMBERS and len(held) >= _SHORT_SIZE:
        row, first = struct.unpack_from("<HH", held)
        for at in range((len(held) - _SHORT_SIZE) // _SHORT_SIZE):
            yield row, first + at, struct.unpack_from("<H", held, 4 + at * _SHORT_SIZE)[0]
