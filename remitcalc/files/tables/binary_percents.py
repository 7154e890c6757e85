"""Finds the cells of binary workbooks ([MS-XLS], [MS-XLSB]) that show percentages."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from remitcalc.files.tables.compound_file import CompoundFile, DamagedError
from remitcalc.files.tables.percent_cell import PercentCells
from remitcalc.files.tables.percent_format import percent_styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD, _CELL, _STYLE_HEAD = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<HHH")
"""The kind and the length of a record; the row, the column and the style of a cell; the font, the
format and the flags of a style."""

_BEGIN, _SHEET, _FORMAT, _STYLE, _OF_STYLES = 0x0809, 0x85, 0x041E, 0xE0, 0x04
_FORMAT_AT, _NO_FORMAT = 5, -1
_NUMBERS, _SHORT_NUMBERS = (0x0203, 0x027E, 0x06), 0xBD
"""A number, one in four bytes, that of a formula; several in a row, each with its style."""

_ROW, _NEW_NUMBERS, _STYLE_BITS = 0, (2, 5, 9), 0xFFFFFF
_NEW_FORMAT, _NEW_STYLE, _CELL_STYLES, _CELL_STYLES_END = 44, 47, 617, 618
_BITS, _MOST_BYTES_OF_KIND, _MOST_BYTES_OF_LENGTH = 0x7F, 2, 4


def xls_percents(content: bytes) -> Sequence[PercentCells]:
    """Return those of each sheet of an old workbook; empty where there are none.

    That a workbook is damaged is told by whoever reads its cells.
    """
    try:
        file = CompoundFile(content)
        book = file.stream("Workbook") or file.stream("Book") or b""
        styles = _old_styles(book)
        starts = [
            struct.unpack_from("<I", held)[0] for kind, held in _old(book, 0) if kind == _SHEET
        ]
        return [_of_old_sheet(book, start, styles) for start in starts] if styles else ()
    except (DamagedError, struct.error):
        return ()


def _old(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of an old workbook, with those of the charts within it."""
    depth = 0
    while at + _HEAD.size <= len(book):
        kind, length = _HEAD.unpack_from(book, at)
        depth += (kind == _BEGIN) - (kind == 0x0A)  # noqa: PLR2004  the record that ends a part
        if depth <= 0:
            return
        yield kind, book[at + _HEAD.size : at + _HEAD.size + length]
        at += _HEAD.size + length


def _old_styles(book: bytes) -> frozenset[int]:
    """Return the styles of cells that show percentages; those of other styles are none."""
    formats: dict[int, str] = {}
    of_styles: list[int] = []
    for kind, held in _old(book, 0):
        if kind == _FORMAT and len(held) > _FORMAT_AT:
            is_wide = held[_FORMAT_AT - 1] & 1
            code = held[_FORMAT_AT:].decode("utf-16-le" if is_wide else "latin-1", "replace")
            formats.setdefault(struct.unpack_from("<H", held)[0], code)
        elif kind == _STYLE:
            _, number, flags = _STYLE_HEAD.unpack_from(held)
            of_styles.append(_NO_FORMAT if flags & _OF_STYLES else number)
    return percent_styles(formats, of_styles)


def _of_old_sheet(book: bytes, start: int, styles: frozenset[int]) -> PercentCells:
    cells = PercentCells()
    for kind, held in _old(book, start):
        if kind in _NUMBERS:
            row, column, style = _CELL.unpack_from(held)
            if style in styles:
                cells.note(row, column)
        elif kind == _SHORT_NUMBERS:
            row, first = struct.unpack_from("<HH", held)
            for at in range((len(held) - _CELL.size) // _CELL.size):
                if struct.unpack_from("<H", held, 4 + at * _CELL.size)[0] in styles:
                    cells.note(row, first + at)
    return cells


def binary_styles(part: bytes) -> frozenset[int]:
    """Return the styles of cells that show percentages, of the part with a newer book's styles."""
    formats: dict[int, str] = {}
    of_cells: list[int] = []
    is_of_cells = False
    for kind, held in _new(part):
        if kind == _NEW_FORMAT:
            number, length = struct.unpack_from("<HI", held)
            formats.setdefault(number, held[6 : 6 + 2 * length].decode("utf-16-le", "replace"))
        elif kind in (_CELL_STYLES, _CELL_STYLES_END):
            is_of_cells = kind == _CELL_STYLES
        elif kind == _NEW_STYLE and is_of_cells:
            of_cells.append(struct.unpack_from("<2xH", held)[0])
    return percent_styles(formats, of_cells)


def binary_sheet_percents(part: bytes, styles: frozenset[int]) -> PercentCells:
    """Return the cells of a sheet that have one of the styles."""
    cells = PercentCells()
    row = 0
    for kind, held in _new(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", held)[0]
        elif kind in _NEW_NUMBERS:
            column, style = struct.unpack_from("<II", held)
            if style & _STYLE_BITS in styles:
                cells.note(row, column)
    return cells


def _new(part: bytes) -> Iterator[tuple[int, bytes]]:
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
