"""Looks through the XML of a sheet (ECMA-376, 18.3.1) while it is unpacked, for what is lost.

The library that reads workbooks gives the same for a blank cell, for an error, and for a formula
that was never calculated; it does not tell which rows and columns are hidden, nor what cells show
beside their numbers. The usual sheet has none of all this: it is searched as bytes, which takes a
hundredth of the time of reading it, and only a piece that may have it is looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.cell_error import CellError
from remitcalc.files.tables.error_cells import MOST_COLUMNS
from remitcalc.files.tables.sheet_marks import SheetMarks
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.tables.error_cells import ErrorCells

_FROM_AND_TO = 2
_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_ROW_END = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
_NUMBERED = re.compile(rb"\br\s*=")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d+)")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]+)(\d+)")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)")
_TEXT = re.compile(rb"\bt\s*=\s*[\"'](?:s|str|inlineStr)[\"']")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_FROM_TO = re.compile(rb"\b(min|max)\s*=\s*[\"'](\d+)")
_LONGEST_SIGN = 32
_NO_VALUES = (b"<v></v>", b"<v/>", b"<v />")
_FORMULA = "="


class SheetLook:
    """Takes a sheet part by part; `marks` are complete when all of it was fed.

    What may have errors and is no XML is refused, as damaged. `money` is what cells show beside
    their numbers, by style. For the errors alone less needs to be looked at.
    """

    def __init__(
        self, money: Mapping[int, str] | None = None, *, errors_only: bool = False
    ) -> None:
        self.marks = SheetMarks()
        self._money, self._errors_only = money or {}, errors_only
        self._styles = tuple(f's="{style}"'.encode() for style in self._money)
        numbers = b"|".join(str(style).encode() for style in self._money)
        self._money_cell = re.compile(
            rb"<(?:[\w.-]+:)?c\s(?=[^<>]*?\bs=[\"'](?:%s)[\"'])[^<>]*(?<!/)>" % numbers
        )
        self._usual_money = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(%s)"(?: t="n")?>' % numbers)
        self._rest = b""
        self._has_begun = False
        self._are_numbered = True
        self._row = -1

    def feed(self, chunk: bytes) -> None:
        """Look at the rows that end in the next part of the XML."""
        may_tell = _may_tell(chunk) or _may_tell(self._rest) or self._may_mark(chunk)
        if not self._has_begun or not self._are_numbered or may_tell:
            whole = self._rest + chunk
            end = _end_of_rows(whole)
            self._look(whole[:end])
            self._rest = whole[end:]
            return
        # Nothing of interest: the rest is kept for the row that goes on.
        end = _end_of_rows(chunk)
        self._rest = chunk[end:] if end else self._rest + chunk

    def _may_mark(self, chunk: bytes) -> bool:
        """Return whether hidden rows or cells with money may be in a part, or at its seam."""
        if self._errors_only:
            return False
        signs = (b"hidden", *self._styles)
        seam = self._rest[-_LONGEST_SIGN:] + chunk[:_LONGEST_SIGN]
        return any(sign in part for part in (chunk, self._rest, seam) for sign in signs)

    def _look(self, piece: bytes) -> None:
        if not self._has_begun:
            first = _ROW.search(piece)
            if first is None:
                return
            self._has_begun = True
            self._are_numbered = _NUMBERED.search(first[1]) is not None
            self._look_at_columns(piece[: first.start()])
            piece = piece[first.start() :]
        if not self._errors_only:
            self._look_at_marks(piece)
        if _may_have_errors(piece):
            self._parse(piece)
        elif not self._are_numbered:
            self._row += len(_ROW.findall(piece))

    def _look_at_columns(self, head: bytes) -> None:
        for found in _COLUMN.finditer(head):
            ends = dict(_FROM_TO.findall(found[1]))
            if _HIDDEN.search(found[1]) and len(ends) == _FROM_AND_TO:
                last = min(int(ends[b"max"]), MOST_COLUMNS)
                self.marks.hide_columns(range(int(ends[b"min"]) - 1, last))

    def _look_at_marks(self, piece: bytes) -> None:
        if b"hidden" in piece:
            for at, found in enumerate(_ROW.finditer(piece), self._row + 1):
                if _HIDDEN.search(found[1]):
                    number = _ROW_NUMBER.search(found[1])
                    self.marks.hide_rows([int(number[1]) - 1 if number else at])
        if not any(style in piece for style in self._styles):
            return
        # As most programs write numbers, all of them are found at once.
        usual = self._usual_money.findall(piece)
        if len(usual) == sum(map(piece.count, self._styles)):
            for letters, row, style in usual:
                self._show(letters, row, style)
            return
        for cell in self._money_cell.finditer(piece):
            place, style = _PLACE.search(cell[0]), _STYLE.search(cell[0])
            if place and style and not _TEXT.search(cell[0]):
                self._show(place[1], place[2], style[1])

    def _show(self, letters: bytes, row: bytes, style: bytes) -> None:
        self.marks.show_money(int(row) - 1, _column(letters.decode()), self._money[int(style)])

    def _parse(self, piece: bytes) -> None:
        try:
            _Rows(self.marks.errors, self._row).parse(piece)
        except expat.ExpatError:
            # Not UTF-8, perhaps: for places and errors, letters of one byte each do as well.
            try:
                _Rows(self.marks.errors, self._row).parse(piece, "iso-8859-1")
            except expat.ExpatError:
                raise RefusedError(message("workbook_corrupt")) from None
        if not self._are_numbered:
            self._row += len(_ROW.findall(piece))


def _may_tell(part: bytes) -> bool:
    return b"#" in part or b"f" in part or b't="e"' in part


def _end_of_rows(part: bytes) -> int:
    """Return where the last row that is whole ends; 0 where there is none."""
    at = len(part)
    while (at := part.rfind(b"row", 0, at)) >= 0:
        start = part.rfind(b"<", 0, at)
        end = _ROW_END.match(part, start) if start >= 0 else None
        if end is not None:
            return end.end()
    return 0


def _may_have_errors(rows: bytes) -> bool:
    """Return whether there may be an error, or a formula that no value follows."""
    if b't="e"' in rows or b"t='e'" in rows:
        return True
    if b"f>" not in rows and b"<f" not in rows and b":f " not in rows:
        return False
    formulas = rows.count(b"<f>") + rows.count(b"<f ") + rows.count(b"<f/>")
    followed = rows.count(b"</f><v>") + rows.count(b"/><v>")
    return formulas != followed or b":f" in rows or any(none in rows for none in _NO_VALUES)


class _Rows:
    """Parses whole rows; `before` is the row before the first of them, from 0."""

    def __init__(self, errors: ErrorCells, before: int) -> None:
        self._errors = errors
        self._row, self._column = before, -1
        self._type, self._formula, self._value = "", "", ""
        self._has_formula = False
        self._inside = ""

    def parse(self, rows: bytes, encoding: str | None = None) -> None:
        parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(b"<rows>", False)  # noqa: FBT003  the parser takes no name
        parser.Parse(rows, False)  # noqa: FBT003
        parser.Parse(b"</rows>", True)  # noqa: FBT003

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            given = attributes.get("r", "")
            self._row = int(given) - 1 if given.isdecimal() else self._row + 1
            self._column = -1
        elif local == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self._column = _column(letters) if letters else self._column + 1
            self._type = attributes.get("t", "")
            self._formula, self._value, self._has_formula = "", "", False
        elif local in ("f", "v"):
            self._inside = local
            self._has_formula |= local == "f"

    def _text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f":
            self._formula += text

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("f", "v"):
            self._inside = ""
        elif local == "c":
            error = self._error()
            if error is not None:
                self._errors.note(self._row, self._column, error)

    def _error(self) -> CellError | None:
        if self._type == "e":
            return CellError("cell_error", self._value.strip() or "#ERROR")
        # A formula whose result is an empty text has the type of a text, and no value either.
        if self._has_formula and self._type != "str" and not self._value.strip():
            return CellError("cell_not_calculated", _FORMULA + self._formula)
        return None


@cache
def _column(letters: str) -> int:
    """Return a column by its letters, from 0.

    >>> _column("A"), _column("ab"), _column("XFD")
    (0, 27, 16383)
    """
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
