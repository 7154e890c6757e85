"""Opens what is given to the program as a file, and nothing that only has a file's name."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.model.message import Message

_READING = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    # Opening a pipe waits for its writer, opening a terminal may make it ours; not so with these.
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)


def regular_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file to read its bytes. Every reader of what a user names opens it by this.

    A pipe, a device or a socket could keep the reader waiting for ever, or never end. What stands
    there is asked before it is opened, because opening alone does something to a device; and once
    more when it is open, because it may have been another thing meanwhile.

    Raises
    ------
    RefusedError
        It is a folder, a pipe, a device or a socket.
    OSError, ValueError
        As `open` raises them.
    """
    _refuse(_fault_of_kind(Path(path).stat().st_mode))
    descriptor = os.open(path, _READING)
    try:
        _refuse(_fault_of_kind(os.fstat(descriptor).st_mode))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _fault_of_kind(mode: int) -> Message | None:
    if stat.S_ISREG(mode):
        return None
    return message("file_is_directory" if stat.S_ISDIR(mode) else "file_is_device")


def _refuse(fault: Message | None) -> None:
    if fault is not None:
        raise RefusedError(fault)
