"""Finds the cells of a workbook that show percentages: the library that reads it does not tell.

Most workbooks have no style for them, and are not looked through.
"""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.tables.binary_percents import (
    binary_sheet_percents,
    binary_styles,
    xls_percents,
)
from remitcalc.files.tables.percent_cell import PercentCells
from remitcalc.files.tables.percent_format import percent_styles
from remitcalc.files.tables.percent_look import PercentLook
from remitcalc.files.tables.xlsx_parts import sheet_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.tables.workbook_kind import Kind

_STYLES, _BINARY_STYLES, _CONTENT = "xl/styles.xml", "xl/styles.bin", "content.xml"
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")
_PERCENTAGE = b'value-type="percentage"'
_CHUNK = 2**20
_MOST_REPEATED = 100_000
_BROKEN = (zipfile.BadZipFile, LookupError, ValueError, expat.ExpatError, struct.error)


def percents_of(content: bytes, kind: Kind) -> Sequence[PercentCells]:
    """Return those of each sheet, in the workbook's order; shorter where the last have none.

    The package is one that was checked. What is wrong with it is told by whoever reads the cells.
    """
    if kind == "xls":
        return xls_percents(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _of_ods(package) if kind == "ods" else _of_package(package)
    except _BROKEN:
        return ()


def _of_package(package: zipfile.ZipFile) -> Sequence[PercentCells]:
    if _BINARY_STYLES in package.namelist():
        styles = binary_styles(package.read(_BINARY_STYLES))
        parts = sheet_parts(package) if styles else ()
        return [binary_sheet_percents(package.read(part), styles) for part in parts]
    styles = xml_styles(package.read(_STYLES)) if _STYLES in package.namelist() else frozenset()
    return [_of_sheet(package, part, styles) for part in (sheet_parts(package) if styles else ())]


def _of_sheet(package: zipfile.ZipFile, part: str, styles: frozenset[int]) -> PercentCells:
    cells = PercentCells()
    look = PercentLook(styles, cells)
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            look.feed(chunk)
    return cells


def xml_styles(xml: bytes) -> frozenset[int]:
    """Return the styles of cells that show percentages (ECMA-376, part 1, 18.8)."""
    if _ENTITY.search(xml):
        return frozenset()
    styles = _Styles()
    _parse(BytesIO(xml), styles)
    return percent_styles(styles.formats, styles.of_cells)


def _of_ods(package: zipfile.ZipFile) -> Sequence[PercentCells]:
    with package.open(_CONTENT) as stream:
        if not _holds(stream, _PERCENTAGE):
            return ()
    tables = _Tables()
    with package.open(_CONTENT) as stream:
        _parse(stream, tables)
    return tables.found


def _holds(stream: IO[bytes], sign: bytes) -> bool:
    rest = b""
    while chunk := stream.read(_CHUNK):
        if sign in rest + chunk[: len(sign)] or sign in chunk:
            return True
        rest = chunk[-len(sign) :]
    return False


def _parse(stream: IO[bytes], into: _Styles | _Tables) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = into.start
    parser.EndElementHandler = into.end
    parser.ParseFile(stream)


class _Styles:
    """Follows the formats and the styles of cells; those of other styles are passed over."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.of_cells: list[int] = []
        self._is_of_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt":
            number = int(attributes.get("numFmtId", "-1"))
            self.formats.setdefault(number, attributes.get("formatCode", ""))
        elif local == "cellXfs":
            self._is_of_cells = True
        elif local == "xf" and self._is_of_cells:
            self.of_cells.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._is_of_cells = False


class _Tables:
    """Follows the rows and cells of all tables (OpenDocument 1.3, part 3, 9.1)."""

    def __init__(self) -> None:
        self.found: list[PercentCells] = []
        self._row, self._rows, self._column, self._depth = 0, 0, 0, 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self.found.append(PercentCells())
                self._row = 0
        elif self._depth == 1 and local == "table-row":
            self._rows = _times(attributes, "table:number-rows-repeated")
            self._column = 0
        elif self._depth == 1 and local in ("table-cell", "covered-table-cell"):
            times = _times(attributes, "table:number-columns-repeated")
            if attributes.get("office:value-type") == "percentage":
                self._note(times)
            self._column += times

    def end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1
        elif self._depth == 1 and name.endswith(":table-row"):
            self._row += self._rows

    def _note(self, times: int) -> None:
        for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
            for column in range(self._column, self._column + min(times, _MOST_REPEATED)):
                self.found[-1].note(row, column)


def _times(attributes: Mapping[str, str], name: str) -> int:
    given = attributes.get(name, "")
    return max(int(given), 1) if given.isdecimal() else 1
