"""The scenario that options describe; what they leave open is as the corridor has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from remitcalc.cli.options import PAYROLL, PAYROLL_FILE
from remitcalc.model.payroll import MOST_WORKERS, AmountIs, Payroll
from remitcalc.model.scenario import (
    CHEAPEST,
    MOST_PAYDAY_DAYS,
    MOST_PAYDAYS,
    TYPICAL,
    Scenario,
    SharingRule,
)

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor


def scenario_of(
    request: Request, corridor: Corridor, *, amount_is: AmountIs | None = None
) -> Scenario | None:
    """Return the scenario asked for; None where something in it could not be read.

    What amounts are, where nobody says it: `amount_is`, or else an outlay where they are those of
    a payroll, and as the corridor has it where not.
    """
    values, start = request.values, Scenario.of(corridor)
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
    payroll = _payroll(request, corridor)
    if request.arguments.complaints or (payroll is None and "--payroll" in request.arguments.texts):
        return None
    given = {name: value for name, value in asked.items() if value is not None}
    if payroll is not None:
        given["payroll"] = payroll
    if amount_is or "--payroll" in request.arguments.texts:
        given.setdefault("amount_is", amount_is or "outlay")
    return start.replace(**given)


def side_by_side(request: Request) -> list[str] | None:
    """Return the pooled services asked for, the answer's first; None: those of the scenario."""
    return request.arguments.repeated.get("--pooled")


def _payroll(request: Request, corridor: Corridor) -> Payroll | None:
    """Return the workers asked for; None: those of the corridor's defaults, or they are wrong."""
    values, default = request.values, corridor.defaults
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
    return Payroll.uniform(
        default.workers if workers is None else workers,
        default.amount if amount is None else amount,
    )
