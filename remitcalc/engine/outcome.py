"""What one way of sending does to each worker: columns of minor units, one row per worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.engine.exact import constant
from remitcalc.model.noun import noun
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.model.message import Message

PARTS = ("sending", "tax", "transit", "fx", "receiving")
"""The parts of a total, in the order of a receipt."""


@noun(eq=False)
class Outcome:
    """One transfer per worker, alone or in the pool.

    Money columns are int64, shape (workers,), sending minor units but for `received`, which is in
    receiving minor units. Where a `*_known` column is False the figure is unknown and its stored 0
    means nothing; where `reason` is not 0 the transfer is not possible and the row means nothing.

    Attributes
    ----------
    principal : amount delivered, in sending currency.
    sending, tax, transit, fx, receiving : parts of the cost.
    total : sum of the parts that are known.
    received : what arrives, after charges on arrival as far as they are surveyed.
    paid : what the worker parts with.
    employer : charges of this row that the employer bears itself (pool shares are apart).
    transit_known, fx_known, receiving_known, received_known : bool.
    is_lower_bound : bool; the total leaves out a charge known to exist.
    is_upper_bound : bool; what is received is at most this, as the margin is undisclosed.
    status : uint8, the weakest `Status` of the figures that the total rests on at this amount;
        the reference rate counts where charges on arrival or a quoted rate are valued with it.
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
    transit_known: NDArray[np.bool_]
    fx_known: NDArray[np.bool_]
    receiving_known: NDArray[np.bool_]
    received_known: NDArray[np.bool_]
    is_lower_bound: NDArray[np.bool_]
    is_upper_bound: NDArray[np.bool_]
    status: NDArray[np.uint8]
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
    def all_exact(self) -> bool:
        """Whether every row is possible and no total is a lower bound."""
        return self.all_possible and not self.is_lower_bound.any()

    def reason_at(self, row: int) -> Message | None:
        """Return why `row` is not possible, or None."""
        code = int(self.reason[row])
        return self.reasons[code - 1] if code else None

    def is_known(self, part: str) -> NDArray[np.bool_]:
        """Return where `part` (or "received") is a figure, not an unknown or an impossible row."""
        known = getattr(self, f"{part}_known", None)
        return self.is_possible if known is None else self.is_possible & known

    def is_known_at(self, part: str, row: int = 0) -> bool:
        """Return whether `part` of one row is known, whatever the number of rows."""
        known = getattr(self, f"{part}_known", None)
        return not self.reason[row] and (known is None or bool(known[row]))

    def part_sums(self) -> dict[str, int | None]:
        """Return the sum of each part over all rows; None where a row's is unknown."""
        sums: dict[str, int | None] = dict.fromkeys(PARTS)
        if self.all_possible:
            for part in PARTS:
                known = getattr(self, f"{part}_known", None)
                if known is None or known.all():
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
    "transit_known",
    "fx_known",
    "receiving_known",
    "received_known",
    "is_lower_bound",
    "is_upper_bound",
    "status",
    "outside_range",
    "reason",
)


def impossible(count: int, reason: Message, status: int = 0) -> Outcome:
    """Return `count` rows that are all not possible, for one reason."""
    zeros = constant(np.int64(0), count)
    false = constant(np.bool_(0), count)
    return Outcome(
        **dict.fromkeys(MONEY_COLUMNS, zeros),
        transit_known=false,
        fx_known=false,
        receiving_known=false,
        received_known=false,
        is_lower_bound=false,
        is_upper_bound=false,
        status=constant(np.uint8(status), count),
        outside_range=false,
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
