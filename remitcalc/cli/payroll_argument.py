"""The payroll a command is about: `--payroll FILE` and what the file leaves open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from remitcalc.cli.corridor_argument import decimal_mark, encoding_of, tell_problems
from remitcalc.cli.options import PAYROLL
from remitcalc.cli.unused_options import note_unused, unused_for
from remitcalc.files.document.origins import digest_of, payroll_origin_of
from remitcalc.files.limits import MOST_ROWS
from remitcalc.files.other_kind import named_for_what_it_is
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.source import Source
from remitcalc.model.message import message
from remitcalc.model.payroll_choices import NetFixed, NetPercent, PayrollChoices, Role
from remitcalc.output.payroll_notes import payroll_notes

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import Payroll

_INSTEAD = ("--workers", "--amount")
_BLANKS = {None: None, "yes": True, "no": False}
_ROWS = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)


def note_contradictions(request: Request) -> None:
    """Note options that cannot stand together with a payroll, or not without one."""
    typed = request.arguments.texts
    has_payroll = "--payroll" in typed
    for option in _INSTEAD if has_payroll else ():
        if option in typed:
            request.arguments.complain(message("options_exclude", one="--payroll", other=option))
    for option in () if has_payroll else (option.name for option in PAYROLL):
        if option in typed or request.has(option):
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
        heading_row=request.values.whole_number("--heading-row", 0, MOST_ROWS),
        named_columns=_columns(request),
        decimal=decimal_mark(request),
        net=net if fixed is None else NetFixed(fixed),
        left_out=_rows(request, "--leave-out"),
        kept=_rows(request, "--keep-rows"),
        takes_hidden=request.has("--hidden"),
        blank_joins=_BLANKS[request.values.choice("--blank-joins", ("yes", "no"))],
        rounds=request.has("--round"),
    )


def payroll_of(request: Request, corridor: Corridor, choices: PayrollChoices) -> Payroll | None:
    """Return the payroll that the command names; how it was understood, and problems, are told."""
    file = request.arguments.texts["--payroll"]
    encoding = encoding_of(request)
    if request.arguments.complaints:
        return None
    source = Source(file, encoding)
    digest = digest_of(file) if request.keeps_origins else None
    read = read_payroll(source, corridor, choices)
    if digest is not None and read.payroll is not None:
        request.payroll_origin = payroll_origin_of(file, digest, read, choices, encoding)
    problems = read.problems
    if read.understood is None or not read.understood.figures:
        problems = named_for_what_it_is(source, "payroll", problems)
    tell_problems(request, problems)
    request.tables.append(source)
    if read.payroll is not None and read.understood is not None:
        note_unused(request, unused_for(request, source, read, choices, corridor))
        for line in payroll_notes(read.understood, corridor.sending_currency, request.language):
            request.say(f"{file}: {line}")
    return read.payroll


def _columns(request: Request) -> dict[Role, str]:
    """Return the columns that are named, by what they are."""
    columns: dict[Role, str] = {}
    for typed in request.arguments.repeated.get("--column", ()):
        what, _, name = typed.partition("=")
        role = next(
            (role for role in get_args(Role) if role.replace("_", "-") == what.strip()), None
        )
        if role is None or not name.strip():
            known = tuple(role.replace("_", "-") for role in get_args(Role))
            said = message("column_role_unreadable", value=typed, choices=known)
            request.arguments.complain(said)
        else:
            columns[role] = name
    return columns


def _rows(request: Request, option: str) -> frozenset[int]:
    text = request.values.typed(option)
    rows: set[int] = set()
    for part in (text or "").split(","):
        found = _ROWS.fullmatch(part.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if found and last <= MOST_ROWS:
            rows.update(range(first, last + 1))
        elif text is not None:
            request.arguments.complain(
                message("rows_unreadable", option=option, value=part.strip())
            )
    return frozenset(rows)
