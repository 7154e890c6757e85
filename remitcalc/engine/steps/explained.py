"""The figures of a comparison taken apart: the steps of any worker, way, payday or season."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.pools import of_payroll
from remitcalc.engine.pricing import price
from remitcalc.engine.season_sum import Sent
from remitcalc.engine.sharing import Floor
from remitcalc.engine.steps.alone import send_alone
from remitcalc.engine.steps.expression import COUNT, Of, Product, Told, amount_of
from remitcalc.engine.steps.group import Against, Group
from remitcalc.engine.steps.pooled import send_pooled
from remitcalc.engine.steps.recipe import Recipe
from remitcalc.engine.steps.season import Transfers, season_sum, transfers_of
from remitcalc.engine.steps.way import Way
from remitcalc.model.message import message

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.pricing import Pricing
    from remitcalc.engine.season_sum import SeasonSum
    from remitcalc.engine.steps.step import Steps
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service


class Explained:
    """Takes figures of a comparison apart, one worker at a time.

    What all workers of a pool have in common is kept, so that the next worker costs little.

    Parameters
    ----------
    priced : PricedScenario
        What the comparison holds; its first payday is not priced again.
    """

    def __init__(self, priced: PricedScenario) -> None:
        self.priced, self.scenario = priced, priced.scenario
        self._pricings: dict[tuple[str, datetime.date], Pricing] = {}
        self._groups: dict[tuple[datetime.date, int, int, bool], Group] = {}

    # One payday

    def alone(self, row: int, service: Service | None = None) -> Steps:
        """Return the first payday of a worker alone, through the worker's service or another."""
        recipe = Recipe()
        self.add_alone(recipe, row, self._first, service)
        return recipe.steps

    def pooled(self, row: int) -> Steps:
        """Return the first payday of a worker pooled; who does not join sends alone.

        Where the pool is refused for another worker, the steps are that worker's.
        """
        recipe = Recipe()
        self.add_first_pooled(recipe, row)
        return recipe.steps

    # The season

    def season_alone(self, row: int, service: Service | None = None) -> Steps:
        """Return the season of a worker alone, through the worker's service or another."""
        recipe = Recipe(message("step_part_season"))
        self.add_season_alone(recipe, row, service)
        return recipe.steps

    def season_pooled(self, row: int) -> Steps:
        """Return the season of a worker pooled; who does not join sends alone."""
        recipe = Recipe(message("step_part_season"))
        self.add_season_pooled(recipe, row)
        return recipe.steps

    # Parts of recipes

    def add_alone(
        self, recipe: Recipe, row: int, sent: Transfers, service: Service | None = None
    ) -> Way:
        """Add one transfer of a worker alone to a recipe."""
        way = self._way(recipe, service or self.service_of(row), sent.days[0])
        send_alone(way, self._amount(way, row, sent.times))
        return way

    def add_first_alone(self, recipe: Recipe, row: int) -> None:
        """Add the first payday of a worker alone to a recipe."""
        self.add_alone(recipe, row, self._first)

    def add_first_pooled(self, recipe: Recipe, row: int) -> None:
        """Add the first payday of a worker pooled to a recipe; see `pooled`."""
        is_joined = self._settles and self._place(row) is not None
        if is_joined and self.priced.first_joined.outcome.reason_at(0) is not None:
            # Where the season cannot be settled as asked, no payday of it is.
            self.add_season_pooled(recipe, row)
        else:
            self.add_pooled(recipe, row, self._first, settles=self.scenario.paydays == 1)

    def add_pooled(self, recipe: Recipe, row: int, sent: Transfers, *, settles: bool) -> Way:
        """Add one pooled transfer of a worker to a recipe."""
        service = self.priced.pooled_service
        found = self._place(row)
        if service is None or found is None:
            return self.add_alone(recipe, row, sent)
        number, place = found
        group, rows = self._group(number, sent, settles=settles), self._rows(number)
        refusing = self._refusing(group, number, sent)
        place = place if refusing is None else refusing
        way = self._way(recipe, service, sent.days[0])
        send_pooled(way, group, place, self._amount(way, int(rows[place]), sent.times))
        return way

    def add_season_alone(self, recipe: Recipe, row: int, service: Service | None = None) -> None:
        """Add the season of a worker alone to a recipe.

        Where any worker's transfer is refused there is no season: the steps are then that one's.
        """
        every = transfers_of(self.scenario, self.scenario.individual_every)
        for sent in every:
            outcome = None if service is not None else self._alone_outcome(sent)
            if outcome is not None and not outcome.all_possible:
                row = int(np.argmax(outcome.reason > 0))
                self.add_alone(self._transfer(recipe, 1, sent), row, sent)
                return
        parts = []
        for at, sent in enumerate(every, start=1):
            part = self._transfer(recipe, at, sent)
            way = self.add_alone(part, row, sent, service)
            if part.steps.refusal is not None:
                return
            parts.append((part, len(sent.days)))
        season_sum(way.again(recipe), parts)

    def add_season_pooled(self, recipe: Recipe, row: int) -> None:
        """Add the season of a worker pooled to a recipe; see `add_season_alone`."""
        if self._place(row) is None:
            self.add_season_alone(recipe, row)
            return
        refused = next(self._refused_transfers(), None)
        if refused is not None:
            sent, settles, number = refused
            own = self._place(row)
            shown = row if own is not None and own[0] == number else int(self._rows(number)[0])
            self.add_pooled(self._transfer(recipe, 1, sent), shown, sent, settles=settles)
            return
        parts: list[tuple[Recipe, int]] = []
        for at, (sent, settles) in enumerate(self._pooled_transfers, start=1):
            part = self._transfer(recipe, at, sent)
            way = self.add_pooled(part, row, sent, settles=settles)
            parts.append((part, len(sent.days)))
        season_sum(way.again(recipe), parts)

    def _transfer(self, recipe: Recipe, at: int, sent: Transfers) -> Recipe:
        """Return the part of a recipe for some transfers that are alike."""
        days = tuple(day.isoformat() for day in sent.days)
        said = message("step_part_transfer", paydays=sent.times, sent=len(days), days=days)
        return recipe.part(f"transfer{at}", said)

    def service_of(self, row: int) -> Service:
        """Return the service that a worker uses alone."""
        services = self.priced.payroll.services
        own = None if services is None else services[row]
        return self.priced.corridor.service(own) if own else self.priced.baseline

    # What is shared by workers

    @property
    def _first(self) -> Transfers:
        return Transfers((self.scenario.date,), 1)

    @cached_property
    def _pooled_transfers(self) -> list[tuple[Transfers, bool]]:
        """The pool's transfers of the season, and whether each is settled: the last, if any."""
        every = transfers_of(self.scenario, self.scenario.pooled_every)
        if not self._settles:
            return [(sent, False) for sent in every]
        last = max(every, key=lambda sent: sent.days[-1])
        settled = Transfers(last.days[-1:], last.times)
        left = [sent for sent in every if sent is not last]
        if len(last.days) > 1:
            at = every.index(last)
            left.insert(at, Transfers(last.days[:-1], last.times))
        return [*((sent, False) for sent in left), (settled, True)]

    @property
    def _settles(self) -> bool:
        return self.scenario.share == "no-one-worse-off" and not self.priced.left_out

    def _way(self, recipe: Recipe, service: Service, day: datetime.date) -> Way:
        pricing = self._price(service, day)
        return Way(recipe, self.priced.corridor, pricing, day, self.scenario.amount_is)

    def _price(self, service: Service, day: datetime.date) -> Pricing:
        key = (service.id, day)
        if key not in self._pricings:
            pricing = price(self.priced.corridor, service, day)
            self._pricings[key] = pricing.without(self.priced.left_out)
        return self._pricings[key]

    def _amount(self, way: Way, row: int, times: int) -> Of:
        amount = int(self.priced.payroll.amounts[row])
        leaf = Told(amount_of(amount, way.unit.currency), way.unit, "amount", str(row))
        said = "step_outlay" if way.amount_is == "outlay" else "step_amount"
        if times == 1:
            return way.recipe.add("amount", said, leaf, way.unit)
        count = Told(Fraction(times), COUNT, "count", "paydays")
        return way.recipe.add("amount", said, Product((count, leaf)), way.unit)

    def _place(self, row: int) -> tuple[int, int] | None:
        """Return the number of a worker's pool and the place in it; None: in none."""
        for number, (_, rows) in enumerate(self.priced.pools.groups):
            at = int(np.searchsorted(rows, row))
            if at < len(rows) and int(rows[at]) == row:
                return number, at
        return None

    def _rows(self, number: int) -> NDArray[np.intp]:
        return self.priced.pools.groups[number][1]

    def _group(self, number: int, sent: Transfers, *, settles: bool) -> Group:
        settles = settles and self._settles
        key = (sent.days[0], sent.times, number, settles)
        if key not in self._groups:
            self._groups[key] = self._made(number, sent, settles=settles)
        return self._groups[key]

    def _made(self, number: int, sent: Transfers, *, settles: bool) -> Group:
        service, rows = self.priced.pooled_service, self._rows(number)
        assert service is not None
        pricing = self._price(service, sent.days[0])
        amounts = self.priced.payroll.amounts[rows] * sent.times
        terms = self.priced.terms
        if terms.rule == "no-one-worse-off" and not settles:
            terms = terms._replace(rule="equal")
        against = None
        if settles and self._against is not None:
            against = self._against.rows(np.searchsorted(self.priced.pools.joining, rows))
        name, _ = self.priced.pools.groups[number]
        return Group(pricing, amounts, terms, against, (name, rows))

    def _refusing(self, group: Group, number: int, sent: Transfers) -> int | None:
        """Return the place of the worker for whom a pool is refused, if for one."""
        reason = self._reason(group, number, sent)
        worker = None if reason is None else reason.values.get("worker")
        if not isinstance(worker, int):
            return None
        return int(np.searchsorted(self._rows(number), worker - 1))

    def _reason(self, group: Group, number: int, sent: Transfers) -> Message | None:
        """Return why a pool is not possible, or None; what the comparison holds is not priced."""
        if sent != self._first or self._settles:
            reason = group.outcome.reason_at(0)
            return None if reason is None else of_payroll(reason, self._rows(number))
        first = np.searchsorted(self.priced.pools.joining, self._rows(number)[0])
        return self.priced.first_joined.outcome.reason_at(int(first))

    def _refused_transfers(self) -> Iterator[tuple[Transfers, bool, int]]:
        """Yield the transfers of the season that are refused, with the number of the pool.

        Of a season of several paydays that is settled, each transfer as it would be without, then
        the last one settled.
        """
        tried = self._pooled_transfers
        if self._settles and self.scenario.paydays > 1:
            every = transfers_of(self.scenario, self.scenario.pooled_every)
            tried = [*((sent, False) for sent in every), *tried[-1:]]
        for sent, settles in tried:
            for number in range(len(self.priced.pools.groups)):
                group = self._group(number, sent, settles=settles)
                if self._reason(group, number, sent) is not None:
                    yield sent, settles, number

    def _alone_outcome(self, sent: Transfers) -> Outcome | None:
        """Return all workers' rows of a transfer alone; None where all are known to be possible."""
        outcome = self._sent_alone(sent)
        return None if outcome.all_possible else outcome

    @cached_property
    def _against(self) -> Against | None:
        """What the last pooled transfer is settled against; None: sending alone is not possible."""
        priced, scenario = self.priced, self.scenario
        alone_sent = [
            Sent(self._sent_alone(sent), 0, len(sent.days))
            for sent in transfers_of(scenario, scenario.individual_every)
        ]
        staying = len(priced.pools.staying)
        alone = priced.alone_sum(alone_sent, priced.pools.joining if staying else None)
        if alone.reason is not None:
            return None
        earlier_sent = [
            Sent(*priced.pooled(sent.days[0], sent.times, rule="equal"), len(sent.days))
            for sent, settles in self._pooled_transfers
            if not settles
        ]
        return Against(_columns(alone), _columns(priced.pooled_sum(earlier_sent)))

    def _sent_alone(self, sent: Transfers) -> Outcome:
        is_first = sent.times == 1 and sent.days[0] == self.scenario.date
        return self.priced.first_alone if is_first else self.priced.alone(sent.days[0], sent.times)


def _columns(summed: SeasonSum) -> Floor:
    return Floor(summed.total, summed.received, summed.paid)
