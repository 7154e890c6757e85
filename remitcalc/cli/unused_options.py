"""Options that would change nothing: each is an error, for whoever gives one expects something.

An option that says how a file is written (its sheet, its row of headings, a column, the decimal
mark) may say what the file says as well; what it speaks of must be there. An option that asks for
something to be done with rows must find such rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.request import Request
    from remitcalc.files.payroll.reading import PayrollRead
    from remitcalc.files.source import Source
    from remitcalc.files.tables.sheet import Row
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_choices import PayrollChoices

_WITHOUT: dict[str, dict[str, object]] = {
    "--hidden": {"takes_hidden": False},
    "--round": {"rounds": False},
    "--blank-joins": {"blank_joins": None},
    "--keep-rows": {"kept": frozenset()},
    "--leave-out": {"left_out": frozenset()},
}
"""What the choices are without an option."""

_WHY = {
    "--hidden": "hidden_unused",
    "--round": "round_unused",
    "--blank-joins": "blank_joins_unused",
    "--keep-rows": "keep_rows_unused",
    "--leave-out": "leave_out_unused",
    "--column": "number_column_unused",
}


def note_unused(request: Request, options: Sequence[str]) -> None:
    """Note options that would change nothing."""
    for option in options:
        request.arguments.complain(message(_WHY[option], option=option))


def unused_for(
    request: Request,
    source: Source,
    read: PayrollRead,
    choices: PayrollChoices,
    corridor: Corridor,
) -> list[str]:
    """Return the options without which a payroll would mean the same, by understanding it so."""
    from remitcalc.files.payroll.reading import understand

    others = [(option, change) for option, change in _WITHOUT.items() if _is_given(request, option)]
    if "number" in choices.named_columns and "worker" in choices.named_columns:
        rest = {role: name for role, name in choices.named_columns.items() if role != "number"}
        others.append(("--column", {"named_columns": rest}))
    sheets, _ = source.sheets()
    return [
        option
        for option, change in others
        if sheets is not None
        and _is_same(read, understand(sheets, corridor, replace(choices, **change)))  # type: ignore[arg-type]
    ]


def _is_given(request: Request, option: str) -> bool:
    return option in request.arguments.texts or request.has(option)


def _is_same(one: PayrollRead, other: PayrollRead) -> bool:
    """Return whether the same workers send the same."""
    mine, others = one.payroll, other.payroll
    if mine is None or others is None or list(one.rows) != list(other.rows):
        return False
    is_same_money = (mine.amounts == others.amounts).all()
    said = [(p.names, p.services, p.groups) for p in (mine, others)]
    return bool(is_same_money) and said[0] == said[1] and _joining(mine) == _joining(others)


def _joining(payroll: Payroll) -> list[bool] | None:
    joins = payroll.joins
    return None if joins is None or joins.all() else joins.tolist()


def note_unused_marks(request: Request) -> None:
    """Note a decimal mark or an encoding that is said where no table has use for it."""
    tables = request.tables
    if _is_given(request, "--decimal") and not any(map(_has_text_figures, tables)):
        request.arguments.complain(message("decimal_unused", option="--decimal"))
    if _is_given(request, "--encoding") and not any(map(_is_in_encoding, tables)):
        request.arguments.complain(message("encoding_unused", option="--encoding"))


def _has_text_figures(source: Source) -> bool:
    """Return whether a table has figures that are text: all of CSV, few cells of a workbook."""
    sheets, _ = source.sheets()
    return any(sheet.encoding or any(map(_has_text_figure, sheet.rows)) for sheet in sheets or ())


def _has_text_figure(row: Row) -> bool:
    return any(isinstance(cell, str) and any(map(str.isdigit, cell)) for cell in row)


def _is_in_encoding(source: Source) -> bool:
    """Return whether a table was read in the encoding that is said."""
    from remitcalc.files.tables.encodings import shown_name

    sheets, _ = source.sheets()
    name = shown_name(source.encoding) if source.encoding else ""
    return any(sheet.encoding == name for sheet in sheets or ())
