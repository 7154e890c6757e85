"""Who sends how much: one row per worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from remitcalc.model.frozen import frozen
from remitcalc.model.message import message, refuse
from remitcalc.model.money import LARGEST_AMOUNT, LARGEST_POOL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_WORKERS = 1_000_000
AmountIs = Literal["principal", "outlay"]
"""What the amounts of a payroll are: what is sent, or what is parted with, fees included."""


@frozen(eq=False)
class Payroll:
    """Workers and the amount each sends per payday.

    Attributes
    ----------
    amounts : int64 array, shape (workers,)
        Sending minor units, above zero; principal or outlay as the scenario says.
    names : tuple of str, optional
        Unique; None when the workers were only counted.
    services : tuple of (str or None), optional
        The service each worker uses today; None: the scenario's baseline.
    groups : tuple of str, optional
        One pool per group.
    joins : bool array, optional
        Whether each worker takes part in the pool; None: all do.
    """

    amounts: NDArray[np.int64]
    names: tuple[str, ...] | None = None
    services: tuple[str | None, ...] | None = None
    groups: tuple[str, ...] | None = None
    joins: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        faults = []
        if not 1 <= len(self.amounts) <= MOST_WORKERS:
            faults.append(
                message("workers_out_of_range", value=len(self.amounts), most=MOST_WORKERS)
            )
        elif int(self.amounts.min()) <= 0:
            faults.append(message("amount_not_positive"))
        elif int(self.amounts.max()) > LARGEST_AMOUNT:
            faults.append(message("amount_too_large", value=int(self.amounts.max())))
        elif self.total_amount > LARGEST_POOL:
            faults.append(message("pool_too_large"))
        columns = (self.names, self.services, self.groups, self.joins)
        if any(column is not None and len(column) != len(self.amounts) for column in columns):
            faults.append(message("columns_differ_in_length"))
        if self.names is not None and not are_unique(self.names):
            faults.append(message("repeated_worker"))
        refuse(faults)
        self.amounts.setflags(write=False)

    @classmethod
    def uniform(cls, workers: int, amount: int) -> Payroll:
        """Return `workers` unnamed workers who each send `amount` sending minor units."""
        faults = []
        if not 1 <= workers <= MOST_WORKERS:
            faults.append(message("workers_out_of_range", value=workers, most=MOST_WORKERS))
        if amount <= 0:
            faults.append(message("amount_not_positive"))
        elif amount > LARGEST_AMOUNT:
            faults.append(message("amount_too_large", value=amount))
        elif workers * amount > LARGEST_POOL:
            faults.append(message("pool_too_large"))
        refuse(faults)
        return cls(np.full(workers, amount, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.amounts)

    @property
    def is_counted(self) -> bool:
        """Whether workers are only counted: nothing tells one of them from another."""
        columns = (self.names, self.services, self.groups, self.joins)
        is_plain = all(column is None for column in columns)
        return is_plain and int(self.amounts.min()) == int(self.amounts.max())

    @property
    def total_amount(self) -> int:
        """The sum of all amounts, exact."""
        return exact_sum(self.amounts)

    @property
    def mean_amount(self) -> int:
        """The mean amount, rounded half up to a minor unit."""
        count = len(self.amounts)
        return (2 * self.total_amount + count) // (2 * count)


def exact_sum(column: NDArray[np.int64]) -> int:
    """Return the sum of all values, also where 64 bits would not hold it.

    >>> exact_sum(np.array([2**62, 2**62])) == 2**63
    True
    """
    if not column.size or 0 in column.strides:  # a column of the same value throughout
        return int(column[0]) * column.size if column.size else 0
    low, high = int(column.min()), int(column.max())
    if max(-low, high) * column.size <= LARGEST_POOL:
        return int(column.sum())
    return sum(column.ravel().tolist())


class UniqueNames(tuple[str, ...]):
    """Names of which no two are alike: whoever makes one has looked."""

    __slots__ = ()


def are_unique(names: Sequence[str]) -> bool:
    """Return whether no name stands twice.

    Sorted hashes tell it of a million names in half the time of a set, which decides where two
    are alike.

    >>> are_unique(["Ana", "Luz"]), are_unique(["Ana", "Luz", "Ana"])
    (True, False)
    """
    if isinstance(names, UniqueNames):
        return True
    hashes = np.fromiter(map(hash, names), np.int64, len(names))
    hashes.sort()
    return not (hashes[1:] == hashes[:-1]).any() or len(set(names)) == len(names)
