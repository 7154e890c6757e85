"""Files that people take for tables or corridors and that this program does not read: their names.

A table; what a file is, is seen from how it begins. `output.wording.words` has words for each key.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class ForeignKind(NamedTuple):
    """A kind of file that is not read.

    Attributes
    ----------
    key : str
    begins : pattern
    suffixes : tuple of str
    holds : tuple of bytes
        One of these stands among the first bytes.
    """

    key: str
    begins: re.Pattern[bytes]
    suffixes: tuple[str, ...]
    holds: tuple[bytes, ...]


_FIRST = 4_000


def _kind(
    key: str, begins: bytes, *suffixes: str, holds: tuple[bytes, ...] = (b"",)
) -> ForeignKind:
    return ForeignKind(key, re.compile(begins), suffixes, holds)


FOREIGN_KINDS = (
    _kind("pdf", rb"%PDF", ".pdf"),
    _kind("gzip", rb"\x1f\x8b", ".gz"),
    _kind("png", rb"\x89PNG", ".png"),
    _kind("sqlite", rb"SQLite format 3", ".sqlite"),
    _kind("excel_2003", rb"<", ".xml", holds=(b"urn:schemas-microsoft-com:office:spreadsheet",)),
    _kind("iso_20022", rb"<", ".xml", holds=(b"iso:20022", b"CstmrCdtTrfInitn")),
    _kind("web_page", rb"<", ".html", ".htm"),
    # An array of TOML, such as [[service]], has a name between its brackets.
    _kind("json", rb"\{|\[\s*(?:\{|\[\s*[\"\d\[{-])", ".json"),
    # The record that begins a file of Nacha, the clearing house of US banks: 94 signs a line.
    _kind("nacha", rb"101[ \d]{20}\d{10}[A-Z\d]094101", ".ach"),
)
"""In this order: what is written in XML is only a web page where nothing more is known of it."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def foreign_kind(head: bytes) -> str:
    r"""Return the key of the kind that a file which begins so is; empty: it is none of them.

    >>> foreign_kind(b"%PDF"), foreign_kind(b'[{"worker": "Ana"}]'), foreign_kind(b"[[service]]")
    ('pdf', 'json', '')
    """
    start = head.removeprefix(_BYTE_ORDER_MARK).lstrip()[:_FIRST]
    return next((kind.key for kind in FOREIGN_KINDS if _is_one(start, kind)), "")


def _is_one(start: bytes, kind: ForeignKind) -> bool:
    return bool(kind.begins.match(start)) and any(mark in start for mark in kind.holds)
