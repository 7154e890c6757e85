"""Marks an open file as in use; the system takes the mark away with the process that set it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says where another holds a file."""


def hold(descriptor: int) -> bool:
    """Mark an open file as ours until it is closed or this process is gone, however it ended.

    Returns
    -------
    bool
        False where another holds it, or where the file system knows no such marks.
    """
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold_file(path: Path) -> BinaryIO | None:
    """Make a file and mark it as ours until it is closed; None: another holds it.

    Where the file system knows no such marks it is taken as free: work must be found again.

    Raises
    ------
    OSError
        It cannot be made.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        file = os.fdopen(descriptor, "r+b", buffering=0)
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _HELD:
                file.close()
                return None
        if _is_still(path, descriptor):
            return file
        file.close()  # who held it has removed it: nobody would see this mark


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.name == "nt" or os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


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
