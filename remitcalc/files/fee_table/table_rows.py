"""The rows of a fee table as checked cells that know where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.files.fee_table.cells import Cells
from remitcalc.files.fee_table.columns import NUMERIC
from remitcalc.files.fee_table.headings import rows_below
from remitcalc.files.numbers.evidence import Evidence
from remitcalc.files.numbers.figure import figure_in
from remitcalc.files.numbers.notation import is_ambiguous, marks_of
from remitcalc.files.problems import Place
from remitcalc.files.tables.split_rows import split_rows
from remitcalc.model.message import message
from remitcalc.model.money import CURRENCIES, exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.fee_table.headings import Headings
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problems
    from remitcalc.files.tables.sheet import Row, Sheet

_USUAL_DECIMALS = 2


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
        self._sending = self._first_text("sending_currency")
        self._receiving = self._first_text("receiving_currency")

    def read(self, decimal: DecimalMark | None) -> list[TableRow]:
        """Return the rows; of a table whose numbers cannot be told, none, and that is noted.

        The decimal mark is that of the whole table: as said, else as its numbers decide. That does
        not make three digits of money after the only mark decimals, where the currency has fewer.
        """
        if self._note_split_rows():
            return []
        texts = self._number_texts()
        evidence = Evidence.of(text for _, text in texts)
        mark = decimal or evidence.mark
        if mark is None and (evidence.is_mixed or evidence.doubted):
            self._note_undecided(texts)
            return []
        mark = mark or evidence.commoner
        cells = Cells(
            mark,
            believes=evidence.believes(mark, self._most_decimals()),
            is_csv=bool(self._sheet.encoding),
            problems=self._problems,
        )
        return [TableRow(at, self._values(at, row, cells)) for at, row in self._rows]

    def place(self, row: int, name: str) -> Place:
        """Return where the cell of a column stands, or would stand."""
        letters = self._headings.letters(name)
        return Place(self._problems.file, name, sheet=self._sheet.name, row=row, column=letters)

    def _values(self, at: int, row: Row, cells: Cells) -> dict[str, object]:
        values = {}
        currency = self._currency_of(row)
        for heading in self._headings.found:
            cell = row[heading.at] if heading.at < len(row) else None
            place = partial(self.place, at, heading.name)
            value = cells.value(cell, heading.column, currency, place)
            if value is not None:
                values[heading.name] = value
        return values

    def _note_split_rows(self) -> bool:
        """Note rows that a comma splits; return whether there are any: their cells are shifted."""
        width = len(self._sheet.rows[self._headings.row - 1])
        split = split_rows([row for _, row in self._rows], width, self._sheet.delimiter)
        for row in split:
            at, cells = self._rows[row]
            place = Place(self._problems.file, sheet=self._sheet.name, row=at)
            found = self._sheet.delimiter.join(str(cell or "") for cell in cells)
            self._problems.add(message("table_row_split"), place, found=found)
        return bool(split)

    def _note_undecided(self, texts: Sequence[tuple[Place, str]]) -> None:
        """Note the first number that can be read in two ways, or that differs from the first."""
        telling = [(place, text) for place, text in texts if len(marks_of(text)) == 1]
        if not telling:
            place, text = next((p, t) for p, t in texts if is_ambiguous(t))
            self._problems.add(message("decimal_ambiguous"), place, found=text)
            return
        first = telling[0][1]
        place, text = next((p, t) for p, t in telling if marks_of(t) != marks_of(first))
        self._problems.add(message("decimal_mixed", other=first), place, found=text)

    def _number_texts(self) -> list[tuple[Place, str]]:
        """Return the bare number of each cell that holds one as text, and where it stands."""
        found = []
        for heading in self._headings.found:
            if heading.column.kind in NUMERIC:
                for at, row in self._rows:
                    cell = row[heading.at] if heading.at < len(row) else None
                    figure = figure_in(cell) if isinstance(cell, str) else None
                    if figure is not None:
                        found.append((self.place(at, heading.name), figure.number))
        return found

    def _currency_of(self, row: Row) -> str:
        """Return the currency of the money in a row; empty where the table does not tell."""
        is_received = self._text(row, "part").casefold() == "receiving"
        return self._receiving if is_received else self._sending

    def _most_decimals(self) -> int:
        """Return how many decimals the money of this table has at most."""
        known = [c for c in (self._sending, self._receiving) if c in CURRENCIES]
        return max(map(exponent, known), default=_USUAL_DECIMALS)

    def _first_text(self, name: str) -> str:
        texts = (self._text(row, name) for _, row in self._rows)
        return next(filter(None, texts), "").upper()

    def _text(self, row: Row, name: str) -> str:
        at = next((h.at for h in self._headings.found if h.name == name), len(row))
        return str(row[at] or "").strip() if at < len(row) else ""
