"""How sending together stands against sending alone, for one worker, in at most three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure

if TYPE_CHECKING:
    from remitcalc.output.handout.figures import Figures
    from remitcalc.output.handout.prices import Prices

_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "at_least", Bound.AT_MOST: "at_most"}
_FEWEST = 2
"""How many ways alone there are where it is said how many of them cost less."""


class Verdict:
    """The sentences about one worker; `service` is what the way alone is called."""

    def __init__(self, prices: Prices, row: int, figures: Figures, service: str) -> None:
        self._prices, self._row, self._figures, self._service = prices, row, figures, service
        self._alone, self._pooled = prices.reference(row), prices.pooled(row)

    def sentences(self) -> list[str]:
        """Return what is said: the difference, that of the season, and what alone costs less."""
        say = self._figures.words.say
        if not self._prices.joins(self._row):
            return [say("answer.not_joining")]
        if self._pooled.reason is not None:
            return [say("answer.impossible")]
        if self._alone.reason is not None:
            return [say("answer.not_taken", service=self._service), *self._cheaper()]
        said = [self._difference(), self._season(), *self._cheaper()]
        return [sentence for sentence in said if sentence]

    @property
    def saving(self) -> Figure:
        """What the worker saves at one transfer; below zero, together costs more."""
        return self._prices.comparison.saving_at(self._row)

    def _difference(self) -> str:
        say, service, saving = self._figures.words.say, self._service, self.saving
        if not _says_something(saving):
            return say("answer.unclear", service=service)
        if saving.minor == 0 and saving.is_exact:
            return say("answer.same", service=service)
        key = "answer.less" if saving.minor >= 0 else "answer.more"
        return say(key, amount=self._bounded(saving), service=service)

    def _season(self) -> str:
        """Return the difference over all paydays, as often as planned."""
        season, row = self._prices.comparison.season_totals, self._row
        reasons = season.individual_reason, season.pooled_reason
        if season.paydays == 1 or any(reasons):
            return ""
        bound, before = Bound(int(season.bound[row])), int(season.before[row])
        currency = self._prices.comparison.scenario.corridor.sending_currency
        saving = Figure(int(season.saving[row]), currency, bound, before=before)
        if not _says_something(saving) or saving.minor == 0:
            return ""
        key = "answer.season_less" if saving.minor > 0 else "answer.season_more"
        count = self._figures.count(season.paydays)
        return self._figures.words.say(key, paydays=count, amount=self._bounded(saving))

    def _bounded(self, saving: Figure) -> str:
        # What is saved at least is, where together costs more, lost at most.
        amount = abs(saving)
        return self._figures.bounded(self._figures.sending(amount.minor), _BOUNDS[amount.bound])

    def _cheaper(self) -> list[str]:
        totals = [priced.total for priced in self._prices.ranked(self._row)]
        if len(totals) < _FEWEST:
            return []
        cheaper = sum(total < self._pooled.total for total in totals)
        count, of = self._figures.count(cheaper), self._figures.count(len(totals))
        return [self._figures.words.say("answer.cheaper", count=count, all=of)]


def _says_something(saving: Figure) -> bool:
    """Return whether there is a difference to state; what is less at most may be more as well."""
    return saving.is_known and not (saving.bound == Bound.AT_MOST and saving.minor >= 0)
