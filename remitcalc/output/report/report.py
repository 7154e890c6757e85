"""The report of a comparison: its sections in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.answer import Answer
from remitcalc.output.document.parts import Document
from remitcalc.output.figures import as_of
from remitcalc.output.report.answering import answer_section
from remitcalc.output.report.background import left_out_section, sources_section
from remitcalc.output.report.bargain import offer_section
from remitcalc.output.report.group import group_section, season_alone
from remitcalc.output.report.method import method_section
from remitcalc.output.report.prices import prices_section
from remitcalc.output.report.scenario import scenario_section
from remitcalc.output.report.services import services_section
from remitcalc.output.report.workers import workers_section
from remitcalc.output.who_sends import who_sends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.document.parts import Section
    from remitcalc.output.language import Language


def report_of(comparison: Comparison, language: Language, *, with_names: bool = False) -> Document:
    """Return everything a report says; workers' names only where they are asked for."""
    answer = Answer(comparison, language)
    corridor = comparison.scenario.corridor
    name = corridor.name(language.tag)
    title = language.text("Sending pay home, alone or pooled")
    return Document(
        name=f"{title} – {name}",
        title=title,
        subtitle=f"{name} · {who_sends(answer)}",
        footer=_footer(answer, name),
        language="-".join(filter(None, (language.tag, language.territory))),
        sections=tuple(_sections(answer, with_names=with_names)),
    )


def _sections(answer: Answer, *, with_names: bool) -> Iterator[Section]:
    yield answer_section(answer)
    yield scenario_section(answer)
    if answer.has_pool:
        yield group_section(answer)
        if not answer.pool_reason:
            yield offer_section(answer, with_names=with_names)
    else:
        yield from season_alone(answer)
    yield services_section(answer)
    if not answer.is_for_one:
        yield workers_section(answer, with_names=with_names)
    yield prices_section(answer)
    yield sources_section(answer)
    yield method_section(answer)
    yield left_out_section(answer)


def _footer(answer: Answer, name: str) -> str:
    """Return the corridor, the date of the figures, and whether examples are among them."""
    language, corridor = answer.language, answer.comparison.scenario.corridor
    said = [name]
    if day := as_of(corridor):
        said.append(language.text("figures of {date}", date=language.numbers.period(day)))
    if answer.examples:
        said.append(language.text("EXAMPLE – not a real price"))
    return " · ".join(said)
