"""All ways to send, ranked, the pool in its place, each with the standing of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.report.parts import Head, Line, Listed, Said, Section, Table
from remitcalc.output.report.standing import standing
from remitcalc.output.text.services import apart_said, services_title

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import Part
    from remitcalc.output.tables.services import ServiceRow


def services_section(answer: Answer) -> Section:
    """Return the ranked services with the pool in its place, then those apart."""
    language, text = answer.language, answer.language.text
    parts: list[Part] = [_table(answer)]
    apart = apart_said(answer.ways, language, answer.labels)
    if apart:
        parts += [Said(text("Apart, not ranked:"), "heading"), Listed(tuple(apart))]
    return Section(services_title(answer), tuple(parts))


def _table(answer: Answer) -> Table:
    text = answer.language.text
    lines = tuple(_line(answer, row, row.place) for row in answer.ways if row.place is not None)
    heads = (
        Head("", is_figure=True),
        Head(text("Service"), wraps=True),
        Head(text("Cost"), is_figure=True),
        Head(text("Of amount"), is_figure=True),
        Head(text("Arrives"), is_figure=True),
        Head(text("Figures")),
    )
    return Table(heads, lines, is_dense=True)


def _line(answer: Answer, row: ServiceRow, place: int) -> Line:
    language, receipt = answer.language, row.receipt
    label = answer.label(row.service)
    if row.is_pool:
        label = language.text("Pooled: {service}", service=row.service.provider)
    status = standing(receipt.status, language)
    if receipt.is_outside_range:
        status = language.text("{status}, outside", status=status)
    cells = (
        language.numbers.count(place),
        label,
        answer.words.short(receipt.total),
        answer.words.percent(receipt.total, receipt.principal.minor),
        answer.short_arrival(receipt),
        status,
    )
    return Line(cells, "pooled" if row.is_pool else "plain")
