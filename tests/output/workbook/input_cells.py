"""The cells of a workbook that may be changed, each found by what the sheet says of it.

A cell is read as a person reads it: by its colour, the section and row that it stands in, and the
column. That is independent of how the workbook was written, and says which figure of a scenario
must be changed to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.model.money import exponent
from remitcalc.output.answer import Answer
from remitcalc.output.language import PlainEnglish
from tests.output.workbook.figure_paths import charges_of, edge_at, entries_at, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook

    from remitcalc.engine.comparison import Comparison
    from tests.output.workbook.figure_paths import Path

_YELLOW, _TITLE_POINTS = "FFFFF7D6", 12
_COLUMNS = {
    "C": ("start", "amount"),
    "D": ("fixed", "value", "rate"),
    "E": ("percent",),
    "F": ("minimum",),
    "G": ("maximum",),
}
"""What a column of the sheet of inputs holds, by what kind of price it is."""
_WORDS = {
    "Fixed": ("fixed", "value"),
    "Percent": ("percent",),
    "At least": ("minimum",),
    "At most": ("maximum",),
    "From amount": ("start", "amount"),
}
"""What the end of the sheet of steps calls the same."""
_SETTINGS = {
    "Reference rate": ("corridor", "reference", "rate"),
    "Employer's share of the shared fees": ("employer_share_percent",),
    "The percent that the employer pays": ("employer_share_percent",),
    "Paydays in the season": ("paydays",),
}
_EVERYONE, _OWN = "Amount of every worker", "The worker's amount"
_MARGIN, _RATE, _END = "Exchange margin", "Quoted rate", "not offered from this amount on"


class InputCell(NamedTuple):
    """A cell, and where a scenario has its figure: in several places, where these are one."""

    sheet: str
    address: str
    paths: tuple[Path, ...]
    currency: str

    def typed(self, value: Any) -> float:
        """A figure of a scenario as a person types it: minor units in whole ones."""
        is_money = isinstance(value, int) and self.paths != (_SETTINGS["Paydays in the season"],)
        return value / 10 ** exponent(self.currency) if is_money else float(value)


class InputCells:
    """Finds the cells in a workbook of a comparison whose charges are all called differently."""

    def __init__(self, book: Workbook, comparison: Comparison) -> None:
        self.book, self.scenario = book, comparison.scenario
        self.corridor = self.scenario.corridor
        labels = Answer(comparison, PlainEnglish()).labels
        at = {one.id: at for at, one in enumerate(self.corridor.services)}
        self.services = {said: ("services", at[one]) for one, said in labels.items() if one in at}
        self.named: dict[str, Path] = {n: path for path, n in charges_of(self.corridor).items()}
        self.named |= {tax.name: ("taxes", at) for at, tax in enumerate(self.corridor.taxes)}

    def found(self) -> list[InputCell]:
        """All yellow cells; each has a figure of the scenario."""
        cells = [*self._of_inputs(), *self._of_steps()]
        for one in cells:
            assert one.paths, f"{one.sheet}!{one.address}"
            assert value_at(self.scenario, one.paths[0]) is not None, one
        return cells

    def _of_inputs(self) -> Iterator[InputCell]:
        section, subject, entry, worker = "", "", 0, 0
        for row in self.book["Inputs"].iter_rows(min_row=3, max_col=9):
            cells, label = [cell for cell in row if _is_yellow(cell)], row[0].value
            if label and is_title(row[0]):
                section, subject = str(label), ""
            if not cells:
                continue
            entry = 0 if label else entry + 1
            subject = str(label) if label and label != _END else subject
            for cell in cells:
                if section != "Workers":
                    service = section.partition(": ")[2]
                    words = ("end",) if label == _END else _COLUMNS[cell.column_letter]
                    yield self._cell(cell, service, subject, words, entry)
                elif not str(cell.value).startswith("="):
                    yield self._amount(cell, None if label == _EVERYONE else worker)
            worker += section == "Workers" and label != _EVERYONE

    def _of_steps(self) -> Iterator[InputCell]:
        sheet = self.book["Method"]
        for row in sheet.iter_rows(max_col=3):
            said, service, cell = row[0].value, str(row[1].value or ""), row[2]
            if not _is_yellow(cell):
                continue
            if said == _OWN:
                amounts = self.scenario.payroll.amounts
                number = int(str(sheet["A1"].value).rpartition("Worker ")[2]) - 1
                yield self._amount(cell, None if (amounts == amounts[0]).all() else number)
                continue
            subject, _, word = str(said).rpartition(" · ")
            word, _, number = word.partition(" (")
            words = _WORDS.get(word, ("rate", "percent"))
            entry = int(number.rstrip(")")) - 1 if number else 0
            yield self._cell(cell, service, subject or word, words, entry)

    def _amount(self, cell: Cell, worker: int | None) -> InputCell:
        rows = range(len(self.scenario.payroll)) if worker is None else [worker]
        paths = tuple(("payroll", "amounts", row) for row in rows)
        return InputCell(cell.parent.title, cell.coordinate, paths, self.corridor.sending_currency)

    def _cell(
        self, cell: Cell, service: str, subject: str, words: tuple[str, ...], entry: int
    ) -> InputCell:
        """The cell of a price or a setting: `subject` is what its row is called."""
        currency = self.corridor.sending_currency
        paths = [_SETTINGS[subject]] if subject in _SETTINGS else []
        if not paths:
            path, service_path = self.named.get(subject), self.services.get(service, ())
            if path is None:
                assert subject.startswith((_MARGIN, _RATE)), subject
                path = (*service_path, "exchange")
            elif "receiving" in path:
                currency = self.corridor.receiving_currency
            paths = [("corridor", *one) for one in self._price(path, subject, words, entry)]
        return InputCell(cell.parent.title, cell.coordinate, tuple(paths), currency)

    def _price(self, path: Path, subject: str, words: tuple[str, ...], entry: int) -> list[Path]:
        """Where a price stands in the corridor."""
        if words[0] in ("minimum", "maximum"):
            return [(*path, words[0])]
        is_charge = hasattr(value_at(self.corridor, path), "tariff")
        place = entries_at(self.corridor, (*path, "tariff") if is_charge else path)
        entries = value_at(self.corridor, place)
        if not isinstance(entries, tuple):
            return [(*place, word) for word in words if hasattr(entries, word)]
        if place[-1] == "steps":
            names = [f"{_MARGIN}: {step.name}" for step in entries]
            entry = names.index(subject) if subject in names else entry
        if place[-1] == "bands" and words[0] in ("start", "end"):
            return edge_at(place, len(entries) if words == ("end",) else entry, len(entries))
        return [(*place, entry, word) for word in words if hasattr(entries[entry], word)]


def is_title(cell: Cell) -> bool:
    """Whether a cell is the title of a section."""
    return bool(cell.font.b and cell.font.sz == _TITLE_POINTS)


def _is_yellow(cell: Cell) -> bool:
    return cell.fill.fill_type is not None and cell.fill.fgColor.rgb == _YELLOW
