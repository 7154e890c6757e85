"""What the figures of a report leave out, and what the corridor's file tells its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.background import left_out_facts
from remitcalc.output.document.parts import Head, Line, Said, Section, Table
from remitcalc.output.report.standing import full_standing
from remitcalc.output.sources import comparison_figures, named_source

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part


_RULES = (
    "ILO, Protection of Wages Convention, 1949 (No. 95), Article 8",
    "FATF, International Standards on Combating Money Laundering, 2012, Recommendation 14",
    "CPSS and World Bank, General Principles for International Remittance Services, 2007,"
    " Principles 1 and 5",
    "ILO, Protection of Workers' Claims (Employer's Insolvency) Convention, 1992 (No. 173)",
    "",
    "Council of Europe, Convention 108+ on personal data, 2018, Article 14",
)
"""Where each fact of `left_out_facts` is dealt with; empty: nowhere in particular."""


def left_out_section(answer: Answer) -> Section:
    """Return what no figure holds, then the notes of the corridor, each with its source."""
    text, language = answer.language.text, answer.language
    heads = (
        Head("", gives_way=1, share=0.56),
        Head(text("Source, date"), gives_way=1, share=0.44),
    )
    facts = zip(left_out_facts(language), _RULES, strict=True)
    parts: list[Part] = [Table(heads, tuple(Line(fact) for fact in facts))]
    notes = answer.comparison.scenario.corridor.notes
    if notes:
        lines = tuple(
            Line((language.own(n.text), named_source(n.provenance, language))) for n in notes
        )
        parts += [Said(text("About this corridor"), "heading"), Table(heads, lines)]
    return Section(text("What these figures leave out"), tuple(parts))


def sources_section(answer: Answer) -> Section:
    """Return every source behind the report, with date and status."""
    text, language = answer.language.text, answer.language
    rows = dict.fromkeys(
        (language.own(f.source), language.numbers.period(f.date), full_standing(f.status, language))
        for f in dict.fromkeys(comparison_figures(answer.comparison))
    )
    heads = (
        Head(text("Source"), gives_way=1),
        Head(text("Date")),
        Head(text("Figures"), gives_way=1),
    )
    return Section(text("Sources"), (Table(heads, tuple(map(Line, rows))),))
