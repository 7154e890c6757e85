"""A block of cells that was copied elsewhere, laid into the grid of ways.

With headings of its own it adds ways below the others; without, it lies over the cells from one
on, and rows below the last way are other ways. What is no value stays as it was typed, each with
its problem, so that nothing of a block is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.figures import PERCENT, period_typed, text_of
from remitcalc.files.corridor_draft.keys import quantity_at
from remitcalc.files.corridor_draft.pasted_numbers import Pasted, mark_of, written_by
from remitcalc.files.corridor_draft.sources import OWN, QUOTED, with_source
from remitcalc.files.corridor_draft.way_cells import SIDE_OF, WAY_COLUMNS
from remitcalc.files.corridor_draft.way_rows import ways_in, with_new_way
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.files.corridor_draft.words import HEADINGS, plain
from remitcalc.files.fee_table.headings import heading_row
from remitcalc.files.limits import MOST_SERVICES
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.cell_error import error_in
from remitcalc.files.tables.copied_table import copied_sheet, width_of
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.notation import Notation

_FIGURES = ("fee", "percent", "margin", "transit", "receiving")
_FEWEST_HEADINGS = 2

_Row = dict[str, str]


def copied_ways(text: str, html: str, tick: Tick) -> Sheet:
    """Return the table that was copied.

    Raises
    ------
    RefusedError
        There is none, there are several, or it is too large; nothing is to be changed.
    """
    try:
        sheet = copied_sheet(text, html, tick)
    except RefusedError as error:
        if error.fault.code != "copied_too_wide":
            raise
        columns = error.fault.values["columns"]
        said = message("copied_too_wide_ways", columns=columns, most=len(WAY_COLUMNS))
        raise RefusedError(said) from error
    if heading_row(sheet) is not None:
        raise RefusedError(message("copied_fee_table"))
    return sheet


def pasted(  # noqa: PLR0913
    draft: CorridorDraft,
    sheet: Sheet,
    row: int,
    column: str,
    notation: Notation,
    *,
    decimal: DecimalMark | None = None,
) -> Pasted:
    """Return a draft with a table laid into the grid from a cell on.

    `decimal` is what marks decimals where that was asked.

    Raises
    ------
    RefusedError
        It is wider than the grid, or has too many rows.
    """
    columns, ignored = _headings(sheet)
    is_headed = bool(columns)
    if not is_headed:
        columns = _from(column, width_of(sheet))
    texts = [*_rows(sheet, columns, is_headed=is_headed)]
    start = len(ways_in(draft)) if is_headed else row
    if start + len(texts) > MOST_SERVICES:
        said = message("copied_too_many_ways", rows=len(texts), most=MOST_SERVICES)
        raise RefusedError(said)
    mark, unclear = _mark(draft, texts, decimal)
    if unclear:
        return Pasted(None, unclear=unclear)
    hand = written_by(notation, mark)
    for at, cells in enumerate(texts, start):
        draft = _laid(draft, at, cells, hand)
    return Pasted(draft, len(texts), ignored=ignored)


def _headings(sheet: Sheet) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return the columns of a table by their headings, and what else stands there."""
    first = sheet.rows[0]
    known: dict[int, str] = {}
    others = []
    for at, cell in enumerate(first):
        text = text_of(str(cell)) if cell is not None else ""
        name = HEADINGS.get(plain(text), "") if text else ""
        if name and name not in known.values():
            known[at] = name
        elif text:
            others.append(text)
    is_told = len(known) >= _FEWEST_HEADINGS or (bool(known) and not others and len(sheet.rows) > 1)
    if not is_told or any(map(str.isdigit, "".join(others))):
        return {}, ()
    return known, tuple(others)


def _from(column: str, width: int) -> dict[int, str]:
    """Return the columns of a table without headings, which begins at one."""
    left = WAY_COLUMNS[WAY_COLUMNS.index(column) :]
    if width > len(left):
        raise RefusedError(message("copied_beyond", columns=width, most=len(left)))
    return dict(enumerate(left[:width]))


def _rows(sheet: Sheet, columns: dict[int, str], *, is_headed: bool) -> Iterator[_Row]:
    """Yield the texts of each row by column, in the order in which they are typed."""
    for cells in sheet.rows[is_headed:]:
        found = {}
        for at, name in columns.items():
            cell = cells[at] if at < len(cells) else None
            text = "" if cell is None else text_of(str(error_in(cell) or cell))
            if text:
                found[name] = text
        if found or not is_headed:
            yield {name: found[name] for name in WAY_COLUMNS if name in found}


def _mark(
    draft: CorridorDraft, rows: Sequence[_Row], said: DecimalMark | None
) -> tuple[DecimalMark | None, str]:
    """Return what marks decimals, None where nothing tells; or a number for which to ask it."""
    numbers: dict[int, list[str]] = {}
    for row in rows:
        for name in _FIGURES:
            figure = figure_in(row.get(name, ""))
            if figure is not None:
                numbers.setdefault(_decimals(draft, name), []).append(figure.number)
    return mark_of(numbers, said)


def _decimals(draft: CorridorDraft, name: str) -> int:
    if name not in SIDE_OF or name == "percent":
        return PERCENT.decimals
    return quantity_at(("services", 0, SIDE_OF[name], 0, "fixed"), draft.tables).decimals


def _laid(draft: CorridorDraft, row: int, cells: _Row, notation: Notation) -> CorridorDraft:
    """Return a draft with a row of texts; another way has its source before its prices."""
    rest = dict(cells)
    if row >= len(ways_in(draft)):
        if not cells:
            return draft
        draft, source = _with_source(draft, rest, notation)
        draft, row = with_new_way(draft, notation, rest.get("provider", ""), source=source)
    for name, text in rest.items():
        draft = typed(draft, row, name, text, notation)
    return draft


def _with_source(
    draft: CorridorDraft, cells: _Row, notation: Notation
) -> tuple[CorridorDraft, str]:
    """Return a draft with the source of a row, which is taken out of its cells."""
    told = cells.pop("source", notation.own_source)
    date = period_typed(cells.pop("date", notation.today.isoformat()))
    status = OWN if told in notation.own_words else QUOTED
    return with_source(draft, told, date, status)
