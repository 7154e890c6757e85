"""Whether a file is a document, by how it begins."""

from __future__ import annotations

import os
import re
from typing import Final

SUFFIX: Final = ".remitcalc"
_MARK = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'\s*\{\s*"corridor"\s*:\s*\{')
_SETTINGS = re.compile(rb'"scenario"\s*:\s*\{')


def is_document(path: str | os.PathLike[str], head: bytes) -> bool:
    """Return whether a file that begins so is a document, or is called one, whatever it holds.

    >>> is_document("a.txt", b'{"corridor": {"id": "x"}'), is_document("a.json", b'{"format": 2')
    (True, False)
    """
    if os.fspath(path).lower().endswith(SUFFIX):
        return True
    text = head.removeprefix(_MARK)
    if _OPENING.match(text):
        return True
    return text.lstrip().startswith(b"{") and _SETTINGS.search(text) is not None
