"""Questions to ask on paper: a page for each sheet, with room to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.output.questions.sheets import ANSWERED, FIRST, FIRST_NOTE, SO_FAR
from remitcalc.pages.typesetting import Typesetting

if TYPE_CHECKING:
    from remitcalc.output.language import Language
    from remitcalc.output.questions.sheets import AskedOf, QuestionSheets, Sheet
    from remitcalc.pages.paper import PaperSize


def questions_typesetting(asked: QuestionSheets, paper: PaperSize) -> Typesetting:
    """Return the pages, ready to be laid out; there must be one."""
    language = asked.language
    said = language.text
    document = {
        "title": f"{asked.title} – {asked.corridor}",
        "language": "-".join(filter(None, (language.tag, language.territory))),
        "paper": paper,
        "heading": asked.title,
        "subtitle": f"{asked.corridor} · {asked.who_sends}",
        "first": said(FIRST),
        "first-note": said(FIRST_NOTE),
        "answered": [said(words) for words in ANSWERED],
        "sheets": [_sheet(sheet, language) for sheet in asked.sheets],
    }
    return Typesetting("questions", document, {})


def _sheet(sheet: Sheet, language: Language) -> dict[str, Any]:
    return {
        "name": sheet.heading(language),
        "settles": sheet.settles,
        "parts": [
            {
                "heading": part.heading,
                "questions": [
                    {
                        "text": question.text,
                        "lines": [_line(line, language) for line in question.lines],
                    }
                    for question in part.questions
                ],
            }
            for part in sheet.parts
        ],
    }


def _line(line: AskedOf, language: Language) -> dict[str, Any]:
    return {
        "label": line.label,
        "so-far": language.text(SO_FAR, price=line.so_far) if line.so_far else "",
        "settles": line.settles,
    }
