"""One row per worker: amount, what it costs alone and pooled, what arrives, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import distinct
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn

if TYPE_CHECKING:
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.output.answer import Answer


class WorkersModel(ColumnsModel):
    """The workers of a comparison, in payroll order until sorted."""

    def show_answer(self, answer: Answer) -> None:
        """Show the workers of an answer."""
        comparison = answer.comparison
        rows = len(comparison.scenario.payroll)
        self.show_columns(_columns(answer), rows, answer.language)


def _columns(answer: Answer) -> list[ShownColumn]:
    columns = [_names(answer), *_membership(answer), *_amounts(answer)]
    return [*columns, *_pooled(answer)] if answer.has_pool else columns


def _amounts(answer: Answer) -> list[ShownColumn]:
    """Return what each sends, parts with, what arrives, and what sending alone costs."""
    table, text = answer.workers, answer.language.text
    pays = text("What the worker parts with, pooled")
    arrives = text("What arrives, pooled")
    if not answer.has_pool:
        pays, arrives = text("What the worker parts with"), text("What arrives")
    alone = text("What sending alone costs")
    return [
        _figure(text("Amount"), table.amount, answer),
        _figure(text("Pays"), table.pooled["paid"], answer, pays),
        _figure(text("Arrives"), table.pooled["received"], answer, arrives),
        _figure(text("Alone"), table.individual["total"], answer, alone),
    ]


def _pooled(answer: Answer) -> list[ShownColumn]:
    """Return what each pays pooled and saves, and where that differs, before which charges."""
    table, text = answer.workers, answer.language.text
    part = text("What this worker's part of the pool costs")
    columns = [
        _figure(text("Pooled"), table.pooled["total"], answer, part),
        _figure(text("Saved"), table.saving, answer),
    ]
    before = table.saving.before
    if len(_told_before(answer)) > 1:
        help_text = text("What neither price counts in what is saved")
        columns.append(
            ShownColumn(
                text("Counted"),
                lambda row: answer.words.before(int(before[row])),
                before,
                help_text=help_text,
            )
        )
    return columns


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


def _names(answer: Answer) -> ShownColumn:
    """Return the column of names: shown as they are, copied as numbers."""
    text = answer.language.text
    names = answer.comparison.scenario.payroll.names
    template = text("Worker {number}")

    def numbered(row: int) -> str:
        return template.replace("{number}", str(row + 1))

    if names is None:
        rows = np.arange(len(answer.comparison.scenario.payroll))
        return ShownColumn(text("Worker"), numbered, rows, can_stretch=True)
    return ShownColumn(
        text("Worker"),
        lambda row: names[row],
        np.array([name.casefold() for name in names]),
        copied=numbered,
        can_stretch=True,
    )


def _membership(answer: Answer) -> list[ShownColumn]:
    """Return the columns of groups and of who takes part, where a payroll tells them apart."""
    text, payroll = answer.language.text, answer.comparison.scenario.payroll
    columns = []
    if payroll.groups:
        groups = payroll.groups
        keys = np.array([group.casefold() for group in groups])
        columns.append(ShownColumn(text("Group"), lambda row: groups[row], keys))
    if len(answer.comparison.pools.staying) and answer.has_pool:
        joins, yes, no = answer.comparison.pools.joins, text("yes"), text("no")
        columns.append(
            ShownColumn(text("Takes part"), lambda row: yes if joins[row] else no, ~joins)
        )
    return columns


def _figure(
    heading: str, figures: FigureColumn, answer: Answer, help_text: str = ""
) -> ShownColumn:
    """Return a column of figures, each taken from its arrays when it is looked at."""
    impossible = answer.language.text("not possible")
    return ShownColumn(
        heading,
        lambda row: figures.at(row) or impossible,
        figures.minor,
        figures.is_known,
        is_figure=True,
        help_text=help_text,
    )
