"""All ways to send, ranked, the pool in its place, each with the standing of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.provenance import Status
from remitcalc.output.report.alike import said_once
from remitcalc.output.report.charts import charted
from remitcalc.output.report.parts import Head, Line, Listed, Said, Section, Table
from remitcalc.output.report.standing import standing
from remitcalc.output.text.services import apart_said, services_title

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import LineAs, SaidAs

_FIGURES, _OUTSIDE = 5, 6
"""Columns that say how far a row's figures can be trusted, and whether its amount was surveyed."""


def services_section(answer: Answer) -> Section:
    """Return the ranked services with the pool in its place, then those apart."""
    comparison, language = answer.comparison, answer.language
    corridor, text = comparison.scenario.corridor, language.text
    worst = max((s.outcome.status[0] for s in comparison.ranking.ranked), default=0)
    look: SaidAs = "example" if Status(int(worst)).is_example else "quiet"
    parts = list(said_once(_table(answer), language, {_FIGURES: look, _OUTSIDE: "quiet"}))
    parts += charted(answer, "breakdown")
    if not answer.is_for_one:
        parts += charted(answer, "amount")
    apart = apart_said(comparison.ranking, corridor, language, answer.labels)
    if apart:
        parts += [Said(text("Apart, not ranked:"), "heading"), Listed(tuple(apart))]
    return Section(services_title(answer), tuple(parts))


def _table(answer: Answer) -> Table:
    comparison, text = answer.comparison, answer.language.text
    position = comparison.position
    lines = []
    for ranked in comparison.ranking.ranked:
        assert ranked.place is not None
        place = ranked.place + (position is not None and position <= ranked.place)
        lines.append(_line(answer, place, answer.label(ranked.service), ranked.outcome))
    if position is not None:
        label = text("Pooled: {service}", service=comparison.pooled_service.provider)
        lines.insert(position - 1, _line(answer, position, label, comparison.together, "pooled"))
    heads = (
        Head("", is_figure=True),
        Head(text("Service"), wraps=True),
        Head(text("Cost"), is_figure=True),
        Head(text("Of amount"), is_figure=True),
        Head(text("Arrives"), is_figure=True),
        Head(text("Figures"), wraps=True),
        Head(text("Surveyed amounts")),
    )
    return Table(heads, tuple(lines), is_dense=True)


def _line(answer: Answer, place: int, label: str, outcome: Outcome, look: LineAs = "plain") -> Line:
    language, total = answer.language, outcome.total_at(answer.sending_currency)
    cells = (
        language.numbers.count(place),
        label,
        answer.words.short(total),
        answer.words.percent(total, int(outcome.principal[0])),
        answer.short_arrival(outcome),
        standing(outcome.status[0], language),
        language.text("outside") if outcome.outside_range[0] else "",
    )
    return Line(cells, look)
