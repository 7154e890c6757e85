"""All ways to send, ranked, the pool in its place, each with the standing of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Section, Table
from remitcalc.output.document.services import apart_parts, row_label, services_title
from remitcalc.output.report.standing import standing

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.services import ServiceRow


def services_section(answer: Answer) -> Section:
    """Return the ranked services with the pool in its place, then those apart."""
    apart = apart_parts(answer.ways, answer.language, answer.labels)
    return Section(services_title(answer), (_table(answer), *apart))


def _table(answer: Answer) -> Table:
    text = answer.language.text
    lines = tuple(_line(answer, row, row.place) for row in answer.ways if row.place is not None)
    heads = (
        Head("", is_figure=True),
        Head(text("Service"), gives_way=1),
        Head(text("Cost"), is_figure=True),
        Head(text("Of amount"), is_figure=True),
        Head(text("Arrives"), is_figure=True),
        Head(text("Figures")),
    )
    return Table(heads, lines, is_dense=True)


def _line(answer: Answer, row: ServiceRow, place: int) -> Line:
    language, receipt = answer.language, row.receipt
    label = row_label(row, language, answer.labels)
    status = standing(receipt.status, language)
    if receipt.is_outside_range:
        status = language.text("{status}, outside", status=status)
    cells = (
        language.numbers.count(place),
        label,
        answer.words.short(receipt.total),
        answer.words.percent(receipt.share),
        answer.short_arrival(receipt),
        status,
    )
    return Line(cells, "pooled" if row.is_pool else "plain")
