"""Imports the survey into the library: the whole of it, or nothing."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from remitcalc.files.problems import Place, Problem, Problems
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.rpw.building import Said, build_library, not_written
from remitcalc.files.rpw.library import LibraryInfo, RpwLibrary
from remitcalc.files.rpw.made_of import file_states
from remitcalc.files.rpw.seal import seal
from remitcalc.model.message import message
from remitcalc.writing.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.rpw.building import Notice
    from remitcalc.files.rpw.made_of import FileState
    from remitcalc.files.tables.child import Tick

    ImportRead = tuple[LibraryInfo | None, tuple[Problem, ...]]

MOST_LISTED = 500
"""Rows left out are listed up to here, then counted."""

_PATIENCE, _LOOK_EVERY = 2.0, 0.1
"""Seconds to wait for another program that reads the library."""

_LEFT_OVER_AFTER = 24 * 60 * 60
"""Seconds after which a temporary file has no import any more that could finish it."""


def import_rpw(  # noqa: PLR0913
    files: Sequence[str | os.PathLike[str]],
    library: RpwLibrary | None = None,
    *,
    decimal: DecimalMark | None = None,
    encoding: str = "",
    may_shrink: bool = True,
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
    encoding : str
        How the letters of CSV files that are no UTF-8 are written, where a person says it.
    may_shrink : bool
        Whether fewer rows may take the place of more; else that is an error, `library_smaller`.
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
        written = Said(decimal, encoding)
        notices = _import(named, library, written, may_shrink=may_shrink, tick=tick)
    except RefusedError as refused:
        problems.add(refused.fault)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        problems.add(fault_of(error))
    if problems.has_errors:
        return None, problems.listed()
    for file, said in notices:
        problems.warn(said, Place(file))
    _warn_of_excluded(library, problems)
    info = library.info()
    if library.fault is not None:
        problems.add(library.fault)
    return info, problems.listed()


def _import(
    files: Sequence[str],
    library: RpwLibrary,
    said: Said,
    *,
    may_shrink: bool,
    tick: Tick | None,
) -> list[Notice]:
    from remitcalc.files.tables.child import run_in_child

    target = library.file
    assert target is not None
    _refuse_to_replace(library)
    before = file_states(files)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(not_written(error)) from None
    _clear_left_over(target)
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    with tidied(lambda: temporary.unlink(missing_ok=True)):
        _begin(temporary)
        made = run_in_child(build_library, tuple(files), str(temporary), said, tick=tick)
        if file_states(files) != before:
            raise RefusedError(message("file_changed"))
        _finish(temporary, before)
        _refuse_to_replace(library)
        if not may_shrink:
            _refuse_to_shrink(library, temporary)
        kept = _put_in_place(temporary, target, library)
        return [*made, *kept]


def _refuse_to_replace(library: RpwLibrary) -> None:
    """Refuse where something stands that must not be replaced without a word."""
    if not library.is_there and not library.is_replaceable:
        assert library.fault is not None
        raise RefusedError(library.fault)


def _refuse_to_shrink(library: RpwLibrary, made: Path) -> None:
    """Refuse where the library has more rows than what was made to take its place."""
    before, now = library.info(), RpwLibrary(made).info()
    if before is not None and now is not None and now.rows < before.rows:
        raise RefusedError(
            message(
                "library_smaller",
                rows=now.rows,
                corridors=now.corridors,
                rows_before=before.rows,
                corridors_before=before.corridors,
            )
        )


def _begin(temporary: Path) -> None:
    """Make the new file, so that a folder that cannot be written to is told before any work."""
    try:
        temporary.open("xb").close()
    except OSError as error:
        raise RefusedError(not_written(error)) from None


def _finish(temporary: Path, files: Sequence[FileState]) -> None:
    """Put into the finished library the files it was made of, and seal it."""
    import sqlite3

    try:
        with contextlib.closing(sqlite3.connect(temporary)) as base, base:
            base.executemany("INSERT INTO file VALUES (?, ?, ?)", files)
        with temporary.open("rb+") as file:
            seal(file)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, sqlite3.Error) as error:
        raise RefusedError(not_written(error)) from None


def _put_in_place(temporary: Path, target: Path, library: RpwLibrary) -> list[Notice]:
    """Let the finished library take the place of what was there; a damaged one is kept aside."""
    said: list[Notice] = []
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            kept = library.keep_aside()
            if kept is not None:
                said.append((str(target), message("library_replaced", file=str(kept))))
            temporary.replace(target)
        except PermissionError as error:
            # On Windows nothing takes the place of a file that another program has open.
            if time.monotonic() > last:
                raise RefusedError(not_written(error)) from None
            time.sleep(_LOOK_EVERY)
        except OSError as error:
            raise RefusedError(not_written(error)) from None
        else:
            return said


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
