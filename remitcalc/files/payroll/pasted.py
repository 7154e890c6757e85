"""Workers from a table that was copied: cells laid over a list, or a list of its own.

The table is read as a payroll file is, by the same rules of numbers, marks and words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.payroll.layout import layout_of
from remitcalc.files.payroll.reading import understand
from remitcalc.files.problems import Problems
from remitcalc.files.tables.copied_table import width_of
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.message import message
from remitcalc.model.money import major
from remitcalc.model.payroll_choices import PayrollChoices
from remitcalc.model.payroll_edits import CELL_ROLES, NO_GROUP, added, with_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.payroll.reading import PayrollRead
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_choices import Role
    from remitcalc.model.payroll_edits import CellRole

_TOP = 50
"""Rows among which headings are looked for, and what stands below them."""


class Place(NamedTuple):
    """Where cells are laid: over these workers, counted from 0, then below; from a role on."""

    workers: Sequence[int]
    roles: Sequence[CellRole]


class Pasted(NamedTuple):
    """The list as it would be, None where something is wrong, and how the table was read."""

    payroll: Payroll | None
    read: PayrollRead


def has_headings(sheet: Sheet) -> bool:
    """Return whether a table is a payroll with headings of its own."""
    top = Sheet("", [*sheet.rows[:_TOP]])
    layout = layout_of([top], PayrollChoices(), Problems(""))
    known = () if layout is None or not layout.heading_row else layout.columns
    return "amount" in known or "net" in known


def columns_from(roles: Sequence[CellRole], width: int) -> dict[Role, int]:
    """Return which column is what where a table without headings begins with a role."""
    return {role: at for at, role in enumerate(roles[:width], 1)}


def laid_over(  # noqa: PLR0913
    sheet: Sheet,
    place: Place,
    payroll: Payroll,
    corridor: Corridor,
    numbered: Callable[[int], str],
    *,
    decimal: DecimalMark | None = None,
) -> Pasted:
    """Return a list with the cells of a table laid over it.

    A row that comes to lie below the last worker is another worker, who needs an amount.
    """
    width = width_of(sheet)
    columns = columns_from(place.roles, width)
    is_within = len(sheet.rows) <= len(place.workers)
    if "amount" not in columns:
        sheet = _with_amounts(sheet, width, place, payroll, corridor.sending_currency)
        columns["amount"] = width + 1
    choices = PayrollChoices(
        heading_row=0, columns=columns, decimal=decimal, keeps_totals=is_within
    )
    read = understand([sheet], corridor, choices)
    if width > len(place.roles):
        problems = Problems("")
        problems.add(message("copied_beyond", columns=width, most=len(place.roles)))
        read = read._replace(payroll=None, problems=(*problems.listed(), *read.problems))
    if read.payroll is None:
        return Pasted(None, read)
    workers = [*place.workers]
    count = len(payroll)
    new = [at for at, row in enumerate(read.rows) if row > len(workers)]
    beyond = {at: count + number for number, at in enumerate(new)}
    targets = [
        beyond.get(at, workers[min(row, len(workers)) - 1] if workers else 0)
        for at, row in enumerate(read.rows)
    ]
    told = [role for role in place.roles if role in columns]
    roles = [role for role in told if role != "amount" or columns["amount"] <= width]
    amounts = [read.payroll.amounts.item(at) for at in new]
    return Pasted(_with(payroll, read.payroll, roles, targets, amounts, numbered), read)


def put_below(
    sheet: Sheet,
    payroll: Payroll,
    corridor: Corridor,
    numbered: Callable[[int], str],
    *,
    decimal: DecimalMark | None = None,
) -> Pasted:
    """Return a list with the workers of a table with headings below the others."""
    read = understand([sheet], corridor, PayrollChoices(decimal=decimal))
    if read.payroll is None:
        return Pasted(None, read)
    count, more = len(payroll), len(read.payroll)
    targets = range(count, count + more)
    amounts = read.payroll.amounts.tolist()
    return Pasted(_with(payroll, read.payroll, CELL_ROLES, targets, amounts, numbered), read)


def _with(  # noqa: PLR0913, PLR0917
    payroll: Payroll,
    pasted: Payroll,
    roles: Sequence[CellRole],
    targets: Sequence[int],
    amounts: Sequence[int],
    numbered: Callable[[int], str],
) -> Payroll:
    """Return a payroll with values of others put at targets; those beyond are added first."""
    if amounts:
        payroll = added(payroll, amounts, numbered)
    columns: Mapping[CellRole, Sequence[object] | None] = {
        "amount": pasted.amounts.tolist(),
        "worker": pasted.names,
        "group": pasted.groups,
        "joins": None if pasted.joins is None else pasted.joins.tolist(),
        "service": pasted.services,
    }
    nothing: Mapping[CellRole, object] = {"group": NO_GROUP, "joins": True, "service": None}
    present = {
        "worker": payroll.names,
        "group": payroll.groups,
        "joins": payroll.joins,
        "service": payroll.services,
    }
    for role in roles:
        values = columns[role]
        if values is None and (role == "worker" or present.get(role) is None):
            continue
        put = [nothing[role]] * len(targets) if values is None else values
        payroll = with_values(payroll, role, dict(zip(targets, put, strict=True)), numbered)
    return payroll


def _with_amounts(sheet: Sheet, width: int, place: Place, payroll: Payroll, currency: str) -> Sheet:
    """Return a sheet whose last column are the amounts that the workers send already."""
    rows = []
    for at, row in enumerate(sheet.rows):
        cells = (*row[:width], *[None] * (width - len(row)))
        is_known = at < len(place.workers) and any(cell is not None for cell in cells)
        amount = major(payroll.amounts.item(place.workers[at]), currency) if is_known else None
        rows.append((*cells, None if amount is None else float(amount)))
    return Sheet("", rows)
