"""The words around every chart: subtitle, footer, and names that charts share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.model.provenance import Status
from remitcalc.output.chart_data.chart import Captions, Level
from remitcalc.output.figures import service_figures
from remitcalc.output.number_format import NO_BREAK_SPACE
from remitcalc.output.sources import comparison_figures, lines_of
from remitcalc.output.used_figures import example_count
from remitcalc.output.who_sends import who_sends
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.provenance import Provenance
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.money_scale import MoneyScale


def captions(answer: Answer, title: str, summary: str, *, of_all_services: bool) -> Captions:
    """Return the words around a chart of both ways, or of all services."""
    corridor = answer.comparison.scenario.corridor
    examples = example_count(answer.comparison)
    return Captions(
        title=title,
        subtitle=f"{corridor.name(answer.language.tag)} · {who_sends(answer)}",
        summary=summary,
        example=answer.language.text("EXAMPLE – not a real price") if examples else "",
        footer=tuple(_footer(answer, examples, of_all_services=of_all_services)),
    )


def _footer(answer: Answer, examples: int, *, of_all_services: bool) -> Iterator[str]:
    comparison, text = answer.comparison, answer.language.text
    if examples:
        yield answer.example_line(examples)
    weakest, figures = comparison.status, _both_ways(comparison)
    if of_all_services:
        ranked = [int(s.outcome.status[0]) for s in comparison.ranking.ranked]
        weakest, figures = Status(max([weakest, *ranked])), comparison_figures(comparison)
    sources = "; ".join(lines_of(figures, answer.language))
    status = text(STATUSES[weakest.word])
    yield text("Weakest figure: {status}. Sources: {sources}.", status=status, sources=sources)


def _both_ways(comparison: Comparison) -> Iterator[Provenance]:
    corridor = comparison.scenario.corridor
    used = {s.id: s for s in (comparison.baseline.service, *comparison.individual_services)}
    yield from service_figures(comparison.pooled_service)
    for service in used.values():
        yield from service_figures(service)
    yield from (tax.provenance for tax in corridor.taxes)
    if corridor.reference:
        yield corridor.reference.provenance


def percent_levels(answer: Answer, scale: MoneyScale) -> tuple[Level, ...]:
    """Return 3 % and 5 % of the amount.

    Target 10.c of the Sustainable Development Goals (United Nations, 2015): costs below 3 %, and no
    corridor above 5 %, by 2030.
    """
    amount = answer.comparison.average_amount
    return tuple(
        Level(scale.major(float(Fraction(amount * percent, 100))), name)
        for percent, name in percent_names(answer).items()
    )


def percent_names(answer: Answer) -> dict[int, str]:
    """Return what the two percentages of `percent_levels` are called."""
    return {
        3: answer.language.text("{percent} (SDG 10.c)", percent=whole_percent(3)),
        5: whole_percent(5),
    }


def whole_percent(percent: int) -> str:
    """Return a whole percentage as text."""
    return f"{percent}{NO_BREAK_SPACE}%"
