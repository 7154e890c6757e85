"""What is said on the chart of ways to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.breakdown_bar import POOLED
from remitcalc.output.chart_data.chart import Table
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.breakdown_bar import Bar


class BreakdownWords:
    """Words for the ways of one comparison. Called, counts those left out."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self._language = answer, answer.language

    def __call__(self, count: int) -> str:
        """Return how many bars are left out."""
        return self._language.plural("{count} more way", "{count} more ways", count)

    def finding(self) -> str:
        """Return what pooling costs each, and how many ways it beats; for one worker, the best."""
        answer, text = self._answer, self._language.text
        if answer.is_for_one or answer.pool_reason is not None:
            return self._best()
        cost = answer.words.spoken(answer.each)
        said = text("Pooling costs each {amount}", amount=cost)
        if answer.is_average or not answer.is_of_one:
            said = text("Pooling costs each {amount} on average", amount=cost)
        return text("{first}; {second}", first=said, second=self._standing())

    def _standing(self) -> str:
        answer, text = self._answer, self._language.text
        found = answer.comparison.standing
        count = found.of - 1
        if found.position is None or not count:
            return text("it cannot be ranked")
        beaten = answer.words.counted(found.beaten, found.bound)
        said = text("that beats {beaten} of {count} ways", beaten=beaten, count=count)
        return answer.words.with_before(said, found.before)

    def _best(self) -> str:
        ranked, text = self._answer.comparison.ranking.ranked, self._language.text
        if not ranked:
            return text("No way to send this amount can be compared")
        best = ranked[0]
        total = self._answer.total(best.outcome)
        service = self._answer.label(best.service)
        return text("Cheapest alone: {service}, {total}", service=service, total=total)

    def cost_title(self) -> str:
        """Return what the costs are."""
        ranking = self._answer.comparison.ranking
        if ranking.workers == 1:
            amount = self._answer.amount(ranking.amount)
            return self._language.text("cost of sending {amount}, one payday", amount=amount)
        return self._language.plural(
            "cost for {count} worker, one payday",
            "cost for all {count} workers together, one payday",
            ranking.workers,
        )

    def summary(self, bars: Sequence[Bar]) -> str:
        """Return what the cheapest, the dearest and the pool cost."""
        ranked = [bar for bar in bars if not bar.note]
        if not ranked:
            return ""
        said = self._language.text(
            "From {cheapest}, {least}, to {dearest}, {most}.",
            cheapest=ranked[0].label,
            least=ranked[0].total_label,
            dearest=ranked[-1].label,
            most=ranked[-1].total_label,
        )
        pools = [f"{bar.label}, {bar.total_label}." for bar in bars if bar.role == POOLED]
        return " ".join([said, *pools])

    def rest(self, bars: Sequence[Bar]) -> str:
        """Return what the parts are that come after an absent one; empty where there are none."""
        names = dict.fromkeys(name for bar in bars for name in bar.rest_names)
        if not names:
            return ""
        return self._language.text("{parts}, if nothing is taken before", parts=", ".join(names))

    def table(self, bars: Sequence[Bar], parts: Mapping[str, str]) -> Table:
        """Return every way with its parts."""
        text = self._language.text
        headers = (text("Service"), *parts.values(), text("Total cost"), text("Of amount"))

        def row(at: int) -> tuple[str, ...]:
            bar = bars[at]
            said = (bar.part_labels[part] for part in parts)
            return (bar.label, *said, bar.total_label, bar.percent)

        return Table(headers, len(bars), row)

    def part_names(self, parts: Sequence[str]) -> dict[str, str]:
        """Return the names of parts."""
        return {part: self._language.text(words.PARTS[part]) for part in parts}
