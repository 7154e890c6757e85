"""The prices behind both ways, each with its source, its date and how far it can be trusted."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Said, Section, Table
from remitcalc.output.price_words import Price, PriceWords
from remitcalc.output.report.alike import said_once
from remitcalc.output.report.standing import full_standing
from remitcalc.output.sources import named_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part, SaidAs

_MOST_LINES = 2
_SOURCE, _FIGURES = 2, 3
"""Columns that are often the same in all rows."""


def prices_section(answer: Answer) -> Section:
    """Return what both ways charge as it is stated, then the rate and taxes of the corridor."""
    comparison, text = answer.comparison, answer.language.text
    used = (comparison.baseline.service, *comparison.individual_services)
    alone = list({service.id: service for service in used}.values())
    parts: list[Part] = []
    for service in alone:
        label = answer.label(service)
        parts += _prices(
            answer, text("{role}: {service}", role=text("Alone"), service=label), service
        )
    if answer.has_pool:
        for row in answer.offers:
            label = text(
                "{role}: {service}", role=text("Pooled"), service=answer.label(row.service)
            )
            parts += _prices(answer, label, row.service)
    words = PriceWords(comparison.scenario.corridor, answer.language)
    corridor = list(words.of_corridor(answer.labels))
    if corridor:
        parts += [Said(text("For all services"), "heading"), _table(answer, corridor)]
    return Section(text("Prices used"), tuple(parts))


def _prices(answer: Answer, label: str, service: Service) -> list[Part]:
    words = PriceWords(answer.comparison.scenario.corridor, answer.language)
    prices = list(words.of(service))
    is_example = any(price.provenance.status.is_example for price in prices)
    looks: dict[int, SaidAs] = {_SOURCE: "quiet", _FIGURES: "example" if is_example else "quiet"}
    table = _table(answer, prices)
    return [Said(label, "heading"), *said_once(table, answer.language, looks)]


def _joined(prices: list[Price]) -> Iterator[Price]:
    """Yield prices; those of one name and source that follow each other are lines of one."""
    for (name, provenance), group in groupby(prices, lambda p: (p.name, p.provenance)):
        for some in batched_lines([price.said for price in group]):
            yield Price(name, some, provenance)


def batched_lines(said: list[str]) -> Iterator[str]:
    """Yield sentences a few to a cell: a row never grows higher than a page."""
    for start in range(0, len(said), _MOST_LINES):
        yield "\n".join(said[start : start + _MOST_LINES])


def _table(answer: Answer, prices: list[Price]) -> Table:
    text, language = answer.language.text, answer.language
    heads = (
        Head(text("Price"), gives_way=1, share=0.22),
        Head(text("How much"), gives_way=1, share=0.23),
        Head(text("Source, date"), gives_way=1, share=0.34),
        Head(text("Figures"), gives_way=1, share=0.21),
    )
    lines = [
        Line(
            (
                price.name,
                price.said,
                named_source(price.provenance, language),
                full_standing(price.provenance.status, language),
            )
        )
        for price in _joined(prices)
    ]
    return Table(heads, tuple(lines))
