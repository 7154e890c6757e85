"""Work that nobody has open: found at a start, restored, set aside where it is broken."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from remitcalc import paths
from remitcalc.files.kept.journal import Told, is_newer, parsed, taken, told
from remitcalc.files.kept.work_folder import JOURNAL, LOCK, WorkFolder
from remitcalc.files.problems import Place, Problem, Problems
from remitcalc.model.message import message
from remitcalc.writing.lock import hold_file

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from remitcalc.model.message import Message
    from remitcalc.model.work import Work

_JUST_MADE = 60.0
"""Seconds for which a folder without a journal may belong to who is about to write one."""


class UnsavedWork(NamedTuple):
    """Work that was left: what it tells, and the folder it is in."""

    told: Told
    folder: Path

    def restore(self) -> Restored:
        """Take the work over and read it.

        What is whole of it comes back, with a warning for what is lost; where nothing is, it is set
        aside, which is told.
        """
        try:
            lock = hold_file(self.folder / LOCK)
        except OSError as error:
            return Restored(None, None, (_problem(self.folder, "work_not_opened", error),))
        if lock is None:
            return Restored(None, None, (_problem(self.folder, "work_in_use"),))
        kept = WorkFolder(self.folder, lock)
        assert kept.shelf is not None
        problems = Problems(str(self.folder))
        table = _table(self.folder)
        work, is_whole = (None, False) if table is None else taken(table, kept.shelf, problems)
        if work is None:
            return Restored(None, None, (_aside(self.folder, lock),))
        lost = () if is_whole else (_problem(self.folder, "work_in_part", is_warning=True),)
        return Restored(work, kept, lost)

    def discard(self) -> bool:
        """Remove the work for good; return whether nothing stays of it."""
        try:
            lock = hold_file(self.folder / LOCK)
        except OSError:
            return not self.folder.exists()
        return lock is not None and WorkFolder(self.folder, lock).discard()


class Restored(NamedTuple):
    """Work that was taken over and the folder that keeps it from now on; or why there is none."""

    work: Work | None
    folder: WorkFolder | None
    problems: tuple[Problem, ...]


def unsaved_work() -> tuple[tuple[UnsavedWork, ...], tuple[Problem, ...]]:
    """Return all work that no living process has open, the latest first.

    What is broken is set aside, each told as a problem. Nothing is raised.
    """
    found, problems = [], []
    for folder in _folders():
        try:
            lock = hold_file(folder / LOCK) if folder.is_dir() else None
        except OSError as error:
            problems.append(_problem(folder, "work_not_opened", error))
            continue
        if lock is None:
            continue
        with contextlib.closing(lock):
            table = _table(folder)
            heading = None if table is None else told(table)
            if table is not None and is_newer(table):
                problems.append(_problem(folder, "work_of_newer_program"))
            elif heading is not None:
                found.append(UnsavedWork(heading, folder))
            elif (folder / JOURNAL).exists():
                problems.append(_aside(folder, lock))
            elif _age(folder) > _JUST_MADE:
                WorkFolder(folder, lock).discard()
    return tuple(sorted(found, key=lambda one: one.told.time, reverse=True)), tuple(problems)


def _folders() -> list[Path]:
    within = paths.kept_work()
    try:
        return [] if within is None else sorted(within.iterdir())
    except OSError:  # there never was any
        return []


def _table(folder: Path) -> dict[str, object] | None:
    try:
        return parsed((folder / JOURNAL).read_bytes())
    except OSError:
        return None


def _age(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0


def _aside(folder: Path, lock: BinaryIO) -> Problem:
    """Move work that is broken out of the way, and tell where it is."""
    within = paths.set_aside()
    if os.name == "nt":  # which moves no folder with an open file
        lock.close()
    try:
        assert within is not None
        within.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = within / f"{folder.name}-{os.urandom(2).hex()}"
        folder.rename(target)
    except OSError as error:
        return _problem(folder, "work_broken", error)
    finally:
        lock.close()
    return _problem(target, "work_set_aside")


def _problem(
    folder: Path, code: str, error: OSError | None = None, *, is_warning: bool = False
) -> Problem:
    values = {"folder": str(folder)}
    if error is not None:
        values["reason"] = error.strerror or str(error)
    said: Message = message(code, **values)
    return Problem(said, Place(str(folder)), is_warning=is_warning)
