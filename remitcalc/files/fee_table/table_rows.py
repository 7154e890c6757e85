"""The rows of a fee table as checked cells that know where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.fee_table.cells import Cells
from remitcalc.files.fee_table.headings import rows_below
from remitcalc.files.problems import Place
from remitcalc.files.tables.numbers import deciding_marks, is_ambiguous
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.files.fee_table.headings import Headings
    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.files.tables.sheet import Row, Sheet


class TableRow:
    """One row: values by column name, blank cells left out; `used` are those asked for."""

    def __init__(self, number: int, values: dict[str, object]) -> None:
        self.number = number
        self.values = values
        self.used: set[str] = set()

    def take(self, name: str) -> object:
        """Return the value of a column, None where its cell is blank, and note that it counts."""
        self.used.add(name)
        return self.values.get(name)


class TableRows:
    """All rows of a table below its headings, and the places of their cells."""

    def __init__(self, sheet: Sheet, headings: Headings, problems: Problems) -> None:
        self._sheet = sheet
        self._headings = headings
        self._problems = problems
        self._rows = rows_below(sheet, headings)

    def read(self, decimal: DecimalMark | None) -> list[TableRow]:
        """Return the rows; of a table whose numbers cannot be told, none, and that is noted."""
        mark = self._mark(decimal)
        if mark is None:
            return []
        cells = Cells(mark, is_csv=bool(self._sheet.encoding), problems=self._problems)
        return [TableRow(at, self._values(at, row, cells)) for at, row in self._rows]

    def place(self, row: int, name: str) -> Place:
        """Return where the cell of a column stands, or would stand."""
        letters = self._headings.letters(name)
        return Place(self._problems.file, name, sheet=self._sheet.name, row=row, column=letters)

    def _values(self, at: int, row: Row, cells: Cells) -> dict[str, object]:
        values = {}
        for heading in self._headings.found:
            cell = row[heading.at] if heading.at < len(row) else None
            value = cells.value(cell, heading.column, self.place(at, heading.name))
            if value is not None:
                values[heading.name] = value
        return values

    def _mark(self, decimal: DecimalMark | None) -> DecimalMark | None:
        """Return the decimal mark: as said, else as the numbers of the whole file decide."""
        if decimal is not None:
            return decimal
        texts = list(self._number_texts())
        marks = deciding_marks(text for _, text in texts)
        if len(marks) == 1:
            return next(iter(marks))
        unclear = [(place, text) for place, text in texts if is_ambiguous(text)]
        if not marks and not unclear:
            return "point"
        if marks:  # some say point, others comma: the first of those that differ from the first
            telling = [(place, text) for place, text in texts if deciding_marks([text])]
            first = deciding_marks([telling[0][1]])
            place, text = next((p, t) for p, t in telling if deciding_marks([t]) != first)
            self._problems.add(message("decimal_mixed", other=telling[0][1]), place, found=text)
        else:
            place, text = unclear[0]
            self._problems.add(message("decimal_ambiguous"), place, found=text)
        return None

    def _number_texts(self) -> Iterator[tuple[Place, str]]:
        for heading in self._headings.found:
            if heading.column.kind in ("number", "whole"):
                for at, row in self._rows:
                    cell = row[heading.at] if heading.at < len(row) else None
                    if isinstance(cell, str) and cell.strip():
                        yield self.place(at, heading.name), cell
