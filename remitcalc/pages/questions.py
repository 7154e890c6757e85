"""Questions to ask on paper: a page for each sheet, with room to write on.

How dense a sheet must be to stay on one page is found out by its template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.output.questions.sheets import ANSWERED, FIRST, FIRST_NOTE, SO_FAR
from remitcalc.pages.typesetting import Typesetting, forget

if TYPE_CHECKING:
    from remitcalc.output.language import Language
    from remitcalc.output.questions.sheets import AskedOf, QuestionSheets, Sheet
    from remitcalc.pages.paper import PaperSize


_TEMPLATE, _PLAN = "questions", "questions-plan"
_AT_ONCE = 25


def questions_typesetting(asked: QuestionSheets, paper: PaperSize) -> Typesetting:
    """Return the pages, ready to be laid out; there must be one.

    Raises
    ------
    NotLaidOutError
    """
    about = _about(asked, paper)
    sheets = [_sheet(sheet, asked.language) for sheet in asked.sheets]
    plans: list[int] = []
    # Some at a time: measuring takes longer for each sheet, the more of them there are.
    for start in range(0, len(sheets), _AT_ONCE):
        some = {**about, "sheets": sheets[start : start + _AT_ONCE]}
        plans += Typesetting(_PLAN, some, {}).told()
    if len(sheets) > _AT_ONCE:
        forget()
    return Typesetting(_TEMPLATE, {**about, "sheets": sheets, "plans": plans}, {})


def _about(asked: QuestionSheets, paper: PaperSize) -> dict[str, Any]:
    """Return what all pages share."""
    language = asked.language
    said = language.text
    return {
        "title": f"{asked.title} – {asked.corridor}",
        "language": "-".join(filter(None, (language.tag, language.territory))),
        "paper": paper,
        "heading": asked.title,
        "subtitle": f"{asked.corridor} · {asked.who_sends}",
        "first": said(FIRST),
        "first-note": said(FIRST_NOTE),
        "answered": [said(words) for words in ANSWERED],
    }


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
