"""A file read again beside a list that was edited by hand: its new values, and what stays."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from remitcalc.model.file_list import ByHand, FileList, told, value_of
from remitcalc.model.message import message, refuse
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_edits import CELL_ROLES, NO_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from remitcalc.model.payroll_edits import CellRole

Stands = Literal["mine", "file"]
"""What stands where a cell was changed by hand and in the file."""


class Contest(NamedTuple):
    """What was changed by hand and in the file, or by hand where the file lists nobody any more.

    `role` is None where it is the whole worker, whom the file no longer lists; `mine` and `theirs`
    are values as of `value_of`.
    """

    name: str | None
    role: CellRole | None
    mine: object = None
    theirs: object = None


class Reread(NamedTuple):
    """The list after its file was read again, the row of each worker, and what became of what.

    Attributes
    ----------
    payroll : Payroll
    rows : int64 array, shape (workers,)
        0: in no row of the file.
    taken, kept : int
        How many cells have the file's new value, and how many keep what was typed by hand.
    came, went : int
        How many workers are new in the file, and how many it no longer lists.
    left_out, added : int
        How many workers of the file stay left out, and how many are there by hand.
    contests : tuple of Contest
        Where both were changed. Until it is said what stands, nothing may come of this.
    is_unclear : bool
        Nothing tells which worker of the file is which of before, and something was done by hand.
    """

    payroll: Payroll
    rows: NDArray[np.int64]
    taken: int = 0
    kept: int = 0
    came: int = 0
    went: int = 0
    left_out: int = 0
    added: int = 0
    contests: tuple[Contest, ...] = ()
    is_unclear: bool = False


def reread(
    payroll: Payroll,
    rows: NDArray[np.int64],
    listed: FileList,
    new: FileList,
    stands: Stands = "mine",
) -> Reread:
    """Return a list after its file was read again.

    Workers are known again by the name that the file gives them, or else by the one they have
    here; in a file without names by their rows, where these are the same and what they say did not
    go from one to another. The list goes on in the order of the file, who is in no row of it at the
    end.

    Raises
    ------
    ModelError
        What comes of it is no payroll, such as one without a worker.
    """
    by_hand = ByHand(payroll, rows, listed)
    moved = _moved(listed, new)
    if by_hand.is_nothing:
        return _untouched(by_hand, new, moved)
    if moved is None or (listed.payroll.names is None and _have_traded(listed, new)):
        return Reread(new.payroll, new.rows, is_unclear=True)
    return _Merging(by_hand, new, moved, stands).result()


def _moved(listed: FileList, new: FileList) -> dict[int, int] | None:
    """Return where workers of a file stand in it now, both counted from 0; None: nothing tells."""
    before, now = listed.payroll.names, new.payroll.names
    if before is not None and now is not None:
        places = {name: at for at, name in enumerate(now)}
        return {at: places[name] for at, name in enumerate(before) if name in places}
    if before is None and now is None and np.array_equal(listed.rows, new.rows):
        return {at: at for at in range(len(listed.rows))}
    return None


def _have_traded(listed: FileList, new: FileList) -> bool:
    """Return whether a row that changed says now what another that changed said before.

    Without names that is another order, or a row more above: the rows are other workers' then.
    """
    before, now = (
        [told(file.payroll, role) for role in CELL_ROLES if role != "worker"]
        for file in (listed, new)
    )
    differs = np.zeros(len(listed.rows), dtype=np.bool_)
    for then, here in zip(before, now, strict=True):
        differs |= (then != here).astype(np.bool_)
    said, says = (
        set(zip(*(column[differs].tolist() for column in columns), strict=True))
        for columns in (before, now)
    )
    return not said.isdisjoint(says)


def _untouched(by_hand: ByHand, new: FileList, moved: dict[int, int] | None) -> Reread:
    """Return the list of the file where nothing was done by hand."""
    count, before = len(new.rows), len(by_hand.places)
    if moved is None:
        return Reread(new.payroll, new.rows, came=count, went=before)
    now, then = new.payroll, by_hand.listed.payroll
    taken = sum(
        value_of(then, role, old) != value_of(now, role, at)
        for role in CELL_ROLES
        for old, at in moved.items()
    )
    known = len(moved)
    return Reread(now, new.rows, taken=taken, came=count - known, went=before - known)


class _Merging:
    """One list on its way through a file that was read again."""

    def __init__(
        self, by_hand: ByHand, new: FileList, moved: dict[int, int], stands: Stands
    ) -> None:
        self._by_hand, self._new, self._stands = by_hand, new, stands
        self._moved = moved
        self._mine = by_hand.payroll
        self._places = by_hand.places.tolist()
        self._changed = {role: set(by_hand.changed(role)) for role in CELL_ROLES}
        self._contests: list[Contest] = []
        self._taken = self._kept = self._went = 0
        self._values: list[tuple[object, ...]] = []
        self._rows: list[int] = []

    def result(self) -> Reread:
        """Return what comes of it."""
        stays_out = {self._moved[at] for at in self._by_hand.left_out if at in self._moved}
        target = self._targets(stays_out)
        here = {place: worker for worker, place in target.items()}
        came = 0
        for place, row in enumerate(self._new.rows.tolist()):
            if place in here:
                self._put(row, self._merged(here[place], place))
            elif place not in stays_out:
                came += 1
                self._put(row, tuple(self._theirs(role, place) for role in CELL_ROLES))
        added = 0
        for worker in range(len(self._mine)):
            if worker not in target and self._stays(worker):
                added += 1
                self._put(0, tuple(value_of(self._mine, role, worker) for role in CELL_ROLES))
        return Reread(
            self._payroll(),
            np.array(self._rows, dtype=np.int64),
            taken=self._taken,
            kept=self._kept,
            came=came,
            went=self._went,
            left_out=len(stays_out),
            added=added,
            contests=tuple(self._contests),
        )

    def _targets(self, stays_out: set[int]) -> dict[int, int]:
        """Return which worker of the list is which of the file as it is now."""
        target = {
            worker: self._moved[place]
            for worker, place in enumerate(self._places)
            if place in self._moved
        }
        now, mine = self._new.payroll.names, self._mine.names
        if now is None or mine is None:
            return target
        # Mended here and in the file alike, or put in here before it came into the file.
        taken = {*self._moved.values(), *stays_out}
        free = {name: at for at, name in enumerate(now) if at not in taken}
        for worker, name in enumerate(mine):
            if worker not in target and name in free:
                target[worker] = free.pop(name)
        return target

    def _stays(self, worker: int) -> bool:
        """Return whether a worker stays whom the file does not list: one of this list does."""
        place = self._places[worker]
        if place < 0:
            return True
        if any(worker in changed for changed in self._changed.values()):
            name = None if self._mine.names is None else self._mine.names[worker]
            self._contests.append(Contest(name, None))
            if self._stands == "mine":
                return True
        self._went += 1
        return False

    def _merged(self, worker: int, place: int) -> tuple[object, ...]:
        return tuple(self._cell(role, worker, place) for role in CELL_ROLES)

    def _cell(self, role: CellRole, worker: int, place: int) -> object:
        mine, theirs = value_of(self._mine, role, worker), self._theirs(role, place)
        is_typed = self._places[worker] < 0 or worker in self._changed[role]
        if role == "worker" and theirs is None:
            return mine  # the file has no names
        if mine == theirs:
            return theirs
        if not is_typed:
            self._taken += 1
            return theirs
        before = self._before(role, worker)
        if self._places[worker] >= 0 and before == theirs:
            self._kept += 1
            return mine
        name = None if self._mine.names is None else self._mine.names[worker]
        self._contests.append(Contest(name, role, mine, theirs))
        if self._stands == "mine":
            self._kept += 1
            return mine
        self._taken += 1
        return theirs

    def _before(self, role: CellRole, worker: int) -> object:
        place = self._places[worker]
        return None if place < 0 else value_of(self._by_hand.listed.payroll, role, place)

    def _theirs(self, role: CellRole, place: int) -> object:
        return value_of(self._new.payroll, role, place)

    def _put(self, row: int, values: tuple[object, ...]) -> None:
        self._rows.append(row)
        self._values.append(values)

    def _payroll(self) -> Payroll:
        """Return the list; a name that two would have is given back to whom the file calls so."""
        if not self._values:
            refuse([message("last_worker_deleted")])
        names, amounts, groups, joins, services = (
            list(column) for column in _columns(self._values)
        )
        return Payroll(
            np.array(amounts, dtype=np.int64),
            self._told_apart(names) if any(name is not None for name in names) else None,
            tuple(services) if any(services) else None,
            tuple(groups) if set(groups) != {NO_GROUP} else None,
            None if all(joins) else np.array(joins, dtype=np.bool_),
        )

    def _told_apart(self, names: list[Any]) -> tuple[str, ...]:
        """Return names, each once: who is called here what another one is called there, goes back.

        The file has no name twice, so that whom it lists has one of its own in the end.
        """
        theirs = dict(zip(self._new.rows.tolist(), self._new.payroll.names or (), strict=False))
        while True:
            counted = Counter(names)
            back = {
                at: theirs[row]
                for at, (name, row) in enumerate(zip(names, self._rows, strict=True))
                if counted[name] > 1 and theirs.get(row, name) != name
            }
            for at, name in back.items():
                names[at] = name
            self._kept -= len(back)
            self._taken += len(back)
            if not back:
                return tuple(names)


def _columns(values: Sequence[tuple[object, ...]]) -> Iterator[tuple[Any, ...]]:
    return zip(*values, strict=True)
