"""What an answer rests on: the pool, the service it is compared with, and what is saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import AT_LEAST, AT_MOST, EXACT, UNKNOWN, bounds
from remitcalc.model.message import Money
from remitcalc.output.language import marked
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison, RankedService
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language

_BOUNDED = {
    EXACT: "{amount}",
    AT_LEAST: marked("at least {amount}"),
    AT_MOST: marked("at most {amount}"),
}


@dataclass(frozen=True, eq=False)
class AnswerFacts:
    """What the sentences about one comparison rest on, and figures as text in one language."""

    comparison: Comparison
    language: Language

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each service is called, by id."""
        return service_labels(self.comparison.scenario.corridor, self.language)

    @cached_property
    def alone(self) -> RankedService:
        """The service the pool is compared with, at the mean amount."""
        baseline = self.comparison.baseline.service.id
        services = self.comparison.ranking.services
        return next(ranked for ranked in services if ranked.service.id == baseline)

    @cached_property
    def joining(self) -> int:
        """How many workers join the pool."""
        payroll = self.comparison.scenario.payroll
        return len(payroll) if payroll.joins is None else int(payroll.joins.sum())

    @cached_property
    def pool_size(self) -> int:
        """How many workers one pool has: the mean where there are several; 0 where nobody joins."""
        return self.comparison.ways.pool_size if self.joining else 0

    @property
    def has_several_pools(self) -> bool:
        """Whether there is a pool per group."""
        return len(self.comparison.groups) > 1

    @cached_property
    def pool_reason(self) -> Message | None:
        """Why the pool is not possible for anyone who joins it, or None."""
        each, pooled = self.comparison.each, self.comparison.pooled
        if not each.all_possible:
            return each.reason_at(0)
        joins = self.comparison.scenario.payroll.joins
        joining = np.arange(len(pooled)) if joins is None else np.flatnonzero(joins)
        if pooled.is_possible[joining].any():
            return None
        return pooled.reason_at(int(joining[0]))

    @cached_property
    def saving(self) -> int:
        """What one worker like `each` saves in one payday; its meaning is by `bound`."""
        return int(self.alone.outcome.total[0]) - int(self.comparison.each.total[0])

    @cached_property
    def bound(self) -> int:
        """How exact `saving` is."""
        if self.pool_reason or self.alone.total is None:
            return UNKNOWN
        lower = self.alone.outcome.is_lower_bound, self.comparison.each.is_lower_bound
        return int(bounds(*lower)[0])

    @property
    def is_mixed(self) -> bool:
        """Whether workers send different amounts."""
        amounts = self.comparison.scenario.payroll.amounts
        return bool(amounts.min() != amounts.max())

    def money(self, minor: int) -> str:
        """Return sending minor units as text."""
        return self.language.numbers.money(
            int(minor), self.comparison.scenario.corridor.sending_currency
        )

    def arriving(self, minor: int) -> str:
        """Return receiving minor units as text."""
        return self.language.numbers.money(
            int(minor), self.comparison.scenario.corridor.receiving_currency
        )

    def total(self, outcome: Outcome, row: int = 0) -> str:
        """Return a total as text: "at least" where a part of it is known to be missing."""
        bound = AT_LEAST if outcome.is_lower_bound[row] else EXACT
        return self.bounded(int(outcome.total[row]), bound)

    def bounded(self, minor: int, bound: int) -> str:
        """Return an amount with "at least" or "at most" in front where it is a bound."""
        return self.language.text(_BOUNDED[bound], amount=self.money(minor))

    @cached_property
    def season_saving(self) -> int | None:
        """What one worker saves over a season of several paydays, on average; None: unknown.

        Where all send the same it is the first worker's, like `each`: figures that add up.
        """
        season = self.comparison.season_totals
        known = season.individual_reason is None and season.pooled_reason is None
        if not known or (season.bound != EXACT).any() or season.paydays == 1:
            return None
        joins = self.comparison.scenario.payroll.joins
        savings = season.saving if joins is None else season.saving[joins]
        if not savings.size:  # nobody takes part in the pool
            return None
        if not self.is_mixed and self.comparison.scenario.payroll.services is None:
            return int(savings[0])
        return _mean(int(savings.sum()), len(savings))

    @property
    def sends_every_payday(self) -> bool:
        """Whether both ways send on every payday and save the same, so that a season is a multiple.

        A tax that begins within the season makes paydays differ.
        """
        scenario, season = self.comparison.scenario, self.season_saving
        is_alike = season is None or season == self.saving * scenario.paydays
        return scenario.individual_every == scenario.pooled_every == 1 and is_alike

    @property
    def alone_label(self) -> str:
        """What the baseline is called: the median, the cheapest, the one named."""
        text = self.language.text
        labels = {
            "typical": text("Alone, most used"),
            "median": text("Alone, median"),
            "cheapest": text("Alone, cheapest"),
            "named": text("Alone"),
        }
        return labels[self.comparison.baseline.chosen_as]

    def label(self, service: Service) -> str:
        """Return what `service` is called."""
        return self.labels[service.id]

    def amount(self, minor: int) -> Money:
        """Return sending minor units as a value for a sentence."""
        return Money(int(minor), self.comparison.scenario.corridor.sending_currency)


def _mean(total: int, count: int) -> int:
    sign = -1 if total < 0 else 1
    return sign * ((2 * abs(total) + count) // (2 * count))
