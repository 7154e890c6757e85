"""Every way to send, for a worker's own amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.individual import send_alone
from remitcalc.engine.ranking import why_apart

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service

BLOCK = 1024
"""Workers priced at a time: few calls for many pages, and little memory for a long payroll."""


class Priced(NamedTuple):
    """A service at one worker's amount: the figures stand in `row` of the outcome."""

    service: Service
    outcome: Outcome
    row: int

    @property
    def total(self) -> int:
        """What it costs, in sending minor units, as far as it is known."""
        return int(self.outcome.total[self.row])

    @property
    def reason(self) -> Message | None:
        """Why it is not possible; None: it is."""
        return self.outcome.reason_at(self.row)

    @property
    def is_open(self) -> bool:
        """Whether the total leaves out what is not known: it is then "at least" that."""
        return bool(self.outcome.is_lower_bound[self.row]) or not self._knows("fx")

    @property
    def may_shrink(self) -> bool:
        """Whether less may arrive than is stated: that is then "at most"."""
        return bool(self.outcome.is_upper_bound[self.row]) or not self._knows()

    def _knows(self, *more: str) -> bool:
        parts = ("transit", "receiving", *more)
        return all(self.outcome.is_known_at(part, self.row) for part in parts)


class Prices:
    """What each service costs each worker of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._start = 0
        self._alone: list[tuple[Service, Outcome]] = []

    def pooled(self, row: int) -> Priced:
        """Return the pool, with a worker's own share of it."""
        return Priced(self.comparison.pooled_service, self.comparison.pooled, row)

    def alone(self, row: int) -> list[Priced]:
        """Return every service alone at a worker's amount, in file order."""
        start = row - row % BLOCK
        if start != self._start or not self._alone:
            self._alone, self._start = self._priced(start), start
        return [Priced(service, outcome, row - start) for service, outcome in self._alone]

    def reference(self, row: int) -> Priced:
        """Return the service alone that the pool is compared with, at a worker's amount."""
        services = self.comparison.individual_services
        used = services[row] if len(services) > 1 else services[0]
        return next(priced for priced in self.alone(row) if priced.service.id == used.id)

    def ranked(self, row: int) -> list[Priced]:
        """Return the services alone that can be compared for a worker, cheapest first."""
        found = [p for p in self.alone(row) if why_apart(*p) is None]
        return sorted(found, key=lambda priced: priced.total)

    def joins(self, row: int) -> bool:
        """Return whether a worker takes part in the pool."""
        return bool(self.comparison.ways.joins[row])

    def _priced(self, start: int) -> list[tuple[Service, Outcome]]:
        scenario = self.comparison.scenario
        amounts = scenario.payroll.amounts[start : start + BLOCK]
        day, amount_is = scenario.date, scenario.amount_is
        corridor = scenario.corridor
        return [
            (service, send_alone(corridor, service, amounts, day=day, amount_is=amount_is))
            for service in corridor.individual_services
        ]
