"""One row per worker: amount, what it costs alone and pooled, what arrives, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import UNKNOWN
from remitcalc.gui.models.columns_model import Column, ColumnsModel
from remitcalc.gui.number_style import money_writer
from remitcalc.output.figure_words import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer

_MARKS = [*MARKS.values(), ""]


class WorkersModel(ColumnsModel):
    """The workers of a comparison, in payroll order until sorted."""

    def show_answer(self, answer: Answer) -> None:
        """Show the workers of an answer."""
        comparison = answer.comparison
        self.show_columns(_columns(answer), len(comparison.scenario.payroll))


class _Cells:
    """The texts of one comparison's cells, by row."""

    def __init__(self, answer: Answer) -> None:
        corridor = answer.comparison.scenario.corridor
        self._comparison = answer.comparison
        self._money = money_writer(answer.language, corridor.sending_currency)
        self._arriving = money_writer(answer.language, corridor.receiving_currency)
        self._impossible = answer.language.text("not possible")
        self._unknown = answer.language.text("unknown")

    def amount(self, row: int) -> str:
        return self._money(int(self._comparison.scenario.payroll.amounts[row]))

    def alone(self, row: int) -> str:
        return self._total(self._comparison.individual, row)

    def pooled(self, row: int) -> str:
        return self._total(self._comparison.pooled, row)

    def paid(self, row: int) -> str:
        pooled = self._comparison.pooled
        return self._impossible if pooled.reason[row] else self._money(int(pooled.paid[row]))

    def arrives(self, row: int) -> str:
        pooled = self._comparison.pooled
        if pooled.reason[row]:
            return self._impossible
        bound = int(pooled.received_bound[row])
        if bound == UNKNOWN:
            return self._unknown
        return _MARKS[bound] + self._arriving(int(pooled.received[row]))

    def saved(self, row: int) -> str:
        bound = int(self._comparison.bound[row])
        if bound == UNKNOWN:
            return self._unknown
        return _MARKS[bound] + self._money(int(self._comparison.saving[row]))

    def _total(self, outcome: Outcome, row: int) -> str:
        if outcome.reason[row]:
            return self._impossible
        bound = int(outcome.total_bound[row])
        if bound == UNKNOWN:
            return self._unknown
        return _MARKS[bound] + self._money(int(outcome.total[row]))


def _columns(answer: Answer) -> list[Column]:
    comparison, text, cells = answer.comparison, answer.language.text, _Cells(answer)
    alone, pooled = comparison.individual, comparison.pooled
    possible = pooled.is_possible
    part = text("What this worker's part of the pool costs")
    return [
        _names(answer),
        *_membership(answer),
        _figure(text("Amount"), cells.amount, comparison.scenario.payroll.amounts),
        _figure(
            text("Pays"),
            cells.paid,
            pooled.paid,
            possible,
            text("What the worker parts with, pooled"),
        ),
        _figure(
            text("Arrives"),
            cells.arrives,
            pooled.received,
            pooled.is_known("received"),
            text("What arrives, pooled"),
        ),
        _figure(
            text("Alone"),
            cells.alone,
            alone.total,
            alone.is_possible,
            text("What sending alone costs"),
        ),
        _figure(text("Pooled"), cells.pooled, pooled.total, possible, part),
        _figure(text("Saved"), cells.saved, comparison.saving, comparison.bound != UNKNOWN),
    ]


def _names(answer: Answer) -> Column:
    """Return the column of names: shown as they are, copied as numbers."""
    text = answer.language.text
    names = answer.comparison.scenario.payroll.names
    template = text("Worker {number}")

    def numbered(row: int) -> str:
        return template.replace("{number}", str(row + 1))

    if names is None:
        rows = np.arange(len(answer.comparison.scenario.payroll))
        return Column(text("Worker"), numbered, rows, can_stretch=True)
    return Column(
        text("Worker"),
        lambda row: names[row],
        np.array([name.casefold() for name in names]),
        copied=numbered,
        can_stretch=True,
    )


def _membership(answer: Answer) -> list[Column]:
    """Return the columns of groups and of who takes part, where a payroll tells them apart."""
    text, payroll = answer.language.text, answer.comparison.scenario.payroll
    columns = []
    if payroll.groups:
        groups = payroll.groups
        keys = np.array([group.casefold() for group in groups])
        columns.append(Column(text("Group"), lambda row: groups[row], keys))
    if len(answer.comparison.ways.staying):
        joins, yes, no = answer.comparison.ways.joins, text("yes"), text("no")
        columns.append(Column(text("Takes part"), lambda row: yes if joins[row] else no, ~joins))
    return columns


def _figure(
    heading: str,
    text: Callable[[int], str],
    keys: NDArray[np.int64],
    is_known: NDArray[np.bool_] | None = None,
    help_text: str = "",
) -> Column:
    return Column(heading, text, keys, is_known, is_figure=True, help_text=help_text)
