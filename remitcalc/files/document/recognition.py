"""Whether a file is a document, by how it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

SUFFIX = ".remitcalc"
_MARK = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'\s*\{\s*"corridor"\s*:\s*\{')
_SETTINGS = re.compile(rb'"scenario"\s*:\s*\{')


def is_document(path: str | os.PathLike[str], head: bytes) -> bool:
    """Return whether a file that begins so is a document, or is called one and is JSON or nothing.

    >>> is_document("a.txt", b'{"corridor": {"id": "x"}'), is_document("a.json", b'{"format": 2')
    (True, False)
    """
    text = head.removeprefix(_MARK)
    if _OPENING.match(text) or (text.lstrip().startswith(b"{") and _SETTINGS.search(text)):
        return True
    is_called_one = str(path).lower().endswith(SUFFIX)
    return is_called_one and (text.lstrip().startswith(b"{") or not text.strip())
