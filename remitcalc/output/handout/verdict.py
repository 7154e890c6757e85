"""How sending together stands against sending alone, for one worker, the most important first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.figure import ALL_PARTS, Bound, parts_in
from remitcalc.output.handout.range_said import parts_not_exact, range_said
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.engine.figure import Figure
    from remitcalc.model.message import Message
    from remitcalc.output.handout.figures import HandoutNumbers
    from remitcalc.output.handout.own_difference import OwnDifferences
    from remitcalc.output.tables.prices import Priced, Prices

_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "at_least", Bound.AT_MOST: "at_most"}
_FEWEST = 2
"""How many ways alone there are where it is said how many of them cost less."""


class Verdict:
    """The sentences about one worker; `named` says what a way alone is called."""

    def __init__(
        self,
        prices: Prices,
        differences: OwnDifferences,
        row: int,
        figures: HandoutNumbers,
        named: Callable[[Priced], str],
    ) -> None:
        self._prices, self._differences, self._row = prices, differences, row
        self._figures, self._named, self._say = figures, named, figures.words.say
        self._scenario = prices.comparison.scenario
        self._alone = prices.reference(row)

    @cached_property
    def _pooled(self) -> Priced:
        """The worker's part of the pool, who joins one."""
        return self._prices.pooled(self._row)

    def sentences(self) -> list[str]:
        """Return what is said: the difference, that of the season, what is not known of it."""
        return list(self._said())

    def _said(self) -> Iterator[str]:
        if not self._prices.has_pool:
            yield from self._best()
        elif not self._prices.joins(self._row):
            yield self._say("answer.needs_two" if self._wants_to_join else "answer.not_joining")
            yield from self._best()
        elif self._pooled.reason is not None:
            yield self._say("answer.impossible", reason=self._reason(self._pooled.reason))
            yield from self._best()
        else:
            yield from self._compared()
            yield from self._employer()

    def _compared(self) -> Iterator[str]:
        if self._alone.reason is not None:
            yield self._say("answer.not_taken", service=self._named(self._alone))
            yield from self._cheaper()
            return
        if not self._is_each_payday and (season := [*self._season()]):
            # Prices of one payday stand for nobody who sends several at once.
            yield from season
            yield from self._range(is_season=True)
        else:
            yield from self._difference()
            yield from self._season()
            yield from self._range(is_season=False)
        yield from self._cheaper()
        yield from self._lacking()

    @property
    def _is_each_payday(self) -> bool:
        return self._scenario.individual_every == self._scenario.pooled_every == 1

    @property
    def _wants_to_join(self) -> bool:
        joins = self._scenario.payroll.joins
        return joins is None or bool(joins[self._row])

    @property
    def saving(self) -> Figure:
        """What the worker saves at one transfer; below zero, together costs more."""
        return self._differences.payday(self._alone.service, self._row)

    def _difference(self) -> Iterator[str]:
        service, saving = self._named(self._alone), self.saving
        if not saving.is_known:
            yield self._say("answer.unclear", service=service)
        elif _may_be_either(saving):
            # What is less at most may be more as well: it is called neither.
            yield self._say("answer.unclear", service=service)
            amount = self._figures.sending(saving.minor)
            yield self._say("answer.at_most_less", amount=amount)
        elif saving.minor == 0 and saving.is_exact:
            yield self._say("answer.same", service=service)
        else:
            key = "answer.less" if saving.minor >= 0 else "answer.more"
            yield self._say(key, amount=self._bounded(saving), service=service)
            if saving.bound == Bound.AT_LEAST and saving.minor < 0:
                yield self._say("answer.may_cost_less")

    def _season(self) -> Iterator[str]:
        """Yield the difference over all paydays, as often as planned."""
        season = self._prices.comparison.season_totals
        if season.individual_reason or season.pooled_reason:
            return
        saving, count = self._differences.season(self._alone.service, self._row), season.paydays
        if count == 1:
            if saving.is_known and saving.minor != self.saving.minor:
                key = "answer.once_less" if saving.minor >= 0 else "answer.once_more"
                yield self._say(key, amount=self._bounded(saving))
            return
        paydays = self._figures.count(count)
        if not saving.is_known:
            if self.saving.is_known:
                yield self._say("answer.season_unclear", paydays=paydays)
        elif (saving.minor or not saving.is_exact) and not _may_be_either(saving):
            # What stands alone says what it is compared with.
            kind = "season" if self._is_each_payday else "planned"
            key = f"answer.{kind}_{'less' if saving.minor >= 0 else 'more'}"
            amount, service = self._bounded(saving), self._named(self._alone)
            yield self._say(key, paydays=paydays, amount=amount, service=service)

    def _range(self, *, is_season: bool) -> Iterator[str]:
        """Yield between what the difference may lie, where figures behind it range."""
        service, differences = self._alone.service, self._differences
        if not self._figures.words.tells_ranges:
            return
        saving, when = self.saving, self._say("answer.each_time")
        if is_season:
            saving = differences.season(service, self._row)
            paydays = self._figures.count(self._scenario.paydays)
            when = self._say("answer.over", paydays=paydays)
        services = (self._pooled.service, service)
        unsure = parts_not_exact(self._scenario.corridor, services)
        parts = ", ".join(self._say(f"lacking.{part}") for part in unsure)
        ends = differences.range(service, self._row, is_season=is_season)
        if said := range_said(saving, ends, (when, parts), self._figures):
            yield said

    def _bounded(self, saving: Figure) -> str:
        # What is saved at least is, where together costs more, lost at most.
        amount = abs(saving)
        return self._figures.bounded(self._figures.sending(amount.minor), _BOUNDS[amount.bound])

    def _cheaper(self) -> Iterator[str]:
        found = self._prices.cheaper(self._row)
        if found is None or found.of < _FEWEST:
            return
        count = self._figures.bounded(self._figures.count(found.number), _BOUNDS[found.bound])
        yield self._say("answer.cheaper", count=count, all=self._figures.count(found.of))

    def _lacking(self) -> Iterator[str]:
        """Yield why a difference is "at least", "at most", or said by nobody."""
        saving = self.saving
        if saving.before:
            yield self._say("answer.without", parts=self._parts(saving.before))
            return
        alone, pooled = self._alone.absent & ALL_PARTS, self._pooled.absent & ALL_PARTS
        if alone:
            yield self._say("answer.unknown_alone", parts=self._parts(alone))
        if pooled:
            yield self._say("answer.unknown_together", parts=self._parts(pooled))

    def _parts(self, bits: int) -> str:
        return ", ".join(self._say(f"lacking.{part}") for part in parts_in(bits))

    def _employer(self) -> Iterator[str]:
        comparison = self._prices.comparison
        if not comparison.employer:
            return
        if len(comparison.pools.groups) > 1:
            yield self._say("answer.employer_part")
        else:
            amount = self._figures.sending(comparison.employer)
            yield self._say("answer.employer", amount=amount)

    def _best(self) -> Iterator[str]:
        """Yield what is cheapest, what it costs and what arrives: for who sends alone."""
        ranked = self._prices.ranked(self._row)
        if not ranked:
            yield self._say("answer.nothing_compared")
            return
        best = ranked[0].receipt
        cost = self._held(self._figures.sending(best.total.minor), best.total)
        yield self._say("answer.best", service=self._named(ranked[0]), amount=cost)
        if best.received.is_known:
            amount = self._held(self._figures.receiving(best.received.minor), best.received)
            yield self._say("answer.best_arrives", amount=amount)

    def _held(self, said: str, figure: Figure) -> str:
        return self._figures.bounded(said, _BOUNDS[figure.bound])

    def _reason(self, reason: Message) -> str:
        return sentence(reason, self._figures.language)


def _may_be_either(saving: Figure) -> bool:
    return saving.bound == Bound.AT_MOST and saving.minor >= 0
