"""What is wrong with the file that was opened last, a row each, in file order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.model.message import message
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.files.problems import Place, Problem
    from remitcalc.model.message import Message
    from remitcalc.output.language import Language


_ASKED = (
    *("payroll_decimal_mixed", "payroll_decimal_unclear", "payroll_only_net"),
    *("payroll_amounts_alike", "payroll_joins_blank", "payroll_may_be_total"),
    *("payroll_amount_too_precise", "payroll_without_amount", "payroll_without_headings"),
    *("payroll_below_total", "payroll_below_part", "payroll_only_hidden"),
    *("payroll_numbers_unused", "file_encoding_unclear"),
)


class ProblemsModel(ColumnsModel):
    """Problems of a file."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()

    def show_problems(self, problems: tuple[Problem, ...], language: Language) -> None:
        """Show other problems."""
        self.problems = problems
        text = language.text
        lines = np.array([_line(p.place) for p in problems], dtype=np.int64)
        columns = [
            ShownColumn(
                text("Line"),
                lambda row: str(lines[row] or ""),
                lines,
                lines > 0,
                is_figure=True,
            ),
            ShownColumn(
                text("Problem"), lambda row: problem_text(problems[row], language), can_stretch=True
            ),
            ShownColumn(text("Found"), lambda row: problems[row].found, can_stretch=True),
            ShownColumn(text("Place"), lambda row: _place(problems[row].place), can_stretch=True),
        ]
        self.show_columns(columns, len(problems), language)


def _line(place: Place) -> int:
    """Return the line of a text or the row of a sheet; 0 where there is none."""
    return place.line or place.row or 0


def _place(place: Place) -> str:
    column = "" if place.line else place.column  # of a text, how many letters in: no help to see
    return " ".join(part for part in (place.sheet, column, place.key) if part)


def problem_text(problem: Problem, language: Language) -> str:
    """Return what is wrong, what may stand there, and what was probably meant."""
    text = language.text
    said = [sentence(_in_window(problem.message), language)]
    if problem.is_warning:
        said = [text("warning: {said}", said=said[0])]
    if problem.suggestion:
        said.append(text("Did you mean “{suggestion}”?", suggestion=problem.suggestion))
    elif problem.expected:
        said.append("(" + text("expected: {expected}", expected=problem.expected) + ")")
    return " ".join(said)


def _in_window(said: Message) -> Message:
    """Return what is said instead where a sentence names an option of a command."""
    return message(f"{said.code}_here", **said.values) if said.code in _ASKED else said
