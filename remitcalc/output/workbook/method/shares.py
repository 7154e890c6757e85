"""A worker's share of a sum in formulas that know both ends of it: with a unit left over, or none.

A step says only which of the two it was. Whether a left-over unit falls on a worker changes with
almost every input, so that the formula asks for the turn and what is left over again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import Of, Product, Quotient, Sum, Told
from remitcalc.output.workbook.method.counted_formula import formula_of

if TYPE_CHECKING:
    from remitcalc.engine.steps.expression import Condition, Leaf
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.workbook.method.cells import MethodCells
    from remitcalc.output.workbook.method.counted_formula import Counted
    from remitcalc.output.workbook.method.links import Links


class Shares:
    """Finds the steps that are shares, and makes their formulas."""

    def __init__(self, cells: MethodCells, links: Links) -> None:
        self.cells, self.links = cells, links

    def formula(self, step: Step) -> str:
        """Return the formula of a share, empty: the step is none, or others' part is a value."""
        if (left_over := turn_of(step)) is not None:
            return self._with_left_over(step, left_over)
        expression = step.expression
        if step.rounding != "exact" or not isinstance(expression, Quotient):
            return ""
        if step.unit.decimals is None or step.result is None:
            return ""
        if isinstance(expression.second, Told):
            return self._equal(step, expression)
        return self._weighted(step, expression)

    def _with_left_over(self, step: Step, left_over: Condition) -> str:
        expression = step.expression
        down = expression.terms[0] if isinstance(expression, Sum) else expression
        assert isinstance(down, Of)
        assert isinstance(left_over.left, Product)
        parts = (down, left_over.left.factors[0], left_over.right)
        found, turn, left = (self._text(step, one) for one in parts)  # type: ignore[arg-type]
        return f"{found}+({turn}<={left})"

    def _equal(self, step: Step, expression: Quotient) -> str:
        assert isinstance(expression.first, Of)
        assert isinstance(expression.second, Told)
        total, workers = (self._text(step, one) for one in (expression.first, expression.second))
        return f"INT({total}/{workers})+({self.links.place}<=MOD({total},{workers}))"

    def _weighted(self, step: Step, expression: Quotient) -> str:
        left_over = self.links.left_over(step)
        if not left_over:
            return ""
        down = formula_of(
            expression, lambda leaf: self._of(step, leaf), self.cells.each(step), "down"
        )
        return f"{down.text}+({left_over})"

    def _of(self, step: Step, leaf: Leaf) -> Counted:
        return self.cells.of(leaf, step)

    def _text(self, step: Step, leaf: Leaf) -> str:
        return self._of(step, leaf).units.text


def turn_of(step: Step) -> Condition | None:
    """Return the comparison of a share that says whether a unit left over falls on it, or None."""
    for condition in step.conditions:
        left = condition.left
        first = left.factors[0] if isinstance(left, Product) else None
        if isinstance(first, Told) and (first.origin, first.about) == ("others", "turn"):
            return condition
    return None
