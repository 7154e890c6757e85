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
    """Prices a scenario's workers, alone through their services and pooled by group."""

    def __init__(self, scenario: Scenario, baseline: Service) -> None:
        self.scenario = scenario
        self.corridor = scenario.corridor
        self.payroll = scenario.payroll
        self.baseline = baseline
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

    def like_for_like(self, pricing: Pricing) -> Pricing | None:
        """Return the pool's `pricing` without what is not surveyed of sending alone.

        None where both sides are priced alike.
        """
        services = [service for service, _ in self.by_service]
        transit = bool(pricing.transit) and not all(s.transit.is_surveyed for s in services)
        receiving = bool(pricing.all_receiving) and not all(
            s.receiving.is_surveyed for s in services
        )
        if not (transit or receiving):
            return None
        return pricing.without_arrival(transit=transit, receiving=receiving)

    def like_for_like_total(self, day: datetime.date) -> int | None:
        """Return the pools' total without what is not surveyed of sending alone, or None."""
        pricing = self.like_for_like(self._price(self.pooled_service, day))
        if pricing is None:
            return None
        terms = self.terms._replace(rule="equal")
        total = 0
        for _, rows in self.groups:
            outcome = priced_pool(pricing, self._amounts(rows, 1), terms).outcome
            if not outcome.all_possible:
                return None
            total += exact_sum(outcome.total)
        return total + exact_sum(self.alone(day).total[self.staying])

    def _price(self, service: Service, day: datetime.date) -> Pricing:
        return price(self.corridor, service, day)

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
