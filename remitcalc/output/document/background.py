"""What stands behind the figures: what they leave out, notes, warnings, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Listed, Section
from remitcalc.output.sources import source_lines
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language


def left_out_section(language: Language) -> Section:
    """Return what no figure here holds."""
    title = language.text("What these figures leave out")
    return Section(title, (Listed(left_out_facts(language)),))


def left_out_facts(language: Language) -> tuple[str, ...]:
    """Return what no figure here holds: facts, no advice.

    ILO Protection of Wages Convention, 1949 (No. 95), Article 8; FATF Recommendation 14.
    """
    text = language.text
    return (
        text(
            "consent: wages may be deducted only as law or agreement allows (ILO Convention 95,"
            " Article 8)"
        ),
        text(
            "licences: who moves money for pay needs one or must register (FATF Recommendation"
            " 14); no service was checked for it"
        ),
        text("wires that are delayed or come back"),
        text("the failure of a bank or an employer before the money is credited"),
        text("travel to send or to collect"),
        text("workers' personal data sent abroad"),
    )


def notes_section(answer: Answer) -> Section | None:
    """Return what the corridor's file tells its readers, in the language it is written in."""
    found = answer.comparison.scenario.corridor.notes
    return _listed(
        answer.language.text("About this corridor"),
        (answer.language.own(note.text) for note in found),
    )


def warnings_section(answer: Answer) -> Section | None:
    """Return what must be known beside these figures."""
    found = (sentence(warning, answer.language) for warning in answer.comparison.warnings)
    return _listed(answer.language.text("To read with these figures"), found)


def sources_section(answer: Answer) -> Section | None:
    """Return where every figure comes from, with its date and status."""
    found = source_lines(answer.comparison, answer.language)
    return _listed(answer.language.text("Sources"), found)


def _listed(title: str, items: Iterable[str]) -> Section | None:
    found = tuple(items)
    return Section(title, (Listed(found),)) if found else None
