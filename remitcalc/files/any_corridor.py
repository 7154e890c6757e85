"""Reads a corridor from whatever file holds one: a corridor file, a fee table, a document.

Which it is, is seen from the content: only a fee table pays for reading tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.document.recognition import is_document
from remitcalc.files.refusal import RefusedError
from remitcalc.files.regular_file import regular_file

if TYPE_CHECKING:
    import os

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.numbers.notation import DecimalMark

_HEAD = 65_536
_HEADING_LINES = 20
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TOML_LINE = re.compile(r"""\s*(\[|["'\w.-]+\s*=)""")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r"""["']?sep=""", re.IGNORECASE)


def read_any_corridor(
    path: str | os.PathLike[str], *, decimal: DecimalMark | None = None
) -> CorridorRead:
    """Read a corridor file, a fee table (CSV, XLSX, XLSB, XLS, ODS), or a document's corridor.

    Parameters
    ----------
    path : str or path-like
    decimal : "point" or "comma", optional
        For a fee table that leaves open what marks its decimals.

    Returns
    -------
    (Corridor or None, tuple of Problem)
        The corridor when there is no error; warnings may come with it.
    """
    head = head_of(path)
    if is_document(path, head):
        from remitcalc.files.document.reading import read_document

        document, problems = read_document(path)
        return None if document is None else document.scenario.corridor, problems
    if not is_table(head):
        return read_corridor(path)
    from remitcalc.files.fee_table.reading import read_fee_table

    return read_fee_table(path, decimal=decimal)


def is_table_file(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is a table rather than a corridor file, or nothing that can be read."""
    return is_table(head_of(path))


def is_table(head: bytes) -> bool:
    r"""Return whether a file that begins so is a workbook, or CSV rather than TOML.

    >>> is_table(b"format = 1"), is_table(b"Fees 2025;;\nService;Provider;Fee")
    (False, True)
    """
    if head.startswith((*_WORKBOOKS, *_UTF16_MARKS)):
        return True
    for line in _first_lines(head):
        if _is_toml_line(line):
            return False
        words = {word.strip(" \"'").casefold() for word in re.split(r"[;,\t]", line)}
        if "provider" in words or len(words & {"service", "fee", "amount", "corridor"}) > 1:
            return True
    return False


def is_toml(head: bytes) -> bool:
    """Return whether a file that begins so has a line as TOML has them."""
    return any(map(_is_toml_line, _first_lines(head)))


def _first_lines(head: bytes) -> list[str]:
    return _LINE_END.split(head.decode("utf-8-sig", errors="replace"))[:_HEADING_LINES]


def _is_toml_line(line: str) -> bool:
    return bool(_TOML_LINE.match(line)) and not _SEPARATOR_LINE.match(line)


def head_of(path: str | os.PathLike[str]) -> bytes:
    """Return the first bytes of a file; none where it cannot be read, which its reader says."""
    try:
        with regular_file(path) as file:
            return file.read(_HEAD)
    except (OSError, ValueError, RefusedError):
        return b""
