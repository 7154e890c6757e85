"""Finds what a binary workbook of 2007 and later ([MS-XLSB]) says beside the values of its cells.

Errors, hidden rows and columns, merged cells, and what cells show beside their numbers.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.error_cells import MOST_COLUMNS
from remitcalc.files.tables.sheet_marks import SheetMarks
from remitcalc.files.tables.xls_look import ERRORS
from remitcalc.files.tables.xlsb_records import records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROW, _ERROR, _FORMULA_ERROR, _COLUMNS, _SHEET, _MERGED = 0, 3, 11, 60, 156, 176
_NUMBERS = (2, 5, 9)
"""Records of a number, short and long, and of a formula that gives one."""

_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_FLAGS_OF_ROW, _FLAGS_OF_COLUMNS = 11, 16
_STYLE = 0xFFFFFF
_CODE_AT = 8
_FAILED = re.compile(
    rb"(?:\x03\x09|\x0b(?:[\x09-\x7f]|[\x80-\xff][\x01-\x7f]))..\x00\x00"
    rb"....[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]",
    re.DOTALL,
)
"""What every record of an error looks like, and hardly anything else."""

_MARKED = re.compile(
    rb"\x00[\x11-\x7f].{11}[\x10-\x1f\x30-\x3f\x50-\x5f\x70-\x7f]|\x3c\x12.{16}[\x01-\xff]|\xb0\x01\x10",
    re.DOTALL,
)
"""What a hidden row, a hidden column and a merged cell look like, and not much else."""


class BinaryLook:
    """Takes a sheet part by part; `marks` are those of all that was fed.

    `money` is what cells show beside their numbers, by style.
    """

    def __init__(self, money: Mapping[int, str], *, errors_only: bool) -> None:
        self._parts: list[bytes] = []
        self._money, self._errors_only = money, errors_only

    def feed(self, chunk: bytes) -> None:
        """Take the next part."""
        self._parts.append(chunk)

    @property
    def marks(self) -> SheetMarks:
        """What the sheet says beside the values of its cells."""
        sheet = b"".join(self._parts)
        marks = SheetMarks()
        is_marked = not self._errors_only and (self._money or _MARKED.search(sheet))
        row = 0
        for kind, held in records(sheet) if is_marked or _FAILED.search(sheet) else ():
            if kind == _ROW and len(held) >= 4:  # noqa: PLR2004  a number of four bytes
                row = _number(held, 0)
                if not self._errors_only and held[_FLAGS_OF_ROW : _FLAGS_OF_ROW + 1]:
                    marks.hide_rows([row] if held[_FLAGS_OF_ROW] & _HIDDEN_ROW else ())
            elif kind in (_ERROR, _FORMULA_ERROR) and len(held) > _CODE_AT:
                shown = ERRORS.get(held[_CODE_AT], "#ERROR")
                marks.errors.note(row, _number(held, 0), CellError("cell_error", shown))
            elif is_marked:
                self._mark(marks, kind, held, row)
        return marks

    def _mark(self, marks: SheetMarks, kind: int, held: bytes, row: int) -> None:
        if kind in _NUMBERS and len(held) > _CODE_AT:
            shown = self._money.get(_number(held, 4) & _STYLE)
            if shown is not None:
                marks.show_money(row, _number(held, 0), shown)
        elif kind == _COLUMNS and len(held) > _FLAGS_OF_COLUMNS:
            if held[_FLAGS_OF_COLUMNS] & _HIDDEN_COLUMN:
                last = min(_number(held, 4) + 1, MOST_COLUMNS)
                marks.hide_columns(range(_number(held, 0), last))
        elif kind == _MERGED and len(held) >= 16:  # noqa: PLR2004  four numbers
            top, bottom, left, right = (_number(held, at) + 1 for at in (0, 4, 8, 12))
            marks.merged.append((top, left, bottom, right))


def sheet_relations(book: bytes) -> Sequence[str]:
    """Return the ids of the relations of a book's sheets, in its order."""
    found = []
    for kind, held in records(book):
        if kind == _SHEET:
            length = _number(held, 8)
            found.append(held[12 : 12 + 2 * length].decode("utf-16-le", "replace"))
    return found


def _number(held: bytes, at: int) -> int:
    made: int = struct.unpack_from("<I", held, at)[0]
    return made
