"""Finds the cells of a binary workbook of 2007 and later ([MS-XLSB]) that show an error."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.error_cells import ErrorCells
from remitcalc.files.tables.xls_look import ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROW, _ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_CODE_AT = 8
_FAILED = re.compile(
    rb"(?:\x03\x09|\x0b(?:[\x09-\x7f]|[\x80-\xff][\x01-\x7f]))..\x00\x00"
    rb"....[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]",
    re.DOTALL,
)
"""What every record of an error looks like, and hardly anything else."""

_BITS = 0x7F
_MOST_BYTES_OF_KIND, _MOST_BYTES_OF_LENGTH = 2, 4


class BinaryLook:
    """Takes a sheet part by part; `errors` are those of all that was fed."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> None:
        """Take the next part."""
        self._parts.append(chunk)

    @property
    def errors(self) -> ErrorCells:
        """The cells that show an error."""
        sheet = b"".join(self._parts)
        errors = ErrorCells()
        row = 0
        for kind, held in _records(sheet) if _FAILED.search(sheet) else ():
            if kind == _ROW and len(held) >= 4:  # noqa: PLR2004  a number of four bytes
                row = _number(held, 0)
            elif kind in (_ERROR, _FORMULA_ERROR) and len(held) > _CODE_AT:
                shown = ERRORS.get(held[_CODE_AT], "#ERROR")
                errors.note(row, _number(held, 0), CellError("cell_error", shown))
        return errors


def sheet_relations(book: bytes) -> Sequence[str]:
    """Return the ids of the relations of a book's sheets, in its order."""
    found = []
    for kind, held in _records(book):
        if kind == _SHEET:
            length = _number(held, 8)
            found.append(held[12 : 12 + 2 * length].decode("utf-16-le", "replace"))
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _varied(part, at, _MOST_BYTES_OF_KIND)
        length, at = _varied(part, at, _MOST_BYTES_OF_LENGTH)
        yield kind, part[at : at + length]
        at += length


def _varied(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of as many bytes as it needs, seven bits in each, and where it ends."""
    value = 0
    for place in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        value |= (byte & _BITS) << (7 * place)
        if byte <= _BITS:
            break
    return value, at


def _number(held: bytes, at: int) -> int:
    made: int = struct.unpack_from("<I", held, at)[0]
    return made
