"""Imports the survey into the library: the whole of it, or nothing."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.files.problems import Place, Problem, Problems
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.rpw.building import build_library
from remitcalc.files.rpw.library import LibraryInfo, RpwLibrary
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.rpw.building import Notice
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.numbers import DecimalMark

    ImportRead = tuple[LibraryInfo | None, tuple[Problem, ...]]

MOST_LISTED = 500
"""Rows left out are listed up to here, then counted."""

_LEFT_OVER_AFTER = 24 * 60 * 60
"""Seconds after which a temporary file has no import any more that could finish it."""


def import_rpw(
    files: Sequence[str | os.PathLike[str]],
    library: RpwLibrary | None = None,
    *,
    decimal: DecimalMark | None = None,
    tick: Tick | None = None,
) -> ImportRead:
    """Import the survey's workbook, or single sheets of it as CSV, in place of what was there.

    Parameters
    ----------
    files : sequence of paths
        Together they become the library; a row that stands in two of them counts once.
    library : RpwLibrary, optional
        By default the user's own.
    decimal : str, optional
        What marks decimals in CSV files, "point" or "comma"; else their content tells.
    tick : callable, optional
        Called as `tick(phase, done, total)`; the phases are "unpacking", "opening", "sheet", "rows"
        and "saving"; a total of 0 is unknown. To cancel, raise: it is passed on within 0.2 s, and
        the library is as it was.

    Returns
    -------
    (LibraryInfo or None, tuple of Problem)
        None where a file cannot be read. Rows that were left out are warnings, with their reason.
    """
    named = [os.fspath(file) for file in files]
    problems = Problems(", ".join(named))
    library = library or RpwLibrary()
    if library.file is None:
        problems.add(message("no_home"))
        return None, problems.listed()
    notices: list[Notice] = []
    try:
        notices = _import(named, library.file, decimal, tick)
    except RefusedError as refused:
        problems.add(refused.fault)
    except OSError as error:
        problems.add(fault_of(error))
    if problems.has_errors:
        return None, problems.listed()
    for file, said in notices:
        problems.warn(said, Place(file))
    _warn_of_excluded(library, problems)
    return library.info(), problems.listed()


def _import(
    files: Sequence[str], target: Path, decimal: DecimalMark | None, tick: Tick | None
) -> list[Notice]:
    from remitcalc.files.tables.child import run_in_child

    before = _states(files)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(_not_written(error)) from None
    _clear_left_over(target)
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    try:
        made = run_in_child(build_library, tuple(files), str(temporary), decimal, tick=tick)
        if _states(files) != before:
            raise RefusedError(message("file_changed"))
        _keep(temporary, target, before)
        return made
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _states(files: Sequence[str]) -> list[tuple[str, int, int]]:
    found = [(file, Path(file).stat()) for file in files]
    return [(os.path.abspath(file), state.st_size, state.st_mtime_ns) for file, state in found]  # noqa: PTH100  links stay as named


def _keep(temporary: Path, target: Path, files: Sequence[tuple[str, int, int]]) -> None:
    """Put the finished library in its place, with the files it was made of."""
    import sqlite3

    try:
        with contextlib.closing(sqlite3.connect(temporary)) as base, base:
            base.executemany("INSERT INTO file VALUES (?, ?, ?)", files)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise RefusedError(_not_written(error)) from None


def _not_written(error: Exception) -> Message:
    reason = getattr(error, "strerror", None) or str(error)
    return message("library_not_written", reason=reason)


def _clear_left_over(target: Path) -> None:
    """Remove what an import left that was killed together with its parent."""
    for path in target.parent.glob(f".{target.name}.*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFT_OVER_AFTER:
                path.unlink()


def _warn_of_excluded(library: RpwLibrary, problems: Problems) -> None:
    excluded = library.excluded(MOST_LISTED)
    for row in excluded:
        place = Place(row.file, sheet=row.sheet, row=row.row, column=row.column)
        problems.warn(message(row.code), place, found=row.found)
    info = library.info()
    more = info.excluded - len(excluded) if info else 0
    if more:
        problems.warn(message("rpw_more_excluded", rows=more))
