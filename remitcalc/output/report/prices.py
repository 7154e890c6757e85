"""The prices behind both ways, each with its source, its date and how far it can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.report.parts import Head, Line, Said, Section, Table
from remitcalc.output.report.price_words import Price, PriceWords
from remitcalc.output.report.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import Part


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
    pooled = comparison.pooled_service
    label = text("{role}: {service}", role=text("Pooled"), service=answer.label(pooled))
    parts += _prices(answer, label, pooled)
    corridor = list(_of_corridor(answer))
    if corridor:
        parts += [Said(text("For all services"), "heading"), _table(answer, corridor)]
    return Section(text("Prices used"), tuple(parts))


def _prices(answer: Answer, label: str, service: Service) -> list[Part]:
    words = PriceWords(answer.comparison.scenario.corridor, answer.language)
    return [Said(label, "heading"), _table(answer, list(words.of(service)))]


def _of_corridor(answer: Answer) -> Iterator[Price]:
    corridor, text = answer.comparison.scenario.corridor, answer.language.text
    words = PriceWords(corridor, answer.language)
    if corridor.reference is not None:
        said = words.rate(corridor.reference.rate)
        yield Price(text("Reference rate"), said, corridor.reference.provenance)
    for tax in corridor.taxes:
        yield Price(tax.name, words.percent(tax.percent), tax.provenance)
    if corridor.typical is not None:
        service = answer.labels[corridor.typical.service]
        yield Price(text("Most used"), service, corridor.typical.provenance)


def _table(answer: Answer, prices: list[Price]) -> Table:
    text, language = answer.language.text, answer.language
    heads = (
        Head(text("Price")),
        Head(text("How much"), wraps=True),
        Head(text("Source, date"), wraps=True),
        Head(text("Figures"), wraps=True),
    )
    lines = [
        Line(
            (
                price.name,
                price.said,
                f"{price.provenance.source}, {language.numbers.period(price.provenance.date)}",
                standing(price.provenance.status, language),
            )
        )
        for price in prices
    ]
    return Table(heads, tuple(lines))
