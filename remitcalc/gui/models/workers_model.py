"""One row per worker: amount, what it costs alone and pooled, what arrives, what is saved.

What is told of a worker is what was typed last; the figures beside it are those of the comparison,
which may follow a little later, and stand only beside the worker whom they were made for. Below
the last worker is an empty row, in which another one is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt

from remitcalc.drawing.guarded import guarded
from remitcalc.engine.exact import distinct
from remitcalc.engine.figure import Figure
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.model.payroll import MOST_WORKERS
from remitcalc.model.payroll_edits import NO_GROUP
from remitcalc.output.figure_words import NOTHING
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

GROUP, JOINS, SERVICE = "group", "joins", "service"
FURTHER = (GROUP, JOINS, SERVICE)
"""Columns that are shown where a worker has something in them, or where a person wants them."""


@guarded
class WorkersModel(ColumnsModel):
    """The workers of a scenario, in payroll order until sorted.

    Attributes
    ----------
    wanted : set of str
        Those of the further columns that are shown though nobody has anything in them.
    typed : dict of role to text
        What was typed of a worker who has no amount yet: it stands in the empty row.
    empty_colour : QColor or None
        Of what invites to type in the empty row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.wanted: set[str] = set()
        self.typed: dict[str, str] = {}
        self.empty_colour: QColor | None = None
        self._is_held = False
        self._held_for: Scenario | None = None
        self._places = range(0)
        self._typed_at = self._changed = -1

    def show_answer(self, answer: Answer) -> None:
        """Show the workers of an answer."""
        self.show_workers(answer, answer.comparison.scenario)

    def show_workers(self, answer: Answer, scenario: Scenario) -> None:
        """Show the workers of a scenario, beside them the figures of an answer."""
        if self._is_held:
            self._held_for = self._held_for or scenario
            self._is_held = self._held_for is scenario
        is_waiting = answer.comparison.scenario is not scenario
        self._changed = self._typed_at if is_waiting and self._is_held else -1
        columns = _Columns(answer, scenario, self.wanted, self.typed).all()
        self.show_columns(columns, len(scenario.payroll), answer.language)

    def further_columns(
        self, payroll: Payroll, language: Language
    ) -> list[tuple[str, str, bool, bool]]:
        """Return key and words of each further column, whether it is shown, and can be hidden."""
        text = language.text
        words = {GROUP: text("Group"), JOINS: text("Takes part"), SERVICE: text("Uses today")}
        told = {GROUP: payroll.groups, JOINS: payroll.joins, SERVICE: payroll.services}
        empty = {role: column is None for role, column in told.items()}
        return [
            (role, words[role], role in self.wanted or not empty[role], empty[role])
            for role in FURTHER
        ]

    def hold(self, row: int) -> None:
        """Keep the rows where they are while one types, whatever they are sorted by.

        Until its comparison is there, an edit changes the row of its worker alone.
        """
        self._is_held, self._held_for, self._typed_at = True, None, row

    def is_empty(self, row: int) -> bool:
        """Return whether a row of the table is the empty one."""
        return self.source_row(row) == self.total

    def workers_from(self, row: int) -> list[int]:
        """Return the workers from a row of the table on, as they stand there."""
        listed = self._order[row:]
        return [*listed[listed < self.total].tolist()]

    def mark(self, row: int, at: int) -> QColor | None:
        """Return the colour of the text in a cell; what invites to type is quiet."""
        if self.is_empty(row) and not self.typed:
            return self.empty_colour
        return super().mark(row, at)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, what was typed since counted."""
        self._is_held = False
        super().sort(column, order)

    def narrow(self, words: str) -> None:
        """Show only the rows in which words occur, what was typed since counted."""
        self._is_held = False
        super().narrow(words)

    def _changed_rows(self) -> tuple[int, int]:
        row = self.row_of(self._changed) if self._changed >= 0 else -1
        return (row, row) if row >= 0 else super()._changed_rows()

    def _ordered(self) -> NDArray[np.intp]:
        if self._is_held and len(self._places) == self.total:
            return self._order
        self._is_held = False
        order = super()._ordered()
        self._places = range(self.total)
        if self._words or not self.columns or self.total >= MOST_WORKERS:
            return order
        return np.append(order, self.total)


class _Columns:
    """The columns of the workers of a scenario, with the figures of an answer where they fit."""

    def __init__(
        self, answer: Answer, scenario: Scenario, wanted: Collection[str], typed: dict[str, str]
    ) -> None:
        self._answer, self._payroll, self._typed = answer, scenario.payroll, typed
        self._scenario, self._wanted = scenario, wanted
        self.text = answer.language.text
        before = answer.comparison.scenario.payroll
        self._fits, self._is_same = _fitting(before, scenario.payroll), before is scenario.payroll

    def all(self) -> list[ShownColumn]:
        columns = [self._names(), self._amounts(), *self._further(), *self._figures()]
        return [*columns, *self._pooled()] if self._answer.has_pool else columns

    def _names(self) -> ShownColumn:
        """Return the column of names: shown as they are, copied as numbers."""
        names, count = self._payroll.names, len(self._payroll)
        template = self.text("Worker {number}")
        invitation = self.text("Add…")
        typed = self._typed

        def numbered(row: int) -> str:
            return template.replace("{number}", str(row + 1)) if row < count else ""

        def named(row: int) -> str:
            if row == count:
                return typed.get("worker", "") if typed else invitation
            return numbered(row) if names is None else names[row]

        keys = np.arange(count) if names is None else None
        heading = self.text("Worker")
        return ShownColumn(heading, named, keys, copied=numbered, can_stretch=True, role="worker")

    def _amounts(self) -> ShownColumn:
        amounts, total = self._payroll.amounts, self._payroll.total_amount
        currency, count = self._scenario.corridor.sending_currency, len(amounts)
        return ShownColumn(
            self.text("Amount"),
            lambda row: Figure(amounts.item(row), currency) if row < count else "",
            amounts,
            is_figure=True,
            role="amount",
            total=Figure(total, currency),
        )

    def _further(self) -> list[ShownColumn]:
        """Return groups, who takes part and services, as far as there is something to see."""
        payroll, found = self._payroll, []
        if payroll.groups or GROUP in self._wanted:
            found.append(self._words(self.text("Group"), GROUP, self._group))
        if payroll.joins is not None or JOINS in self._wanted:
            found.append(self._words(self.text("Takes part"), JOINS, self._joins()))
        if payroll.services or SERVICE in self._wanted:
            found.append(self._words(self.text("Uses today"), SERVICE, self._services()))
        return found

    def _words(self, heading: str, role: str, said: Callable[[int], str]) -> ShownColumn:
        count, typed = len(self._payroll), self._typed

        def cell(row: int) -> str:
            return said(row) if row < count else typed.get(role, "")

        return ShownColumn(heading, cell, role=role)

    def _group(self, row: int) -> str:
        return self._payroll.groups[row] if self._payroll.groups else NO_GROUP

    def _joins(self) -> Callable[[int], str]:
        joins, yes, no = self._payroll.joins, self.text("yes"), self.text("no")
        return lambda row: yes if joins is None or joins.item(row) else no

    def _services(self) -> Callable[[int], str]:
        labels = service_labels(self._scenario.corridor, self._answer.language)
        services, usual = self._payroll.services, self.text("the usual")
        return lambda row: labels.get((services and services[row]) or "", usual)

    def _figures(self) -> list[ShownColumn]:
        """Return what each parts with, what arrives, and what sending alone costs."""
        table, text = self._answer.workers, self.text
        pays = text("What the worker parts with, pooled")
        arrives = text("What arrives, pooled")
        if not self._answer.has_pool:
            pays, arrives = text("What the worker parts with"), text("What arrives")
        return [
            self._figure(text("Pays"), table.pooled["paid"], pays),
            self._figure(text("Arrives"), table.pooled["received"], arrives),
            self._figure(
                text("Alone"), table.individual["total"], text("What sending alone costs")
            ),
        ]

    def _pooled(self) -> list[ShownColumn]:
        """Return what each pays pooled and saves, and where that differs, before which charges."""
        answer, text = self._answer, self.text
        table = answer.workers
        part = text("What this worker's part of the pool costs")
        columns = [
            self._figure(text("Pooled"), table.pooled["total"], part),
            self._figure(
                text("Saved"), table.saving, total=table.saving_of(answer.comparison.pools.joining)
            ),
        ]
        before = table.saving.before
        if len(_told_before(answer)) > 1:
            columns.append(
                ShownColumn(
                    text("Counted"),
                    self._fitted(lambda row: answer.words.before(before.item(row))),
                    self._key(before),
                    help_text=text("What neither price counts in what is saved"),
                )
            )
        return columns

    def _figure(
        self,
        heading: str,
        figures: FigureColumn,
        help_text: str = "",
        total: Figure | None = None,
    ) -> ShownColumn:
        """Return a column of figures, each taken from its arrays when it is looked at.

        Its sum is told where it is that of the workers who are shown.
        """
        impossible = self.text("not possible")
        if total is None and self._is_same:
            total = figures.sum_of(np.arange(len(figures)))
        return ShownColumn(
            heading,
            self._fitted(lambda row: figures.at(row) or impossible),
            self._key(figures.minor),
            self._key(figures.is_known),
            is_figure=True,
            help_text=help_text,
            total=(total or NOTHING) if self._is_same else "",
        )

    def _fitted(self, cell: Callable[[int], Cell]) -> Callable[[int], Cell]:
        """Return cells that are empty beside a worker whom the answer does not know."""
        fits = self._fits
        return lambda row: cell(row) if fits(row) else ""

    def _key(self, column: NDArray[Any]) -> NDArray[Any]:
        """Return what rows sort by, as long as there are rows."""
        count = len(self._payroll)
        if len(column) >= count:
            return column[:count]
        more = np.zeros(count - len(column), column.dtype)
        return np.concatenate([column, more])


def _fitting(before: Payroll, now: Payroll) -> Callable[[int], bool]:
    """Return whether the worker of a row is still the one, and sends the same as before."""
    count = min(len(before), len(now))
    if before is now:
        return lambda row: row < count
    pairs = [
        (old, new)
        for old, new in (
            (before.amounts, now.amounts),
            (before.names, now.names),
            (before.services, now.services),
            (before.groups, now.groups),
            (before.joins, now.joins),
        )
        if old is not new
    ]
    are_told = [(old, new) for old, new in pairs if old is not None and new is not None]
    return lambda row: row < count and all(old[row] == new[row] for old, new in are_told)


def _told_before(answer: Answer) -> list[int]:
    """Return before which parts savings are counted; who does not take part saves nothing."""
    table = answer.workers
    return distinct(table.saving.before[table.joins] if table.joins.any() else table.saving.before)


def saving_note(answer: Answer) -> str:
    """Return before which charges all is counted that is saved; empty where nothing is left out."""
    before = _told_before(answer)
    if not answer.has_pool or len(before) != 1:
        return ""
    said = answer.words.before(before[0])
    return answer.language.text("What is saved is counted {before}.", before=said) if said else ""
