"""A file that somebody named: looked into as far as is needed, its sheets read once."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.files.refusal import RefusedError
from remitcalc.files.regular_file import regular_file

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem
    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet import Sheet

    SheetsRead = tuple[tuple[Sheet, ...] | None, tuple[Problem, ...]]

_HEAD = 65_536


class Source:
    """What recognises a file and what reads it are handed the same one of these.

    Parameters
    ----------
    path : str or path-like
    encoding : str
        How the letters of a text are written, where a person says it.
    """

    def __init__(self, path: str | os.PathLike[str], encoding: str = "") -> None:
        self.path, self.encoding = path, encoding
        self._sheets: SheetsRead | None = None

    @property
    def file(self) -> str:
        """The path as problems name it."""
        return os.fspath(self.path)

    @cached_property
    def head(self) -> bytes:
        """The first bytes of the file; none where it cannot be read, which its reader says."""
        try:
            with regular_file(self.path) as file:
                return file.read(_HEAD)
        except (OSError, ValueError, RefusedError):
            return b""

    def sheets(self, tick: Tick | None = None) -> SheetsRead:
        """Return the sheets of a table and what is wrong with them; they are kept."""
        if self._sheets is None:
            # Imported here: a corridor file, the usual case, needs no tables.
            from remitcalc.files.tables.reading import read_sheets

            self._sheets = read_sheets(self.path, tick=tick, encoding=self.encoding)
        return self._sheets

    @property
    def rows_kept(self) -> int:
        """How many rows of sheets are kept."""
        sheets = self._sheets[0] if self._sheets else None
        return sum(len(sheet.rows) for sheet in sheets or ())

    def forget(self) -> None:
        """Keep no sheets: whoever wants them reads them again."""
        self._sheets = None


def source_of(file: str | os.PathLike[str] | Source, encoding: str = "") -> Source:
    """Return a file as a source; one that is a source already is itself."""
    return file if isinstance(file, Source) else Source(file, encoding)
