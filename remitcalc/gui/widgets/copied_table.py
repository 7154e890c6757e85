"""A table on its way to the clipboard, for people and for spreadsheets.

A spreadsheet in the reader's language takes a figure for a number only where it stands alone: units
go into the heading, and nothing groups the digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData

from remitcalc.gui.number_style import plain_style
from remitcalc.output.number_format import SYMBOLS
from remitcalc.writing.cells import safe_cell
from remitcalc.writing.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.gui.models.columns_model import Contents
    from remitcalc.output.language import Language

_FIGURE = re.compile(
    r"(?P<bound>[≤≥]\s)?(?P<sign>[-−]?)(?P<before>[^\d\s−-]*)\s?(?P<inner_sign>[-−]?)"
    r"(?P<number>\d(?:[\d.,'’\s]*\d)?)\s?(?P<after>[^\d\s]*)"
)
_CODE = re.compile("[A-Z]{3}")
_PERCENT = "%"
_ROWS_PER_TICK = 500


class Figure(NamedTuple):
    """A figure without grouping marks, its bound and a percent sign still with it."""

    text: str
    unit: str


class Figures:
    """Reads figures as a language writes them."""

    def __init__(self, language: Language) -> None:
        style = plain_style(language, 0)
        self._group = style.group
        self._plain = re.compile(rf"\d+(?:{re.escape(style.point)}\d+)?")

    def read(self, text: str) -> Figure | None:
        """Return the figure that a cell holds, None where it holds anything else."""
        found = _FIGURE.fullmatch(text)
        if found is None:
            return None
        number = found["number"].replace(self._group, "")
        unit = found["before"] + found["after"]
        is_unit = unit in ("", _PERCENT) or unit in SYMBOLS.values() or _CODE.fullmatch(unit)
        if not is_unit or not self._plain.fullmatch(number):
            return None
        sign = "-" if found["sign"] or found["inner_sign"] else ""
        mark = _PERCENT if unit == _PERCENT else ""
        text = f"{found['bound'] or ''}{sign}{number}{mark}"
        return Figure(text, "" if mark else unit)

    def column(self, heading: str, cells: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Return a column with its unit in the heading; as it is where units differ."""
        read = [self.read(cell) for cell in cells]
        units = {figure.unit for figure in read if figure is not None} - {""}
        if len(units) > 1:
            return heading, cells
        bare = [figure.text if figure else cell for figure, cell in zip(read, cells, strict=True)]
        return (f"{heading} ({units.pop()})" if units else heading), bare


class Copied(NamedTuple):
    """A table as text with tabs between cells, and as HTML."""

    text: str
    html: str

    def data(self) -> QMimeData:
        """Return what a clipboard takes; only the window's thread may ask for it."""
        data = QMimeData()
        data.setText(self.text)
        data.setHtml(self.html)
        return data


def copied(
    table: Contents, language: Language, tick: Callable[[float], object] = lambda _: None
) -> Copied:
    """Return a table as it leaves the program; its words cannot become formulas.

    `tick` is called from time to time with the fraction that is done, and may raise to end it.
    """
    from html import escape  # not at the top: it brings the table of every entity along

    reader = Figures(language)
    columns: list[tuple[str, Sequence[str]]] = []
    parts = zip(table.headings, table.are_figures, table.cells, strict=True)
    for heading, is_figure, cell in parts:
        cells = []
        for at, row in enumerate(table.rows):
            if at % _ROWS_PER_TICK == 0:
                tick((len(columns) + at / len(table.rows)) / len(table.headings))
            cells.append(cell(row) if is_figure else safe_cell(cell(row)))
        columns.append(reader.column(heading, cells) if is_figure else (heading, cells))
    head = [heading for heading, _ in columns]
    body = list(zip(*(cells for _, cells in columns), strict=True))
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    rest = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body
    )
    html = f'<meta charset="utf-8"><table><tr>{top}</tr>{rest}</table>'
    return Copied(csv_rows([head, *body], "clipboard"), html)
