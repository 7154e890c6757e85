"""The workers as a file lists them, and what of a list was done by hand since."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from remitcalc.model.frozen import frozen
from remitcalc.model.message import message, refuse
from remitcalc.model.payroll_edits import CELL_ROLES, NO_GROUP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_edits import CellRole

    Places = NDArray[np.intp]

NOTHING_TOLD: Final[Mapping[CellRole, object]] = {
    "worker": None,
    "group": NO_GROUP,
    "joins": True,
    "service": None,
}
"""What is told of a worker of whom a list tells nothing."""


@frozen(eq=False)
class FileList:
    """The workers of a file, also those who are no longer in the list that was made of it.

    Attributes
    ----------
    payroll : Payroll
        As it was read.
    rows : int64 array, shape (workers,)
        The row of each, counted from 1, ascending.
    """

    payroll: Payroll
    rows: NDArray[np.int64]

    def __post_init__(self) -> None:
        if len(self.rows) != len(self.payroll):
            refuse([message("columns_differ_in_length")])
        if not are_of_a_file(self.rows):
            refuse([message("rows_out_of_order")])
        self.rows.setflags(write=False)


def are_of_a_file(rows: NDArray[np.int64]) -> bool:
    """Return whether these are rows of a file in its order, each once.

    >>> are_of_a_file(np.array([2, 3, 7])), are_of_a_file(np.array([2, 0]))
    (True, False)
    """
    return bool(len(rows)) and int(rows[0]) > 0 and bool((np.diff(rows) > 0).all())


def value_of(payroll: Payroll, role: CellRole, worker: int) -> object:
    """Return what is told of a worker, counted from 0; None: no name, or the usual service."""
    if role == "amount":
        return payroll.amounts.item(worker)
    if role == "joins":
        return payroll.joins is None or bool(payroll.joins[worker])
    if role == "group":
        return payroll.groups[worker] if payroll.groups else NO_GROUP
    if role == "service":
        return payroll.services[worker] if payroll.services else None
    return payroll.names[worker] if payroll.names else None


class ByHand:
    """What of a list was done by hand, told by what the file lists.

    A name is changed only where the file has names: where it has none, each name is an addition.

    Parameters
    ----------
    payroll : Payroll
        The list as it is.
    rows : int64 array, shape (workers,)
        The row of each worker in the file, counted from 1; 0: in none.
    listed : FileList
    before : ByHand, optional
        Of a list before it was edited: what is the same is not looked for again.
    """

    def __init__(
        self,
        payroll: Payroll,
        rows: NDArray[np.int64],
        listed: FileList,
        before: ByHand | None = None,
    ) -> None:
        self.payroll, self.listed, self._rows = payroll, listed, rows
        self.places: Places
        if before is not None and before.listed is listed and before._rows is rows:
            self.places = before.places
        else:
            self.places = places_in(listed, rows)

    def is_added(self, worker: int) -> bool:
        """Return whether a worker is in no row of the file."""
        return bool(self.places[worker] < 0)

    def in_file(self, worker: int, role: CellRole) -> object:
        """Return what the file tells of a worker who is in it, as `value_of` does."""
        return value_of(self.listed.payroll, role, int(self.places[worker]))

    def is_changed(self, worker: int, role: CellRole) -> bool:
        """Return whether a cell of the file was changed."""
        if self.places[worker] < 0 or (role == "worker" and self.listed.payroll.names is None):
            return False
        return value_of(self.payroll, role, worker) != self.in_file(worker, role)

    def changed(self, role: CellRole) -> list[int]:
        """Return the workers, counted from 0, whose cell was changed."""
        now, then = column_of(self.payroll, role), column_of(self.listed.payroll, role)
        if now is then or (role == "worker" and then is None):
            return []
        if role != "amount" and self.is_whole and now == then:
            return []
        in_file = np.flatnonzero(self.places >= 0)
        here = told(self.payroll, role)[in_file]
        there = told(self.listed.payroll, role)[self.places[in_file]]
        differing: list[int] = in_file[(here != there).astype(np.bool_)].tolist()
        return differing

    @cached_property
    def is_whole(self) -> bool:
        """Whether the list has just the workers of the file."""
        return len(self.places) == len(self.listed.rows) and bool(
            (self.places == np.arange(len(self.places))).all()
        )

    @property
    def added(self) -> list[int]:
        """The workers, counted from 0, who are in no row of the file."""
        found: list[int] = np.flatnonzero(self.places < 0).tolist()
        return found

    @property
    def left_out(self) -> list[int]:
        """The workers of the file, counted from 0 there, who are no longer in the list."""
        stays = np.zeros(len(self.listed.rows), np.bool_)
        stays[self.places[self.places >= 0]] = True
        found: list[int] = np.flatnonzero(~stays).tolist()
        return found

    @property
    def is_nothing(self) -> bool:
        """Whether the list is as the file has it, without names of its own where that has none."""
        has_named = self.listed.payroll.names is None and self.payroll.names is not None
        is_same = self.is_whole and not has_named
        return is_same and not any(self.changed(role) for role in CELL_ROLES)


def places_in(listed: FileList, rows: NDArray[np.int64]) -> Places:
    """Return where workers stand in the list of a file, counted from 0; -1: nowhere."""
    if rows is listed.rows:
        return np.arange(len(rows))
    found = np.searchsorted(listed.rows, rows).clip(max=len(listed.rows) - 1)
    return np.where(listed.rows[found] == rows, found, -1)


def told(payroll: Payroll, role: CellRole) -> NDArray[Any]:
    """Return what is told of each worker: int64 of amounts, else an array of objects."""
    column = column_of(payroll, role)
    if isinstance(column, np.ndarray):
        return column
    found = np.empty(len(payroll), dtype=object)
    found[:] = NOTHING_TOLD[role] if column is None else column
    return found


def column_of(payroll: Payroll, role: CellRole) -> Sequence[object] | None:
    """Return what is told of each worker; None: nothing of any."""
    if role == "joins":  # an array is no one thing to compare
        return None if payroll.joins is None else payroll.joins.tolist()
    if role == "amount":
        return cast("Sequence[object]", payroll.amounts)
    return {"worker": payroll.names, "group": payroll.groups, "service": payroll.services}[role]
