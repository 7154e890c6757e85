"""`remitcalc import-rpw --corridor CODES --history`: a corridor quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.destination import PICTURES, csv_dialect, deliver, deliver_file, style_of_output
from remitcalc.cli.drawn import drawing_room
from remitcalc.cli.request import BAD_INPUT
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.request import Request
    from remitcalc.files.rpw.library import RpwLibrary
    from remitcalc.model.survey import SurveyedCorridor


def tell_history(
    request: Request, library: RpwLibrary, ends: tuple[str, str], kind: str
) -> int | None:
    """Print the averages of every quarter, or write them, or a chart of them, to a file.

    Returns None where the library fails.
    """
    quarters = library.by_quarter(*ends)
    if library.fault is not None:
        return None
    if not quarters:
        request.tell(message("rpw_never_surveyed"))
        return BAD_INPUT
    picture = _picture(request)
    if picture:
        deliver_file(request, _drawn(request, quarters, picture))
    else:
        deliver(request, _rendered(request, quarters, kind), kind)
    return 0


def _picture(request: Request) -> str:
    """Return which kind of picture the file asked for is; empty for none."""
    _, _, suffix = (request.values.typed("--output") or "").rpartition(".")
    asked = request.values.typed("--format")
    return suffix.lower() if suffix.lower() in PICTURES and asked is None else ""


def _drawn(request: Request, quarters: Sequence[SurveyedCorridor], picture: str) -> bytes:
    from remitcalc.output.chart_data.history import history_chart

    export, _application = drawing_room(request, "export")
    chart = history_chart(quarters, ATTRIBUTION, request.language)
    made: bytes = getattr(export, picture)(chart)
    return made


def _rendered(request: Request, quarters: Sequence[SurveyedCorridor], kind: str) -> str:
    if kind == "json":
        from remitcalc.output.json_document.layout import json_text
        from remitcalc.output.json_document.survey import survey_document

        return json_text(survey_document(quarters, ATTRIBUTION))
    if kind == "csv":
        from remitcalc.output.csv_table.layout import csv_text
        from remitcalc.output.csv_table.survey import survey_columns

        return csv_text(
            survey_columns(quarters, ATTRIBUTION), csv_dialect(request), request.language
        )
    from remitcalc.output.text.survey import history_text

    return history_text(quarters, ATTRIBUTION, request.language, style_of_output(request))
