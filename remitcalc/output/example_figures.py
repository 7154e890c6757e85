"""How many of the figures behind an answer are examples, not prices of this corridor.

Counted is each charge, exchange margin and rate of both ways as it is used at the amount compared,
and the reference rate where the answer depends on it: a band that is not reached does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.piecewise import charge_pieces
from remitcalc.engine.pricing import price
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.model.service import Service, Side


def example_count(comparison: Comparison) -> int:
    """Return the number of example figures behind the answer."""
    rows = _largest_pool(comparison)
    principal = int(comparison.pooled.principal[rows].sum())
    received = int(comparison.pooled.received[rows].sum())
    used = list(_statuses(comparison, comparison.pooled_service, principal, received))
    alone = next(
        s.outcome
        for s in comparison.ranking.services
        if s.service.id == comparison.baseline.service.id
    )
    base = comparison.baseline.service
    used += _statuses(comparison, base, int(alone.principal[0]), int(alone.received[0]))
    reference = comparison.scenario.corridor.reference
    if reference is not None:
        used.append(reference.provenance.status)
    return sum(status.is_example for status in used)


def _largest_pool(comparison: Comparison) -> NDArray[np.intp]:
    """Return the rows of the group whose pool is the largest: the one that reaches most bands."""
    payroll = comparison.scenario.payroll
    pools = [rows for _, rows in comparison.ways.groups] or [comparison.ways.joining]
    return max(pools, key=lambda rows: int(payroll.amounts[rows].sum()))


def _statuses(
    comparison: Comparison, service: Service, principal: int, received: int
) -> Iterator[Status]:
    scenario = comparison.scenario
    for side, base in (
        (service.sending, principal),
        (service.transit, principal),
        (service.receiving, received),
    ):
        yield from _side(side, base)
    conversion = price(scenario.corridor, service, scenario.date).conversion
    by_amount = conversion.by_amount
    yield conversion.status if by_amount is None else _at(by_amount, principal)
    for tax in scenario.corridor.taxes:
        if tax.is_due(service.instrument, scenario.date):
            yield tax.provenance.status


def _side(side: Side, base: int) -> Iterator[Status]:
    if side.is_surveyed and not side.charges:
        yield side.provenance.status
    for charge in side.charges:
        yield _at(charge_pieces(charge), base)


def _at(pieces: Piecewise, base: int) -> Status:
    status = pieces.status(np.array([max(base, pieces.starts[0])]))
    return status if isinstance(status, Status) else Status(int(status.max()))
