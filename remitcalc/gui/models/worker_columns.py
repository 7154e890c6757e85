"""The columns of the workers: what is told of each, and the figures of an answer beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from remitcalc.engine.exact import distinct
from remitcalc.engine.figure import Figure
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.gui.models.columns_model import ShownColumn
from remitcalc.model.payroll_edits import NO_GROUP
from remitcalc.output.figure_words import NOTHING
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from remitcalc.gui.worker_words import FileWords
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_edits import CellRole
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

GROUP, JOINS, SERVICE = "group", "joins", "service"
FURTHER = (GROUP, JOINS, SERVICE)
"""Columns that are shown where a worker has something in them, or where a person wants them."""


class WorkerColumns:
    """The columns of what is told of the workers of a scenario."""

    def __init__(
        self,
        language: Language,
        scenario: Scenario,
        wanted: Collection[str],
        typed: dict[str, str],
        of_file: FileWords | None = None,
    ) -> None:
        self._language, self._of_file = language, of_file
        self._payroll, self._typed = scenario.payroll, typed
        self._scenario, self._wanted = scenario, wanted
        self.text = language.text

    def all(self) -> list[ShownColumn]:
        """Return them from left to right."""
        return [self._signed(one) for one in (self._names(), self._amounts(), *self._further())]

    def _signed(self, column: ShownColumn) -> ShownColumn:
        """Return a column whose cells show where they are no longer as in the file."""
        words = self._of_file
        if words is None:
            return column
        role = cast("CellRole", column.role)
        return column._replace(
            sign=lambda row: words.sign(row, role), hint=lambda row: words.said(row, role)
        )

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
        labels = service_labels(self._scenario.corridor, self._language)
        services, usual = self._payroll.services, self.text("the usual")
        return lambda row: labels.get((services and services[row]) or "", usual)


class FigureColumns:
    """The columns of figures that an answer has, for so many workers."""

    def __init__(self, answer: Answer, count: int) -> None:
        self.answer, self.count = answer, count
        self.text = answer.language.text
        self.columns = [*self._figures(), *(self._pooled() if answer.has_pool else ())]

    def beside(self, payroll: Payroll) -> list[ShownColumn]:
        """Return them beside workers: empty where one is not whom the answer knows.

        Their sums are told where these are the workers who are shown.
        """
        before = self.answer.comparison.scenario.payroll
        fits = _fitting(before, payroll)
        is_same = before is payroll
        return [
            one._replace(
                cell=_fitted(one.cell, fits),
                total=one.total if is_same else "",
                employer=one.employer if is_same else "",
            )
            for one in self.columns
        ]

    def _figures(self) -> list[ShownColumn]:
        """Return what each parts with, what arrives, and what sending alone costs."""
        table, text = self.answer.workers, self.text
        pays = text("What the worker parts with, pooled")
        arrives = text("What arrives, pooled")
        if not self.answer.has_pool:
            pays, arrives = text("What the worker parts with"), text("What arrives")
        return [
            self._figure(text("Pays"), table.pooled["paid"], pays)._replace(
                apart="workers.pooled.paid"
            ),
            self._figure(text("Arrives"), table.pooled["received"], arrives)._replace(
                apart="workers.pooled.received"
            ),
            self._figure(
                text("Alone"), table.individual["total"], text("What sending alone costs")
            )._replace(
                apart="workers.alone.total",
                employer=self._employer(self.answer.comparison.individual_employer),
            ),
        ]

    def _employer(self, minor: int) -> Cell:
        """Return what the employer pays for all together; nothing where it never pays."""
        comparison = self.answer.comparison
        pays = comparison.employer or comparison.individual_employer
        currency = comparison.scenario.corridor.sending_currency
        return Figure(minor, currency) if pays and self.answer.has_pool else ""

    def _pooled(self) -> list[ShownColumn]:
        """Return what each pays pooled and saves, and where that differs, before which charges."""
        answer, text = self.answer, self.text
        table = answer.workers
        part = text("What this worker's part of the pool costs")
        comparison = answer.comparison
        # As the sum above it, with those who do not join; what is shared is of no worker.
        pays = comparison.employer + comparison.staying_employer
        columns = [
            self._figure(text("Pooled"), table.pooled["total"], part)._replace(
                apart="workers.pooled.total",
                employer=self._employer(pays),
            ),
            *self._own_of_employer(),
            self._figure(
                text("Saved"), table.saving, total=table.saving_of(answer.comparison.pools.joining)
            )._replace(apart="workers.pooled.saving"),
        ]
        before = table.saving.before
        if len(told_before(answer)) > 1:
            columns.append(
                ShownColumn(
                    text("Counted"),
                    lambda row: answer.words.before(before.item(row)),
                    self._key(before),
                    help_text=text("What neither price counts in what is saved"),
                )
            )
        return columns

    def _own_of_employer(self) -> list[ShownColumn]:
        """Return what the employer pays of charges that are a worker's own, where there are any.

        Its part of the charges that all share is of nobody alone, and no division of it is law.
        """
        comparison, text = self.answer.comparison, self.text
        own = comparison.pooled.employer
        if not own.any():
            return []
        currency = comparison.scenario.corridor.sending_currency
        said = text("What the employer pays of this worker's own charges, pooled")
        return [self._figure(text("Employer"), FigureColumn.exact(own, currency), said)]

    def _figure(
        self,
        heading: str,
        figures: FigureColumn,
        help_text: str = "",
        total: Figure | None = None,
    ) -> ShownColumn:
        """Return a column of figures, each taken from its arrays when it is looked at."""
        impossible = self.text("not possible")
        if total is None:
            total = figures.sum_of(np.arange(len(figures)))
        return ShownColumn(
            heading,
            lambda row: figures.at(row) or impossible,
            self._key(figures.minor),
            self._key(figures.is_known),
            is_figure=True,
            help_text=help_text,
            total=total or NOTHING,
        )

    def _key(self, column: NDArray[Any]) -> NDArray[Any]:
        """Return what rows sort by, as long as there are rows."""
        count = self.count
        if len(column) >= count:
            return column[:count]
        more = np.zeros(count - len(column), column.dtype)
        return np.concatenate([column, more])


def _fitted(cell: Callable[[int], Cell], fits: Callable[[int], bool]) -> Callable[[int], Cell]:
    """Return cells that are empty beside a worker whom the answer does not know."""
    return lambda row: cell(row) if fits(row) else ""


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


def told_before(answer: Answer) -> list[int]:
    """Return before which parts savings are counted; who does not take part saves nothing."""
    table = answer.workers
    return distinct(table.saving.before[table.joins] if table.joins.any() else table.saving.before)


def saving_note(answer: Answer) -> str:
    """Return before which charges all is counted that is saved; empty where nothing is left out."""
    before = told_before(answer)
    if not answer.has_pool or len(before) != 1:
        return ""
    said = answer.words.before(before[0])
    return answer.language.text("What is saved is counted {before}.", before=said) if said else ""
