"""Reads a payroll: first the sheets, then, as often as choices change, what they mean."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.files.payroll.amounts import read_amounts
from remitcalc.files.payroll.columns import (
    groups_of,
    joins_of,
    names_of,
    note_missing,
    note_repeated,
    services_of,
    texts_of,
)
from remitcalc.files.payroll.faults import Faults
from remitcalc.files.payroll.headings import currency_named
from remitcalc.files.payroll.layout import layout_of
from remitcalc.files.payroll.net_pay import out_of_net
from remitcalc.files.payroll.odd_sizes import warn_of_odd_sizes
from remitcalc.files.payroll.split_amounts import note_split_rows
from remitcalc.files.payroll.taken import cells_of, taken_rows
from remitcalc.files.payroll.totals import is_sum
from remitcalc.files.payroll.words import MONEY_SIGNS
from remitcalc.files.problems import Problem, Problems, in_order
from remitcalc.files.tables.cell_error import error_in
from remitcalc.files.tables.reading import read_sheets
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll import Payroll, exact_sum
from remitcalc.model.payroll_choices import PayrollChoices, Understanding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.payroll.amounts import Amounts
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.payroll_choices import Role


class PayrollRead(NamedTuple):
    """A payroll, None where there is an error; how the file was understood; its problems.

    `rows` are the numbers, as a spreadsheet shows them, of the rows that are workers.
    """

    payroll: Payroll | None
    understood: Understanding | None
    problems: tuple[Problem, ...]
    rows: Sequence[int] = ()


def read_payroll(
    path: str | os.PathLike[str],
    corridor: Corridor,
    choices: PayrollChoices | None = None,
) -> PayrollRead:
    """Read a payroll: CSV, XLSX, XLSB, XLS or ODS, as untidy as people keep them.

    Parameters
    ----------
    path : str or path-like
    corridor : Corridor
        Its sending currency and its individual services are those of the payroll.
    choices : PayrollChoices, optional
    """
    sheets, problems = read_sheets(path)
    if sheets is None:
        return PayrollRead(None, None, problems)
    read = understand(sheets, corridor, choices or PayrollChoices(), os.fspath(path))
    return read._replace(problems=(*problems, *read.problems))


def understand(
    sheets: Sequence[Sheet], corridor: Corridor, choices: PayrollChoices, file: str = ""
) -> PayrollRead:
    """Return what sheets mean as a payroll; the same sheets may be understood many times."""
    problems = Problems(file)
    layout = layout_of(sheets, choices, problems)
    if layout is None:
        return PayrollRead(None, None, problems.listed())
    understood = Understanding(
        sheets=tuple(sheet.name for sheet in sheets if not sheet.is_blank),
        sheet=layout.sheet.name,
        is_hidden=layout.sheet.is_hidden,
        heading_row=layout.heading_row,
        headings=layout.headings,
        columns=layout.columns,
    )
    if layout.sheet.is_hidden and not choices.sheet:
        problems.warn(message("payroll_sheet_hidden", name=layout.sheet.name))
    figures = _figures(layout, choices, problems)
    if figures is None:
        asks_net = "net" in layout.columns
        understood = replace(understood, asks_net=asks_net, asks_amount=not asks_net)
        return PayrollRead(None, understood, problems.listed())
    return _Understood(layout, corridor, choices, figures, problems).read(understood)


def _figures(layout: Layout, choices: PayrollChoices, problems: Problems) -> Role | None:
    """Return the column with the figures; None, and why, where that must be said."""
    if "amount" in layout.columns:
        return "amount"
    if "net" in layout.columns:
        if choices.net is not None:
            return "net"
        place = layout.place(problems.file, layout.heading_row, "net")
        problems.add(message("payroll_only_net"), place)
        return None
    headings = tuple(filter(None, layout.headings))
    said = message("payroll_without_amount", headings=headings) if headings else None
    problems.add(said or message("payroll_without_headings"))
    return None


class _Understood:
    """A payroll with known figures, while it is made."""

    def __init__(
        self,
        layout: Layout,
        corridor: Corridor,
        choices: PayrollChoices,
        figures: Role,
        problems: Problems,
    ) -> None:
        self.layout, self.corridor, self.choices = layout, corridor, choices
        self.figures, self.problems = figures, problems
        self.currency = corridor.sending_currency
        self.taken = taken_rows(layout, choices, figures, self.currency)
        self.faults = Faults(problems, layout, self.taken.numbers)

    def read(self, understood: Understanding) -> PayrollRead:
        cells = cells_of(self.taken.rows, self.layout, self.figures)
        amounts = read_amounts(cells, self.currency, self.choices.decimal)
        understood = replace(
            understood,
            decimal=amounts.decimal,
            is_decided=self.choices.decimal is not None,
            asks_decimal=amounts.asks_decimal,
            total_rows=self.taken.totals,
            workers=len(self.taken.rows),
        )
        if not self.taken.rows:
            self.problems.add(message("payroll_without_workers"))
        if amounts.asks_decimal:
            place = self.layout.place(self.problems.file, self.layout.heading_row, self.figures)
            code = "payroll_decimal_mixed" if amounts.is_mixed else "payroll_decimal_unclear"
            self.problems.add(message(code, value=amounts.unclear), place)
        if not self.problems.has_errors and is_sum(amounts.values):
            self._warn_of_sum()
        whole = partial(amounts.below_thousand, self.currency)
        note_split_rows(self.layout, self.taken.rows, self.figures, whole, self.faults)
        sent = self._sent(amounts)
        left_out = self._left_out(amounts)
        understood = replace(
            understood,
            left_out=len(self.taken.left_out),
            left_out_amount=exact_sum(left_out),
            left_out_unreadable=int((left_out == 0).sum()),
            amount=exact_sum(sent),
        )
        warn_of_odd_sizes(sent, self.corridor, self.faults, self.figures)
        payroll = self._payroll(sent, amounts)
        if self.problems.has_errors:
            payroll = None
        problems = in_order(self.problems.listed(), _by_row)
        return PayrollRead(payroll, understood, problems, self.taken.numbers)

    def _warn_of_sum(self) -> None:
        """Tell of a last worker who gets what all others get: a total by another name, perhaps."""
        row = self.taken.numbers[-1]
        place = self.layout.place(self.problems.file, row, self.figures)
        self.problems.warn(message("payroll_last_is_sum", row=row), place)

    def _sent(self, amounts: Amounts) -> NDArray[np.int64]:
        for row, fault in sorted(amounts.faults.items()):
            cell = cells_of(self.taken.rows[row : row + 1], self.layout, self.figures)[0]
            self.faults.add(fault, row, self.figures, found="" if cell is None else cell)
        if self.figures != "net" or self.choices.net is None:
            return amounts.values
        return out_of_net(amounts.values, self.choices.net)

    def _left_out(self, amounts: Amounts) -> NDArray[np.int64]:
        cells = cells_of(self.taken.left_out, self.layout, self.figures)
        if not cells:
            return np.zeros(0, dtype=np.int64)
        decimal = self.choices.decimal or amounts.decimal
        return read_amounts(cells, self.currency, decimal).values

    def _payroll(self, sent: NDArray[np.int64], amounts: Amounts) -> Payroll | None:
        if self.figures == "net":
            for row in np.flatnonzero((sent <= 0) & (amounts.values > 0)).tolist():
                self.faults.add(message("payroll_nothing_sent"), row, "net")
            for row in np.flatnonzero((sent > amounts.values) & (amounts.values > 0)).tolist():
                self.faults.add(message("payroll_more_than_net"), row, "net")
        self._note_errors()
        self._check_currency()
        names = self._names()
        services, joins = self._services(), self._joins()
        groups = groups_of(self._texts("group"), self.faults)
        if not self.problems.has_errors:
            try:
                return Payroll(sent, names, services, groups, joins)
            except ModelError as error:
                faults = [said for said in error.messages if said.code != _REPEATED]
                for said in faults:
                    self.problems.add(said)
        note_repeated(names or (), self.faults)
        return None

    def _note_errors(self) -> None:
        """Note cells that show no value, beside the figures, wherever they would be used."""
        for role in self.layout.columns if self.layout.sheet.has_errors else ():
            if role not in ("amount", "net"):
                for row, cell in enumerate(cells_of(self.taken.rows, self.layout, role)):
                    error = error_in(cell)
                    if error is not None:
                        self.faults.add_error(error, row, role)

    def _names(self) -> tuple[str, ...] | None:
        parts = [self._texts(role) for role in _PARTS if role in self.layout.columns]
        whole = self._texts("worker") if "worker" in self.layout.columns else None
        numbers = self._texts("number") if "number" in self.layout.columns else None
        names = names_of(whole, parts, numbers)
        if names is None:
            return None
        note_missing(names, self.faults)
        return tuple(names)

    def _services(self) -> tuple[str | None, ...] | None:
        texts = self._texts("service")
        return services_of(texts, self.corridor, self.faults) if any(texts) else None

    def _joins(self) -> NDArray[np.bool_] | None:
        if "joins" not in self.layout.columns:
            return None
        joins = joins_of(cells_of(self.taken.rows, self.layout, "joins"), self.faults)
        return None if joins.all() else joins

    def _check_currency(self) -> None:
        layout = self.layout
        at = layout.columns[self.figures]
        named = currency_named(layout.headings[at - 1]) if at <= len(layout.headings) else ""
        if not self._is_own(named):
            place = layout.place(self.problems.file, layout.heading_row, self.figures)
            self.problems.add(self._other(named), place)
        for row, text in enumerate(self._texts("currency")):
            if not self._is_own(text):
                self.faults.add(self._other(text), row, "currency", found=text)

    def _is_own(self, text: str) -> bool:
        """Return whether a text can mean the currency of the corridor, or says nothing."""
        folded = text.casefold()
        known = MONEY_SIGNS.get(folded, ())
        return not text or folded == self.currency.casefold() or self.currency in known

    def _other(self, text: str) -> Message:
        return message("payroll_other_currency", found=text, currency=self.currency)

    def _texts(self, role: Role) -> list[str]:
        if role not in self.layout.columns:
            return []
        return texts_of(cells_of(self.taken.rows, self.layout, role))


def _by_row(problem: Problem) -> tuple[int, str]:
    return problem.place.row or 0, problem.place.column


_PARTS: tuple[Role, ...] = ("first", "last")
_REPEATED = "repeated_worker"
