"""Many files at once: all of them are written, or none."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from remitcalc.writing.left_over import noted
from remitcalc.writing.replacement import (
    NotWrittenError,
    check_replaceable,
    keep_permissions,
    refusal,
)
from remitcalc.writing.temporary import DONE, NEW, clear, temporary_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PRIVATE, _AS_USUAL = 0o600, 0o666


def write_files(
    folder: Path, files: Iterable[tuple[str, bytes]], *, is_private: bool = False
) -> int:
    """Write files into a folder, each by its name; return how many there are.

    A folder that does not exist is made, in one that does; where nothing is written it goes again.

    They are made in a temporary folder inside it, and moved into place once the last one is done.
    Where making or writing one fails, or is interrupted or killed, nothing has changed. Where the
    moving is interrupted it goes on to its end first; where it is killed, the next writing into
    that folder, or the next start, ends it: see `temporary`. So what is found there in the end is
    all new or all old.

    The folder itself is not exchanged for another, which would be one step and need no journal: it
    may hold other files of the user's, be the root of a drive, or be where somebody stands.

    Files of the same names are replaced and keep their permissions; a link is replaced by the file.
    New ones have the usual permissions, or are for their owner alone where they are private.

    Raises
    ------
    NotWrittenError
        Nothing was changed. Only a drive that fails in the midst of the moving can leave a part of
        it to the next time.
    """
    try:
        with _there(folder, 0o700 if is_private else 0o777):
            return _write(folder, files, _PRIVATE if is_private else _AS_USUAL)
    except NotWrittenError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotWrittenError(folder, error) from error


@contextlib.contextmanager
def _there(folder: Path, mode: int) -> Iterator[None]:
    """Make a folder where there is none; it goes again where what is done in it fails."""
    if folder.is_dir():
        yield
        return
    try:
        folder.mkdir(mode)
    except (FileNotFoundError, FileExistsError, NotADirectoryError) as error:
        raise NotWrittenError(folder, refusal(errno.ENOTDIR), "no_such_folder") from error
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def _write(folder: Path, files: Iterable[tuple[str, bytes]], mode: int) -> int:
    clear(folder)
    with noted(folder), temporary_folder(folder) as made:
        names = _make(made / NEW, files, mode)
        for name in names:
            _prepare(folder / name, made / NEW / name)
        (made / NEW).rename(made / DONE)
    return len(names)


def _make(folder: Path, files: Iterable[tuple[str, bytes]], mode: int) -> list[str]:
    names = []
    for name, content in files:
        with open(
            folder / name, "xb", opener=lambda path, flags: os.open(path, flags, mode)
        ) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        names.append(name)
    return names


def _prepare(target: Path, made: Path) -> None:
    """Refuse before anything is moved what could not be replaced; keep its permissions."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(old.st_mode):
        return
    try:
        check_replaceable(old)
        with target.open("rb+"):  # protected, or open in a program that lets nobody write
            pass
        keep_permissions(made, old)
    except OSError as error:
        raise NotWrittenError(target, error) from error
