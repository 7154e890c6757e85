"""Words as they are looked for: without regard to capitals and accents. No Qt."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ı": "i", "œ": "oe", "æ": "ae"})
"""Letters that Unicode does not take apart."""


def folded(text: str) -> str:
    """Return a text without accents and capitals.

    >>> folded("Où Đorđe zahlt GRÖSSE, Straße")
    'ou dorde zahlt grosse, strasse'
    """
    return "".join(map(_folded, text))


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return a folded text and, for each of its letters, where it comes from in `text`."""
    said, places = [], []
    for at, letter in enumerate(text):
        one = _folded(letter)
        said.append(one)
        places += [at] * len(one)
    return "".join(said), places


def _folded(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter.casefold().translate(_LETTERS))
    return "".join(one for one in apart if not unicodedata.combining(one))
