"""The answer, in sentences: how the pool stands, what is cheaper, against what it is compared."""

from __future__ import annotations

from remitcalc.engine.comparison import AT_LEAST, AT_MOST, EXACT, UNKNOWN
from remitcalc.output.answer_facts import AnswerFacts
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

_BOTH = 2
_MOST_NAMED = 4
_LESS = {
    "typical": marked("{amount} less than the most used ({service})"),
    "median": marked("{amount} less than the median ({service})"),
    "cheapest": marked("{amount} less than the cheapest ({service})"),
    "named": marked("{amount} less than {service}"),
}
_MORE = {
    "typical": marked("{amount} more than the most used ({service})"),
    "median": marked("{amount} more than the median ({service})"),
    "cheapest": marked("{amount} more than the cheapest ({service})"),
    "named": marked("{amount} more than {service}"),
}


class Answer(AnswerFacts):
    """The sentences of one comparison in one language; texts, tables and windows share them."""

    def headline(self) -> str:
        """Return how the pool stands among all ways to send alone."""
        text = self.language.text
        if self.pool_reason:
            reason = sentence(self.pool_reason, self.language)
            return text("Pooling is not possible. {reason}", reason=reason)
        total = self.total(self.comparison.each)
        if self.joining == 1:
            pooled = text("Pooled: {amount} for one worker.", amount=total)
        else:
            pooled = text("Pooled: {amount} each.", amount=total)
        return f"{pooled} {self._standing()}"

    def _standing(self) -> str:
        text, comparison = self.language.text, self.comparison
        if comparison.each.is_lower_bound[0]:
            return text("It cannot be ranked: part of its price is not known.")
        if comparison.position is None:
            return text("It is not ranked: its figures lie outside the surveyed amounts.")
        totals = [int(ranked.outcome.total[0]) for ranked in comparison.ranking.ranked]
        if not totals:
            return text("No way to send alone can be compared with it.")
        return self._place_among(totals, int(comparison.each.total[0]))

    def _place_among(self, totals: list[int], pooled: int) -> str:
        text, count = self.language.text, len(totals)
        beaten = sum(total > pooled for total in totals)
        if beaten == count:
            return self._beats_all(count)
        if max(totals) < pooled:
            return self._beats_none(count)
        if beaten:
            said = marked("That beats {beaten} of {count} ways to send alone.")
            return text(said, beaten=beaten, count=count)
        return text("No way to send alone costs more.")

    def _beats_all(self, count: int) -> str:
        # Ways that cannot be compared may well cost less: a promotion does.
        if self.comparison.ranking.apart:
            return self.language.plural(
                "That beats the only way to send alone that can be compared.",
                "That beats all {count} ways to send alone that can be compared.",
                count,
            )
        if count == _BOTH:
            return self.language.text("That beats both ways to send alone.")
        return self.language.plural(
            "That beats the only way to send alone.",
            "That beats all {count} ways to send alone.",
            count,
        )

    def _beats_none(self, count: int) -> str:
        if self.comparison.ranking.apart:
            return self.language.plural(
                "The only way to send alone that can be compared costs less.",
                "All {count} ways to send alone that can be compared cost less.",
                count,
            )
        if count == _BOTH:
            return self.language.text("Both ways to send alone cost less.")
        return self.language.plural(
            "The only way to send alone costs less.",
            "All {count} ways to send alone cost less.",
            count,
        )

    def cheaper(self) -> str:
        """Return the ways alone that cost less, by name; empty where there is none."""
        cheaper = self.comparison.cheaper
        if not cheaper:
            return ""
        named = [
            f"{self.labels[c.service.id]} {self.money(c.total)}" for c in cheaper[:_MOST_NAMED]
        ]
        services = named[0]
        for name in named[1:]:
            services = self.language.text("{first}; {second}", first=services, second=name)
        rest = len(cheaper) - len(named)
        if rest:
            services = self.language.text(
                "{services}; and {count} more", services=services, count=rest
            )
        if self.comparison.before_arrival:
            return self.language.text(
                "Cheaper alone, before charges on arrival: {services}.", services=services
            )
        return self.language.text("Cheaper alone: {services}.", services=services)

    def against_baseline(self) -> str:
        """Return the difference to the service the pool is compared with, payday and season."""
        text, base = self.language.text, self.comparison.baseline
        service = self.labels[base.service.id]
        if self.pool_reason:
            return self._alone_only(service)
        if self.alone.total is None:
            reason = sentence(self.alone.apart, self.language) if self.alone.apart else ""
            return text(
                "{service} does not take this amount. {reason}", service=service, reason=reason
            )
        if self.bound == UNKNOWN:
            return text(
                "No difference to {service} can be given: neither price is fully known.",
                service=service,
            )
        if self.saving == 0 and self.bound == EXACT:
            return text("It costs the same as sending alone with {service}.", service=service)
        return _capitalised(self._difference(base.chosen_as, service)) + "."

    def _alone_only(self, service: str) -> str:
        if self.alone.total is None:
            return ""
        amount = self.total(self.alone.outcome)
        return self.language.text(
            "Sending alone with {service} costs {amount}.", service=service, amount=amount
        )

    def _difference(self, chosen_as: str, service: str) -> str:
        is_less = self.saving >= 0
        # What is saved at least is, where the pool costs more, lost at most.
        flipped = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}
        bound = self.bound if is_less else flipped.get(self.bound, self.bound)
        template = (_LESS if is_less else _MORE)[chosen_as]
        amount = self.bounded(abs(self.saving), bound)
        stated = self.language.text(template, amount=amount, service=service)
        season = self.season_saving
        if season is None or self.bound != EXACT or (season < 0) == is_less:
            return stated
        return self._with_season(stated, self.money(abs(season)))

    def _with_season(self, difference: str, amount: str) -> str:
        """Return the difference with that of the season, which may not be its multiple."""
        plural, paydays = self.language.plural, self.comparison.season_totals.paydays
        if self.is_mixed:
            return plural(
                "{difference}; on average {amount} over {count} payday",
                "{difference}; on average {amount} over {count} paydays",
                paydays,
                difference=difference,
                amount=amount,
            )
        if not self.sends_every_payday:
            return plural(
                "{difference}; sent as often as planned, {amount} over {count} payday",
                "{difference}; sent as often as planned, {amount} over {count} paydays",
                paydays,
                difference=difference,
                amount=amount,
            )
        return plural(
            "{difference}, {amount} over {count} payday",
            "{difference}, {amount} over {count} paydays",
            paydays,
            difference=difference,
            amount=amount,
        )

    def example_line(self, count: int) -> str:
        """Return the line that counts example figures; empty where there is none."""
        if not count:
            return ""
        return self.language.plural(
            "EXAMPLE FIGURES: {count} figure behind this answer is not a real price of this"
            " corridor.",
            "EXAMPLE FIGURES: {count} figures behind this answer are not real prices of this"
            " corridor.",
            count,
        )

    def amounts_line(self) -> str:
        """Return what "each" means where amounts differ; empty where they do not."""
        if not self.is_mixed or self.pool_reason:
            return ""
        amounts = self.comparison.scenario.payroll.amounts
        return self.language.text(
            "“Each” is a worker who sends the mean, {mean}, in a pool of equal amounts and shares;"
            " amounts go from {least} to {most}.",
            mean=self.money(self.comparison.ranking.amount),
            least=self.money(int(amounts.min())),
            most=self.money(int(amounts.max())),
        )

    def range_line(self) -> str:
        """Return whose amounts lie outside those surveyed; empty where nobody's do."""
        warned = self.comparison.warnings
        return " ".join(sentence(w, self.language) for w in warned if w.code in _OUTSIDE_RANGE)

    def groups_line(self) -> str:
        """Return that there is a pool per group; empty where there is one pool."""
        if not self.has_several_pools or self.pool_reason:
            return ""
        return self.language.text(
            "There are {count} pools, one per group, shown below; “each” is one of average size.",
            count=len(self.comparison.groups),
        )


_OUTSIDE_RANGE = ("alone_outside_range", "pooled_outside_range")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
