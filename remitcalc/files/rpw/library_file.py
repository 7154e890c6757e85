"""The library as a file, which is trusted no further than it can be checked.

It may be damaged, made by another version or by somebody else, locked, or no file at all: each of
these is one `LibraryError`, whose message says what to do. Nothing here changes the file.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from itertools import count
from typing import TYPE_CHECKING

from remitcalc import __version__
from remitcalc.files.rpw import schema
from remitcalc.files.rpw.seal import is_whole
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remitcalc.model.message import Message

    State = tuple[int, ...]

DAMAGED, OLDER = "library_damaged", "library_older"
REPLACEABLE = frozenset((DAMAGED, OLDER))
"""Faults after which an import may take the library's place."""

_PATIENCE = 1.0
"""Seconds to wait for another program that has locked the library."""

_MAGIC = b"SQLite format 3\0"
_HEADER, _JOURNAL, _VERSION = 100, slice(18, 20), slice(60, 64)
_LAST_VERSION = 9_999
_COMPANIONS = ("-journal", "-wal", "-shm")
_ROLLBACK = b"\x01\x01"
"""What the header says of a database that has no second file beside it."""

_SETTINGS = ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON")
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2**26,  # no row of a CSV file can be longer
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_SYSTEM = (
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_FULL),
)


class LibraryError(Exception):
    """The library cannot be used, for one reason: `fault` is a message that names the file."""

    def __init__(self, fault: Message) -> None:
        self.fault = fault
        super().__init__(fault.code)


class LibraryFile:
    """Opens a library for reading. What was found out about a file holds until the file changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._judged: tuple[State | None, Message | None] = (None, None)

    @contextlib.contextmanager
    def opened(self) -> Iterator[sqlite3.Connection | None]:
        """Open it; None where there is none. Whatever SQLite says inside becomes a LibraryError.

        Raises
        ------
        LibraryError
        """
        state = self._state()
        if state is None:
            yield None
            return
        fault = self._fault(state)
        if fault is not None:
            raise LibraryError(fault)
        try:
            with contextlib.closing(_connected(self.path)) as base:
                if set(base.execute(schema.OBJECTS)) != schema.objects():
                    raise sqlite3.DataError("not the tables of a library")
                yield base
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            fault = self._fault_of(error)
            if fault.code == DAMAGED:
                self._judged = state, fault
            raise LibraryError(fault) from error

    def keep_aside(self) -> Path | None:
        """Give the library that was judged another name, which no other file has.

        Returns None where it is gone, or another one stands there by now. A journal that some
        program left beside it goes too: SQLite would take it for one of the next library.

        Raises
        ------
        OSError
        """
        for end in _COMPANIONS:
            beside = self.path.with_name(self.path.name + end)
            if beside.is_file():
                beside.replace(_free_name(beside))
        if self._judged[1] is None or self._state() != self._judged[0]:
            return None
        kept = _free_name(self.path)
        try:
            return self.path.replace(kept)
        except OSError:
            kept.unlink()
            raise

    def _state(self) -> State | None:
        """Return what tells this file from another one; None where there is none."""
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise LibraryError(self._unreadable(error)) from error
        if not stat.S_ISREG(found.st_mode):
            raise LibraryError(message("library_not_a_file", file=str(self.path)))
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def _fault(self, state: State) -> Message | None:
        """Return what is known to be wrong with this state of the file."""
        if self._judged[0] != state:
            self._judged = state, self._judge()
        if self._judged[1] is None and self._has_other_pages():
            self._judged = state, message(DAMAGED, file=str(self.path))
        return self._judged[1]

    def _judge(self) -> Message | None:
        """Return what is wrong with the file before SQLite has looked at it."""
        try:
            with self.path.open("rb") as file:
                head = file.read(_HEADER)
            version = int.from_bytes(head[_VERSION], "big")
            if head.startswith(_MAGIC) and 0 < version <= _LAST_VERSION:
                if version > schema.VERSION:
                    return self._newer(version)
                if version < schema.VERSION:
                    return message(OLDER, file=str(self.path))
                if head[_JOURNAL] == _ROLLBACK and is_whole(self.path):
                    return None
        except OSError as error:
            raise LibraryError(self._unreadable(error)) from error
        return message(DAMAGED, file=str(self.path))

    def _has_other_pages(self) -> bool:
        """Return whether a file stands beside that SQLite would read instead of what is sealed."""
        return self.path.with_name(f"{self.path.name}-wal").exists()

    def _newer(self, version: int) -> Message:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(_connected(self.path)) as base:
            ((program,),) = base.execute(schema.MADE_BY).fetchmany(2)
            if _is_newer(program):
                return message("library_newer_program", file=str(self.path), program=program)
        return message("library_newer", file=str(self.path), found=version, newest=schema.VERSION)

    def _unreadable(self, error: Exception) -> Message:
        reason = getattr(error, "strerror", None) or str(error)
        return message("library_unreadable", file=str(self.path), reason=reason)

    def _fault_of(self, error: sqlite3.Error) -> Message:
        # What Python itself finds wrong, such as text that is not UTF-8, has no code.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _IN_USE:
            return message("library_locked", file=str(self.path))
        return self._unreadable(error) if code in _SYSTEM else message(DAMAGED, file=str(self.path))


def _free_name(path: Path) -> Path:
    """Return a name for a file to be kept aside, and reserve it."""
    for number in count(1):
        kept = path.with_name(f"{path.name}.damaged-{number}")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
    return kept


def _is_newer(program: object) -> bool:
    """Return whether this is a later version than this program's, as versions are written."""
    if not isinstance(program, str):
        return False
    versions = program, __version__
    if not all(map(schema.PROGRAM.fullmatch, versions)):
        return False
    theirs, ours = ([int(part) for part in version.split(".")] for version in versions)
    return theirs > ours


def _connected(path: Path) -> sqlite3.Connection:
    # Read only, so that looking for a library never makes an empty one.
    address = f"{path.absolute().as_uri()}?mode=ro"
    base = sqlite3.connect(address, uri=True, timeout=_PATIENCE)
    try:
        for limit, most in _LIMITS.items():
            base.setlimit(limit, most)
        for setting in _SETTINGS:
            base.execute(f"PRAGMA {setting}")
    except BaseException:
        base.close()
        raise
    return base
