"""The answer, in sentences: how the pool stands, what is cheaper, against what it is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.answer_facts import AnswerFacts
from remitcalc.output.cheaper_words import cheaper_said, next_ways_said
from remitcalc.output.language import marked
from remitcalc.output.standing_words import standing_said
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.model.message import Value

_LESS = {
    "typical": marked("{amount} less than the most used ({service})"),
    "median": marked("{amount} less than the median ({service})"),
    "cheapest": marked("{amount} less than the cheapest ({service})"),
    "named": marked("{amount} less than {service}"),
    "own": marked("{amount} less than with the services used today"),
}
_MORE = {
    "typical": marked("{amount} more than the most used ({service})"),
    "median": marked("{amount} more than the median ({service})"),
    "cheapest": marked("{amount} more than the cheapest ({service})"),
    "named": marked("{amount} more than {service}"),
    "own": marked("{amount} more than with the services used today"),
}


class Answer(AnswerFacts):
    """The sentences of one comparison in one language; texts, tables and windows share them."""

    def headline(self) -> str:
        """Return how the pool stands among all ways to send alone; for one worker, the best way."""
        return " ".join(self.headline_lines())

    def headline_lines(self) -> list[str]:
        """Return the sentences of the headline."""
        if self.is_for_one:
            return [self._of_one_worker()]
        if self.pool_reason:
            reason = sentence(self.pool_reason, self.language)
            return [self.language.text("Pooling is not possible. {reason}", reason=reason)]
        said = (self.loss_first(), self._pooled(), standing_said(self))
        return [one for one in said if one]

    def _of_one_worker(self) -> str:
        text, ranked = self.language.text, self.ranked
        if not ranked:
            return text("No way to send this amount can be compared.")
        best = ranked[0].receipt
        total = self.words.spoken(best.total)
        service = self.labels[ranked[0].service.id]
        if not best.received.is_known:
            return text("Cheapest: {service}, {total}.", service=service, total=total)
        arrives = self.words.spoken(best.received)
        return text(
            "Cheapest: {service}, {total}; {amount} arrives.",
            service=service,
            total=total,
            amount=arrives,
        )

    def _pooled(self) -> str:
        each = self.words.spoken(self.each)
        if self.is_of_one and not self.is_average:
            return self.language.text("Pooled: {amount} each.", amount=each)
        return self.language.plural(
            "Pooled: {total} for {count} worker, {amount} each on average.",
            "Pooled: {total} for {count} workers, {amount} each on average.",
            self.joining,
            total=self.words.spoken(self.comparison.together_total),
            amount=each,
        )

    def loss_first(self) -> str:
        """Return that most workers pay more, where it is so; empty where it is not."""
        losing = self.comparison.worse_off.workers or 0
        return self.losses() if 2 * losing > self.joining else ""

    def losses(self) -> str:
        """Return how many workers pay more over the season, and by how much; empty: nobody does."""
        found, text = self.comparison.worse_off, self.language.text
        count, paydays = found.workers, self.comparison.season_totals.paydays
        if not count or found.largest_loss is None or self.is_for_one:
            return ""
        values: dict[str, Value] = {
            "amount": self.money(found.largest_loss),
            "paydays": paydays,
        }
        if count == self.joining:
            if paydays > 1:
                return text("All pay more, by up to {amount} over {paydays} paydays.", **values)
            return text("All pay more, by up to {amount}.", **values)
        values["all"] = self.joining
        if paydays > 1:
            return self.language.plural(
                "{count} of {all} workers pays more, by {amount} over {paydays} paydays.",
                "{count} of {all} workers pay more, by up to {amount} over {paydays} paydays.",
                count,
                **values,
            )
        return self.language.plural(
            "{count} of {all} workers pays more, by {amount}.",
            "{count} of {all} workers pay more, by up to {amount}.",
            count,
            **values,
        )

    def cheaper(self) -> str:
        """Return the ways alone that cost less, by name; for one worker, the next ones."""
        return next_ways_said(self) if self.is_for_one else cheaper_said(self)

    def against_baseline(self) -> str:
        """Return the difference to the service the pool is compared with, payday and season."""
        text, base = self.language.text, self.comparison.baseline
        service = self.labels[base.service.id]
        if self.is_for_one:
            return ""
        if self.pool_reason:
            return self._alone_only(service)
        if not self.alone.receipt.is_possible:
            reason = sentence(self.alone.apart, self.language) if self.alone.apart else ""
            return text(
                "{service} does not take this amount. {reason}", service=service, reason=reason
            )
        saving = self.saving
        if not saving.is_known:
            return text(
                "No difference to {service} can be given: neither price is fully known.",
                service=service,
            )
        if saving.minor == 0 and saving.is_exact and not saving.before:
            said = text("It costs the same as sending alone with {service}", service=service)
        else:
            said = _capitalised(self._difference(saving, service))
        return self._with_season(said) + "."

    def _alone_only(self, service: str) -> str:
        if not self.alone.receipt.is_possible:
            return ""
        amount = self.words.spoken(self.alone.receipt.total)
        return self.language.text(
            "Sending alone with {service} costs {amount}.", service=service, amount=amount
        )

    def _difference(self, saving: Figure, service: str) -> str:
        # What is saved at least is, where the pool costs more, lost at most.
        is_less = saving.minor >= 0
        chosen_as = self.comparison.baseline.chosen_as
        if self.comparison.scenario.payroll.services is not None:
            chosen_as = "own"
        templates = _LESS if is_less else _MORE
        template = templates.get(chosen_as, templates["named"])
        amount = self.words.spoken(abs(saving))
        said = self.language.text(template, amount=amount, service=service)
        before = self.words.before(saving.before)
        if before:
            said = self.language.text("{difference}, {before}", difference=said, before=before)
        if self.is_of_one:
            return said
        return self.language.plural(
            "{difference}, for {count} worker",
            "{difference}, for {count} workers together",
            self.joining,
            difference=said,
        )

    def _with_season(self, said: str) -> str:
        """Return the difference of a payday with that of the season as it is planned."""
        season = self.season_saving
        is_nothing = season is not None and season.minor == 0 and season.is_exact
        if season is None or not season.is_known or is_nothing:
            return said
        paydays = self.comparison.season_totals.paydays
        if season.minor >= 0:
            return self.language.plural(
                "{difference}; over {count} payday all save {amount}",
                "{difference}; over {count} paydays all together save {amount}",
                paydays,
                difference=said,
                amount=self.words.spoken(season),
            )
        return self.language.plural(
            "{difference}; over {count} payday all pay {amount} more",
            "{difference}; over {count} paydays all together pay {amount} more",
            paydays,
            difference=said,
            amount=self.words.spoken(-season),
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
        """Return from where to where amounts go; empty where all are equal."""
        if not self.is_mixed or self.pool_reason:
            return ""
        amounts = self.comparison.scenario.payroll.amounts
        return self.language.text(
            "Amounts go from {least} to {most}; each worker's own figures are in the table.",
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
            "There are {count} pools, one per group, shown below.",
            count=len(self.comparison.groups),
        )


_OUTSIDE_RANGE = ("alone_outside_range", "pooled_outside_range")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
