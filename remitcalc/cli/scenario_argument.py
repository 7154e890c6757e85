"""The scenario that options describe; what they leave open is as document or corridor have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import numpy as np

from remitcalc.cli.document_argument import has_list, start_of
from remitcalc.cli.options import NAMES, PAYROLL, PAYROLL_FILE
from remitcalc.cli.unused_options import note_unused_marks
from remitcalc.model.message import message
from remitcalc.model.payroll import MOST_WORKERS, AmountIs, Payroll
from remitcalc.model.scenario import (
    CHEAPEST,
    MOST_PAYDAY_DAYS,
    MOST_PAYDAYS,
    TYPICAL,
    SharingRule,
)

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import Scenario


def scenario_of(
    request: Request, corridor: Corridor, *, amount_is: AmountIs | None = None
) -> Scenario | None:
    """Return the scenario asked for; None where something in it could not be read.

    What amounts are, where nobody says it: as a document has it; else `amount_is`, or else an
    outlay where they are those of a payroll, and as the corridor has it where not.
    """
    values, start = request.values, start_of(request, corridor)
    individual = [TYPICAL, CHEAPEST, *(s.id for s in corridor.individual_services)]
    pooled = [s.id for s in corridor.pooled_services]
    asked: dict[str, object] = {
        "individual": values.choice("--individual", individual, "service_unknown"),
        "pooled": next(iter(values.choices("--pooled", pooled, "service_unknown")), None),
        "amount_is": values.choice("--amount-is", get_args(AmountIs)),
        "share": values.choice("--share", get_args(SharingRule)),
        "employer_share_percent": values.percent("--employer-share"),
        "paydays": values.whole_number("--paydays", 1, MOST_PAYDAYS),
        "payday_days": values.whole_number("--payday-days", 1, MOST_PAYDAY_DAYS),
        "individual_every": values.whole_number("--individual-every", 1, MOST_PAYDAYS),
        "pooled_every": values.whole_number("--pooled-every", 1, MOST_PAYDAYS),
        "date": values.day("--date"),
    }
    if request.has(NAMES.name) and not has_list(request):
        said = message("option_needs", one=NAMES.name, other=PAYROLL_FILE.name)
        request.arguments.complain(said)
    payroll = _payroll(request, corridor, start.payroll)
    if not request.arguments.complaints:
        note_unused_marks(request)
    if request.arguments.complaints or (payroll is None and "--payroll" in request.arguments.texts):
        return None
    given = {name: value for name, value in asked.items() if value is not None}
    if payroll is not None:
        given["payroll"] = payroll
    if request.document is None and (amount_is or "--payroll" in request.arguments.texts):
        given.setdefault("amount_is", amount_is or "outlay")
    scenario = start.replace(**given)
    if "payday_days" in given and scenario.paydays == 1:
        request.arguments.complain(message("payday_days_unused", option="--payday-days"))
    return scenario


def side_by_side(request: Request) -> list[str] | None:
    """Return the pooled services asked for, the answer's first; None: those of the scenario."""
    return request.arguments.repeated.get("--pooled")


def _payroll(request: Request, corridor: Corridor, start: Payroll) -> Payroll | None:
    """Return the workers asked for; None: those one starts with, or they are wrong."""
    values = request.values
    said = request.arguments.texts.keys() | request.arguments.switches
    if any(option.name in said for option in (PAYROLL_FILE, *PAYROLL)):
        # Imported here: without a payroll nothing of it is needed.
        from remitcalc.cli.payroll_argument import choices_of, note_contradictions, payroll_of

        note_contradictions(request)
        choices = choices_of(request, corridor.sending_currency)
        if request.arguments.complaints:
            return None
        return payroll_of(request, corridor, choices)
    workers = values.whole_number("--workers", 1, MOST_WORKERS)
    amount = values.amount("--amount", corridor.sending_currency)
    if request.arguments.complaints or (workers is None and amount is None):
        return None
    if amount is None and not _are_alike(start):
        # They are of different amounts: which of them others would send, nobody can tell.
        needed = message("option_needs", one="--workers", other="--amount")
        request.arguments.complain(needed)
        return None
    if workers is None and amount is not None and not start.is_counted:
        return replace(start, amounts=np.full(len(start), amount, dtype=np.int64))
    return Payroll.uniform(
        len(start) if workers is None else workers,
        int(start.amounts[0]) if amount is None else amount,
    )


def _are_alike(payroll: Payroll) -> bool:
    return int(payroll.amounts.min()) == int(payroll.amounts.max())
