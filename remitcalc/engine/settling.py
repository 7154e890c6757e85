"""What would settle the answer: prices that may change the pool's rank or the sign of its saving.

What is not known of a way alone only adds to its total. So it settles something where the known
part of it is below what the pool costs: the pool is then the dearer one only as far as one knows.
What is not known of the pool settles something as long as any way alone costs more than the known
part of it. A price with a range does where its ends lie on two sides of what it is compared with;
one without is taken as it is. Where there is no pool, what the ways are compared with is the
cheapest of them that is wholly known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.figure import PART_BITS
from remitcalc.engine.price_ends import ENDS, part_at_end, ranged_parts
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import for_all
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.price_ends import End
    from remitcalc.engine.ranking import RankedService
    from remitcalc.model.service import Service


class Settling(NamedTuple):
    """A part of the cost of one service: "sending", "transit", "fx" or "receiving"."""

    service: str
    part: str


def settling(comparison: Comparison) -> frozenset[Settling]:
    """Return the parts whose price, were it known, may change rank or sign; see the module."""
    return frozenset(_Question(comparison).parts())


class _Question:
    """What a comparison leaves open, in totals of the group, sending minor units."""

    def __init__(self, comparison: Comparison) -> None:
        ranking = comparison.ranking
        self.comparison = comparison
        self.times = len(comparison.pools.ranked_amounts) // ranking.workers
        every = (*ranking.services, *ranking.repeated)
        self.ways = [(one, total * self.times) for one in every if (total := one.total) is not None]
        self.pooled = comparison.priced.pooled_total()

    def parts(self) -> Iterator[Settling]:
        limit = self._cheapest_known() if self.pooled is None else self.pooled
        if limit is not None:
            for way, total in self.ways:
                yield from self._alone(way, total, limit)
        if self.pooled is not None:
            yield from self._together(self.pooled)

    def _cheapest_known(self) -> int | None:
        ranked = [(way.outcome, total) for way, total in self.ways if way.place is not None]
        return min((total for outcome, total in ranked if not outcome.absent[0]), default=None)

    def _alone(self, way: RankedService, total: int, limit: int) -> Iterator[Settling]:
        service = way.service
        if total <= limit:
            yield from _absent(service, int(way.outcome.absent[0]))
        for part in ranged_parts(service):
            if _lies_across([self._alone_at(service, part, end) for end in ENDS], [limit]):
                yield Settling(service.id, part)

    def _together(self, total: int) -> Iterator[Settling]:
        service, others = self.comparison.pooled_service, [total for _, total in self.ways]
        assert service is not None  # or there is no total
        outcome = self.comparison.priced.first_joined.outcome
        if any(one >= total for one in others):
            yield from _absent(service, int(np.bitwise_or.reduce(outcome.absent, initial=0)))
        for part in ranged_parts(service):
            if _lies_across([self._together_at(service, part, end) for end in ENDS], others):
                yield Settling(service.id, part)

    def _alone_at(self, service: Service, part: str, end: End) -> int | None:
        scenario, senders = self.comparison.scenario, self.comparison.ranking.senders
        try:
            pricing = price(scenario.corridor, part_at_end(service, part, end), scenario.date)
            outcome = for_all(pricing, senders, scenario.amount_is)
        except (ModelError, OverflowError):
            return None
        return self.times * int(outcome.total[0]) if outcome.all_possible else None

    def _together_at(self, service: Service, part: str, end: End) -> int | None:
        scenario = self.comparison.scenario
        try:
            moved = part_at_end(service, part, end)
            services = tuple(moved if s.id == moved.id else s for s in scenario.corridor.services)
            other = scenario.replace(corridor=replace(scenario.corridor, services=services))
            return self.comparison.priced.changed(other, keeps_alone=True).pooled_total()
        except (ModelError, OverflowError):
            return None


def _absent(service: Service, absent: int) -> Iterator[Settling]:
    for part, bit in PART_BITS.items():
        if absent & bit:
            yield Settling(service.id, part)


def _lies_across(ends: list[int | None], others: list[int]) -> bool:
    """Return whether any of the others is cheaper at one end of a range and not at the other.

    Where an end is not possible, everything is cheaper there.
    """
    return any(len({end is None or end > one for end in ends}) > 1 for one in others)
