"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

Cause = Literal[
    "no_folder",
    "no_such_folder",
    "not_permitted",
    "is_folder",
    "disk_full",
    "name_too_long",
    "other",
]

_CAUSES: dict[int | None, Cause] = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "not_permitted",
    errno.EPERM: "not_permitted",
    errno.EROFS: "not_permitted",
    errno.EISDIR: "is_folder",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}


class NotWrittenError(OSError):
    """A file could not be written; the old one, if there is one, is as it was.

    Attributes
    ----------
    path : Path
    cause : str
        "no_such_folder" is of a folder that was to be filled.
    reason : str
        What the operating system said.
    """

    def __init__(self, path: Path, error: OSError | ValueError, cause: Cause | None = None) -> None:
        self.path = path
        number = error.errno if isinstance(error, OSError) else None
        self.cause: Cause = cause or _CAUSES.get(number, "other")
        self.reason = getattr(error, "strerror", None) or str(error)
        super().__init__(number, self.reason, str(path))


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`: to a temporary file beside it, flushed, then put in its place.

    A link is followed, so that it stays one. A device or a pipe is written to directly: there is
    nothing to replace.

    Raises
    ------
    NotWrittenError
        Nothing was changed and no temporary file is left.
    """
    try:
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if mode is not None and not stat.S_ISREG(mode):
            path.write_bytes(content)
            return
        _replace(target, content, mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotWrittenError(path, error) from error


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    if mode is not None and not os.access(target, os.W_OK):
        # Replacing would get round a file that its owner has protected.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.with_name(f".{target.name[:80]}.{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
