"""Edits of a list of workers: each returns another payroll, which refuses what cannot be.

A name, a group or a mark that one worker gets is a column, so that the others get what says nothing
of them: a number for a name, no group, and that they take part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from remitcalc.model.message import message, refuse
from remitcalc.model.payroll import MOST_WORKERS, Payroll, UniqueNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Numbered = Callable[[int], str]

CellRole = Literal["worker", "amount", "group", "joins", "service"]
"""What is told of each worker."""

CELL_ROLES: tuple[CellRole, ...] = ("worker", "amount", "group", "joins", "service")
"""In the order in which they are listed."""

NO_GROUP = "–"
"""The group of those who are in none, where others are in one: they share a pool of their own."""


def numbered_names(payroll: Payroll, numbered: Numbered) -> tuple[str, ...]:
    """Return the names of all; who has none is called by number, counted from 1."""
    if payroll.names is not None:
        return payroll.names
    return tuple(numbered(at + 1) for at in range(len(payroll)))


def with_values(
    payroll: Payroll, role: CellRole, values: Mapping[int, object], numbered: Numbered
) -> Payroll:
    """Return a payroll in which some workers, counted from 0, have other values of a role.

    Values are an int of minor units, a bool, a text, or None for the usual service.

    >>> from remitcalc.model.payroll import Payroll
    >>> two = Payroll.uniform(2, 40000)
    >>> with_values(two, "worker", {0: "Ana"}, "Worker {}".format).names
    ('Ana', 'Worker 2')
    """
    if role == "amount":
        return _replaced(payroll, amounts=_patched(payroll.amounts, values, np.int64))
    if role == "joins":
        joins = np.ones(len(payroll), np.bool_) if payroll.joins is None else payroll.joins
        joins = _patched(joins, values, np.bool_)
        return _replaced(payroll, joins=None if joins.all() else joins)
    if role == "worker":
        names = list(numbered_names(payroll, _free(payroll, values, numbered)))
        return _replaced(payroll, names=_put(names, values))
    if role == "group":
        groups = _put(list(payroll.groups or [NO_GROUP] * len(payroll)), values)
        return _replaced(payroll, groups=groups if set(groups) != {NO_GROUP} else None)
    services = _put(list(payroll.services or [None] * len(payroll)), values)
    return _replaced(payroll, services=services if any(services) else None)


def _free(payroll: Payroll, values: Mapping[int, object], numbered: Numbered) -> Numbered:
    """Return what calls workers by numbers, without a name that another one is given."""
    taken = {*values.values(), *(payroll.names or ())}

    def free(number: int) -> str:
        name = numbered(number)
        while name in taken:
            number += len(payroll) + len(taken)
            name = numbered(number)
        return name

    return free


def without(payroll: Payroll, workers: Sequence[int]) -> Payroll:
    """Return a payroll without some workers, counted from 0; one at least must be left."""
    stays = np.ones(len(payroll), np.bool_)
    stays[list(workers)] = False
    if not stays.any():
        refuse([message("last_worker_deleted")])
    return rows_of(payroll, np.flatnonzero(stays))


def duplicated(payroll: Payroll, workers: Sequence[int]) -> Payroll:
    """Return a payroll with copies of some workers at its end, their names told apart by numbers.

    >>> from remitcalc.model.payroll import Payroll
    >>> import numpy as np
    >>> one = Payroll(np.array([40000]), names=("Ana",))
    >>> duplicated(duplicated(one, [0]), [0]).names
    ('Ana', 'Ana (2)', 'Ana (3)')
    """
    _check_count(len(payroll) + len(workers))
    rows = np.concatenate([np.arange(len(payroll)), np.array(workers, dtype=np.intp)])
    if payroll.names is None:
        return rows_of(payroll, rows)
    names, taken = list(payroll.names), set(payroll.names)
    for worker in workers:
        name, number = payroll.names[worker], 2
        while f"{name} ({number})" in taken:
            number += 1
        taken.add(f"{name} ({number})")
        names.append(f"{name} ({number})")
    return rows_of(payroll, rows, tuple(names))


def added(payroll: Payroll, amounts: Sequence[int], numbered: Numbered) -> Payroll:
    """Return a payroll with as many more workers, of whom nothing but the amount is told."""
    count, more = len(payroll), len(amounts)
    _check_count(count + more)
    names = payroll.names
    if names is not None:
        free = _free(payroll, {}, numbered)
        names = (*names, *(free(count + at) for at in range(1, more + 1)))
    return Payroll(
        np.concatenate([payroll.amounts, np.array(amounts, dtype=np.int64)]),
        names,
        None if payroll.services is None else (*payroll.services, *[None] * more),
        None if payroll.groups is None else (*payroll.groups, *[NO_GROUP] * more),
        None if payroll.joins is None else np.concatenate([payroll.joins, np.ones(more, np.bool_)]),
    )


def rows_of(
    payroll: Payroll, rows: NDArray[np.intp], names: tuple[str, ...] | None = None
) -> Payroll:
    """Return the payroll of some rows, which may repeat; `names` in the place of theirs."""
    at = rows.tolist()
    if names is None and payroll.names is not None:
        names = tuple(payroll.names[row] for row in at)
    services = None if payroll.services is None else [payroll.services[row] for row in at]
    groups = None if payroll.groups is None else tuple(payroll.groups[row] for row in at)
    joins = None if payroll.joins is None else payroll.joins[rows]
    return Payroll(
        payroll.amounts[rows],
        names,
        tuple(services) if services is not None and any(services) else None,
        groups,
        None if joins is None or joins.all() else joins,
    )


def _check_count(count: int) -> None:
    if count > MOST_WORKERS:
        refuse([message("workers_out_of_range", value=count, most=MOST_WORKERS)])


def _patched(
    column: NDArray[Any], values: Mapping[int, object], dtype: type[np.generic]
) -> NDArray[Any]:
    patched = column.copy()
    patched[list(values)] = np.array(list(values.values()), dtype=dtype)
    return patched


def _put(column: list[Any], values: Mapping[int, object]) -> tuple[Any, ...]:
    for at, value in values.items():
        column[at] = value
    return tuple(column)


def _replaced(payroll: Payroll, **changes: Any) -> Payroll:
    # Names are looked through once, and not with each cell that is typed.
    if payroll.names is not None and not isinstance(payroll.names, UniqueNames):
        changes = {"names": UniqueNames(payroll.names), **changes}
    columns = ("amounts", "names", "services", "groups", "joins")
    return Payroll(**{name: changes.get(name, getattr(payroll, name)) for name in columns})
