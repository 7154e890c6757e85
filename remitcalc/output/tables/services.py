"""The ways to send as rows: ranked ones cheapest first, the pool in its place, then those apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen
from remitcalc.output.tables.receipt import Receipt

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.offers import Offer
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
    is_answer : whether the answer is about it: of several pools, one is chosen.
    apart : why it is not ranked, where that can be said; of one that is not possible, why.
    """

    service: Service
    receipt: Receipt
    place: int | None
    apart: Message | None = None
    is_pool: bool = False
    is_answer: bool = False

    @classmethod
    def of(cls, ranked: RankedService, corridor: Corridor) -> ServiceRow:
        """Return a service as it was ranked, no pool counted."""
        receipt = Receipt.of(ranked.outcome, corridor)
        return cls(ranked.service, receipt, ranked.place, ranked.apart)


def ranking_rows(ranking: Ranking, corridor: Corridor) -> tuple[ServiceRow, ...]:
    """Return the individual services as they are ranked, then those apart."""
    return tuple(ServiceRow.of(one, corridor) for one in ranking.services)


def way_rows(comparison: Comparison) -> tuple[ServiceRow, ...]:
    """Return all ways of a comparison: ranked ones, the offers in their places, then those apart.

    An offer that cannot be ranked stands after the ways that are; one worker has none.
    """
    corridor = comparison.scenario.corridor
    rows = [
        ServiceRow(one.service, Receipt.of(one.outcome, corridor), one.place)
        for one in comparison.ranking.ranked
    ]
    if has_pool(comparison):
        rows = _among(rows, [pool_row(comparison, offer) for offer in comparison.offers])
    return (*rows, *(ServiceRow.of(one, corridor) for one in comparison.ranking.apart))


def _among(alone: list[ServiceRow], offers: list[ServiceRow]) -> list[ServiceRow]:
    """Return the ranked ways with the offers in their places, counted through.

    An offer's own place counts the ways alone that are cheaper; of two in one place the cheaper
    one comes first.
    """
    placed = [(one.place, one.receipt.total.minor, one) for one in offers if one.place is not None]
    placed.sort(key=lambda row: row[:2])
    rows: list[ServiceRow] = []
    for at, one in enumerate([*alone, None], start=1):
        rows += [offer for place, _, offer in placed if place == at]
        rows += [one] if one is not None else []
    counted = [replace(row, place=place) for place, row in enumerate(rows, start=1)]
    return [*counted, *(one for one in offers if one.place is None)]


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


def pool_row(comparison: Comparison, offer: Offer) -> ServiceRow:
    """Return an offer: what it costs those who join, its place among all ways alone."""
    receipt = Receipt.of(offer.together, comparison.scenario.corridor)
    is_answer = offer.service.id == comparison.scenario.pooled
    place = offer.standing.position
    return ServiceRow(
        offer.service, receipt, place, receipt.reason, is_pool=True, is_answer=is_answer
    )
