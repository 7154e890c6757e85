"""All ways to send alone, ranked, with the pool in its place; those apart with their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Listed, Said, Section, Table
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.number_format import symbol
from remitcalc.output.wording import words
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remitcalc.model.corridor import Corridor
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part
    from remitcalc.output.language import Language
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow


def ranked_table(
    rows: Sequence[ServiceRow], corridor: Corridor, language: Language, labels: Mapping[str, str]
) -> Table:
    """Return those that have a place; the headings name the currencies."""
    text = language.text
    cost = f"{text('Cost')}, {symbol(corridor.sending_currency)}"
    arrives = f"{text('Arrives')}, {symbol(corridor.receiving_currency)}"
    heads = (
        Head("", is_figure=True),
        Head(text("Service"), gives_way=1),
        Head(cost, is_figure=True),
        Head(text("Of amount"), is_figure=True),
        Head(arrives, is_figure=True),
        Head(text("Figures"), gives_way=2),
    )
    placed = (row for row in rows if row.place is not None)
    return Table(heads, tuple(_line(row, language, labels) for row in placed))


def _line(row: ServiceRow, language: Language, labels: Mapping[str, str]) -> Line:
    said, receipt = FigureWords(language), row.receipt
    cells = (
        str(row.place),
        labels[row.service.id],
        said.bare(receipt.total),
        said.percent(receipt.share),
        said.bare(receipt.received),
        standing_word(receipt, language),
    )
    return Line(cells, "pooled" if row.is_pool else "plain")


def standing_word(receipt: Receipt, language: Language) -> str:
    """Return how far a price can be trusted; "outside" where the amount is none surveyed."""
    said = language.text(words.STATUSES[receipt.status.word])
    if receipt.is_outside_range:
        return language.text("{status}, outside", status=said)
    return said


def services_section(answer: Answer) -> Section:
    """Return the ranked table of a comparison, then the services apart."""
    corridor, language = answer.comparison.scenario.corridor, answer.language
    table = ranked_table(answer.ways, corridor, language, answer.way_labels)
    ranked: tuple[Part, ...] = (table,) if table.lines else ()
    apart = apart_parts(answer.ways, language, answer.labels)
    return Section(services_title(answer), (*ranked, *apart))


def services_title(answer: Answer) -> str:
    """Return what the ranked ways cost: one amount, or those of all who join together."""
    ranking = answer.comparison.ranking
    if all(way.place is None for way in answer.ways):
        return answer.language.text("Ways to send, none of which can be ranked")
    if ranking.workers == 1:
        return answer.language.text(
            "All ways to send {amount}, cheapest first", amount=answer.amount(ranking.amount)
        )
    return answer.language.plural(
        "All ways, for what {count} worker sends, cheapest first",
        "All ways, for what all {count} workers send together, cheapest first",
        ranking.workers,
    )


def apart_parts(
    rows: Sequence[ServiceRow], language: Language, labels: Mapping[str, str]
) -> tuple[Part, ...]:
    """Return the services that are not ranked, under their heading."""
    said = tuple(_apart_said(rows, language, labels))
    return (Said(language.text("Apart, not ranked:"), "heading"), Listed(said)) if said else ()


def _apart_said(
    rows: Sequence[ServiceRow], language: Language, labels: Mapping[str, str]
) -> Iterator[str]:
    """Yield the services that are not ranked, each with its reason and its price, if any."""
    for row in rows:
        if row.place is not None or row.is_pool:
            continue
        service = labels[row.service.id]
        reason = sentence(row.apart, language) if row.apart else ""
        if not row.receipt.is_possible:
            yield language.text("{service}: {reason}", service=service, reason=reason)
        else:
            yield language.text(
                "{service}, {amount}: {reason}",
                service=service,
                amount=FigureWords(language).short(row.receipt.total),
                reason=reason,
            )
