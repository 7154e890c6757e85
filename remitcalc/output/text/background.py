"""What stands behind the figures: what they leave out, notes, warnings, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.sources import source_lines
from remitcalc.output.text.layout import wrapped
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def left_out(language: Language, style: Style) -> list[str]:
    """Return what no figure here holds, under its heading."""
    title = language.text("What these figures leave out")
    return [style.strong(title), *_listed(left_out_facts(language))]


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


def notes(answer: Answer, style: Style) -> list[str]:
    """Return what the corridor's file tells its readers, in the language it is written in."""
    found = answer.comparison.scenario.corridor.notes
    if not found:
        return []
    title = answer.language.text("About this corridor")
    return [style.strong(title), *_listed(note.text for note in found)]


def warnings(answer: Answer, style: Style) -> list[str]:
    """Return what must be known beside these figures."""
    found = [sentence(warning, answer.language) for warning in answer.comparison.warnings]
    if not found:
        return []
    return [style.strong(answer.language.text("To read with these figures")), *_listed(found)]


def sources(answer: Answer, style: Style) -> list[str]:
    """Return where every figure comes from, with its date and status."""
    title = style.strong(answer.language.text("Sources"))
    return [title, *_listed(source_lines(answer.comparison, answer.language))]


def _listed(lines: Iterable[str]) -> list[str]:
    return [part for line in lines for part in wrapped(line, "    ", "  · ")]
