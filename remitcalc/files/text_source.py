"""The text of a file that people write in an editor, or the one reason why there is none."""

from __future__ import annotations

import os

from remitcalc.files.foreign_kinds import foreign_kind
from remitcalc.files.limits import MOST_TEXT_BYTES
from remitcalc.files.problems import Problem, Problems
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.model.message import message

_PACKAGES = ((b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "old_workbook"))
_WORKBOOK_PARTS = ((b"xl/", "xlsx"), (b"opendocument.spreadsheet", "ods"))
_HEAD = 4096
_JSON = "json"
"""Some texts that are read are JSON."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: str | os.PathLike[str]) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a UTF-8 file, its byte order mark removed.

    Returns
    -------
    (str or None, tuple of Problem)
        Refused, each with one problem: no file, a directory or device, no permission, nothing in
        it, more than `MOST_TEXT_BYTES`, another format known by its first bytes, NUL bytes, other
        encodings.
    """
    problems = Problems(os.fspath(path))
    text = None
    try:
        text = _decoded(_content(path))
    except RefusedError as refused:
        problems.add(refused.fault)
    except (OSError, ValueError) as error:
        problems.add(fault_of(error))
    return text, problems.listed()


def _content(path: str | os.PathLike[str]) -> bytes:
    with regular_file(path) as file:
        content = file.read(MOST_TEXT_BYTES + 1)
    if len(content) > MOST_TEXT_BYTES:
        raise RefusedError(message("file_too_large", most_bytes=MOST_TEXT_BYTES))
    return content


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise RefusedError(message("file_empty"))
    if other := _other_format(content):
        raise RefusedError(message("file_wrong_format", found=other))
    if content.startswith(_UTF16_MARKS):
        raise RefusedError(message("file_not_utf8", byte=1, line=1))
    if b"\0" in content:
        raise RefusedError(message("file_binary", byte=content.index(b"\0") + 1))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError(message("file_not_utf8", byte=error.start + 1, line=line)) from None
    if not text.strip():
        raise RefusedError(message("file_empty"))
    return text


def _other_format(content: bytes) -> str:
    """Return the name of the format that the first bytes give away, or nothing."""
    for magic, name in _PACKAGES:
        if content.startswith(magic):
            named = (kind for part, kind in _WORKBOOK_PARTS if name == "zip" and part in content)
            return next(named, name)
    foreign = foreign_kind(content[:_HEAD])
    return "" if foreign == _JSON else foreign
