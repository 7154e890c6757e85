"""Whether a file is a document, by how it begins."""

from __future__ import annotations

import os
import re
from typing import Final

SUFFIX: Final = ".remitcalc"
_MARK = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'\s*\{\s*"corridor"\s*:\s*\{')
_CORRIDOR_FILE = re.compile(rb"(?:\s|#[^\n]*\n)*format\s*=\s*\d")
_SETTINGS = re.compile(rb'"scenario"\s*:\s*\{')


def is_document(path: str | os.PathLike[str], head: bytes) -> bool:
    r"""Return whether a file that begins so is a document, or is called one, whatever it holds.

    Only what begins as a corridor file does is that, whatever it is called.

    >>> is_document("a.txt", b'{"corridor": {"id": "x"}'), is_document("a.json", b'{"format": 2')
    (True, False)
    >>> is_document("a.remitcalc", b"?"), is_document("a.remitcalc", b"# Fees\nformat = 1")
    (True, False)
    """
    text = head.removeprefix(_MARK)
    if os.fspath(path).lower().endswith(SUFFIX):
        return _CORRIDOR_FILE.match(text) is None
    if _OPENING.match(text):
        return True
    return text.lstrip().startswith(b"{") and _SETTINGS.search(text) is not None
