"""A comparison as a workbook: five sheets, as bytes of an XLSX file."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import xlsxwriter

from remitcalc.output.workbook.case import Case
from remitcalc.output.workbook.inputs_sheet import InputsSheet
from remitcalc.output.workbook.method.sheet import MethodSheet
from remitcalc.output.workbook.plain_sheet import PlainSheet
from remitcalc.output.workbook.plan import planned
from remitcalc.output.workbook.sources_sheet import SourcesSheet
from remitcalc.output.workbook.styles import Styles
from remitcalc.output.workbook.summary_sheet import SummarySheet
from remitcalc.output.workbook.workers_sheet import worker_table, write_workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.language import Language

_DEFAULT_FONT = {"font_name": "Calibri", "font_size": 11}
_ROWS_IN_MEMORY = 20_000


def comparison_workbook(
    comparison: Comparison,
    language: Language,
    *,
    with_names: bool = False,
    tick: Callable[[float], object] | None = None,
) -> bytes:
    """Return the workbook of a comparison; the same arguments give the same bytes.

    Parameters
    ----------
    tick : callable, optional
        Called with the fraction that is done; whatever it raises ends the work and is passed on.
    """
    target = io.BytesIO()
    is_long = len(comparison.individual) > _ROWS_IN_MEMORY
    options = {"in_memory": not is_long, "constant_memory": is_long}
    book = xlsxwriter.Workbook(target, {**options, "default_format_properties": _DEFAULT_FONT})
    corridor = comparison.scenario.corridor
    title = corridor.name(language.tag)
    book.set_properties(
        {"created": datetime.datetime(2000, 1, 1), "title": title, "comments": "remitcalc"}  # noqa: DTZ001
    )
    styles = Styles(book, language, corridor)
    case = Case(comparison, language, planned(comparison), styles, with_names)
    inputs, workers, summary, method, sources = (
        book.add_worksheet(name, PlainSheet) for name in case.sheets
    )
    written = InputsSheet(book, inputs, case)
    written.write()
    table = worker_table(case, written.amounts)
    write_workers(book, workers, case, table, tick or _no_tick)
    SummarySheet(book, summary, case, table).write()
    MethodSheet(method, case, table).write()
    SourcesSheet(sources, case).write()
    for sheet in (inputs, workers, summary, method, sources):
        sheet.set_paper(9)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L{_footer(title)}&R&P / &N")
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    summary.activate()
    summary.set_first_sheet()
    book.close()
    return target.getvalue()


def _footer(title: str) -> str:
    """Return a title for a footer, in which an ampersand begins a code."""
    return title.replace("&", "&&")[:200]


def _no_tick(fraction: float) -> None:
    """Go on."""
