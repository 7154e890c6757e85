"""What holds of every answer, whatever was asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from remitcalc import paths
from remitcalc.cli.problem_lines import problem_line
from remitcalc.output.language import ENGLISH, LANGUAGES, Language
from remitcalc.output.wording.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.files.problems import Problem
    from remitcalc.model.message import Message

_BRACES = re.compile(r"\{\w*\}")
_RAW = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Panic)\b|Traceback|\bat 0x[0-9a-f]{6}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x9b]")
_MOST_LOOKED_AT = 40
"""Different sentences of one file; those of a kind differ in their values only."""
_OFTEN, _THEN_EVERY = 50, 10
"""Of a sentence that was looked at so often, one in so many is looked at again."""

_looked_at: Counter[str] = Counter()


@cache
def languages() -> tuple[Language, ...]:
    """Return every language the program speaks."""
    folder = paths.resources() / "translations"
    return tuple(Language(tag, "", None if tag == ENGLISH else folder) for tag in LANGUAGES)


def unsayable(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield what is wrong with how problems are told: each is a sentence in every language."""
    kinds: dict[object, Problem] = {}
    for problem in problems:
        kinds.setdefault((problem.message.code, bool(problem.found), problem.is_warning), problem)
    for problem in list(kinds.values())[:_MOST_LOOKED_AT]:
        code = problem.message.code
        _looked_at[code] += 1
        if _looked_at[code] > _OFTEN and _looked_at[code] % _THEN_EVERY:
            continue
        if code not in sentences():
            yield f"no sentence: {code}"
        if _RAW.search(str(problem.message.values.get("reason", ""))):
            yield f"raw text: {code}: {problem.message.values['reason']}"[:120]
        told = replace(problem, message=_without_braces(problem.message), found="")
        for language in languages():
            bare = replace(told.place, key="", sheet="", line_text="", column="")
            line = problem_line(replace(told, place=bare, suggestion="", expected=()), language)
            if not line.strip() or _BRACES.search(line):
                yield f"gap in a sentence: {code}"
            if "\n" in problem_line(problem, language):
                yield f"more than a line: {code}"


def wrong_output(code: int, printed: str, told: str, *, is_text: bool = True) -> Iterator[str]:
    """Yield what is wrong with how a command ended: 0 or 2, and never 2 without a word.

    What is printed for machines has what the file has; text and what is told steer no terminal.
    """
    if code not in (0, 2):
        yield f"exit code {code}"
    if code == 2 and not (printed + told).strip():
        yield "refused without a word"
    if "Traceback" in printed + told:
        yield "traceback"
    if _CONTROL.search(printed * is_text + told):
        yield "control character in the terminal"


def _without_braces(said: Message) -> Message:
    """Return a message whose values hold no braces, so that those left over are the sentence's."""
    values = {
        name: _plain(value) if isinstance(value, (str, tuple)) else value
        for name, value in said.values.items()
    }
    return replace(said, values=values)


def _plain(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value.replace("{", "(").replace("}", ")").replace("\n", " ")
    return tuple(str(_plain(part)) for part in value)
