"""What every reader holds of a text that somebody else wrote and the program will show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.problems import Place, Problems

_TAG = re.compile("<[/!?]?[A-Za-z][^<>]*>")


def is_blank(text: str) -> bool:
    r"""Return whether nothing of a text can be seen: blanks, control and format characters.

    >>> is_blank(" \n"), is_blank("\x07\u200b"), is_blank("\u00a0-")
    (True, True, False)
    """
    if text[:1].isalnum():  # nearly every text: no need to look further
        return False
    return not any(letter.isprintable() and letter != " " for letter in text)


def has_markup(text: str) -> bool:
    """Return whether a text has what looks like a tag of HTML.

    >>> has_markup("<img src='x'> Bank"), has_markup("fees < 5, margins > 2"), has_markup("a <b")
    (True, False, False)
    """
    return _TAG.search(text) is not None


def warn_of_markup(text: str, at: str | Place, problems: Problems) -> None:
    """Warn where a text looks like HTML: it shows as it stands, which was hardly meant."""
    if has_markup(text):
        problems.warn(message("text_has_markup"), at, found=text)
