"""The JSON of questions to ask: the sheets in their order, each with its parts and questions.

Words are in the language asked for: they are what is read out. `so_far` is null where nothing is
known, else the figures that stand in; `settles` is whether the answer may change the pool's rank or
the sign of its saving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.json_document.comparison import FORMAT, corridor_entry

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.questions.sheets import Part, Question, QuestionSheets, Sheet


def questions_document(asked: QuestionSheets, corridor: Corridor) -> Json:
    """Return the documented object for some sheets."""
    return {
        "format": FORMAT,
        "corridor": corridor_entry(corridor),
        "sheets": [_sheet(sheet) for sheet in asked.sheets],
    }


def _sheet(sheet: Sheet) -> Json:
    return {
        "provider": sheet.provider,
        "sheet": sheet.number,
        "of": sheet.of,
        "questions": [
            _question(part, question) for part in sheet.parts for question in part.questions
        ],
    }


def _question(part: Part, question: Question) -> Json:
    return {
        "kind": part.kind,
        "field": question.field,
        "question": question.text,
        "services": [
            {"service": line.service, "so_far": line.so_far or None, "settles": line.settles}
            for line in question.lines
        ],
    }
