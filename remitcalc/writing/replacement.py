"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import Literal

from remitcalc.writing.left_over import noted
from remitcalc.writing.links import followed
from remitcalc.writing.lock import flush_folder, hold
from remitcalc.writing.temporary import clear, temporary_name
from remitcalc.writing.tidying import tidied

Cause = Literal[
    "no_folder",
    "no_such_folder",
    "not_permitted",
    "is_folder",
    "is_device",
    "disk_full",
    "name_too_long",
    "link_loop",
    "other",
]

_CAUSES: dict[int | None, Cause] = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "not_permitted",
    errno.EPERM: "not_permitted",
    errno.EROFS: "not_permitted",
    errno.EISDIR: "is_folder",
    errno.ENXIO: "is_device",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ELOOP: "link_loop",
}

_PRIVATE, _AS_USUAL = 0o600, 0o666


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


def replace_file(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Write `content` to `path`: to a temporary file beside it, flushed, then put in its place.

    A link is followed where the system would follow it, so that it stays one. What is there keeps
    its permissions; what is new has the usual ones, or is for its owner alone where it is private:
    where it may hold names of workers. The null device takes anything; no other device, and no
    pipe, is written to, since nobody may ever read from it.

    Raises
    ------
    NotWrittenError
        Nothing was changed and no temporary file is left.
    """
    try:
        old = state_of(path)
        if old is not None and is_null_device(old):
            return
        check_replaceable(old)
        target = followed(path)
        if old is not None and not os.access(target, os.W_OK):
            # Replacing would get round a file that its owner has protected.
            raise refusal(errno.EACCES)
        clear(target.parent)
        with noted(target.parent) if is_private else contextlib.nullcontext():
            _replace(target, content, old, _PRIVATE if is_private else _AS_USUAL)
        flush_folder(target.parent)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotWrittenError(path, error) from error


def state_of(path: Path) -> os.stat_result | None:
    """Return what stands at `path`, or at the end of its links; None: nothing."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def check_replaceable(state: os.stat_result | None) -> None:
    """Refuse what is there and is no file.

    Raises
    ------
    OSError
    """
    if state is None or stat.S_ISREG(state.st_mode):
        return
    raise refusal(errno.EISDIR if stat.S_ISDIR(state.st_mode) else errno.ENXIO)


def refusal(number: int) -> OSError:
    """Return the error that the system would raise."""
    return OSError(number, os.strerror(number))


def is_null_device(state: os.stat_result) -> bool:
    """Return whether this is the device that forgets what it is given."""
    return stat.S_ISCHR(state.st_mode) and state.st_rdev == Path(os.devnull).stat().st_rdev


def keep_permissions(path: Path, old: os.stat_result) -> None:
    """Give a new file the permissions of the one that it is to replace, as far as one may."""
    if os.name != "nt":
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with contextlib.suppress(OSError):
                os.chown(path, owner, group)
    path.chmod(stat.S_IMODE(old.st_mode))


def _replace(target: Path, content: bytes, old: os.stat_result | None, mode: int) -> None:
    temporary = target.with_name(temporary_name())
    with tidied(lambda: _remove(temporary)):
        with open(
            temporary, "xb", opener=lambda name, flags: os.open(name, flags, _start(mode, old))
        ) as file:
            hold(file.fileno())
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if old is not None:
                keep_permissions(temporary, old)
            if os.name != "nt":  # which moves no open file
                temporary.replace(target)
        if os.name == "nt":
            temporary.replace(target)


def _remove(temporary: Path) -> None:
    """Remove a temporary file that was not put in its place."""
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _start(mode: int, old: os.stat_result | None) -> int:
    """Return the permissions of a temporary: of one that gets others, nobody's but its owner's."""
    return mode if old is None else _PRIVATE
