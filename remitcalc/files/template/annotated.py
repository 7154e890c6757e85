"""A workbook to fill in: example rows, choices to pick from, and every column explained."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import xlsxwriter

from remitcalc.files.fee_table.workbook import column_width, write_cell
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

LAST_ROW = 2_000
"""Choices are offered down to here."""

_LONGEST_LIST = 255
_LISTS = "Lists"
_NOTE_WIDTH, _NOTE_HEIGHT = 260, 110
_EXPLANATION_WIDTHS = (26, 12, 80, 60)


@frozen
class TemplateColumn:
    """A column to fill in: its heading, what it holds, the words it takes, whether it must be."""

    name: str
    explanation: str
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    takes_one_choice: bool = True


@frozen
class TemplateWords:
    """The words of the sheet that explains the columns, in the language asked for."""

    sheet: str
    headings: tuple[str, str, str, str]
    needed: str
    may_be_empty: str


def annotated_workbook(
    sheet: str,
    columns: Sequence[TemplateColumn],
    rows: Sequence[Mapping[str, object]],
    words: TemplateWords,
) -> bytes:
    """Return the XLSX file; the same arguments give the same bytes."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})  # noqa: DTZ001
        _add_table(book, sheet, columns, rows)
        _add_explanations(book, columns, words)
        _add_lists(book, columns)
    return target.getvalue()


def _add_table(
    book: Workbook,
    name: str,
    columns: Sequence[TemplateColumn],
    rows: Sequence[Mapping[str, object]],
) -> None:
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    needed, other = _heading(book, "#D6E4F0"), _heading(book, "#F2F2F2")
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name, needed if column.is_needed else other)
        sheet.write_comment(
            0, at, column.explanation, {"x_scale": 1, "width": _NOTE_WIDTH, "height": _NOTE_HEIGHT}
        )
        cells = [row.get(column.name) for row in rows]
        sheet.set_column(at, at, column_width(column.name, cells))
        for down, value in enumerate(cells, 1):
            write_cell(sheet, down, at, value, day)
        if column.choices and column.takes_one_choice:
            choices = {"validate": "list", "source": _source(column, columns)}
            sheet.data_validation(1, at, LAST_ROW, at, choices)
    sheet.freeze_panes(1, 1)


def _add_explanations(
    book: Workbook, columns: Sequence[TemplateColumn], words: TemplateWords
) -> None:
    sheet = book.add_worksheet(words.sheet)
    heading = _heading(book, "#F2F2F2")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (text, width) in enumerate(zip(words.headings, _EXPLANATION_WIDTHS, strict=True)):
        sheet.write_string(0, at, text, heading)
        sheet.set_column(at, at, width, wrapped)
    for down, column in enumerate(columns, 1):
        is_needed = words.needed if column.is_needed else words.may_be_empty
        choices = "" if _is_long(column) else ", ".join(column.choices)
        texts = (column.name, is_needed, column.explanation, choices)
        for at, text in enumerate(texts):
            sheet.write_string(down, at, text, wrapped)
    sheet.freeze_panes(1, 0)


def _is_long(column: TemplateColumn) -> bool:
    """Return whether there are more choices than a cell's own list can hold."""
    return len(",".join(column.choices)) > _LONGEST_LIST


def _long_lists(columns: Sequence[TemplateColumn]) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(column.choices for column in columns if _is_long(column)))


def _source(column: TemplateColumn, columns: Sequence[TemplateColumn]) -> list[str] | str:
    """Return the choices of a column, or, where they are many, the cells that hold them."""
    if not _is_long(column):
        return list(column.choices)
    letter = column_letters(_long_lists(columns).index(column.choices) + 1)
    return f"='{_LISTS}'!${letter}$1:${letter}${len(column.choices)}"


def _add_lists(book: Workbook, columns: Sequence[TemplateColumn]) -> None:
    """Add the sheet that holds long lists, hidden: nobody fills it in."""
    lists = _long_lists(columns)
    if not lists:
        return
    sheet = book.add_worksheet(_LISTS)
    for at, choices in enumerate(lists):
        sheet.write_column(0, at, choices)
    sheet.hide()


def _heading(book: Workbook, colour: str) -> Format:
    return book.add_format({"bold": True, "bottom": 1, "bg_color": colour, "valign": "top"})
