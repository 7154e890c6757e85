"""The two ways of a scenario for all its workers: alone and pooled, for one transfer."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.outcome import Outcome, assembled
from remitcalc.engine.pool import Pooled, Terms, priced_pool
from remitcalc.engine.pricing import Pricing, price
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import LARGEST_AMOUNT, LARGEST_POOL
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    import datetime

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service


class Ways:
    """Prices a scenario's workers, alone through their services and pooled by group.

    `left_out` are bits of the parts that both sides are priced without, like for like.
    """

    baseline: Service

    def __init__(self, scenario: Scenario, left_out: int = 0) -> None:
        self.scenario = scenario
        self.left_out = left_out
        self._without: dict[int, Ways] = {}
        self.corridor = scenario.corridor
        self.payroll = scenario.payroll
        self.pooled_service = scenario.corridor.service(scenario.pooled)
        self.terms = Terms(
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

    @cached_property
    def groups(self) -> list[tuple[str, NDArray[np.intp]]]:
        """Each pool: its name, empty where there is only one, and the rows that join it."""
        joining = self.joining
        if self.payroll.groups is None:
            return [("", joining)] if len(joining) else []
        names = np.array(self.payroll.groups)[joining]
        order = dict.fromkeys(names.tolist())
        return [(name, joining[names == name]) for name in order]

    @cached_property
    def joining(self) -> NDArray[np.intp]:
        """The rows that take part in the pool."""
        joins = self.payroll.joins
        return np.arange(len(self.payroll)) if joins is None else np.flatnonzero(joins)

    @cached_property
    def joins(self) -> NDArray[np.bool_]:
        """Whether each worker takes part in the pool."""
        taking_part = np.zeros(len(self.payroll), dtype=np.bool_)
        taking_part[self.joining] = True
        return taking_part

    @property
    def pool_size(self) -> int:
        """The workers of one pool, the mean where there are several, half rounded up."""
        pools = max(len(self.groups), 1)
        return max((2 * len(self.joining) + pools) // (2 * pools), 1)

    @cached_property
    def staying(self) -> NDArray[np.intp]:
        """The rows that send alone either way."""
        joins = self.payroll.joins
        return np.arange(0) if joins is None else np.flatnonzero(~joins)

    def alone(self, day: datetime.date, times: int = 1) -> Outcome:
        """Return one transfer alone of `times` paydays' amounts, a row per worker."""
        pieces = []
        for service, rows in self.by_service:
            amounts = self._amounts(rows, times)
            pricing = self._price(service, day)
            pieces.append((rows, priced_alone(pricing, amounts, self.terms.amount_is)))
        return assembled(len(self.payroll), pieces)

    def pooled(
        self, day: datetime.date, alone: Outcome, times: int = 1, terms: Terms | None = None
    ) -> Pooled:
        """Return one pooled transfer per group of `times` paydays' amounts, a row per worker.

        `alone` holds the rows of workers who do not join, and what settlement needs.
        """
        terms = terms or self.terms
        pricing = self._price(self.pooled_service, day)
        if len(self.groups) == 1 and not len(self.staying):
            return priced_pool(pricing, self._amounts(None, times), terms, alone)
        pieces: list[tuple[NDArray[np.intp], Outcome]] = []
        employer = 0
        for _, rows in self.groups:
            part = priced_pool(pricing, self._amounts(rows, times), terms, alone.rows(rows))
            pieces.append((rows, part.outcome))
            employer += part.employer
        if len(self.staying):
            pieces.append((self.staying, alone.rows(self.staying)))
        return Pooled(assembled(len(self.payroll), pieces), employer)

    def without(self, parts: int) -> Ways:
        """Return the same ways with some parts, given as bits, left out of both."""
        known = self._without.get(parts)
        if known is None:
            known = self._without[parts] = Ways(self.scenario, self.left_out | parts)
            known.baseline = self.baseline
        return known

    @property
    def ranked_amounts(self) -> Ints:
        """What those send who join, or all where nobody does: services are ranked for them."""
        amounts = self.payroll.amounts
        some_stay = 0 < len(self.joining) < len(amounts)
        return amounts[self.joining] if some_stay else amounts

    @cached_property
    def first_alone(self) -> Outcome:
        """The first payday's transfers alone."""
        return self.alone(self.scenario.date)

    @cached_property
    def first_pooled(self) -> Pooled:
        """The first payday's pooled transfers."""
        return self.pooled(self.scenario.date, self.first_alone)

    def pooled_total(self) -> int | None:
        """Return what the first payday costs those who join, pooled; None: not possible."""
        outcome, rows = self.first_pooled.outcome, self.joining
        if not len(rows) or outcome.reason[rows].any():
            return None
        return exact_sum(outcome.total[rows])

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
