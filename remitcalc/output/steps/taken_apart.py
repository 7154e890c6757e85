"""A figure as a tree: what it is made of, and each of that again, down to prices and amounts.

The steps are those of the list that is printed; only what a step rests on decides what stands
below it. A step that merely hands on another one's result shows that one's working.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import Of, Sum, leaves
from remitcalc.output.figure_words import FigureWords

if TYPE_CHECKING:
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Explanation
    from remitcalc.output.steps.printed import PrintedStep


class TakenApart:
    """The steps of an explanation, each with what stands below it.

    Parameters
    ----------
    amount_from : str
        Where the worker's amount comes from: the payroll's cell; empty: it was typed.
    """

    def __init__(self, explained: Explanation, language: Language, amount_from: str = "") -> None:
        self.explained, self._words = explained, FigureWords(language)
        self._steps = explained.steps
        lines = explained.printed(language, amount_from)
        self._printed = dict(zip(self._steps.by_key, lines, strict=True))
        self.root = explained.key

    @property
    def adds_up(self) -> bool:
        """Whether the figure is the sum of what stands below it, to the smallest unit."""
        last = self._steps[self._made(self.root)]
        is_sum = isinstance(last.expression, Sum) and last.rounding == "exact"
        return is_sum and last.result is not None and last.figure.is_exact

    def name(self, key: str) -> str:
        """Return what a step finds."""
        return self._printed[key].name

    def result(self, key: str) -> str:
        """Return what a step comes to, with ≥ or ≤ where it holds so far only."""
        step = self._steps[key]
        if step.unit.kind == "money" and step.refusal is None:
            return self._words.shown(step.figure)
        return self._printed[key].result

    def shown(self, key: str) -> PrintedStep:
        """Return the step that tells how a result is found."""
        return self._printed[self._made(key)]

    def bases(self, key: str) -> list[str]:
        """Return the steps that stand below one: what its result is computed from, then the rest.

        What a condition compares and what shows a principal to be the largest come last.
        """
        step = self._steps[self._made(key)]
        found = dict.fromkeys(step.bases if step.expression is None else _operands(step))
        found |= dict.fromkeys(step.bases)
        for one in [*found]:
            if one in self._steps.shown_by:
                found[self._steps.shown_by[one]] = None
        return [one for one in found if one in self._steps and one not in (key, step.key)]

    def down_to(self, depth: int, key: str | None = None) -> list[str]:
        """Return a step, then what stands below it so many times over, each once, in order."""
        found = {key or self.root: None}
        if depth:
            for one in self.bases(key or self.root):
                found |= dict.fromkeys(self.down_to(depth - 1, one))
        return [*found]

    def _made(self, key: str) -> str:
        """Return the step in which a result that is only handed on was made."""
        step = self._steps[key]
        while isinstance(step.expression, Of) and _says_nothing(step):
            step = self._steps[step.expression.key]
        return step.key


def _operands(step: Step) -> list[str]:
    assert step.expression is not None
    return [leaf.key for leaf in leaves(step.expression) if isinstance(leaf, Of)]


def _says_nothing(step: Step) -> bool:
    """Return whether a step says no more than the one whose result it is."""
    is_plain = not (step.notes or step.conditions or step.also or step.is_outside)
    return is_plain and step.refusal is None and step.rounding != "down"
