"""The totals of the summary: what all workers pay alone and pooled, part by part, and save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.comparison import UNKNOWN
from remitcalc.engine.outcome import PARTS
from remitcalc.model.noun import noun
from remitcalc.output.wording.words import PARTS as PART_WORDS
from remitcalc.output.workbook.case import quoted

if TYPE_CHECKING:
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.workers_sheet import WorkerTable


@noun
class LiveFigure:
    """A figure in minor units; None: unknown. `formula` gives it in whole units of a currency."""

    minor: int | None
    formula: str = ""


@noun
class TotalRow:
    """A row of the table: alone, pooled and saved."""

    key: str
    heading: str
    alone: LiveFigure
    pooled: LiveFigure
    saved: LiveFigure
    number: str = "sending"
    look: str = "plain"


class Totals:
    """Makes the rows, as formulas over the sheet of workers where that is live."""

    def __init__(self, case: Case, table: WorkerTable) -> None:
        self.case, self.table = case, table
        self.comparison = case.comparison
        self.text = case.language.text
        self.sheet = quoted(case.sheets[1])
        self.units = case.minor_units(case.sending)

    def parts(self) -> list[TotalRow]:
        """Return a row per part of the cost."""
        alone = self.comparison.individual.part_sums()
        pooled = self.comparison.pooled.part_sums()
        rows = []
        for part in PARTS:
            ways = (
                LiveFigure(alone[part], self.sum_of(f"alone_{part}")),
                LiveFigure(pooled[part], self.sum_of(f"pooled_{part}")),
            )
            saved = self.comparison.saving_by_part[part]
            rows.append(TotalRow(part, self.text(PART_WORDS[part]), *ways, LiveFigure(saved)))
        return rows

    def total(self) -> TotalRow:
        """Return the row of what workers pay in all."""
        comparison = self.comparison
        known = not (comparison.bound == UNKNOWN).any() and comparison.pooled.all_possible
        saved = int(comparison.saving.sum()) if known else None
        return TotalRow(
            "total",
            self.text("Workers pay in all"),
            LiveFigure(comparison.individual_total, self.sum_of("alone_total")),
            LiveFigure(comparison.pooled_total, self.sum_of("pooled_total")),
            LiveFigure(saved),
            look="total",
        )

    def employer(self) -> TotalRow | None:
        """Return the row of what the employer pays, where it pays anything."""
        comparison = self.comparison
        alone = comparison.individual_employer
        pooled = comparison.employer + comparison.staying_employer
        follows = self._employer_cells("alone_employer") or self._pool_employer()
        if not comparison.pooled.all_possible or not (alone or pooled or follows):
            return None
        cells = [self.sum_of(key, over=False) for key in self._employer_cells("alone_employer")]
        return TotalRow(
            "employer",
            self.text("The employer pays"),
            LiveFigure(alone, self._over("+".join(cells) or "0")),
            LiveFigure(pooled, self._over("+".join(self._pool_employer()) or "0")),
            LiveFigure(alone - pooled),
        )

    def received(self) -> TotalRow | None:
        """Return the row of what arrives, where both ways tell."""
        alone, pooled = self.comparison.individual, self.comparison.pooled
        if not (alone.is_known("received").all() and pooled.is_known("received").all()):
            return None
        sums = int(alone.received.sum()), int(pooled.received.sum())
        units = self.case.minor_units(self.case.receiving)
        cells = (self.sum_of(f"{way}_received", units=units) for way in ("alone", "pooled"))
        alone_sum, pooled_sum = map(LiveFigure, sums, cells)
        more = LiveFigure(sums[1] - sums[0])
        heading = self.text("Arrives in all")
        return TotalRow("received", heading, alone_sum, pooled_sum, more, "receiving")

    def _employer_cells(self, start: str) -> list[str]:
        return [c.key for c in self.table.columns if c.key.startswith(start)]

    def _pool_employer(self) -> list[str]:
        """Return what the employer pays of the pools, as parts of a formula."""
        if not self.case.plan.is_live:
            return []
        keys = [
            step.key
            for step in self.table.steps
            if step.key == "employer" or step.key.startswith("employer_fee")
        ]
        parts = [self.case.of_pools("SUM", key) for key in keys]
        own = self._employer_cells("pooled_employer")
        parts += [self.sum_of(key, over=False) for key in own]
        staying = self.comparison.ways.staying
        if len(staying):
            for key in self._employer_cells("alone_employer"):
                parts.append(f"SUMIF(worker_pool,0,{self.sheet}!{self.table.cells(key)})")
        return parts

    def sum_of(self, key: str, *, over: bool = True, units: int = 0) -> str:
        """Return the sum of a column over all workers; empty where the sheet has none."""
        if not self.case.plan.is_live or self.table.column(key) is None:
            return ""
        summed = f"SUM({self.sheet}!{self.table.cells(key)})"
        return self._over(summed, units) if over else summed

    def _over(self, formula: str, units: int = 0) -> str:
        if not self.case.plan.is_live:
            return ""
        divisor = units or self.units
        return formula if divisor == 1 else f"({formula})/{divisor}"
