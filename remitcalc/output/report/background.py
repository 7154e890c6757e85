"""What the figures of a report leave out, and what the corridor's file tells its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.report.parts import Head, Line, Listed, Said, Section, Table
from remitcalc.output.report.standing import full_standing
from remitcalc.output.sources import comparison_figures
from remitcalc.output.text.background import left_out_facts

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import Part


def left_out_section(answer: Answer) -> Section:
    """Return what no figure holds, then the notes of the corridor with their sources."""
    text, language = answer.language.text, answer.language
    parts: list[Part] = [Listed(left_out_facts(language))]
    notes = answer.comparison.scenario.corridor.notes
    if notes:
        heads = (Head("", wraps=True), Head(text("Source, date"), wraps=True))
        lines = tuple(
            Line((n.text, f"{n.provenance.source}, {language.numbers.period(n.provenance.date)}"))
            for n in notes
        )
        parts += [Said(text("About this corridor"), "heading"), Table(heads, lines)]
    return Section(text("What these figures leave out"), tuple(parts))


def sources_section(answer: Answer) -> Section:
    """Return every source behind the report, with date and status."""
    text, language = answer.language.text, answer.language
    rows = dict.fromkeys(
        (f.source, language.numbers.period(f.date), full_standing(f.status, language))
        for f in comparison_figures(answer.comparison)
    )
    heads = (
        Head(text("Source"), wraps=True),
        Head(text("Date")),
        Head(text("Figures"), wraps=True),
    )
    return Section(text("Sources"), (Table(heads, tuple(map(Line, rows))),))
