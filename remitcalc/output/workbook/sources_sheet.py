"""The sheet of sources: every figure with its status, its date and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.price_words import PriceWords
from remitcalc.output.wording.words import STATUSES
from remitcalc.output.workbook.case import shown_terms
from remitcalc.output.workbook.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from remitcalc.model.provenance import Provenance
    from remitcalc.output.workbook.case import Case

_WIDTHS = (40, 30, 46, 28, 15, 10)
_FIGURE, _STATUS, _DATE, _NUMBER = 2, 3, 4, 5
_FIRST_ROW = 4
_LINE = 16

Row = tuple[str, str, str, "Provenance"]


class SourcesSheet:
    """Writes the sheet: a row per figure, with the number of its source; below, the sources."""

    def __init__(self, sheet: Worksheet, case: Case) -> None:
        self.sheet, self.case = sheet, case
        self.text = case.language.text
        self.grid = Grid()
        self.numbers: dict[tuple[str, str], int] = {}

    def write(self) -> None:
        """Write everything."""
        grid, styles, text = self.grid, self.case.styles, self.text
        grid.put(0, 0, self.case.sheets.sources, styles.get("title"))
        said = text("Figures marked as examples are not real prices of this corridor.")
        grid.put(1, 0, said, styles.get("line"))
        headings = (
            text("Service"),
            text("Price"),
            text("How much"),
            text("Status"),
            text("As of"),
            text("Source"),
        )
        for at, heading in enumerate(headings):
            look = "origin_heading" if at in (_STATUS, _DATE) else "heading"
            style = styles.get(look, right=at == _NUMBER)
            grid.put(_FIRST_ROW - 1, at, heading, style)
        row = _FIRST_ROW
        for found in self._rows():
            self._put(row, found)
            row += 1
        last = self._notes(self._sources(row + 1) + 1)
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)
        grid.write(self.sheet)
        self.sheet.freeze_panes(_FIRST_ROW, 0)
        self.sheet.repeat_rows(_FIRST_ROW - 1)
        self.sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
        self.sheet.fit_to_pages(1, 0)

    def _put(self, row: int, found: Row) -> None:
        styles, grid = self.case.styles, self.grid
        service, figure, amount, origin = found
        word, look = self.text(STATUSES[origin.status.word]), "origin"
        if origin.status.is_example:
            word, look = self.text("EXAMPLE – not a real price"), "example"
        shown = self.case.language.numbers.period(origin.date)
        own = self.case.language.own
        source = (own(origin.source), own(origin.note))
        is_long = len(amount) > _WIDTHS[_FIGURE]
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        for at, text in enumerate((service, figure, amount, word, shown)):
            looks = {_STATUS: look, _DATE: "origin", _FIGURE: "wrapped" if is_long else "plain"}
            grid.put(row, at, text, styles.get(looks.get(at, "plain")))
        if is_long:
            self.sheet.set_row(row, _LINE * (1 + len(amount) // _WIDTHS[_FIGURE]))
        grid.put(row, _NUMBER, number, styles.get("plain", "count"))

    def _sources(self, row: int) -> int:
        """Put the sources by number, and return the row below them."""
        self.grid.put(row, 0, self.case.sheets.sources, self.case.styles.get("section"))
        for (source, note), number in self.numbers.items():
            row += 1
            self._line(row, f"{number}  {source}. {note}" if note else f"{number}  {source}")
        return row + 1

    def _line(self, row: int, text: str) -> None:
        """Put a sentence over the width of the sheet."""
        style = self.case.styles.get("wrapped")
        self.grid.merge(row, len(_WIDTHS) - 1, style)
        self.grid.put(row, 0, text, style)
        self.sheet.set_row(row, _LINE * (1 + len(text) // sum(_WIDTHS)) + 2)

    def _notes(self, row: int) -> int:
        """Put what readers of these figures must know, and return the last row."""
        for note in self.case.comparison.scenario.corridor.notes:
            self._line(row, self.case.language.own(note.text))
            row += 1
        return row

    def _rows(self) -> Iterator[Row]:
        case = self.case
        corridor, labels = case.comparison.scenario.corridor, case.answer.labels
        words = PriceWords(corridor, case.language)
        name = corridor.name(case.language.tag)
        yield from ((name, *price) for price in words.of_corridor(labels))
        alone, pooled = shown_terms(case)
        shown = alone if pooled is None else (pooled, *alone)
        used = {terms.service.id: terms.service for terms in shown}
        beside = {row.service.id: row.service for row in case.answer.offers}
        others = {one.service.id: one.service for one in case.comparison.ranking.services}
        for service in (used | beside | others).values():
            yield from ((labels[service.id], *price) for price in words.of(service))
