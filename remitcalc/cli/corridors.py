"""`remitcalc corridors`: what is at hand, bundled and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import read
from remitcalc.cli.destination import csv_dialect, deliver, style_of_output, wanted_format
from remitcalc.cli.request import BAD_INPUT
from remitcalc.files.corridor_library import corridors

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor


def run(request: Request) -> int:
    """List the corridors; one that cannot be read is told and left out, with exit code 2."""
    kind = wanted_format(request)
    request.arguments.expect_operands(0)
    if request.arguments.complaints:
        return request.complain()
    found = [read(request, str(path)) for path in corridors().values()]
    readable = [corridor for corridor in found if corridor is not None]
    deliver(request, _rendered(request, readable, kind), kind)
    return 0 if len(readable) == len(found) else BAD_INPUT


def _rendered(request: Request, found: list[Corridor], kind: str) -> str:
    if kind == "json":
        from remitcalc.output.json_document.corridors import corridors_document
        from remitcalc.output.json_document.layout import json_text

        return json_text(corridors_document(found))
    if kind == "csv":
        from remitcalc.output.csv_table.corridors import corridors_columns
        from remitcalc.output.csv_table.layout import csv_text

        return csv_text(corridors_columns(found), csv_dialect(request), request.language)
    from remitcalc.output.text.corridors import corridors_text

    return corridors_text(found, request.language, style_of_output(request))
