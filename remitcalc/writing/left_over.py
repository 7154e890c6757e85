"""Notes of the folders that are being written into, so that the next start can tidy after a kill.

Only for what may hold names of workers, and for many files at once: anything else that a kill left
over goes with the next writing into the same folder.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc import paths
from remitcalc.writing.lock import hold
from remitcalc.writing.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def noted(folder: Path) -> Iterator[None]:
    """Keep a note of `folder` for as long as something is written into it.

    Without a home there is none; then the next writing into that folder does all the tidying.
    """
    notes = paths.notes_of_writing()
    with contextlib.ExitStack() as kept:
        if notes is not None:
            with contextlib.suppress(OSError):
                _write(notes / os.urandom(8).hex(), folder, kept)
        yield


def _write(note: Path, folder: Path, kept: contextlib.ExitStack) -> None:
    note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept.enter_context(tidied(lambda: _remove(note)))
    file = kept.enter_context(note.open("xb", buffering=0))
    hold(file.fileno())
    file.write(os.fsencode(folder.absolute()))


def clear_left_over() -> None:
    """Tidy the folders that a process was writing into when it was killed."""
    notes = paths.notes_of_writing()
    if notes is None:
        return
    try:
        with os.scandir(notes) as entries:
            found = [Path(entry.path) for entry in entries]
    except OSError:  # there never was any, as a rule
        return
    for note in found:
        with contextlib.suppress(OSError, ValueError):
            _follow(note)


def _follow(note: Path) -> None:
    with note.open("rb+") as file:
        if not hold(file.fileno()):
            return  # of a process that lives
        folder = os.fsdecode(file.read())
    # Imported here: every command looks for notes, and there are none.
    from remitcalc.writing.temporary import clear

    if not folder or clear(Path(folder)):
        _remove(note)


def _remove(note: Path) -> None:
    with contextlib.suppress(OSError):
        note.unlink(missing_ok=True)
