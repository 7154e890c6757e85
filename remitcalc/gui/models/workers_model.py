"""One row per worker: amount, what it costs alone and pooled, what arrives, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import UNKNOWN
from remitcalc.gui.models.columns_model import Column, ColumnsModel
from remitcalc.gui.number_style import money_writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer


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
        self._comparison, self._words = answer.comparison, answer.words
        self._money = money_writer(answer.language, corridor.sending_currency)
        self._arriving = money_writer(answer.language, corridor.receiving_currency)
        self._paid_bound = self._comparison.pooled.paid_bound
        self._impossible = answer.language.text("not possible")

    def amount(self, row: int) -> str:
        return self._money(int(self._comparison.scenario.payroll.amounts[row]))

    def alone(self, row: int) -> str:
        return self._total(self._comparison.individual, row)

    def pooled(self, row: int) -> str:
        return self._total(self._comparison.pooled, row)

    def paid(self, row: int) -> str:
        pooled = self._comparison.pooled
        if pooled.reason[row]:
            return self._impossible
        return self._words.written(self._money, pooled.paid[row], self._paid_bound[row])

    def arrives(self, row: int) -> str:
        pooled = self._comparison.pooled
        if pooled.reason[row]:
            return self._impossible
        received, bound = pooled.received[row], pooled.received_bound[row]
        return self._words.written(self._arriving, received, bound)

    def saved(self, row: int) -> str:
        found = self._comparison
        return self._words.written(self._money, found.saving[row], found.bound[row])

    def before(self, row: int) -> str:
        return self._words.before(int(self._comparison.before[row]))

    def _total(self, outcome: Outcome, row: int) -> str:
        if outcome.reason[row]:
            return self._impossible
        return self._words.written(self._money, outcome.total[row], outcome.total_bound[row])


def _columns(answer: Answer) -> list[Column]:
    cells = _Cells(answer)
    columns = [_names(answer), *_membership(answer), *_amounts(answer, cells)]
    return columns if answer.is_for_one else [*columns, *_pooled(answer, cells)]


def _amounts(answer: Answer, cells: _Cells) -> list[Column]:
    """Return what each sends, parts with, what arrives, and what sending alone costs."""
    comparison, text = answer.comparison, answer.language.text
    alone, pooled = comparison.individual, comparison.pooled
    pays = text("What the worker parts with, pooled")
    arrives = text("What arrives, pooled")
    if answer.is_for_one:
        pays, arrives = text("What the worker parts with"), text("What arrives")
    return [
        _figure(text("Amount"), cells.amount, comparison.scenario.payroll.amounts),
        _figure(text("Pays"), cells.paid, pooled.paid, pooled.is_possible, pays),
        _figure(
            text("Arrives"), cells.arrives, pooled.received, pooled.is_known("received"), arrives
        ),
        _figure(
            text("Alone"),
            cells.alone,
            alone.total,
            alone.is_possible,
            text("What sending alone costs"),
        ),
    ]


def _pooled(answer: Answer, cells: _Cells) -> list[Column]:
    """Return what each pays pooled and saves, and where that differs, before which charges."""
    comparison, text = answer.comparison, answer.language.text
    pooled = comparison.pooled
    part = text("What this worker's part of the pool costs")
    columns = [
        _figure(text("Pooled"), cells.pooled, pooled.total, pooled.is_possible, part),
        _figure(text("Saved"), cells.saved, comparison.saving, comparison.bound != UNKNOWN),
    ]
    if len(np.unique(comparison.before)) > 1:
        before = text("What neither price counts in what is saved")
        columns.append(Column(text("Counted"), cells.before, comparison.before, help_text=before))
    return columns


def saving_note(answer: Answer) -> str:
    """Return before which charges all is counted that is saved; empty where nothing is left out."""
    before = np.unique(answer.comparison.before)
    if answer.is_for_one or len(before) > 1:
        return ""
    said = answer.words.before(int(before[0]))
    return answer.language.text("What is saved is counted {before}.", before=said) if said else ""


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
    if len(answer.comparison.ways.staying) and not answer.is_for_one:
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
