"""What a reader found wrong: one shape for every file, collected, never raised.

A reader returns `(value or None, problems)`. Any error makes the value None, because a file is not
half-loaded; warnings load. Texts are message codes with values; the sentence is made where it is
shown. At most `MOST_LISTED` errors and as many warnings are listed; one last problem of each kind
says how many there are besides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_LIKENED, LONGEST_LINE, MOST_LIKENED, MOST_LISTED
from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Rank = Callable[["Problem"], tuple[int | str, ...]]

MORE = "more_problems"
"""The code of what says how many problems are not listed."""

_LONGEST_FOUND = 60
_MOST_EXPECTED = 12
_LIKENESS, _LIKENESS_OF_CODES, _SHORT = 0.6, 0.8, 3
"""Of three letters nearly every code shares two with some other: that is no likeness."""


@frozen
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


@frozen
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
    """Collects every problem of one file.

    `of_document`: it is a corridor within a document, which this program wrote. A text that a
    spreadsheet shows for an error is then odd, no fault, because it was taken; and offers may stand
    in a corridor that names no pooled service of its own.
    """

    def __init__(self, file: str, *, of_document: bool = False) -> None:
        self.file = file
        self.of_document = of_document
        self._found: list[Problem] = []
        self._counts = [0, 0]
        """Of errors and of warnings, the listed ones among them."""

    def add(
        self,
        said: Message,
        at: str | Place | Callable[[], Place] = "",
        *,
        found: object = "",
        choices: Iterable[str] = (),
    ) -> str:
        """Note an error at a key or place; return the choice that was probably meant.

        A place that takes work to tell is told by a function, for an error that is listed.

        `choices` are what may stand there: few of them are listed as expected, and the nearest one
        to `found` becomes the suggestion. Of an error that is only counted nothing is sought.
        """
        self._counts[0] += 1
        if self._counts[0] > MOST_LISTED:
            return ""
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

    def warn(
        self,
        said: Message,
        at: str | Place | Callable[[], Place] = "",
        *,
        found: object = "",
        choices: Iterable[str] = (),
    ) -> None:
        """Note a warning, as `add`: something odd in a file that loads all the same."""
        self._counts[1] += 1
        if self._counts[1] <= MOST_LISTED:
            text = shown(found)
            meant = did_you_mean(text, choices) if text and choices else ""
            self._found.append(
                Problem(said, self._place(at), text, suggestion=meant, is_warning=True)
            )

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids loading the file."""
        return self._counts[0] > 0

    def listed(
        self, locate: Callable[[str], tuple[int | None, str]] | None = None
    ) -> tuple[Problem, ...]:
        """Return the problems in file order; `locate` gives the line, and its text, of a key."""
        besides = _besides([max(0, n - MOST_LISTED) for n in self._counts], self.file)
        if not self._found or locate is None:
            return (*self._found, *besides)
        placed = []
        for problem in self._found:
            line, text = locate(problem.place.key)
            place = replace(problem.place, line=line, line_text=text)
            placed.append(replace(problem, place=place))
        return in_order((*placed, *besides), by_line)

    def _place(self, at: str | Place | Callable[[], Place]) -> Place:
        if isinstance(at, str):
            return Place(self.file, at)
        return at if isinstance(at, Place) else at()


def in_order(problems: Iterable[Problem], rank: Rank) -> tuple[Problem, ...]:
    """Return the problems of one file by rank, at most `MOST_LISTED` errors and warnings each."""
    return cut(sorted(problems, key=rank))


def by_line(problem: Problem) -> tuple[int]:
    """Return the rank of a problem of a text."""
    return (problem.place.line or 0,)


def cut(problems: Iterable[Problem], most: int = MOST_LISTED) -> tuple[Problem, ...]:
    """Return the first errors and the first warnings, and how many of each there are besides.

    What says so among them already is counted, and stands last.
    """
    kept: list[Problem] = []
    met, besides, file = [0, 0], [0, 0], ""
    for problem in problems:
        is_warning, file = problem.is_warning, problem.place.file
        if problem.message.code == MORE:
            besides[is_warning] += int(str(problem.message.values["problems"]))
            continue
        met[is_warning] += 1
        if met[is_warning] <= most:
            kept.append(problem)
        else:
            besides[is_warning] += 1
    return (*kept, *_besides(besides, file))


def _besides(counts: Sequence[int], file: str) -> tuple[Problem, ...]:
    """Return what says how many errors and how many warnings are not listed."""
    return tuple(
        Problem(message("more_problems", problems=count), Place(file), is_warning=bool(is_warning))
        for is_warning, count in enumerate(counts)
        if count
    )


def did_you_mean(found: str, choices: Iterable[str]) -> str:
    """Return the choice nearest to `found`, or nothing when none is near.

    The time goes with the square of the length, so that long words, and many, are not compared.

    >>> did_you_mean("recieving", ["sending", "receiving"]), did_you_mean("cad", ["CAD", "CHF"])
    ('receiving', 'CAD')
    >>> did_you_mean("CDA", ["CAD", "CHF", "DKK"])
    'CAD'
    """
    folded = {choice.casefold(): choice for choice in choices}
    if found.casefold() in folded:
        return folded[found.casefold()]
    if len(found) <= _SHORT:
        swapped = [choice for choice in _swapped(found.casefold()) if choice in folded]
        if len(swapped) == 1:
            return folded[swapped[0]]
    if len(found) > LONGEST_LIKENED or len(folded) > MOST_LIKENED:
        return ""
    # Imported here: only a file with a mistake pays for it.
    from difflib import get_close_matches

    cutoff = _LIKENESS if len(found) > _SHORT else _LIKENESS_OF_CODES
    near = get_close_matches(found.casefold(), folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else ""


def _swapped(word: str) -> list[str]:
    """Return what a word is with two neighbours in each other's place: the usual slip in a code.

    >>> _swapped("cda")
    ['dca', 'cad']
    """
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


def shown_line(text: str) -> str:
    """Return a line of a file as it is shown beside a problem: not all of one without end."""
    return text.strip()[:LONGEST_LINE]


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
