"""Follows a link to the file that is to be written, where the system would let a program do so."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 40
"""Links after one another that Linux follows."""


def followed(path: Path) -> Path:
    """Return the path at the end of links; it need not exist.

    Raises
    ------
    OSError
        The links lead in a circle, or one of them is not to be trusted.
    """
    for _ in range(_MOST):
        if not path.is_symlink():
            return path
        folder = path.parent
        if os.name != "nt" and not may_follow(path.lstat(), folder.stat(), os.geteuid()):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        path = folder / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def may_follow(link: os.stat_result, folder: os.stat_result, user: int) -> bool:
    """Return whether a link may be followed: the rule of Linux (`fs.protected_symlinks`).

    In a folder where everybody may put something but remove only his own, such as /tmp, a link is
    followed only when it is the user's or the folder's owner's: else somebody could lead what is
    written to a file of his choice. The kernel knows of links that are opened; a file that is
    replaced never opens its link.
    """
    is_shared = bool(folder.st_mode & stat.S_ISVTX and folder.st_mode & stat.S_IWOTH)
    return not is_shared or link.st_uid in (user, folder.st_uid)
