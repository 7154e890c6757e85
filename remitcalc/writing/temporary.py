"""What stands in a folder while something is written into it, and what is left of it by a kill.

A temporary is a hidden file or folder beside its target, under a name that nothing but this program
gives. It is only for its owner to read, and marked as in use by the process that made it. One that
is marked by nobody was left over: it may hold names of workers, and goes with the next writing into
that folder, or with the next start (see `left_over`).

A temporary folder holds many files, and is a journal. They are made in `new`; when the last one is
done, `new` becomes `done`, by one renaming. Until then nothing has changed; from then on it is
decided that every one of them takes its place, and whoever finds the folder moves the others.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.writing.lock import flush_folder, hold
from remitcalc.writing.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

NEW, DONE = "new", "done"
_MARK = "in-use"
_OURS = re.compile(r"\.remitcalc-[0-9a-f]{16}\.tmp")
_JUST_MADE = 60.0
"""Seconds for which something still empty may belong to who was about to mark it."""


def temporary_name() -> str:
    """Return a name that `clear` knows as one of ours."""
    return f".remitcalc-{os.urandom(8).hex()}.tmp"


@contextlib.contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """Make a temporary folder with an empty `new` in it; settle it at the end.

    Raises
    ------
    OSError
    """
    made = folder / temporary_name()
    made.mkdir(0o700)
    try:
        with (made / _MARK).open("xb") as mark:
            hold(mark.fileno())
            with tidied(lambda: _settle(made)):
                (made / NEW).mkdir()
                yield made
    finally:
        _remove(made)


def clear(folder: Path) -> bool:
    """Finish or remove what writing into `folder` left over; return whether nothing stays."""
    try:
        with os.scandir(folder) as entries:
            found = [Path(e.path) for e in entries if _OURS.fullmatch(e.name) and _is_own(e)]
    except FileNotFoundError:
        return True
    except OSError:
        return False
    for left in found:
        with contextlib.suppress(OSError):
            _clear_one(left)
    return not any(map(os.path.lexists, found))


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Return whether the temporary is this user's: somebody else's must not be moved for him."""
    state = entry.stat(follow_symlinks=False)
    is_plain = stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)
    return is_plain and (os.name == "nt" or state.st_uid == os.geteuid())


def _clear_one(left: Path) -> None:
    is_folder = left.is_dir()
    # Its maker marks it before anything is in it, and on Windows closes it before it is moved.
    is_young = time.time() - left.stat().st_mtime < _JUST_MADE
    if is_young and (os.name == "nt" or _is_empty(left, is_folder=is_folder)):
        return
    mark = left / _MARK if is_folder else left
    if mark.exists():
        with mark.open("rb+") as file:
            if not hold(file.fileno()):
                return
            if is_folder:
                _move(left)
            else:
                _unlink(left, file)
    if is_folder:
        _remove(left)


def _is_empty(left: Path, *, is_folder: bool) -> bool:
    if is_folder:
        return not any((left / part).exists() for part in (NEW, DONE))
    return not left.stat().st_size


def _unlink(left: Path, file: BinaryIO) -> None:
    if os.name == "nt":  # which removes no open file
        file.close()
    left.unlink()


def _settle(made: Path) -> None:
    """Move and remove: twice, since the first time may be interrupted."""
    try:
        _move(made)
    except BaseException:
        _move(made)
        raise
    finally:
        _remove(made)


def _move(made: Path) -> None:
    """Move what is done into place."""
    if not (made / DONE).is_dir():
        return
    for file in sorted((made / DONE).iterdir()):
        with contextlib.suppress(FileNotFoundError):  # moved meanwhile, by who settled it all
            file.replace(made.parent / file.name)
    flush_folder(made.parent)


def _remove(made: Path) -> None:
    """Remove a temporary folder, its mark last; what is done and not moved stays for later."""
    if (made / DONE).is_dir() and any((made / DONE).iterdir()):
        return
    import shutil  # not at the top: every command looks for what is left over

    for part in (made / NEW, made / DONE):
        shutil.rmtree(part, ignore_errors=True)
    with contextlib.suppress(OSError):
        (made / _MARK).unlink(missing_ok=True)
        made.rmdir()
