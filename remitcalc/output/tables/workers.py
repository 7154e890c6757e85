"""Each worker as a row: what is sent, what both ways do, what is saved; and the sums below them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from remitcalc.engine.exact import constant
from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.model.frozen import frozen
from remitcalc.output.tables.way_columns import WayColumns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison

SumOf = Literal["all", "joining", "staying"]


@frozen(eq=False)
class SumRow:
    """A row of sums: over all workers, over those who join, or over those who do not."""

    of: SumOf
    rows: NDArray[np.intp]


class WorkersTable:
    """The workers of a comparison, in payroll order.

    Attributes
    ----------
    amount, saving : FigureColumn
        One payday: what each sends, or parts with, and what each saves pooled.
    individual, pooled : WayColumns
    joins : bool, who takes part in the pool.
    season_individual, season_pooled, season_saving : FigureColumn
        Over all paydays, as often sent as planned.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        corridor, payroll = comparison.scenario.corridor, comparison.scenario.payroll
        self._currency = corridor.sending_currency
        self.amount = FigureColumn.exact(payroll.amounts, self._currency)
        self.individual = WayColumns(comparison.individual, corridor)
        self.pooled = WayColumns(comparison.pooled, corridor)
        self.joins = comparison.pools.joins

    def __len__(self) -> int:
        return len(self.amount)

    @property
    def groups(self) -> list[str | None]:
        """The group of each; None where the payroll has none."""
        groups = self._comparison.scenario.payroll.groups
        return [*groups] if groups else [None] * len(self)

    @property
    def service_ids(self) -> list[str]:
        """The service that each uses alone."""
        services = self._comparison.individual_services
        return (
            [one.id for one in services]
            if len(services) == len(self)
            else [services[0].id] * len(self)
        )

    @cached_property
    def saving(self) -> FigureColumn:
        """What each saves in one payday; unknown where a way is not possible."""
        found = self._comparison
        return self._difference(found.saving, found.bound, found.before)

    @cached_property
    def season_individual(self) -> FigureColumn:
        """What each pays alone over the season."""
        season = self._comparison.season_totals
        return self._season(season.individual_total, season.individual_known)

    @cached_property
    def season_pooled(self) -> FigureColumn:
        """What each pays pooled over the season; who does not join, alone."""
        season = self._comparison.season_totals
        return self._season(season.pooled_total, season.pooled_known)

    @cached_property
    def season_saving(self) -> FigureColumn:
        """What each saves over the season."""
        season = self._comparison.season_totals
        return self._difference(season.saving, season.bound, season.before)

    @cached_property
    def sums(self) -> tuple[SumRow, ...]:
        """The rows of sums: of those who join and of the others, or of all where all are alike."""
        joining, staying = self._comparison.pools.joining, self._comparison.pools.staying
        if len(joining) and len(staying):
            return SumRow("joining", joining), SumRow("staying", staying)
        return (SumRow("all", np.arange(len(self))),)

    def saving_of(self, rows: NDArray[np.intp]) -> Figure:
        """Return what some workers save together in one payday."""
        return self._saving_sum(self.saving, self._comparison.group_saving, rows)

    def season_saving_of(self, rows: NDArray[np.intp]) -> Figure:
        """Return what some workers save together over the season."""
        group = self._comparison.season_totals.group_saving
        return self._saving_sum(self.season_saving, group, rows)

    def _saving_sum(self, savings: FigureColumn, group: Figure, rows: NDArray[np.intp]) -> Figure:
        """Return a sum of savings: that of all who join is the engine's, like for like if need be.

        Those of some of them are added where they hold alike, else their sum is unknown.
        """
        if np.array_equal(rows, self._comparison.pools.joining):
            return group
        found = savings.sum_of_differences(rows)
        return found or Figure(0, self._currency, Bound.UNKNOWN)

    def _difference(
        self, minor: NDArray[np.int64], bound: NDArray[np.uint8], before: NDArray[np.uint8]
    ) -> FigureColumn:
        alone, pooled = self.individual, self.pooled
        return FigureColumn(
            minor=minor,
            currency=self._currency,
            bound=bound,
            absent=alone.absent | pooled.absent,
            before=before,
            status=np.maximum(alone.status, pooled.status),
            is_possible=constant(np.bool_(1), len(minor)),
        )

    def _season(self, minor: NDArray[np.int64], known: NDArray[np.bool_]) -> FigureColumn:
        column = FigureColumn.exact(minor, self._currency)
        return FigureColumn(
            minor, self._currency, column.bound, column.absent, column.before, column.status, known
        )
