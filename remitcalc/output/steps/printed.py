"""A recipe as it is printed: numbered lines, each of which computes as it stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.steps.expression import Of, Priced, Told, leaves
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.sources import named_source
from remitcalc.output.steps.formula import RELATIONS, comparison, formula, is_leaf
from remitcalc.output.steps.numbers import rounded_down, written
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.steps import ORIGINS
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.steps.expression import Leaf
    from remitcalc.engine.steps.step import Step, Steps
    from remitcalc.output.language import Language

_DIGITS = 6


class PrintedStep(NamedTuple):
    """One numbered step in the reader's language.

    Attributes
    ----------
    key : that of the step.
    number : its number, from 1.
    part : what the part of the recipe is called, empty where it has no name.
    name : what is found.
    result : what comes out; empty where the way ends here.
    formula : how it is computed, with numbers of steps; empty where it rests on none.
    figures : the same with their figures; empty for one that is not computed.
    relation : how the result follows: "=", also where there is nothing to round, "≈" rounded, "↓"
        rounded down.
    conditions : comparisons that hold, in figures.
    origins : where its figures come from that no step computes, a line each.
    sources : the first figure of each of these lines.
    notes : what else there is to say; `refusal` why the way ends here, or empty.
    """

    key: str
    number: int
    part: str
    name: str
    result: str
    formula: str
    figures: str
    relation: str
    conditions: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[Leaf, ...]
    notes: tuple[str, ...]
    refusal: str

    @property
    def working(self) -> str:
        """The formula, the same with figures, and the result; empty for what is not computed."""
        said = [one for one in (self.formula, self.figures) if one]
        return f"{' = '.join(said)} {self.relation} {self.result}" if said else ""


def printed(steps: Steps, language: Language, amount_from: str = "") -> list[PrintedStep]:
    """Return steps as they are printed.

    Parameters
    ----------
    amount_from : str
        Where the worker's amount comes from: the payroll's cell; empty: it was typed.
    """
    printing = _Printing(steps, language, amount_from)
    return [printing.step(step) for step in steps]


class _Printing:
    def __init__(self, steps: Steps, language: Language, amount_from: str) -> None:
        self.steps, self.language, self.amount_from = steps, language, amount_from
        self.numbers = {step.key: number for number, step in enumerate(steps, start=1)}
        self.figures = FigureWords(language)

    def step(self, step: Step) -> PrintedStep:
        language = self.language
        refusal = "" if step.refusal is None else sentence(step.refusal, language)
        origins = self._origins(step)
        return PrintedStep(
            step.key,
            self.numbers[step.key],
            " · ".join(sentence(part, language) for part in step.parts),
            sentence(step.said, language),
            self._result(step),
            *self._working(step),
            RELATIONS["exact" if step.result == step.exact else step.rounding],
            tuple(comparison(one, self._figure) for one in step.conditions),
            tuple(said for said, _ in origins),
            tuple(leaf for _, leaf in origins),
            (*self._held(step), *(sentence(note, language) for note in step.notes)),
            refusal,
        )

    def _result(self, step: Step) -> str:
        if step.result is not None:
            return written(step.result, step.unit, self.language.numbers)
        return "" if step.refusal is not None else self.figures.unknown

    def _working(self, step: Step) -> tuple[str, str]:
        """Return the formula with numbers of steps, and with figures."""
        expression = step.expression
        if expression is None or step.result is None:
            return "", ""
        rests = any(isinstance(leaf, Of) for leaf in leaves(expression))
        return (
            formula(expression, self._number) if rests else "",
            "" if is_leaf(expression) else formula(expression, self._figure),
        )

    def _number(self, leaf: Leaf) -> str:
        return f"[{self.numbers[leaf.key]}]" if isinstance(leaf, Of) else self._figure(leaf)

    def _figure(self, leaf: Leaf) -> str:
        if isinstance(leaf, Of):
            return self._result(self.steps[leaf.key])
        return written(leaf.value, leaf.unit, self.language.numbers)

    def _origins(self, step: Step) -> list[tuple[str, Leaf]]:
        """Return where figures come from, a line each, with the first figure of each line."""
        figures: dict[str, dict[str, None]] = {}
        firsts: dict[str, Leaf] = {}
        for leaf in step.leaves:
            origin = self._origin(leaf)
            if origin:
                figures.setdefault(origin, {})[self._figure(leaf)] = None
                firsts.setdefault(origin, leaf)
        said = self.language.text
        return [
            (said("{amount}: {cost}", amount="; ".join(written_so), cost=origin), firsts[origin])
            for origin, written_so in figures.items()
        ]

    def _origin(self, leaf: Leaf) -> str:
        text = self.language.text
        if isinstance(leaf, Priced):
            status = text(STATUSES[leaf.provenance.status.word])
            return f"{named_source(leaf.provenance, self.language)} ({status})"
        if isinstance(leaf, Told):
            if leaf.origin == "amount":
                return self.amount_from or text(ORIGINS["amount", ""])
            said = ORIGINS.get((leaf.origin, leaf.about))
            return "" if said is None else text(said)
        return ""

    def _held(self, step: Step) -> Iterator[str]:
        """Yield how far a figure holds, where it is not exact."""
        if step.unit.kind == "money" and step.result is not None:
            figure = step.figure
            if not figure.is_exact:
                yield self.figures.spoken(figure)
        if step.rounding == "down" and step.expression is not None:
            yield from self._exact_part(step)

    def _exact_part(self, step: Step) -> Iterator[str]:
        """Yield what a share is exactly, before it is rounded down."""
        assert step.exact is not None
        shown = rounded_down(step.exact, _DIGITS)
        more = "" if Fraction(shown) == step.exact else "…"
        amount = f"{self.language.numbers.decimal(shown)}{more}"
        yield self.language.text("exactly {amount}", amount=amount)
