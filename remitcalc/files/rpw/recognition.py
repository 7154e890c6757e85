"""Whether a file is a survey of prices, seen from its first parts: the workbook has 300 MB inside.

What only looks like one is refused by the import, with the columns that it lacks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.files.regular_file import regular_file

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

_HEAD = 1_000_000
_MOST_PARTS = 16
_ZIP = b"PK\x03\x04"
_TEXT_PARTS = ("sharedstrings.", "content.xml", "/sheet")
_COLUMN = re.compile(rb"cc1[^a-z0-9]{0,2}lcu[^a-z0-9]{0,2}fee")
"""A heading that nothing but this survey has, as both layouts and their CSV forms write it."""


def is_survey(path: str | os.PathLike[str]) -> bool:
    """Return whether a workbook or CSV file begins as the survey's do."""
    try:
        return any(_COLUMN.search(part) for part in _parts(path))
    except Exception:  # a broken package raises anything; its reader tells what
        return False


def _parts(path: str | os.PathLike[str]) -> Iterator[bytes]:
    """Yield the beginnings of the file's texts, in small letters; UTF-16 without its zeros."""
    with regular_file(path) as file:
        head = file.read(_HEAD)
        if not head.startswith(_ZIP):
            yield _small(head)
            return
        import zipfile  # not at the top: CSV needs none

        with zipfile.ZipFile(file) as package:
            names = [
                n
                for n in package.namelist()
                if any(p in n.lower().replace("\\", "/") for p in _TEXT_PARTS)
            ]
            for name in names[:_MOST_PARTS]:
                with package.open(name) as part:
                    yield _small(part.read(_HEAD))


def _small(content: bytes) -> bytes:
    return content.replace(b"\0", b"").lower()
