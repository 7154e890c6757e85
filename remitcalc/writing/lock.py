"""Marks an open file as in use; the system takes the mark away with the process that set it."""

from __future__ import annotations

import contextlib
import os
import sys


def hold(descriptor: int) -> bool:
    """Mark an open file as ours until it is closed or this process is gone, however it ended.

    Returns
    -------
    bool
        False where another holds it, or where the file system knows no such marks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def flush_folder(folder: str | os.PathLike[str]) -> None:
    """Have the system write down the names of a folder: a new one may else be gone with the power.

    Where it cannot be done (Windows, some network drives) nothing is lost but that certainty.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
