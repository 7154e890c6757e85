"""The two ways of a scenario for all its workers, alone and pooled: transfers and their sums."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.outcome import Outcome, assembled, impossible
from remitcalc.engine.pool import Pooled, PoolTerms, priced_pool
from remitcalc.engine.pools import Pools, of_payroll
from remitcalc.engine.pricing import Pricing, price
from remitcalc.engine.season_sum import SeasonSum, Sent, season_charges
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import LARGEST_AMOUNT, LARGEST_POOL
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.sharing import Floor
    from remitcalc.model.message import Message
    from remitcalc.model.scenario import Scenario, SharingRule
    from remitcalc.model.service import Service


class PricedScenario:
    """Prices a scenario's workers, alone through their services and pooled by group.

    Who names no service of their own uses `baseline` alone. `left_out` are bits of the parts that
    both sides are priced without, like for like.
    """

    def __init__(
        self, scenario: Scenario, baseline: Service, pools: Pools, left_out: int = 0
    ) -> None:
        self.scenario = scenario
        self.baseline = baseline
        self.pools = pools
        self.left_out = left_out
        self._without: dict[int, PricedScenario] = {}
        self._is_refused = False
        self.corridor = scenario.corridor
        self.payroll = scenario.payroll
        self.pooled_service = (
            scenario.corridor.service(scenario.pooled) if scenario.pooled else None
        )
        self.terms = PoolTerms(
            amount_is=scenario.amount_is,
            rule=scenario.share,
            employer_share=Fraction(scenario.employer_share_percent) / 100,
        )

    @cached_property
    def by_service(self) -> list[tuple[Service, NDArray[np.intp]]]:
        """Each individual service in use, with the rows of those who use it."""
        rows = np.arange(len(self.payroll))
        if self.payroll.services is None:
            return [(self.baseline, rows)]
        ids = np.array([s or self.baseline.id for s in self.payroll.services])
        return [(self.corridor.service(str(i)), rows[ids == i]) for i in np.unique(ids)]

    @property
    def services(self) -> tuple[Service, ...]:
        """The service each worker uses alone: one for all, or one per row."""
        if self.payroll.services is None:
            return (self.baseline,)
        return tuple(self.corridor.service(s or self.baseline.id) for s in self.payroll.services)

    def alone(self, day: datetime.date, times: int = 1) -> Outcome:
        """Return one transfer alone of `times` paydays' amounts, a row per worker."""
        pieces = []
        for service, rows in self.by_service:
            amounts = self._amounts(rows, times)
            pricing = self._price(service, day)
            pieces.append((rows, priced_alone(pricing, amounts, self.terms.amount_is)))
        return assembled(len(self.payroll), pieces)

    def pooled(
        self,
        day: datetime.date,
        times: int = 1,
        *,
        rule: SharingRule | None = None,
        floor: Floor | None = None,
    ) -> Pooled:
        """Return one transfer per pool of `times` paydays' amounts, a row per worker who joins.

        `rule` replaces the scenario's; `floor` is what "no-one-worse-off" needs, of the same rows.
        """
        terms = self.terms if rule is None else self.terms._replace(rule=rule)
        if self.pooled_service is None or not self.pools.groups:
            return Pooled(impossible(0, message("pool_needs_two")), 0)
        pricing = self._price(self.pooled_service, day)
        pieces: list[tuple[NDArray[np.intp], Outcome]] = []
        employer = 0
        for _, rows in self.pools.groups:
            within, least = rows, floor
            if len(self.pools.groups) > 1:
                within = np.searchsorted(self.pools.joining, rows)
                least = None if floor is None else floor.rows(within)
            part = priced_pool(pricing, self._amounts(rows, times), terms, least)
            refused = part.outcome.reason_at(0)
            if refused is not None:
                part = Pooled(impossible(len(rows), of_payroll(refused, rows)), part.employer)
            pieces.append((within, part.outcome))
            employer += part.employer
        return Pooled(assembled(len(self.pools.joining), pieces), employer)

    def with_staying(self, pooled: Outcome, alone: Outcome) -> Outcome:
        """Return a row per worker: `pooled` for those who join, `alone` for the others."""
        if not len(self.pools.staying):
            return pooled
        pieces = [
            (self.pools.joining, pooled),
            (self.pools.staying, alone.rows(self.pools.staying)),
        ]
        return assembled(len(self.payroll), pieces)

    def without(self, parts: int) -> PricedScenario:
        """Return the same ways with some parts, given as bits, left out of both."""
        known = self._without.get(parts)
        if known is None:
            left_out = self.left_out | parts
            known = PricedScenario(self.scenario, self.baseline, self.pools, left_out)
            self._without[parts] = known
        return known

    def changed(
        self, scenario: Scenario, *, keeps_alone: bool = False, keeps_pooled: bool = False
    ) -> PricedScenario:
        """Return another scenario priced like this one.

        Where a way is the same in it on the first payday, that is not priced again.
        """
        baseline = scenario.corridor.service(self.baseline.id)
        is_same = scenario.payroll is self.payroll and scenario.pooled == self.scenario.pooled
        pools = self.pools if is_same else Pools(scenario)
        other = PricedScenario(scenario, baseline, pools, self.left_out)
        if keeps_alone:
            other.first_alone = self.first_alone
        # What must leave nobody worse off follows from what alone costs, and may be refused.
        follows = self.scenario.share == "no-one-worse-off"
        if keeps_pooled and (keeps_alone or not follows) and not self._is_refused:
            other.first_joined = self.first_joined
        return other

    @property
    def has_arrivals(self) -> bool:
        """Whether what arrives decides who is worse off: everyone parts with the same."""
        return self.scenario.amount_is == "outlay"

    def alone_sum(self, sent: Sequence[Sent], rows: NDArray[np.intp] | None = None) -> SeasonSum:
        """Return what transfers alone come to, of all workers or of some `rows` of them."""
        if rows is not None:
            sent = [one._replace(outcome=one.outcome.rows(rows)) for one in sent]
        count = len(self.payroll) if rows is None else len(rows)
        season = SeasonSum.of(sent, count, with_arrivals=self.has_arrivals)
        for service, theirs in self.by_service:
            where = theirs if rows is None else np.flatnonzero(np.isin(rows, theirs))
            season.charge(season_charges(self.corridor, service, self.left_out), where)
        return season

    def pooled_sum(self, sent: Sequence[Sent]) -> SeasonSum:
        """Return what pooled transfers come to, of the workers who join."""
        workers = len(self.pools.joining)
        season = SeasonSum.of(sent, workers, with_arrivals=self.has_arrivals)
        if self.pooled_service is not None:
            once = season_charges(self.corridor, self.pooled_service, self.left_out)
            season.charge(once, np.arange(workers))
        return season

    def floor(self, alone_sent: Sequence[Sent], earlier: Sequence[Sent]) -> Floor | None:
        """Return what the last transfer must leave each worker who joins; see `SeasonSum`."""
        rows = self.pools.joining if len(self.pools.staying) else None
        return self.alone_sum(alone_sent, rows).floor(self.pooled_sum(earlier))

    @cached_property
    def first_alone(self) -> Outcome:
        """The first payday's transfers alone."""
        return self.alone(self.scenario.date)

    @cached_property
    def first_joined(self) -> Pooled:
        """The first payday's pooled transfers, a row per worker who joins.

        "no-one-worse-off" settles a season once, with its last transfer: until then shares are
        equal. Like for like too: a settlement moves nothing from the group's total.
        """
        scenario = self.scenario
        if scenario.share != "no-one-worse-off":
            return self.pooled(scenario.date)
        if scenario.paydays > 1 or self.left_out:
            return self.pooled(scenario.date, rule="equal")
        least = self.floor([Sent(self.first_alone, 0, 1)], [])
        return self.pooled(scenario.date, floor=least)

    @cached_property
    def first_pooled(self) -> Outcome:
        """The first payday's pooled transfers, a row per worker: who stays sends alone."""
        return self.with_staying(self.first_joined.outcome, self.first_alone)

    def refuse_pool(self, reason: Message) -> Pooled:
        """Refuse the first payday's pool for all who join, and return it."""
        self._is_refused = True
        self.first_joined = Pooled(impossible(len(self.pools.joining), reason), 0)
        self.__dict__.pop("first_pooled", None)
        return self.first_joined

    def pooled_total(self) -> int | None:
        """Return what the first payday costs those who join, pooled; None: not possible."""
        outcome = self.first_joined.outcome
        if not len(outcome) or not outcome.all_possible:
            return None
        return exact_sum(outcome.total)

    def _price(self, service: Service, day: datetime.date) -> Pricing:
        return price(self.corridor, service, day).without(self.left_out)

    def _amounts(self, rows: NDArray[np.intp] | None, times: int) -> Ints:
        amounts = self.payroll.amounts
        if rows is not None and len(rows) < len(amounts):
            amounts = amounts[rows]
        if times == 1:
            return amounts
        largest = int(amounts.max()) * times
        if largest > LARGEST_AMOUNT or self.payroll.total_amount * times > LARGEST_POOL:
            raise ModelError([message("amount_too_large", value=largest)])
        return amounts * times
