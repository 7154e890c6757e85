"""Rows of a sheet as runs: `2-38` for rows 2 to 38, so that a list without gaps is one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.grammar import BROKEN, Kind, broken
from remitcalc.files.limits import MOST_ROWS
from remitcalc.model.message import message
from remitcalc.model.payroll import MOST_WORKERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from remitcalc.files.problems import Problems

_RUN = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)


def runs_of(rows: NDArray[np.int64]) -> list[str]:
    """Return rows, in their order, as runs; 0 stands for itself.

    >>> runs_of(np.array([2, 3, 4, 9, 0, 0, 1]))
    ['2-4', '9', '0', '0', '1']
    """
    if not len(rows):
        return []
    goes_on = (np.diff(rows) == 1) & (rows[:-1] != 0)
    firsts = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    lasts = np.append(firsts[1:], len(rows)) - 1
    pairs = zip(rows[firsts].tolist(), rows[lasts].tolist(), strict=True)
    return [f"{first}-{last}" if last > first else str(first) for first, last in pairs]


def sorted_runs(rows: Iterable[int]) -> list[str]:
    """Return a set of rows as runs.

    >>> sorted_runs({12, 16, 15})
    ['12', '15-16']
    """
    return runs_of(np.array(sorted(rows), dtype=np.int64))


class RowRuns(Kind):
    """A list of runs of rows; read as an int64 array."""

    types = (list,)
    wanted = ("list",)

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        parts, count = [], 0
        for at, run in enumerate(raw):
            found = _RUN.fullmatch(run) if isinstance(run, str) else None
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if not first <= last <= MOST_ROWS:
                return broken(problems, "not_rows", f"{key}[{at}]", run)
            count += last - first + 1
            if count > MOST_WORKERS:
                problems.add(message("list_too_long", most=MOST_WORKERS), key)
                return BROKEN
            parts.append(np.arange(first, last + 1, dtype=np.int64))
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
