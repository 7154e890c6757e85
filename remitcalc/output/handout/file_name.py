"""What the file of one worker's page is called: harmless on every system."""

from __future__ import annotations

import unicodedata

_LONGEST = 60
SUFFIX = ".pdf"


def file_name(number: int, digits: int, name: str = "") -> str:
    """Return the name of a file: the worker's number, then the letters and digits of the name.

    >>> file_name(7, 3), file_name(7, 3, "Ana María López"), file_name(7, 1, "../=A1|x\u202e")
    ('handout-007.pdf', 'handout-007-Ana-María-López.pdf', 'handout-7-A1-x.pdf')
    """
    composed = unicodedata.normalize("NFC", name[: 4 * _LONGEST])
    kept = "".join(letter if letter.isalnum() else " " for letter in composed)
    said = "-".join(kept.split())
    while len(said.encode()) > _LONGEST:
        said = said[:-1]
    said = said.rstrip("-")
    return "-".join(filter(None, ("handout", str(number).zfill(digits), said))) + SUFFIX
