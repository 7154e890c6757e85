"""Checks of the summary: sums that must meet, as cells that say OK or by how much they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS
from remitcalc.model.frozen import frozen
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.counting import SPLIT
from remitcalc.output.workbook.grid import in_formula
from remitcalc.output.workbook.plan import applied_rate

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.workers_sheet import WorkerTable


@frozen
class Check:
    """Two sums that must be the same, as formulas; `otherwise` may stand for the difference."""

    heading: str
    left: str
    right: str
    otherwise: str = ""

    @property
    def formula(self) -> str:
        """Return the formula that says OK or gives the difference."""
        difference = f"ROUND(({self.left})-({self.right}),0)"
        otherwise = f'"{self.otherwise}"' if self.otherwise else difference
        return f'IF({difference}=0,"OK",{otherwise})'


class Checks:
    """Makes the checks of a workbook."""

    def __init__(self, case: Case, table: WorkerTable) -> None:
        self.case, self.table = case, table
        self.text = case.language.text
        self.sheet = quoted(case.sheets.workers)

    def made(self) -> list[Check]:
        """Return all checks."""
        comparison = self.case.comparison
        checks = []
        if self._adds_up(comparison.individual):
            heading = self.text("Alone: the parts add up to the cost")
            if comparison.individual.absent.any():
                heading = self.text("Alone: the parts that are known add up to the cost at least")
            checks.append(self._parts("alone", heading))
        if self._adds_up(comparison.pooled):
            heading = self.text("Pooled: the parts add up to the cost")
            if comparison.pooled.absent.any():
                heading = self.text("Pooled: the parts that are known add up to the cost at least")
            checks.append(self._parts("pooled", heading))
        if self.case.plan.is_live:
            checks += self._shares()
            checks += [self._exactness(), self._decimals()]
        else:
            checks += self._values()
        return checks

    def _adds_up(self, outcome: Outcome) -> bool:
        """Return whether every worker's total stands in a cell; as a value, where it is known."""
        return outcome.all_possible and (
            self.case.plan.is_live or bool(outcome.is_known("total").all())
        )

    def _sum(self, key: str) -> str:
        return f"SUM({self.sheet}!{self.table.cells(key)})"

    def _parts(self, way: str, heading: str) -> Check:
        found = [f"{way}_{part}" for part in PARTS if self.table.column(f"{way}_{part}")]
        return Check(heading, "+".join(map(self._sum, found)), self._sum(f"{way}_total"))

    def _shares(self) -> list[Check]:
        """Return that shares add up to what is shared."""
        checks = []
        for step in self.table.steps:
            if self.table.column(f"pooled_{step.key}_share") is not None:
                heading = self.text("Shares add up: {heading}", heading=step.heading)
                whole = self.case.of_pools("SUM", step.key)
                checks.append(Check(heading, self._sum(f"pooled_{step.key}_share"), whole))
        if self.table.column("pooled_settled") is not None:
            heading = self.text("What is settled adds up to nothing")
            checks.append(Check(heading, self._sum("pooled_settled"), "0"))
        return checks

    def _exactness(self) -> Check:
        """Return that the largest figures are small enough to be counted exactly."""
        terms = self.case.plan.pooled
        principal = self.case.of_pools("MAX", "principal")
        products = [f"{principal}*whole/2^53", f"{principal}*MAX(worker_amount)/2^53"]
        is_rated = terms is not None and terms.pricing.received_known and not terms.is_by_amount
        if is_rated:
            at_once = f"/{SPLIT}" if terms is not None and terms.rate_in_halves else ""
            products.append(f"{self.case.of_pools('MAX', 'net')}*pooled_rate{at_once}/2^53")
        heading = self.text("Figures are small enough to be counted exactly")
        return Check(heading, f"INT(MAX({','.join(products)}))", "0")

    def _decimals(self) -> Check:
        """Return that no rate has more decimals than it is counted with."""
        plan, corridor = self.case.plan, self.case.comparison.scenario.corridor
        rests = ["0"] if corridor.reference is None else ["reference_rest"]
        rests += [
            f"{terms.name}_rate_rest"
            for terms in (*plan.alone, plan.pooled)
            if terms is not None and applied_rate(terms.pricing) is not None
        ]
        heading = self.text("Rates are counted with all their decimals")
        otherwise = in_formula(self.text("a unit may differ"))
        return Check(heading, f"ROUNDUP({'+'.join(rests)},0)", "0", otherwise)

    def _values(self) -> list[Check]:
        """Return that columns of values add up to the totals of the comparison."""
        comparison = self.case.comparison
        heading = self.text("Workers add up to the total")
        found = {
            "alone_total": (self.text("Alone"), comparison.individual, comparison.individual_total),
            "pooled_total": (self.text("Pooled"), comparison.pooled, comparison.pooled_total),
        }
        return [
            Check(f"{way}: {heading}", self._sum(key), str(total))
            for key, (way, outcome, total) in found.items()
            if total is not None and self._adds_up(outcome)
        ]
