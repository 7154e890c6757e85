"""The figures behind the charts, beside the summary: live where they follow from other cells."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import PARTS, UNKNOWN
from remitcalc.model.frozen import frozen
from remitcalc.output.wording.words import PARTS as PART_WORDS

if TYPE_CHECKING:
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.grid import Grid
    from remitcalc.output.workbook.totals import LiveFigure, TotalRow

MOST_POINTS = 1_000
_MOST_SIZES = 100
_MOST_SERVICES = 14


@frozen
class Block:
    """A table of figures: its first row of figures, how many there are, and its first column."""

    row: int
    rows: int
    column: int
    headings: tuple[str, ...]


class ChartTables:
    """Puts the tables into a grid from `column` on."""

    def __init__(self, case: Case, grid: Grid, column: int, top: int) -> None:
        self.case, self.grid, self.top = case, grid, top
        self.column = column
        self.text = case.language.text
        self.units = case.minor_units(case.sending)

    def savings(self) -> Block | None:
        """Put what workers save, the most first."""
        comparison = self.case.comparison
        known = comparison.saving[comparison.bound != UNKNOWN]
        if not len(known) or not comparison.pooled.all_possible:
            return None
        ordered = np.sort(known)[::-1]
        picked = np.unique(np.linspace(0, len(ordered) - 1, MOST_POINTS).round().astype(int))
        # The last row is a nought, so that the axis begins there.
        block = self._block(len(picked) + 1, self.text("Rank"), self.text("Saved"))
        style = self.case.styles.get("calculated", "sending")
        for at, place in enumerate(picked.tolist()):
            row, value = block.row + at, int(ordered[place]) / self.units
            self.grid.put(row, block.column, place + 1, self.case.styles.get("calculated", "count"))
            if self.case.plan.is_live:
                formula = f"=LARGE(worker_saving,{place + 1})/{self.units}"
                self.grid.put_formula(row, block.column + 1, formula, value, style)
            else:
                self.grid.put(row, block.column + 1, value, style)
        self.grid.put(block.row + len(picked), block.column + 1, 0, style)
        return block

    def breakdown(self, parts: list[TotalRow]) -> Block | None:
        """Put the parts of what a worker pays: pooled, alone, and by every other service."""
        comparison, pools = self.case.comparison, self.case.comparison.pools
        count = len(pools.joining) or len(pools.staying)
        ranked = [
            one for one in self.case.answer.ranked if one.service != comparison.baseline.service
        ]
        mean = self.text("mean of the workers")
        amount = self.case.answer.money(comparison.ranking.amount)
        shown = ranked[:_MOST_SERVICES]
        headings = (self.text("Service"), *(self.text(PART_WORDS[part]) for part in PARTS))
        block = self._block(2 + len(shown), *headings)
        labels = self.case.answer.labels
        alone = comparison.individual_services
        base = self.text("Alone")
        if len({service.id for service in alone}) == 1:
            base = labels[alone[0].id]
        pooled = f"{self.text('Pooled')} ({mean})"
        pooled = self._bounded(pooled, [row.pooled for row in parts])
        alone_label = self._bounded(f"{base} ({mean})", [row.alone for row in parts])
        self._live(block, 0, pooled, [row.pooled for row in parts], count)
        self._live(block, 1, alone_label, [row.alone for row in parts], count)
        for at, one in enumerate(shown, start=2):
            label = f"{labels[one.service.id]} ({amount})"
            if one.receipt.absent:
                label = self.text("{way}: at least", way=label)
            self._values(block, at, label, one.receipt)
        return block

    def _bounded(self, label: str, parts: list[LiveFigure]) -> str:
        """Return what a bar is called: one that lacks a part shows the least of it."""
        if any(part.minor is None or part.bound for part in parts):
            return self.text("{way}: at least", way=label)
        return label

    def sizes(self) -> Block | None:
        """Put what a worker pays by the size of the group, pooled and alone."""
        found = self.case.comparison.break_even
        if not len(found.sizes) or not found.is_possible.any():
            return None
        picked = np.unique(np.linspace(0, len(found.sizes) - 1, _MOST_SIZES).round().astype(int))
        block = self._block(
            len(picked), self.text("Workers"), self.text("Pooled"), self.text("Alone")
        )
        style = self.case.styles.get("calculated", "sending")
        for at, index in enumerate(picked.tolist()):
            size, row = int(found.sizes[index]), block.row + at
            self.grid.put(row, block.column, size, self.case.styles.get("calculated", "count"))
            if found.is_possible[index]:
                pooled = int(found.pooled_total[index]) / size / self.units
                self.grid.put(row, block.column + 1, pooled, style)
            alone = int(found.alone_total[index]) / size / self.units
            self.grid.put(row, block.column + 2, alone, style)
        return block

    def _block(self, rows: int, *headings: str) -> Block:
        """Begin a table to the right of the last one."""
        block = Block(self.top + 1, rows, self.column, headings)
        for at, heading in enumerate(headings):
            style = self.case.styles.get("heading", right=at > 0)
            self.grid.put(self.top, self.column + at, heading, style)
        self.column += len(headings) + 1
        return block

    def _live(self, block: Block, at: int, label: str, figures: list[object], count: int) -> None:
        from remitcalc.output.workbook.totals import LiveFigure

        row, style = block.row + at, self.case.styles.get("calculated", "sending")
        self.grid.put(row, block.column, label, self.case.styles.get("calculated"))
        for step, figure in enumerate(figures, start=1):
            assert isinstance(figure, LiveFigure)
            if figure.minor is None:
                continue
            value = figure.minor / count / self.units
            if figure.formula:
                formula = f"={figure.formula}/{count}"
                self.grid.put_formula(row, block.column + step, formula, value, style)
            else:
                self.grid.put(row, block.column + step, value, style)

    def _values(self, block: Block, at: int, label: str, receipt: Receipt) -> None:
        row, style = block.row + at, self.case.styles.get("calculated", "sending")
        self.grid.put(row, block.column, label, self.case.styles.get("calculated"))
        for step, part in enumerate(PARTS, start=1):
            figure = receipt.parts[part]
            if figure.is_known:
                mean = Fraction(figure.minor, self.case.comparison.ranking.workers)
                self.grid.put(row, block.column + step, float(mean / self.units), style)
