"""What is wrong with the file that was opened last, a row each, in file order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.gui.models.columns_model import Column, ColumnsModel
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem
    from remitcalc.output.language import Language


class ProblemsModel(ColumnsModel):
    """Problems of a file."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()

    def show_problems(self, problems: tuple[Problem, ...], language: Language) -> None:
        """Show other problems."""
        self.problems = problems
        text = language.text
        lines = np.array([p.place.line or 0 for p in problems], dtype=np.int64)
        columns = [
            Column(text("File"), lambda row: Path(problems[row].place.file).name),
            Column(
                text("Line"),
                lambda row: str(problems[row].place.line or ""),
                lines,
                lines > 0,
                is_figure=True,
            ),
            Column(text("Place"), lambda row: problems[row].place.key),
            Column(text("Problem"), lambda row: _said(problems[row], language), can_stretch=True),
            Column(text("Found"), lambda row: problems[row].found),
            Column(text("Text of the line"), lambda row: problems[row].place.line_text.strip()),
        ]
        self.show_columns(columns, len(problems))


def _said(problem: Problem, language: Language) -> str:
    """Return what is wrong, what may stand there, and what was probably meant."""
    text = language.text
    said = [sentence(problem.message, language)]
    if problem.is_warning:
        said.insert(0, text("warning") + ":")
    if problem.suggestion:
        said.append(text("Did you mean “{suggestion}”?", suggestion=problem.suggestion))
    elif problem.expected:
        said.append(text("expected: {expected}", expected=problem.expected))
    return " ".join(said)
