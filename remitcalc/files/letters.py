"""Texts as they are compared and made into names: small letters without accents."""

from __future__ import annotations

import unicodedata

from remitcalc.files.limits import LONGEST_WORDS


def bare(text: str) -> str:
    """Return a text in small letters without accents; of an endless one the beginning.

    Accents without end take the square of the time to sort, and no name has them.

    >>> bare("Prénom Ž"), len(bare("a\u0300" * 10_000))
    ('prenom z', 150)
    """
    folded = unicodedata.normalize("NFKD", text[:LONGEST_WORDS].casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))
