"""Where the figures of an answer come from: one line per source, date and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.figures import service_figures
from remitcalc.output.language import PlainEnglish
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.provenance import Provenance
    from remitcalc.output.language import Language


def comparison_figures(comparison: Comparison) -> Iterator[Provenance]:
    """Yield the provenance of what stands in a comparison: both ways, then all ranked services."""
    corridor = comparison.scenario.corridor
    used = {s.id: s for s in (comparison.baseline.service, *comparison.individual_services)}
    used |= {s.service.id: s.service for s in comparison.ranking.services}
    if comparison.pooled_service is not None:
        yield from service_figures(comparison.pooled_service)
    for service in used.values():
        yield from service_figures(service)
    yield from (tax.provenance for tax in corridor.taxes)
    if corridor.reference:
        yield corridor.reference.provenance
    if corridor.typical:
        yield corridor.typical.provenance


def named_source(told: Provenance, language: Language) -> str:
    """Return a source and its date."""
    return f"{language.own(told.source)}, {language.numbers.period(told.date)}"


def lines_of(figures: Iterable[Provenance], language: Language) -> list[str]:
    """Return a line for each different source, date and status, in order of appearance."""
    lines = (
        f"{named_source(f, language)} ({language.text(STATUSES[f.status.word])})"
        for f in dict.fromkeys(figures)
    )
    return list(dict.fromkeys(lines))


def source_lines(comparison: Comparison, language: Language | None = None) -> list[str]:
    """Return the lines of `comparison`'s sources."""
    return lines_of(comparison_figures(comparison), language or PlainEnglish())
