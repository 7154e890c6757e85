"""All ways to send alone, ranked, with the pool in its place; those apart with their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.provenance import Status
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.number_format import symbol
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import Table
from remitcalc.output.wording import words
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


class RankedTable:
    """Rows of services at one amount, in one language; the headings name the currencies."""

    def __init__(self, corridor: Corridor, language: Language, labels: Mapping[str, str]) -> None:
        self._corridor = corridor
        self._language = language
        self._labels = labels
        self._table = Table(right=(True, False, True, True, True, False), flexible=(1, 5))

    def header(self, style: Style) -> None:
        """Add the row of headings."""
        text = self._language.text
        cost = f"{text('Cost')}, {symbol(self._corridor.sending_currency)}"
        arrives = f"{text('Arrives')}, {symbol(self._corridor.receiving_currency)}"
        headings = (text("Service"), cost, text("Of amount"), arrives, text("Figures"))
        self._table.add("", *headings, look=style.quiet)

    def add(self, place: str, label: str, outcome: Outcome, style: Style | None = None) -> None:
        """Add a service or the pool."""
        said = FigureWords(self._language)
        total = outcome.total_at(self._corridor.sending_currency)
        self._table.add(
            place,
            label,
            said.bare(total),
            said.percent(total, int(outcome.principal[0])),
            said.bare(outcome.received_at(self._corridor.receiving_currency)),
            standing_word(outcome, self._language),
            look=style.pooled if style else None,
        )

    def lines(self) -> list[str]:
        """Return the table's lines."""
        return self._table.lines()

    def add_ranked(self, ranked: RankedService, after_pool: int = 0) -> None:
        """Add a ranked service; `after_pool` is 1 where the pool stands before it."""
        place = str((ranked.place or 0) + after_pool)
        self.add(place, self._labels[ranked.service.id], ranked.outcome)


def standing_word(outcome: Outcome, language: Language, row: int = 0) -> str:
    """Return how far a price can be trusted; "outside" where the amount is none surveyed."""
    said = language.text(words.STATUSES[Status(int(outcome.status[row])).word])
    if outcome.outside_range[row]:
        return language.text("{status}, outside", status=said)
    return said


def services(answer: Answer, style: Style) -> list[str]:
    """Return the ranked table of a comparison, then the services apart."""
    comparison, language = answer.comparison, answer.language
    corridor = comparison.scenario.corridor
    table = RankedTable(corridor, language, answer.labels)
    table.header(style)
    pool_is_in = comparison.position is None
    for ranked in comparison.ranking.ranked:
        if not pool_is_in and comparison.position == ranked.place:
            _add_pool(table, answer, style)
            pool_is_in = True
        after = int(pool_is_in and comparison.position is not None)
        table.add_ranked(ranked, after)
    if not pool_is_in:
        _add_pool(table, answer, style)
    lines = [style.strong(line) for line in wrapped(services_title(answer))]
    if comparison.ranking.ranked or comparison.position is not None:
        lines += table.lines()
    return [*lines, *apart(comparison.ranking, corridor, language, answer.labels)]


def services_title(answer: Answer) -> str:
    """Return what the ranked ways cost: one amount, or those of all who join together."""
    ranking = answer.comparison.ranking
    if ranking.workers == 1:
        return answer.language.text(
            "All ways to send {amount}, cheapest first", amount=answer.amount(ranking.amount)
        )
    return answer.language.plural(
        "All ways, for what {count} worker sends, cheapest first",
        "All ways, for what all {count} workers send together, cheapest first",
        ranking.workers,
    )


def _add_pool(table: RankedTable, answer: Answer, style: Style) -> None:
    comparison = answer.comparison
    label = answer.language.text("Pooled: {service}", service=comparison.pooled_service.provider)
    table.add(str(comparison.position), label, comparison.together, style)


def apart(
    ranking: Ranking, corridor: Corridor, language: Language, labels: Mapping[str, str]
) -> list[str]:
    """Return the services that are not ranked, under their heading."""
    lines: list[str] = []
    for said in apart_said(ranking, corridor, language, labels):
        lines += wrapped(said, "    ", "  · ")
    title = wrapped(language.text("Apart, not ranked:"), "  ")
    return ["", *title, *lines] if lines else []


def apart_said(
    ranking: Ranking, corridor: Corridor, language: Language, labels: Mapping[str, str]
) -> list[str]:
    """Return the services that are not ranked, each with its reason and its price, if any."""
    found = []
    for ranked in ranking.apart:
        reason = sentence(ranked.apart, language).rstrip(".") if ranked.apart else ""
        if ranked.total is None:
            said = language.text(
                "{service}: {reason}", service=labels[ranked.service.id], reason=reason
            )
        else:
            total = ranked.outcome.total_at(corridor.sending_currency)
            said = language.text(
                "{service}, {amount}: {reason}",
                service=labels[ranked.service.id],
                amount=FigureWords(language).short(total),
                reason=reason,
            )
        found.append(said)
    return found
