"""Every way to send, for a worker's own amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import ALL_PARTS, Bound
from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import why_apart
from remitcalc.engine.standing import is_rankable
from remitcalc.output.tables.receipt import Receipt
from remitcalc.output.tables.services import has_pool

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service

BLOCK = 1024
"""Workers priced at a time: few calls for many pages, and little memory for a long payroll."""


class Priced(NamedTuple):
    """A service at one worker's amount: the figures stand in `row` of the outcome."""

    service: Service
    corridor: Corridor
    outcome: Outcome
    row: int

    @property
    def receipt(self) -> Receipt:
        """All its figures."""
        return Receipt.of(self.outcome, self.corridor, self.row)

    @property
    def total(self) -> int:
        """What it costs, in sending minor units, as far as it is known."""
        return int(self.outcome.total[self.row])

    @property
    def absent(self) -> int:
        """The bits of the parts that the total lacks."""
        return int(self.outcome.absent[self.row])

    @property
    def reason(self) -> Message | None:
        """Why it is not possible; None: it is."""
        return self.outcome.reason_at(self.row)

    @property
    def is_comparable(self) -> bool:
        """Whether its price can be set beside others at all: it is told, and nowhere guessed."""
        return why_apart(self.service, self.outcome, self.row) is None

    @property
    def is_outside_range(self) -> bool:
        """Whether its price is that of amounts far from this one: nobody surveyed this one."""
        return bool(self.outcome.outside_range[self.row])


class Cheaper(NamedTuple):
    """How many of the ways alone cost less than the pool, how far that holds, and before what."""

    number: int
    of: int
    bound: Bound
    before: int


class Prices:
    """What each service costs each worker of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._start = 0
        self._blocks: dict[int, list[tuple[Service, Outcome]]] = {}

    def pooled(self, row: int, left_out: int = 0) -> Priced:
        """Return the pool, with a worker's own share of it, priced without some parts."""
        comparison, outcome = self.comparison, self.comparison.pooled
        assert comparison.pooled_service is not None  # or nobody joins a pool
        if left_out:
            outcome = comparison.priced.without(left_out).first_pooled
        return Priced(comparison.pooled_service, comparison.scenario.corridor, outcome, row)

    def alone(self, row: int, left_out: int = 0) -> list[Priced]:
        """Return every service alone at a worker's amount, in file order."""
        start = row - row % BLOCK
        if start != self._start:
            self._blocks, self._start = {}, start
        if left_out not in self._blocks:
            self._blocks[left_out] = self._priced(start, left_out)
        corridor, priced = self.comparison.scenario.corridor, self._blocks[left_out]
        return [Priced(service, corridor, found, row - start) for service, found in priced]

    def reference(self, row: int) -> Priced:
        """Return the service alone that the pool is compared with, at a worker's own amount.

        The worker's own where the payroll names it, the one that all are compared with where
        somebody named it or a source did; else what is the cheapest, or in the middle, for this
        worker.
        """
        chosen, ranked = self.comparison.baseline.chosen_as, self.ranked(row)
        if ranked and not self.names_own(row):
            if chosen == "cheapest":
                return ranked[0]
            if chosen == "median":
                return ranked[(len(ranked) - 1) // 2]
        services = self.comparison.individual_services
        used = services[row] if len(services) > 1 else services[0]
        return next(priced for priced in self.alone(row) if priced.service.id == used.id)

    def names_own(self, row: int) -> bool:
        """Return whether the payroll says which service a worker uses."""
        used = self.comparison.scenario.payroll.services
        return used is not None and used[row] is not None

    def ranked(self, row: int, left_out: int = 0) -> list[Priced]:
        """Return the distinct ways alone that can be compared for a worker, cheapest first."""
        offers: dict[tuple[str, str, int, int], Priced] = {}
        for priced in self.alone(row, left_out):
            if priced.is_comparable:
                service = priced.service
                offer = service.provider, service.instrument, priced.total, priced.absent
                offers.setdefault(offer, priced)
        return sorted(offers.values(), key=lambda priced: priced.total)

    def apart(self, row: int) -> int:
        """Return how many services alone cannot be compared."""
        return sum(not priced.is_comparable for priced in self.alone(row))

    def joins(self, row: int) -> bool:
        """Return whether a worker takes part in the pool."""
        return bool(self.comparison.pools.joins[row])

    @property
    def has_pool(self) -> bool:
        """Whether a pool is part of the question."""
        return has_pool(self.comparison)

    def pool_is_comparable(self, row: int) -> bool:
        """Return whether the pool's price tells enough to stand among those of ways alone."""
        pooled = self.pooled(row)
        return is_rankable(pooled.absent) and not pooled.is_outside_range

    def cheaper(self, row: int) -> Cheaper | None:
        """Return how many ways alone cost less than the pool; None: nobody can say.

        Where only ways alone lack parts, at most so many do, where only the pool does, at least;
        where both do, all are priced without these.
        """
        ranked, pooled = self.ranked(row), self.pooled(row)
        if not self.pool_is_comparable(row):
            return None
        lacked = 0
        for one in ranked:
            lacked |= one.absent
        bound = Bound.AT_MOST if lacked else Bound.AT_LEAST if pooled.absent else Bound.EXACT
        before = (pooled.absent | lacked) & ALL_PARTS if pooled.absent and lacked else 0
        if before:
            bound, ranked = Bound.EXACT, self.ranked(row, before)
            pooled = self.pooled(row, before)
            if pooled.reason is not None:
                return None
        count = sum(one.total < pooled.total for one in ranked)
        return Cheaper(count, len(ranked), bound, before)

    def _priced(self, start: int, left_out: int) -> list[tuple[Service, Outcome]]:
        scenario = self.comparison.scenario
        amounts = scenario.payroll.amounts[start : start + BLOCK]
        corridor = scenario.corridor
        return [
            (
                service,
                priced_alone(
                    price(corridor, service, scenario.date).without(left_out),
                    amounts,
                    scenario.amount_is,
                ),
            )
            for service in corridor.individual_services
        ]
