"""Finds what an ODS workbook (OpenDocument 1.3, part 3, 9.1) says beside the values of its cells.

Cells that show no value, hidden and filtered rows and columns, merged cells, and currencies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.cell_error import CellError, error_in
from remitcalc.files.tables.sheet_marks import SheetMarks
from remitcalc.model.message import message

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping, Sequence

CONTENT = "content.xml"
_LONGEST_TAG = 4096
_FORMULA = b":formula="
_VALUED = re.compile(rb':formula="[^"]*" office:value-type=')
_MARKS = (b"visibility=", b"office:currency=", b"rows-spanned=")
_HIDDEN = ("collapse", "filter")
_ENDS = re.compile(rb"</(?:\w+:)?document-content\s*>\s*\Z")
_MOST_REPEATED = 1000
"""Copies of one cell or row that are noted: more of them are the empty end of a sheet."""


class OdsLook:
    """Takes the content of a workbook part by part; most have nothing to tell, and need no more."""

    def __init__(self, *, errors_only: bool = False) -> None:
        self._is_suspect = False
        self._marks = () if errors_only else _MARKS
        self._rest = b""

    def feed(self, chunk: bytes) -> None:
        """Look at the next part."""
        if self._is_suspect:
            return
        seam = self._rest + chunk[:_LONGEST_TAG]
        self._is_suspect = _shows_error(chunk) or _shows_error(seam)
        self._is_suspect |= any(mark in part for part in (chunk, seam) for mark in self._marks)
        if _FORMULA in chunk or _FORMULA in seam:
            whole = self._rest + chunk
            end = max(whole.rfind(b"<", 0, -_LONGEST_TAG), 0)
            self._is_suspect |= _lacks_values(whole[:end])
            self._rest = whole[end:]
        else:
            self._rest = (
                seam[-_LONGEST_TAG:] if len(chunk) < _LONGEST_TAG else chunk[-_LONGEST_TAG:]
            )

    def may_tell(self) -> bool:
        """Return whether there may be something to tell in what was fed, or it is cut off.

        The library that reads workbooks looks for the end of a row that has none for ever.
        """
        return self._is_suspect or _lacks_values(self._rest) or not _ENDS.search(self._rest)


def _shows_error(part: bytes) -> bool:
    # One sign is found in no time; most parts have neither.
    return (b"#" in part and b">#" in part) or (b"E" in part and b">Err:" in part)


def _lacks_values(part: bytes) -> bool:
    """Return whether there may be a formula that no value follows."""
    return part.count(_FORMULA) != len(_VALUED.findall(part))


def ods_marks(package: zipfile.ZipFile) -> Sequence[SheetMarks]:
    """Return what each table says beside the values of its cells.

    Raises
    ------
    RefusedError
    """
    tables = _Tables()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = tables.start
    parser.EndElementHandler = tables.end
    parser.CharacterDataHandler = tables.text
    try:
        with package.open(CONTENT) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, LookupError, ValueError):  # encodings; numbers of 5,000 digits
        raise RefusedError(message("workbook_corrupt")) from None
    return tables.found


class _Tables:
    """Follows the rows and cells of all tables; `found` has the marks of each."""

    def __init__(self) -> None:
        self.found: list[SheetMarks] = []
        self._row, self._rows, self._column = 0, 0, 0
        self._depth = 0
        self._cell: Mapping[str, str] | None = None
        self._shown: str | None = None
        self._is_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self.found.append(SheetMarks())
                self._row, self._column = 0, 0
        elif self._depth != 1:
            return
        elif local == "table-column":
            times = _times(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility") in _HIDDEN:
                self.found[-1].hide_columns(_some(self._column, times))
            self._column += times
        elif local == "table-row":
            self._rows = _times(attributes, "table:number-rows-repeated")
            self._column = 0
            if attributes.get("table:visibility") in _HIDDEN:
                self.found[-1].hide_rows(_some(self._row, self._rows))
        elif local in ("table-cell", "covered-table-cell"):
            self._cell, self._shown = attributes, None
        elif name == "text:p" and self._cell is not None:
            self._shown, self._is_text = self._shown or "", True

    def text(self, text: str) -> None:
        if self._is_text:
            self._shown = (self._shown or "") + text

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if name == "table:table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif local == "table-row":
            self._row += self._rows
        elif local in ("table-cell", "covered-table-cell") and self._cell is not None:
            times = _times(self._cell, "table:number-columns-repeated")
            error = _error(self._cell, self._shown)
            if error is not None:
                self._note(error, times)
            self._mark(self._cell, times)
            self._column += times
            self._cell = None
        elif name == "text:p":
            self._is_text = False

    def _mark(self, cell: Mapping[str, str], times: int) -> None:
        """Note the currency of a cell, and the rows over which it is merged."""
        currency = cell.get("office:currency")
        for column in _some(self._column, times) if currency else ():
            self.found[-1].show_money(self._row, column, currency or "")
        rows = _times(cell, "table:number-rows-spanned")
        if rows > 1:
            columns = _times(cell, "table:number-columns-spanned")
            first = (self._row + 1, self._column + 1)
            last = (self._row + rows, self._column + columns)
            self.found[-1].merged.append((*first, *last))

    def _note(self, error: CellError, times: int) -> None:
        for row in _some(self._row, self._rows):
            for column in _some(self._column, times):
                self.found[-1].errors.note(row, column, error)


def _some(first: int, times: int) -> range:
    return range(first, first + min(times, _MOST_REPEATED))


def _times(attributes: Mapping[str, str], name: str) -> int:
    given = attributes.get(name, "")
    return max(int(given), 1) if given.isdecimal() else 1


def _error(cell: Mapping[str, str], shown: str | None) -> CellError | None:
    """Return the error of a cell; older programs give one as a number, or as a text, beside it."""
    has_formula = "table:formula" in cell
    if cell.get("calcext:value-type") == "error":
        return CellError("cell_error", (shown or "").strip() or "#ERROR")
    if has_formula or cell.get("office:value-type") == "float":
        error = error_in(shown)
        if error is not None:
            return error
    # A formula whose result is an empty text has an empty paragraph, one without a result none.
    if has_formula and "office:value-type" not in cell and shown is None:
        return CellError("cell_not_calculated", cell["table:formula"].removeprefix("of:"))
    return None
