"""The user's library of surveyed prices: imported once, then opened at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc import paths
from remitcalc.files.rpw import schema
from remitcalc.files.rpw.codes import country_code
from remitcalc.files.rpw.quote import Quote
from remitcalc.files.rpw.summary import matches, surveyed_corridor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.survey import SurveyedCorridor


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

    Where there is none, or one of another version, everything is empty.

    Parameters
    ----------
    file : Path, optional
        By default the user's own; `file` is None for an account without a home.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or paths.rpw_library()

    @property
    def is_there(self) -> bool:
        """Whether there is a library, of the form this version makes."""
        with self._opened() as base:
            return base is not None

    def is_made_of(self, files: Sequence[str | os.PathLike[str]]) -> bool:
        """Return whether the library was made of these files, as they are now."""
        if not self.is_there:
            return False
        try:
            states = [(os.path.abspath(file), Path(file).stat()) for file in files]  # noqa: PTH100
        except (OSError, ValueError):
            return False
        now = {(path, state.st_size, state.st_mtime_ns) for path, state in states}
        return now == set(self._rows("SELECT path, size, changed FROM file"))

    def info(self) -> LibraryInfo | None:
        """Return what the library holds, None where there is none."""
        if not self.is_there:
            return None
        one = "SELECT (SELECT sum(rows) FROM sheet), (SELECT count(*) FROM excluded), count(*)"
        ((rows, excluded, corridors),) = self._rows(f"{one} FROM corridor")
        files = tuple(path for (path,) in self._rows("SELECT path FROM file ORDER BY rowid"))
        return LibraryInfo(files, rows or 0, excluded, corridors, self.quarters())

    def quarters(self) -> tuple[int, ...]:
        """Return the quarters surveyed, ascending."""
        return tuple(q for (q,) in self._rows("SELECT DISTINCT quarter FROM summary ORDER BY 1"))

    def corridors(
        self, search: str = "", quarter: int | None = None
    ) -> tuple[SurveyedCorridor, ...]:
        """Return the corridors surveyed in `quarter`, by default each in its newest, by name.

        `search` keeps those whose countries match all its words: beginnings of names, or codes of
        two or three letters; "USA-GTM", "united guat" and "us gt" find the same.
        """
        rows = self._rows(schema.CORRIDORS, {"quarter": quarter})
        found = (surveyed_corridor(row) for row in rows)
        return tuple(corridor for corridor in found if matches(corridor, search))

    def by_quarter(self, source: str, destination: str) -> tuple[SurveyedCorridor, ...]:
        """Return a corridor in every quarter in which it was surveyed, ascending."""
        ends = {"source": country_code(source), "destination": country_code(destination)}
        return tuple(map(surveyed_corridor, self._rows(schema.BY_QUARTER, ends)))

    def quotes(self, source: str, destination: str, quarter: int) -> tuple[Quote, ...]:
        """Return the surveyed rows of a corridor in a quarter, in file order."""
        ends = country_code(source), country_code(destination)
        rows = self._rows(schema.QUOTES, (*ends, quarter))
        disclosed = Quote._fields.index("is_disclosed")
        return tuple(
            Quote._make((*row[:disclosed], bool(row[disclosed]), *row[disclosed + 1 :]))
            for row in rows
        )

    def history(self, source: str, destination: str) -> pd.DataFrame:
        """Return a corridor quarter by quarter; see `history.history_frame`."""
        from remitcalc.files.rpw.history import history_frame

        ends = country_code(source), country_code(destination)
        return history_frame(self._rows(schema.HISTORY, ends))

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
        found = self.corridors("-".join(ends), quarter)
        summary = next((s for s in found if (s.source, s.destination) == ends), None)
        quotes = self.quotes(*ends, summary.quarter) if summary else ()
        return corridor_of_quotes(quotes, summary, self._sheets(), to_currency)

    def excluded(self, most: int = -1) -> tuple[ExcludedRow, ...]:
        """Return the rows that could not be used, in file order; `most` of them."""
        query = """
            SELECT s.file, s.name, e.row, e.code, e.column, e.found
            FROM excluded e JOIN sheet s ON s.id = e.sheet ORDER BY e.sheet, e.row LIMIT ?
        """
        return tuple(ExcludedRow(*row) for row in self._rows(query, (most,)))

    def remove(self) -> None:
        """Remove the library; it can be imported again.

        Raises
        ------
        OSError
            There is no permission.
        """
        if self.file is not None:
            self.file.unlink(missing_ok=True)

    def _sheets(self) -> Mapping[int, tuple[str, str]]:
        rows = self._rows("SELECT id, file, name FROM sheet")
        return {at: (file, name) for at, file, name in rows}

    def _rows(
        self, query: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        with self._opened() as base:
            return [] if base is None else base.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        if self.file is None or not self.file.is_file():
            yield None
            return
        # Read only, so that looking for a library never makes an empty one.
        address = f"{self.file.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as base:
            yield base if _is_ours(base) else None


def _is_ours(base: sqlite3.Connection) -> bool:
    try:
        return base.execute("PRAGMA user_version").fetchall() == [(schema.VERSION,)]
    except sqlite3.Error:  # no database at all
        return False
