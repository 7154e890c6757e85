"""The payroll a command is about: `--payroll FILE` and what the file leaves open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import decimal_mark, tell_problems
from remitcalc.files.limits import MOST_ROWS
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.model.message import message
from remitcalc.model.payroll_choices import NetFixed, NetPercent, PayrollChoices
from remitcalc.output.payroll_notes import payroll_notes

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import Payroll

_INSTEAD = ("--workers", "--amount")
_ONLY_WITH = ("--sheet", "--net-percent", "--net-fixed", "--leave-out")
_ROWS = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)


def note_contradictions(request: Request) -> None:
    """Note options that cannot stand together with a payroll, or not without one."""
    typed = request.arguments.texts
    has_payroll = "--payroll" in typed
    for option in _INSTEAD if has_payroll else ():
        if option in typed:
            request.arguments.complain(message("options_exclude", one="--payroll", other=option))
    for option in () if has_payroll else _ONLY_WITH:
        if option in typed:
            request.arguments.complain(message("option_needs", one=option, other="--payroll"))
    if "--net-percent" in typed and "--net-fixed" in typed:
        said = message("options_exclude", one="--net-percent", other="--net-fixed")
        request.arguments.complain(said)


def choices_of(request: Request, currency: str) -> PayrollChoices:
    """Return what the options say about a payroll in `currency`; what is wrong is noted."""
    percent = request.values.percent("--net-percent")
    fixed = request.values.amount("--net-fixed", currency)
    net = NetPercent(percent) if percent is not None else None
    return PayrollChoices(
        sheet=request.values.typed("--sheet") or "",
        decimal=decimal_mark(request),
        net=net if fixed is None else NetFixed(fixed),
        left_out=_rows(request),
    )


def payroll_of(request: Request, corridor: Corridor, choices: PayrollChoices) -> Payroll | None:
    """Return the payroll that the command names; how it was understood, and problems, are told."""
    file = request.arguments.texts["--payroll"]
    read = read_payroll(file, corridor, choices)
    tell_problems(request, read.problems)
    if read.payroll is not None and read.understood is not None:
        for line in payroll_notes(read.understood, corridor.sending_currency, request.language):
            request.say(f"{file}: {line}")
    return read.payroll


def _rows(request: Request) -> frozenset[int]:
    text = request.values.typed("--leave-out")
    rows: set[int] = set()
    for part in (text or "").split(","):
        found = _ROWS.fullmatch(part.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if found and last <= MOST_ROWS:
            rows.update(range(first, last + 1))
        elif text is not None:
            request.arguments.complain(message("rows_unreadable", value=part.strip()))
    return frozenset(rows)
