"""Who of a payroll takes part in which pool."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.ranking import Senders
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.model.scenario import Scenario

SMALLEST_POOL = 2
"""Fewer workers are no pool: they count as not joining."""


class Pools:
    """The pools of a scenario: one, or one per group; none where no service takes a group."""

    def __init__(self, scenario: Scenario) -> None:
        self._payroll = scenario.payroll
        self._has_service = bool(scenario.pooled)

    @cached_property
    def joins(self) -> NDArray[np.bool_]:
        """Whether each worker takes part in a pool: says so, and is not the only one of a group."""
        payroll = self._payroll
        if not self._has_service:
            return np.zeros(len(payroll), dtype=np.bool_)
        says = np.ones(len(payroll), dtype=np.bool_) if payroll.joins is None else payroll.joins
        if payroll.groups is None:
            is_pool = int(np.count_nonzero(says)) >= SMALLEST_POOL
            return says if is_pool else np.zeros(len(payroll), dtype=np.bool_)
        which = self._group_of
        sizes = np.bincount(which[says], minlength=int(which.max()) + 1)
        takes_part: NDArray[np.bool_] = says & (sizes >= SMALLEST_POOL)[which]
        return takes_part

    @cached_property
    def groups(self) -> list[tuple[str, NDArray[np.intp]]]:
        """Each pool: its name, empty where there is only one, and the rows that join it."""
        joining = self.joining
        if not len(joining):
            return []
        names = self._payroll.groups
        if names is None:
            return [("", joining)]
        which = self._group_of[joining]
        in_order = np.argsort(which, kind="stable")
        ends = np.flatnonzero(np.diff(which[in_order])) + 1
        pools = [joining[rows] for rows in np.split(in_order, ends)]
        return [(names[int(rows[0])], rows) for rows in sorted(pools, key=lambda rows: rows[0])]

    @cached_property
    def _group_of(self) -> NDArray[np.intp]:
        """The number of each worker's group, from 0 on."""
        assert self._payroll.groups is not None
        numbers: dict[str, int] = {}
        found = (numbers.setdefault(name, len(numbers)) for name in self._payroll.groups)
        return np.fromiter(found, np.intp, len(self._payroll))

    @cached_property
    def joining(self) -> NDArray[np.intp]:
        """The rows that take part in a pool."""
        return np.flatnonzero(self.joins)

    @cached_property
    def staying(self) -> NDArray[np.intp]:
        """The rows that send alone either way."""
        return np.flatnonzero(~self.joins)

    @property
    def size(self) -> int:
        """The workers of one pool, the mean where there are several, half rounded up."""
        pools = max(len(self.groups), 1)
        return max((2 * len(self.joining) + pools) // (2 * pools), 1)

    @property
    def refusal(self) -> Message | None:
        """Why there is no pool at all, or None."""
        if len(self.joining):
            return None
        if not self._has_service:
            return message("no_pool")
        nobody = self._payroll.joins is not None and not self._payroll.joins.any()
        return message("nobody_joins" if nobody else "pool_needs_two")

    @property
    def ranked_amounts(self) -> Ints:
        """What those send who join, or all where nobody does: services are ranked for them."""
        amounts = self._payroll.amounts
        some_stay = 0 < len(self.joining) < len(amounts)
        return amounts[self.joining] if some_stay else amounts

    @cached_property
    def is_one(self) -> bool:
        """Whether one worker stands for all: all of one pool send the same amount the same way."""
        amounts = self.ranked_amounts
        is_alike = len(self.groups) <= 1 and self._payroll.services is None
        return is_alike and int(amounts.min()) == int(amounts.max())

    @cached_property
    def senders(self) -> Senders:
        """Whom services are ranked for: the one worker who stands for all, or the group."""
        return Senders.of(int(self.ranked_amounts[0]) if self.is_one else self.ranked_amounts)


def of_payroll(reason: Message, rows: NDArray[np.intp]) -> Message:
    """Return why a pool of some `rows` is not possible, naming the worker's row in the payroll.

    Within a pool its own workers are counted, from 1.
    """
    worker = reason.values.get("worker")
    if not isinstance(worker, int):
        return reason
    return Message(reason.code, {**reason.values, "worker": int(rows[worker - 1]) + 1})
