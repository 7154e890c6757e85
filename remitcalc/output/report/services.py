"""All ways to send, ranked, the pool in its place, each with the standing of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Section, Table
from remitcalc.output.document.services import apart_parts, services_title
from remitcalc.output.report.alike import said_once
from remitcalc.output.report.charts import charted
from remitcalc.output.report.standing import standing

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import SaidAs
    from remitcalc.output.tables.services import ServiceRow

_FIGURES, _OUTSIDE = 5, 6
"""Columns that say how far a row's figures can be trusted, and whether its amount was surveyed."""


def services_section(answer: Answer) -> Section:
    """Return the ranked services with the pool in its place, then those apart."""
    is_example = any(row.receipt.status.is_example for row in answer.ways if row.place is not None)
    looks: dict[int, SaidAs] = {_FIGURES: "example" if is_example else "quiet", _OUTSIDE: "quiet"}
    parts = [*said_once(_table(answer), answer.language, looks), *charted(answer, "breakdown")]
    if answer.has_pool:
        parts += charted(answer, "amount")
        if any(row.service.speed is not None for row in answer.ways):
            parts += charted(answer, "speed")
    parts += apart_parts(answer.ways, answer.language, answer.labels)
    return Section(services_title(answer), tuple(parts))


def _table(answer: Answer) -> Table:
    text = answer.language.text
    lines = tuple(_line(answer, row, row.place) for row in answer.ways if row.place is not None)
    heads = (
        Head("", is_figure=True),
        Head(text("Service"), gives_way=1),
        Head(text("Cost"), is_figure=True),
        Head(text("Of amount"), is_figure=True),
        Head(text("Arrives"), is_figure=True),
        Head(text("Figures"), gives_way=1),
        Head(text("Surveyed amounts")),
    )
    return Table(heads, lines, is_dense=True)


def _line(answer: Answer, row: ServiceRow, place: int) -> Line:
    language, receipt = answer.language, row.receipt
    cells = (
        language.numbers.count(place),
        answer.way_labels[row.service.id],
        answer.words.short(receipt.total),
        answer.words.percent(receipt.share),
        answer.short_arrival(receipt),
        standing(receipt.status, language),
        language.text("outside") if receipt.is_outside_range else "",
    )
    return Line(cells, "pooled" if row.is_pool else "plain")
