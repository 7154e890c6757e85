"""A column of figures: one row per worker, each an amount and how far it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import all_bits, constant
from remitcalc.engine.figure import Bound, Figure, agreed
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints

_BOUNDS, _STATUSES = tuple(Bound), tuple(Status)
"""Members by their value: far faster than a call of the enumeration, for a table of many rows."""


@frozen(eq=False)
class FigureColumn:
    """Figures of one kind, all in one currency; see `Figure` for what each row is.

    Attributes
    ----------
    minor : int64, shape (rows,)
        Minor units of `currency`; means nothing where the bound is unknown.
    bound, absent, before, status : uint8, shape (rows,)
        As of `Figure`.
    is_possible : bool, shape (rows,)
        Where it is False there is no figure, as of a transfer that is refused.
    """

    minor: Ints
    currency: str
    bound: NDArray[np.uint8]
    absent: NDArray[np.uint8]
    before: NDArray[np.uint8]
    status: NDArray[np.uint8]
    is_possible: NDArray[np.bool_]

    @classmethod
    def exact(cls, minor: Ints, currency: str) -> FigureColumn:
        """Return a column of figures that nothing is missing from.

        >>> FigureColumn.exact(np.array([500, 250]), "CAD").at(1)
        Figure(minor=250, currency='CAD', bound=<Bound.EXACT: 0>, absent=0, before=0, \
status=<Status.PUBLISHED: 0>)
        """
        none = constant(np.uint8(0), len(minor))
        return cls(minor, currency, none, none, none, none, constant(np.bool_(1), len(minor)))

    def __len__(self) -> int:
        return len(self.minor)

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Where there is a figure that says anything."""
        known: NDArray[np.bool_] = self.is_possible & (self.bound != Bound.UNKNOWN)
        return known

    def at(self, row: int) -> Figure | None:
        """Return the figure of one row, or None."""
        if not self.is_possible.item(row):
            return None
        return Figure(
            self.minor.item(row),
            self.currency,
            _BOUNDS[self.bound.item(row)],
            self.absent.item(row),
            self.before.item(row),
            _STATUSES[self.status.item(row)],
        )

    def sum_of(self, rows: NDArray[np.intp]) -> Figure | None:
        """Return the sum of some rows, or None where any has no figure."""
        if not self.is_possible[rows].all():
            return None
        if not len(rows):
            return Figure(0, self.currency)
        return Figure(
            exact_sum(self.minor[rows]),
            self.currency,
            Bound(all_bits(self.bound[rows])),
            all_bits(self.absent[rows]),
            all_bits(self.before[rows]),
            Status(int(self.status[rows].max())),
        )

    def known_sum_of(self, rows: NDArray[np.intp]) -> Figure | None:
        """Return the sum of those of some rows that are known: *at least* where not all are.

        Unknown where none is; None where any row has no figure at all.
        """
        found = self.sum_of(rows)
        if found is None or found.is_known:
            return found
        known = rows[self.is_known[rows]]
        bound = Bound.AT_LEAST if len(known) else Bound.UNKNOWN
        return replace(found, minor=exact_sum(self.minor[known]), bound=bound)

    def sum_of_differences(self, rows: NDArray[np.intp]) -> Figure | None:
        """Return the sum of some rows, each a difference: unknown where they do not hold alike.

        What one row saves at least and another one at most adds up to nothing that can be said.
        """
        found = self.sum_of(rows)
        if found is None:
            return None
        kinds = set(zip(self.bound[rows].tolist(), self.before[rows].tolist(), strict=True))
        held = agreed((Bound(bound), before) for bound, before in kinds)
        bound, before = (Bound.UNKNOWN, 0) if held is None else held
        return replace(found, bound=bound, before=before)
