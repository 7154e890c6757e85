"""The user's library of surveyed prices: imported once, then opened at once."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from remitcalc import paths
from remitcalc.files.problems import Problems
from remitcalc.files.rpw import queries
from remitcalc.files.rpw.codes import country_code
from remitcalc.files.rpw.library_file import DAMAGED, REPLACEABLE, LibraryError, LibraryFile
from remitcalc.files.rpw.made_of import file_states
from remitcalc.files.rpw.quote import Quote
from remitcalc.files.rpw.summary import matches, surveyed_corridor

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.survey import SurveyedCorridor

T = TypeVar("T")


class LibraryInfo(NamedTuple):
    """What the library holds. `files` are paths; quarters are numbers such as 20253, ascending."""

    files: tuple[str, ...]
    rows: int
    excluded: int
    corridors: int
    quarters: tuple[int, ...]


class ExcludedRow(NamedTuple):
    """A row of the survey that could not be used; `code` is a message code."""

    file: str
    sheet: str
    row: int
    code: str
    column: str
    found: str


class RpwLibrary:
    """Reads the library; every method opens it anew, so that an import may replace it meanwhile.

    Where there is none, or one that cannot be used, everything is empty.

    Parameters
    ----------
    file : Path, optional
        By default the user's own.

    Attributes
    ----------
    file : Path or None
        None for an account without a home.
    fault : Message or None
        Why the library could not be used when it was read last.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or paths.rpw_library()
        self.fault: Message | None = None
        self._opener = LibraryFile(self.file) if self.file is not None else None

    @property
    def is_there(self) -> bool:
        """Whether there is a library that can be used; else `fault` tells why there is none."""
        return self._read(lambda _: True) is True

    @property
    def is_replaceable(self) -> bool:
        """Whether an import may take the place of what was read last."""
        return self.fault is None or self.fault.code in REPLACEABLE

    def is_made_of(self, files: Sequence[str | os.PathLike[str]]) -> bool:
        """Return whether the library was made of these files, as they are now."""
        try:
            now = set(file_states(files))
        except (OSError, ValueError):
            return False
        return bool(now) and now == set(self._read(queries.FILES.rows) or ())

    def info(self) -> LibraryInfo | None:
        """Return what the library holds, None where there is none."""
        return self._read(_info)

    def quarters(self) -> tuple[int, ...]:
        """Return the quarters surveyed, ascending."""
        return self._read(_quarters) or ()

    def corridors(
        self, search: str = "", quarter: int | None = None
    ) -> tuple[SurveyedCorridor, ...]:
        """Return the corridors surveyed in `quarter`, by default each in its newest, by name.

        `search` keeps those whose countries match all its words: beginnings of names, or codes of
        two or three letters; "USA-GTM", "united guat" and "us gt" find the same.
        """
        found = self._read(lambda base: _surveyed(base, quarter)) or ()
        return tuple(corridor for corridor in found if matches(corridor, search))

    def by_quarter(self, source: str, destination: str) -> tuple[SurveyedCorridor, ...]:
        """Return a corridor in every quarter in which it was surveyed, ascending."""
        ends = country_code(source), country_code(destination)
        return self._read(lambda base: _by_quarter(base, *ends)) or ()

    def quotes(self, source: str, destination: str, quarter: int) -> tuple[Quote, ...]:
        """Return the surveyed rows of a corridor in a quarter, in file order."""
        ends = country_code(source), country_code(destination)
        return self._read(lambda base: _quotes(base, ends, quarter)) or ()

    def corridor(
        self,
        source: str,
        destination: str,
        quarter: int | None = None,
        to_currency: str = "",
    ) -> tuple[Corridor | None, tuple[Problem, ...]]:
        """Return a corridor as surveyed in `quarter`, by default its newest.

        Each service has its two observed amounts. There is no reference rate, so what arrives is
        unknown. `to_currency` overrides the receiving currency of the table of countries. Rows that
        make no service, and what is odd about the others, are warnings.
        """
        from remitcalc.files.rpw.corridor import corridor_of_quotes

        ends = country_code(source), country_code(destination)

        def read(
            base: sqlite3.Connection,
        ) -> tuple[tuple[Quote, ...], SurveyedCorridor | None, dict[int, tuple[str, str]]]:
            found = [s for s in _by_quarter(base, *ends) if quarter in (None, s.quarter)]
            summary = found[-1] if found else None
            quotes = _quotes(base, ends, summary.quarter) if summary else ()
            sheets = {at: (file, name) for at, file, name in queries.SHEETS.rows(base)}
            if not {quote.sheet for quote in quotes} <= sheets.keys():
                raise sqlite3.DataError("rows of a sheet that is not there")
            return quotes, summary, sheets

        made = corridor_of_quotes(*(self._read(read) or ((), None, {})), to_currency)
        if self.fault is None:
            return made
        problems = Problems(str(self.file))
        problems.add(self.fault)
        return None, problems.listed()

    def excluded(self, most: int = -1) -> tuple[ExcludedRow, ...]:
        """Return the rows that could not be used, in file order; `most` of them."""
        rows = self._read(lambda base: queries.EXCLUDED.rows(base, (most,))) or ()
        return tuple(ExcludedRow(*row) for row in rows)

    def keep_aside(self) -> Path | None:
        """Give a damaged library another name and return that; None where it is not damaged.

        Raises
        ------
        OSError
        """
        if self._opener is None or self.is_there or (self.fault and self.fault.code != DAMAGED):
            return None
        return self._opener.keep_aside()

    def remove(self) -> None:
        """Remove the library; it can be imported again.

        Raises
        ------
        OSError
            There is no permission.
        """
        if self.file is not None:
            self.file.unlink(missing_ok=True)

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what `work` finds, None where there is no library, or none of use."""
        self.fault = None
        if self._opener is None:
            return None
        try:
            with self._opener.opened() as base:
                return None if base is None else work(base)
        except LibraryError as error:
            self.fault = error.fault
            return None


def _info(base: sqlite3.Connection) -> LibraryInfo:
    ((rows, excluded, corridors),) = queries.COUNTS.rows(base)
    files = tuple(path for path, *_ in queries.FILES.rows(base))
    return LibraryInfo(files, rows, excluded, corridors, _quarters(base))


def _quarters(base: sqlite3.Connection) -> tuple[int, ...]:
    return tuple(quarter for (quarter,) in queries.QUARTERS.rows(base))


def _surveyed(base: sqlite3.Connection, quarter: int | None) -> tuple[SurveyedCorridor, ...]:
    rows = queries.CORRIDORS.rows(base, {"quarter": quarter})
    return tuple(map(surveyed_corridor, rows))


def _by_quarter(
    base: sqlite3.Connection, source: str, destination: str
) -> tuple[SurveyedCorridor, ...]:
    ends = {"source": source, "destination": destination}
    return tuple(map(surveyed_corridor, queries.BY_QUARTER.rows(base, ends)))


def _quotes(base: sqlite3.Connection, ends: tuple[str, str], quarter: int) -> tuple[Quote, ...]:
    rows = queries.QUOTES.rows(base, (*ends, quarter))
    disclosed = Quote._fields.index("is_disclosed")
    return tuple(
        Quote._make((*row[:disclosed], bool(row[disclosed]), *row[disclosed + 1 :])) for row in rows
    )
