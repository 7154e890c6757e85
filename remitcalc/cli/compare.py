"""`remitcalc compare CORRIDOR`: the main job."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import (
    COMPARE_FORMATS,
    NO_TEXT_FORMATS,
    STANDARD_OUTPUT,
    csv_dialect,
    deliver,
    deliver_file,
    style_of_output,
    wanted_format,
    wanted_suffix,
)
from remitcalc.cli.document_argument import deliver_document
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.engine.compare import compare
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.engine.comparison import Comparison


def run(request: Request) -> int:
    """Compare, and deliver the result."""
    kind = wanted_format(request, COMPARE_FORMATS)
    if kind in NO_TEXT_FORMATS:
        _look_at_destination(request, kind)
    request.keeps_origins = kind == "remitcalc"
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    if request.arguments.complaints or scenario is None:
        return request.complain()
    if kind == "remitcalc":
        deliver_document(request, scenario)
        return 0
    comparison = compare(scenario, side_by_side=side_by_side(request))
    if kind == "xlsx":
        deliver_file(request, workbook(request, comparison))
    else:
        deliver(request, rendered(request, comparison, kind), kind)
    return 0


def _look_at_destination(request: Request, kind: str) -> None:
    """Note where a file cannot go: nowhere, under another suffix, a workbook to a terminal."""
    if request.values.typed("--output") != STANDARD_OUTPUT:
        wanted_suffix(request, (f".{kind}",))
    elif kind == "xlsx" and sys.stdout.isatty():
        request.arguments.complain(message("workbook_to_terminal", example="-o FILE.xlsx"))


def workbook(request: Request, comparison: Comparison) -> bytes:
    """Return a comparison as a workbook in the language asked for."""
    from remitcalc.cli.progress import Progress
    from remitcalc.output.workbook.document import comparison_workbook

    language, with_names = request.language, request.has("--names")
    with Progress(language) as progress:
        return comparison_workbook(
            comparison,
            language,
            with_names=with_names,
            tick=lambda done: progress.tick("saving", int(100 * done), 100),
        )


def rendered(request: Request, comparison: Comparison, kind: str) -> str:
    """Return a comparison as text, CSV or JSON; each imports only what it needs."""
    with_names = request.has("--names")
    if kind == "json":
        from remitcalc.output.json_document.comparison import comparison_document
        from remitcalc.output.json_document.layout import json_text

        return json_text(comparison_document(comparison, with_names=with_names))
    if kind == "csv":
        from remitcalc.output.csv_table.comparison import comparison_columns
        from remitcalc.output.csv_table.layout import csv_text

        return csv_text(
            comparison_columns(comparison, with_names=with_names),
            csv_dialect(request),
            request.language,
        )
    from remitcalc.output.text.comparison import comparison_text

    style = style_of_output(request)
    return comparison_text(comparison, request.language, style, with_names=with_names)
