"""Parses the text of a TOML file, after a look at what would take the parser minutes."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from remitcalc.files.limits import MOST_KEY_PARTS
from remitcalc.model.countable import exact_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKENS = re.compile(
    r"""
    (?P<blank>  [\ \t\r]+ | \#[^\n]* )
  | (?P<newline> \n )
  | (?P<text>   \"{3}(?:[^"\\]+|\\.|"(?!""))*+(?:\"{3,5}|\Z) | '{3}(?:[^']+|'(?!''))*+(?:'{3,5}|\Z)
              | "(?:[^"\\\n]+|\\[^\n])*+"? | '[^'\n]*+'? )
  | (?P<mark>   [\[\]{}=,.] )
  | (?P<bare>   [^\s\[\]{}=,."'\#]+ )
  | (?P<other>  . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A text that is not closed goes on to the end: whatever stands there is looked at once."""


class KeyPartsError(ValueError):
    """A key has more parts than `MOST_KEY_PARTS`; `line` is where, from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, its floats as they are written.

    Raises
    ------
    KeyPartsError
    ValueError, RecursionError
        As of `tomllib`.
    """
    # Keys and tables hold each part with all before it: 100,000 of them fill a memory.
    long = (line for line in text.split("\n") if len(line) > 2 * MOST_KEY_PARTS)
    if any(line.count(".") >= MOST_KEY_PARTS for line in long):
        _check_parts(text)
    return tomllib.loads(text, parse_float=exact_decimal)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of each token of a text, and the token: blanks and comments too."""
    for match in _TOKENS.finditer(text):
        yield match.lastgroup or "", match.group()


def _check_parts(text: str) -> None:
    line, parts = 1, 1
    for kind, token in tokens(text):
        if token == ".":
            parts += 1
            if parts > MOST_KEY_PARTS:
                raise KeyPartsError(line)
        elif kind not in ("bare", "blank", "text"):
            parts = 1
        line += token.count("\n")
