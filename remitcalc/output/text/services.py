"""All ways to send alone, ranked, with the pool in its place; those apart with their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.figure_words import FigureWords
from remitcalc.output.number_format import symbol
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import Table
from remitcalc.output.wording import words
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.model.corridor import Corridor
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow
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

    def add(self, row: ServiceRow, style: Style) -> None:
        """Add a service or the pool that has a place."""
        said, receipt = FigureWords(self._language), row.receipt
        label = self._labels[row.service.id]
        if row.is_pool:
            label = self._language.text("Pooled: {service}", service=row.service.provider)
        self._table.add(
            str(row.place),
            label,
            said.bare(receipt.total),
            said.percent(receipt.total, receipt.principal.minor),
            said.bare(receipt.received),
            standing_word(receipt, self._language),
            look=style.pooled if row.is_pool else None,
        )

    def lines(self) -> list[str]:
        """Return the table's lines."""
        return self._table.lines()


def standing_word(receipt: Receipt, language: Language) -> str:
    """Return how far a price can be trusted; "outside" where the amount is none surveyed."""
    said = language.text(words.STATUSES[receipt.status.word])
    if receipt.is_outside_range:
        return language.text("{status}, outside", status=said)
    return said


def services(answer: Answer, style: Style) -> list[str]:
    """Return the ranked table of a comparison, then the services apart."""
    table = RankedTable(answer.comparison.scenario.corridor, answer.language, answer.labels)
    table.header(style)
    placed = [row for row in answer.ways if row.place is not None]
    for row in placed:
        table.add(row, style)
    lines = [style.strong(line) for line in wrapped(services_title(answer))]
    if placed:
        lines += table.lines()
    return [*lines, *apart(answer.ways, answer.language, answer.labels)]


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


def apart(rows: Sequence[ServiceRow], language: Language, labels: Mapping[str, str]) -> list[str]:
    """Return the services that are not ranked, under their heading."""
    lines: list[str] = []
    for said in apart_said(rows, language, labels):
        lines += wrapped(said, "    ", "  · ")
    title = wrapped(language.text("Apart, not ranked:"), "  ")
    return ["", *title, *lines] if lines else []


def apart_said(
    rows: Sequence[ServiceRow], language: Language, labels: Mapping[str, str]
) -> list[str]:
    """Return the services that are not ranked, each with its reason and its price, if any."""
    found = []
    for row in rows:
        if row.place is not None or row.is_pool:
            continue
        service = labels[row.service.id]
        reason = sentence(row.apart, language).rstrip(".") if row.apart else ""
        if not row.receipt.is_possible:
            said = language.text("{service}: {reason}", service=service, reason=reason)
        else:
            said = language.text(
                "{service}, {amount}: {reason}",
                service=service,
                amount=FigureWords(language).short(row.receipt.total),
                reason=reason,
            )
        found.append(said)
    return found
