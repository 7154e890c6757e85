"""From which group size pooling pays: every size is built and computed, nothing is solved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.reference.alone import send_alone
from tests.reference.bounds import NONE, held
from tests.reference.pool import send_pooled
from tests.reference.prices import NotPossibleError

if TYPE_CHECKING:
    from datetime import date

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service
    from tests.reference.bounds import Bound, Parts


@dataclass(frozen=True)
class BreakEven:
    """Costs by size, from size 1; None where the size is not possible or out of the survey."""

    lasting: int | None
    first: int | None
    pooled: list[int | None]
    alone: list[int]


def bound_of_break_even(
    corridor: Corridor, individual: Service, pooled: Service, amount_is: AmountIs
) -> tuple[Bound, Parts]:
    """The bound, and the parts both sides are computed without; unknown: there is no break-even."""
    alone = held(corridor, individual, amount_is)
    together = held(corridor, pooled, amount_is)
    both = alone.absent | together.absent
    if "fx" in both:
        return "unknown", NONE
    if alone.absent and together.absent:
        return "exact", both
    if "unknown" in {alone.total, together.total}:
        return "unknown", NONE
    return ("at_least" if alone.absent else "at_most" if together.absent else "exact"), NONE


def sizes_searched(workers: int) -> int:
    return min(10_000, max(100, 2 * workers))


def pooled_cost(  # noqa: PLR0913
    corridor: Corridor,
    service: Service,
    workers: int,
    amount: int,
    *,
    day: date,
    amount_is: AmountIs = "principal",
    employer_share_percent: Decimal = Decimal(0),
) -> int | None:
    """Σ total_i + E, or None where this size cannot count."""
    try:
        pool = send_pooled(
            corridor,
            service,
            [amount] * workers,
            day=day,
            amount_is=amount_is,
            employer_share_percent=employer_share_percent,
        )
    except NotPossibleError:
        return None
    if any(row.outside_range for row in pool.rows):
        return None
    return sum(row.total for row in pool.rows) + pool.employer


def break_even(  # noqa: PLR0913
    corridor: Corridor,
    individual: Service,
    pooled: Service,
    amount: int,
    searched_to: int,
    *,
    day: date,
    amount_is: AmountIs = "principal",
    employer_share_percent: Decimal = Decimal(0),
) -> BreakEven:
    each = send_alone(corridor, individual, amount, day=day, amount_is=amount_is).total
    sizes = range(1, searched_to + 1)
    alone = [size * each for size in sizes]
    together = [
        pooled_cost(
            corridor,
            pooled,
            size,
            amount,
            day=day,
            amount_is=amount_is,
            employer_share_percent=employer_share_percent,
        )
        for size in sizes
    ]
    lasting = None
    for size in reversed(sizes):
        cost = together[size - 1]
        if cost is None or cost > alone[size - 1]:
            break
        lasting = size
    first = None
    for size in sizes:
        cost = together[size - 1]
        if cost is not None and cost < alone[size - 1]:
            first = size
            break
    return BreakEven(lasting, first, together, alone)
