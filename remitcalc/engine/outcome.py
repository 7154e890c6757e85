"""What one way of sending does to each worker: columns of minor units, one row per worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.engine.exact import all_bits, constant, weighted_sum
from remitcalc.engine.figure import (
    FX,
    PART_BITS,
    PARTS,
    SENDING,
    Bound,
    Figure,
)
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from remitcalc.model.message import Message

__all__ = ["MONEY_COLUMNS", "PARTS", "ROW_COLUMNS", "Outcome", "assembled", "impossible", "summed"]


@frozen(eq=False)
class Outcome:
    """One transfer per worker, alone or in the pool.

    Money columns are int64, shape (workers,), sending minor units but for `received`, which is in
    receiving minor units. Where a part is absent its stored 0 means nothing, and where a bound is
    unknown the figure does; where `reason` is not 0 the transfer is not possible and the row means
    nothing. Bounds are uint8, see `figure.Bound`.

    Attributes
    ----------
    principal : amount delivered, in sending currency.
    sending, tax, transit, fx, receiving : parts of the cost.
    total : sum of the parts that are known.
    received : what arrives, after charges on arrival as far as they are known.
    paid : what the worker parts with.
    employer : charges of this row that the employer bears itself (pool shares are apart).
    absent : uint8, bits of the parts that are not known; see `figure.parts_in`.
    total_bound, received_bound, principal_bound : how far these figures hold.
    status : uint8, the weakest `Status` of the figures that the total rests on at this amount;
        the reference rate counts where charges on arrival or a quoted rate are valued with it.
    received_status : uint8, the same of what arrives, which rests on the reference rate but where
        a rate was quoted.
    outside_range : bool; a surveyed figure was used outside its surveyed amounts.
    reason : uint8; 0, or 1 + the index into `reasons`.
    reasons : why rows are not possible.
    """

    principal: NDArray[np.int64]
    sending: NDArray[np.int64]
    tax: NDArray[np.int64]
    transit: NDArray[np.int64]
    fx: NDArray[np.int64]
    receiving: NDArray[np.int64]
    total: NDArray[np.int64]
    received: NDArray[np.int64]
    paid: NDArray[np.int64]
    employer: NDArray[np.int64]
    absent: NDArray[np.uint8]
    total_bound: NDArray[np.uint8]
    received_bound: NDArray[np.uint8]
    principal_bound: NDArray[np.uint8]
    status: NDArray[np.uint8]
    received_status: NDArray[np.uint8]
    outside_range: NDArray[np.bool_]
    reason: NDArray[np.uint8]
    reasons: tuple[Message, ...] = ()

    def __len__(self) -> int:
        return len(self.total)

    def rows(self, rows: NDArray[np.intp]) -> Outcome:
        """Return some rows of this outcome."""
        columns: dict[str, Any] = {name: getattr(self, name)[rows] for name in ROW_COLUMNS}
        return Outcome(**columns, reasons=self.reasons)

    @property
    def is_possible(self) -> NDArray[np.bool_]:
        """Whether each row is possible."""
        possible: NDArray[np.bool_] = self.reason == 0
        return possible

    @property
    def all_possible(self) -> bool:
        """Whether every row is possible."""
        return not self.reason.any()

    @property
    def all_comparable(self) -> bool:
        """Whether every row is possible, with a fee on top and an exchange margin that are known.

        What providers take on the way and on arrival is hardly ever surveyed: a price without it
        is compared all the same, as the least it may be.
        """
        return self.all_possible and not (self.absent & (SENDING | FX)).any()

    @property
    def paid_bound(self) -> NDArray[np.uint8]:
        """How far `paid` holds: *at least* where charges on top are absent."""
        lacks = (self.absent & SENDING) > 0
        return np.where(lacks, np.uint8(Bound.AT_LEAST), np.uint8(Bound.EXACT))

    def reason_at(self, row: int) -> Message | None:
        """Return why `row` is not possible, or None."""
        code = int(self.reason[row])
        return self.reasons[code - 1] if code else None

    def is_known(self, name: str) -> NDArray[np.bool_]:
        """Return where a part, or any money column, is a figure and not an unknown."""
        if name in PART_BITS:
            known: NDArray[np.bool_] = (self.absent & PART_BITS[name]) == 0
            return self.is_possible & known
        bound = getattr(self, f"{name}_bound", None)
        return self.is_possible if bound is None else self.is_possible & (bound != Bound.UNKNOWN)

    def figure(self, name: str, currency: str, row: int = 0) -> Figure:
        """Return a money column's figure of one row; unknown where the row is not possible.

        What arrives is in the receiving currency; a part that is absent is unknown.
        """
        absent = int(self.absent[row])
        status = self.received_status if name == "received" else self.status
        bound = Bound.UNKNOWN
        if not self.reason[row]:
            bound = self._bound_at(name, absent, row)
        lacks = absent & SENDING if name == "paid" else absent
        minor = int(getattr(self, name)[row])
        return Figure(minor, currency, bound, lacks, status=Status(int(status[row])))

    def figures(self, name: str, currency: str) -> FigureColumn:
        """Return a money column as figures, a row each; see `figure`."""
        count = len(self)
        bound: NDArray[np.uint8] = constant(np.uint8(0), count)
        if name in PART_BITS:
            is_absent = (self.absent & PART_BITS[name]) > 0
            bound = np.where(is_absent, np.uint8(Bound.UNKNOWN), np.uint8(Bound.EXACT))
        elif name != "employer":
            bound = getattr(self, f"{name}_bound")
        return FigureColumn(
            minor=getattr(self, name),
            currency=currency,
            bound=bound,
            absent=self.absent & np.uint8(SENDING) if name == "paid" else self.absent,
            before=constant(np.uint8(0), count),
            status=self.received_status if name == "received" else self.status,
            is_possible=self.is_possible,
        )

    def _bound_at(self, name: str, absent: int, row: int) -> Bound:
        if name in PART_BITS:
            return Bound.UNKNOWN if absent & PART_BITS[name] else Bound.EXACT
        if name == "paid":
            return Bound.AT_LEAST if absent & SENDING else Bound.EXACT
        return Bound(int(getattr(self, f"{name}_bound")[row]))

    def part_sums(self) -> dict[str, int | None]:
        """Return the sum of each part over all rows; None where a row's is absent."""
        sums: dict[str, int | None] = dict.fromkeys(PARTS)
        if self.all_possible:
            absent = all_bits(self.absent)
            for part in PARTS:
                if not absent & PART_BITS[part]:
                    sums[part] = exact_sum(getattr(self, part))
        return sums


MONEY_COLUMNS = (
    "principal",
    *PARTS,
    "total",
    "received",
    "paid",
    "employer",
)
ROW_COLUMNS = (
    *MONEY_COLUMNS,
    "absent",
    "total_bound",
    "received_bound",
    "principal_bound",
    "status",
    "received_status",
    "outside_range",
    "reason",
)


def impossible(count: int, reason: Message, status: int = 0) -> Outcome:
    """Return `count` rows that are all not possible, for one reason."""
    zeros = constant(np.int64(0), count)
    none = constant(np.uint8(0), count)
    weakest = constant(np.uint8(status), count)
    return Outcome(
        **dict.fromkeys(MONEY_COLUMNS, zeros),
        absent=none,
        total_bound=none,
        received_bound=none,
        principal_bound=none,
        status=weakest,
        received_status=weakest,
        outside_range=constant(np.bool_(0), count),
        reason=constant(np.uint8(1), count),
        reasons=(reason,),
    )


def assembled(count: int, pieces: Sequence[tuple[NDArray[np.intp], Outcome]]) -> Outcome:
    """Return one outcome of `count` rows from outcomes of some rows each, which cover them all."""
    if len(pieces) == 1:
        return pieces[0][1]
    reasons: list[Message] = []
    columns = {
        name: np.empty(count, dtype=getattr(pieces[0][1], name).dtype) for name in ROW_COLUMNS
    }
    for rows, outcome in pieces:
        for name in ROW_COLUMNS:
            columns[name][rows] = getattr(outcome, name)
        if outcome.reasons:
            codes = np.zeros(len(outcome.reasons) + 1, dtype=np.uint8)
            for at, reason in enumerate(outcome.reasons, start=1):
                if reason not in reasons:
                    reasons.append(reason)
                codes[at] = reasons.index(reason) + 1
            columns["reason"][rows] = codes[outcome.reason]
    return Outcome(**columns, reasons=tuple(reasons))


def summed(parts: Iterable[tuple[Outcome, NDArray[np.int64] | None]]) -> Outcome:
    """Return one row: the sums over all rows of all parts, each row taken so many times, or once.

    Raises
    ------
    OverflowError
        A sum does not fit int64.
    """
    sums, bits, weakest = dict.fromkeys(MONEY_COLUMNS, 0), dict.fromkeys(_BITS, 0), [0, 0]
    is_outside = False
    for outcome, counts in parts:
        for name in MONEY_COLUMNS:
            column = getattr(outcome, name)
            sums[name] += exact_sum(column) if counts is None else weighted_sum(column, counts)
        for name in _BITS:
            bits[name] |= all_bits(getattr(outcome, name))
        status, received_status = outcome.status.max(), outcome.received_status.max()
        weakest = [max(weakest[0], int(status)), max(weakest[1], int(received_status))]
        is_outside |= bool(outcome.outside_range.any())
    columns: dict[str, Any] = {}
    columns |= {name: np.array([value], dtype=np.int64) for name, value in sums.items()}
    columns |= {name: np.array([value], dtype=np.uint8) for name, value in bits.items()}
    return Outcome(
        **columns,
        status=np.array(weakest[:1], dtype=np.uint8),
        received_status=np.array(weakest[1:], dtype=np.uint8),
        outside_range=np.array([is_outside]),
        reason=np.zeros(1, dtype=np.uint8),
    )


_BITS = ("absent", "total_bound", "received_bound", "principal_bound")
