"""What must be undone where this process ends in the midst of it, by whatever way it can hear of.

A command that is told to end does not unwind: an exception that comes from nowhere, in an import or
while Qt paints, turns into another one or into an abort. It does what is due here, and is gone.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_due: list[Callable[[], object]] = []


@contextlib.contextmanager
def tidied(undo: Callable[[], object]) -> Iterator[None]:
    """Do `undo` at the end of the block, or at the end of the process if that comes first.

    It may be done twice, and what it finds may be half done.
    """
    _due.append(undo)
    try:
        yield
    finally:
        undo()
        _due.remove(undo)


def tidy_up() -> None:
    """Do all that is due, the last first; what cannot be done is left for the next start."""
    for undo in reversed(_due):
        with contextlib.suppress(Exception):
            undo()
