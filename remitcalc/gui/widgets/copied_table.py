"""A table on its way to the clipboard, for people and for spreadsheets.

A spreadsheet in the reader's language takes a figure for a number only where it stands alone: units
go into the heading, and nothing groups the digits.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData

from remitcalc.output.figure_words import FigureWords
from remitcalc.writing.cells import safe_cell
from remitcalc.writing.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from remitcalc.gui.models.columns_model import Contents
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

_ROWS_PER_TICK = 500


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

    words, told, count = FigureWords(language), 0, len(table.headings) * len(table.rows)

    def cells_of(cell: Callable[[int], Cell]) -> Iterator[Cell]:
        nonlocal told
        for row in table.rows:
            if told % _ROWS_PER_TICK == 0:
                tick(min(told / count, 1.0))
            told += 1
            yield cell(row)

    columns: list[tuple[str, Sequence[str]]] = []
    for heading, is_figure, cell in zip(*table[:3], strict=True):
        if is_figure:
            columns.append(pasted_figures(heading, partial(cells_of, cell), words))
        else:
            columns.append((heading, [safe_cell(words.shown(one)) for one in cells_of(cell)]))
    head = [heading for heading, _ in columns]
    body = list(zip(*(cells for _, cells in columns), strict=True))
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    rest = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body
    )
    html = f'<meta charset="utf-8"><table><tr>{top}</tr>{rest}</table>'
    return Copied(csv_rows([head, *body], "clipboard"), html)


def pasted_figures(
    heading: str, cells: Callable[[], Iterable[Cell]], words: FigureWords
) -> tuple[str, Sequence[str]]:
    """Return a column of figures with its unit in the heading; as it is where units differ."""
    texts, units = [], set()
    for cell in cells():  # none is kept: there may be 100,000
        text, unit = words.pasted(cell)
        texts.append(text)
        units.add(unit)
    units.discard("")
    if len(units) > 1:
        return heading, [words.shown(cell) for cell in cells()]
    return f"{heading} ({units.pop()})" if units else heading, texts
