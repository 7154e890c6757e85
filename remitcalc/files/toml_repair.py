"""Reads on in a TOML text that has lines which are no TOML: each is noted, and passed over.

A parser stops at the first such line. Here it is replaced by a value that is `BROKEN`, its fault
being noted, so that everything else of the file is still checked. What opens on one line and
closes on another is not guessed at: there reading ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from remitcalc.files.grammar import BROKEN
from remitcalc.files.limits import MOST_FORM_FAULTS, MOST_REREAD
from remitcalc.files.problems import Place, Problem, shown_line
from remitcalc.files.toml_syntax import syntax_problem
from remitcalc.files.toml_text import parsed
from remitcalc.model.message import message

_STAND_IN = "\ue000 no value \ue000"
"""Private characters: no text of a person holds them."""

_PAIR = re.compile(r"(\s*[\w.\"'-]+\s*=)(.*)")
_ITEM = re.compile(r"(\s*)[{\[].*?([}\]]\s*,?\s*(?:#.*)?)")
_HEADER = re.compile(r"\s*\[{1,2}\s*([A-Za-z][\w-]*(?:\.[\w-]+)*)\s*\]{0,2}\s*(?:#.*)?")
_REMARK = re.compile(r"\s*(?://|;|--|/\*|\*)")
"""A comment as other languages have it."""

_WORD = re.compile(r"(\s*[\w-]+)\s+[^\s=].*")


class Repaired:
    """What could be read of a text, and its faults of form.

    Attributes
    ----------
    raw : dict or None
        With `BROKEN` for values that cannot be read; None where too little can.
    text : str
        The text with stand-ins for those values, line for line.
    problems : tuple of Problem
    """

    def __init__(self, text: str, file: str, error: Exception) -> None:
        self._original = text.replace("\r\n", "\n").split("\n")
        self._lines = [*self._original]
        self._mended: set[int] = set()
        self.raw: dict[str, object] | None = None
        problems: list[Problem] = []
        met: Exception | None = error
        most = min(MOST_FORM_FAULTS, 1 + MOST_REREAD // len(text))
        while met is not None:
            problem = syntax_problem(met, self.text, file)
            line = problem.place.line
            if line in self._mended:
                break
            problems.append(self._as_written(problem))
            if line is None or not self._mend(line, problem.message.code):
                break
            if len(problems) == most:
                problems.append(Problem(message("toml_reading_ends"), Place(file, line=line)))
                break
            met = self._parse()
        self.problems = tuple(problems)

    @property
    def text(self) -> str:
        """The text as far as it is mended."""
        return "\n".join(self._lines)

    def _as_written(self, problem: Problem) -> Problem:
        """Return a problem with the line's text as the file has it."""
        line = problem.place.line
        if line is None or line > len(self._original):
            return problem
        text = shown_line(self._original[line - 1])
        return replace(problem, place=replace(problem.place, line_text=text))

    def _parse(self) -> Exception | None:
        try:
            self.raw = _broken(parsed(self.text))  # type: ignore[assignment]
        except (ValueError, RecursionError) as error:
            return error
        return None

    def _mend(self, line: int, code: str) -> bool:
        """Put a stand-in where the value of a line is; return whether that could be done."""
        if line > len(self._lines):
            return False
        self._mended.add(line)
        text = self._lines[line - 1]
        mended = "" if code == "toml_repeated_key" else _mended(text)
        if mended is None:
            return False
        self._lines[line - 1] = mended
        return True


def _mended(text: str) -> str | None:
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        is_whole = all(pair[2].count(a) == pair[2].count(b) for a, b in ("[]", "{}"))
        return f'{pair[1]} "{_STAND_IN}"' if is_whole and '"""' not in pair[2] else None
    header = _HEADER.fullmatch(text)
    if header is not None:
        is_item = text.lstrip().startswith("[[")
        return f"[[{header[1]}]]" if is_item else f"[{header[1]}]"
    item = _ITEM.fullmatch(text)
    if item is not None:
        comma = "," if "," in item[2] else ""
        return f'{item[1]}"{_STAND_IN}"{comma}'
    word = _WORD.fullmatch(text)
    if word is not None:
        return f'{word[1]} = "{_STAND_IN}"'
    return "" if _REMARK.match(text) else None


def _broken(value: object) -> object:
    """Return `value` with `BROKEN` for every stand-in."""
    if isinstance(value, dict):
        return {name: _broken(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_broken(one) for one in value]
    return BROKEN if value == _STAND_IN else value
