"""What a fee table states, as the tables of a corridor file, and where each value stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NEWEST_FORMAT
from remitcalc.files.fee_table.columns import BY_NAME, RANGE_ENDS, SOURCE_FIELDS
from remitcalc.files.grammar import BROKEN
from remitcalc.files.grammar_tables import joined
from remitcalc.files.problems import Place, Problem
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.fee_table.table_rows import TableRow, TableRows
    from remitcalc.files.problems import Problems

    Table = dict[str, object]


class Statement:
    """Collects the tables while the rows are read.

    Attributes
    ----------
    tables : dict
        As `remitcalc.files.corridor_file.corridor_of` takes them.
    lost : set
        Services of which a row could not be told, so that nothing can be said of what is missing;
        None: such a row might be any service's.
    """

    def __init__(self, rows: TableRows, problems: Problems) -> None:
        self.tables: Table = {"format": NEWEST_FORMAT}
        self.lost: set[object] = set()
        self._rows = rows
        self._problems = problems
        self._cells: dict[str, tuple[int, str]] = {}
        self._sources: dict[tuple[object, ...], str] = {}
        self._provenance: dict[str, Table] = {}

    def stands(self, key: str, row: TableRow, column: str) -> None:
        """Note in which cell the value at `key` stands, or should stand."""
        self._cells.setdefault(key, (row.number, column))

    def fault(
        self, code: str, row: TableRow, column: str, *, choices: Sequence[str] = (), **values: str
    ) -> None:
        """Note an error in a cell."""
        found = row.values.get(column, "")
        place = self._rows.place(row.number, column)
        self._problems.add(message(code, **values), place, found=found, choices=choices)

    def agreed(self, rows: Sequence[TableRow], column: str) -> tuple[object, TableRow]:
        """Return what most rows say in a column, and the first that does; others are noted."""
        said: dict[object, list[TableRow]] = {}
        for row in rows:
            own = row.take(column)
            if own is not None:
                said.setdefault(tuple(own) if isinstance(own, list) else own, []).append(row)
        if not said:
            return None, rows[0]
        most = max(said.values(), key=len)
        value = most[0].values[column]
        for other, who in said.items():
            if who is not most and BROKEN not in (other, value):
                for row in who:
                    number = str(most[0].number)
                    self.fault("cells_differ", row, column, other=str(value), at=number)
        return value, most[0]

    def put(self, table: Table, at: str, key: str, rows: Sequence[TableRow], column: str) -> object:
        """Put what the rows agree on in a column at `key` of the table that stands at `at`."""
        value, row = self.agreed(rows, column)
        self.stands(joined(at, key), row, column)
        if value is not None:
            *outer, name = key.split(".")
            for part in outer:
                table = _within(table, part)
                at = joined(at, part)
                self.stands(at, row, column)
            table[name] = value
        return value

    def put_price(
        self, table: Table, at: str, key: str, rows: Sequence[TableRow], column: str
    ) -> object:
        """Put a number like `put`, with its range where the columns beside it give one."""
        value = self.put(table, at, key, rows, column)
        ends = {end: self.agreed(rows, f"{column}_{end}") for end in RANGE_ENDS}
        given = {end: said for end, (said, _) in ends.items() if said is not None}
        if not given:
            return value
        *outer, name = key.split(".")
        for part in outer:
            table = _within(table, part)
        for end, (_, row) in ends.items():
            self.stands(f"{joined(at, key)}.{end}", row, f"{column}_{end}")
        self.stands(f"{joined(at, key)}.value", rows[0], column)
        table[name] = given if value is None else {"value": value, **given}
        return value if value is not None else BROKEN

    def put_source(
        self, table: Table, at: str, rows: Sequence[TableRow], prefix: str, key: str = "provenance"
    ) -> bool:
        """Put the name of the source that the four columns with a prefix give; say whether any."""
        cells = {field: self.agreed(rows, prefix + field) for field in SOURCE_FIELDS}
        self.stands(joined(at, key), cells["source"][1], f"{prefix}source")
        given = {field: value for field, (value, _) in cells.items() if value is not None}
        if not given:
            return False
        name = self._sources.setdefault(tuple(given.items()), f"source-{len(self._sources) + 1}")
        self._provenance[name] = given
        for field, (_, row) in cells.items():
            self.stands(f"provenance.{name}.{field}", row, prefix + field)
        *outer, last = key.split(".")
        for part in outer:
            table = _within(table, part)
            self.stands(joined(at, part), cells["source"][1], f"{prefix}source")
        table[last] = name
        return True

    def finished(self) -> Table:
        """Return the tables with the sources that they name."""
        return {**self.tables, "provenance": self._provenance or {"source-1": {}}}

    def placed(self, problem: Problem) -> Problem:
        """Return a problem found in the tables at the cell it is about."""
        key = problem.place.key
        place = self._place(key)
        if problem.message.code == "missing_key" and place is not None:
            return replace(problem, message=message("missing_key", name=place.key), place=place)
        while place is None and key:
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
            place = self._place(key)
        return replace(problem, place=place or Place(self._problems.file))

    def _place(self, key: str) -> Place | None:
        cell = self._cells.get(key)
        return None if cell is None else self._rows.place(*cell)

    def check_all_used(self, rows: Sequence[TableRow]) -> None:
        """Note every filled cell that says nothing where it stands."""
        for row in rows:
            for name in row.values:
                if name not in row.used and BY_NAME.get(name) is not None:
                    self.fault("cell_not_used", row, name)


def _within(table: Table, name: str) -> Table:
    """Return the table at a key of another, made where there is none."""
    inner = table.setdefault(name, {})
    assert isinstance(inner, dict)
    return inner
