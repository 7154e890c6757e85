"""Problems of files, a line each: file:line: key: what is wrong, found, expected, meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.text.control_signs import with_control_signs
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.files.problems import Place, Problem
    from remitcalc.output.language import Language


def problem_line(problem: Problem, language: Language) -> str:
    """Return one problem as one line."""
    text, said = language.text, sentence(problem.message, language)
    parts = [f"{_where(problem.place)}: "]
    parts.append(text("warning: {said}", said=said) if problem.is_warning else said)
    details = []
    if problem.found and problem.found not in said:
        details.append(text("found: {found}", found=problem.found))
    if problem.expected:
        details.append(text("expected: {expected}", expected=problem.expected))
    if details:
        parts.append(f" ({'; '.join(details)})")
    if problem.suggestion:
        parts.append(" " + text("Did you mean “{suggestion}”?", suggestion=problem.suggestion))
    return with_control_signs("".join(parts))


def _where(place: Place) -> str:
    where = place.file
    if place.sheet:
        where += f" [{place.sheet}]"
    if place.line is not None:
        where += f":{place.line}"
    if place.row is not None:
        where += f":{place.row}"
    if place.column:
        where += f":{place.column}"
    return f"{where}: {place.key}" if place.key else where
