"""The folder of one session's work: written at each edit, found again after any end."""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import threading
from typing import TYPE_CHECKING, Final

from remitcalc import paths
from remitcalc.files.kept.journal import Journal
from remitcalc.files.kept.shelf import Shelf
from remitcalc.model.message import ModelError, message
from remitcalc.writing.lock import hold_file
from remitcalc.writing.replacement import NotWrittenError, replace_file

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from remitcalc.model.message import Message
    from remitcalc.model.work import Work

JOURNAL: Final = "journal.json"
PIECES: Final = "pieces"
LOCK: Final = "in-use"


class WorkFolder:
    """Keeps the work of one window. Methods may be called in any thread; they wait in turn.

    Attributes
    ----------
    folder : Path, optional
        None: there is no home to keep anything in.
    """

    def __init__(self, folder: Path | None, lock: BinaryIO | None = None) -> None:
        self.folder = folder
        self._lock = lock
        self._turn = threading.Lock()
        self.shelf = Shelf(folder / PIECES) if folder is not None else None
        self._journal = Journal(self.shelf) if self.shelf is not None else None
        self._is_over = False

    def keep(self, work: Work) -> tuple[Message, ...]:
        """Write work down, all that is new of it; return why it could not be, or nothing.

        It then stands there whatever happens to this process, or what stood there before still
        does. After `discard` and `close` nothing is written any more.
        """
        with self._turn:
            if self._is_over:
                return ()
            try:
                self._write(work)
            except NotWrittenError as error:
                said = f"not_written_{error.cause}"
                return (message(said, file=str(error.path), reason=error.reason),)
            except ModelError as error:
                return error.messages
            return ()

    def discard(self) -> bool:
        """Remove the work and all its pieces; return whether nothing stays."""
        with self._turn:
            self._is_over = True
            return self._removed()

    def close(self) -> None:
        """Leave the work to the next start."""
        with self._turn:
            self._is_over = True
            self._release()

    def _write(self, work: Work) -> None:
        if self.folder is None or self._journal is None or self.shelf is None:
            raise _not_written(paths.kept_work(), OSError(None, "no home"))
        self._take_place(self.folder)
        now = datetime.datetime.now(datetime.UTC)
        content, used = self._journal.said(work, now)
        replace_file(self.folder / JOURNAL, content, is_private=True)
        self.shelf.keep_only(used)

    def _take_place(self, folder: Path) -> None:
        """Make the folder, or make it again, and mark it as ours."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / PIECES).mkdir(mode=0o700, exist_ok=True)
            if self._lock is None or not _is_same(folder / LOCK, self._lock):
                self._release()
                self._lock = hold_file(folder / LOCK)
        except OSError as error:
            raise NotWrittenError(folder, error) from error

    def _removed(self) -> bool:
        if self.folder is None:
            return True
        try:
            # First of all, so that a kill in the midst leaves no work that is half there.
            (self.folder / JOURNAL).unlink(missing_ok=True)
        except OSError:
            return False
        finally:
            if os.name == "nt":  # which removes no open file
                self._release()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._release()
        return not self.folder.exists()

    def _release(self) -> None:
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._lock.close()
        self._lock = None


def new_work_folder() -> WorkFolder:
    """Return a folder for the work of a new window; nothing is made before the first edit."""
    within = paths.kept_work()
    return WorkFolder(None if within is None else within / os.urandom(8).hex())


def _is_same(path: Path, lock: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(lock.fileno()))
    except OSError:
        return False


def _not_written(path: Path | None, error: OSError) -> NotWrittenError:
    from pathlib import Path as AnyPath

    return NotWrittenError(path or AnyPath(), error, "no_such_folder")
