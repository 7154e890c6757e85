"""What a reader found wrong: one shape for every file, collected, never raised.

A reader returns `(value or None, problems)`. Any error makes the value None, because a file is not
half-loaded; warnings load. Texts are message codes with values; the sentence is made where it is
shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remitcalc.model.message import Message

_LONGEST_FOUND = 60
_MOST_EXPECTED = 12
_LIKENESS, _LIKENESS_OF_CODES, _SHORT = 0.6, 0.8, 3
"""Of three letters nearly every code shares two with some other: that is no likeness."""


@noun
class Place:
    """Where a problem is; what does not apply is empty or None.

    Attributes
    ----------
    file : str
        As the user named it.
    key : str
        Of a structured file, such as `services[3].sending[0].min`; positions count from 0.
    line, row : int, optional
        Counted from 1.
    sheet, column : str
    line_text : str
        The text of `line`, so that it can be shown below the problem.
    """

    file: str
    key: str = ""
    line: int | None = None
    sheet: str = ""
    row: int | None = None
    column: str = ""
    line_text: str = ""


@noun
class Problem:
    """One thing wrong with a file.

    `found` is the offending text as the file has it, `expected` what may stand there (words of the
    file format, not sentences), `suggestion` the one that was probably meant.
    """

    message: Message
    place: Place
    found: str = ""
    expected: tuple[str, ...] = ()
    suggestion: str = ""
    is_warning: bool = False


class Problems:
    """Collects every problem of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []

    def add(
        self,
        said: Message,
        at: str | Place = "",
        *,
        found: object = "",
        choices: Iterable[str] = (),
    ) -> str:
        """Note an error at a key or place; return the choice that was probably meant.

        `choices` are what may stand there: few of them are listed as expected, and the nearest one
        to `found` becomes the suggestion.
        """
        choices = tuple(choices)
        text = shown(found)
        suggestion = did_you_mean(text, choices) if text and choices else ""
        self._found.append(
            Problem(
                message=said,
                place=self._place(at),
                found=text,
                expected=choices if len(choices) <= _MOST_EXPECTED else (),
                suggestion=suggestion,
            )
        )
        return suggestion

    def warn(self, said: Message, at: str | Place = "", *, found: object = "") -> None:
        """Note a warning: something odd in a file that loads all the same."""
        self._found.append(Problem(said, self._place(at), shown(found), is_warning=True))

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids loading the file."""
        return any(not problem.is_warning for problem in self._found)

    def listed(
        self, locate: Callable[[str], tuple[int | None, str]] | None = None
    ) -> tuple[Problem, ...]:
        """Return the problems in file order; `locate` gives the line, and its text, of a key."""
        if not self._found or locate is None:
            return tuple(self._found)
        placed = []
        for problem in self._found:
            line, text = locate(problem.place.key)
            placed.append(replace(problem, place=replace(problem.place, line=line, line_text=text)))
        return tuple(sorted(placed, key=lambda p: p.place.line or 0))

    def _place(self, at: str | Place) -> Place:
        return at if isinstance(at, Place) else Place(self.file, at)


def did_you_mean(found: str, choices: Iterable[str]) -> str:
    """Return the choice nearest to `found`, or nothing when none is near.

    >>> did_you_mean("recieving", ["sending", "receiving"]), did_you_mean("cad", ["CAD", "CHF"])
    ('receiving', 'CAD')
    """
    folded = {choice.casefold(): choice for choice in choices}
    if found.casefold() in folded:
        return folded[found.casefold()]
    # Imported here: only a file with a mistake pays for it.
    from difflib import get_close_matches

    cutoff = _LIKENESS if len(found) > _SHORT else _LIKENESS_OF_CODES
    near = get_close_matches(found.casefold(), folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else ""


def shown(value: object) -> str:
    r"""Return a value as a problem shows it: on one line, not too long.

    >>> shown("a\nb"), shown(True), shown([1, 2])
    ('a b', 'true', '[1, 2]')
    """
    if isinstance(value, bool):
        return str(value).lower()
    try:
        text = " ".join(str(value).split())
    except ValueError:  # an integer of more digits than Python is willing to write
        return ""
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"
