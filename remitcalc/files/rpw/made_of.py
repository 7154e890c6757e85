"""Which files a library was made of, and whether they are still as they were."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    FileState = tuple[str, int, int]
    """Path, bytes, and when it was changed in nanoseconds."""

_LATEST = 2**63 - 1
"""A later time of change than this, in the year 2262, SQLite cannot keep."""


def file_states(files: Sequence[str | os.PathLike[str]]) -> list[FileState]:
    """Return the files as they are now.

    Raises
    ------
    OSError, ValueError
        One of them is not there, or cannot be.
    """
    found = [(file, Path(file).stat()) for file in files]
    return [
        (path_text(os.path.abspath(file)), state.st_size, min(state.st_mtime_ns, _LATEST))  # noqa: PTH100  links stay as named
        for file, state in found
    ]


def path_text(path: str | os.PathLike[str]) -> str:
    r"""Return a path as text that can be kept: a name may hold bytes that are no text.

    >>> path_text("prices.csv"), path_text("caf\udce9.csv")
    ('prices.csv', 'caf\\udce9.csv')
    """
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
