"""A figure of a whole group: the sum of its workers' figures, the first few of them by name."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import PARTS
from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pool import priced_pool
from remitcalc.engine.pricing import price
from remitcalc.model.message import message
from remitcalc.output.tables.way_columns import WayColumns
from remitcalc.output.tables.workers import WorkersTable
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.model.message import Message
    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Asked

FIRST = 5
"""How many workers are listed by name."""
SUMMED = ("total", "saving", "received", "paid", "principal", "employer", *PARTS)
"""The figures that a group has a sum of."""


@dataclass(frozen=True)
class GroupSum:
    """The sum of a figure over some workers.

    Attributes
    ----------
    asked : Asked
        The figure, as of the first of the workers.
    workers : rows of those who are summed, in payroll order.
    column : the figure of every worker of the payroll.
        With pools: of each of `workers`, as they stand.
    pools : the names of pools: the first of the workers stand for these, whose figure it is, the
        others for themselves, perhaps once more. Empty where the figure is of workers alone.
    total : Figure or None
        Their sum; None: some worker has no such figure.
    """

    comparison: Comparison
    asked: Asked
    workers: NDArray[np.intp]
    column: FigureColumn
    total: Figure | None
    pools: tuple[str, ...] = ()

    @property
    def first(self) -> list[int]:
        """The rows of the first few workers."""
        found: list[int] = self.workers[:FIRST].tolist()
        return found

    def figure(self, at: int) -> Figure | None:
        """Return the figure of one of the workers, counted among them; None: there is none."""
        return self.column.at(int(self._places[at]))

    @property
    def _places(self) -> NDArray[np.intp]:
        """Where the figures of the workers stand in the column."""
        return np.arange(len(self.workers)) if self.pools else self.workers

    @property
    def others(self) -> int:
        """How many workers there are beyond the first few."""
        return max(len(self.workers) - FIRST, 0)

    @property
    def of_others(self) -> Figure | None:
        """What these come to; None: it cannot be said."""
        return _sum(self.column, self._places[FIRST:], is_saving=self.asked.figure == "saving")

    @property
    def without(self) -> int | None:
        """The row of the first worker who has no such figure; None: all have one."""
        missing = np.flatnonzero(~self.column.is_known[self._places])
        return int(self.workers[missing[0]]) if len(missing) else None

    def name(self, language: Language) -> str:
        """Return what is summed."""
        return sentence(message(f"step_{self.asked.figure}"), language)


def group_sum(
    comparison: Comparison, asked: Asked, *, of_everybody: bool = False
) -> GroupSum | Message:
    """Return the sum of a figure over those who join a pool, or over all where nobody does.

    `of_everybody`: over all in any case, who stays with what sending alone costs. What an employer
    pays of a pool is of no worker: it is summed over the pools, and over those for whose own
    charges it pays besides.
    """
    if (asked.figure, asked.way) == ("employer", "pooled") and comparison.pools.groups:
        return _of_pools(comparison, asked, with_staying=of_everybody)
    joining, everybody = comparison.pools.joining, np.arange(len(comparison.scenario.payroll))
    workers = joining if len(joining) and not of_everybody else everybody
    if asked.figure not in SUMMED:
        return message("sum_missing")
    table = WorkersTable(comparison)
    column = _column(comparison, asked, table)
    if asked.figure == "saving":
        of = table.season_saving_of if asked.is_season else table.saving_of
        total: Figure | None = of(workers)
    else:
        total = column.sum_of(workers)
    return GroupSum(comparison, asked, workers, column, total)


def _of_pools(comparison: Comparison, asked: Asked, *, with_staying: bool) -> GroupSum:
    """Return the sum of what the employer pays of each pool, as of the first who joins it.

    And of what it pays of workers' own charges; of those who send alone where that is wanted.
    """
    priced, groups = comparison.priced, comparison.pools.groups
    scenario, service = comparison.scenario, priced.pooled_service
    assert service is not None
    pricing = price(scenario.corridor, service, scenario.date)
    terms, own = priced.terms._replace(rule="equal"), comparison.pooled.employer
    amounts = [scenario.payroll.amounts[rows] for _, rows in groups]
    of_pools = [priced_pool(pricing, one, terms).employer for one in amounts]
    paid_for = np.flatnonzero((own != 0) & (comparison.pools.joins | with_staying))
    workers = np.array([*(rows[0] for _, rows in groups), *paid_for], dtype=np.intp)
    column = WorkersTable(comparison).pooled["sending"]
    of_these = {
        one.name: getattr(column, one.name)[workers]
        for one in fields(column)
        if one.name not in ("minor", "currency")
    }
    column = replace(column, minor=np.array([*of_pools, *own[paid_for]], np.int64), **of_these)
    total, names = column.sum_of(np.arange(len(workers))), tuple(name for name, _ in groups)
    return GroupSum(comparison, asked, workers, column, total, names)


def _column(comparison: Comparison, asked: Asked, table: WorkersTable) -> FigureColumn:
    is_pooled = asked.way == "pooled"
    if asked.figure == "saving":
        return table.season_saving if asked.is_season else table.saving
    if asked.is_season:
        return table.season_pooled if is_pooled else table.season_individual
    if asked.service is not None:
        scenario = comparison.scenario
        pricing = price(scenario.corridor, asked.service, scenario.date)
        outcome = priced_alone(pricing, scenario.payroll.amounts, scenario.amount_is)
        return WayColumns(outcome, scenario.corridor)[asked.figure]
    return (table.pooled if is_pooled else table.individual)[asked.figure]


def _sum(column: FigureColumn, rows: NDArray[np.intp], *, is_saving: bool) -> Figure | None:
    return column.sum_of_differences(rows) if is_saving else column.sum_of(rows)
