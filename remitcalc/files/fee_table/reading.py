"""Reads a fee table into a corridor, with every problem at its row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import UNSURE, corridor_of
from remitcalc.files.fee_table.columns import named_column
from remitcalc.files.fee_table.headings import fee_sheet, heading_row, headings_of
from remitcalc.files.fee_table.statement import Statement
from remitcalc.files.fee_table.stating import state
from remitcalc.files.fee_table.table_rows import TableRows
from remitcalc.files.problems import MORE, Place, Problem, Problems, cut
from remitcalc.files.source import source_of
from remitcalc.model.message import message

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.source import Source
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Sheet

_UNUSED = ("unused_provenance",)
"""What the sources of a table, by their making, are not."""


def read_fee_table(
    file: str | os.PathLike[str] | Source,
    *,
    decimal: DecimalMark | None = None,
    tick: Tick | None = None,
) -> CorridorRead:
    """Read a fee table: CSV, XLSX, XLSB, XLS or ODS.

    Parameters
    ----------
    file : str, path-like or Source
    decimal : "point" or "comma", optional
        What marks decimals in numbers that are text; otherwise the whole file decides, and one
        that does not is refused.
    tick : callable, optional
        As of `remitcalc.files.tables.reading.read_sheets`.

    Returns
    -------
    (Corridor or None, tuple of Problem)
        The corridor when there is no error; warnings may come with it.
    """
    source = source_of(file)
    sheets, problems = source.sheets(tick)
    if sheets is None:
        return None, problems
    corridor, found = corridor_of_sheets(sheets, source.file, decimal=decimal)
    return corridor, (*problems, *found)


def corridor_of_sheets(
    sheets: Sequence[Sheet], file: str = "", *, decimal: DecimalMark | None = None
) -> CorridorRead:
    """Return the corridor that the first fee table among sheets states."""
    problems = Problems(file)
    sheet = fee_sheet(sheets)
    row = heading_row(sheet) if sheet else None
    if sheet is None or row is None:
        problems.add(message("not_a_fee_table"))
        return None, problems.listed()
    headings = headings_of(sheet, row, problems)
    table = TableRows(sheet, headings, problems)
    rows = table.read(decimal)
    if not rows:
        if not problems.has_errors:
            problems.add(message("table_without_rows"), Place(file, sheet=sheet.name, row=row))
        return None, problems.listed()
    statement = Statement(table, problems)
    state(rows, headings, statement)
    inner = Problems(file)
    corridor = corridor_of(statement.finished(), inner)
    left_out = UNSURE if problems.has_errors else _UNUSED
    placed = [statement.placed(p) for p in inner.listed() if p.message.code not in left_out]
    return (None if problems.has_errors else corridor), _in_order([*problems.listed(), *placed])


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by row and column; a slip that repeats with the corridor's cells, once."""
    found: dict[object, Problem] = {}
    for problem in sorted(problems, key=_row_and_column):
        known = named_column(problem.place.key)
        is_of_corridor = known is not None and known[0].level == "corridor"
        repeats = is_of_corridor and problem.message.code != "cells_differ"
        place = problem.place.key if repeats else problem.place
        # Of those that only count others, each counts.
        slip = (problem.message, problem.found, place) if problem.message.code != MORE else problem
        found.setdefault(slip, problem)
    return cut(found.values())


def _row_and_column(problem: Problem) -> tuple[int, int, str]:
    place = problem.place
    return place.row or 0, len(place.column), place.column
