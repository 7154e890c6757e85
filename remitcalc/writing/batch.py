"""Many files at once: all of them are written, or none."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.writing.replacement import NotWrittenError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files into a folder that exists, each by its name; return how many there are.

    They are made in a hidden folder beside and moved into place when the last one is done: where
    making or writing one fails, or is interrupted, nothing has changed. Files of the same names are
    replaced.

    Raises
    ------
    NotWrittenError
        Nothing was changed.
    """
    try:
        made = Path(tempfile.mkdtemp(prefix=".handouts.", suffix=".tmp", dir=folder))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotWrittenError(folder, error, "no_such_folder") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise NotWrittenError(folder, error) from error
    try:
        names = _make(made, files)
        _refuse_folders(folder, names)
        for name in names:
            (made / name).replace(folder / name)
    except OSError as error:
        raise NotWrittenError(folder, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return len(names)


def _make(made: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    names = []
    for name, content in files:
        with (made / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        names.append(name)
    return names


def _refuse_folders(folder: Path, names: Iterable[str]) -> None:
    """Refuse before anything is moved what could not be replaced."""
    for name in names:
        if (folder / name).is_dir():
            raise NotWrittenError(
                folder / name, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            )
        if (folder / name).exists() and not os.access(folder / name, os.W_OK):
            raise NotWrittenError(
                folder / name, PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            )
