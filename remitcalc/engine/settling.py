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
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

import numpy as np

from remitcalc.engine.figure import PART_BITS
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import for_all
from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.ranking import RankedService
    from remitcalc.model.charge import Band, Charge, Observation, Tariff
    from remitcalc.model.exchange import Exchange, MarginBand, MarginObservation, MarginStep
    from remitcalc.model.service import Service, Side

    _Priced = (
        Flat
        | Band
        | Observation
        | Charge
        | Margin
        | MarginBand
        | MarginObservation
        | MarginStep
        | QuotedRate
    )

_End = Literal["low", "high"]
_ENDS: tuple[_End, ...] = ("low", "high")
_SIDES = ("sending", "transit", "receiving")
_One = TypeVar("_One", bound="_Priced")


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
        for part in _ranged(service):
            if _lies_across([self._alone_at(service, part, end) for end in _ENDS], [limit]):
                yield Settling(service.id, part)

    def _together(self, total: int) -> Iterator[Settling]:
        service, others = self.comparison.pooled_service, [total for _, total in self.ways]
        assert service is not None  # or there is no total
        outcome = self.comparison.priced.first_joined.outcome
        if any(one >= total for one in others):
            yield from _absent(service, int(np.bitwise_or.reduce(outcome.absent, initial=0)))
        for part in _ranged(service):
            if _lies_across([self._together_at(service, part, end) for end in _ENDS], others):
                yield Settling(service.id, part)

    def _alone_at(self, service: Service, part: str, end: _End) -> int | None:
        scenario, senders = self.comparison.scenario, self.comparison.ranking.senders
        try:
            pricing = price(scenario.corridor, _at_end(service, part, end), scenario.date)
            outcome = for_all(pricing, senders, scenario.amount_is)
        except (ModelError, OverflowError):
            return None
        return self.times * int(outcome.total[0]) if outcome.all_possible else None

    def _together_at(self, service: Service, part: str, end: _End) -> int | None:
        scenario = self.comparison.scenario
        try:
            moved = _at_end(service, part, end)
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


def _ranged(service: Service) -> Iterator[str]:
    """Yield the parts in which any figure has a range."""
    for part in (*_SIDES, "fx"):
        try:
            is_ranged = _at_end(service, part, "low") != _at_end(service, part, "high")
        except ModelError:  # at one end a least is above its most: there is a range, then
            is_ranged = True
        if is_ranged:
            yield part


def _at_end(service: Service, part: str, end: _End) -> Service:
    """Return a service with all figures of one part at an end of their ranges."""
    if part == "fx":
        return replace(service, exchange=_exchange(service.exchange, end))
    side: Side = getattr(service, part)
    moved = tuple(
        replace(_moved(one, end), tariff=_tariff(one.tariff, end)) for one in side.charges
    )
    return replace(service, **{part: replace(side, charges=moved)})  # type: ignore[arg-type]


def _tariff(tariff: Tariff, end: _End) -> Tariff:
    match tariff:
        case Flat():
            return _moved(tariff, end)
        case Bands(mode, bands):
            return Bands(mode, tuple(_moved(one, end) for one in bands))
        case Observed(pairs):
            return Observed(tuple(_moved(one, end) for one in pairs))


def _exchange(exchange: Exchange, end: _End) -> Exchange:
    match exchange:
        case Margin() | QuotedRate():
            return _moved(exchange, end)
        case MarginBands(bands):
            return MarginBands(tuple(_moved(one, end) for one in bands))
        case ObservedMargins(pairs):
            return ObservedMargins(tuple(_moved(one, end) for one in pairs))
        case MarginSteps(steps):
            return MarginSteps(tuple(_moved(one, end) for one in steps))
        case _:
            return exchange


def _moved(figure: _One, end: _End) -> _One:
    """Return a figure at one end of its ranges, which it then has no more."""
    if not figure.ranges:
        return figure
    moved = {one.figure: getattr(one, end) for one in figure.ranges}
    return replace(figure, **moved, ranges=())
