"""A table on the clipboard: what a spreadsheet, a web page or a text program copies, as a sheet.

Spreadsheets and browsers put a table there as text with tabs between cells. Where there is no such
text, the table of the HTML is taken; also where a cell spans rows, as the text of a browser leaves
out what it covers, and all beside it would be a column further left.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from remitcalc.files.limits import MOST_COLUMNS
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.column_rows import ColumnRows
from remitcalc.files.tables.csv_file import text_sheet
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Row

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CELLS, _MOST_DIGITS = ("td", "th"), 6
_SPANS_ROWS = re.compile(r"\browspan\s*=\s*[\"']?\s*(?:0|1\d|[2-9])", re.IGNORECASE)
_ENDS = "\r\n"


def copied_sheet(text: str, html: str, tick: Tick) -> Sheet:
    """Return the table that was copied; cells are text as it was shown, an empty one is None.

    Raises
    ------
    RefusedError
        There is no table, there are several, or it is too large.
    """
    tables = _tables(html) if _needs_html(text, html) else []
    if len(tables) > 1:
        raise RefusedError(message("copied_several_tables", count=len(tables)))
    if not text.strip() and not tables:
        raise RefusedError(message("copied_no_table"))
    if tables:
        sheet = Sheet("", tables[0])
    else:
        # A blank line at the top is a cell: what stands below it belongs one row further down.
        sheet = text_sheet(text.rstrip(_ENDS).replace("\r\n", "\n"), "\t", tick)
    columns = width_of(sheet)
    if columns > MOST_COLUMNS:
        raise RefusedError(message("copied_too_wide", columns=columns, most=MOST_COLUMNS))
    if not columns:
        raise RefusedError(message("copied_no_table"))
    return sheet


def _needs_html(text: str, html: str) -> bool:
    """Return whether the HTML must be looked into: it takes far longer than the text."""
    tables = len(_TABLE.findall(html))
    return tables > 1 or (tables == 1 and ("\t" not in text or bool(_SPANS_ROWS.search(html))))


def width_of(sheet: Sheet) -> int:
    """Return how many columns a table has; blank ones at its right do not count."""
    rows = sheet.rows
    if isinstance(rows, ColumnRows):  # a hundred thousand of them are no rows until asked for
        width = len(rows[0])
        while width and not any(cell is not None for cell in rows.column(width - 1)):
            width -= 1
        return width
    width = max(map(len, rows), default=0)
    while width and not any(len(row) >= width and row[width - 1] is not None for row in rows):
        width -= 1
    return width


def _tables(html: str) -> list[list[Row]]:
    """Return the tables of a page with anything in them; those that only arrange others, not."""
    parser = _Tables()
    parser.feed(html)
    parser.close()
    return [rows for rows in parser.found if any(map(any, rows))]


class _Tables(HTMLParser):
    """Collects the tables that hold no other ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[Row]] = []
        self._open: list[list[list[str]] | None] = []
        self._is_cell, self._blanks = False, 0
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            if self._open:
                self._open[-1] = None  # it arranges this one
            self._open.append([])
            self._covered = {}
        rows = self._open[-1] if self._open else None
        if rows is None:
            return
        if tag == "tr":
            self._end_row(rows)
            rows.append([])
        elif tag in _CELLS and rows:
            self._begin_cell(rows[-1], dict(attrs))
        elif tag == "br" and self._is_cell and rows and rows[-1]:
            rows[-1][-1] += " "

    def _begin_cell(self, row: list[str], said: dict[str, str | None]) -> None:
        """Begin a cell, right of those that cells above it cover."""
        while self._covered.get(len(row)):
            self._covered[len(row)] -= 1
            row.append("")
        self._blanks = min(max(_number(said.get("colspan")) - 1, 0), MOST_COLUMNS)
        below = _number(said.get("rowspan")) - 1
        for column in range(len(row), len(row) + 1 + self._blanks) if below else ():
            self._covered[column] = below if below > 0 else sys.maxsize  # 0: all rows below
        row.append("")
        self._is_cell = True

    def _end_row(self, rows: list[list[str]]) -> None:
        """Count the rows that cells still cover, at the right of the last row too."""
        width = len(rows[-1]) if rows else 0
        left = {at: count - (at >= width) for at, count in self._covered.items()}
        self._covered = {at: count for at, count in left.items() if count}

    def handle_endtag(self, tag: str) -> None:
        rows = self._open[-1] if self._open else None
        if tag in _CELLS and self._is_cell:
            self._is_cell = False
            if rows:
                rows[-1] += [""] * self._blanks
        elif tag == "table" and self._open:
            closed = self._open.pop()
            if closed is not None:
                self.found.append([tuple(" ".join(c.split()) or None for c in r) for r in closed])

    def handle_data(self, data: str) -> None:
        rows = self._open[-1] if self._open else None
        if self._is_cell and rows and rows[-1]:
            rows[-1][-1] += data


def _number(said: str | None) -> int:
    """Return how many columns or rows a cell spans: 1 where that is not said in figures."""
    return int(said[:_MOST_DIGITS]) if said and said.isdecimal() and said.isascii() else 1
