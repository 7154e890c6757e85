"""`remitcalc rank CORRIDOR --amount A`: all ways to send one amount alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import csv_dialect, deliver, style_of_output, wanted_format
from remitcalc.cli.unused_options import note_unused_marks
from remitcalc.engine.ranking import rank
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll import AmountIs, Payroll

if TYPE_CHECKING:
    import datetime

    from remitcalc.cli.request import Request
    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor


def run(request: Request) -> int:
    """Rank, and deliver the result."""
    kind = wanted_format(request)
    corridor = corridor_of(request)
    start = None if request.document is None else request.document.scenario
    typed = request.values.typed("--amount")
    if typed is None and (start is None or not start.payroll.is_counted):
        request.arguments.complain(message("option_missing", option="--amount"))
    amount_is = request.values.choice("--amount-is", get_args(AmountIs))
    asked = request.values.day("--date")
    if corridor is None:
        return request.complain()
    amount = request.values.amount("--amount", corridor.sending_currency)
    if typed is None and start is not None:
        amount = int(start.payroll.amounts[0])
    note_unused_marks(request)
    if amount is None or request.arguments.complaints:
        return request.complain()
    Payroll.uniform(1, amount)  # refuses what no worker can send
    day = asked or (corridor.defaults if start is None else start).date
    meant: AmountIs = "principal" if start is None else start.amount_is
    if amount_is is not None:
        meant = "outlay" if amount_is == "outlay" else "principal"
    try:
        ranking = rank(corridor, amount, day=day, amount_is=meant)
    except OverflowError:
        raise ModelError([message("beyond_integers")]) from None
    deliver(request, _rendered(request, corridor, ranking, day, kind), kind)
    return 0


def _rendered(
    request: Request, corridor: Corridor, ranking: Ranking, day: datetime.date, kind: str
) -> str:
    if kind == "json":
        from remitcalc.output.json_document.layout import json_text
        from remitcalc.output.json_document.ranking import ranking_document

        return json_text(ranking_document(corridor, ranking))
    if kind == "csv":
        from remitcalc.output.csv_table.layout import csv_text
        from remitcalc.output.csv_table.ranking import ranking_columns

        return csv_text(
            ranking_columns(corridor, ranking, day), csv_dialect(request), request.language
        )
    from remitcalc.output.text.ranking import ranking_text

    return ranking_text(corridor, ranking, day, request.language, style_of_output(request))
