"""The totals of the summary: what all workers pay alone and pooled, part by part, and save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound
from remitcalc.model.frozen import frozen
from remitcalc.output.wording.words import PARTS as PART_WORDS
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.columns import EMPLOYER_ALONE, EMPLOYER_POOLED

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.output.tables.way_columns import WayColumns
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.workers_sheet import WorkerTable


@frozen
class LiveFigure:
    """A figure in minor units; None: there is none, and `words` say why.

    `formula` gives it in whole units of a currency, `bound` says how far it holds.
    """

    minor: int | None
    formula: str = ""
    bound: Bound = Bound.EXACT
    words: str = ""

    @classmethod
    def of(cls, figure: Figure | None, formula: str = "", words: str = "") -> LiveFigure:
        """Return a figure of the engine; none where it is unknown."""
        if figure is None or not figure.is_known:
            return cls(None, words=words)
        return cls(figure.minor, formula, figure.bound)


@frozen
class TotalRow:
    """A row of the table: alone, pooled and saved; beside it what must be said of it.

    What is saved is a formula over the two before it unless `is_apart`: then it is a value of its
    own, as what is priced before some charges is.
    """

    key: str
    heading: str
    alone: LiveFigure
    pooled: LiveFigure
    saved: LiveFigure
    number: str = "sending"
    look: str = "plain"
    note: str = ""
    is_apart: bool = False


class TotalRows:
    """Makes the rows, as formulas over the sheet of workers where that is live.

    They are over those who join; what those pay who do not stands in a row of its own.
    """

    def __init__(self, case: Case, table: WorkerTable) -> None:
        self.case, self.table = case, table
        self.comparison = case.comparison
        self.text = case.language.text
        self.sheet = quoted(case.sheets.workers)
        self.units = case.minor_units(case.sending)
        pools = self.comparison.pools
        self.rows = pools.joining if len(pools.joining) else pools.staying
        self.has_staying = 0 < len(pools.staying) < len(case.answer.workers)
        self.words = case.answer.words

    def parts(self) -> list[TotalRow]:
        """Return a row per part of the cost."""
        workers, rows = self.case.answer.workers, []
        for part in PARTS:
            alone = self._part(workers.individual, "alone", part)
            pooled = self._part(workers.pooled, "pooled", part)
            saved = LiveFigure(None, words=self.words.unknown)
            if alone.minor is not None and pooled.minor is not None:
                bound = Bound(alone.bound | pooled.bound.flipped)
                if bound != Bound.UNKNOWN:
                    saved = LiveFigure(alone.minor - pooled.minor, bound=bound)
            rows.append(TotalRow(part, self.text(PART_WORDS[part]), alone, pooled, saved))
        return rows

    def _part(self, columns: WayColumns, way: str, part: str) -> LiveFigure:
        """Return the sum of a part over those who join: of the known ones where some lack it."""
        found = columns[part].known_sum_of(self.rows)
        if found is None:
            return LiveFigure(None, words=self.text("not possible"))
        if not found.is_known:
            return LiveFigure(None, words=self.words.absence(part, found.absent))
        return LiveFigure(found.minor, self.sum_of(f"{way}_{part}"), found.bound)

    def total(self) -> TotalRow:
        """Return the row of what workers pay in all."""
        comparison, workers = self.comparison, self.case.answer.workers
        alone, pooled = (
            way["total"].sum_of(self.rows) for way in (workers.individual, workers.pooled)
        )
        heading = self.text("Workers pay in all")
        return self.row(
            "total",
            heading,
            (alone, pooled),
            comparison.group_saving,
            (self.sum_of("alone_total"), self.sum_of("pooled_total")),
        )

    def row(
        self,
        key: str,
        heading: str,
        ways: tuple[Figure | None, Figure | None],
        saving: Figure,
        formulas: tuple[str, str],
    ) -> TotalRow:
        """Return a row of totals of both ways and the saving by the rule of bounds."""
        impossible = self.text("not possible")
        alone, pooled = (
            LiveFigure.of(way, formula, impossible if way is None else self.words.unknown)
            for way, formula in zip(ways, formulas, strict=True)
        )
        words = impossible if None in ways else self.words.unknown
        return TotalRow(
            key,
            heading,
            alone,
            pooled,
            LiveFigure.of(saving, words=words),
            look="total" if key == "total" else "plain",
            note=self._before(saving.before),
            is_apart=bool(saving.before),
        )

    def _before(self, parts: int) -> str:
        """Return before what is priced what is saved: that follows from no other cell."""
        said = self.words.before(parts)
        if not said or not self.case.plan.is_live:
            return said
        words = self.text("does not follow changes")
        return self.text("{difference}, {before}", difference=said, before=words)

    def staying(self) -> TotalRow | None:
        """Return the row of those who do not join, who pay the same either way; None: all do."""
        if not self.has_staying:
            return None
        found = self.comparison.staying_total
        columns = ("alone_total", "pooled_total")
        formulas = [self.sum_of(key, condition="0") for key in columns]
        alone, pooled = (
            LiveFigure.of(found, formula, self.text("not possible")) for formula in formulas
        )
        heading = self.text("Who does not join pays in all")
        saved = LiveFigure(0 if found is not None else None, words=self.text("not possible"))
        is_exact = found is not None and found.is_exact
        return TotalRow("staying", heading, alone, pooled, saved, is_apart=not is_exact)

    def employer(self) -> TotalRow | None:
        """Return the row of what the employer pays, where it pays anything."""
        comparison = self.comparison
        alone = comparison.individual_employer
        pooled = comparison.employer + comparison.staying_employer
        follows = self._keys(EMPLOYER_ALONE) or self._pool_employer()
        if not comparison.pooled.all_possible or not (alone or pooled or follows):
            return None
        cells = [self._all(key) for key in self._keys(EMPLOYER_ALONE)]
        return TotalRow(
            "employer",
            self.text("The employer pays"),
            LiveFigure(alone, self._over("+".join(cells) or "0")),
            LiveFigure(pooled, self._over("+".join(self._pool_employer()) or "0")),
            LiveFigure(alone - pooled),
        )

    def received(self) -> TotalRow | None:
        """Return the row of what arrives, where both ways tell."""
        workers = self.case.answer.workers
        alone, pooled = (
            way["received"].sum_of(self.rows) for way in (workers.individual, workers.pooled)
        )
        if alone is None or pooled is None or not (alone.is_known and pooled.is_known):
            return None
        units = self.case.minor_units(self.case.receiving)
        ways = (("alone", alone), ("pooled", pooled))
        cells = [
            LiveFigure(found.minor, self.sum_of(f"{way}_received", units=units), found.bound)
            for way, found in ways
        ]
        more = LiveFigure.of(pooled - alone, words=self.words.unknown)
        heading = self.text("Arrives in all")
        return TotalRow("received", heading, cells[0], cells[1], more, "receiving")

    def _keys(self, role: str) -> list[str]:
        return [column.key for column in self.table.columns if column.role == role]

    def _pool_employer(self) -> list[str]:
        """Return what the employer pays of the pools, as parts of a formula."""
        if not self.case.plan.is_live:
            return []
        keys = [step.key for step in self.table.steps if step.is_employers]
        parts = [self.case.of_pools("SUM", key) for key in keys]
        parts += [self._all(key) for key in self._keys(EMPLOYER_POOLED)]
        staying = self.comparison.pools.staying
        if len(staying):
            for key in self._keys(EMPLOYER_ALONE):
                parts.append(f"SUMIF(worker_pool,0,{self.sheet}!{self.table.cells(key)})")
        return parts

    def sum_of(self, key: str, *, over: bool = True, units: int = 0, condition: str = ">0") -> str:
        """Return the sum of a column over those who join; empty where the sheet has none.

        `condition` is on the number of a worker's pool: "0" are those who do not join.
        """
        if not self.case.plan.is_live or self.table.column(key) is None:
            return ""
        cells = f"{self.sheet}!{self.table.cells(key)}"
        summed = f"SUM({cells})"
        if self.has_staying:
            summed = f'SUMIF(worker_pool,"{condition}",{cells})'
        return self._over(summed, units) if over else summed

    def _all(self, key: str) -> str:
        """Return the sum of a column over all workers."""
        return f"SUM({self.sheet}!{self.table.cells(key)})"

    def _over(self, formula: str, units: int = 0) -> str:
        if not self.case.plan.is_live:
            return ""
        divisor = units or self.units
        return formula if divisor == 1 else f"({formula})/{divisor}"
