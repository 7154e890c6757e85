"""Reads a payroll: first the sheets, then, as often as choices change, what they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.files.payroll.columns import (
    groups_of,
    joins_of,
    names_of,
    note_missing,
    services_of,
    texts_of,
)
from remitcalc.files.payroll.currency_check import CurrencyCheck
from remitcalc.files.payroll.figured_rows import FiguredRows, rows_told
from remitcalc.files.payroll.headings import role_of
from remitcalc.files.payroll.layout import asked_of_alike, layout_of
from remitcalc.files.payroll.net_pay import out_of_net
from remitcalc.files.payroll.odd_sizes import warn_of_odd_sizes
from remitcalc.files.payroll.same_names import column_of_numbers, note_repeated
from remitcalc.files.payroll.taken import cells_of
from remitcalc.files.payroll.two_rows import first_of_two
from remitcalc.files.problems import Problem, Problems, in_order
from remitcalc.files.source import source_of
from remitcalc.files.tables.cell_error import error_in
from remitcalc.files.tables.sheet import column_letters
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll import Payroll, exact_sum
from remitcalc.model.payroll_choices import NAME_PARTS, PayrollChoices, Understanding
from remitcalc.writing.cells import original_text

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.payroll.amounts import Amounts
    from remitcalc.files.payroll.columns import Joins
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.source import Source
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll_choices import Role

_FIGURES = frozenset({"amount", "net"})


class PayrollRead(NamedTuple):
    """A payroll, None where there is an error; how the file was understood; its problems.

    `rows` are the numbers, as a spreadsheet shows them, of the rows that are workers.
    """

    payroll: Payroll | None
    understood: Understanding | None
    problems: tuple[Problem, ...]
    rows: Sequence[int] = ()


def read_payroll(
    file: str | os.PathLike[str] | Source,
    corridor: Corridor,
    choices: PayrollChoices | None = None,
    *,
    encoding: str = "",
) -> PayrollRead:
    """Read a payroll: CSV, XLSX, XLSB, XLS or ODS, as untidy as people keep them.

    Parameters
    ----------
    file : str, path-like or Source
    corridor : Corridor
        Its sending currency and its individual services are those of the payroll.
    choices : PayrollChoices, optional
    encoding : str
        How the letters of a CSV file are written, where that is said of a path.
    """
    source = source_of(file, encoding)
    sheets, problems = source.sheets()
    if sheets is None:
        return PayrollRead(None, None, problems)
    read = understand(sheets, corridor, choices or PayrollChoices(), source.file)
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
        hidden_columns=tuple(map(layout.heading, layout.hidden_columns)),
        takes_hidden=choices.takes_hidden,
    )
    if layout.sheet.is_hidden and not choices.sheet:
        problems.warn(message("payroll_sheet_hidden", name=layout.sheet.name))
    figures = _figures(layout, choices, problems)
    if figures is None:
        asks_net = "net" in layout.columns and not layout.alike
        understood = replace(understood, asks_net=asks_net, asks_amount=not asks_net)
        return PayrollRead(None, understood, problems.listed())
    understood = replace(understood, figures=layout.heading(layout.columns[figures]))
    return _Understood(layout, corridor, choices, figures, problems).read(understood)


def _figures(layout: Layout, choices: PayrollChoices, problems: Problems) -> Role | None:
    """Return the column with the figures; None, and why, where that must be said."""
    place = layout.place(problems.file, layout.heading_row, _role_of_figures(layout))
    asked = asked_of_alike(layout)
    if asked is not None:
        problems.add(asked, place)
        return None
    if "amount" in layout.columns:
        if choices.net is not None:
            amount = layout.heading(layout.columns["amount"])
            problems.add(message("payroll_net_unused", column=amount), place)
        return "amount"
    if "net" in layout.columns:
        if choices.net is not None:
            return "net"
        problems.add(message("payroll_only_net"), place)
        return None
    _tell_missing(layout, choices, problems)
    return None


def _tell_missing(layout: Layout, choices: PayrollChoices, problems: Problems) -> None:
    """Tell why no column has the figures, but where one that was named is told not to be there."""
    if choices.named_columns.keys() & _FIGURES:
        return
    hidden = {role_of(layout.headings[at - 1]) for at in layout.hidden_columns}
    if hidden & _FIGURES:
        problems.add(message("payroll_only_hidden"))
        return
    headings = tuple(filter(None, layout.headings))
    said = message("payroll_without_amount", headings=headings) if headings else None
    problems.add(said or message("payroll_without_headings"))


def _role_of_figures(layout: Layout) -> Role:
    return "amount" if "amount" in layout.columns else "net"


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
        self.figured = FiguredRows(layout, choices, figures, self.currency, problems)
        self.taken, self.faults = self.figured.taken, self.figured.faults
        self.names, self.asks_number = self._names_alone(), False
        self.over_two = first_of_two(self.names or (), self.figured.amounts.faults)

    def read(self, understood: Understanding) -> PayrollRead:
        amounts = self.figured.amounts
        sent = self._sent(amounts)
        warn_of_odd_sizes(sent, self.corridor, self.faults, self.figures)
        payroll, joins = self._payroll(sent, amounts)
        if self.problems.has_errors:
            payroll = None
        understood = replace(
            self.figured.told(understood),
            amount=exact_sum(sent),
            blank_joins=joins.blank_joins if joins else None,
            asks_blank_joins=bool(joins and joins.unclear),
            asks_number=self.asks_number,
        )
        problems = in_order(self.problems.listed(), _by_row)
        return PayrollRead(payroll, understood, problems, self.taken.numbers)

    def _sent(self, amounts: Amounts) -> NDArray[np.int64]:
        for row, fault in sorted(amounts.faults.items()):
            if row in self.over_two:
                rows = {"row": self.faults.number(row), "next_row": self.faults.number(row + 1)}
                self.faults.add(message("payroll_over_two_rows", **rows), row, self.figures)
                continue
            cell = cells_of(self.taken.rows[row : row + 1], self.layout, self.figures)[0]
            self.faults.add(fault, row, self.figures, found="" if cell is None else cell)
        if self.figures != "net" or self.choices.net is None:
            return amounts.values
        return out_of_net(amounts.values, self.choices.net)

    def _payroll(
        self, sent: NDArray[np.int64], amounts: Amounts
    ) -> tuple[Payroll | None, Joins | None]:
        if self.figures == "net":
            for row in np.flatnonzero((sent <= 0) & (amounts.values > 0)).tolist():
                self.faults.add(message("payroll_nothing_sent"), row, "net")
            for row in np.flatnonzero((sent > amounts.values) & (amounts.values > 0)).tolist():
                self.faults.add(message("payroll_more_than_net"), row, "net")
        self._note_errors()
        CurrencyCheck(self.layout, self.figures, self.currency, self.problems, self.faults).note(
            self.taken.rows
        )
        names = self._names()
        services, joins = self._services(), self._joins()
        groups = groups_of(self._texts("group"), self.faults)
        if not self.problems.has_errors:
            try:
                values = None if joins is None or joins.values.all() else joins.values
                return Payroll(sent, names, services, groups, values), joins
            except ModelError as error:
                faults = [said for said in error.messages if said.code != _REPEATED]
                for said in faults:
                    self.problems.add(said)
        if note_repeated(names or (), self.faults):
            self._ask_for_numbers()
        return None, joins

    def _ask_for_numbers(self) -> None:
        """Tell which column may have numbers that tell workers of the same name apart."""
        column = column_of_numbers(self.layout, self.taken.rows)
        if column:
            self.asks_number = True
            heading, letters = self.layout.heading(column), column_letters(column)
            place = self.layout.place(self.problems.file, self.layout.heading_row, column)
            said = message("payroll_numbers_unused", column=heading, letters=letters)
            self.problems.add(said, place)

    def _note_errors(self) -> None:
        """Note cells that show no value, beside the figures, wherever they would be used."""
        for role in self.layout.columns if self.layout.sheet.has_errors else ():
            if role not in ("amount", "net"):
                for row, cell in enumerate(cells_of(self.taken.rows, self.layout, role)):
                    error = error_in(cell)
                    if error is not None:
                        self.faults.add_error(error, row, role)

    def _names(self) -> tuple[str, ...] | None:
        names = self.names
        if names is None:
            return None
        below = {row + 1 for row in self.over_two}
        note_missing(names, self.faults, below)
        return tuple(names)

    def _names_alone(self) -> list[str] | None:
        parts = [self._texts(role) for role in NAME_PARTS if role in self.layout.columns]
        whole = self._texts("worker") if "worker" in self.layout.columns else None
        numbers = self._texts("number") if "number" in self.layout.columns else None
        return names_of(whole, parts, numbers)

    def _services(self) -> tuple[str | None, ...] | None:
        texts = self._texts("service")
        return services_of(texts, self.corridor, self.faults) if any(texts) else None

    def _joins(self) -> Joins | None:
        if "joins" not in self.layout.columns:
            return None
        cells = cells_of(self.taken.rows, self.layout, "joins")
        joins = joins_of(cells, self.faults, blank_joins=self.choices.blank_joins)
        if joins.unclear:
            rows = rows_told([self.taken.numbers[at] for at in joins.unclear])
            said = message("payroll_joins_blank", rows=rows)
            self.faults.add(said, joins.unclear[0], "joins")
        return joins

    def _texts(self, role: Role) -> list[str]:
        if role not in self.layout.columns:
            return []
        texts = texts_of(cells_of(self.taken.rows, self.layout, role))
        if not self.layout.sheet.encoding:
            return texts
        # A CSV file: what keeps spreadsheets from running a text is none of it.
        return [original_text(text) if text.startswith("'") else text for text in texts]


def _by_row(problem: Problem) -> tuple[int, str]:
    return problem.place.row or 0, problem.place.column


_REPEATED = "repeated_worker"
