"""Makes a file that shows a fault smaller, as long as it still shows it."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING, TypeVar

from tests.faults.packages import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Shows = Callable[[bytes], bool]

P = TypeVar("P")
_TAG_ENDS = b">"


def smallest(content: bytes, shows: Shows, seconds: float) -> bytes:
    """Return a file for which `shows` still holds: lines are left out first, then bytes.

    Of a package whole tags are left out. Stops after `seconds`; a file whose fault cannot be shown
    again stays as it is.

    >>> smallest(b"a\\nb\\nthe fault\\nc\\n", lambda tried: b"fau" in tried, 1)
    b'fau'
    """
    ends = time.monotonic() + seconds
    if not shows(content):
        return content
    try:
        tags = _tags(content)
    except Exception:  # a text, or a package in whatever way broken
        content = _fewer(content.splitlines(keepends=True), b"".join, shows, ends)
        return _fewer([content[at : at + 1] for at in range(len(content))], b"".join, shows, ends)
    return _fewer(tags, _package, shows, ends)


def _tags(content: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a package tag by tag, each with the name of its part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    return [(n, tag + _TAG_ENDS) for n, part in parts for tag in part.split(_TAG_ENDS) if tag]


def _package(tags: Sequence[tuple[str, bytes]]) -> bytes:
    parts: dict[str, bytes] = {}
    for name, tag in tags:
        parts[name] = parts.get(name, b"") + tag
    return packed(parts)


def _fewer(
    pieces: Sequence[P], join: Callable[[Sequence[P]], bytes], shows: Shows, ends: float
) -> bytes:
    """Leave out ever smaller stretches of pieces until none can be missed, or the time is over."""
    size = max(1, len(pieces) // 2)
    while pieces:
        at, is_smaller = 0, False
        while at < len(pieces):
            if time.monotonic() > ends:
                return join(pieces)
            tried = [*pieces[:at], *pieces[at + size :]]
            if shows(join(tried)):
                pieces, is_smaller = tried, True
            else:
                at += size
        if size == 1 and not is_smaller:
            break
        size = max(1, size // 2)
    return join(pieces)
