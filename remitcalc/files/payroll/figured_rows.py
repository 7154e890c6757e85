"""The rows of a payroll that are workers, with their figures; sums among them are asked about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.payroll.amounts import TOO_PRECISE, read_amounts
from remitcalc.files.payroll.columns import text_of
from remitcalc.files.payroll.currency_words import names_currency_alone
from remitcalc.files.payroll.faults import Faults
from remitcalc.files.payroll.split_amounts import note_split_rows
from remitcalc.files.payroll.taken import cells_of, taken_rows
from remitcalc.files.payroll.told_by_total import mark_told_by_total
from remitcalc.files.payroll.totals import subtotals
from remitcalc.model.message import message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.payroll_choices import NAMING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.payroll.amounts import Amounts
    from remitcalc.files.payroll.layout import Layout
    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Cell, Row
    from remitcalc.model.payroll_choices import PayrollChoices, Role, Understanding

_MOST_TOLD = 8


class FiguredRows:
    """Rows taken as workers and their figures, which are amounts or net pay.

    Attributes
    ----------
    taken : TakenRows
    amounts : Amounts
        One for each row taken.
    faults : Faults
        Of the rows taken.
    """

    def __init__(
        self,
        layout: Layout,
        choices: PayrollChoices,
        figures: Role,
        currency: str,
        problems: Problems,
    ) -> None:
        self._layout, self._choices, self._problems = layout, choices, problems
        self._figures, self._currency = figures, currency
        self._is_decided = choices.decimal is not None
        self._take()
        told = self._told_by_total()
        if told is not None:
            self._choices = replace(choices, decimal=told)
            self._take()
        self._more_headings = self._repeated_headings() | self._second_headings()
        no_workers = self._more_headings | self._subtotals()
        if no_workers:
            self._take(no_workers)
        self._note()

    def _take(self, no_workers: frozenset[int] = frozenset()) -> None:
        layout, choices, figures = self._layout, self._choices, self._figures
        self.taken = taken_rows(layout, choices, figures, self._currency, no_workers)
        self.faults = Faults(self._problems, layout, self.taken.numbers)
        self.amounts = self._read(self.taken.rows, choices.decimal)

    def _read(self, rows: Sequence[Row], decimal: DecimalMark | None) -> Amounts:
        cells = cells_of(rows, self._layout, self._figures)
        return read_amounts(cells, self._currency, decimal, rounds=self._choices.rounds)

    def _told_by_total(self) -> DecimalMark | None:
        """Return the decimal mark that a total tells, where the column leaves it open."""
        if not self.amounts.asks_decimal or not self.taken.totals:
            return None
        totals = [self._layout.sheet.rows[number - 1] for number in self.taken.totals]
        cells, sums = (cells_of(r, self._layout, self._figures) for r in (self.taken.rows, totals))
        return mark_told_by_total(cells, sums)

    def _repeated_headings(self) -> frozenset[int]:
        """Return rows that say the headings again, as at the top of each page."""
        at = self._layout.columns[self._figures]
        heading = self._layout.headings[at - 1] if at <= len(self._layout.headings) else ""
        if not heading or not self.amounts.faults:
            return frozenset()
        cells = cells_of(self.taken.rows, self._layout, self._figures)
        return frozenset(
            self.taken.numbers[row] for row in self.amounts.faults if text_of(cells[row]) == heading
        )

    def _second_headings(self) -> frozenset[int]:
        """Return the row below the headings where it goes on with them: what amounts are in.

        It has no figure anywhere, and where amounts stand only a currency.
        """
        number = self._layout.heading_row + 1
        if number == 1 or 0 not in self.amounts.faults or self.taken.numbers[0] != number:
            return frozenset()
        (amount,) = cells_of(self.taken.rows[:1], self._layout, self._figures)
        is_line = names_currency_alone(text_of(amount)) and not any(
            map(_has_figure, self.taken.rows[0])
        )
        return frozenset({number} - self._choices.kept) if is_line else frozenset()

    def _subtotals(self) -> frozenset[int]:
        """Return rows that are sums of those above; where that may be chance, ask.

        A total of the list that counts without them settles it, and one that counts with them.
        """
        if self._choices.keeps_totals or self.amounts.asks_decimal:
            return frozenset()
        numbers, chosen = self.taken.numbers, self._choices.kept
        kept = {at for at, n in enumerate(numbers) if n in chosen} if chosen else set()
        totals = [self._layout.sheet.rows[number - 1] for number in self.taken.totals]
        told = self._beside(totals)
        found = subtotals(self.amounts.values, told)
        unnamed = {at for at in found.doubtful if not self._has_name(at)}
        add = self.faults.warn if found.is_chance else self.faults.add
        for at in sorted(set(found.doubtful) - kept - unnamed):
            add(message("payroll_may_be_total", row=numbers[at]), at, self._figures)
        return frozenset(numbers[at] for at in {*found.certain} | unnamed if at not in kept)

    def _has_name(self, at: int) -> bool:
        row = self.taken.rows[at : at + 1]
        roles = [role for role in NAMING if role in self._layout.columns]
        return not roles or any(text_of(cells_of(row, self._layout, role)[0]) for role in roles)

    def _note(self) -> None:
        if not self.taken.rows:
            is_hidden = bool(self.taken.hidden)
            code = "payroll_only_hidden" if is_hidden else "payroll_without_workers"
            self._problems.add(message(code))
        if self.amounts.asks_decimal:
            place = self._layout.place(self._problems.file, self._layout.heading_row, self._figures)
            code = "payroll_decimal_mixed" if self.amounts.is_mixed else "payroll_decimal_unclear"
            self._problems.add(message(code, value=self.amounts.unclear), place)
        self._note_below_total()
        said = self._choices.left_out | self._choices.kept
        beyond = sorted(number for number in said if not self._has_row(number))
        if beyond:
            self._problems.add(message("payroll_no_such_row", rows=rows_told(beyond)))
        whole = partial(self.amounts.below_thousand, self._currency)
        note_split_rows(self._layout, self.taken.rows, self._figures, whole, self.faults)

    def _note_below_total(self) -> None:
        rows, file = self.taken.below_total, self._problems.file
        if rows and not self.taken.is_below_a_part:
            said = message("payroll_below_total", rows=rows_told(rows))
            self._problems.warn(said, self._layout.place(file, rows[0], None))
            return
        for row in rows:
            place = self._layout.place(file, row, self._figures)
            self._problems.add(message("payroll_below_part", row=row), place)

    def _has_row(self, number: int) -> bool:
        return self._layout.heading_row < number <= len(self._layout.sheet.rows)

    def told(self, understood: Understanding) -> Understanding:
        """Return what was understood with what is known of the rows."""
        left_out = self._beside(self.taken.left_out)
        hidden = self._layout.sheet.hidden_rows if self._choices.takes_hidden else ()
        too_precise = any(fault.code == TOO_PRECISE for fault in self.amounts.faults.values())
        return replace(
            understood,
            decimal=self.amounts.decimal,
            is_decided=self._is_decided,
            asks_decimal=self.amounts.asks_decimal,
            asks_rounding=too_precise or self._choices.rounds,
            rounded=self.amounts.rounded,
            total_rows=tuple(one for one in self.taken.totals if one not in self._more_headings),
            more_headings=tuple(sorted(self._more_headings)),
            below_total=self.taken.below_total,
            workers=len(self.taken.rows),
            left_out=len(self.taken.left_out),
            left_out_amount=exact_sum(left_out),
            left_out_unreadable=int((left_out == 0).sum()),
            hidden_rows=len(self.taken.hidden) or sum(map(self._has_row, hidden)),
            hidden_amount=exact_sum(self._beside(self.taken.hidden)),
        )

    def _beside(self, rows: Sequence[Row]) -> NDArray[np.int64]:
        """Return the figures of rows that are not taken; 0 where one cannot be read."""
        if not rows:
            return np.zeros(0, dtype=np.int64)
        return self._read(rows, self._choices.decimal or self.amounts.decimal).values


def _has_figure(cell: Cell) -> bool:
    if cell is None or isinstance(cell, str):
        return any(map(str.isdigit, cell or ""))
    return True


def rows_told(rows: Sequence[int]) -> tuple[str, ...]:
    """Return the first of several rows as they are told."""
    shown = tuple(map(str, rows[:_MOST_TOLD]))
    return shown if len(rows) <= _MOST_TOLD else (*shown, "…")
