"""Questions to ask as text: to read on a screen, or to print and write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Listed, Said, Section
from remitcalc.output.questions.sheets import ANSWERED, FIRST, FIRST_NOTE, SO_FAR
from remitcalc.output.text.rendering import rendered
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    from remitcalc.output.document.parts import Part
    from remitcalc.output.language import Language
    from remitcalc.output.questions.sheets import AskedOf, QuestionSheets, Sheet
    from remitcalc.output.text.style import Style

_BLANK = "_" * 20


def questions_text(asked: QuestionSheets, style: Style = PLAIN) -> str:
    """Return all sheets one after another, at most 80 columns wide; or that there is none."""
    if not asked.sheets:
        return rendered([Section("", (Said(asked.nothing),))], style)
    lead = Said(f"{asked.title} · {asked.corridor} · {asked.who_sends}", "lead")
    settles = any(sheet.settles for sheet in asked.sheets)
    note = (Said(asked.language.text(FIRST_NOTE)),) if settles else ()
    sheets = [_sheet(sheet, asked.language) for sheet in asked.sheets]
    return rendered([Section("", (lead, *note)), *sheets], style)


def _sheet(sheet: Sheet, language: Language) -> Section:
    parts: list[Part] = []
    number = 0
    for part in sheet.parts:
        parts.append(Said(part.heading, "heading"))
        for question in part.questions:
            number += 1
            lines = tuple(_line(line, language) for line in question.lines)
            parts += [Said(f"{number}. {question.text}"), Listed(lines)]
    who, *others = (f"{language.text(words)}: {_BLANK}" for words in ANSWERED)
    return Section(sheet.heading(language), (*parts, Said(who, "heading"), *map(Said, others)))


def _line(line: AskedOf, language: Language) -> str:
    """Return the line of one service: whether it comes first, what is taken so far, room."""
    said = [line.label]
    if line.settles:
        said.append(language.text(FIRST))
    if line.so_far:
        said.append(language.text(SO_FAR, price=line.so_far))
    return f"{' · '.join(said)} {_BLANK}"
