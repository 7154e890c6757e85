"""The ways to send as rows: ranked ones cheapest first, the pool in its place, then those apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen
from remitcalc.output.tables.receipt import Receipt

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service


@frozen(eq=False)
class ServiceRow:
    """One way: a service alone, or the pool.

    Attributes
    ----------
    place : its place among all that are ranked, the pool counted where it is one of them; None
        where it stands apart.
    apart : why it is not ranked, where that can be said; of one that is not possible, why.
    """

    service: Service
    receipt: Receipt
    place: int | None
    apart: Message | None = None
    is_pool: bool = False

    @classmethod
    def of(cls, ranked: RankedService, corridor: Corridor) -> ServiceRow:
        """Return a service as it was ranked, no pool counted."""
        receipt = Receipt.of(ranked.outcome, corridor)
        return cls(ranked.service, receipt, ranked.place, ranked.apart)


def ranking_rows(ranking: Ranking, corridor: Corridor) -> tuple[ServiceRow, ...]:
    """Return the individual services as they are ranked, then those apart."""
    return tuple(ServiceRow.of(one, corridor) for one in ranking.services)


def way_rows(comparison: Comparison) -> tuple[ServiceRow, ...]:
    """Return all ways of a comparison: ranked ones, the pool in its place, then those apart.

    A pool that cannot be ranked stands after those that are.
    """
    corridor, position = comparison.scenario.corridor, comparison.position
    rows = []
    for one in comparison.ranking.ranked:
        assert one.place is not None
        place = one.place + (position is not None and position <= one.place)
        receipt = Receipt.of(one.outcome, corridor)
        rows.append(ServiceRow(one.service, receipt, place))
    if pool := pool_row(comparison):
        rows.insert(len(rows) if position is None else position - 1, pool)
    return (*rows, *(ServiceRow.of(one, corridor) for one in comparison.ranking.apart))


def baseline_row(comparison: Comparison) -> ServiceRow:
    """Return the service the pool is compared with: what sending alone costs those who join.

    Where a payroll names each worker's own service, the figures are those of these.
    """
    service, ranking = comparison.baseline.service, comparison.ranking
    entry = next(
        one for one in (*ranking.services, *ranking.repeated) if one.service.id == service.id
    )
    receipt = Receipt.of(comparison.alone, comparison.scenario.corridor)
    return ServiceRow(service, receipt, entry.place, receipt.reason or entry.apart)


def average_receipts(comparison: Comparison) -> tuple[Receipt, Receipt]:
    """Return what a worker of the average amount pays alone and in the pool: for curves only."""
    corridor = comparison.scenario.corridor
    ways = (comparison.average_alone, comparison.average_pooled)
    alone, pooled = (Receipt.of(way, corridor) for way in ways)
    return alone, pooled


def has_pool(comparison: Comparison) -> bool:
    """Return whether a pool is part of the question: workers, and a service, for one."""
    return len(comparison.scenario.payroll) > 1 and comparison.pooled_service is not None


def pool_row(comparison: Comparison) -> ServiceRow | None:
    """Return what the pool costs those who join, with its place among all ways; None: no pool."""
    service = comparison.pooled_service
    if service is None or not has_pool(comparison):
        return None
    receipt = Receipt.of(comparison.together, comparison.scenario.corridor)
    return ServiceRow(service, receipt, comparison.position, receipt.reason, is_pool=True)
