"""The words around every chart: subtitle, footer, and names that charts share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.output.answer_notes import example_line, range_line
from remitcalc.output.chart_data.chart import Captions, Level
from remitcalc.output.figures import service_figures
from remitcalc.output.number_format import NO_BREAK_SPACE
from remitcalc.output.sources import comparison_figures, lines_of
from remitcalc.output.who_sends import who_sends
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.provenance import Provenance
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.money_scale import MoneyScale
    from remitcalc.output.language import Language


def captions(
    answer: Answer, finding: str, topic: str, summary: str, *, of_all_services: bool
) -> Captions:
    """Return the words around a chart of both ways, or of all services."""
    return Captions(
        title=finding,
        topic=topic,
        subtitle=_subtitle(answer),
        language=answer.language.tag,
        summary=summary,
        example=answer.language.text("EXAMPLE – not a real price") if answer.examples else "",
        notes=tuple(filter(None, (example_line(answer), range_line(answer)))),
        sources=_sources(answer, of_all_services=of_all_services),
    )


def _subtitle(answer: Answer) -> str:
    """Return which corridor and who sends how much; and that the pool's prices are not surveyed."""
    corridor = answer.comparison.scenario.corridor
    said = [corridor.name(answer.language.tag), who_sends(answer)]
    if answer.pool_reason is None and answer.pooled.is_outside_range:
        said.append(answer.language.text("the pool lies outside the surveyed amounts"))
    return " · ".join(said)


def everyone(answer: Answer) -> str:
    """Return whose figures a chart of a group's sums shows."""
    count = answer.joining or len(answer.comparison.scenario.payroll)
    return answer.language.plural("for {count} worker", "for all {count} workers together", count)


def at_the_average(answer: Answer, title: str) -> str:
    """Return what the costs of a curve are; where amounts differ, at which amount."""
    if not answer.is_mixed:
        return title
    amount = answer.money(answer.comparison.average_amount)
    return answer.language.text(
        "{costs}, at the average amount of {amount}", costs=title, amount=amount
    )


def curve_alone_name(answer: Answer) -> str:
    """Return what the way alone of a curve is called, which is the baseline's for every worker."""
    if answer.comparison.scenario.payroll.services is None:
        return answer.alone_label
    return answer.label(answer.comparison.baseline.service)


def open_end(language: Language) -> str:
    """Return what an open end of a bar means."""
    return language.text("open end: a part of it is not known, and not zero")


def fringe(language: Language) -> str:
    """Return what the fringe of a line means."""
    return language.text("fringed line: a part of it is not known, and not zero")


def _sources(answer: Answer, *, of_all_services: bool) -> str:
    """Return the weakest status and where the figures come from."""
    comparison, text = answer.comparison, answer.language.text
    weakest, figures = comparison.status, _both_ways(comparison)
    if of_all_services:
        weakest = max([weakest, *(row.receipt.status for row in answer.ranked)])
        figures = comparison_figures(comparison)
    sources = "; ".join(lines_of(figures, answer.language))
    status = text(STATUSES[weakest.word])
    return text("Weakest figure: {status}. Sources: {sources}.", status=status, sources=sources)


def _both_ways(comparison: Comparison) -> Iterator[Provenance]:
    corridor = comparison.scenario.corridor
    used = {s.id: s for s in (comparison.baseline.service, *comparison.individual_services)}
    if comparison.pooled_service is not None:
        yield from service_figures(comparison.pooled_service)
    for service in used.values():
        yield from service_figures(service)
    yield from (tax.provenance for tax in corridor.taxes)
    if corridor.reference:
        yield corridor.reference.provenance


def percent_levels(answer: Answer, scale: MoneyScale, amount: int) -> tuple[Level, ...]:
    """Return 3 % and 5 % of an amount in minor units.

    Target 10.c of the Sustainable Development Goals (United Nations, 2015): costs below 3 %, and no
    corridor above 5 %, by 2030.
    """
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
