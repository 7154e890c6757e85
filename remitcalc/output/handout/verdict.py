"""How sending together stands against sending alone, for one worker, in at most three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import AT_LEAST, AT_MOST, EXACT, UNKNOWN, bounds

if TYPE_CHECKING:
    from remitcalc.output.handout.figures import Figures
    from remitcalc.output.handout.prices import Prices

_BOUNDS = {EXACT: "", AT_LEAST: "at_least", AT_MOST: "at_most"}
_FEWEST = 2
"""How many ways alone there are where it is said how many of them cost less."""
_FLIPPED = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}


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
    def saving(self) -> int:
        """What the worker saves at one transfer; below zero, together costs more."""
        return self._alone.total - self._pooled.total

    @property
    def bound(self) -> int:
        """How exact the saving is: what nobody knows of either way leaves it open."""
        alone, pooled = (np.array([way.is_open]) for way in (self._alone, self._pooled))
        return int(bounds(alone, pooled)[0])

    @property
    def _is_clear(self) -> bool:
        """Whether there is a difference to state; what may be less at most may be more as well."""
        return self.bound != UNKNOWN and not (self.bound == AT_MOST and self.saving >= 0)

    def _difference(self) -> str:
        say, service = self._figures.words.say, self._service
        if not self._is_clear:
            return say("answer.unclear", service=service)
        if self.saving == 0 and self.bound == EXACT:
            return say("answer.same", service=service)
        key = "answer.less" if self.saving >= 0 else "answer.more"
        return say(key, amount=self._bounded(self.saving), service=service)

    def _season(self) -> str:
        """Return the difference over all paydays, of full transfers as often as planned."""
        season = self._prices.comparison.season_totals
        reasons = season.individual_reason, season.pooled_reason
        if season.paydays == 1 or any(reasons) or not self._is_clear:
            return ""
        saving = int(season.individual_total[self._row]) - int(season.pooled_total[self._row])
        if saving == 0:
            return ""
        key = "answer.season_less" if saving > 0 else "answer.season_more"
        count = self._figures.count(season.paydays)
        return self._figures.words.say(key, paydays=count, amount=self._bounded(saving))

    def _bounded(self, saving: int) -> str:
        # What is saved at least is, where together costs more, lost at most.
        bound = self.bound if saving >= 0 else _FLIPPED.get(self.bound, self.bound)
        return self._figures.bounded(self._figures.sending(abs(saving)), _BOUNDS[bound])

    def _cheaper(self) -> list[str]:
        if self._pooled.is_open:
            return []
        totals = [priced.total for priced in self._prices.ranked(self._row)]
        if len(totals) < _FEWEST:
            return []
        cheaper = sum(total < self._pooled.total for total in totals)
        count, of = self._figures.count(cheaper), self._figures.count(len(totals))
        return [self._figures.words.say("answer.cheaper", count=count, all=of)]
