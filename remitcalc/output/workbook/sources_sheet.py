"""The sheet of sources: every figure with its status, its date and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.exchange import MarginBands, MarginSteps, ObservedMargins
from remitcalc.output.wording.words import STATUSES
from remitcalc.output.workbook.case import shown_terms
from remitcalc.output.workbook.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from remitcalc.model.charge import Charge
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service
    from remitcalc.output.workbook.case import Case

_WIDTHS = (40, 38, 18, 30, 15, 10)
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
        grid.put(0, 0, self.case.sheets[3], styles.get("title"))
        said = text("Figures marked as examples are not real prices of this corridor.")
        grid.put(1, 0, said, styles.get("line"))
        headings = (
            text("Service"),
            text("Figure"),
            text("Amount"),
            text("Status"),
            text("As of"),
            text("Source"),
        )
        for at, heading in enumerate(headings):
            look = "origin_heading" if at in (_STATUS, _DATE) else "heading"
            style = styles.get(look, right=at in (_FIGURE, _NUMBER))
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
        source = (origin.source, origin.note)
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        for at, text in enumerate((service, figure, amount, word, shown)):
            looks = {_STATUS: look, _DATE: "origin"}
            style = styles.get(looks.get(at, "plain"), right=at == _FIGURE)
            grid.put(row, at, text, style)
        grid.put(row, _NUMBER, number, styles.get("plain", "count"))

    def _sources(self, row: int) -> int:
        """Put the sources by number, and return the row below them."""
        self.grid.put(row, 0, self.case.sheets[3], self.case.styles.get("section"))
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
            self._line(row, note.text)
            row += 1
        return row

    def _rows(self) -> Iterator[Row]:
        case, text = self.case, self.text
        corridor = case.comparison.scenario.corridor
        name = corridor.name(case.language.tag)
        if corridor.reference:
            rate = case.language.numbers.decimal(corridor.reference.rate)
            yield name, text("Reference rate"), rate, corridor.reference.provenance
        for tax in corridor.taxes:
            yield name, tax.name, case.language.numbers.percent(tax.percent), tax.provenance
        alone, pooled = shown_terms(case)
        used = {terms.service.id: terms.service for terms in (pooled, *alone)}
        others = {one.service.id: one.service for one in case.comparison.ranking.services}
        for service in (used | others).values():
            yield from self._service(service)
        if corridor.typical:
            label = case.answer.labels[corridor.typical.service]
            yield label, text("Most used service"), "", corridor.typical.provenance

    def _service(self, service: Service) -> Iterator[Row]:
        label, text = self.case.answer.labels[service.id], self.text
        sides = (
            (service.sending, text("Fees on top")),
            (service.transit, text("Taken on the way")),
            (service.receiving, text("Charges on arrival")),
        )
        for side, words in sides:
            if not side.is_surveyed:
                yield label, words, text("unknown"), side.provenance
            elif not side.charges:
                yield label, words, text("none"), side.provenance
            for charge in side.charges:
                yield from self._charge(label, charge)
        yield from self._exchange(label, service)

    def _charge(self, label: str, charge: Charge) -> Iterator[Row]:
        numbers, case = self.case.language.numbers, self.case
        name = case.charge_name(charge)
        currency = case.receiving if charge.side == "receiving" else case.sending
        tariff = charge.tariff
        if isinstance(tariff, Observed):
            for pair in tariff.pairs:
                shown = numbers.money(pair.value, currency)
                at = self.text(
                    "{name} at {amount}", name=name, amount=numbers.money(pair.amount, currency)
                )
                yield label, at, shown, pair.provenance or charge.provenance
            return
        rows = tariff.bands if isinstance(tariff, Bands) else (tariff,)
        for row in rows:
            figures = [numbers.money(row.fixed, currency)] if row.fixed or not row.percent else []
            figures += [numbers.percent(row.percent)] if row.percent else []
            origin = charge.provenance
            figure = name
            if isinstance(tariff, Bands):
                origin = getattr(row, "provenance", None) or origin
                start = numbers.money(getattr(row, "start", 0), currency)
                figure = self.text("{name} from {amount}", name=name, amount=start)
            yield label, figure, " + ".join(figures), origin

    def _exchange(self, label: str, service: Service) -> Iterator[Row]:
        numbers, margin = self.case.language.numbers, self.text("Exchange margin")
        exchange, sending = service.exchange, self.case.sending
        if isinstance(exchange, MarginSteps):
            for step in exchange.steps:
                yield (
                    label,
                    f"{margin}: {step.name}",
                    numbers.percent(step.percent),
                    step.provenance,
                )
        elif isinstance(exchange, MarginBands):
            for band in exchange.bands:
                amount = numbers.money(band.start, sending)
                figure = self.text("{name} from {amount}", name=margin, amount=amount)
                yield label, figure, numbers.percent(band.percent), band.provenance
        elif isinstance(exchange, ObservedMargins):
            for pair in exchange.pairs:
                amount = numbers.money(pair.amount, sending)
                figure = self.text("{name} at {amount}", name=margin, amount=amount)
                yield label, figure, numbers.percent(pair.percent), pair.provenance
        elif rate := getattr(exchange, "rate", None):
            yield label, self.text("Quoted rate"), numbers.decimal(rate), exchange.provenance
        else:
            percent = getattr(exchange, "percent", None)
            shown = self.text("unknown") if percent is None else numbers.percent(percent)
            yield label, margin, shown, exchange.provenance
